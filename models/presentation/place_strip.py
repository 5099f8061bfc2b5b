"""Geometry of a place: a box plot or single published figures on one axis, and the project's band among them.

Screen and PDF draw the same strip from it. Positions are fractions of the axis. Leaves out on purpose: colours,
texts and any better side.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.domain.outcome import Estimate
from models.domain.place import Band, BandBasis, PlaceAmongBuildings, PlaceInSpread
from models.scorecard.own_projects import PlaceAmongOwn

_AIR = 0.06
"""Room beyond the lowest and the highest figure, as a part of their distance."""


@dataclass(frozen=True, slots=True)
class PlaceStrip:
    """One strip.

    Attributes:
        start, end: figures at the ends of the axis, in the unit of the indicator.
        box: minimum, lower quartile, median, upper quartile and maximum; None without a box plot.
        points: published figures, or own projects, in ascending order; empty for a box plot.
        low, high: ends of the band; None on an open side, where it is drawn to the end of the axis.
        middle: the figure of the band; None without one.
        is_indication: whether the band is an indication and no firm figure.
    """

    start: float
    end: float
    box: tuple[float, float, float, float, float] | None
    points: tuple[float, ...]
    low: float | None
    middle: float | None
    high: float | None
    is_indication: bool


def place_strip(place: PlaceAmongBuildings | PlaceInSpread | PlaceAmongOwn) -> PlaceStrip:
    """The strip of one place."""
    if isinstance(place, PlaceInSpread):
        spread = place.spread
        five = (spread.minimum, spread.lower_quartile, spread.median, spread.upper_quartile, spread.maximum)
        return _strip(place.band, five, ())
    if isinstance(place, PlaceAmongOwn):
        return _strip(place.band, None, _middles(place.figures))
    return _strip(place.band, None, (building.carbon_kg_per_m2 for building in place.group.buildings))


def _middles(figures: Iterable[Estimate]) -> Iterable[float]:
    return (figure.value for figure in figures if figure.value is not None)


def _strip(
    band: Band, five: tuple[float, float, float, float, float] | None, points: Iterable[float]
) -> PlaceStrip:
    shown = sorted(points)
    ends = [end for end in (band.low, band.middle, band.high) if end is not None]
    lowest, highest = min([*ends, *shown, *(five or ())]), max([*ends, *shown, *(five or ())])
    air = (highest - lowest or abs(highest) or 1.0) * _AIR
    start: float = lowest - air
    length: float = highest - lowest + 2 * air

    def at(figure: float) -> float:
        return (figure - start) / length

    def at_or_none(figure: float | None) -> float | None:
        return None if figure is None else at(figure)

    return PlaceStrip(
        start=start,
        end=start + length,
        box=None if five is None else (at(five[0]), at(five[1]), at(five[2]), at(five[3]), at(five[4])),
        points=tuple(at(point) for point in shown),
        low=at_or_none(band.low),
        middle=at_or_none(band.middle),
        high=at_or_none(band.high),
        is_indication=band.basis is BandBasis.INDICATION,
    )
