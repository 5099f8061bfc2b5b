"""Agreement of a recomputed figure with a stated one, within the printed digits of the stated one."""

import math
import sys

from models.domain.outcome import Estimate
from models.domain.review import Agreement, CauseKind, FigureCheck

_MOST_SHOWN = 3


def agreement_of(stated: float, recomputed: Estimate | None, allowed: float) -> Agreement:
    """Agreement of a stated figure with the recomputed estimate, within the difference `allowed`.

    The value of the estimate decides, unless both its bounds are known and the stated figure lies between them.
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
    """Stated minus recomputed, in their unit; from the nearest bound where the estimate has no value."""
    if recomputed.value is not None:
        return within_floats(stated - recomputed.value)
    if recomputed.lower is not None and stated < recomputed.lower:
        return within_floats(stated - recomputed.lower)
    return within_floats(stated - recomputed.upper) if recomputed.upper is not None else 0.0


def within_floats(amount: float) -> float:
    """The amount, limited to what a float can hold."""
    return max(-sys.float_info.max, min(sys.float_info.max, amount))


def relative_to(difference: float, stated: float) -> float | None:
    """The difference as a fraction of the recomputed figure; None when that is zero."""
    base = stated - difference
    return within_floats(difference / abs(base)) if base else None


def shown_decimals(check: FigureCheck) -> int:
    """Number of decimals to print: enough for three digits of the difference, at most those it was stated with."""
    least = min(check.decimals, _MOST_SHOWN)
    if any(cause.kind is CauseKind.FRACTION for cause in check.causes):
        return least
    if check.agreement is not Agreement.DIFFERS or not check.difference:
        return least
    return max(0, min(check.decimals, 2 - math.floor(math.log10(abs(check.difference)))))


def are_swapped_digits(stated: float, recomputed: float, decimals: int) -> bool:
    """Whether swapping two neighbouring printed digits of the recomputed figure gives the stated one.

    False for figures of fewer than three digits, in which a swap is no evidence.
    """
    one, other = _digits(stated, decimals), _digits(recomputed, decimals)
    if len(one) != len(other) or len(one.strip("0")) < 3 or (stated < 0) != (recomputed < 0):
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 and places[1] == places[0] + 1 and one[places[0]] == other[places[1]]


def _digits(value: float, decimals: int) -> str:
    return f"{abs(value):.{decimals}f}".replace(".", "")
