"""From filled-in lists to figures and levels: the numbers of advisers give the published worked examples."""

from dataclasses import replace

import pytest

from app.formats.adviser_questions import Asked, asked_of
from app.services.advisers.returned_list import changes_of, edit_of
from models.domain.project import Building, Project, Variant
from models.questions.standing import points_of_variant
from tests.app.services.adviser_kit import Filled, filled, list_in, made, plain_project, shipped


def with_list(project: Project, adviser: str, answers: Filled) -> Project:
    returned = list_in(filled(made(project, adviser), answers))
    variant = project.variants[0]
    return edit_of(variant, changes_of(returned, variant, shipped())).apply(project)


def numbers(values: dict[str, float]) -> Filled:
    return {key: {"value": value} for key, value in values.items()}


def test_the_layers_of_the_landscape_architect_give_their_shares() -> None:
    """Worked example F02: 24,000 m2 with 8,640 m2 canopy, 3,720 shrubs, 4,900 low green and 1,800 water."""
    areas = {
        "plan_area_m2": 24_000,
        "canopy_m2": 8_640,
        "shrubs_m2": 3_720,
        "low_green_m2": 4_900,
        "water_m2": 1_800,
    }
    answers = numbers({f"input:{name}": value for name, value in areas.items()})
    project = with_list(plain_project(), "landscape", answers)
    figures = points_of_variant(project.variants[0], shipped())["green_blue_structures"].figures
    shares = {"canopy": 36.0, "shrubs": 15.5, "low_green": 20.416666666666668, "water": 7.5}
    for name, share in shares.items():
        assert figures[name].value == pytest.approx(share, rel=1e-9)


def test_the_rain_storage_of_the_architect_gives_millimetres() -> None:
    """Worked example F07: 30 m3 over 414.72 + 240 m2 is 45.82 mm, which misses 50."""
    values = {"input:rain_storage_m3": 30, "input:roof_m2": 414.72, "input:private_paving_m2": 240}
    project = with_list(plain_project(), "architect", numbers(values))
    storage = points_of_variant(project.variants[0], shipped())["pluvial_flooding"].figures["rain_storage"]
    assert storage.value == pytest.approx(45.82, abs=0.005)


def test_groups_of_homes_give_an_interval_while_one_is_unknown() -> None:
    """Worked example F01: 20 homes reach all three, 12 see two trees, of 8 the park is unknown: 50 to 70 %."""
    groups = {1: (20, 3, 32, 210), 2: (12, 2, 32, 180), 3: (8, 4, 32, None)}
    names = ("group_homes", "group_trees", "group_canopy_pct", "group_park_m")
    values = {
        f"input:{name}:{item}": float(value)
        for item, group in groups.items()
        for name, value in zip(names, group, strict=True)
        if value is not None
    }
    answers = {**numbers(values), "input:group_park_m:3": {"answer": "weet ik niet"}}
    project = with_list(plain_project(), "landscape", answers)
    share = points_of_variant(project.variants[0], shipped())["green_around_home"].figures["green_3_30_300"]
    assert (share.lower, share.upper) == pytest.approx((50.0, 70.0))


def test_the_outcome_of_a_report_takes_the_place_of_the_formula() -> None:
    project = with_list(plain_project(), "water", numbers({"drought/infiltratie": 62.9}))
    points = points_of_variant(project.variants[0], shipped())["drought"].points
    infiltration = next(each for each in points if each.point_id == "drought/infiltratie")
    assert infiltration.state == "ja"


def some_answer(asked: Asked) -> dict[str, object]:
    """An answer as an adviser may give: yes where there is a yes, else a number, else the first choice."""
    if asked.input is not None and asked.input.choices:
        return {"answer": asked.input.choices[0].name_nl}
    said: dict[str, object] = {"answer": "ja"} if "ja" in asked.states else {}
    if asked.takes_number:
        lowest = asked.input.minimum if asked.input is not None else None
        said["value"] = max(1.0, lowest or 0.0)
    return {**said, "document": "Stuk"}


def test_all_lists_together_leave_no_indicator_without_an_answer() -> None:
    """33 of 33 have an answer once every list is back; the project lead alone has part of five."""
    reference = shipped()

    def answered(advisers: list[str]) -> set[str]:
        variant = Variant("v1", "Basis", building=replace(Building(), dwelling_count=40))
        project = plain_project(variant=variant)
        for adviser in advisers:
            rows = {asked.key: some_answer(asked) for asked in asked_of(reference, adviser)}
            project = with_list(project, adviser, {key: cells for key, cells in rows.items() if cells})
        got = project.variants[0]
        by_point = {answer.point_id.partition("/")[0] for answer in got.answers.points}
        by_inputs = {name for name, of in points_of_variant(got, reference).items() if of.figures}
        return by_point | by_inputs | {each.indicator_id for each in got.assessments}

    every = list(reference.adviser_questions.advisers)
    assert answered(every) == {indicator.id for indicator in reference.indicators}
    assert answered(["project_lead"]) == {"healthy_materials", "heat", "flood_risk", "drought", "shared_mobility"}
