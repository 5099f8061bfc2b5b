"""Embodied carbon of first installation: modules A1-A5, kg CO2-eq, without biogenic uptake.

Source: Paris Proof materiaalgebonden (DGBC); Het Nieuwe Normaal, indicator Materiaalgebonden CO2-uitstoot.
Replacements do not count. Where the library knows production only (A1-A3), transport and construction
(A4 + A5) are taken from the spread found in Dutch buildings of the same type, so the line has bounds.
Leaves out on purpose: A1-set GWP module values of lines that may hold biogenic carbon, because uptake
cannot be told apart in that set.
"""

import math

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats, LineAmounts
from models.domain.bill import BillLine
from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.reference.reference import ShareRange

_UPFRONT = (LifeCycleModule.A1_A3, LifeCycleModule.A4, LifeCycleModule.A5)
_A2_CATEGORIES = ("climate_fossil", "climate_luluc")
_A1_CATEGORIES = ("gwp100",)


def line_carbon(columns: BillColumns, a4_a5_share: ShareRange | None) -> LineAmounts:
    """Embodied carbon per line in kg CO2-eq.

    `a4_a5_share` is None when there are no data for the building type: then production is a lower bound.
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
    """A1-A5 and A1-A3 per line in kg and which are below zero per unit, with the lines' own modules filled in."""
    stated, production = columns.carbon_a1a5_kg.copy(), columns.carbon_a1a3_kg.copy()
    is_credit = columns.carbon_is_credit.copy()
    for i in columns.module_lines:
        line = columns.bill.lines[i]
        if line.co2_a1a5_kg_per_unit is not None:
            continue
        has_no_biobased = bool(columns.biobased_fraction[i] == 0.0)
        for amounts, modules in ((production, _UPFRONT[:1]), (stated, _UPFRONT)):
            per_unit = gwp_kg_per_unit(line, modules, has_no_biobased)
            if per_unit is not None:
                amounts[i] = columns.quantity[i] * per_unit
                is_credit[i] = per_unit < 0
    return stated, production, is_credit


def gwp_kg_per_unit(line: BillLine, modules: tuple[LifeCycleModule, ...], has_no_biobased: bool) -> float | None:
    """Some modules of a line's own profile, kg CO2-eq per unit; None when one of them is not declared.

    The A2 set counts fossil and land-use change; the A1 set only a line known to hold nothing biobased.
    """
    profiles = {(p.environmental_set, p.category): p.values for p in line.module_profiles}
    sets: list[tuple[EnvironmentalSet, tuple[str, ...]]] = [(EnvironmentalSet.A2, _A2_CATEGORIES)]
    if has_no_biobased:
        sets.append((EnvironmentalSet.A1, _A1_CATEGORIES))
    for which, categories in sets:
        values = [profiles.get((which, c), {}).get(module) for c in categories for module in modules]
        declared = [value for value in values if value is not None and math.isfinite(value)]
        if len(declared) == len(values):
            return math.fsum(declared)
    return None


def lines_from_production(columns: BillColumns) -> np.ndarray:
    """Which lines rest on a production figure (A1-A3), as a mask."""
    stated, production = columns.carbon_a1a5_kg, columns.carbon_a1a3_kg
    if columns.module_lines:
        stated, production, _ = _with_modules(columns)
    return np.asarray(np.isnan(stated) & ~np.isnan(production))
