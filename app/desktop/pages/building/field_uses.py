"""Which indicators a field feeds: their figure or their limits."""

from collections.abc import Mapping

from app.reporting.wording.outcome_texts import short_name
from app.texts import Language
from models.domain.quantities import AreaKind
from models.domain.requirement import Indicator

_LEGAL = ("mpg", "beng1", "beng2", "beng3")
_FEEDS: Mapping[str, tuple[str, ...]] = {
    "permit_application_date": (*_LEGAL, "tojuli"),
    "functions": (*_LEGAL, "tojuli"),
    "form_factor": ("beng1",),
    "is_light_construction": ("beng1",),
    "service_life_years": ("mpg", "detachability"),
}


def fed_by(field: str, indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The indicators that a field of the building or project feeds, in their own order."""
    if field == "gross_floor_area_m2":
        return tuple(i for i in indicators if i.area_kind is AreaKind.GROSS)
    return tuple(i for i in indicators if i.id in _FEEDS.get(field, ()))


def names_fed_by(field: str, indicators: tuple[Indicator, ...], lang: Language) -> str:
    """Their short names with commas."""
    return ", ".join(short_name(indicator, lang) for indicator in fed_by(field, indicators))
