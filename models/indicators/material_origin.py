"""Origin of materials: reused, recycled and renewable mass as a share of all mass.

Source: Het Nieuwe Normaal, indicator Herkomst materialen; Platform CB'23 Leidraad Meten van
circulariteit 3.0. A reclaimed timber beam is secondary and counts once.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, mass_share
from models.indicators.reasons import PV_BEYOND_BBL

_TOLERANCE = 1e-9
_ORIGIN_UNKNOWN = Reason(code="calc_origin_unknown", missing=MissingKind.DATA)
ORIGIN_REASONS = (_ORIGIN_UNKNOWN, PV_BEYOND_BBL, *MASS_REASONS)
ORIGIN_FIELDS = MASS_FIELDS | {"biobased_fraction", "recycled_fraction", "reused_fraction", "energy_part"}


def material_origin(view: BillView) -> BillResult:
    """Origin of materials in percent of mass, without the PV that the energy demand of the Bbl does not need."""
    result = mass_share(view, line_origin(view.columns), _ORIGIN_UNKNOWN, view.beyond_bbl)
    return replace(result, reasons=(*result.reasons, *view.pv_left_out))


def line_origin(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest fraction of each line that is not primary abiotic (0-1), and the mask of known ones."""
    return line_not_primary((columns.reused_fraction, columns.recycled_fraction), columns.biobased_fraction)


def line_not_primary(secondary: Sequence[Floats], renewable: Floats) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest fraction of each line in its secondary and renewable parts, and the mask of known ones.

    The parts are separate parts of the mass, each 0-1. Where they add up to more than one, they overlap and the
    overlap counts once: the fraction lies between the larger part and one. An unknown secondary part may also
    overlap, which lowers the lower bound.
    """
    reclaimed = np.sum([np.nan_to_num(part, nan=0.0) for part in secondary], axis=0)
    biobased = np.nan_to_num(renewable, nan=0.0)
    summed = reclaimed + biobased
    overlaps = summed > 1.0 + _TOLERANCE
    larger = np.maximum(reclaimed, biobased)
    lower = np.minimum(1.0, np.where(overlaps, larger, summed))
    secondary_open = np.isnan(secondary).any(axis=0)
    known = ~(secondary_open | np.isnan(renewable))
    lower = np.where(secondary_open, np.minimum(lower, np.maximum(larger, 1.0 - biobased)), lower)
    upper = np.where(known & ~overlaps, lower, 1.0)
    return lower, (lower if bool((lower == upper).all()) else upper), known | (lower >= 1.0 - _TOLERANCE)


INDICATORS = (
    BillIndicator(
        id="material_origin",
        figure=material_origin,
        reasons=ORIGIN_REASONS,
        line_fields=ORIGIN_FIELDS,
        has_indication=True,
    ),
)
