"""Rounding for presentation, and the difference that it explains. Calculation and verdicts never round."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

_FLOAT_NOISE = 1e-6
"""Relative difference allowed between two programs in a figure with all its digits."""
_ANY_FLOAT = Context(prec=400)
"""Holds every digit of the largest float; the default of 28 digits does not."""


def half_up(value: float, decimals: int) -> Decimal:
    """`value` rounded half away from zero to `decimals` places, from its shortest decimal form.

    For print only: no source for a rounding rule of the MPG was found.

    Raises:
        decimal.InvalidOperation: the value is infinite.
    """
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_ANY_FLOAT)


def few_digits(value: float, digits: int = 4) -> float:
    """`value` rounded half away from zero to a number of digits that count: 0.448909 is 0.4489, and 12345 stays.

    For sentences about a ratio that nobody printed. Zero and what is not finite stay as they are.
    """
    if value == 0.0 or not math.isfinite(value):
        return value
    return float(half_up(value, max(0, digits - 1 - math.floor(math.log10(abs(value))))))


def printed_decimals(value: float, least: int = 0) -> int:
    """Number of decimals in the shortest form of `value`, at least `least`: 0.5 may stand for 0.50."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(least, -exponent if isinstance(exponent, int) else 0)


def tolerance(stated: float, decimals: int, relative: float = 0.0) -> float:
    """Largest difference that printing explains: half the last digit, or `relative` times the figure if more."""
    half_digit = 0.5 * 10.0**-decimals * (1 + 1e-9)
    return max(half_digit + _FLOAT_NOISE * abs(stated), relative * abs(stated))
