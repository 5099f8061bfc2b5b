"""A review asks first for the documents of answers that a person only gave a word for."""

from dataclasses import replace

import pytest

from app.texts import LANGUAGES, text, todo
from models.domain.answers import Answers, PointAnswer, PointState
from models.domain.evidence import Evidence
from models.domain.question import PointLevel
from models.domain.review import MissingItem, MissingKind
from tests.app.review.planted import FACADE, example, reference, review_project, with_variant, without_groups

CARE = "heat/kwetsbaar"
BARE = without_groups(example("rijwoning-beton-baksteen"), FACADE)


def missing(*answers: PointAnswer) -> tuple[MissingItem, ...]:
    variant = replace(BARE.variants[0], answers=Answers(answers))
    return review_project(with_variant(BARE, variant)).missing


def test_what_is_only_said_comes_first_and_names_question_and_document() -> None:
    said = PointAnswer(point_id=CARE, state=PointState.YES)
    first, *others = missing(said)
    assert (first.kind, first.indicator_ids) == (MissingKind.SAID, ("heat",))
    assert others[0].kind is MissingKind.ELEMENT, "the control: this plan lacks an element too"
    point = reference().questions.points[CARE]
    asked = {"nl": (point.question_nl, point.evidence_nl), "en": (point.question_en, point.evidence_en)}
    for lang in LANGUAGES:
        assert asked[lang][0] in text(first.message, lang)
        assert asked[lang][1] in todo(first.message, lang)


@pytest.mark.parametrize(
    "answer",
    [
        PointAnswer(point_id=CARE, state=PointState.YES, evidence=Evidence("Hitteplan")),
        PointAnswer(point_id=CARE, state=PointState.NO),
        PointAnswer(point_id=CARE, state=PointState.UNKNOWN),
    ],
)
def test_an_answer_with_a_document_and_one_that_claims_nothing_are_not_asked_for(answer: PointAnswer) -> None:
    assert MissingKind.SAID not in {item.kind for item in missing(answer)}


def test_the_answers_of_one_indicator_are_one_item() -> None:
    (item,) = (
        i
        for i in missing(*(PointAnswer(point_id=p, state=PointState.YES) for p in said_points()))
        if i.kind is MissingKind.SAID
    )
    assert item.message.params["count"] == 2


def said_points() -> tuple[str, str]:
    """Two points of one indicator that a person answers with yes."""
    points = reference().questions.points_of("drought")
    first, second = [p.id for p in points if not p.figure_id and p.level is not PointLevel.MEASURE][:2]
    return first, second
