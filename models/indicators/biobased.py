"""Biobased share: renewable mass over all mass, as the lines state it.

Source: Het Nieuwe Normaal; Table 3 of Toekomstbestendige gebiedsontwikkelingen ("% massa").
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats


def fraction_bounds(fraction: Floats) -> tuple[Floats, Floats, Bools]:
    """Bounds of a share of which an unknown entry may be anything from nothing to all."""
    unknown = np.isnan(fraction)
    if not unknown.any():
        return fraction, fraction, ~unknown
    return np.where(unknown, 0.0, fraction), np.where(unknown, 1.0, fraction), ~unknown


def line_biobased(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest biobased fraction of each line, and which lines have it."""
    return fraction_bounds(columns.biobased_fraction)
