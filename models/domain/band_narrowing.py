"""Lines of a bill whose firm data would make the band of an indication smaller, those that bring most first."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.domain.product import EnvironmentalSet

REMAINING_AFTER = (5, 10, 20)
"""Numbers of lines after which the width that remains is told."""


@dataclass(frozen=True, slots=True)
class NarrowingLine:
    """A line with an interval in the indication.

    Attributes:
        width: of its interval, in the unit of the indication; None while the line has neither figure nor estimate,
            so that it leaves the upper end open.
        share: of the widths of all lines, 0-1; None as `width` is.
        is_estimated: whether an estimate from open data stands for its figure.
    """

    line_id: str
    description: str
    width: float | None
    share: float | None
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class BandNarrowing:
    """What narrows the band of one indication most.

    Attributes:
        subject: as that of `Contributions`, such as "mpg_a1".
        unit: of the widths, that of the indicator.
        width: of the band; None while a line leaves it open.
        lines: all lines that have an interval, the open ones first, then by width; lines of equal width in the
            order of the bill.
        remaining: number of lines that get firm data -> share of the width that remains, 0-1; None while a line
            leaves the end open.
    """

    subject: str
    environmental_set: EnvironmentalSet | None
    unit: str
    width: float | None
    lines: tuple[NarrowingLine, ...]
    remaining: Mapping[int, float | None]
