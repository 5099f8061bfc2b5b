"""The rows of the live scorecard as plain values: what stands in them, not how it is drawn."""

from dataclasses import dataclass
from enum import Enum, auto

from widgets.level_bar import LevelBar


class Tone(Enum):
    """How a verdict looks; the mark and the word say the same without colour."""

    MET = auto()
    MISSED = auto()
    OPEN = auto()


class Movement(Enum):
    """What an edit did to a row since the state before it."""

    NONE = auto()
    BETTER = auto()
    WORSE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome, or the heading of a theme when `indicator_id` is empty.

    Attributes:
        key: names the row across states.
        mark: the shape of the verdict.
        arrow: "↑" or "↓" for a figure that the last edit moved, "•" for a verdict that changed otherwise, or "".
        is_fresh: the verdict changed just now; the row is lit up for a moment.
        spoken: for screen readers.
    """

    key: str
    name: str
    indicator_id: str = ""
    value: str = ""
    unit: str = ""
    mark: str = ""
    verdict: str = ""
    tone: Tone = Tone.OPEN
    bar: LevelBar | None = None
    movement: Movement = Movement.NONE
    arrow: str = ""
    is_fresh: bool = False
    spoken: str = ""

    @property
    def is_heading(self) -> bool:
        return not self.indicator_id
