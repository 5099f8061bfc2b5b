"""What a review of somebody else's file says: stated against recomputed, what is missing, editions, headlines.

Texts live in assets/texts/review.toml. Leaves out on purpose: the report that the figures come from and the
file's import findings, which `app.reporting.review.review.Review` puts beside these.
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
    """The file that was reviewed: its name without folder and the SHA-256 of its bytes, hexadecimal."""

    name: str
    sha256: str
    byte_count: int


class FigureKind(StrEnum):
    """What a stated figure is about: an indicator, a total of the whole building, or one line of the bill."""

    INDICATOR = "indicator"
    TOTAL = "total"
    LINE = "line"


class StatedOrigin(StrEnum):
    """Where the file states the figure: as an entered value, in a line of the bill, or elsewhere in the file."""

    ENTERED = "entered"
    BILL = "bill"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A figure, limit or level that a file states; None and "" where it does not.

    Attributes:
        subject: an indicator id, or "mki", "embodied_carbon" or "mass" for a total over the building's life.
        is_total: a total of the building, not a figure per m2.
        module: life-cycle module such as "A1-A3", "" for all that the subject counts.
        level: that the file says is met.
        remark: what stands beside the figure about its origin.
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
    """A stated figure beside the recomputed one.

    AGREES: equal within the rounding of the printed digits. DIFFERS: not. WITHIN_BOUNDS: data are missing and
    the stated figure is within what they leave open. NOT_RECOMPUTED: the file holds nothing to compute it from.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    WITHIN_BOUNDS = "within_bounds"
    NOT_RECOMPUTED = "not_recomputed"


class CauseKind(StrEnum):
    """The one change with which recomputing gives the stated figure."""

    DIGITS_SWAPPED = "digits_swapped"
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
    """A probable cause, established by computing: with this one change `recomputed` agrees with the stated figure.

    `recomputed` is in the unit of the figure; `line_ids` are the lines that the change touches; none for a
    change of the whole.
    """

    kind: CauseKind
    recomputed: float
    params: Mapping[str, Param] = field(default_factory=dict)
    line_ids: tuple[str, ...] = ()

    @property
    def message(self) -> Message:
        return Message(f"review_cause_{self.kind}", self.params, self.line_ids)


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """One stated figure beside the recomputed one.

    Attributes:
        subject: an indicator id; "mki", "embodied_carbon" or "mass" for a total; "line_mki" for a line.
        name: what stands beside the figure in the file, or the description of the line.
        stated_level: level that the file says is met, None when it says none.
        recomputed: None when there is nothing to compute it from.
        decimals: with which the figure is compared and printed.
        difference: stated minus recomputed, in `unit`; from the nearest bound where there is no single figure.
            None without a recomputed figure and when the stated figure is within its bounds.
        relative_difference: `difference` as a fraction of the recomputed figure; None also when that is zero.
        causes: empty when none was found; more than one when several changes each give the stated figure.
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
        """Names the row for a reviewer's note."""
        parts = (self.kind, self.subject, self.environmental_set or "", self.module, self.line_id or self.name)
        return "|".join(parts)


class MissingKind(StrEnum):
    """What a building or its file needs and this one lacks."""

    ELEMENT = "element"
    INDICATOR = "indicator"
    FACT = "fact"
    DATA = "data"
    SERVICE_LIFE = "service_life"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class MissingItem:
    """Something that is missing; `indicator_ids` are the indicators that it leaves open."""

    kind: MissingKind
    message: Message
    indicator_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Names the item for a reviewer's note."""
        about = self.message.params.get("element_en") or self.message.params.get("indicator_en") or ""
        return f"missing|{self.message.code}|{about}"


@dataclass(frozen=True, slots=True)
class OpenVerdict:
    """A level whose verdict what is missing can still turn.

    Attributes:
        at_best, at_worst: the verdict when what is missing turns out as well, and as badly, as it can.
        room: how much what is missing may add to the known part before the limit is missed, in `unit`, for an
            indicator of which lower is better and whose known part meets the limit; else None.
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
    """The limit that the file uses beside the one that applies. NO_LIMIT: none applies on the permit date."""

    SAME = "same"
    OTHER_LIMIT = "other_limit"
    OTHER_SET = "other_set"
    NO_LIMIT = "no_limit"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class LimitCheck:
    """The limit of one level on the permit date beside the limit and verdict that the file states.

    Attributes:
        limit: that applies; None when none does or it cannot be told.
        environmental_set: of the limit that applies; `stated_set` of the figure or limit in the file.
        stated_limit: None when the file names none.
        claims_met: whether the file says that the level is met; None when it says nothing.
        verdict: of the recomputed figure, or of the stated one where `basis` says so.
        basis: what the verdict rests on; None where there is no figure.
        elsewhere: titles of legal regimes or requirement sets under which the stated limit, or the stated
            verdict, would be right, as (Dutch, English).
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
        """Names the row for a reviewer's note."""
        return f"limit|{self.indicator_id}|{self.level}|{self.stated_set or ''}"

    @property
    def is_wrong(self) -> bool:
        """Whether the file uses another limit, or claims a verdict that the recomputed one contradicts."""
        other = self.agreement in (LimitAgreement.OTHER_LIMIT, LimitAgreement.OTHER_SET)
        return other or (self.claims_met is True and self.verdict is Verdict.MISSES)


@dataclass(frozen=True, slots=True)
class Editions:
    """Which rules apply and which the file used. `regime` names the legal rules of the permit date."""

    permit_application_date: dt.date | None
    regime: Message | None
    requirement_set_id: str
    requirement_edition: str
    limits: tuple[LimitCheck, ...]


class Harm(IntEnum):
    """The order of the headlines: what makes the whole file worthless first."""

    NOT_READ = 0
    CHANGED = 1
    SETS_MIXED = 2
    FACTOR_TEN = 3
    ELEMENT_FORGOTTEN = 4
    WRONG_LIMIT = 5
    LIMIT_MISSED = 6
    DIFFERENCE = 7
    DATA_MISSING = 8
    REMARK = 9


class ReviewSection(StrEnum):
    """Where in the review the reader finds more about a headline."""

    FILE = "file"
    FIGURES = "figures"
    LINES = "lines"
    MISSING = "missing"
    EDITIONS = "editions"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class ReviewHeadline:
    """One sentence that a reviewer must not miss: place, what, how much. `message.line_ids` are its lines.

    `key` names it for a note and leads to the row of its section with the same key, where there is one.
    `because` are the probable causes, to be read after the message.
    """

    harm: Harm
    message: Message
    section: ReviewSection
    key: str
    because: tuple[Message, ...] = ()


class ReviewDecision(StrEnum):
    """What the reviewer decides; the values are those of the JSON and of the printed checklist."""

    APPROVED = "akkoord"
    REJECTED = "niet_akkoord"
    SUPPLEMENT = "aanvullen"


@dataclass(frozen=True, slots=True)
class ReviewNotes:
    """The reviewer's own part, an input of every renderer.

    Attributes:
        remarks: key of a headline, figure, missing item or limit -> the reviewer's note.
        checked: keys that the reviewer ticked off.
        general: a note about the whole.
        signed_on: date beside the signature; None leaves a line to write on.
    """

    remarks: Mapping[str, str] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()
    general: str = ""
    decision: ReviewDecision | None = None
    reviewer: str = ""
    organisation: str = ""
    signed_on: dt.date | None = None
