"""Outcomes, verdicts and findings of the calculation, as typed values without texts for people.

Texts live in assets/texts; a `Message` carries the code and the values to fill in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from models.domain.estimate import Estimate as Estimate  # noqa: PLC0414 part of the words of an outcome
from models.domain.estimate import Message as Message  # noqa: PLC0414
from models.domain.estimate import Param as Param  # noqa: PLC0414
from models.domain.estimate import exactly as exactly  # noqa: PLC0414
from models.domain.evidence import Evidence
from models.domain.linkage import Linkage
from models.domain.phases import MaterialByPhase
from models.domain.place import Places
from models.domain.point_result import IndicatorPoints
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel
from models.domain.requirement import Level, Operator, RequirementKind
from models.domain.source import SourceRef


class OutcomeStatus(StrEnum):
    """Whether an outcome has a value, and if not, why. Missing data never count as zero.

    NOT_APPLICABLE: the indicator does not exist for this building. NOT_CALCULABLE: data are missing; the reasons
    of the outcome name them. NOT_ASSESSED: there is no bill, or nothing was entered.
    """

    VALUE = "value"
    NOT_APPLICABLE = "not_applicable"
    NOT_CALCULABLE = "not_calculable"
    NOT_ASSESSED = "not_assessed"


class Basis(StrEnum):
    """Basis of an outcome: the bill, an entered figure, a person's judgement, or the answers to points."""

    CALCULATED = "calculated"
    STATED = "stated"
    JUDGED = "judged"
    POINTS = "points"


class Verdict(StrEnum):
    """Verdict of one outcome against one level.

    CANNOT_SAY: a figure or fact is missing, or the limit lies within the interval of the figure.
    NOT_COMPARABLE: figure and limit are of different EN 15804 sets. NO_LEVEL: the edition sets none here.
    """

    MEETS = "meets"
    MISSES = "misses"
    CANNOT_SAY = "cannot_say"
    NOT_COMPARABLE = "not_comparable"
    NO_LEVEL = "no_level"


