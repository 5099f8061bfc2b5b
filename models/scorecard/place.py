"""Place of a project's figures among published buildings and in published spreads."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from models.domain.outcome import Estimate, Outcome
from models.domain.place import (
    Band,
    BandBasis,
    Counts,
    PlaceAmongBuildings,
    PlaceInSpread,
    Places,
    SpreadPart,
)
from models.domain.project import Building
from models.domain.published import BuildingGroup, Published, Spread

OF_BUILDINGS = "embodied_carbon"
"""The indicator of which buildings are published: modules A1-A5 per m2 gross floor area."""
_PARTS = tuple(SpreadPart)


def places(outcomes: Sequence[Outcome], building: Building, published: Published) -> Places:
    """The places of the outcomes of one building; none for figures that are not known on any side."""
    bands = {(o.indicator_id, o.environmental_set): band_of(o) for o in outcomes}
    carbon = next((found for (name, _), found in bands.items() if name == OF_BUILDINGS), None)
    return Places(
        () if carbon is None else tuple(_among(carbon, group) for group in _groups(building, published.groups)),
        tuple(_in_spreads(bands.values(), building, published.spreads)),
    )


def band_of(outcome: Outcome) -> Band | None:
    """The band of an outcome: its firm interval, or its indication where that alone is closed on both sides.

    None where neither has a bound.
    """
    firm, found = outcome.estimate, outcome.indication
    is_closed = firm is not None and firm.lower is not None and firm.upper is not None
    which = outcome.environmental_set
    if not is_closed and found is not None and found.low is not None and found.high is not None:
        return Band(outcome.indicator_id, which, BandBasis.INDICATION, found.low, found.middle, found.high)
    if firm is None or (firm.lower is None and firm.upper is None):
        return None
    return Band(outcome.indicator_id, which, BandBasis.FIRM, firm.lower, firm.value, firm.upper)


def _groups(building: Building, groups: Iterable[BuildingGroup]) -> Iterator[BuildingGroup]:
    named = {function.function for function in building.functions}
    for group in groups:
        if building.type in group.building_types and (not group.functions or group.functions & named):
            yield group


def _among(band: Band, group: BuildingGroup) -> PlaceAmongBuildings:
    figures = [building.carbon_kg_per_m2 for building in group.buildings]
    lower = 0 if band.low is None else bisect_left(figures, band.low)
    higher = 0 if band.high is None else len(figures) - bisect_right(figures, band.high)
    return PlaceAmongBuildings(band, group, Counts(lower, len(figures) - lower - higher, higher))


def counts_of(band: Band, others: Sequence[Estimate]) -> Counts:
    """How many others are lower than a band, overlap it, and are higher."""
    lower = sum(band.low is not None and o.upper is not None and o.upper < band.low for o in others)
    higher = sum(band.high is not None and o.lower is not None and o.lower > band.high for o in others)
    return Counts(lower, len(others) - lower - higher, higher)


def _in_spreads(
    bands: Iterable[Band | None], building: Building, spreads: Sequence[Spread]
) -> Iterator[PlaceInSpread]:
    """The places in the spreads of the building's type, each of a figure of the same EN 15804 set alone."""
    for band in bands:
        for spread in spreads:
            if band is not None and spread.building_type is building.type and _is_of(spread, band):
                yield _in_spread(band, spread)


def _is_of(spread: Spread, band: Band) -> bool:
    has_set = spread.environmental_set is not None
    return spread.indicator_id == band.indicator_id and (
        not has_set or spread.environmental_set is band.environmental_set
    )


def _in_spread(band: Band, spread: Spread) -> PlaceInSpread:
    ends = [None if end is None else _part(end, spread) for end in (band.low, band.high)]
    most = band.middle if band.high is None else band.high
    return PlaceInSpread(band, spread, ends[0], ends[1], most is not None and most < spread.minimum)


def _part(figure: float, spread: Spread) -> SpreadPart:
    """The part that a figure lies in; a figure at a border lies in the part below it, the lowest in the first."""
    if figure < spread.minimum:
        return SpreadPart.BELOW
    borders = (spread.lower_quartile, spread.median, spread.upper_quartile, spread.maximum)
    return next((part for part, end in zip(_PARTS[1:], borders, strict=False) if figure <= end), SpreadPart.ABOVE)
