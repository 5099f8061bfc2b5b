"""The indicators whose figure or limits depend on a field."""

from app.reporting.wording.outcome_texts import short_name
from app.texts import Language
from models.domain.requirement import Indicator
from models.indicators.registry import BILL_INDICATORS
from models.legal.requirements import LIMIT_FIELDS


def fed_by(field: str, indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The indicators that a field of the building or project feeds, in their own order."""
    return tuple(indicator for indicator in indicators if field in _feeding(indicator))


def _feeding(indicator: Indicator) -> frozenset[str]:
    figure = BILL_INDICATORS.get(indicator.id)
    of_figure = frozenset[str]() if figure is None else figure.building_fields
    return of_figure if indicator.legal_rule is None else of_figure | LIMIT_FIELDS[indicator.legal_rule]


def names_fed_by(field: str, indicators: tuple[Indicator, ...], lang: Language) -> str:
    """Their short names with commas."""
    return ", ".join(short_name(indicator, lang) for indicator in fed_by(field, indicators))
