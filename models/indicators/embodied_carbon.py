"""Embodied carbon of first installation: modules A1-A5, kg CO2-eq, without biogenic uptake.

Source: Paris Proof materiaalgebonden (DGBC); Het Nieuwe Normaal, indicator Materiaalgebonden CO2-uitstoot.
Replacements do not count. Where the product card has production only (A1-A3), transport and construction
(A4 + A5) are taken from the spread found in Dutch buildings of the same type, so the line has an interval.
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Floats, LineAmounts
from models.calculation.module_carbon import carbon_with_modules
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.area_sum import WHOLE_FIELDS, WHOLE_REASONS, per_gross_area
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult, LineTotal
from models.indicators.mass_share import MASS_FIELDS
from models.reference.reference import ShareRange

_NO_CARBON = Reason(code="calc_no_carbon", missing=MissingKind.DATA)
_CARBON_UNKNOWN = Reason(code="calc_carbon_unknown", missing=MissingKind.DATA)
A4_A5_ESTIMATED = Reason(code="calc_a4_a5_estimated")
_A4_A5_UNKNOWN = Reason(code="calc_a4_a5_unknown", missing=MissingKind.DATA)


def embodied_carbon(view: BillView) -> BillResult:
    """Embodied carbon in kg CO2-eq per m2 gross floor area (BVO), life-cycle modules A1-A5."""
    amounts = view.once(carbon_of_lines)
    reasons = []
    unknown = ~amounts.known
    if unknown.any():
        reasons.append(view.about(_CARBON_UNKNOWN, unknown))
    estimated = lines_from_production(view.columns) & amounts.known
    if estimated.any():
        has_share = view.building.type in view.reference.factors.a4_a5_share
        reasons.append(view.about(A4_A5_ESTIMATED if has_share else _A4_A5_UNKNOWN, estimated))
    return per_gross_area(view, amounts, [*reasons, *view.incompleteness], _NO_CARBON, is_burden=True)


def carbon_of_lines(view: BillView) -> LineAmounts:
    """Embodied carbon of each line of a bill in kg CO2-eq, with the A4 + A5 spread of the building's type."""
    building_type = view.building.type
    share = view.reference.factors.a4_a5_share.get(building_type) if building_type is not None else None
    return line_carbon(view.columns, share)


def line_carbon(columns: BillColumns, a4_a5_share: ShareRange | None) -> LineAmounts:
    """Embodied carbon per line in kg CO2-eq, life-cycle modules A1-A5.

    `a4_a5_share` is modules A4 + A5 as a share of A1-A3; None when there are no data for the building type, and
    then production is a lower bound.
    """
    stated, production, is_credit = carbon_with_modules(columns)
    known = ~np.isnan(stated)
    if known.all():
        return LineAmounts(stated, stated, stated, known)
    has_production = ~known & ~np.isnan(production)
    low, middle, high = _production_bounds(production, a4_a5_share)
    nothing = ~known & ~has_production
    return LineAmounts(
        lower=np.where(known, stated, np.where(nothing, np.where(is_credit, -np.inf, 0.0), low)),
        value=np.where(known, stated, middle),
        upper=np.where(known, stated, np.where(nothing, np.inf, high)),
        known=known | has_production,
    )


def _production_bounds(production: Floats, share: ShareRange | None) -> tuple[Floats, Floats, Floats]:
    if share is None:
        return production, np.full_like(production, np.nan), np.full_like(production, np.inf)
    size = np.abs(production)
    low, middle, high = (production + size * part for part in (share.lower, share.middle, share.upper))
    return low, middle, high


def lines_from_production(columns: BillColumns) -> np.ndarray:
    """Mask of the lines of which only production (A1-A3) is known."""
    stated, production, _ = carbon_with_modules(columns)
    return np.asarray(np.isnan(stated) & ~np.isnan(production))


INDICATORS = (
    BillIndicator(
        id="embodied_carbon",
        figure=embodied_carbon,
        reasons=(_NO_CARBON, _CARBON_UNKNOWN, A4_A5_ESTIMATED, _A4_A5_UNKNOWN, *WHOLE_REASONS),
        line_fields=MASS_FIELDS | {"co2_a1a5_kg_per_unit", "module_profiles", "biobased_fraction", "nl_sfb"},
        building_fields=WHOLE_FIELDS,
        total=LineTotal(
            subject="embodied_carbon",
            unit="kg CO2-eq",
            amounts=lambda view, _: view.once(carbon_of_lines),
            is_burden=True,
        ),
        has_indication=True,
    ),
)
