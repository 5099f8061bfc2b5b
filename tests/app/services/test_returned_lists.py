"""A list that an adviser filled in: what it says is compared with the project, and taken in as one step."""

import datetime as dt
from dataclasses import replace

import pytest

from app.errors import UserError
from app.services.advisers.returned_list import (
    AnswerChange,
    Belonging,
    ChangeKind,
    belonging,
    changes_of,
    edit_of,
    variant_for,
)
from app.texts import LANGUAGES, Language
from models.domain.answers import Answers, EvidenceKind, InputValue, PointAnswer, PointState
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Project, Variant
from tests.app.services.adviser_kit import Filled, filled, list_in, made, plain_project, shipped

WATER = "Waterparagraaf"
DAMAGE = "pluvial_flooding/schade"


def changes(project: Project, answers: Filled, adviser: str = "water") -> dict[str, AnswerChange]:
    returned = list_in(filled(made(project, adviser), answers))
    found = changes_of(returned, project.variants[0], shipped())
    return {change.asked.key: change for change in found}


def taken(project: Project, answers: Filled, adviser: str = "water") -> Variant:
    edit = edit_of(project.variants[0], changes(project, answers, adviser).values())
    after = edit.apply(project)
    assert edit.reverse().apply(after) == project
    return after.variants[0]


def knowing(*points: PointAnswer, inputs: tuple[InputValue, ...] = ()) -> Project:
    return plain_project(variant=Variant("v1", "Basis", answers=Answers(points, inputs)))


@pytest.mark.parametrize(("lang", "yes"), [("nl", "ja"), ("en", "yes")])
def test_a_list_goes_out_and_comes_back_with_evidence(lang: Language, yes: str) -> None:
    project = plain_project()
    data = filled(
        made(project, lang=lang),
        {
            DAMAGE: {"answer": yes, "value": 70, "document": WATER, "date": dt.date(2026, 3, 12)},
            "input:rain_storage_m3": {"value": 30},
            "drought/infiltratie": {"value": "62,9"},
        },
    )
    returned = list_in(data)
    assert (returned.project_id, returned.variant_id, returned.adviser_id) == ("p1", "v1", "water")
    found = changes_of(returned, project.variants[0], shipped())
    variant = edit_of(project.variants[0], found).apply(project).variants[0]
    evidence = Evidence(WATER, date=dt.date(2026, 3, 12))
    point = variant.answers.point(DAMAGE)
    assert point is not None
    assert (point.state, point.number, point.evidence) == (PointState.YES, 70.0, evidence)
    storage, infiltration = variant.answers.input("rain_storage_m3"), variant.answers.point("drought/infiltratie")
    assert storage is not None
    assert storage.value == 30.0
    assert infiltration is not None
    assert (infiltration.state, infiltration.number) == (None, 62.9)


def test_an_empty_list_changes_nothing() -> None:
    for adviser in shipped().adviser_questions.advisers:
        project = plain_project()
        returned = list_in(made(project, adviser))
        assert returned.answers == ()
        assert returned.question_count > 0
        assert edit_of(project.variants[0], changes_of(returned, project.variants[0], shipped())).is_empty


def test_taking_in_is_one_step_that_is_undone_whole() -> None:
    project = knowing(PointAnswer(point_id="heat/kwetsbaar", state=PointState.NO))
    variant = taken(project, {DAMAGE: {"answer": "ja"}, "input:rain_storage_m3": {"value": 30}})
    assert [answer.point_id for answer in variant.answers.points] == ["heat/kwetsbaar", DAMAGE]


def test_what_contradicts_and_what_stood_there_are_told_apart() -> None:
    held = PointAnswer(
        point_id=DAMAGE, state=PointState.YES, number=70.0, evidence=Evidence("Oude toets"), reason="oud"
    )
    project = knowing(held)
    assert changes(project, {DAMAGE: {"answer": "ja"}})[DAMAGE].kind is ChangeKind.SAME
    assert changes(project, {DAMAGE: {"value": 70}})[DAMAGE].kind is ChangeKind.SAME
    assert changes(project, {DAMAGE: {"answer": "ja", "document": WATER}})[DAMAGE].kind is ChangeKind.EVIDENCE
    against = changes(project, {DAMAGE: {"answer": "nee"}})[DAMAGE]
    assert against.kind is ChangeKind.CONTRADICTS
    assert isinstance(against.new, PointAnswer)
    assert against.new.evidence == Evidence()  # the old document does not support the new answer
    assert against.new.reason == ""
    other = changes(project, {DAMAGE: {"answer": "ja", "value": 60}})[DAMAGE]
    assert other.kind is ChangeKind.CONTRADICTS


def test_an_answer_adds_to_what_was_known() -> None:
    project = knowing(PointAnswer(point_id=DAMAGE, state=PointState.YES, evidence=Evidence("Toets")))
    change = changes(project, {DAMAGE: {"value": 70}})[DAMAGE]
    assert change.kind is ChangeKind.NEW
    assert isinstance(change.new, PointAnswer)
    assert (change.new.state, change.new.number, change.new.evidence) == (PointState.YES, 70.0, Evidence("Toets"))


