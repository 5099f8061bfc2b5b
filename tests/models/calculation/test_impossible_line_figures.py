"""Figures of bill lines that cannot be right: a finding at the line, and no firm verdict where they decide."""

import math
from dataclasses import replace
from typing import Any

import pytest

from models.audit.audit import audit
from models.domain.bill import BillLine
from models.domain.outcome import Outcome, Verdict
from models.domain.product import ProductCard
from models.domain.project import Building, BuildingType
from models.domain.quantities import CUBIC_METRE, KG, SQUARE_METRE, TONNE
from models.domain.requirement import Level
from tests.models.calculation.bills import card_of, line, project_of, reference, view_of

CODES = ("16", "21", "22", "23", "27", "31", "32", "41", "47", "52", "53", "56", "57", "61", "17", "24")
HOUSE = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=120.0)
REST = [
    line(
        f"b{i}", SQUARE_METRE, 10.0, nl_sfb=code, mass_kg_per_unit=100.0, co2_a1a5_kg_per_unit=250.0,
        biobased_fraction=0.0, biogenic_c_kg_per_kg=0.0,
    )
    for i, code in enumerate(CODES, start=1)
]  # fmt: skip
CLT: dict[str, Any] = {
    "unit": CUBIC_METRE, "quantity": 30.0, "nl_sfb": "13", "mass_kg_per_unit": 436.0,
    "co2_a1a5_kg_per_unit": 138.0, "biogenic_c_kg_per_kg": 0.449, "biobased_fraction": 0.98,
}  # fmt: skip
WOOD = ProductCard("hout", "Hout", "Wood", KG, gwp_a1a3_kg_per_kg=0.316, mass_kg_per_unit=1.0)


def outcome(indicator_id: str, *first: BillLine, rest: float = 250.0, products: Any = ()) -> Outcome:
    lines = [*first, *(replace(one, co2_a1a5_kg_per_unit=rest) for one in REST)]
    return card_of(project_of(lines, HOUSE, products=products)).outcome(indicator_id)


def clt(**values: Any) -> BillLine:
    return line("b0", **(CLT | values))


def verdicts(found: Outcome) -> set[Verdict]:
    return {level.verdict for level in found.levels if level.level in (Level.RECOMMENDED, Level.AMBITIOUS)}


def at_b0(*first: BillLine, products: Any = ()) -> set[str]:
    """The codes of the findings at line b0."""
    project = project_of([*first, *REST], HOUSE, products=products)
    found = audit(project, project.variants[0], view_of(project), reference())
    return {finding.code for finding in found if finding.where.line_id == "b0"}


def test_the_sound_line_misses_firmly() -> None:
    """The control: with the fossil value the house has 367.83 kg per m2."""
    found = outcome("embodied_carbon", clt())
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(367.8333333)
    assert found.estimate.is_exact
    assert verdicts(found) == {Verdict.MISSES}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"co2_a1a5_kg_per_unit": -580.0}, "audit_carbon_uptake"),
        ({"co2_a1a5_kg_per_unit": -580.0, "biobased_fraction": None}, "audit_carbon_uptake"),
        ({"co2_a1a5_kg_per_unit": -580.0, "biogenic_c_kg_per_kg": None}, "audit_carbon_uptake"),
        (
            {"co2_a1a5_kg_per_unit": -1.33, "unit": KG, "mass_kg_per_unit": 1.0, "quantity": 13080.0},
            "audit_carbon_uptake",
        ),
        (
            {"co2_a1a5_kg_per_unit": -580.0, "biobased_fraction": 0.0, "biogenic_c_kg_per_kg": 0.0},
            "audit_carbon_negative",
        ),
    ],
)
def test_uptake_in_a1_to_a5_never_meets(values: dict[str, Any], code: str) -> None:
    found = outcome("embodied_carbon", clt(**values))
    assert found.estimate is not None
    assert found.estimate.value is not None
    assert found.estimate.value < 190.0
    assert Verdict.MEETS not in verdicts(found)
    assert {v.verdict for v in found.levels if v.level is Level.RECOMMENDED} == {Verdict.CANNOT_SAY}
    assert code in at_b0(clt(**values))
    assert [reason.line_ids for reason in found.reasons if reason.code == "calc_lines_doubted"] == [("b0",)]
    assert found.indication is not None
    assert "probably_meets" not in {v.value for v in found.indication.verdicts.values()}


def test_uptake_of_a_product_card_never_meets_either() -> None:
    card = replace(WOOD, gwp_a1a3_kg_per_kg=-1.33, biobased_fraction=1.0)
    wood = clt(co2_a1a5_kg_per_unit=None, product_id="hout")
    found = outcome("embodied_carbon", wood, products=(card,))
    assert Verdict.MEETS not in verdicts(found)
    assert "audit_carbon_uptake" in at_b0(wood, products=(card,))


