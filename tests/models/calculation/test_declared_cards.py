"""Cards with values per life-cycle module: used as if on the line; what they leave out only widens."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.audit.audit import audit
from models.domain.bill import BillLine
from models.domain.outcome import Estimate
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.quantities import CUBIC_METRE, KG, LITRE, PIECE, SQUARE_METRE, TONNE, Unit
from tests.models.calculation.bills import (
    A1,
    A2,
    card_of,
    cents,
    estimates,
    known_bills,
    line,
    project_of,
    reference,
    view_of,
)
from tests.models.calculation.gaps import gaps_of, with_gaps
from tests.models.calculation.test_unknown_widens import contains

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
CYCLE = dict.fromkeys(LifeCycleModule, 0.5)


def found(
    lines: list[BillLine] | tuple[BillLine, ...], cards: tuple[ProductCard, ...] | list[ProductCard]
) -> dict[str, Estimate]:
    return estimates(card_of(project_of(lines, products=tuple(cards))))


def card(card_id: str = "k", unit: Unit = SQUARE_METRE, **values: Any) -> ProductCard:
    profile = ModuleProfile(A2, MKI, CYCLE)
    given_values = {"module_profiles": (profile,), "service_life_years": 75.0, "data_category": DataCategory.C1}
    return ProductCard(card_id, "Kaart", "Card", unit, **{**given_values, **values})


def moved_to_cards(
    lines: tuple[BillLine, ...], category: DataCategory | None = DataCategory.C1
) -> tuple[list[BillLine], list[ProductCard]]:
    """The same bill with the values per module and the life on a card per line, in the line's own unit.

    Only the data category of the card is its own: what the line states goes before it.
    """
    moved, cards = [], []
    for entry in lines:
        if not entry.module_profiles or entry.unit is None:
            moved.append(entry)
            continue
        own: dict[str, Any] = {"service_life_years": entry.service_life_years, "data_category": category}
        cards.append(card(f"k{entry.id}", entry.unit, module_profiles=entry.module_profiles, **own))
        moved.append(replace(entry, module_profiles=(), product_id=f"k{entry.id}"))
    return moved, cards


@given(known_bills())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_values_on_a_card_count_as_if_they_stood_on_the_line(lines: tuple[BillLine, ...]) -> None:
    moved, cards = moved_to_cards(lines)
    assert found(moved, cards) == found(list(lines), ())


@st.composite
def poorer_cards(draw: st.DrawFn, cards: list[ProductCard]) -> list[ProductCard]:
    """The cards with modules taken out that are at least zero, or the credit of D."""
    made = []
    for one in cards:
        profiles = []
        for profile in one.module_profiles:
            gone = [m for m, v in profile.values.items() if v >= 0.0 or m is LifeCycleModule.D]
            out = draw(st.sets(st.sampled_from(gone), max_size=3)) if gone else set()
            kept = {m: v for m, v in profile.values.items() if m not in out}
            profiles.append(replace(profile, values=kept))
        made.append(replace(one, module_profiles=tuple(profiles)))
    return made


@given(st.data())
@settings(max_examples=80, suppress_health_check=SLOW)
def test_the_interval_holds_every_completion(data: st.DataObject) -> None:
    whole, cards = moved_to_cards(data.draw(known_bills()), data.draw(st.none() | st.sampled_from(DataCategory)))
    poorer = data.draw(poorer_cards(cards))
    some = []
    for entry in whole:
        gaps = gaps_of(entry)
        some.append(with_gaps(entry, data.draw(st.lists(st.sampled_from(gaps), max_size=2)) if gaps else []))
    narrow, wide = found(whole, cards), found(some, poorer)
    for name, outer in wide.items():
        assert name in narrow, name
        assert contains(outer, narrow[name]), (name, outer, narrow[name])


def test_a_module_that_is_missing_is_not_zero() -> None:
    """With the control: the same module declared as zero makes a figure."""
    entry = line(unit=SQUARE_METRE, quantity=10.0, product_id="k")
    for module in LifeCycleModule:
        if module is LifeCycleModule.B5:
            continue
        without = {m: v for m, v in CYCLE.items() if m is not module}
        zeroed = {**CYCLE, module: 0.0}
        missing, declared = (
            found([entry], [card(module_profiles=(ModuleProfile(A2, MKI, values),))]).get("mpg.A2")
            for values in (without, zeroed)
        )
        assert declared is not None, module
        assert declared.value is not None, module
        if module is LifeCycleModule.D:
            assert missing is None
            continue
        assert missing is not None, module
        assert missing.value is None, module
        assert contains(missing, declared)


@pytest.mark.parametrize(
    ("unit", "line_mass", "values", "card_units"),
    [
        (SQUARE_METRE, None, {}, 1.0),
        (KG, None, {"unit": CUBIC_METRE, "density_kg_per_m3": 500.0}, 1 / 500),
        (TONNE, None, {"mass_kg_per_unit": 8.0}, 1000 / 8),
        (LITRE, None, {"unit": KG, "density_kg_per_m3": 500.0}, 0.5),
        (PIECE, 20.0, {"mass_kg_per_unit": 8.0}, 2.5),
        (PIECE, None, {"mass_kg_per_unit": 8.0}, None),
        (KG, None, {}, None),
        (None, 20.0, {"mass_kg_per_unit": 8.0}, None),
        (PIECE, 20.0, {"mass_kg_per_unit": 0.0}, None),
    ],
)
def test_another_unit_counts_by_mass_and_not_at_all_without(
    unit: Unit | None, line_mass: float | None, values: dict[str, Any], card_units: float | None
) -> None:
    of_card = card(**{"unit": SQUARE_METRE, **values})
    entry = line(unit=unit, quantity=10.0, product_id="k", mass_kg_per_unit=line_mass)
    figure = found([entry], [of_card]).get("mpg.A2")
    project = project_of([entry], products=(of_card,))
    findings = audit(project, project.variants[0], view_of(project), reference())
    assert card_units is None or "audit_unit_of_product" not in {finding.code for finding in findings}
    if card_units is None:
        assert figure is None or figure.value is None
        return
    assert figure is not None
    counted = math.fsum(CYCLE[m] for m in LifeCycleModule if m is not LifeCycleModule.B5)
    assert figure.lower == pytest.approx(10.0 * card_units * counted / (120.0 * 75.0), rel=1e-12)


def test_a_card_that_may_be_a_credit_has_no_floor_without_a_unit() -> None:
    credit = {m: (-50.0 if m is LifeCycleModule.D else 0.5) for m in LifeCycleModule}
    of_card = card(module_profiles=(ModuleProfile(A2, MKI, credit),))
    lines = [line("1", unit=None, quantity=10.0, product_id="k"), line("2", mki_a2_eur_per_unit=5.0)]
    lines[1] = replace(lines[1], service_life_years=75.0)
    assert found(lines, [of_card])["mpg.A2"].lower is None


def test_sets_are_taken_one_by_one() -> None:
    both = (ModuleProfile(A1, MKI, CYCLE), ModuleProfile(A2, MKI, CYCLE))
    of_card = card(module_profiles=both)
    own = ModuleProfile(A1, MKI, {m: 2.0 * v for m, v in CYCLE.items()})
    entry = line(unit=SQUARE_METRE, quantity=10.0, product_id="k", module_profiles=(own,))
    figures = found([entry], [of_card])
    old, new = figures["mpg.A1"].lower, figures["mpg.A2"].lower
    assert old is not None
    assert new is not None
    assert old == pytest.approx(2.0 * new)


@pytest.mark.parametrize("which", list(EnvironmentalSet))
def test_the_profile_of_a_card_goes_before_its_total_in_that_set_alone(which: EnvironmentalSet) -> None:
    of_card = card(mki_a1_eur_per_unit=100.0, mki_a2_eur_per_unit=100.0)
    entry = line(unit=SQUARE_METRE, quantity=10.0, product_id="k", service_life_years=75.0)
    figure = found([entry], [of_card])[f"mpg.{which}"]
    per_unit = 100.0 if which is A1 else 6.0
    assert figure.lower == pytest.approx(10.0 * per_unit / (120.0 * 75.0), rel=1e-12)


@given(cents(1, 1000), cents(1, 1000))
def test_doubling_a_declaration_doubles_the_line(amount: float, quantity: float) -> None:
    entry = line(unit=SQUARE_METRE, quantity=quantity, product_id="k")
    once, twice = (
        found([entry], [card(module_profiles=(ModuleProfile(A2, MKI, dict.fromkeys(CYCLE, a)),))])["mpg.A2"].lower
        for a in (amount, 2 * amount)
    )
    assert once is not None
    assert twice == pytest.approx(2 * once)


@pytest.mark.parametrize("of_card", [None, *DataCategory])
@pytest.mark.parametrize("own", [True, False], ids=["own modules", "modules of the card"])
def test_a_line_without_a_category_may_be_category_3_whatever_its_card_says(
    of_card: DataCategory | None, own: bool
) -> None:
    """With the control: a line that states its category has one figure."""
    profiles = (ModuleProfile(A2, MKI, CYCLE),)
    product = card(data_category=of_card)
    entry = line(unit=SQUARE_METRE, quantity=10.0, product_id="k", module_profiles=profiles if own else ())
    stated = {
        category: found([replace(entry, data_category=category)], [product])["mpg.A2"] for category in DataCategory
    }
    assert all(figure.is_exact for figure in stated.values())
    silent = found([entry], [product])["mpg.A2"]
    assert silent.lower == stated[DataCategory.C1].lower
    assert silent.upper == stated[DataCategory.C3].upper
    assert silent.value == (stated[of_card].value if of_card is not None else None)


def test_the_category_of_the_card_is_named_where_the_line_has_none() -> None:
    entry = line(unit=SQUARE_METRE, quantity=10.0, product_id="k")
    for category, code in ((DataCategory.C1, "calc_data_category_of_card"), (None, "calc_data_category_unknown")):
        outcome = card_of(project_of([entry], products=(card(data_category=category),))).outcome("mpg", A2)
        assert [reason.code for reason in outcome.reasons if "category" in reason.code] == [code]
    stated = replace(entry, data_category=DataCategory.C1)
    outcome = card_of(project_of([stated], products=(card(),))).outcome("mpg", A2)
    assert not [reason for reason in outcome.reasons if "category" in reason.code]
