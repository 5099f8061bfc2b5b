"""Circularity indicator (CI) by mass, an extra figure without levels.

Source: Material Circularity Indicator (Ellen MacArthur Foundation) as Madaster implements it, Circularity
Indicator explained v1.0 (25-02-2021), with the waste of recycled feedstock as in the EMF's formula.
Leaves out on purpose: Madaster's penalties for unknown data, whose expression is not public.
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, mass_share
from models.reference.reference import MethodFactors

_CIRCULARITY_UNKNOWN = Reason(code="calc_circularity_unknown", missing=MissingKind.DATA)


def circularity(
    recycled: Floats,
    renewable: Floats,
    reused: Floats,
    to_recycling: Floats,
    to_reuse: Floats,
    factors: MethodFactors,
) -> Floats:
    """CI (0-1) of products from their five mass fractions (0-1 each), one array entry per product.

    `recycled`, `renewable` and `reused` are parts of the mass that comes in, `to_recycling` and `to_reuse` of the
    mass at the end of life; the rest is primary abiotic, and waste. The source stands at the head of this file.
    """
    efficiency = factors.ci_recycling_efficiency
    virgin = np.maximum(0.0, 1.0 - recycled - renewable - reused)
    waste_direct = np.maximum(0.0, 1.0 - to_recycling - to_reuse)
    waste_feedstock = (1.0 - efficiency) * recycled / efficiency
    waste_recycling = (1.0 - efficiency) * to_recycling
    waste = waste_direct + (waste_feedstock + waste_recycling) / 2.0
    linear_flow = (virgin + waste) / (2.0 + (waste_feedstock - waste_recycling) / 2.0)
    return np.maximum(0.0, 1.0 - linear_flow * factors.ci_utility)


def line_circularity(columns: BillColumns, factors: MethodFactors) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest CI (0-1) of each line, and the mask of lines with all five fractions.

    For the highest CI, the unknown part of the mass is reused. For the lowest, it is primary and becomes waste, or
    an unknown recycled fraction is 1 although other parts fill the mass already, which adds waste and saves no
    primary material; the lowest of these cases is taken.
    """
    parts = (
        columns.recycled_fraction,
        columns.biobased_fraction,
        columns.reused_fraction,
        columns.future_recycling_fraction,
        columns.future_reuse_fraction,
    )
    recycled, renewable, reused, to_recycling, to_reuse = (np.nan_to_num(part, nan=0.0) for part in parts)
    known = np.asarray(~np.isnan(np.array(parts)).any(axis=0))
    lower = circularity(recycled, renewable, reused, to_recycling, to_reuse, factors)
    if known.all():
        return lower, lower, known
    in_open = np.isnan(parts[0]) | np.isnan(parts[1]) | np.isnan(parts[2])
    out_open = np.isnan(parts[3]) | np.isnan(parts[4])
    best_reused = np.where(in_open, np.maximum(0.0, 1.0 - recycled - renewable), reused)
    best_to_reuse = np.where(out_open, np.maximum(0.0, 1.0 - to_recycling), to_reuse)
    upper = circularity(recycled, renewable, best_reused, to_recycling, best_to_reuse, factors)
    all_recycled = np.where(np.isnan(parts[0]), 1.0, recycled)
    all_to_recycling = np.where(np.isnan(parts[3]), 1.0, to_recycling)
    for feedstock, end_of_life in (
        (all_recycled, to_recycling),
        (recycled, all_to_recycling),
        (all_recycled, all_to_recycling),
    ):
        lower = np.minimum(lower, circularity(feedstock, renewable, reused, end_of_life, to_reuse, factors))
    return lower, np.where(known, lower, upper), known


def circularity_indicator(view: BillView) -> BillResult:
    """CI of the building in percent: the mean over the lines weighted by mass."""
    return mass_share(view, line_circularity(view.columns, view.reference.factors), _CIRCULARITY_UNKNOWN)


INDICATORS = (
    BillIndicator(
        id="circularity_indicator",
        figure=circularity_indicator,
        reasons=(_CIRCULARITY_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS
        | {
            "recycled_fraction",
            "biobased_fraction",
            "reused_fraction",
            "future_recycling_fraction",
            "future_reuse_fraction",
        },
        has_indication=True,
    ),
)
