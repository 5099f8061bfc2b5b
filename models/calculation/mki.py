"""Environmental cost (MKI) of every line over the building's life, in one EN 15804 set.

A line states either one total per unit over one life, or values per life-cycle module. What needs
modules (surcharge without the module D credit, unforeseen reuse, the share of use-phase modules) does
not apply to a total.
Leaves out on purpose: dimension scaling of product cards, which needs data that is not public.
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Floats, LineAmounts
from models.calculation.life_cycle import MODULES, counted_total, life_factors, position
from models.domain.bill import BillLine
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule
from models.reference.reference import Reference, WeightingSet


def line_mki(
    columns: BillColumns, environmental_set: EnvironmentalSet, building_life_years: float, reference: Reference
) -> LineAmounts:
    """MKI per line in EUR over the building's life.

    An unknown MKI is at least zero. An unknown service life counts at least one cycle. A total that
    leaves modules out is a lower bound.
    """
    amounts = _from_totals(columns, environmental_set, building_life_years)
    rows = _module_rows(columns, environmental_set)
    if not rows:
        return amounts
    replaced = LineAmounts(amounts.lower.copy(), amounts.value.copy(), amounts.upper.copy(), amounts.known.copy())
    _put_module_lines(replaced, rows, columns, (environmental_set, building_life_years), reference)
    return replaced


def _from_totals(columns: BillColumns, which: EnvironmentalSet, building_life_years: float) -> LineAmounts:
    cycle = columns.mki_eur[which]
    cycles = life_factors(columns.service_life_years, building_life_years).cycles
    value = cycle * cycles
    incomplete = ~columns.mki_is_complete[which]
    value = np.where(incomplete, np.nan, value) if incomplete.any() else value
    known = ~np.isnan(value)
    if known.all():
        return LineAmounts(value, value, value, known)
    has_cycle = ~np.isnan(cycle)
    at_least = np.where(has_cycle, cycle * np.where(np.isnan(cycles), 1.0, cycles), 0.0)
    endless_credit = has_cycle & np.isnan(cycles) & (cycle < 0)
    lower = np.where(known, value, np.where(endless_credit, -np.inf, at_least))
    upper = np.where(known, value, np.where(endless_credit & ~incomplete, at_least, np.inf))
    return LineAmounts(lower, value, upper, known)


def _module_rows(columns: BillColumns, which: EnvironmentalSet) -> list[int]:
    lines = columns.bill.lines
    return [
        i
        for i in columns.module_lines
        if any(profile.environmental_set is which for profile in lines[i].module_profiles)
    ]


def _put_module_lines(
    amounts: LineAmounts,
    rows: list[int],
    columns: BillColumns,
    context: tuple[EnvironmentalSet, float],
    reference: Reference,
) -> None:
    which, building_life_years = context
    lines = [columns.bill.lines[i] for i in rows]
    declared = np.array([declared_modules_eur(line, which, reference) for line in lines])
    quantity = columns.quantity[rows]
    factors = life_factors(columns.service_life_years[rows], building_life_years)
    reuse = np.array([reference.factors.unforeseen_reuse if line.unforeseen_reuse else 1.0 for line in lines])
    value = quantity * counted_total(declared, factors.use_share, factors.replacements, reuse)
    is_open = np.isnan(declared).any(axis=1) | np.isnan(value)
    at_least = np.nan_to_num(declared, nan=0.0)
    low = np.nan_to_num(quantity, nan=0.0) * counted_total(
        at_least,
        np.nan_to_num(factors.use_share, nan=0.0),
        np.nan_to_num(factors.replacements, nan=0.0),
        reuse,
    )
    no_floor = np.isnan(declared[:, position(LifeCycleModule.D)]) | (
        np.isnan(factors.use_share) & (at_least.sum(axis=1) < 0)
    )
    amounts.value[rows] = np.where(is_open, np.nan, value)
    amounts.known[rows] = ~is_open
    amounts.upper[rows] = np.where(is_open, np.inf, value)
    amounts.lower[rows] = np.where(is_open, np.where(no_floor, -np.inf, low), value)


def declared_modules_eur(line: BillLine, which: EnvironmentalSet, reference: Reference) -> Floats:
    """EUR per unit of the line in each module of `MODULES`, NaN where not declared.

    Impact categories are weighted with the set's shadow prices; a module counts as declared when every
    category with a weight has it. Data category 3 carries the surcharge, but not on a module D credit.
    """
    profiles = {p.category: p for p in line.module_profiles if p.environmental_set is which}
    if MKI in profiles:
        values = profiles[MKI].values
        eur = np.array([values.get(module, np.nan) for module in MODULES], dtype=float)
    else:
        eur = _weighted(line, which, reference.weighting[which])
    for module in reference.modules_fixed_at_zero:
        eur[position(module)] = 0.0
    if line.data_category is DataCategory.C3:
        credit = (np.arange(len(MODULES)) == position(LifeCycleModule.D)) & (eur <= 0)
        eur = np.where(credit, eur, eur * reference.factors.category_3_surcharge)
    return eur


def _weighted(line: BillLine, which: EnvironmentalSet, weighting: WeightingSet) -> Floats:
    profiles = {p.category: p.values for p in line.module_profiles if p.environmental_set is which}
    eur = np.zeros(len(MODULES))
    for category in weighting.categories.values():
        if category.weight_eur_per_unit == 0.0:
            continue
        values = profiles.get(category.id, {})
        amounts = np.array([values.get(module, np.nan) for module in MODULES], dtype=float)
        eur = eur + category.weight_eur_per_unit * amounts
    return eur


def lines_without_mki(columns: BillColumns, which: EnvironmentalSet, amounts: LineAmounts) -> np.ndarray:
    """Which lines have no MKI in the set at all, as a mask."""
    empty = np.isnan(columns.mki_eur[which]) & ~amounts.known
    rows = _module_rows(columns, which)
    empty[rows] = False
    return np.asarray(empty)
