"""Totals are the sum of their parts and know no order, no unit and no scale."""

import math
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.bill import BillLine
from models.domain.outcome import Contributions, Scorecard
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.quantities import CUBIC_METRE, GRAM, KG, LITRE, METRE, MILLIMETRE, TONNE, Unit
from models.scorecard.contributions import contributions
from tests.models.calculation.bills import (
    HOUSE,
    card_of,
    estimates,
    known_bills,
    line,
    project_of,
    reference,
    view_of,
)
from tests.models.calculation.gaps import gaps_of, with_gaps

_PER_UNIT = ("mass_kg_per_unit", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit")
_SUMS = ("mpg.A1", "mpg.A2", "embodied_carbon", "stored_carbon", "material_intensity")


@st.composite
def gappy_bills(draw: st.DrawFn) -> tuple[BillLine, ...]:
    """Bills with some data missing."""
    return tuple(
        with_gaps(entry, draw(st.lists(st.sampled_from(gaps_of(entry)), max_size=2)))
        for entry in draw(known_bills())
    )


def close(a: float | None, b: float | None, relative: float = 1e-12) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=relative, abs_tol=1e-300)


def parts_of(lines: tuple[BillLine, ...]) -> tuple[Contributions, ...]:
    return contributions(view_of(project_of(lines)))


@given(known_bills())
@settings(max_examples=60, deadline=None)
def test_lines_and_groups_add_up_to_the_total(lines: tuple[BillLine, ...]) -> None:
    for part in parts_of(lines):
        known = [amount for amount in part.value if amount is not None]
        if len(known) < len(lines):
            continue
        size = math.fsum(abs(amount) for amount in known)
        assert part.total.value is not None
        assert abs(math.fsum(known) - part.total.value) <= 1e-12 * size
        groups = [group.amount.value for group in part.groups if group.amount.value is not None]
        assert len(groups) == len(part.groups)
        assert abs(math.fsum(groups) - part.total.value) <= 1e-12 * size
        assert sum(group.line_count for group in part.groups) == len(lines)


@given(known_bills())
@settings(max_examples=60, deadline=None)
def test_the_figure_is_the_total_over_area_and_life(lines: tuple[BillLine, ...]) -> None:
    found = estimates(card_of(project_of(lines)))
    for part in parts_of(lines):
        if part.subject.startswith("mpg"):
            which = EnvironmentalSet(part.subject[-2:].upper())
            name, divisor = f"mpg.{which}", 120.0 * reference().factors.dwelling_life_years
        else:
            name = "material_intensity" if part.subject == "mass" else part.subject
            divisor = 120.0
        if name in found and part.total.value is not None:
            assert close(found[name].value, part.total.value / divisor, 1e-15)


@given(gappy_bills())
@settings(max_examples=35, deadline=None)
def test_doubling_quantities_doubles_sums_and_leaves_shares_alone(lines: tuple[BillLine, ...]) -> None:
    double = tuple(
        replace(entry, quantity=None if entry.quantity is None else entry.quantity * 2) for entry in lines
    )
    once, twice = estimates(card_of(project_of(lines))), estimates(card_of(project_of(double)))
    assert once.keys() == twice.keys()
    for name, before in once.items():
        factor = 2.0 if name in _SUMS else 1.0
        for a, b in ((before.value, twice[name].value), (before.lower, twice[name].lower)):
            assert b == (None if a is None else a * factor), name
        assert twice[name].upper == (None if before.upper is None else before.upper * factor), name


@given(gappy_bills(), st.integers(1, 100_000))
@settings(max_examples=35, deadline=None)
def test_half_the_area_doubles_the_figure_exactly(lines: tuple[BillLine, ...], area: int) -> None:
    whole, half = (
        estimates(card_of(project_of(lines, replace(HOUSE, gross_floor_area_m2=m2)))) for m2 in (area, area / 2)
    )
    for name in set(whole) & set(_SUMS):
        for a, b in ((whole[name].lower, half[name].lower), (whole[name].upper, half[name].upper)):
            assert b == (None if a is None else 2 * a), name


