"""Environmental cost indicator (MKI) of every line over the building's life, in one EN 15804 set.

A line states either one total per unit over one service life, or values per life-cycle module; where it states
neither in a set, its product card may.

**Data category.** Source: Bepalingsmethode Milieuprestatie Bouwwerken; category 3 carries a surcharge of 30 %,
which the calculation adds to values per module. A line that does not state its category may be category 3,
whatever its card says, because a line goes before its card. The value then follows the card, and the interval
holds the figure with and without surcharge. So removing the category of a line never improves a verdict.

**Totals.** The surcharge and the factor for unforeseen reuse apply to modules. They cannot be applied to a total,
and a total does not say whether it includes them. The value is the total as stated, the interval holds it with
and without. The surcharge is taken on the whole total, as if it included no credit of module D. A total without a
category is taken as its author's whole figure: nothing says that a surcharge was left out of it.

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
    """MKI per line in EUR over the building's life, in one EN 15804 set.

    An unknown MKI is at least zero. An unknown service life counts at least one cycle. A total that leaves
    modules out is a lower bound. A known `value` may have an interval: the head of this file says when.

    Source: Bepalingsmethode Milieuprestatie Bouwwerken.
    """
    amounts = _from_totals(columns, environmental_set, building_life_years)
    doubtful = lines_with_doubtful_total(columns, environmental_set, reference)
    if doubtful.any():
        amounts = _with_doubt(amounts, doubtful, columns, (environmental_set, building_life_years), reference)
    rows = _module_rows(columns, environmental_set, reference)
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


def lines_with_doubtful_total(columns: BillColumns, which: EnvironmentalSet, reference: Reference) -> Bools:
    """Mask of the lines with a total to which the category-3 surcharge or the reuse factor cannot be applied."""
    asked = columns.total_is_category_3[which] | columns.is_reused
    if not asked.any():
        return asked
    return asked & ~np.isnan(columns.mki_eur[which]) & ~lines_with_modules(columns, which, reference)


def _with_doubt(
    amounts: LineAmounts,
    doubtful: Bools,
    columns: BillColumns,
    context: tuple[EnvironmentalSet, float],
    reference: Reference,
) -> LineAmounts:
    """Widens the interval of totals that may or may not include the surcharge and the reuse factor.

    Reuse lowers the MKI of the first cycle to at least the factor times the total. Where the total includes that
    already, a replacement, which is new, costs at most the total divided by the factor.
    """
    which, building_life_years = context
    replaced = np.nan_to_num(life_factors(columns.service_life_years, building_life_years).replacements, nan=0.0)
    factor = np.where(columns.is_reused, reference.factors.unforeseen_reuse, 1.0)
    cheapest = (factor + replaced) / (1.0 + replaced)
    dearest = (1.0 + np.where(replaced > 0.0, replaced / factor, 0.0)) / (1.0 + replaced)
    lower = np.minimum(amounts.lower * cheapest, amounts.lower * dearest)
    upper = np.maximum(amounts.upper * cheapest, amounts.upper * dearest)
    surcharge = np.where(columns.total_is_category_3[which], reference.factors.category_3_surcharge - 1.0, 0.0)
    upper = upper + np.where(np.isfinite(upper), surcharge * np.abs(upper), 0.0)
    return LineAmounts(
        np.where(doubtful, lower, amounts.lower),
        amounts.value,
        np.where(doubtful, upper, amounts.upper),
        amounts.known,
    )


def _module_rows(columns: BillColumns, which: EnvironmentalSet, reference: Reference) -> list[ModuleRow]:
    def is_whole(profiles: Profiles) -> bool:
        low, high = _weighted_bounds(profiles, which, reference)
        counted = [i for i, module in enumerate(MODULES) if module not in reference.modules_fixed_at_zero]
        return bool(np.isfinite(low[counted]).all() and np.isfinite(high[counted]).all())

    rows = ((line, line.for_mki(which, is_whole)) for line in columns.module_lines)
    return [(line, part) for line, part in rows if part is not None]


def _put_module_lines(
    amounts: LineAmounts,
    rows: list[ModuleRow],
    columns: BillColumns,
    context: tuple[EnvironmentalSet, float],
    reference: Reference,
) -> None:
    places = [line.position for line, _ in rows]
    sure = [line.category for line, _ in rows]
    likely = [line.likely_category for line, _ in rows]
    lower, upper = _bounds_of_modules(rows, sure, columns, context, reference)
    at_least, at_most = lower, upper
    if likely != sure:
        at_least, at_most = _bounds_of_modules(rows, likely, columns, context, reference)
    known = (at_least == at_most) & np.isfinite(at_least)
    amounts.lower[places], amounts.upper[places], amounts.known[places] = lower, upper, known
    amounts.value[places] = np.where(known, at_least, np.nan)


def _bounds_of_modules(
    rows: list[ModuleRow],
    categories: list[DataCategory | None],
    columns: BillColumns,
    context: tuple[EnvironmentalSet, float],
    reference: Reference,
) -> tuple[Floats, Floats]:
    """Lowest and highest MKI in EUR of the rows, each with its data category."""
    which, building_life_years = context
    places = [line.position for line, _ in rows]
    declared = _declared(rows, categories, which, reference)
    low, high = np.array([pair[0] for pair in declared]), np.array([pair[1] for pair in declared])
    quantity = columns.quantity[places] * np.array([part.units for _, part in rows])
    reuse = np.where(columns.is_reused[places], reference.factors.unforeseen_reuse, 1.0)
    factors = life_factors(columns.service_life_years[places], building_life_years)
    return _least(low, quantity, factors, reuse), -_least(-high, quantity, factors, reuse)


def _declared(
    rows: list[ModuleRow], categories: list[DataCategory | None], which: EnvironmentalSet, reference: Reference
) -> list[tuple[Floats, Floats]]:
    """Bounds per module of each row; profiles that many lines share through one card are weighted once."""
    made: dict[tuple[int, DataCategory | None], tuple[Floats, Floats]] = {}
    found = []
    for (_, part), category in zip(rows, categories, strict=True):
        key = (id(part.profiles), category)
        if key not in made:
            made[key] = declared_modules_eur(part.profiles, which, category, reference)
        found.append(made[key])
    return found


def _least(modules: Floats, quantity: Floats, factors: LifeFactors, reuse: Floats) -> Floats:
    """Lowest MKI per line in EUR; `modules` holds the lowest per unit, -inf where a module has no lower bound.

    An unknown service life may be anything from very short to that of the building or longer.
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
    """Lowest and highest MKI of profiles in EUR per unit, for each module of `MODULES`.

    Impact categories are weighted with the shadow prices of the set. An undeclared amount is at least zero; in
    module D, which may be a credit, it has no bounds. Data category 3 carries the surcharge, but not on a credit
    of module D; with an unknown data category (None) the bounds hold both.

    Source: Bepalingsmethode Milieuprestatie Bouwwerken.
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


def lines_with_modules(columns: BillColumns, which: EnvironmentalSet, reference: Reference) -> Bools:
    """Mask of the lines whose MKI in the set comes from values per life-cycle module that their unit can use."""
    mask = np.zeros(len(columns), dtype=bool)
    rows = _module_rows(columns, which, reference)
    mask[[line.position for line, part in rows if not math.isnan(part.units)]] = True
    return mask
