"""Formatting of numbers in Dutch or English, rounded half away from zero on the figure's shortest form.

A figure gets the decimals of its indicator and as many more as it takes for the printed figure to stand
on the same side of every printed limit as the figure itself. Leaves out on purpose: units.
"""

import datetime as dt
import math
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, format_scientific, parse_pattern

from app.texts import Language
from models.calculation.rounding import half_up
from models.calculation.scoring import RELATIVE_GUARD
from models.domain.outcome import Estimate
from models.domain.quantities import Unit

_RAISED = str.maketrans({"2": "²", "3": "³"})
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
NOTHING = DASH
"""The text in the place of a missing figure."""

_MOST_DECIMALS = 12
_MOST_PRINTED_DECIMALS = 3
_SIGNIFICANT = 10
"""Significant figures of a limit; further ones are rounding errors of a formula in floats."""

_SCIENTIFIC_FROM = 1e15


@cache
def _locale(lang: Language) -> Locale:
    return Locale.parse(lang)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def number_text(value: float, decimals: int, lang: Language) -> str:
    """`value` with exactly `decimals` places; from 1e15 on in scientific notation.

    Raises:
        ValueError: the value is not finite; such a value never reaches a report.
    """
    if not math.isfinite(value):
        raise ValueError(f"not a number that can be printed: {value!r}")
    if abs(value) >= _SCIENTIFIC_FROM:
        written = format_scientific(Decimal(repr(value)), format="0.###E0", locale=_locale(lang))
    else:
        rounded = half_up(value, decimals)
        written = _pattern(decimals).apply(abs(rounded) if rounded.is_zero() else rounded, _locale(lang))
    return str(written).replace("-", MINUS)


def signed_text(value: float, decimals: int, lang: Language) -> str:
    """As `number_text`, with a plus before what is above zero."""
    written = number_text(value, decimals, lang)
    return written if written.startswith(MINUS) or value <= 0 else "+" + written


def percent_text(fraction: float | None, lang: Language) -> str:
    """A fraction as a whole percentage; 100 % is only printed for all and 0 % only for nothing."""
    if fraction is None:
        return NOTHING
    percent = Decimal(repr(fraction)).scaleb(2)
    whole = half_up(float(percent), 0)
    if whole == 100 and percent < 100:
        return f">{NBSP}99{NBSP}%"
    if whole == 0 and percent > 0:
        return f"<{NBSP}1{NBSP}%"
    return f"{number_text(float(percent), 0, lang)}{NBSP}%"


def date_text(day: dt.date | None, lang: Language) -> str:
    """A date in full ("1 maart 2025"); a dash when it is unknown."""
    return NOTHING if day is None else str(format_date(day, "d MMMM y", locale=_locale(lang)))


def own_decimals(value: float) -> int:
    """The number of decimals of the shortest form of `value`."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def decimals_needed(values: Iterable[float], limits: Iterable[float], decimals: int) -> int:
    """The fewest decimals, from `decimals` up, at which no printed value contradicts a printed limit."""
    pairs = [(value, limit) for limit in limits for value in values]
    for places in range(decimals, _MOST_DECIMALS):
        if all(_keeps_its_side(value, limit, places) for value, limit in pairs):
            return places
    return _MOST_DECIMALS


def _keeps_its_side(value: float, limit: float, places: int) -> bool:
    if abs(value) >= _SCIENTIFIC_FROM or abs(limit) >= _SCIENTIFIC_FROM:
        return True
    printed = half_up(value, places).compare(half_up(limit, limit_decimals(limit, places)))
    return int(printed) == _side(value, limit)


def _side(value: float, limit: float) -> int:
    if abs(value - limit) <= RELATIVE_GUARD * abs(limit):
        return 0
    return 1 if value > limit else -1


def limit_decimals(limit: float, decimals: int) -> int:
    """Decimals for a limit: all of its own when a source printed it, else those of the figure beside it.

    A limit with at most three decimals counts as printed and gets at least two, so that 0.8 is written 0,80 beside
    a figure of 0,79. One with more follows from a formula and is rounded.
    """
    own = own_decimals(float(f"{limit:.{_SIGNIFICANT}g}"))
    if own == 0:
        return 0
    return max(own, min(decimals, 2)) if own <= _MOST_PRINTED_DECIMALS else decimals


def estimate_decimals(estimate: Estimate, limits: Iterable[float], decimals: int) -> int:
    """Decimals for the value and both bounds of an estimate among `limits`."""
    known = [v for v in (estimate.value, estimate.lower, estimate.upper) if v is not None]
    return decimals_needed(known, tuple(limits), decimals)


def estimate_text(estimate: Estimate | None, decimals: int, lang: Language) -> str:
    """An estimate: "0,44", "22–31", "≥ 0,42", "≤ 0,50", or "284 (279–291)"; a dash when nothing is known.

    A value that prints as its only bound is written as that bound: "≥ 0,20".
    """
    if estimate is None:
        return NOTHING
    bounds = _bounds_text(estimate.lower, estimate.upper, decimals, lang)
    if estimate.value is None:
        return bounds
    value = number_text(estimate.value, decimals, lang)
    if bounds.endswith(NBSP + value) and (estimate.lower is None or estimate.upper is None):
        return bounds
    return value if estimate.is_exact or bounds in (value, NOTHING) else f"{value} ({bounds})"


def unit_symbol(unit: Unit | None) -> str:
    """The unit as it is printed: m², m³, stuk; "" for none."""
    return unit.symbol.translate(_RAISED) if unit is not None else ""


def _bounds_text(lower: float | None, upper: float | None, decimals: int, lang: Language) -> str:
    if lower is None and upper is None:
        return NOTHING
    if lower is None or upper is None:
        sign, bound = ("≥", lower) if upper is None else ("≤", upper)
        return f"{sign}{NBSP}{number_text(bound or 0.0, decimals, lang)}"
    first, last = number_text(lower, decimals, lang), number_text(upper, decimals, lang)
    if first == last:
        return first
    gap = NBSP if MINUS in first + last else ""
    return f"{first}{gap}{DASH}{gap}{last}"