@given(lines=known_bills(modules=False), data=st.data())
@settings(max_examples=15, deadline=None)
@pytest.mark.parametrize(("large", "small", "factor"), [
    (TONNE, KG, 1000.0), (KG, GRAM, 1000.0), (CUBIC_METRE, LITRE, 1000.0), (METRE, MILLIMETRE, 1000.0),
])  # fmt: skip
def test_another_unit_changes_nothing(
    lines: tuple[BillLine, ...], data: st.DataObject, large: Unit, small: Unit, factor: float
) -> None:
    per_large = [replace(entry, unit=large, mass_kg_per_unit=_mass(large, entry)) for entry in lines]
    chosen = data.draw(st.sampled_from(range(len(lines))))
    in_small = list(per_large)
    in_small[chosen] = _in_smaller(per_large[chosen], small, factor)
    a, b = estimates(card_of(project_of(per_large))), estimates(card_of(project_of(in_small)))
    assert a.keys() == b.keys()
    for name, before in a.items():
        size = _size(per_large, name)
        assert abs(_point(before.lower) - _point(b[name].lower)) <= 1e-12 * max(size, 1e-12), name


def _mass(unit: Unit, entry: BillLine) -> float | None:
    return None if unit.dimension is KG.dimension else entry.mass_kg_per_unit or 1.0


def _in_smaller(entry: BillLine, unit: Unit, factor: float) -> BillLine:
    amounts = {name: getattr(entry, name) for name in _PER_UNIT}
    scaled: dict[str, Any] = {
        name: None if amount is None else amount / factor for name, amount in amounts.items()
    }
    return replace(
        entry, unit=unit, quantity=None if entry.quantity is None else entry.quantity * factor, **scaled
    )


def _point(amount: float | None) -> float:
    return -1.0 if amount is None else amount


def _size(lines: list[BillLine], name: str) -> float:
    """The size of the terms, which is what a rounding error is relative to."""
    terms = [
        abs((entry.quantity or 0.0) * (getattr(entry, field) or 0.0)) for entry in lines for field in _PER_UNIT[1:]
    ]
    return math.fsum(terms) if name in _SUMS else 100.0


@given(gappy_bills(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_lines_changes_no_bit(lines: tuple[BillLine, ...], shuffle: random.Random) -> None:
    mixed = list(lines)
    shuffle.shuffle(mixed)
    first, second = card_of(project_of(lines)), card_of(project_of(mixed))
    assert figures_of(first) == figures_of(second)


def test_the_order_changes_no_bit_of_a_long_bill_with_modules() -> None:
    """Long enough for vectorised arithmetic to work in blocks, where the place of a line could matter."""
    chance = random.Random(20)
    lines = [
        line(
            str(i),
            quantity=chance.uniform(0, 1e4),
            service_life_years=chance.choice((999.0, 75.0, 33.0, 20.0)),
            data_category=DataCategory.C3,
            mass_kg_per_unit=chance.uniform(0, 3),
            module_profiles=(
                ModuleProfile(EnvironmentalSet.A2, MKI, {m: chance.uniform(-1, 9) for m in LifeCycleModule}),
            ),
        )
        for i in range(997)
    ]
    expected = figures_of(card_of(project_of(lines)))
    for _ in range(10):
        chance.shuffle(lines)
        assert figures_of(card_of(project_of(lines))) == expected


def figures_of(card: Scorecard) -> list[object]:
    """Every figure to the bit, and every verdict."""
    levels = [(level.verdict, level.margin) for outcome in card.outcomes for level in outcome.levels]
    bits = [(name, [_hex(x) for x in (e.value, e.lower, e.upper, e.coverage_fraction)])
            for name, e in estimates(card).items()]  # fmt: skip
    return [bits, levels, [o.status for o in card.outcomes]]


def _hex(amount: float | None) -> str:
    return "" if amount is None else amount.hex()


def test_a_naive_sum_does_depend_on_the_order() -> None:
    """The control: the plain loop of additions that the exact sum replaces."""
    amounts = [0.1, 1e16, -1e16, 0.2]
    assert sum(amounts) != sum(reversed(amounts))
