"""The sums once more, in decimals and plain loops, written apart from the program and without its arithmetic."""

from decimal import Decimal, getcontext

from models.domain.bill import BillLine
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule

getcontext().prec = 50
Terms = dict[LifeCycleModule, Decimal]
M = LifeCycleModule


def dec(amount: float | None) -> Decimal:
    """The exact value of a float; the bills here have no unknowns."""
    assert amount is not None
    return Decimal(amount)


def comes_in(line: BillLine) -> bool:
    """Whether the line is new or used before: what stands there, leaves or is taken down does not count."""
    return line.phase in (None, "new", "reused")


def kernel(m: Terms, in_use: Decimal, replaced: Decimal, reuse: Decimal) -> Terms:
    """Counted modules from declared ones, formula by formula as published."""
    cycle = sum((m[k] for k in m if k is not M.B5), Decimal(0))
    out = {k: m[k] for k in (M.A4, M.A5, M.C1, M.C2)}
    out |= {k: reuse * m[k] for k in (M.A1_A3, M.C3, M.C4, M.D)}
    out |= {k: in_use * m[k] for k in (M.B1, M.B2, M.B3)}
    out[M.B4] = in_use * m[M.B4] + replaced * cycle
    out[M.B5] = Decimal(0)
    return out


def line_mki(line: BillLine, which: EnvironmentalSet, building_life: float) -> Decimal:
    """EUR over the building's life."""
    life = dec(building_life if line.service_life_years == 999 else line.service_life_years)
    ratio = dec(building_life) / life
    replaced, in_use = max(Decimal(0), ratio - 1), min(Decimal(1), ratio)
    if not line.module_profiles:
        total = line.mki_a1_eur_per_unit if which is EnvironmentalSet.A1 else line.mki_a2_eur_per_unit
        return dec(line.quantity) * dec(total) * (1 + replaced)
    (profile,) = (p for p in line.module_profiles if p.environmental_set is which and p.category == MKI)
    modules = {k: dec(v) for k, v in profile.values.items()} | {M.B5: Decimal(0)}
    if line.data_category is DataCategory.C3:
        modules = {k: v if k is M.D and v <= 0 else v * Decimal("1.3") for k, v in modules.items()}
    counted = kernel(modules, in_use, replaced, Decimal("0.2") if line.unforeseen_reuse else Decimal(1))
    return dec(line.quantity) * sum(counted.values(), Decimal(0))


def mki_range(line: BillLine, which: EnvironmentalSet, building_life: float) -> tuple[Decimal, Decimal]:
    """Lowest and highest EUR: of a total nobody knows whether it holds surcharge and reuse."""
    amount = line_mki(line, which, building_life)
    if line.module_profiles:
        return amount, amount
    low, high = amount, amount
    if line.unforeseen_reuse:
        life = dec(building_life if line.service_life_years == 999 else line.service_life_years)
        first = amount / max(Decimal(1), dec(building_life) / life)
        discount = Decimal("0.2")
        low, high = amount - first + discount * first, first + (amount - first) / discount
    return low, high * (Decimal("1.3") if line.data_category is DataCategory.C3 else 1)


def mass_kg(line: BillLine) -> Decimal:
    """Mass of the line; kg is its own mass."""
    per_unit = 1.0 if line.mass_kg_per_unit is None else line.mass_kg_per_unit
    return dec(line.quantity) * dec(per_unit)


def origin_bounds(line: BillLine) -> tuple[Decimal, Decimal]:
    """Non-primary share; shares that add up to more than one overlap."""
    secondary, renewable = dec(line.reused_fraction) + dec(line.recycled_fraction), dec(line.biobased_fraction)
    if secondary + renewable <= 1 + Decimal("1e-9"):
        return min(Decimal(1), secondary + renewable), min(Decimal(1), secondary + renewable)
    return min(Decimal(1), max(secondary, renewable)), Decimal(1)
