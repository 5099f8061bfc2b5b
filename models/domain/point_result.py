"""Results of the points of one indicator: the state of each, and what they say of each level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.answers import NormOrigin, PointAnswer, PointState
from models.domain.estimate import Estimate, Message
from models.domain.requirement import Level
from models.domain.source import SourceRef


class DecidedBy(StrEnum):
    """Origin of the state of a point; NOTHING is a point that nobody answered."""

    ANSWER = "answer"
    NUMBER = "number"
    FIGURE = "figure"
    FACT = "fact"
    MISSING_DOCUMENT = "missing_document"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PointNorm:
    """The number that holds for a point, and whose it is.

    Attributes:
        number: in the unit of the point.
        origin: the chosen norm; None for the default number of the reference data.
        document: of the chosen norm with its date, in the user's words; "" where `source` says it.
        source: where the reference data read the number; None for a number that the user entered.
    """

    number: float
    origin: NormOrigin | None = None
    document: str = ""
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointResult:
    """The state of one point.

    Attributes:
        state: UNKNOWN also for a point that nobody answered; `decided_by` tells these apart.
        is_said_only: whether a person said yes without a document ("gezegd").
        figure: the figure that decides it or stands beside it; None without one.
        norm: the number it is compared with; None for a point without one.
        answer: what a person entered; None when nothing was.
        reasons: why it is unknown, or what the state rests on.
    """

    point_id: str
    state: PointState
    decided_by: DecidedBy
    is_said_only: bool = False
    figure: Estimate | None = None
    norm: PointNorm | None = None
    answer: PointAnswer | None = None
    reasons: tuple[Message, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether something answers it, "weet ik niet" included."""
        return self.decided_by is not DecidedBy.NOTHING


class PointsVerdict(StrEnum):
    """What the points say of a level. NOT_APPLICABLE: every one of them is; that never meets a level."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    NOT_APPLICABLE = "na"


@dataclass(frozen=True, slots=True)
class LevelCount:
    """The points of one level with those of the levels below it: "3 van 4: nog niet".

    `total` leaves out the points that are not applicable; `yes` is how many of it are answered with yes.
    """

    verdict: PointsVerdict
    yes: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPoints:
    """The points of one indicator.

    Attributes:
        points: in the order in which they are asked.
        levels: level -> its count; a level without points of its own is absent.
        measured: count of the points that are measured only; None for an indicator without those.
        figures: figure id -> what the inputs give.
    """

    points: tuple[PointResult, ...] = ()
    levels: Mapping[Level, LevelCount] = field(default_factory=dict)
    measured: LevelCount | None = None
    figures: Mapping[str, Estimate] = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """How many points are answered, "weet ik niet" and "niet van toepassing" included."""
        return sum(1 for point in self.points if point.is_answered)

    @property
    def is_not_applicable(self) -> bool:
        """Whether no point of any level is applicable."""
        counts = [*self.levels.values()]
        return bool(counts) and all(count.verdict is PointsVerdict.NOT_APPLICABLE for count in counts)
