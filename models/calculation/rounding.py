"""Rounding for presentation. Calculation and comparison never round."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

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
