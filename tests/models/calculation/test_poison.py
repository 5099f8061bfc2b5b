"""Numbers that are no numbers do not enter, and those beyond all sense crash nothing and meet nothing."""

import itertools
import math
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from models.audit.audit import audit
from models.calculation.scoring import compare
from models.domain.bill import BillLine, Connection
from models.domain.outcome import Estimate, Verdict
from models.domain.product import MKI, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Assessment, Building, BuildingType, FunctionArea, LimitOverride
from models.domain.quantities import KG, SQUARE_METRE
from models.domain.requirement import Operator
from models.scorecard.contributions import contributions
from tests.models.calculation.bills import A1, SHARES, card_of, estimates, line, project_of, reference, view_of

NO_NUMBERS = (math.nan, math.inf, -math.inf)
Maker = Callable[[float], object]


def line_with(name: str) -> Maker:
    def make(amount: float) -> BillLine:
        values: dict[str, Any] = {name: amount}
        return line(**values)

    return make


def connection_with(name: str) -> Maker:
    return lambda amount: line(connection=Connection(**{name: amount}))


def card_with(name: str) -> Maker:
    def make(amount: float) -> ProductCard:
        values: dict[str, Any] = {name: amount}
        return ProductCard("p", "product", "product", KG, **values)

    return make


def building_with(name: str) -> Maker:
    def make(amount: float) -> Building:
        values: dict[str, Any] = {name: amount}
        return Building(**values)

    return make


LINE_NUMBERS = tuple(
    f.name for f in fields(BillLine) if f.type in ("float | None", float | None) and f.name != "quantity"
)
CARD_NUMBERS = tuple(f.name for f in fields(ProductCard) if f.type in ("float | None", float | None))
AREAS = ("gross_floor_area_m2", "usable_floor_area_m2", "form_factor", "service_life_years")
CONNECTION = tuple(f.name for f in fields(Connection))

DOORS: dict[str, Maker] = {
    "line quantity": lambda amount: line(quantity=amount),
    **{f"line {name}": line_with(name) for name in LINE_NUMBERS},
    **{f"connection {name}": connection_with(name) for name in CONNECTION},
    **{f"card {name}": card_with(name) for name in CARD_NUMBERS},
    **{f"building {name}": building_with(name) for name in AREAS},
    "function area": lambda amount: FunctionArea("woonfunctie", amount),
    "limit override": lambda amount: LimitOverride(amount, A1, "besluit"),
    "module": lambda amount: ModuleProfile(A1, MKI, {LifeCycleModule.D: amount}),
    "assessment": lambda amount: Assessment("beng1", amount),
}
_SIGNED = (
    "line mki_a1_eur_per_unit",
    "line mki_a2_eur_per_unit",
    "line co2_a1a5_kg_per_unit",
    "line printed_total",
    "card mki_a1_eur_per_unit",
    "card mki_a2_eur_per_unit",
    "card gwp_a1a3_kg_per_kg",
    "module",
    "assessment",
)
_ABOVE_ZERO = (
    "line service_life_years",
    "card density_kg_per_m3",
    "card service_life_years",
    "function area",
    "limit override",
    *(f"building {name}" for name in AREAS),
    *(f"connection {name}" for name in CONNECTION),
)


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_number_does_not_enter(door: str) -> None:
    DOORS[door](0.5)
    for poison in NO_NUMBERS:
        with pytest.raises(ValueError, match=r"\S"):
            DOORS[door](poison)


@pytest.mark.parametrize("door", [door for door in DOORS if door not in _SIGNED])
def test_what_cannot_be_negative_does_not_enter_negative(door: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        DOORS[door](-1e-9)


@pytest.mark.parametrize("door", _ABOVE_ZERO)
def test_what_is_divided_by_cannot_be_zero(door: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        DOORS[door](0.0)


@pytest.mark.parametrize("door", [*(f"line {name}" for name in SHARES), "card biobased_fraction"])
def test_a_share_cannot_be_above_the_whole(door: str) -> None:
    DOORS[door](1.0)
    with pytest.raises(ValueError, match=r"\S"):
        DOORS[door](1.0000001)


def test_a_number_of_dwellings_is_not_negative() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Building(dwelling_count=-1)


def test_a_verdict_needs_numbers() -> None:
    for low, high, limit in itertools.product((*NO_NUMBERS, 0.5), repeat=3):
        if any(math.isnan(x) for x in (low, high, limit)):
            for operator in (Operator.AT_MOST, Operator.LESS, Operator.AT_LEAST):
                assert compare(Estimate(None, low, high, 1.0), operator, limit) is Verdict.CANNOT_SAY


HUGE = (5e-324, 1e-300, -0.0, 1.0, 1e200, 1.7e308)


@pytest.mark.parametrize("amount", HUGE)
def test_absurd_amounts_crash_nothing_and_give_no_infinite_figure(amount: float) -> None:
    for other, life, area in itertools.product(HUGE, (5e-324, 75.0, 1.7e308), (5e-324, 120.0, 1.7e308)):
        lines = [
            line(
                "1", unit=SQUARE_METRE, quantity=amount, mass_kg_per_unit=other, service_life_years=life,
                mki_a1_eur_per_unit=other, co2_a1a5_kg_per_unit=-other, biogenic_c_kg_per_kg=other,
                biobased_fraction=0.5, reused_fraction=0.5, recycled_fraction=0.0,
                connection=Connection(5e-324, 1.0, 1.0, 1.0),
            ),
            line(
                "2", quantity=amount, mki_a1_eur_per_unit=-other, co2_a1a5_kg_per_unit=other, printed_total=amount
            ),
        ]  # fmt: skip
        building = Building(type=BuildingType.OFFICE, gross_floor_area_m2=area, service_life_years=life)
        project = project_of(lines, building)
        card = card_of(project)
        for name, found in estimates(card).items():
            numbers = [x for x in (found.value, found.lower, found.upper) if x is not None]
            assert all(math.isfinite(x) for x in numbers), (name, found)
        view = view_of(project)
        for part in contributions(view):
            assert all(x is None or math.isfinite(x) for x in (*part.value, *part.lower, *part.upper))
        audit(project, project.variants[0], view, reference())
