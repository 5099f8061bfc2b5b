"""A figure with its interval, and a message: the words in which every outcome speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval, in the unit of the outcome or total that holds it.

    Attributes:
        value: the figure of the lines in the bill; None when data are unknown and only bounds can be given. With
            a value, `upper` is still None when the bill lacks elements of the building.
        lower: lowest possible figure; None when there is no lower bound.
        upper: highest possible figure; None when there is no upper bound.
        coverage_fraction: share of the bill whose data are known, 0-1: by mass where every mass is known, else by
            number of lines.
    """

    value: float | None
    lower: float | None
    upper: float | None
    coverage_fraction: float

    @property
    def is_exact(self) -> bool:
        """Whether the figure has no uncertainty: value and both bounds are the same."""
        return self.value is not None and self.lower == self.value == self.upper


def exactly(value: float) -> Estimate:
    """A figure without uncertainty that covers the whole bill."""
    return Estimate(value, value, value, 1.0)


Param = str | float | int


@dataclass(frozen=True, slots=True)
class Message:
    """A stable code with the values of its text in assets/texts; `line_ids` are the bill lines concerned."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    line_ids: tuple[str, ...] = ()
