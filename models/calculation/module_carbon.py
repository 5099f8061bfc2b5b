"""Carbon of life-cycle modules A1-A5 that the bill states per module, beside what it states as a total.

Leaves out on purpose: A1-set GWP module values of lines that may hold biogenic carbon, because uptake cannot be
told apart in that set.
"""

import math
from collections.abc import Iterable

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.calculation.line_modules import LineModules
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile

_UPFRONT = (LifeCycleModule.A1_A3, LifeCycleModule.A4, LifeCycleModule.A5)
_A2_CATEGORIES = ("climate_fossil", "climate_luluc")
_A1_CATEGORIES = ("gwp100",)


def carbon_with_modules(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """A1-A5 and A1-A3 per line in kg CO2-eq, and the mask of negative ones, with values per module filled in."""
    if not columns.module_lines:
        return columns.carbon_a1a5_kg, columns.carbon_a1a3_kg, columns.carbon_is_credit
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
