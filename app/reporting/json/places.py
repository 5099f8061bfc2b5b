"""The places of a scorecard among published buildings and box plots, as part of the JSON document."""

from app.reporting.wording.place_text import place_text
from app.texts import Language, in_language
from models.domain.place import Band, PlaceAmongBuildings, PlaceInSpread, Places
from models.domain.requirement import Indicator

Json = dict[str, object]


def places_json(places: Places, indicators: dict[str, Indicator], lang: Language) -> Json:
    """Both lists, empty where the building takes no place."""
    return {
        "buildings": [_among(place, indicators[place.band.indicator_id], lang) for place in places.buildings],
        "spreads": [_in_spread(place, indicators[place.band.indicator_id], lang) for place in places.spreads],
    }


def _band(band: Band, indicator: Indicator) -> Json:
    return {
        "indicator": band.indicator_id,
        "set": band.environmental_set if indicator.has_sets else None,
        "basis": band.basis,
        "unit": indicator.unit,
        "low": band.low,
        "middle": band.middle,
        "high": band.high,
    }


def _among(place: PlaceAmongBuildings, indicator: Indicator, lang: Language) -> Json:
    group, counts = place.group, place.counts
    return {
        **_band(place.band, indicator),
        "group": group.id,
        "name": in_language(group.name_nl, group.name_en, lang),
        "count": counts.total,
        "lower": counts.lower,
        "overlapping": counts.overlapping,
        "higher": counts.higher,
        "figures": [building.carbon_kg_per_m2 for building in group.buildings],
        "message": place_text(place, indicator, lang),
    }


def _in_spread(place: PlaceInSpread, indicator: Indicator, lang: Language) -> Json:
    spread = place.spread
    return {
        **_band(place.band, indicator),
        "spread": spread.id,
        "count": spread.count,
        "minimum": spread.minimum,
        "lower_quartile": spread.lower_quartile,
        "median": spread.median,
        "upper_quartile": spread.upper_quartile,
        "maximum": spread.maximum,
        "first": place.first,
        "last": place.last,
        "seems_incomplete": place.seems_incomplete,
        "message": place_text(place, indicator, lang),
    }
