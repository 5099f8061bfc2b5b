"""Reuse potential: mass that will be reused or recycled at the end of life, as a share of all mass.

Source: Het Nieuwe Normaal, indicator Hergebruikpotentie (both shares by mass).
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, mass_share

_FUTURE_UNKNOWN = Reason(code="calc_future_unknown", missing=MissingKind.DATA)


def line_reuse_potential(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest reusable or recyclable fraction of each line (0-1), and the mask of known ones."""
    reuse, recycling = columns.future_reuse_fraction, columns.future_recycling_fraction
    lower = np.minimum(1.0, np.nan_to_num(reuse, nan=0.0) + np.nan_to_num(recycling, nan=0.0))
    known = ~(np.isnan(reuse) | np.isnan(recycling)) | (lower >= 1.0)
    if known.all():
        return lower, lower, known
    return lower, np.where(known, lower, 1.0), known


def reuse_potential(view: BillView) -> BillResult:
    """Reuse potential in percent of mass."""
    return mass_share(view, line_reuse_potential(view.columns), _FUTURE_UNKNOWN)


INDICATORS = (
    BillIndicator(
        id="reuse_potential",
        figure=reuse_potential,
        reasons=(_FUTURE_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS | {"future_reuse_fraction", "future_recycling_fraction"},
        has_indication=True,
    ),
)
