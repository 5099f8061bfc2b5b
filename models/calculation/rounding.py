"""Rounding for presentation. Calculation and comparison never round."""

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
