"""Embodied carbon of first installation: modules A1-A5, kg CO2-eq, without biogenic uptake.

Source: Paris Proof materiaalgebonden (DGBC); Het Nieuwe Normaal, indicator Materiaalgebonden CO2-uitstoot.
Replacements do not count. Where the product card has production only (A1-A3), transport and construction
(A4 + A5) are taken from the spread found in Dutch buildings of the same type, so the line has an interval.
Leaves out on purpose: A1-set GWP module values of lines that may hold biogenic carbon, because uptake
cannot be told apart in that set.
"""

import math
from collections.abc import Iterable

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats, LineAmounts
from models.calculation.line_modules import LineModules
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.area_sum import WHOLE_FIELDS, WHOLE_REASONS, per_gross_area
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult, LineTotal
from models.indicators.mass_share import MASS_FIELDS
from models.reference.reference import ShareRange

_UPFRONT = (LifeCycleModule.A1_A3, LifeCycleModule.A4, LifeCycleModule.A5)
_A2_CATEGORIES = ("climate_fossil", "climate_luluc")
_A1_CATEGORIES = ("gwp100",)
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
    stated, production, is_credit = columns.carbon_a1a5_kg, columns.carbon_a1a3_kg, columns.carbon_is_credit
    if columns.module_lines:
        stated, production, is_credit = _with_modules(columns)
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


def _with_modules(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """A1-A5 and A1-A3 per line in kg CO2-eq, and the mask of negative ones, with values per module filled in."""
    stated, production = columns.carbon_a1a5_kg.copy(), columns.carbon_a1a3_kg.copy()
    is_credit = columns.carbon_is_credit.copy()
    for line in columns.module_lines:
        i = line.position
        if columns.lines[i].co2_a1a5_kg_per_unit is not None:
            continue
        has_no_biobased = bool(columns.biobased_fraction[i] == 0.0)
        for amounts, modules in ((production, _UPFRONT[:1]), (stated, _UPFRONT)):
            found = _gwp(line, modules, has_no_biobased)
            if found is None:
                continue
            per_unit, units = found
            is_credit[i] = per_unit < 0
            if not math.isnan(units):
                amounts[i] = columns.quantity[i] * units * per_unit
    return stated, production, is_credit


def _gwp(
    line: LineModules, modules: tuple[LifeCycleModule, ...], has_no_biobased: bool
) -> tuple[float, float] | None:
    """The sum of modules in kg CO2-eq per declared unit, and the number of those units in one unit of the line."""
    for which in EnvironmentalSet.A2, EnvironmentalSet.A1:
        part = line.for_carbon(which)
        in_set = [p for p in part.profiles if p.environmental_set is which] if part is not None else []
        per_unit = gwp_kg_per_unit(in_set, modules, has_no_biobased)
        if part is not None and per_unit is not None:
            return per_unit, part.units
    return None


def gwp_kg_per_unit(
    declared: Iterable[ModuleProfile], modules: tuple[LifeCycleModule, ...], has_no_biobased: bool
) -> float | None:
    """Global warming of some life-cycle modules, in kg CO2-eq per unit; None when one of them is not declared.

    In the A2 set the fossil and the land-use part count. The A1 set, which does not tell biogenic uptake apart, is
    used only for a product without biobased material.
    """
    profiles = {(p.environmental_set, p.category): p.values for p in declared}
    sets: list[tuple[EnvironmentalSet, tuple[str, ...]]] = [(EnvironmentalSet.A2, _A2_CATEGORIES)]
    if has_no_biobased:
        sets.append((EnvironmentalSet.A1, _A1_CATEGORIES))
    for which, categories in sets:
        values = [profiles.get((which, c), {}).get(module) for c in categories for module in modules]
        known = [value for value in values if value is not None and math.isfinite(value)]
        if len(known) == len(values):
            return math.fsum(known)
    return None


def lines_from_production(columns: BillColumns) -> np.ndarray:
    """Mask of the lines of which only production (A1-A3) is known."""
    stated, production = columns.carbon_a1a5_kg, columns.carbon_a1a3_kg
    if columns.module_lines:
        stated, production, _ = _with_modules(columns)
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
