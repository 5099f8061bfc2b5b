"""States of points, and the levels that follow: what a person says, a figure decides, a fact takes away."""

import datetime as dt
from dataclasses import replace

import pytest

from models.domain.answers import NormChoice, NormOrigin, PointAnswer, PointLimit, PointState
from models.domain.evidence import Evidence
from models.domain.point_result import DecidedBy, PointResult, PointsVerdict
from models.domain.project import Building, BuildingType
from models.domain.requirement import Level
from tests.models.questions.kit import points, variant

YES, NO, UNKNOWN, NA = PointState.YES, PointState.NO, PointState.UNKNOWN, PointState.NOT_APPLICABLE
CARE, DEPTH = "heat/kwetsbaar", "flood_depth_m"
STORAGE = {"roof_m2": 414.72, "private_paving_m2": 240.0, "rain_storage_m3": 30.0}
GREEN_BLUE = {
    "plan_area_m2": 24000.0, "canopy_m2": 8640.0, "shrubs_m2": 3720.0, "low_green_m2": 4900.0, "water_m2": 1800.0,
}  # fmt: skip


def point(point_id: str, **given: object) -> PointResult:
    """The result of one point of a variant."""
    inputs = given.pop("inputs", {})
    found = points(variant(inputs, **given), point_id.split("/", maxsplit=1)[0])  # type: ignore[arg-type]
    return next(each for each in found.points if each.point_id == point_id)


def answer(point_id: str, state: PointState | None, **more: object) -> dict[str, PointAnswer]:
    return {point_id: PointAnswer(point_id=point_id, state=state, **more)}  # type: ignore[arg-type]


def test_a_person_answers_and_is_marked_as_said_only_without_a_document() -> None:
    said = point(CARE, said={CARE: YES})
    assert (said.state, said.decided_by, said.is_said_only) == (YES, DecidedBy.ANSWER, True)
    with_document = point(CARE, said=answer(CARE, YES, evidence=Evidence("Hitteplan")))
    assert not with_document.is_said_only
    assert not point(CARE, said={CARE: NO}).is_said_only, "a no needs no support"


def test_i_do_not_know_is_an_answer_and_nothing_is_not() -> None:
    asked, silent = point(CARE, said={CARE: UNKNOWN}), point(CARE)
    assert (asked.state, asked.is_answered) == (UNKNOWN, True)
    assert (silent.state, silent.is_answered) == (UNKNOWN, False)


def test_a_missing_document_answers_its_points_and_an_answer_goes_before_it() -> None:
    missing = point("drought/watersysteem", missing=["D4"])
    assert (missing.state, missing.decided_by) == (UNKNOWN, DecidedBy.MISSING_DOCUMENT)
    assert missing.reasons[0].params["document_en"] == "Water section or water assessment"
    assert not point(CARE, missing=["D4"]).is_answered, "that point stands in another document"
    said = {"drought/watersysteem": YES}
    assert point("drought/watersysteem", missing=["D4"], said=said).state is YES


@pytest.mark.parametrize(("number", "state"), [(10.0, UNKNOWN), (70.0, YES), (None, YES)])
def test_a_yes_that_hangs_on_a_number_below_the_norm_is_not_known(number: float | None, state: PointState) -> None:
    """With the controls: a number that reaches the norm, and no number at all."""
    name = "pluvial_flooding/schade"
    found = point(name, said=answer(name, YES, number=number))
    assert found.state is state
    assert [reason.code for reason in found.reasons] == ["question_number_contradicts"] * (state is UNKNOWN)
    assert point(name, said=answer(name, NO, number=90.0)).state is NO
    local = NormChoice(
        indicator_id="pluvial_flooding", origin=NormOrigin.OTHER, document="Verordening", date=None,
        limits=(PointLimit(name, 10.0),),
    )  # fmt: skip
    assert point(name, said=answer(name, YES, number=10.0), norms=[local]).state is YES


@pytest.mark.parametrize(
    ("name", "part", "whole", "amount"),
    [
        ("green_blue_structures/kroon-45", "canopy_m2", "plan_area_m2", 1000.0),
        ("green_blue_structures/water", "water_m2", "plan_area_m2", 1000.0),
        ("heat/schaduw", "shaded_route_m2", "route_m2", 50.0),
        ("rain_greywater/beide", "homes_with_both", "", 40.0),
        ("heat/koele-plek", "homes_near_cool_place", "", 40.0),
    ],
)
def test_a_part_above_its_whole_gives_no_figure(name: str, part: str, whole: str, amount: float) -> None:
    """With the control: the part that is just the whole meets the point."""
    wholes = {"cool_place_m2": 300.0} | ({whole: amount} if whole else {})
    right = point(name, inputs={**wholes, part: amount})
    wrong = point(name, inputs={**wholes, part: amount + 1.0})
    assert (right.state, wrong.state) == (YES, UNKNOWN)
    assert wrong.figure is None


