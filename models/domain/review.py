"""Result of reviewing a received file: stated against recomputed figures, missing data, limits and headlines.

Texts live in assets/texts/review.toml. Leaves out on purpose: the report that the figures come from and the
file's import findings, which the application's review adds to these.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from models.domain.outcome import Basis, Estimate, Message, Param, Place, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.requirement import Level
from models.domain.source import SourceRef

NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """The reviewed file: its name without folder, the SHA-256 of its bytes (hexadecimal) and their number."""

    name: str
    sha256: str
    byte_count: int


class FigureKind(StrEnum):
    """Subject of a stated figure: an indicator, a total of the whole building, or one line of the bill."""

    INDICATOR = "indicator"
    TOTAL = "total"
    LINE = "line"


class StatedOrigin(StrEnum):
    """Place where the file states a figure: as an entered value, in a line of the bill, or elsewhere."""

    ENTERED = "entered"
    BILL = "bill"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A figure, limit or level that a file states; None and "" where it does not.

    Attributes:
        subject: an indicator id, or "mki", "embodied_carbon" or "mass" for a total over the building's life.
        value, limit: in `unit`.
        unit: as the file writes it.
        is_total: whether it is a total of the building, not a figure per m2.
        environmental_set: EN 15804 set that the file names; None when it names none.
        module: life-cycle module such as "A1-A3"; "" for all modules that the subject counts.
        label: words beside the figure in the file.
        level: level that the file says is met.
        remark: words beside the figure about its origin.
    """

    subject: str
    value: float | None
    unit: str
    origin: StatedOrigin
    is_total: bool = False
    environmental_set: EnvironmentalSet | None = None
    module: str = ""
    label: str = ""
    level: Level | None = None
    limit: float | None = None
    remark: str = ""
    where: Place = NOWHERE


class Agreement(StrEnum):
    """Agreement of a stated figure with the recomputed one.

    AGREES: equal within the rounding of the printed digits. DIFFERS: not equal. WITHIN_BOUNDS: data are missing
    and the stated figure lies within the interval. NOT_RECOMPUTED: the file holds nothing to compute it from.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    WITHIN_BOUNDS = "within_bounds"
    NOT_RECOMPUTED = "not_recomputed"


class CauseKind(StrEnum):
    """Kind of probable cause of a difference: the one change with which recomputing gives the stated figure."""

    DIGITS_SWAPPED = "digits_swapped"
    FRACTION = "fraction"
    FACTOR_TEN = "factor_ten"
    DECIMAL_MARK = "decimal_mark"
    MASS_UNIT = "mass_unit"
    LINE_FACTOR_TEN = "line_factor_ten"
    LINE_LEFT_OUT = "line_left_out"
    LINE_TWICE = "line_twice"
    PRINTED_TOTALS = "printed_totals"
    REPLACEMENT_UP = "replacement_up"
    REPLACEMENT_DOWN = "replacement_down"
    NO_REPLACEMENT = "no_replacement"
    WITH_REPLACEMENT = "with_replacement"
    SURCHARGE_FORGOTTEN = "surcharge_forgotten"
    SURCHARGE_TWICE = "surcharge_twice"
    OTHER_SET = "other_set"
    SET_CONVERTED = "set_converted"
    OTHER_AREA = "other_area"
    OTHER_LIFE = "other_life"
    UNKNOWN_AS_ZERO = "unknown_as_zero"


@dataclass(frozen=True, slots=True)
class Cause:
    """Probable cause of a difference: with this one change the recomputed figure agrees with the stated one.

    `recomputed` is the figure with the change, in its unit. `line_ids` are the changed lines; empty for a change
    of the whole.
    """

    kind: CauseKind
    recomputed: float
    params: Mapping[str, Param] = field(default_factory=dict)
    line_ids: tuple[str, ...] = ()

    @property
    def message(self) -> Message:
        """The sentence of this cause, with the lines it is about."""
        return Message(f"review_cause_{self.kind}", self.params, self.line_ids)


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """Check of one stated figure against the recomputed one, both in `unit`.

    Attributes:
        subject: an indicator id; "mki", "embodied_carbon" or "mass" for a total; "line_mki" for a line.
        name: words beside the figure in the file, or the description of the line.
        recomputed: None when there is nothing to compute it from.
        decimals: number of decimals with which the figure is compared and printed.
        environmental_set: EN 15804 set of the figure; None for a figure without sets.
        module: life-cycle module; "" for all modules that the subject counts.
        stated_level: level that the file says is met; None when it says none.
        difference: stated minus recomputed, in `unit`; from the nearest bound where there is no single figure.
            None without a recomputed figure and when the stated figure is within its bounds.
        relative_difference: `difference` as a fraction of the recomputed figure; None also when that is zero.
        causes: empty when none was found; more than one when several changes each give the stated figure.
        line_id: of a figure of one line; "" for other figures.
    """

    kind: FigureKind
    subject: str
    name: str
    unit: str
    stated: float
    recomputed: Estimate | None
    agreement: Agreement
    decimals: int
    origin: StatedOrigin
    environmental_set: EnvironmentalSet | None = None
    module: str = ""
    stated_level: Level | None = None
    difference: float | None = None
    relative_difference: float | None = None
    causes: tuple[Cause, ...] = ()
    line_id: str = ""
    where: Place = NOWHERE

    @property
    def key(self) -> str:
        """Identifies the row in `ReviewNotes`."""
        parts = (self.kind, self.subject, self.environmental_set or "", self.module, self.line_id or self.name)
        return "|".join(parts)


class MissingKind(StrEnum):
    """Kind of a missing item, in the order of asking: the document of an answer that is only said, a building
    element, an indicator, a fact of the plan, or data of its lines."""

    SAID = "said"
    ELEMENT = "element"
    INDICATOR = "indicator"
    FACT = "fact"
    DATA = "data"
    SERVICE_LIFE = "service_life"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class MissingItem:
    """An element, fact or datum that the file lacks; `indicator_ids` are the indicators that it leaves open."""

    kind: MissingKind
    message: Message
    indicator_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Identifies the item in `ReviewNotes`."""
        about = self.message.params.get("element_en") or self.message.params.get("indicator_en") or ""
        return f"missing|{self.message.code}|{about}"


