"""Outcomes that follow from points: verdicts per level, beside what a person judged, by the words of Table 3."""

from dataclasses import replace

import pytest

from models.domain.answers import PointState
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Basis, Outcome, OutcomeStatus, Verdict
from models.domain.product import ProductCard
from models.domain.project import Assessment, JudgedLevel, Project, Variant
from models.domain.quantities import KG
from models.domain.requirement import Level
from models.scorecard.object_check import check_objects
from models.scorecard.scorecard import score
from tests.models.questions.kit import REFERENCE, variant

YES, NO, UNKNOWN = PointState.YES, PointState.NO, PointState.UNKNOWN
RAIN = {f"pluvial_flooding/{name}": YES for name in ("schade", "waterneutraal", "afwatering")}
STORAGE = {"roof_m2": 414.72, "private_paving_m2": 240.0, "rain_storage_m3": 40.0}


def outcome(one: Variant, indicator_id: str, requirement_set: str = "tbgo-tabel-3") -> Outcome:
    project = Project(id="p", name="Hof", requirement_set_id=requirement_set, variants=(one,))
    return score(project, one, REFERENCE).outcome(indicator_id)


def verdicts(found: Outcome) -> dict[Level, Verdict]:
    return {level.level: level.verdict for level in found.levels}


def test_the_reference_data_have_code_for_every_formula() -> None:
    check_objects(REFERENCE)


def test_nothing_answered_is_not_assessed() -> None:
    found = outcome(variant({}), "pluvial_flooding")
    assert found.status is OutcomeStatus.NOT_ASSESSED
    assert found.points is not None
    assert found.points.answered == 0


def test_four_of_four_meets_and_three_of_four_is_open() -> None:
    met = outcome(variant(STORAGE, said=RAIN), "pluvial_flooding")
    assert (met.status, met.basis) == (OutcomeStatus.VALUE, Basis.POINTS)
    assert verdicts(met) == {Level.LEGAL: Verdict.NO_LEVEL, Level.RECOMMENDED: Verdict.MEETS}
    open_one = outcome(variant({}, said=RAIN), "pluvial_flooding")
    level = open_one.levels[-1]
    assert level.verdict is Verdict.CANNOT_SAY
    assert level.reason is not None
    assert (level.reason.code, dict(level.reason.params)) == ("question_points_open", {"yes": 3, "total": 4})


def test_one_no_misses_and_an_unknown_does_not() -> None:
    assert (
        verdicts(outcome(variant({}, said={"drought/kwetsbaar": NO}), "drought"))[Level.RECOMMENDED]
        is Verdict.MISSES
    )
    unknown = outcome(variant({}, said={"drought/kwetsbaar": UNKNOWN}), "drought")
    assert verdicts(unknown)[Level.RECOMMENDED] is Verdict.CANNOT_SAY


def test_all_not_applicable_is_no_outcome() -> None:
    found = outcome(variant({"soil": "hogere_zandgrond"}), "subsidence")
    assert (found.status, found.levels) == (OutcomeStatus.NOT_APPLICABLE, ())


def test_a_judged_level_stays_and_says_that_the_points_differ() -> None:
    judged = Assessment("pluvial_flooding", level=JudgedLevel.RECOMMENDED, note="gezien door de toetser")
    missing = variant({**STORAGE, "rain_storage_m3": 30.0}, said=RAIN)
    found = outcome(replace(missing, assessments=(judged,)), "pluvial_flooding")
    assert found.basis is Basis.JUDGED
    assert verdicts(found)[Level.RECOMMENDED] is Verdict.MEETS
    assert "question_judged_differs" in {reason.code for reason in found.reasons}
    assert found.points is not None
    same = outcome(replace(variant(STORAGE, said=RAIN), assessments=(judged,)), "pluvial_flooding")
    assert "question_judged_differs" not in {reason.code for reason in same.reasons}, "the control"


def test_a_figure_decides_a_limit_together_with_the_other_points() -> None:
    cars = {
        "shared_vehicles": {"auto": 10.0}, "users_per_vehicle": {"auto": 8.0}, "persons_per_home": 2.0,
    }  # fmt: skip
    alone = outcome(variant(cars), "shared_mobility")
    assert alone.estimate is not None
    assert alone.estimate.value == 100.0
    assert verdicts(alone)[Level.RECOMMENDED] is Verdict.CANNOT_SAY, "public transport is a point too"
    with_transport = outcome(variant(cars, said={"shared_mobility/ov": YES}), "shared_mobility")
    assert verdicts(with_transport)[Level.RECOMMENDED] is Verdict.MEETS
    without = outcome(variant(cars, said={"shared_mobility/ov": NO}), "shared_mobility")
    assert verdicts(without)[Level.RECOMMENDED] is Verdict.MISSES


