"""Contents of the rows of the live scorecard, apart from their drawing."""

from dataclasses import dataclass
from enum import Enum, auto

from models.presentation.band import Band
from models.presentation.marks import Mark


class Movement(Enum):
    """Effect of the last edit on a row."""

    NONE = auto()
    BETTER = auto()
    WORSE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome, or the heading of a theme when `indicator_id` is empty.

    Attributes:
        key: identifies the row from one state to the next.
        mark: of the verdict; None for a heading.
        ends: both ends of the band as written; "" for an exact figure.
        band: None without a figure or level to draw.
        arrow: "↑" or "↓" for a figure that the last edit changed, "•" for a verdict that changed otherwise, or "".
        is_fresh: whether the verdict just changed, so that the row is highlighted for a moment.
        spoken: text for screen readers.
        indication: figure of the indication where it differs from the firm one, else "".
        indication_verdict: what that says of a level, in words of its own.
    """

    key: str
    name: str
    indicator_id: str = ""
    value: str = ""
    unit: str = ""
    ends: str = ""
    mark: Mark | None = None
    verdict: str = ""
    band: Band | None = None
    movement: Movement = Movement.NONE
    arrow: str = ""
    is_fresh: bool = False
    spoken: str = ""
    indication: str = ""
    indication_verdict: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the row is the heading of a theme."""
        return not self.indicator_id