@dataclass(frozen=True, slots=True)
class OpenVerdict:
    """A level whose verdict the missing data can still change.

    Attributes:
        estimate, limit: in `unit`.
        at_best, at_worst: the verdict at the best and at the worst end of the estimate.
        room: amount in `unit` that missing data may still add before the limit is missed; None unless lower is
            better and the known part meets the limit.
    """

    indicator_id: str
    environmental_set: EnvironmentalSet | None
    estimate: Estimate
    level: Level
    limit: float
    unit: str
    at_best: Verdict
    at_worst: Verdict
    room: float | None = None


class LimitAgreement(StrEnum):
    """Agreement of the limit in the file with the limit that applies.

    NO_LIMIT: none applies on the permit date. NOT_STATED: the file names no limit.
    """

    SAME = "same"
    OTHER_LIMIT = "other_limit"
    OTHER_SET = "other_set"
    NO_LIMIT = "no_limit"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class LimitCheck:
    """Check of the limit and verdict that the file states for one level against those of the permit date.

    Attributes:
        limit: the limit that applies, in `unit`; None when none does or a fact that decides it is missing.
        environmental_set: EN 15804 set of `limit`; `stated_set` is that of the figure or limit in the file.
        verdict: of the recomputed figure, or of the stated one when `basis` is STATED.
        stated_limit: in `unit`; None when the file names none.
        claims_met: whether the file says that the level is met; None when it says nothing.
        elsewhere: titles, as (Dutch, English), of legal regimes or requirement sets under which the stated limit
            or verdict would be right.
        basis: of the verdict; None where there is no figure.
    """

    indicator_id: str
    level: Level
    limit: float | None
    unit: str
    environmental_set: EnvironmentalSet | None
    agreement: LimitAgreement
    verdict: Verdict
    stated_limit: float | None = None
    stated_set: EnvironmentalSet | None = None
    claims_met: bool | None = None
    elsewhere: tuple[tuple[str, str], ...] = ()
    source: SourceRef | None = None
    basis: Basis | None = None
    where: Place = NOWHERE

    @property
    def key(self) -> str:
        """Identifies the row in `ReviewNotes`."""
        return f"limit|{self.indicator_id}|{self.level}|{self.stated_set or ''}"

    @property
    def is_wrong(self) -> bool:
        """Whether the file uses another limit, or claims a verdict that the recomputed one contradicts."""
        other = self.agreement in (LimitAgreement.OTHER_LIMIT, LimitAgreement.OTHER_SET)
        return other or (self.claims_met is True and self.verdict is Verdict.MISSES)


@dataclass(frozen=True, slots=True)
class Editions:
    """The rules that apply and the limits that the file used.

    `regime` names the legal rules of the permit date; None without a date or before the first rules.
    """

    permit_application_date: dt.date | None
    regime: Message | None
    requirement_set_id: str
    requirement_edition: str
    limits: tuple[LimitCheck, ...]


class Harm(IntEnum):
    """Rank of a headline: the lower, the more of the file is worthless because of it."""

    NOT_READ = 0
    CHANGED = 1
    SETS_MIXED = 2
    FACTOR_TEN = 3
    ELEMENT_FORGOTTEN = 4
    WRONG_LIMIT = 5
    LIMIT_MISSED = 6
    DIFFERENCE = 7
    DOUBTFUL = 8
    DATA_MISSING = 9
    REMARK = 10


class ReviewSection(StrEnum):
    """Section of the review that has the details of a headline."""

    FILE = "file"
    FIGURES = "figures"
    LINES = "lines"
    MISSING = "missing"
    EDITIONS = "editions"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class ReviewHeadline:
    """Headline of a review: one sentence with the place, the subject and the size of a problem.

    Attributes:
        message: the sentence; its `line_ids` are the lines it is about.
        key: identifies it in `ReviewNotes`; also the key of the row in its section, where there is one.
        because: probable causes, printed after the message.
    """

    harm: Harm
    message: Message
    section: ReviewSection
    key: str
    because: tuple[Message, ...] = ()


class ReviewDecision(StrEnum):
    """Decision of the reviewer; values as in the JSON and on the printed checklist."""

    APPROVED = "akkoord"
    REJECTED = "niet_akkoord"
    SUPPLEMENT = "aanvullen"


@dataclass(frozen=True, slots=True)
class ReviewNotes:
    """Notes and decision of the reviewer, which every output of the review prints.

    Attributes:
        remarks: key of a headline, figure, missing item or limit -> the reviewer's note.
        checked: keys that the reviewer ticked off.
        general: a note about the whole.
        decision: None when the reviewer has not decided.
        signed_on: date beside the signature; None prints a line to write on.
    """

    remarks: Mapping[str, str] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()
    general: str = ""
    decision: ReviewDecision | None = None
    reviewer: str = ""
    organisation: str = ""
    signed_on: dt.date | None = None
