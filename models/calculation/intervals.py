"""Interval arithmetic: sums and weighted means of figures that may be unknown, the same in any order of the lines.

Per line, `lower` is -inf and `upper` inf where there is no bound, and `value` is NaN where it is unknown. In the
resulting `Estimate` these are None.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.domain.outcome import Estimate

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Integers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """One amount per line with its interval, all in one unit. `known` is the mask of lines with their data."""

    lower: Floats
    value: Floats
    upper: Floats
    known: Bools

    def without(self, left_out: Bools) -> "LineAmounts":
        """The amounts with those of the lines in a mask at a known zero."""
        if not left_out.any():
            return self
        lower, value, upper = (np.where(left_out, 0.0, part) for part in (self.lower, self.value, self.upper))
        return LineAmounts(lower, value, upper, self.known | left_out)

    @property
    def is_exact(self) -> bool:
        """Whether every amount is known, so that the three columns are one."""
        return self.lower is self.value and self.upper is self.value


def beyond_floats() -> np.errstate:
    """Silences numpy, as context or decorator, where amounts may be too large for a float.

    They become infinite or NaN, and every sum reports them as unknown.
    """
    return np.errstate(over="ignore", invalid="ignore", divide="ignore")


def exact_amounts(value: Floats) -> LineAmounts:
    """Amounts without uncertainty where they are not NaN; an unknown one lies between zero and infinity."""
    known = ~np.isnan(value)
    if known.all():
        return LineAmounts(value, value, value, known)
    return LineAmounts(np.where(known, value, 0.0), value, np.where(known, value, np.inf), known)


def exact_sum(amounts: Floats) -> float:
    """The correctly rounded sum in any order (math.fsum); NaN when it is larger than a float can hold."""
    try:
        return math.fsum(amounts.tolist())
    except (OverflowError, ValueError):
        return math.nan


def bounded(value: float) -> float | None:
    """The figure; None when it is not finite, because a bound beyond all floats is no bound."""
    return value if math.isfinite(value) else None


def total(amounts: LineAmounts, coverage_fraction: float) -> Estimate:
    """The sum over the lines, in their unit; its value is None as soon as one line is unknown."""
    if amounts.is_exact:
        whole = bounded(exact_sum(amounts.value))
        return Estimate(whole, whole, whole, coverage_fraction)
    value = math.nan if np.isnan(amounts.value).any() else exact_sum(amounts.value)
    return Estimate(
        bounded(value), bounded(exact_sum(amounts.lower)), bounded(exact_sum(amounts.upper)), coverage_fraction
    )


def scaled(estimate: Estimate, factor: float) -> Estimate:
    """The estimate times a positive factor; a bound that becomes too large for a float becomes None."""

    def times(amount: float | None) -> float | None:
        return None if amount is None else bounded(amount * factor)

    return Estimate(
        times(estimate.value), times(estimate.lower), times(estimate.upper), estimate.coverage_fraction
    )


def divided(estimate: Estimate, divisor: float) -> Estimate:
    """The estimate divided by a positive divisor, each bound rounded once.

    Value and bounds are None when the divisor is zero or infinite, as the product of extreme figures may be.
    """
    if not 0.0 < divisor < math.inf:
        return Estimate(None, None, None, estimate.coverage_fraction)

    def over(amount: float | None) -> float | None:
        return None if amount is None else bounded(amount / divisor)

    return Estimate(over(estimate.value), over(estimate.lower), over(estimate.upper), estimate.coverage_fraction)


@dataclass(frozen=True, slots=True)
class Weights:
    """Non-negative weights of the lines, each with a lower and an upper bound, all in one unit.

    `upper` is None when every weight is known, and inf where a weight has no bound. `total` is the sum of `lower`.
    """

    lower: Floats
    upper: Floats | None
    total: float

    def without(self, left_out: Bools) -> "Weights":
        """The weights with those of the lines in a mask at zero."""
        if not left_out.any():
            return self
        lower = np.where(left_out, 0.0, self.lower)
        upper = None if self.upper is None else np.where(left_out, 0.0, self.upper)
        return Weights(lower, upper, exact_sum(lower))

    def part(self, chosen: Bools) -> "Weights":
        """The weights of the lines in a mask."""
        lower = self.lower[chosen]
        return Weights(lower, None if self.upper is None else self.upper[chosen], exact_sum(lower))


def weights_of(amounts: Floats) -> Weights:
    """Weights from non-negative amounts; an unknown one (NaN) lies between zero and infinity."""
    unknown = np.isnan(amounts)
    if not unknown.any():
        return Weights(amounts, None, exact_sum(amounts))
    known = np.where(unknown, 0.0, amounts)
    return Weights(known, np.where(unknown, np.inf, amounts), exact_sum(known))


def weighted_mean(weights: Weights, lower: Floats, upper: Floats, coverage_fraction: float) -> Estimate | None:
    """The weighted mean of one figure per line, as an interval in the unit of the figures.

    A line of unknown weight can move the mean anywhere between that of the others and its own figure, so it
    widens the interval to its own bounds. None when the total weight is zero or larger than a float can hold.
    """
    if not 0.0 < weights.total < math.inf:
        return None
    low = _least_mean(weights, lower)
    high = low if lower is upper and weights.upper is None else -_least_mean(weights, -upper)
    value = low if low == high else None
    return Estimate(value, low, high, coverage_fraction)


def _least_mean(weights: Weights, figures: Floats) -> float:
    """The lowest mean that the weights allow: upper weights on the lowest figures, lower weights on the rest."""
    mean = exact_sum(weights.lower * figures) / weights.total
    if weights.upper is None:
        return mean
    unbounded = np.isinf(weights.upper)
    room = np.where(unbounded, 0.0, weights.upper - weights.lower)
    if room.any():
        heavy = figures <= _last_heavy_figure(weights.lower, room, figures)
        chosen = np.where(heavy, weights.lower + room, weights.lower)
        mean = min(mean, exact_sum(chosen * figures) / exact_sum(chosen))
    weighed = figures[weights.upper > 0.0]
    mean = min(max(mean, float(weighed.min())), float(weighed.max()))
    return min(mean, float(figures[unbounded].min())) if unbounded.any() else mean


def _last_heavy_figure(lightest: Floats, room: Floats, figures: Floats) -> float:
    """The highest figure that still lowers the mean when its line has its upper weight."""
    order = np.lexsort((room, lightest, figures))
    whole = (lightest * figures).sum() + np.cumsum((room * figures)[order])
    means = whole / (lightest.sum() + np.cumsum(room[order]))
    return float(figures[order][np.argmin(means)])
