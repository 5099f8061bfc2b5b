"""Answers go onto a variant by edits, come back from its document, and change nothing of one without them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.errors import UserError
from app.services.editing.answers import (
    answer_points,
    choose_norm,
    clear_inputs,
    clear_norm,
    clear_points,
    give_inputs,
    set_documents,
)
from app.services.editing.edits import VariantEdit
from models.domain.answers import (
    Answers,
    EvidenceKind,
    InputValue,
    NormChoice,
    NormOrigin,
    PointAnswer,
    PointLimit,
    PointState,
)
from models.domain.evidence import Evidence
from models.domain.project import Project, Variant
from models.domain.texts import NulError
from models.storage.document.project_document import (
    canonical_json,
    content_hash,
    document_of_bytes,
    from_document,
    to_document,
)

VARIANT = Variant(id="v")
PROJECT = Project(id="p", name="Hof", variants=(VARIANT,))
SHADE = PointAnswer(
    point_id="heat/schaduw",
    state=PointState.YES,
    number=33.0,
    number_source="beplantingsplan, tabel 2",
    evidence_kind=EvidenceKind.DRAWING,
    evidence=Evidence("Beplantingsplan", date=dt.date(2026, 10, 1)),
)
ROOF = InputValue(input_id="roof_m2", value=414.72)
NORTH = InputValue(input_id="facade_lden", value=63.0, item="noord")
WEST = InputValue(input_id="facade_lden", item="west")
NORM = NormChoice(
    indicator_id="pluvial_flooding",
    origin=NormOrigin.MUNICIPALITY,
    document="Hemelwaterverordening",
    date=dt.date(2025, 1, 1),
    limits=(PointLimit("pluvial_flooding/berging", 60.0),),
)


def _after(*edits: Callable[[Variant], VariantEdit]) -> Project:
    project = PROJECT
    for edit in edits:
        project = edit(project.variants[0]).apply(project)
    return project


def _whole() -> Project:
    return _after(
        lambda v: answer_points(v, [SHADE, PointAnswer(point_id="heat/kwetsbaar", state=PointState.UNKNOWN)]),
        lambda v: give_inputs(v, [ROOF, NORTH, WEST]),
        lambda v: choose_norm(v, NORM),
        lambda v: set_documents(v, missing=["D3", "D6"]),
    )


def test_what_was_answered_is_read_from_the_variant() -> None:
    answers = _whole().variants[0].answers
    assert answers.point("heat/schaduw") == SHADE
    assert answers.point("heat/binnen") is None
    assert answers.input("facade_lden", "noord") == NORTH
    assert answers.input("facade_lden") is None
    assert answers.items("facade_lden") == (NORTH, WEST)
    assert answers.norm("pluvial_flooding") == NORM
    assert NORM.limit("pluvial_flooding/berging") == 60.0
    assert NORM.limit("pluvial_flooding/schade") is None
    assert answers.missing_documents == ("D3", "D6")


def test_a_later_answer_takes_the_place_of_the_first() -> None:
    no = replace(SHADE, state=PointState.NO)
    higher = replace(NORTH, value=66.0)
    other = replace(NORM, origin=NormOrigin.MRA, limits=())
    after = (
        _after(
            lambda _: _whole_edit(),
            lambda v: answer_points(v, [no]),
            lambda v: give_inputs(v, [higher]),
            lambda v: choose_norm(v, other),
            lambda v: set_documents(v, there=["D3"]),
        )
        .variants[0]
        .answers
    )
    assert after.points[0] == no
    assert len(after.points) == 2
    assert after.items("facade_lden") == (higher, WEST)
    assert after.norms == (other,)
    assert after.missing_documents == ("D6",)


def _whole_edit() -> VariantEdit:
    return VariantEdit("v", {"answers": Answers()}, {"answers": _whole().variants[0].answers})


def test_answers_are_taken_away_again() -> None:
    after = _after(
        lambda _: _whole_edit(),
        lambda v: clear_points(v, ["heat/schaduw", "heat/kwetsbaar"]),
        lambda v: clear_inputs(v, [ROOF.key, NORTH.key, WEST.key]),
        lambda v: clear_norm(v, "pluvial_flooding"),
        lambda v: set_documents(v, there=["D3", "D6"]),
    )
    assert after == PROJECT


def test_an_edit_is_undone() -> None:
    edit = answer_points(VARIANT, [SHADE])
    assert not edit.is_empty
    assert edit.reverse().apply(edit.apply(PROJECT)) == PROJECT
    answered = edit.apply(PROJECT).variants[0]
    assert answer_points(answered, [SHADE]).is_empty


@pytest.mark.parametrize(
    "edit",
    [
        lambda v: answer_points(v, [SHADE]),
        lambda v: give_inputs(v, [ROOF]),
        lambda v: choose_norm(v, NORM),
        lambda v: set_documents(v, missing=["D3"]),
    ],
)
def test_a_snapshot_takes_no_answers(edit: Callable[[Variant], VariantEdit]) -> None:
    assert not edit(VARIANT).is_empty, "the control"
    with pytest.raises(UserError, match="edit_variant_is_frozen"):
        edit(replace(VARIANT, frozen_on=dt.date(2026, 11, 1)))


def test_two_answers_to_one_question_are_refused() -> None:
    with pytest.raises(ValueError, match="same question"):
        answer_points(VARIANT, [SHADE, replace(SHADE, state=PointState.NO)])
    with pytest.raises(ValueError, match="answered twice"):
        Answers(points=(SHADE, SHADE))
    with pytest.raises(ValueError, match="answered twice"):
        Answers(inputs=(NORTH, replace(NORTH, value=1.0)))
    assert Answers(inputs=(NORTH, WEST)).inputs == (NORTH, WEST), "the control: another item is another answer"


def test_the_document_gives_the_answers_back() -> None:
    project = _whole()
    data = canonical_json(project)
    assert from_document(document_of_bytes(data)) == project
    assert content_hash(project) != content_hash(PROJECT)


def test_a_project_without_answers_is_written_as_it_was() -> None:
    assert "answers" not in str(to_document(PROJECT))
    assert "answers" in str(to_document(_whole())), "the control"


def test_texts_with_nul_and_numbers_without_end_are_refused() -> None:
    with pytest.raises(NulError):
        PointAnswer(point_id="heat/schaduw", reason="a\0b")
    with pytest.raises(NulError):
        Answers(missing_documents=("D\0",))
    with pytest.raises(ValueError, match="finite"):
        InputValue(input_id="roof_m2", value=float("inf"))
    with pytest.raises(ValueError, match="finite"):
        PointLimit("heat/schaduw", float("nan"))


def test_an_answer_without_document_is_said_only() -> None:
    assert not SHADE.is_said_only
    assert replace(SHADE, evidence=Evidence()).is_said_only
    assert not replace(SHADE, evidence=Evidence(file_name="plan.pdf")).is_said_only
