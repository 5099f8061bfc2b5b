"""Carbon per life-cycle module that cannot be right is found as carbon per unit is, and decides no verdict."""

from dataclasses import replace
from typing import Any

import pytest

from models.audit.audit import audit
from models.domain.bill import BillLine
from models.domain.outcome import Outcome, Verdict
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Building, BuildingType
from models.domain.quantities import CUBIC_METRE, KG, SQUARE_METRE
from models.domain.requirement import Level
from tests.models.calculation.bills import card_of, line, project_of, reference, view_of

CODES = ("16", "21", "22", "23", "27", "31", "32", "41", "47", "52", "53", "56", "57", "61", "17", "24")
HOUSE = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=120.0)
M = LifeCycleModule
REST = [
    line(f"b{i}", SQUARE_METRE, 10.0, nl_sfb=code, mass_kg_per_unit=100.0, co2_a1a5_kg_per_unit=20.0)
    for i, code in enumerate(CODES, start=1)
]


def modules(production: float, fossil: str = "climate_fossil") -> tuple[ModuleProfile, ...]:
    """A1-A3 as given, and small amounts in A4 and A5."""
    zero = {M.A1_A3: 0.0, M.A4: 0.0, M.A5: 0.0}
    return (
        ModuleProfile(EnvironmentalSet.A2, fossil, {M.A1_A3: production, M.A4: 1.0, M.A5: 1.0}),
        ModuleProfile(EnvironmentalSet.A2, "climate_luluc", zero),
    )


def clt(**values: Any) -> BillLine:
    facts: dict[str, Any] = {"nl_sfb": "13", "mass_kg_per_unit": 436.0, "biobased_fraction": 0.98}
    return line("b0", CUBIC_METRE, 30.0, **(facts | values))


def found(first: BillLine, *cards: ProductCard) -> tuple[Outcome, set[str]]:
    """The embodied carbon of the house with this line, and the codes of the findings at it."""
    project = project_of([first, *REST], HOUSE, products=cards)
    findings = audit(project, project.variants[0], view_of(project), reference())
    outcome = card_of(project).outcome("embodied_carbon")
    return outcome, {finding.code for finding in findings if finding.where.line_id == "b0"}


def verdicts(outcome: Outcome) -> set[Verdict]:
    return {level.verdict for level in outcome.levels if level.level is Level.RECOMMENDED}


FAULTS = {
    "uptake": (modules(-580.0), "audit_carbon_uptake"),
    "in tonnes": (modules(-1.9), "audit_carbon_per_kg_low"),
    "in grams": (modules(138_000.0), "audit_carbon_per_kg_high"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_modules_of_a_line_that_cannot_be_are_found_and_never_meet(name: str) -> None:
    profiles, code = FAULTS[name]
    outcome, codes = found(clt(module_profiles=profiles))
    assert code in codes
    assert verdicts(outcome) == {Verdict.CANNOT_SAY}
    assert outcome.estimate is not None
    assert not outcome.estimate.is_exact


def test_modules_of_a_product_card_that_cannot_be_are_found_too() -> None:
    card = ProductCard("hout", "Hout", "Wood", KG, mass_kg_per_unit=1.0, module_profiles=modules(-3.2))
    outcome, codes = found(clt(product_id="hout"), card)
    assert "audit_carbon_uptake" in codes
    assert verdicts(outcome) == {Verdict.CANNOT_SAY}


def test_the_control_modules_that_can_be_meet() -> None:
    outcome, codes = found(clt(module_profiles=modules(138.0)))
    assert not {code for code in codes if code.startswith("audit_carbon")}
    assert verdicts(outcome) == {Verdict.MEETS}


def test_the_mki_of_such_modules_stays() -> None:
    """Only the carbon is in doubt: what the line states as MKI counts as before."""
    doubted = clt(module_profiles=modules(-580.0), mki_a2_eur_per_unit=20.0, service_life_years=75.0)
    sound = replace(doubted, module_profiles=modules(138.0))
    values = [
        view_of(project_of([each, *REST], HOUSE)).mki[EnvironmentalSet.A2].value[0] for each in (doubted, sound)
    ]
    assert values[0] == values[1] == pytest.approx(600.0)
