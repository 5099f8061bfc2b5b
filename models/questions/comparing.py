"""Comparison of a number or an interval with the limit of a point."""

import math

from models.calculation.scoring import RELATIVE_GUARD
from models.domain.answers import PointState
from models.domain.outcome import Estimate
from models.domain.question import PointOperator


def passes(value: float, operator: PointOperator, limit: float) -> bool:
    """Whether a number passes a limit in the same unit; a strict limit is not passed by the limit itself."""
    guard = RELATIVE_GUARD * abs(limit)
    return {
        PointOperator.AT_MOST: value <= limit + guard,
        PointOperator.LESS: value < limit - guard,
        PointOperator.AT_LEAST: value >= limit - guard,
        PointOperator.MORE: value > limit + guard,
        PointOperator.SAME: abs(value - limit) <= guard,
    }[operator]


def state_of(figure: Estimate, operator: PointOperator, limit: float) -> PointState:
    """YES when the whole interval passes, NO when none of it can, else UNKNOWN; no bound is infinitely far."""
    low = -math.inf if figure.lower is None else figure.lower
    high = math.inf if figure.upper is None else figure.upper
    ends = {passes(low, operator, limit), passes(high, operator, limit)}
    if len(ends) > 1:
        return PointState.UNKNOWN
    return PointState.YES if ends == {True} else PointState.NO


def interval(low: float, high: float | None) -> Estimate:
    """A figure between two bounds; without uncertainty when they are the same, and None is no upper bound."""
    return Estimate(low if low == high else None, low, high, 1.0)


def share(part: float, unknown: float, whole: float) -> Estimate | None:
    """Part of a whole in percent, of which `unknown` counts in the upper bound only; None for nothing."""
    if whole <= 0.0:
        return None
    return interval(100.0 * part / whole, 100.0 * (part + unknown) / whole)
