"""Whether a recomputed figure is the stated one, as far as the printed digits of the stated one tell."""

import math
import sys
from decimal import Decimal

from models.domain.outcome import Estimate
from models.domain.review import Agreement, FigureCheck

_MOST_SHOWN = 3
_FLOAT_NOISE = 1e-6
"""Relative difference that two programs may have in a figure with all its digits."""


def printed_decimals(value: float, least: int = 0) -> int:
    """The decimals of the shortest form of `value`, but at least `least`: 0.5 may stand for 0.50."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(least, -exponent if isinstance(exponent, int) else 0)


def tolerance(stated: float, decimals: int, relative: float = 0.0) -> float:
    """Half of the last printed digit; at least `relative` of the figure."""
    half_digit = 0.5 * 10.0**-decimals * (1 + 1e-9)
    return max(half_digit + _FLOAT_NOISE * abs(stated), relative * abs(stated))


def agreement_of(stated: float, recomputed: Estimate | None, allowed: float) -> Agreement:
    """What the recomputed estimate says of a stated figure.

    A single figure decides, unless both its bounds are known and the stated one lies between them.
    """
    if recomputed is None or (recomputed.value is None and recomputed.lower is None and recomputed.upper is None):
        return Agreement.NOT_RECOMPUTED
    value, lower, upper = recomputed.value, recomputed.lower, recomputed.upper
    if value is not None and abs(stated - value) <= allowed:
        return Agreement.AGREES
    if value is not None and (lower is None or upper is None):
        return Agreement.DIFFERS
    is_inside = (lower is None or stated >= lower - allowed) and (upper is None or stated <= upper + allowed)
    return Agreement.WITHIN_BOUNDS if is_inside else Agreement.DIFFERS


def difference_of(stated: float, recomputed: Estimate) -> float:
    """Stated minus recomputed; from the nearest bound where there is no single figure."""
    if recomputed.value is not None:
        return within_floats(stated - recomputed.value)
    if recomputed.lower is not None and stated < recomputed.lower:
        return within_floats(stated - recomputed.lower)
    return within_floats(stated - recomputed.upper) if recomputed.upper is not None else 0.0


def within_floats(amount: float) -> float:
    """The amount, or the largest that a float holds when it is beyond."""
    return max(-sys.float_info.max, min(sys.float_info.max, amount))


def relative_to(difference: float, stated: float) -> float | None:
    """The difference as a fraction of the recomputed figure; None when that is zero."""
    base = stated - difference
    return within_floats(difference / abs(base)) if base else None


def shown_decimals(check: FigureCheck) -> int:
    """Decimals in print: as many as a difference needs for three of its figures, never more than were stated."""
    least = min(check.decimals, _MOST_SHOWN)
    if check.agreement is not Agreement.DIFFERS or not check.difference:
        return least
    return max(0, min(check.decimals, 2 - math.floor(math.log10(abs(check.difference)))))


def are_swapped_digits(stated: float, recomputed: float, decimals: int) -> bool:
    """Whether swapping two neighbouring digits of the recomputed figure, as printed, gives the stated one.

    Asked of at least three digits only: with fewer it is no evidence.
    """
    one, other = _digits(stated, decimals), _digits(recomputed, decimals)
    if len(one) != len(other) or len(one.strip("0")) < 3 or (stated < 0) != (recomputed < 0):
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 and places[1] == places[0] + 1 and one[places[0]] == other[places[1]]


def _digits(value: float, decimals: int) -> str:
    return f"{abs(value):.{decimals}f}".replace(".", "")
