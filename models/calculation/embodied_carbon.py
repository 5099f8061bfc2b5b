"""Embodied carbon of first installation: modules A1-A5, kg CO2-eq, without biogenic uptake.

Source: Paris Proof materiaalgebonden (DGBC); Het Nieuwe Normaal, indicator Materiaalgebonden CO2-uitstoot.
Replacements do not count. Where the library knows production only (A1-A3), transport and construction
(A4 + A5) are taken from the spread found in Dutch buildings of the same type, so the line has bounds.
Leaves out on purpose: A1-set GWP module values of lines that may hold biogenic carbon, because uptake
cannot be told apart in that set.
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Floats, LineAmounts
from models.domain.bill import BillLine
from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.reference.reference import ShareRange

_UPFRONT = (LifeCycleModule.A1_A3, LifeCycleModule.A4, LifeCycleModule.A5)
_A2_CATEGORIES = ("gwp_fossil", "gwp_luluc")
_A1_CATEGORIES = ("gwp",)


def line_carbon(columns: BillColumns, a4_a5_share: ShareRange | None) -> LineAmounts:
    """Embodied carbon per line in kg CO2-eq.

    `a4_a5_share` is None when there are no data for the building type: then production is a lower bound.
    """
    stated = columns.carbon_a1a5_kg
    if columns.module_lines:
        stated = _with_modules(columns, stated)
    known = ~np.isnan(stated)
    if known.all():
        return LineAmounts(stated, stated, stated, known)
    production = columns.carbon_a1a3_kg
    has_production = ~known & ~np.isnan(production)
    low, middle, high = _production_bounds(production, a4_a5_share)
    nothing = ~known & ~has_production
    return LineAmounts(
        lower=np.where(known, stated, np.where(nothing, 0.0, low)),
        value=np.where(known, stated, middle),
        upper=np.where(known, stated, np.where(nothing, np.inf, high)),
        known=known | has_production,
    )


def _production_bounds(production: Floats, share: ShareRange | None) -> tuple[Floats, Floats, Floats]:
    if share is None:
        return production, np.full_like(production, np.nan), np.full_like(production, np.inf)
    return production * (1 + share.lower), production * (1 + share.middle), production * (1 + share.upper)


def _with_modules(columns: BillColumns, stated: Floats) -> Floats:
    amounts = stated.copy()
    for i in columns.module_lines:
        if np.isnan(amounts[i]):
            per_unit = upfront_kg_per_unit(columns.bill.lines[i], bool(columns.biobased_fraction[i] == 0.0))
            amounts[i] = np.nan if per_unit is None else columns.quantity[i] * per_unit
    return amounts


def upfront_kg_per_unit(line: BillLine, has_no_biobased: bool) -> float | None:
    """Modules A1-A5 of a line's own profile, kg CO2-eq per unit; None when a module is not declared.

    The A2 set counts fossil and land-use change; the A1 set only a line known to hold nothing biobased.
    """
    profiles = {(p.environmental_set, p.category): p.values for p in line.module_profiles}
    sets: list[tuple[EnvironmentalSet, tuple[str, ...]]] = [(EnvironmentalSet.A2, _A2_CATEGORIES)]
    if has_no_biobased:
        sets.append((EnvironmentalSet.A1, _A1_CATEGORIES))
    for which, categories in sets:
        values = [profiles.get((which, c), {}).get(module) for c in categories for module in _UPFRONT]
        if None not in values:
            return sum(v for v in values if v is not None)
    return None


def lines_from_production(columns: BillColumns) -> np.ndarray:
    """Which lines rest on the library's production figure, as a mask."""
    return np.asarray(np.isnan(columns.carbon_a1a5_kg) & ~np.isnan(columns.carbon_a1a3_kg))
