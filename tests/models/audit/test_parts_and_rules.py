"""Parts that belong in a calculation, the answers of a project, and the rules of play."""

from dataclasses import replace

import pytest

from app.services.editing.part_answers import answer_parts
from models.audit.audit import audit
from models.audit.parts import part_checks
from models.audit.rules import rule_checks
from models.domain.bill import BillLine, EnergyPart
from models.domain.parts import PartFunction, PartNeed, PartState
from models.domain.product import DataCategory
from models.domain.project import Building, BuildingType, BuildingWork, FunctionArea, JudgedLevel, Project, Target
from models.domain.quantities import KG
from models.domain.rules import RuleResult
from tests.models.calculation.bills import card_of, project_of, reference, view_of

HOUSE = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=100.0)
FACTORY = Building(
    type=BuildingType.NON_RESIDENTIAL,
    gross_floor_area_m2=100.0,
    functions=(FunctionArea("industriefunctie", 90.0),),
)
GUTTER, KITCHEN = "52-dakgoten", "73-keuken-algemeen"


def _line(line_id: str, description: str, code: str, **values: object) -> BillLine:
    given = {"mass_kg_per_unit": 1.0, "mki_a1_eur_per_unit": 1.0, "service_life_years": 75.0} | values
    return BillLine(line_id, description, 10.0, KG, nl_sfb=code, **given)  # type: ignore[arg-type]


PILES, FRAME = _line("p", "Heipalen", "17.21"), _line("k", "Kozijnen en ramen hardhout", "31.22")


def _states(project: Project) -> dict[str, PartState]:
    return {check.part.id: check.state for check in part_checks(project, view_of(project))}


def _rules(project: Project) -> dict[str, RuleResult]:
    checks = rule_checks(project, project.variants[0], view_of(project))
    return {check.rule.id: check.result for check in checks}


def _codes(project: Project) -> list[str]:
    variant = project.variants[0]
    return [finding.code for finding in audit(project, variant, view_of(project), reference())]


def test_the_list_has_103_parts_for_seven_functions() -> None:
    parts = reference().mandatory_parts
    assert len(parts) == len({part.id for part in parts}) == 103
    assert all(set(part.needs) == set(PartFunction) for part in parts)
    needs = [need for part in parts for need in part.needs.values()]
    counted = {need: needs.count(need) for need in PartNeed}
    assert sum(counted.values()) == 103 * 7
    by_id = {part.id: part for part in parts}
    assert by_id["57-mechanische-ventilatiebox"].needs[PartFunction.DWELLING] is PartNeed.REQUIRED
    assert by_id["57-mechanische-ventilatiebox"].needs[PartFunction.OFFICE] is PartNeed.EXCLUDED
    assert by_id["53-koudwaterleidingen"].needs[PartFunction.INDUSTRY] is PartNeed.EXCLUDED
    assert all(part.condition_nl for part in parts if PartNeed.CONDITIONAL in part.needs.values())


def test_a_line_covers_its_part_and_the_rest_is_asked() -> None:
    states = _states(project_of((PILES, FRAME), HOUSE))
    assert states["17-funderingspalen"] is PartState.COVERED
    assert states["31-ramen-kozijnen"] is PartState.COVERED
    assert states["31-ramen-beglazing"] is PartState.ASKED
    assert states[GUTTER] is PartState.ASKED


@pytest.mark.parametrize(
    ("answer", "state", "findings"),
    [(True, PartState.NOT_COUNTED, 1), (False, PartState.NOT_THERE, 0), (None, PartState.ASKED, 0)],
)
def test_an_answer_changes_the_question_and_no_figure(
    answer: bool | None, state: PartState, findings: int
) -> None:
    before = project_of((PILES, FRAME), HOUSE)
    after = answer_parts(before, [GUTTER], answer).apply(before)
    assert _states(after)[GUTTER] is state
    assert _codes(after).count("audit_part_not_counted") == findings
    assert card_of(after) == card_of(before)
    assert answer_parts(after, [GUTTER], None).apply(after) == before


def test_a_line_takes_the_place_of_an_answer() -> None:
    project = project_of((PILES, _line("g", "Dakgoten zink", "52.11")), HOUSE)
    answered = answer_parts(project, [GUTTER], is_there=False).apply(project)
    assert _states(answered)[GUTTER] is PartState.COVERED


def test_a_part_that_does_not_belong_in_it_is_a_finding_and_counts() -> None:
    kitchen = _line("b", "Keukenblok", "73")
    project = project_of((PILES, kitchen), HOUSE)
    assert _states(project)[KITCHEN] is PartState.EXCLUDED_IN_BILL
    assert _codes(project).count("audit_part_excluded") == 1
    with_it, without = card_of(project), card_of(project_of((PILES,), HOUSE))
    heavier = with_it.outcome("material_intensity").estimate
    lighter = without.outcome("material_intensity").estimate
    assert heavier is not None
    assert lighter is not None
    assert heavier.lower == pytest.approx((lighter.lower or 0.0) + 0.1)
    assert "audit_part_excluded" not in _codes(project_of((PILES,), HOUSE))


def test_wiring_of_a_dwelling_is_no_installation_of_an_office() -> None:
    wiring = _line("w", "Bedrading en aarding koper", "61.51")
    assert "61-laagspanningsinstallatie" not in _states(project_of((wiring,), HOUSE))
    assert _states(project_of((wiring,), HOUSE))["61-elektriciteitsdistributie"] is PartState.COVERED