@dataclass(frozen=True, slots=True)
class LevelVerdict:
    """The verdict of one outcome against one requirement.

    Attributes:
        limit: in `limit_unit`; None where the source gives words, a range or nothing.
        margin: distance to the limit in the outcome's unit, positive on the side that meets it; None without a
            single value or a limit, and for CANNOT_SAY on a figure with an open bound.
        scope: buildings the requirement is for, as the source prints it; "" for the legal level.
        text: the source's own words for the level, or its printed limit.
        environmental_set: EN 15804 set of the limit; None for indicators without sets.
        reason: why the verdict is CANNOT_SAY or NOT_COMPARABLE; None for the other verdicts.
        rounding_matters: whether the figure rounded as printed would get the other verdict.
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
    """An entered figure or judged level of an indicator, with its evidence and its own verdicts.

    `value` is in the indicator's unit; None when only a level was judged. `judged_level` is None when none was.
    """

    value: float | None
    judged_level: JudgedLevel | None
    evidence: Evidence
    note: str
    levels: tuple[LevelVerdict, ...]


class IndicationVerdict(StrEnum):
    """What an indication says of one level; only a firm figure meets or misses it.

    CANNOT_SAY: a line has no figure, or the limit lies within the interval of the indication.
    """

    PROBABLY_MEETS = "probably_meets"
    PROBABLY_MISSES = "probably_misses"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Indication:
    """The figure of an indicator with provisional products and estimates counted too, in the unit of its outcome.

    It equals the firm figure where nothing is provisional or estimated. Shares are of the bill: by mass where
    every mass is known, else by number of lines, 0-1.

    Attributes:
        low: lowest possible figure; None when there is no lower bound, and for a share while a line has no figure.
        middle: the figure of the lines that have one; None when it cannot be calculated, or when they are less
            than half of the bill.
        high: highest possible figure; None when there is no upper bound, and while a line has no figure.
        covered_share: share of the bill that has a figure.
        firm_share: share of the bill that has one without a provisional product or an estimate.
        provisional_share: share of the bill that has one by a provisional product, without an estimate.
        estimated_share: share of the bill that has one by an estimate from open data.
        verdicts: level -> what the indication says of it; a level that the edition does not set is absent.
    """

    low: float | None = None
    middle: float | None = None
    high: float | None = None
    covered_share: float = 0.0
    firm_share: float = 0.0
    provisional_share: float = 0.0
    estimated_share: float = 0.0
    verdicts: Mapping[Level, IndicationVerdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Computed:
    """What the bill gives of an indicator whose stated figure counts; the fields are those of an outcome.

    The verdicts in `levels` are those of the computed figure, and no outcome shows them as its own.
    """

    status: OutcomeStatus
    estimate: Estimate | None
    environmental_set: EnvironmentalSet | None
    levels: tuple[LevelVerdict, ...]
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one indicator; an indicator with sets has two, one per EN 15804 set.

    Attributes:
        unit: of the estimate; "" for an indicator that is only judged.
        estimate: None without a figure: status is not VALUE, or basis is JUDGED.
        basis: None unless status is VALUE.
        environmental_set: set of the MKI that the figure rests on, or of the entered figure; None without one.
        judged_level: the judged level that was entered; None without one and when the figure is calculated.
        stated: the entered figure, whether it counts (basis is STATED) or stands beside the calculated one; None
            when nothing was entered.
        reasons: why there is no figure, why it is an interval, or what a stated figure that counts lacks.
        indication: the figure with provisional products; None for an indicator that has none.
        computed: what the bill gives where a stated figure counts; None otherwise, and without a bill.
        points: the points of the indicator with what they say of each level, whether they decide it (basis is
            POINTS) or stand beside a judged level or an entered figure; None for an indicator without points.
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
    indication: Indication | None = None
    computed: Computed | None = None
    points: IndicatorPoints | None = None

    @property
    def as_computed(self) -> "Outcome":
        """The outcome that the bill gives, with its stated figure beside it; itself where none counts."""
        found = self.computed
        if found is None:
            return self
        return replace(
            self,
            status=found.status,
            estimate=found.estimate,
            basis=Basis.CALCULATED if found.estimate is not None else None,
            environmental_set=found.environmental_set,
            levels=found.levels,
            reasons=found.reasons,
            computed=None,
        )


class Severity(StrEnum):
    """Severity of a finding: ERROR stops an import, WARNING needs attention, NOTE informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Place of a finding in a file. "" means not known; `row` is 1-based, 0 when not known."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of an import, an audit or a check.

    `message` has its stable code and the values of its text; `where` is the place in the file or bill that it is
    about, empty for a finding about the whole.
    """

    severity: Severity
    message: Message
    where: Place = Place()

    @property
    def code(self) -> str:
        """The stable code of its message."""
        return self.message.code

    @property
    def key(self) -> str:
        """Identifies the finding across calculations by code, line and subject, whatever its figures."""
        about = self.message.params.get("element_en") or self.message.params.get("indicator_en") or ""
        return f"{self.code}|{self.where.line_id}|{about}"


@dataclass(frozen=True, slots=True)
class GroupContribution:
    """Contribution of one two-digit NL-SfB group to a total; `nl_sfb_group` is "" for lines without a code.

    `amount` is in the unit of the total. `share_fraction` is the group's part of the total's value; None when
    either has no single value or the total is zero.
    """

    nl_sfb_group: str
    line_count: int
    amount: Estimate
    share_fraction: float | None


@dataclass(frozen=True, slots=True)
class Contributions:
    """Contribution of every line and every element group to one total of the building.

    Attributes:
        subject: `mpg_a1` and `mpg_a2` (MKI in EUR over the building's life), `embodied_carbon` (kg CO2-eq,
            life-cycle modules A1-A5) or `mass` (kg).
        lower, value, upper: per line in `unit`, in the order of `line_ids`; None where unknown.
        groups: in ascending NL-SfB order.
        environmental_set: EN 15804 set of the amounts; None where they do not depend on one.
    """

    subject: str
    unit: str
    total: Estimate
    line_ids: tuple[str, ...]
    lower: tuple[float | None, ...]
    value: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    groups: tuple[GroupContribution, ...]
    environmental_set: EnvironmentalSet | None = None

    def amount(self, position: int) -> Estimate:
        """The contribution of the line at `position`, in `unit`."""
        return Estimate(self.value[position], self.lower[position], self.upper[position], 1.0)

    def heaviest(self, count: int) -> tuple[int, ...]:
        """Positions of the `count` lines with the largest lower bound, largest first, without unknown ones."""
        known = [(amount, -i) for i, amount in enumerate(self.lower) if amount is not None]
        return tuple(-i for _, i in sorted(known, reverse=True)[:count])


@dataclass(frozen=True, slots=True)
class Figure:
    """Result of an extra figure, such as the circularity indicator.

    `estimate` is in `unit`; None unless `status` is VALUE. `reasons` say why there is no figure or an interval.
    `levels` are its verdicts where the requirement set limits this figure, else empty. `indication` is the figure
    with provisional products and estimates counted too; None for a figure that has none.
    """

    id: str
    unit: str
    status: OutcomeStatus
    estimate: Estimate | None
    source: SourceRef | None
    reasons: tuple[Message, ...] = ()
    levels: tuple[LevelVerdict, ...] = ()
    indication: Indication | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All outcomes of one variant against one requirement set and the legal rung of its permit date.

    Attributes:
        legal_regime: the legal rules of the permit date; None without a permit date that has known rules.
        outcomes: in the order of the indicators; an indicator with sets twice (A1, then A2).
        figures: the extra figures; empty without a bill.
        sources: of every limit and factor used, each once.
        other_regime: that the levels of the requirement set count the MPG in another EN 15804 set than the law;
            None where they do not.
        linkage: how much of the bill's mass is linked to products.
        phases: the kind of work, and the material by what the work does with it.
        places: of its figures among published buildings; none of a building that stood there before the work.
    """

    requirement_set_id: str
    requirement_edition: str
    legal_regime: Message | None
    outcomes: tuple[Outcome, ...]
    figures: tuple[Figure, ...]
    sources: tuple[SourceRef, ...]
    linkage: Linkage = field(default_factory=Linkage)
    other_regime: Message | None = None
    phases: MaterialByPhase = field(default_factory=MaterialByPhase)
    places: Places = field(default_factory=Places)

    def outcome(self, indicator_id: str, environmental_set: EnvironmentalSet | None = None) -> Outcome:
        """The outcome of one indicator. Without a set the first is taken: name the set of an indicator with sets.

        Raises:
            KeyError: there is no such outcome.
        """
        for outcome in self.outcomes:
            if outcome.indicator_id == indicator_id and environmental_set in (None, outcome.environmental_set):
                return outcome
        raise KeyError(indicator_id)

    @property
    def as_computed(self) -> "Scorecard":
        """The scorecard that the bill gives: every stated figure beside the computed one, deciding nothing."""
        return replace(self, outcomes=tuple(outcome.as_computed for outcome in self.outcomes))
