"""Shares by mass: the mean of one fraction per line, weighted by mass, in percent."""

import numpy as np

from models.calculation.bill_columns import coverage_fraction
from models.calculation.intervals import Bools, Floats, scaled, weighted_mean
from models.domain.reason import Reason
from models.indicators.bill_view import BillView
from models.indicators.contract import BillResult
from models.indicators.reasons import MASS_UNKNOWN, NO_MASS

PERCENT = 100.0
MASS_FIELDS = frozenset({"quantity", "unit", "product_id", "mass_kg_per_unit", "phase"})
"""The fields of a line that give its mass, and whether it counts."""
MASS_REASONS = (MASS_UNKNOWN, NO_MASS)
"""Reasons of any share by mass that are about the masses."""


def fraction_bounds(fraction: Floats) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest fraction per line, 0 and 1 where it is unknown (NaN), and the mask of known ones."""
    unknown = np.isnan(fraction)
    if not unknown.any():
        return fraction, fraction, ~unknown
    return np.where(unknown, 0.0, fraction), np.where(unknown, 1.0, fraction), ~unknown


def mass_share(
    view: BillView,
    bounds: tuple[Floats, Floats, Bools],
    unknown: Reason,
    left_out: Bools | None = None,
) -> BillResult:
    """A share of the bill's mass in percent; no estimate when no fraction or no mass is known.

    Args:
        view: the bill in its building.
        bounds: lowest and highest fraction of each line (0-1), and the mask of lines with their data.
        unknown: the reason to give for the lines without.
        left_out: mask of the lines that the share does not count; None counts every line.
    """
    lower, upper, known = bounds
    if view.has_quantity.any() and view.has_nothing(known | (lower > 0)):
        return BillResult(None, (view.about(unknown, ~known),))
    weights, has_mass = view.mass_weights, view.mass.known
    if left_out is not None and left_out.any():
        weights, known, has_mass = weights.without(left_out), known | left_out, has_mass | left_out
    reasons = [] if known.all() else [view.about(unknown, ~known)]
    if not has_mass.all():
        reasons.append(view.about(MASS_UNKNOWN, ~has_mass))
    coverage = coverage_fraction(view.columns, known & has_mass)
    estimate = weighted_mean(weights, lower, upper, coverage)
    if estimate is None:
        return BillResult(None, (NO_MASS.message(), *reasons))
    return BillResult(scaled(estimate, PERCENT), tuple(reasons), covered=known & has_mass)