def test_the_function_chooses_the_column() -> None:
    pipe = _line("l", "Waterleiding koper", "53.11")
    assert _states(project_of((pipe,), HOUSE))["53-koudwaterleidingen"] is PartState.COVERED
    assert _states(project_of((pipe,), FACTORY))["53-koudwaterleidingen"] is PartState.EXCLUDED_IN_BILL
    unsaid = replace(FACTORY, functions=())
    assert not _states(project_of((pipe,), unsaid)), "a building without a known function has no list"
    standing = replace(HOUSE, work=BuildingWork.RENOVATION)
    assert not _states(project_of((pipe,), standing))


# --- rules of play


def test_the_two_lists_of_rules_are_one() -> None:
    rules = reference().rules_of_play
    assert len(rules) == 23
    assert {"tool", "two_to_four", "moments", "repair"} <= {rule.id for rule in rules}
    results = _rules(project_of((PILES,), HOUSE))
    assert all(results[rule.id] is RuleResult.NOT_SEEN for rule in rules if not rule.is_checked)


@pytest.mark.parametrize(
    ("rule", "fits", "fits_not"),
    [
        ("dataset", (PILES, FRAME), (PILES, replace(FRAME, mki_a1_eur_per_unit=None, mki_a2_eur_per_unit=1.0))),
        (
            "cat12",
            (replace(PILES, data_category=DataCategory.C3),),
            (replace(PILES, data_category=DataCategory.C1),),
        ),
        ("pv_all", (PILES, _line("i", "Warmtepomp", "56.1")), (PILES,)),
    ],
)
def test_rules_that_a_bill_shows(rule: str, fits: tuple[BillLine, ...], fits_not: tuple[BillLine, ...]) -> None:
    assert _rules(project_of(fits, HOUSE))[rule] is RuleResult.FITS
    assert _rules(project_of(fits_not, HOUSE))[rule] is RuleResult.FITS_NOT


def test_sand_is_never_secondary() -> None:
    sand = _line("z", "Ophoogzand", "13.11", recycled_fraction=0.5)
    assert _rules(project_of((sand,), HOUSE))["definitions"] is RuleResult.FITS_NOT
    lime = replace(sand, description="Kalkzandsteen 100 mm")
    assert _rules(project_of((lime,), HOUSE))["definitions"] is RuleResult.NOT_SEEN


def test_the_life_is_fixed() -> None:
    assert _rules(project_of((PILES,), HOUSE))["life"] is RuleResult.FITS
    own = replace(HOUSE, service_life_years=100.0)
    assert _rules(project_of((PILES,), own))["life"] is RuleResult.FITS_NOT
    mixed = replace(FACTORY, functions=(FunctionArea("woonfunctie", 50.0), FunctionArea("kantoorfunctie", 40.0)))
    assert _rules(project_of((PILES,), mixed))["life"] is RuleResult.FITS_NOT, "50 years where mixed asks 75"


def test_editions_that_were_read_and_not() -> None:
    office = Building(type=BuildingType.OFFICE, gross_floor_area_m2=100.0)

    def edition(building: Building, set_id: str) -> RuleResult:
        return _rules(project_of((PILES,), building, requirement_set_id=set_id))["edition"]

    assert edition(office, "hnn-1.2") is RuleResult.FITS
    assert edition(office, "hnn-1.0") is RuleResult.FITS_NOT
    assert edition(HOUSE, "hnn-1.0") is RuleResult.NOT_SEEN, "the levels of 1.2 for homes were not found"
    assert edition(HOUSE, "tbgo-tabel-3") is RuleResult.NOT_SEEN


def test_a_rule_is_a_finding_only_under_hnn() -> None:
    own = replace(HOUSE, service_life_years=100.0)
    assert "rule_life" in _codes(project_of((PILES,), own, requirement_set_id="hnn-1.0"))
    assert "rule_life" not in _codes(project_of((PILES,), own, requirement_set_id="tbgo-tabel-3"))


@pytest.mark.parametrize(
    ("count", "result"), [(1, RuleResult.NOT_SEEN), (4, RuleResult.FITS), (5, RuleResult.FITS_NOT)]
)
def test_more_than_four_indicators_is_too_many(count: int, result: RuleResult) -> None:
    asked = ("mpg", "embodied_carbon", "stored_carbon", "material_origin", "detachability")[:count]
    project = project_of((PILES,), HOUSE)
    targets = tuple(Target(indicator_id, JudgedLevel.RECOMMENDED) for indicator_id in asked)
    project = replace(project, variants=(replace(project.variants[0], targets=targets),))
    assert _rules(project)["two_to_four"] is result


def test_parts_decide_their_rule() -> None:
    whole = project_of((PILES,), HOUSE)
    asked = [check.part.id for check in part_checks(whole, view_of(whole)) if check.state is PartState.ASKED]
    assert _rules(whole)["parts"] is RuleResult.NOT_SEEN
    answered = answer_parts(whole, asked, is_there=False).apply(whole)
    assert _rules(answered)["parts"] is RuleResult.FITS
    one_is = answer_parts(answered, asked[:1], is_there=True).apply(answered)
    assert _rules(one_is)["parts"] is RuleResult.FITS_NOT


def test_pv_and_energy_supply_are_told_by_their_mark() -> None:
    pv = _line("pv", "PV-panelen", "61.11")
    assert _rules(project_of((PILES, pv), HOUSE))["pv_bbl"] is RuleResult.NOT_SEEN
    marked = replace(pv, energy_part=EnergyPart.PV_BEYOND_BBL)
    assert _rules(project_of((PILES, marked), HOUSE))["pv_bbl"] is RuleResult.FITS
    supply = replace(pv, description="Aandeel warmtenet", energy_part=EnergyPart.EXTERNAL_SUPPLY)
    results = _rules(project_of((PILES, supply), HOUSE))
    assert results["energy"] is results["li_no_energy"] is RuleResult.FITS