def test_an_impossible_entered_value_decides_no_point() -> None:
    states = [point("heat/binnen", tojuli=value).state for value in (-1.0, 0.0, 1.3)]
    assert states == [UNKNOWN, YES, NO]


def test_a_figure_decides_and_nobody_ticks_it() -> None:
    berging = "pluvial_flooding/berging"
    missed = point(berging, inputs=STORAGE, said={berging: YES})
    assert (missed.state, missed.decided_by) == (NO, DecidedBy.FIGURE)
    ticked = point(berging, said={berging: YES})
    assert ticked.state is UNKNOWN
    assert ticked.reasons[0].code == "question_figure_decides"
    assert point(berging, inputs={**STORAGE, "rain_storage_m3": 40.0}).state is YES


def test_a_figure_of_an_adviser_takes_the_place_of_the_formula() -> None:
    berging = "pluvial_flooding/berging"
    own = point(berging, inputs=STORAGE, said=answer(berging, None, number=55.0))
    assert (own.state, own.decided_by) == (YES, DecidedBy.NUMBER)
    assert own.is_said_only
    assert own.figure is not None
    assert own.figure.value == 55.0


def test_the_chosen_norm_replaces_the_number() -> None:
    berging = "pluvial_flooding/berging"

    def of(norm: NormChoice) -> PointResult:
        return point(berging, inputs=STORAGE, norms=[norm])

    local = NormChoice(
        indicator_id="pluvial_flooding", origin=NormOrigin.MUNICIPALITY, document="Verordening",
        date=dt.date(2025, 1, 1), limits=(PointLimit(berging, 40.0),),
    )  # fmt: skip
    met = of(local)
    assert met.state is YES
    assert met.norm is not None
    assert (met.norm.number, met.norm.origin, met.norm.document) == (
        40.0,
        NormOrigin.MUNICIPALITY,
        "Verordening 01-01-2025",
    )
    mra = of(NormChoice(indicator_id="pluvial_flooding", origin=NormOrigin.MRA))
    assert mra.state is NO
    assert mra.norm is not None
    assert mra.norm.number == 70.0
    default = point(berging, inputs=STORAGE).norm
    assert default is not None
    assert (default.number, default.origin) == (50.0, None)


@pytest.mark.parametrize(
    ("said", "inputs", "state", "reason"),
    [
        (NA, {}, UNKNOWN, "question_na_needs_fact"),
        (NA, {"soil": "hogere_zandgrond"}, NA, ""),
        (NA, {"soil": "veen"}, UNKNOWN, "question_na_contradicted"),
        (None, {"soil": "hogere_zandgrond"}, NA, ""),
        (YES, {"soil": "hogere_zandgrond"}, YES, ""),
        (None, {"soil": "veen"}, UNKNOWN, ""),
    ],
)
def test_not_applicable_needs_a_fact(
    said: PointState | None, inputs: dict[str, str], state: PointState, reason: str
) -> None:
    name = "subsidence/bodemsysteem"
    found = point(name, inputs=inputs, said={} if said is None else {name: said})
    assert found.state is state
    assert [message.code for message in found.reasons] == ([reason] if reason else [])


def test_a_reason_alone_does_not_make_a_point_not_applicable() -> None:
    """Taking the fact away that contradicts it would make the verdict better."""
    name = "subsidence/bodemsysteem"
    said = answer(name, NA, reason="zand volgens sondering", evidence=Evidence("Bodemkaart"))
    assert point(name, said=said).state is UNKNOWN
    assert point(name, said=said, inputs={"soil": "hogere_zandgrond"}).state is NA


def test_a_point_without_a_condition_is_never_not_applicable() -> None:
    name = "drought/watersysteem"
    found = point(name, said=answer(name, NA, reason="hoeft hier niet"))
    assert (found.state, found.reasons[0].code) == (UNKNOWN, "question_na_not_allowed")


def test_a_number_decides_a_point_that_a_person_left_open() -> None:
    name = "subsidence/restzetting"
    assert point(name, said=answer(name, None, number=8.0)).state is YES
    assert point(name, said=answer(name, None, number=12.0)).state is NO
    assert point(name, said=answer(name, NO, number=8.0)).state is NO, "what a person says goes first"
    name = "flood_risk/diepte"
    assert point(name, said=answer(name, None, number=8.0)).state is UNKNOWN


def test_fewer_places_than_the_municipality_asks_need_a_decision() -> None:
    inputs = {"parking_spaces": 29.0, "municipal_parking_norm": 1.1}
    short = point("parking/norm", inputs=inputs)
    assert (short.state, short.reasons[0].code) == (UNKNOWN, "question_deviation_needed")
    assert point("parking/norm", inputs={**inputs, "parking_spaces": 44.0}).state is YES
    assert point("parking/norm", inputs=inputs, said={"parking/norm": YES}).state is YES


def test_a_tojuli_that_cooling_left_empty_is_no_pass() -> None:
    assert point("heat/binnen").state is UNKNOWN
    assert point("heat/binnen", tojuli=1.2).state is YES
    assert point("heat/binnen", tojuli=1.21).state is NO


