"""Two implementations that share no arithmetic give the same figures on the same random bills."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from models.calculation.life_cycle import MODULES, counted_total
from models.domain.bill import BillLine, Phase
from models.domain.outcome import Estimate
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.quantities import KG, SQUARE_METRE
from tests.models.calculation import second_implementation as second
from tests.models.calculation.bills import card_of, estimates, line, project_of

_AREA, _LIFE = 120.0, 75.0
_BILLS = 500


def random_line(chance: random.Random, number: int, which: EnvironmentalSet) -> BillLine:
    unit = chance.choice((KG, SQUARE_METRE))
    mass = None if unit is KG else round(chance.uniform(0.1, 900), 2)
    profiles: tuple[ModuleProfile, ...] = ()
    total: float | None = round(chance.uniform(0, 100), 3)
    if chance.random() < 0.4:
        profiles = (ModuleProfile(which, MKI, {m: round(chance.uniform(-1, 9), 3) for m in LifeCycleModule}),)
        total = None
    return line(
        str(number),
        unit=unit,
        quantity=round(chance.uniform(0, 5000), 2),
        mass_kg_per_unit=mass,
        service_life_years=chance.choice((999.0, 75.0, 100.0, 50.0, 30.0, 17.0)),
        co2_a1a5_kg_per_unit=(mass or 1.0) * round(chance.uniform(0.01, 30), 2),
        biogenic_c_kg_per_kg=round(chance.uniform(0, 0.5), 3),
        biobased_fraction=round(chance.random(), 2),
        recycled_fraction=round(chance.random() / 2, 2),
        reused_fraction=round(chance.random() / 2, 2),
        data_category=chance.choice(list(DataCategory)),
        unforeseen_reuse=chance.random() < 0.2,
        phase=chance.choice((None, None, None, *Phase)) if number else None,
        module_profiles=profiles,
        mki_a1_eur_per_unit=total if which is EnvironmentalSet.A1 else None,
        mki_a2_eur_per_unit=total if which is EnvironmentalSet.A2 else None,
    )


def random_bills() -> list[tuple[EnvironmentalSet, list[BillLine]]]:
    chance = random.Random(9)
    bills = []
    for _ in range(_BILLS):
        which = chance.choice(list(EnvironmentalSet))
        bills.append((which, [random_line(chance, i, which) for i in range(chance.randint(1, 12))]))
    return bills


def same(found: Estimate, low: Decimal, high: Decimal, size: Decimal) -> bool:
    assert found.lower is not None
    assert found.upper is not None
    room = Decimal("1e-12") * size
    return abs(Decimal(found.lower) - low) <= room and abs(Decimal(found.upper) - high) <= room


Range = tuple[Decimal, Decimal]


def check(which: EnvironmentalSet, lines: list[BillLine], mki_range: Callable[..., Range]) -> None:
    found = estimates(card_of(project_of(lines)))
    lines = [entry for entry in lines if second.comes_in(entry)]
    mass = [second.mass_kg(entry) for entry in lines]
    whole = sum(mass, Decimal(0))
    mki = [mki_range(entry, which, _LIFE) for entry in lines]
    carbon = [second.dec(entry.quantity) * second.dec(entry.co2_a1a5_kg_per_unit) for entry in lines]
    stored = [m * second.dec(e.biogenic_c_kg_per_kg) * 44 / 12 for m, e in zip(mass, lines, strict=True)]
    area = Decimal(_AREA)
    divisor = area * Decimal(_LIFE)
    lowest, highest = (sum((pair[end] for pair in mki), Decimal(0)) / divisor for end in (0, 1))
    assert same(found[f"mpg.{which}"], lowest, highest, highest), "mpg"
    for name, terms, divisor in (
        ("embodied_carbon", carbon, area),
        ("stored_carbon", stored, area),
        ("material_intensity", mass, area),
    ):
        answer, size = sum(terms, Decimal(0)) / divisor, sum(map(abs, terms)) / divisor
        assert same(found[name], answer, answer, Decimal(size)), name
    bounds = [second.origin_bounds(entry) for entry in lines]
    low = sum((m * b[0] for m, b in zip(mass, bounds, strict=True)), Decimal(0)) / whole * 100
    high = sum((m * b[1] for m, b in zip(mass, bounds, strict=True)), Decimal(0)) / whole * 100
    assert same(found["material_origin"], low, high, Decimal(100))
    biobased = sum((m * second.dec(e.biobased_fraction) for m, e in zip(mass, lines, strict=True)), Decimal(0))
    share = biobased / whole * 100
    assert same(found["biobased"], share, share, Decimal(100))


def test_both_implementations_agree() -> None:
    for which, lines in random_bills():
        check(which, lines, second.mki_range)


def test_a_billionth_more_would_be_seen() -> None:
    """The control: the second implementation a billionth off."""

    def slightly_more(entry: BillLine, which: EnvironmentalSet, life: float) -> Range:
        low, high = second.mki_range(entry, which, life)
        return low * Decimal("1.000000001"), high * Decimal("1.000000001")

    which, lines = random_bills()[0]
    check(which, lines, second.mki_range)
    with pytest.raises(AssertionError):
        check(which, lines, slightly_more)


def matrix(use_share: float, replacements: float, reuse_factor: float) -> Any:
    """Counted by declared module, as the determination method writes it down module by module."""
    own = {
        "A1-A3": reuse_factor, "A4": 1.0, "A5": 1.0, "B1": use_share, "B2": use_share, "B3": use_share,
        "B4": use_share, "B5": 0.0, "C1": 1.0, "C2": 1.0, "C3": reuse_factor, "C4": reuse_factor,
        "D": reuse_factor,
    }  # fmt: skip
    names = [module.value for module in MODULES]
    counted = np.diag([own[name] for name in names])
    counted[names.index("B4")] += [0.0 if name == "B5" else replacements for name in names]
    return counted


def test_the_short_sum_is_the_sum_of_the_whole_matrix() -> None:
    chance = np.random.default_rng(7)
    modules = chance.uniform(-5, 50, (200, len(MODULES)))
    use, replaced = chance.uniform(0, 1, 200), chance.uniform(0, 4, 200)
    reuse = np.where(chance.uniform(0, 1, 200) < 0.5, 0.2, 1.0)
    short = counted_total(modules, use, replaced, reuse)
    whole = [(matrix(use[i], replaced[i], reuse[i]) @ modules[i]).sum() for i in range(200)]
    assert np.allclose(short, whole, rtol=1e-12, atol=1e-12)