@pytest.mark.parametrize(
    ("values", "code", "indicator_id"),
    [
        # Carbon in tonnes or in grams.
        ({"co2_a1a5_kg_per_unit": 0.138}, "audit_carbon_per_kg_low", "embodied_carbon"),
        ({"co2_a1a5_kg_per_unit": 138_000.0}, "audit_carbon_per_kg_high", "embodied_carbon"),
        # CO2 typed as carbon: of CLT and of straw.
        ({"biogenic_c_kg_per_kg": 1.646}, "audit_biogenic_carbon_high", "stored_carbon"),
        ({"biogenic_c_kg_per_kg": 1.349}, "audit_biogenic_carbon_high", "stored_carbon"),
        # Mass in tonnes or grams per m3, and per kg.
        ({"mass_kg_per_unit": 0.436}, "audit_density_impossible", "stored_carbon"),
        ({"mass_kg_per_unit": 436_000.0}, "audit_density_impossible", "stored_carbon"),
        ({"mass_kg_per_unit": 436_000.0}, "audit_density_impossible", "biobased"),
        (
            {"unit": TONNE, "quantity": 13.08, "mass_kg_per_unit": 1.0, "co2_a1a5_kg_per_unit": 300.0},
            "audit_mass_against_unit", "biobased",
        ),
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_found_and_never_meets(
    values: dict[str, Any], code: str, indicator_id: str
) -> None:
    found = outcome(indicator_id, clt(**values), rest=20.0, products=(WOOD,))
    assert code in at_b0(clt(**values), products=(WOOD,))
    assert Verdict.MEETS not in verdicts(found)
    assert found.estimate is not None
    assert found.estimate.value is not None
    assert not found.estimate.is_exact


def test_carbon_in_tonnes_beside_a_card_gives_way_to_the_card_where_that_decides() -> None:
    wood = clt(co2_a1a5_kg_per_unit=1.0, product_id="hout")
    assert "audit_carbon_against_card" in at_b0(wood, products=(WOOD,))
    assert verdicts(outcome("embodied_carbon", wood, rest=130.0, products=(WOOD,))) != {Verdict.MEETS}
    recommended = outcome("embodied_carbon", wood, rest=130.0, products=(WOOD,)).levels
    assert {v.verdict for v in recommended if v.level is Level.RECOMMENDED} == {Verdict.CANNOT_SAY}
    light = outcome("embodied_carbon", wood, rest=20.0, products=(WOOD,))
    assert verdicts(light) == {Verdict.MEETS}


def test_storage_of_co2_typed_as_carbon_shows_the_figure_and_says_what_it_would_be() -> None:
    found = outcome("stored_carbon", clt(biogenic_c_kg_per_kg=1.646))
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(657.85, abs=0.1)
    project = project_of([clt(biogenic_c_kg_per_kg=1.646), *REST], HOUSE)
    said = [f for f in audit(project, project.variants[0], view_of(project), reference()) if "biogenic" in f.code]
    assert [round(float(f.message.params["carbon"]), 3) for f in said] == [0.449]


def test_a_doubted_line_that_does_not_decide_leaves_the_verdict() -> None:
    """0.1 m3 with its carbon in tonnes: unknown above, but a bill that misses already misses all the same."""
    found = outcome("embodied_carbon", clt(quantity=0.1, co2_a1a5_kg_per_unit=0.138))
    assert verdicts(found) == {Verdict.MISSES}
    biobased = outcome("biobased", clt(co2_a1a5_kg_per_unit=-580.0))
    assert biobased.estimate is not None
    assert biobased.estimate.is_exact


@pytest.mark.parametrize(
    "values",
    [
        {"co2_a1a5_kg_per_unit": 0.0},
        {"co2_a1a5_kg_per_unit": 10.0},
        {"biogenic_c_kg_per_kg": 0.51},
        {"biogenic_c_kg_per_kg": 0.138, "biobased_fraction": 0.31},
        {"mass_kg_per_unit": 11_340.0},
        {"mass_kg_per_unit": 15.0, "co2_a1a5_kg_per_unit": 60.0},
        {"quantity": None},
        {"mass_kg_per_unit": None, "biogenic_c_kg_per_kg": None},
    ],
)
def test_materials_as_they_are_get_no_doubt(values: dict[str, Any]) -> None:
    assert view_of(project_of([clt(**values), *REST], HOUSE)).line_doubts == ()


def test_every_card_of_the_library_is_possible() -> None:
    """The ranges are wide enough: a line of one unit of every card has no doubt."""
    cards = tuple(reference().products.values())
    lines = [line(f"k{i}", card.unit, 1.0, product_id=card.id) for i, card in enumerate(cards)]
    view = view_of(project_of(lines, HOUSE, products=cards))
    doubted = {lines[i].product_id: d.code for d in view.line_doubts for i in d.lines.nonzero()[0].tolist()}
    assert doubted == {}
    assert not math.isnan(float(view.columns.mass_kg[0]))