def test_green_and_blue_of_the_golden_case() -> None:
    levels = points(variant(GREEN_BLUE), "green_blue_structures").levels
    recommended, ambitious = levels[Level.RECOMMENDED], levels[Level.AMBITIOUS]
    assert (recommended.verdict, recommended.yes, recommended.total) == (PointsVerdict.MET, 3, 3)
    assert (ambitious.verdict, ambitious.yes, ambitious.total) == (PointsVerdict.MISSED, 2, 4)
    strictly = points(variant({**GREEN_BLUE, "canopy_m2": 8400.0}), "green_blue_structures").levels
    assert strictly[Level.RECOMMENDED].verdict is PointsVerdict.MISSED, "35 % is not more than 35 %"


def test_three_of_four_is_not_yet_and_one_no_misses() -> None:
    three = {f"pluvial_flooding/{name}": YES for name in ("schade", "waterneutraal", "afwatering")}
    count = points(variant({}, said=three), "pluvial_flooding").levels[Level.RECOMMENDED]
    assert (count.verdict, count.yes, count.total) == (PointsVerdict.OPEN, 3, 4)
    details = {"pluvial_flooding/schade-250": NO}
    assert points(variant({}, said=three | details), "pluvial_flooding").levels[Level.RECOMMENDED] == count
    no = points(variant({}, said=three | {"pluvial_flooding/schade": NO}), "pluvial_flooding")
    assert no.levels[Level.RECOMMENDED].verdict is PointsVerdict.MISSED
    met = points(variant({**STORAGE, "rain_storage_m3": 40.0}, said=three), "pluvial_flooding")
    assert met.levels[Level.RECOMMENDED].verdict is PointsVerdict.MET
    assert Level.AMBITIOUS not in met.levels, "the source has no higher rung"


def test_all_not_applicable_is_not_met() -> None:
    found = points(variant({"soil": "hogere_zandgrond"}), "subsidence")
    assert found.is_not_applicable
    assert found.levels[Level.RECOMMENDED].verdict is PointsVerdict.NOT_APPLICABLE
    assert not points(variant({"soil": "klei"}), "subsidence").is_not_applicable


def test_a_higher_level_needs_the_lower_one() -> None:
    top = {"charging/strategisch": YES}
    without = points(variant({}, said=top), "charging").levels[Level.AMBITIOUS]
    assert (without.verdict, without.yes, without.total) == (PointsVerdict.OPEN, 1, 3)
    lower = {"charging/aanvraag": YES, "charging/leidingen": NO}
    assert (
        points(variant({}, said=top | lower), "charging").levels[Level.AMBITIOUS].verdict is PointsVerdict.MISSED
    )


def test_measured_points_give_no_level() -> None:
    found = points(variant({"products_with_certificate": 5.0}), "healthy_materials")
    assert found.levels == {}
    assert found.measured is not None
    assert (found.measured.yes, found.measured.total) == (1, 3)


def test_the_charging_duty_is_information() -> None:
    office = Building(type=BuildingType.OFFICE)
    inputs = {"spaces_on_plot": 15.0, "charging_ducts": 0.0, "charging_points": 0.0}
    found = points(variant(inputs, building=office), "charging")
    assert found.points[0].state is NO
    assert Level.LEGAL not in found.levels
    few = points(variant({"spaces_on_plot": 10.0}, building=office), "charging")
    assert few.points[0].state is NA


def test_taking_an_answer_away_never_improves_a_level() -> None:
    rank = {PointsVerdict.MISSED: 0, PointsVerdict.OPEN: 1, PointsVerdict.NOT_APPLICABLE: 1, PointsVerdict.MET: 2}
    one = variant(GREEN_BLUE)
    whole = points(one, "green_blue_structures").levels
    for gone in one.answers.inputs:
        less = replace(one.answers, inputs=tuple(each for each in one.answers.inputs if each is not gone))
        levels = points(replace(one, answers=less), "green_blue_structures").levels
        for level, count in levels.items():
            assert count.verdict is not PointsVerdict.MET or rank[whole[level].verdict] == 2


def test_unknown_ids_of_another_edition_are_kept_and_move_nothing() -> None:
    strange = variant({"dakhoogte": 3.0, **STORAGE}, said={"heat/iets-nieuws": YES})
    assert points(strange, "pluvial_flooding") == points(variant(STORAGE), "pluvial_flooding")


def test_no_tojuli_because_of_cooling_is_no_point_met() -> None:
    indoors = "heat/binnen"
    cooled = point(indoors, inputs={"cooled_homes": "ja"})
    assert (cooled.state, cooled.decided_by) == (UNKNOWN, DecidedBy.FACT)
    assert [reason.code for reason in cooled.reasons] == ["question_cooled_homes"]
    assert not point(indoors, inputs={"cooled_homes": "nee"}).is_answered, (
        "the control: without cooling it is asked"
    )
    assert point(indoors, inputs={"cooled_homes": "ja"}, tojuli=0.8).state is YES
