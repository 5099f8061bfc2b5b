"""Environmental cost (MKI) of every line over the building's life, in one EN 15804 set.

A line states either one total per unit over one life, or values per life-cycle module; what it does not state,
its product card may, set by set. What needs
modules (surcharge without the module D credit, unforeseen reuse, the share of use-phase modules) does
not apply to a total.
Leaves out on purpose: dimension scaling of product cards, which needs data that is not public.
"""

import math

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats, LineAmounts
from models.calculation.life_cycle import (
    MODULES,
    LifeFactors,
    counted_total,
    every_cycle,
    in_use,
    life_factors,
    position,
)
from models.calculation.line_modules import LineModules, Profiles, ProfilesInSet
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule
from models.reference.reference import Reference

ModuleRow = tuple[LineModules, ProfilesInSet]


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
    endless_credit = columns.mki_is_credit[which] & (np.isnan(cycles) | ~has_cycle)
    lower = np.where(known, value, np.where(endless_credit, -np.inf, at_least))
    upper = np.where(known, value, np.where(endless_credit & ~incomplete, at_least, np.inf))
    return LineAmounts(lower, value, upper, known)


def _module_rows(columns: BillColumns, which: EnvironmentalSet) -> list[ModuleRow]:
    rows = ((line, line.for_mki(which)) for line in columns.module_lines)
    return [(line, part) for line, part in rows if part is not None]


def _put_module_lines(
    amounts: LineAmounts,
    rows: list[ModuleRow],
    columns: BillColumns,
    context: tuple[EnvironmentalSet, float],
    reference: Reference,
) -> None:
    which, building_life_years = context
    places = [line.position for line, _ in rows]
    declared = _declared(rows, which, reference)
    low, high = np.array([pair[0] for pair in declared]), np.array([pair[1] for pair in declared])
    quantity = columns.quantity[places] * np.array([part.units for _, part in rows])
    unforeseen = reference.factors.unforeseen_reuse
    reuse = np.array([unforeseen if columns.bill.lines[i].unforeseen_reuse else 1.0 for i in places])
    factors = life_factors(columns.service_life_years[places], building_life_years)
    lower = _least(low, quantity, factors, reuse)
    upper = -_least(-high, quantity, factors, reuse)
    known = (lower == upper) & np.isfinite(lower)
    amounts.lower[places], amounts.upper[places], amounts.known[places] = lower, upper, known
    amounts.value[places] = np.where(known, lower, np.nan)


def _declared(rows: list[ModuleRow], which: EnvironmentalSet, reference: Reference) -> list[tuple[Floats, Floats]]:
    """Per row the bounds per module; many lines share the profiles of one card, so each is weighted once."""
    made: dict[tuple[int, DataCategory | None], tuple[Floats, Floats]] = {}
    found = []
    for line, part in rows:
        key = (id(part.profiles), line.category)
        if key not in made:
            made[key] = declared_modules_eur(part.profiles, which, line.category, reference)
        found.append(made[key])
    return found


def _least(modules: Floats, quantity: Floats, factors: LifeFactors, reuse: Floats) -> Floats:
    """Lowest MKI per line; `modules` holds the lowest per unit, -inf where a module has no floor.

    An unknown service life lasts from one replacement after the other to for ever.
    """
    no_floor = (modules == -np.inf).any(axis=1)
    finite = np.where(no_floor[:, np.newaxis], 0.0, modules)
    no_life = np.isnan(factors.replacements)
    use_share = np.where(no_life, np.where(in_use(finite) < 0, 1.0, 0.0), factors.use_share)
    replacements = np.where(no_life, 0.0, factors.replacements)
    per_unit = counted_total(finite, use_share, replacements, reuse)
    per_unit = np.where(no_floor | (no_life & (every_cycle(finite) < 0)), -np.inf, per_unit)
    no_quantity = np.isnan(quantity)
    known_quantity = np.where(no_quantity | (quantity == 0), 1.0, quantity)
    of_unknown = np.where(per_unit < 0, -np.inf, 0.0)
    return np.where(no_quantity, of_unknown, np.where(quantity == 0, 0.0, known_quantity * per_unit))


def declared_modules_eur(
    profiles: Profiles, which: EnvironmentalSet, category: DataCategory | None, reference: Reference
) -> tuple[Floats, Floats]:
    """Lowest and highest EUR per unit of the profiles in each module of `MODULES`.

    Impact categories are weighted with the set's shadow prices. What is not declared is at least zero; in
    module D, which may be a credit, it may be anything. Data category 3 carries the surcharge, but not on
    a module D credit; an unknown data category (None) may carry it.
    """
    low, high = _weighted_bounds(profiles, which, reference)
    for module in reference.modules_fixed_at_zero:
        low[position(module)] = high[position(module)] = 0.0
    if category not in (DataCategory.C3, None):
        return low, high
    factor = reference.factors.category_3_surcharge
    dear_low, dear_high = _with_surcharge(low, factor), _with_surcharge(high, factor)
    if category is DataCategory.C3:
        return dear_low, dear_high
    return np.minimum(low, dear_low), np.maximum(high, dear_high)


def _with_surcharge(modules: Floats, factor: float) -> Floats:
    is_credit = (np.arange(len(MODULES)) == position(LifeCycleModule.D)) & (modules <= 0)
    return np.where(is_credit, modules, modules * factor)


def _weighted_bounds(declared: Profiles, which: EnvironmentalSet, reference: Reference) -> tuple[Floats, Floats]:
    profiles = {p.category: p.values for p in declared if p.environmental_set is which}
    weights = {c.id: c.weight_eur_per_unit for c in reference.weighting[which].categories.values()}
    if MKI in profiles:
        weights = {MKI: 1.0}
    low = np.zeros(len(MODULES))
    is_open = np.zeros(len(MODULES), dtype=bool)
    for category, weight in weights.items():
        if weight == 0.0:
            continue
        values = profiles.get(category, {})
        amounts = np.array([values.get(module, np.nan) for module in MODULES], dtype=float)
        is_open |= ~np.isfinite(amounts)
        low = low + weight * np.where(np.isfinite(amounts), amounts, 0.0)
    in_d = np.arange(len(MODULES)) == position(LifeCycleModule.D)
    return np.where(is_open & in_d, -np.inf, low), np.where(is_open, np.inf, low)


def lines_with_modules(columns: BillColumns, which: EnvironmentalSet) -> Bools:
    """Which lines have values per life-cycle module in the set that their unit can use, as a mask."""
    mask = np.zeros(len(columns), dtype=bool)
    mask[[line.position for line, part in _module_rows(columns, which) if not math.isnan(part.units)]] = True
    return mask


def lines_without_mki(columns: BillColumns, which: EnvironmentalSet, amounts: LineAmounts) -> Bools:
    """Which lines have no MKI in the set at all, as a mask."""
    return np.asarray(np.isnan(columns.mki_eur[which]) & ~amounts.known & ~lines_with_modules(columns, which))
