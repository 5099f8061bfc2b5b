"""Outcomes, verdicts and findings: what the calculation says, without any text for people.

Texts live in assets/texts; a `Message` carries the code and the values to fill in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.product import EnvironmentalSet
from models.domain.project import Evidence, JudgedLevel
from models.domain.requirement import Level, Operator, RequirementKind
from models.domain.source import SourceRef


class OutcomeStatus(StrEnum):
    """A result is a value, or one of three ways of not having one; never zero for want of data."""

    VALUE = "value"
    NOT_APPLICABLE = "not_applicable"
    NOT_CALCULABLE = "not_calculable"
    NOT_ASSESSED = "not_assessed"


class Basis(StrEnum):
    """What the outcome rests on: calculated from the bill, an entered figure, or a person's judgement."""

    CALCULATED = "calculated"
    STATED = "stated"
    JUDGED = "judged"


class Verdict(StrEnum):
    """The answer against one level. NO_LEVEL: the edition has none here."""

    MEETS = "meets"
    MISSES = "misses"
    CANNOT_SAY = "cannot_say"
    NOT_COMPARABLE = "not_comparable"
    NO_LEVEL = "no_level"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure as an interval.

    Attributes:
        value: the figure of what is in the bill; None when something it needs is unknown and only bounds can
            be given. It stands with an open `upper` when the bill lacks elements of the building.
        lower: lowest it can be; None when there is no lower bound.
        upper: highest it can be; None when there is no upper bound.
        coverage_fraction: share of the bill (by mass where every mass is known, else by lines) whose
            data the figure has; 1.0 is all.
    """

    value: float | None
    lower: float | None
    upper: float | None
    coverage_fraction: float

    @property
    def is_exact(self) -> bool:
        return self.value is not None and self.lower == self.value == self.upper


def exactly(value: float) -> Estimate:
    """A figure without uncertainty."""
    return Estimate(value, value, value, 1.0)


Param = str | float | int


@dataclass(frozen=True, slots=True)
class Message:
    """A stable code with values for its text; `line_ids` are the bill lines it is about."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    line_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelVerdict:
    """The verdict of one outcome against one requirement.

    Attributes:
        limit: None where the source gives words, a range or nothing.
        margin: distance to the limit in the outcome's unit, positive when on the right side; None
            without one value or one limit, and without a verdict on a figure with an open bound.
        rounding_matters: True when the figure rounded as printed would have got the other verdict.
    """

    level: Level
    operator: Operator
    limit: float | None
    limit_unit: str
    kind: RequirementKind
    verdict: Verdict
    margin: float | None
    scope: str
    text: str
    environmental_set: EnvironmentalSet | None
    source: SourceRef | None
    requirement_id: str
    reason: Message | None = None
    rounding_matters: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the project states beside the calculated one, with its own verdicts."""

    value: float | None
    judged_level: JudgedLevel | None
    evidence: Evidence
    note: str
    levels: tuple[LevelVerdict, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one indicator; `mpg` has two, one per environmental set.

    `basis` is None unless `status` is VALUE. `judged_level` is set when the basis is a judgement.
    """

    indicator_id: str
    status: OutcomeStatus
    unit: str
    estimate: Estimate | None = None
    basis: Basis | None = None
    environmental_set: EnvironmentalSet | None = None
    judged_level: JudgedLevel | None = None
    stated: Stated | None = None
    levels: tuple[LevelVerdict, ...] = ()
    reasons: tuple[Message, ...] = ()


class Severity(StrEnum):
    """ERROR stops an import; WARNING asks for attention; NOTE informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found. Empty parts are not known; `row` is 1-based, 0 when not known."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, with a stable code and a place."""

    severity: Severity
    message: Message
    where: Place = Place()

    @property
    def code(self) -> str:
        return self.message.code

    @property
    def key(self) -> str:
        """Names the finding across calculations: its code, its line, and what it is about, not its figures."""
        about = self.message.params.get("element_en") or self.message.params.get("indicator_en") or ""
        return f"{self.code}|{self.where.line_id}|{about}"


@dataclass(frozen=True, slots=True)
class GroupContribution:
    """What one two-digit NL-SfB group adds to a total; `nl_sfb_group` is "" for lines without a code.

    `share_fraction` is of the total's value, None when group or total has no single value or the total is zero.
    """

    nl_sfb_group: str
    line_count: int
    amount: Estimate
    share_fraction: float | None


@dataclass(frozen=True, slots=True)
class Contributions:
    """Who adds what to one total over the building.

    Attributes:
        subject: `mpg_a1` and `mpg_a2` (EUR over the building's life), `embodied_carbon` (kg CO2-eq, A1-A5)
            or `mass` (kg).
        lower, value, upper: per line, in the order of `line_ids`; None where unknown.
        groups: in ascending NL-SfB order.
    """

    subject: str
    unit: str
    total: Estimate
    line_ids: tuple[str, ...]
    lower: tuple[float | None, ...]
    value: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    groups: tuple[GroupContribution, ...]

    def amount(self, position: int) -> Estimate:
        """The amount of one line as an interval, by its position."""
        return Estimate(self.value[position], self.lower[position], self.upper[position], 1.0)

    def heaviest(self, count: int) -> tuple[int, ...]:
        """Positions of the `count` lines with the largest known amount, largest first."""
        known = [(amount, -i) for i, amount in enumerate(self.lower) if amount is not None]
        return tuple(-i for _, i in sorted(known, reverse=True)[:count])


@dataclass(frozen=True, slots=True)
class Figure:
    """An extra figure without levels, such as the circularity indicator."""

    id: str
    unit: str
    status: OutcomeStatus
    estimate: Estimate | None
    source: SourceRef | None
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All outcomes of one variant against one requirement set and the legal rung of its permit date.

    Attributes:
        legal_regime: names the legal rules of the permit date; None when there is no permit date.
        outcomes: in the order of the indicators; `mpg` twice (A1, then A2).
        sources: of every limit and factor that was used, without doubles.
    """

    requirement_set_id: str
    requirement_edition: str
    legal_regime: Message | None
    outcomes: tuple[Outcome, ...]
    figures: tuple[Figure, ...]
    sources: tuple[SourceRef, ...]

    def outcome(self, indicator_id: str, environmental_set: EnvironmentalSet | None = None) -> Outcome:
        """The outcome of one indicator; for `mpg` name the set.

        Raises:
            KeyError: there is no such outcome.
        """
        for outcome in self.outcomes:
            if outcome.indicator_id == indicator_id and environmental_set in (None, outcome.environmental_set):
                return outcome
        raise KeyError(indicator_id)