def test_unknown_stays_unknown_and_takes_nothing_away() -> None:
    known = PointAnswer(point_id=DAMAGE, state=PointState.YES)
    storage = InputValue(input_id="rain_storage_m3", value=30.0)
    answers: Filled = {
        DAMAGE: {"answer": "weet ik niet"},
        "input:rain_storage_m3": {"answer": "weet ik niet"},
        "drought/watersysteem": {"answer": "weet ik niet"},
        "input:roof_m2": {"answer": "weet ik niet"},
    }
    project = knowing(known, inputs=(storage,))
    found = changes(project, answers)
    assert [found[key].kind for key in (DAMAGE, "input:rain_storage_m3")] == [ChangeKind.STAYS] * 2
    variant = taken(project, answers)
    assert variant.answers.point(DAMAGE) == known
    assert variant.answers.input("rain_storage_m3") == storage
    asked = variant.answers.point("drought/watersysteem")
    roof = variant.answers.input("roof_m2")
    assert asked is not None
    assert (asked.state, asked.number) == (PointState.UNKNOWN, None)
    assert roof is not None
    assert (roof.value, roof.choice) == (None, "")
    again = changes(replace(project, variants=(variant,)), answers)
    assert again["drought/watersysteem"].kind is ChangeKind.SAME


def test_a_figure_keeps_its_set_and_gets_the_status_of_its_evidence() -> None:
    project = plain_project(
        variant=Variant(
            "v1", "Basis", assessments=(Assessment("mpg", 0.6, environmental_set=EnvironmentalSet.A2),)
        )
    )
    cells = {"value": 0.48, "document": "MPG-rapport", "evidence_kind": "berekening"}
    variant = taken(project, {"mpg:A1": cells, "embodied_carbon": {"value": 213, "document": "Rapport"}}, "mpg")
    kept, mpg, carbon = variant.assessments
    assert (kept.environmental_set, kept.value) == (EnvironmentalSet.A2, 0.6)
    assert (mpg.environmental_set, mpg.value, mpg.evidence.status) == (
        EnvironmentalSet.A1,
        0.48,
        EvidenceStatus.CALCULATED,
    )
    assert carbon.evidence.status is EvidenceStatus.STATED
    assert taken(project, {"mpg:A1": {"value": 0.48}}, "mpg").assessments[1].evidence == Evidence()


def test_kinds_of_evidence_are_kept_with_a_point() -> None:
    variant = taken(plain_project(), {DAMAGE: {"answer": "ja", "document": WATER, "evidence_kind": "berekening"}})
    point = variant.answers.point(DAMAGE)
    assert point is not None
    assert point.evidence_kind is EvidenceKind.CALCULATION


def test_groups_of_homes_come_back_as_items() -> None:
    variant = taken(plain_project(), {"input:group_homes:2": {"value": 12}}, "landscape")
    assert [(value.item, value.value) for value in variant.answers.items("group_homes")] == [("2", 12.0)]


def test_a_list_returns_to_its_own_project_and_variant() -> None:
    project = plain_project()
    returned = list_in(made(project))
    other = replace(project, id="p2", name="Ander")
    changed = replace(project, municipality="Nijmegen")
    assert belonging(returned, project) is Belonging.SAME
    assert belonging(returned, changed) is Belonging.CHANGED
    assert belonging(returned, other) is Belonging.OTHER
    unmarked = replace(returned, project_id="", content_hash="")
    assert belonging(unmarked, project) is Belonging.UNMARKED
    assert belonging(unmarked, other) is Belonging.OTHER
    assert variant_for(returned, project) == project.variants[0]
    assert variant_for(returned, replace(project, variants=(Variant("v9", "Basis"),))) is None
    assert variant_for(replace(returned, variant_id=""), replace(project, variants=(Variant("v9", "Basis"),)))


def test_a_snapshot_takes_nothing_in() -> None:
    project = plain_project(variant=Variant("v1", "Basis", frozen_on=dt.date(2026, 1, 1)))
    with pytest.raises(UserError, match="edit_variant_is_frozen"):
        edit_of(project.variants[0], changes(project, {DAMAGE: {"answer": "ja"}}).values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_of_every_adviser_comes_back_by_its_code(lang: Language) -> None:
    """Every row with a number or an answer is filled in, and every one is read."""
    reference = shipped()
    from app.formats.adviser_questions import asked_of
    from app.reporting.wording.asked_text import answer_words

    for adviser in reference.adviser_questions.advisers:
        rows = asked_of(reference, adviser)
        project = plain_project()
        answers: dict[str, dict[str, object]] = {}
        for row in rows:
            answers[row.key] = {"answer": answer_words(row, lang)[0], "document": "Stuk"}
        returned = list_in(filled(made(project, adviser, lang), answers))
        assert [answer.key for answer in returned.answers] == [row.key for row in rows]
