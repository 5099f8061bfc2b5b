"""Reuse potential: mass that will be reused or recycled at the end of life over all mass.

Source: Het Nieuwe Normaal, indicator Hergebruikpotentie (both shares by mass).
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats


def line_reuse_potential(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest reusable fraction of each line, and which lines have their data."""
    reuse, recycling = columns.future_reuse_fraction, columns.future_recycling_fraction
    lower = np.minimum(1.0, np.nan_to_num(reuse, nan=0.0) + np.nan_to_num(recycling, nan=0.0))
    known = ~(np.isnan(reuse) | np.isnan(recycling)) | (lower >= 1.0)
    if known.all():
        return lower, lower, known
    return lower, np.where(known, lower, 1.0), known
