"""Rounding, once and by name. Calculation and comparison never round; presentation uses `half_up`."""

from decimal import ROUND_HALF_UP, Context, Decimal

_ANY_FLOAT = Context(prec=400)
"""Room for every digit of the largest float, which the usual 28 digits have not."""


def half_up(value: float, decimals: int) -> Decimal:
    """`value` rounded half away from zero on its shortest decimal form, with `decimals` places.

    No source for the MPG's own rounding rule was found, so this is for print only.
    """
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_ANY_FLOAT)
