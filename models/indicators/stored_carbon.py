"""Carbon stored in biobased material (construction stored carbon), kg CO2 per m2 gross floor area (BVO).

CO2 = 44/12 x biogenic carbon. Source: EN 16449 (closed form from memory, corroborated by KBOB glulam);
reported apart from emissions and never subtracted from them (Het Nieuwe Normaal).
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import LineAmounts, exact_amounts
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.area_sum import AREA_FIELDS, SUM_REASONS, per_gross_area
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult, LineTotal
from models.indicators.mass_share import MASS_FIELDS

_NO_BIOGENIC_CARBON = Reason(code="calc_no_biogenic_carbon", missing=MissingKind.DATA)
_BIOGENIC_CARBON_UNKNOWN = Reason(code="calc_biogenic_carbon_unknown", missing=MissingKind.DATA)


def stored_carbon(view: BillView) -> BillResult:
    """Stored carbon in kg CO2 per m2 gross floor area (BVO)."""
    amounts = view.once(stored_of_lines)
    unknown = ~amounts.known
    reasons = [view.about(_BIOGENIC_CARBON_UNKNOWN, unknown)] if unknown.any() else []
    return per_gross_area(view, amounts, reasons, _NO_BIOGENIC_CARBON)


def stored_of_lines(view: BillView) -> LineAmounts:
    """Stored carbon of each line of a bill in kg CO2."""
    return line_stored_carbon(view.columns, view.reference.factors.co2_per_carbon)


def line_stored_carbon(columns: BillColumns, co2_per_carbon: float) -> LineAmounts:
    """Stored carbon per line in kg CO2: biogenic carbon times `co2_per_carbon` (44/12).

    A line without biobased material stores none; an unknown biogenic carbon content is at least zero.
    """
    carbon = np.where(columns.biobased_fraction == 0.0, 0.0, columns.biogenic_c_kg)
    return exact_amounts(np.where(columns.biogenic_c_kg >= 0.0, columns.biogenic_c_kg, carbon) * co2_per_carbon)


INDICATORS = (
    BillIndicator(
        id="stored_carbon",
        figure=stored_carbon,
        reasons=(_NO_BIOGENIC_CARBON, _BIOGENIC_CARBON_UNKNOWN, *SUM_REASONS),
        line_fields=MASS_FIELDS | {"biogenic_c_kg_per_kg", "biobased_fraction"},
        building_fields=AREA_FIELDS,
        total=LineTotal(
            subject="stored_carbon", unit="kg CO2", amounts=lambda view, _: view.once(stored_of_lines)
        ),
        has_indication=True,
    ),
)
