"""Place of a project's figure among published buildings and spreads, as typed values without texts.

A place is no verdict: other data, other years and other methods lie behind the figures. It never is a percentile.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.product import EnvironmentalSet
from models.domain.published import BuildingGroup, Spread

LEAST_FOR_SENTENCE = 5
"""The fewest buildings of a kind, or own projects, about which a sentence with counts is written."""


class BandBasis(StrEnum):
    """Basis of the band that takes a place: the firm figure of an outcome, or its indication."""

    FIRM = "firm"
    INDICATION = "indication"


@dataclass(frozen=True, slots=True)
class Band:
    """The interval of the project's figure, in the unit of its indicator; None is no bound on that side.

    `middle` is the figure of what is in the bill; None where it has none.
    """

    indicator_id: str
    environmental_set: EnvironmentalSet | None
    basis: BandBasis
    low: float | None
    middle: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many others are lower than a band, overlap it, and are higher. An open side overlaps all beyond it."""

    lower: int
    overlapping: int
    higher: int

    @property
    def total(self) -> int:
        """All others together."""
        return self.lower + self.overlapping + self.higher


@dataclass(frozen=True, slots=True)
class PlaceAmongBuildings:
    """Place among the published buildings of one group."""

    band: Band
    group: BuildingGroup
    counts: Counts

    @property
    def has_sentence(self) -> bool:
        """Whether there are enough buildings for a sentence; fewer are only shown."""
        return self.counts.total >= LEAST_FOR_SENTENCE


class SpreadPart(StrEnum):
    """Part of a box plot, from low to high; FIRST to FOURTH are the quarters between its five figures."""

    BELOW = "below"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class PlaceInSpread:
    """Place in a published box plot.

    Attributes:
        first, last: the parts in which the band begins and ends; None on an open side.
        seems_incomplete: whether the whole figure, or that of what is in the bill, lies below every project of
            the spread, so that parts of the building are probably missing.
    """

    band: Band
    spread: Spread
    first: SpreadPart | None
    last: SpreadPart | None
    seems_incomplete: bool


@dataclass(frozen=True, slots=True)
class Places:
    """All places of one scorecard."""

    buildings: tuple[PlaceAmongBuildings, ...] = ()
    spreads: tuple[PlaceInSpread, ...] = ()
