"""The guided quarter of an hour: in which order the indicators are asked, by document and phase of the project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.project import Phase
from models.domain.source import SourceRef


class Expected(StrEnum):
    """Answer that a project of this phase can be expected to give.

    FOLLOWS: it follows from the bill or from a report that was read, nothing is asked. UNKNOWN: the document
    rarely says it yet. UNKNOWN_AT_START: the document is rarely there yet, so one tap settles its whole group.
    """

    ANSWER = "answer"
    PARTLY = "partly"
    FOLLOWS = "follows"
    UNKNOWN = "unknown"
    UNKNOWN_AT_START = "unknown_at_start"

    @property
    def is_unknown(self) -> bool:
        """Whether "I do not know" is what to expect."""
        return self in (Expected.UNKNOWN, Expected.UNKNOWN_AT_START)


class ProjectFact(StrEnum):
    """Fact about the project that decides whether a question makes sense."""

    HAS_BILL = "has_bill"
    NO_DWELLINGS = "no_dwellings"
    GROUND_BOUND = "ground_bound"
    PUBLIC_SPACE = "public_space"
    COOLED_HOMES = "cooled_homes"
    NO_PARKING = "no_parking"
    NO_PRIVATE_PLOT = "no_private_plot"
    HIGH_SANDY_SOIL = "high_sandy_soil"
    NO_FLOOD_DEPTH = "no_flood_depth"


class SkipEffect(StrEnum):
    """Answer that a fact suggests; the user gives it with one key, the program never gives it by itself.

    FOLLOWS: no answer is needed, because the figure follows from the bill.
    """

    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    FOLLOWS = "follows"


@dataclass(frozen=True, slots=True)
class InterviewDocument:
    """Document that answers come from; `why_…` says in one sentence why it is worth opening."""

    id: str
    name_nl: str
    name_en: str
    short_nl: str
    short_en: str
    why_nl: str
    why_en: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Suggestion for indicators or points that a fact makes pointless to ask.

    `about` holds ids of indicators (`noise`) and of single points (`charging/leidingen`).
    """

    id: str
    document_id: str
    about: tuple[str, ...]
    when: ProjectFact
    effect: SkipEffect
    text_nl: str
    text_en: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """One indicator in the order of a phase; `minutes` is an estimate of the makers, not a measured time."""

    indicator_id: str
    document_id: str
    expected: Expected
    minutes: float


@dataclass(frozen=True, slots=True)
class PhaseOrder:
    """Order of the questions in one phase, the most decisive document first.

    `start_minutes` is the time for the first screen, on which the documents in hand are named.
    """

    start_minutes: float
    steps: tuple[InterviewStep, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """The whole guided interview. `documents` is keyed by id, in the order of the file."""

    documents: Mapping[str, InterviewDocument] = field(default_factory=dict)
    orders: Mapping[Phase, PhaseOrder] = field(default_factory=dict)
    skips: tuple[SkipRule, ...] = ()
