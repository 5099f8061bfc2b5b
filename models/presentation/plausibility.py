"""Whether a stated figure that counts fits what the bill gives: the computed figure and the indication beside it.

It is a check and no verdict: a stated figure counts whether it fits or not.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.calculation.rounding import printed_decimals, tolerance
from models.domain.outcome import Estimate, Outcome


class Fit(StrEnum):
    """Place of a stated figure beside an interval, within the digits that it was written with.

    NOT_CONTRADICTED: on the possible side of the one bound that is known. BELOW and ABOVE: outside the interval.
    """

    FITS = "fits"
    NOT_CONTRADICTED = "not_contradicted"
    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Beside:
    """One interval beside a stated figure, in its unit, and whether the figure fits it."""

    estimate: Estimate
    fit: Fit


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The check of one stated figure that counts.

    Attributes:
        stated: the figure, in the unit of the outcome.
        computed: beside the figure of the bill; None when the bill gives none, or no bound.
        indication: beside the indication; None when it is no other figure than the computed one, or has no bound.
    """

    stated: float
    computed: Beside | None
    indication: Beside | None


def plausibility(outcome: Outcome, decimals: int) -> Plausibility | None:
    """The check of the stated figure of an outcome; None where none counts or nothing stands beside it.

    Args:
        outcome: of one indicator.
        decimals: printed decimals of its indicator.
    """
    if outcome.computed is None or outcome.estimate is None or outcome.estimate.value is None:
        return None
    stated = outcome.estimate.value
    allowed = tolerance(stated, printed_decimals(stated, decimals))
    found = Plausibility(
        stated,
        _beside(outcome.computed.estimate, stated, allowed),
        _beside(_indicated(outcome), stated, allowed),
    )
    return None if found.computed is None and found.indication is None else found


def _indicated(outcome: Outcome) -> Estimate | None:
    """The indication where provisional products or estimates make it another figure than the computed one."""
    found, computed = outcome.indication, outcome.as_computed.estimate
    if found is None or not (found.provisional_share or found.estimated_share):
        return None
    bounds = (found.low, found.middle, found.high)
    if computed is not None and bounds == (computed.lower, computed.value, computed.upper):
        return None
    return Estimate(found.middle, found.low, found.high, found.covered_share)


def _beside(estimate: Estimate | None, stated: float, allowed: float) -> Beside | None:
    if estimate is None or (not estimate.lower and estimate.upper is None):
        return None
    low, high = estimate.lower, estimate.upper
    if low is not None and stated < low - allowed:
        return Beside(estimate, Fit.BELOW)
    if high is not None and stated > high + allowed:
        return Beside(estimate, Fit.ABOVE)
    return Beside(estimate, Fit.NOT_CONTRADICTED if low is None or high is None else Fit.FITS)
