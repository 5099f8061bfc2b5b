"""Place of a project's figure among own projects of the same kind, phase and requirement set."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.outcome import Estimate
from models.domain.place import LEAST_FOR_SENTENCE, Band, Counts
from models.scorecard.place import counts_of

LEAST_FOR_QUARTILES = 20
"""The fewest own projects that quartiles are given of."""


@dataclass(frozen=True, slots=True)
class PlaceAmongOwn:
    """Place among own projects, at least `LEAST_FOR_SENTENCE`.

    Attributes:
        figures: of those projects.
        median: of their figures.
        quartiles: lower and upper; None for fewer projects than `LEAST_FOR_QUARTILES`.
    """

    band: Band
    figures: tuple[Estimate, ...]
    counts: Counts
    median: float
    quartiles: tuple[float, float] | None


def place_among_own(band: Band, others: Sequence[Estimate]) -> PlaceAmongOwn | None:
    """The place among own projects; None for fewer than `LEAST_FOR_SENTENCE` that have a figure.

    Args:
        band: of the project.
        others: figures of other projects of the same kind, phase and requirement set, in the unit of the band.
    """
    known = [other for other in others if other.value is not None and None not in (other.lower, other.upper)]
    if len(known) < LEAST_FOR_SENTENCE:
        return None
    values = sorted(other.value for other in known if other.value is not None)
    quartiles = (_quantile(values, 0.25), _quantile(values, 0.75)) if len(known) >= LEAST_FOR_QUARTILES else None
    return PlaceAmongOwn(band, tuple(known), counts_of(band, known), _quantile(values, 0.5), quartiles)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The quantile of an ascending sequence, linear between its members at (n - 1) x share."""
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