def test_parking_of_the_golden_case() -> None:
    found = outcome(variant({"parking_spaces": 29.0, "municipal_parking_norm": 1.1}), "parking")
    assert verdicts(found) == {
        Level.LEGAL: Verdict.CANNOT_SAY, Level.RECOMMENDED: Verdict.MEETS, Level.AMBITIOUS: Verdict.MISSES,
    }  # fmt: skip


def test_an_entered_figure_goes_before_the_formula_and_decides_its_points() -> None:
    inputs = variant({"parking_spaces": 29.0})
    entered = replace(inputs, assessments=(Assessment("parking", 0.9),))
    found = outcome(entered, "parking")
    assert found.basis is Basis.STATED
    assert verdicts(found)[Level.RECOMMENDED] is Verdict.MISSES
    assert found.points is not None
    assert found.points.levels[Level.RECOMMENDED].verdict.value == "missed"


def test_a_figure_without_points_gives_the_verdict() -> None:
    loud = {"facade_lden_db": {"noord": 63.0, "west": None}}
    found = outcome(variant(loud), "noise")
    assert verdicts(found)[Level.LEGAL] is Verdict.CANNOT_SAY
    assert found.estimate is not None
    assert (found.estimate.lower, found.estimate.upper) == (63.0, None)
    known = outcome(variant({"facade_lden_db": {"noord": 63.0, "west": 58.0}}), "noise")
    assert verdicts(known)[Level.LEGAL] is Verdict.MEETS


def test_the_missing_ambitious_number_of_water_is_never_missed() -> None:
    used = outcome(variant({"toilet_replaced": "nee", "washing_replaced": "nee"}), "water_demand")
    assert verdicts(used) == {
        Level.LEGAL: Verdict.NO_LEVEL, Level.RECOMMENDED: Verdict.MISSES, Level.AMBITIOUS: Verdict.NO_LEVEL,
    }  # fmt: skip


def test_green_around_the_home_follows_the_joint_share_and_not_its_parts() -> None:
    groups = {
        "group_homes": {"a": 95.0, "b": 5.0}, "group_trees": {"a": 3.0, "b": 2.0},
        "group_canopy_pct": {"a": 30.0, "b": 30.0}, "group_park_m": {"a": 300.0, "b": 100.0},
    }  # fmt: skip
    found = outcome(variant(groups), "green_around_home")
    assert verdicts(found)[Level.RECOMMENDED] is Verdict.MEETS
    assert verdicts(found)[Level.AMBITIOUS] is Verdict.MISSES
    assert found.points is not None
    assert found.points.points[0].state is NO, "not every home sees three trees"


def test_another_edition_is_not_decided_by_the_points_of_table_3() -> None:
    said = {"healthy_materials/vos": YES, "healthy_materials/keur": YES}
    found = outcome(variant({"products_with_certificate": 5.0}, said=said), "healthy_materials", "hnn-1.0")
    assert all(level.verdict is not Verdict.MEETS for level in found.levels)


@pytest.mark.parametrize(("free", "verdict"), [(True, Verdict.MEETS), (False, Verdict.MISSES), (None, None)])
def test_toxicity_follows_from_the_cards_of_the_bill(free: bool | None, verdict: Verdict | None) -> None:
    wood = ProductCard("hout", "Hout", "Wood", KG, is_free_of_toxic=True, substance_list="SVHC")
    foam = ProductCard("schuim", "Schuim", "Foam", KG, is_free_of_toxic=free)
    bill = Bill((
        BillLine("1", "Hout", 1000.0, KG, product_id="hout", mass_kg_per_unit=1.0),
        BillLine("2", "Schuim", 1.0, KG, product_id="schuim", mass_kg_per_unit=1.0),
    ))  # fmt: skip
    found = outcome(replace(variant({}), bill=bill, products=(wood, foam)), "toxicity")
    expected = verdict or Verdict.CANNOT_SAY
    assert verdicts(found)[Level.RECOMMENDED] is expected
    assert found.points is not None
    mass, lines = found.points.figures["toxic_free_mass"], found.points.figures["toxic_free_lines"]
    assert mass.lower is not None
    assert mass.lower > 99.8, "the mass hides a can of foam"
    assert lines.lower == (100.0 if free else 50.0)


def test_cards_that_say_nothing_give_no_toxicity() -> None:
    card = ProductCard("hout", "Hout", "Wood", KG)
    bill = Bill((BillLine("1", "Hout", 1000.0, KG, product_id="hout", mass_kg_per_unit=1.0),))
    found = outcome(replace(variant({}), bill=bill, products=(card,)), "toxicity")
    assert found.status is OutcomeStatus.NOT_ASSESSED
