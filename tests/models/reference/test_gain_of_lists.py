"""What lists per adviser gain in a quarter of an hour, on the shipped order of the questions.

Source of the minutes, which are estimates of the makers and not measured: 0.75 minutes to open a document, 0.1 to
take in a list that came back, 15 minutes, and half as much again at a slow pace.
"""

import pytest

from models.domain.interview import InterviewStep, PhaseOrder
from models.domain.project import Phase
from models.reference.reference import Reference

QUARTER, SLOW = 15.0, 1.5
OPENING, TAKING_IN = 0.75, 0.1
_ROUNDING = 1e-9
LEAD = "project_lead"


def opened(order: PhaseOrder) -> list[InterviewStep]:
    """The first step of every document that has to be opened; what follows from the bill is not."""
    first: dict[str, InterviewStep] = {}
    for step in order.steps:
        first.setdefault(step.document_id, step)
    return [step for step in first.values() if step.minutes > OPENING]


def answered(order: PhaseOrder, minutes: float, *, with_lists: bool) -> int:
    """How many indicators are answered in so many minutes, an honest "I do not know" included."""
    saved = {step.indicator_id for step in opened(order)} if with_lists else set()
    spent, count = order.start_minutes, 0
    for step in order.steps:
        spent += step.minutes - (OPENING - TAKING_IN if step.indicator_id in saved else 0.0)
        count += spent <= minutes + _ROUNDING
    return count


@pytest.mark.parametrize(
    ("phase", "desk", "slow", "lists", "lists_slow"),
    [
        (Phase.INITIATIVE, 33, 30, 33, 33),
        (Phase.FEASIBILITY, 26, 21, 31, 26),
        (Phase.PERMIT, 22, 17, 28, 22),
        (Phase.REALISATION, 24, 19, 30, 24),
        (Phase.OPERATION, 24, 17, 31, 25),
    ],
)
def test_answers_in_a_quarter_of_an_hour_at_the_desk_and_with_lists(
    reference: Reference, phase: Phase, desk: int, slow: int, lists: int, lists_slow: int
) -> None:
    order = reference.interview.orders[phase]
    assert len(order.steps) == 33
    assert answered(order, QUARTER, with_lists=False) == desk
    assert answered(order, QUARTER / SLOW, with_lists=False) == slow
    assert answered(order, QUARTER, with_lists=True) == lists
    assert answered(order, QUARTER / SLOW, with_lists=True) == lists_slow


def test_the_gain_is_five_at_feasibility_and_needs_every_list(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    gain = answered(order, QUARTER, with_lists=True) - answered(order, QUARTER, with_lists=False)
    assert gain == 5
    documents = {step.document_id for step in opened(order)}
    assert documents == {"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9"}
    for document in documents:
        asked = {q.adviser_id for q in reference.adviser_questions.questions if q.document_id == document}
        assert asked - {LEAD}, f"nobody but the project lead is asked about {document}"


def test_lists_ask_all_33_and_the_project_lead_keeps_five(reference: Reference) -> None:
    questions = reference.adviser_questions.questions
    assert len(questions) == 80
    assert {question.indicator_id for question in questions} == {each.id for each in reference.indicators}
    of_others = {question.indicator_id for question in questions if question.adviser_id != LEAD}
    assert len(of_others) == 33  # no indicator hangs on the project lead alone
    of_lead = {q.point_id for q in reference.adviser_questions.of(LEAD)}
    assert of_lead == {
        "healthy_materials/keur", "heat/kwetsbaar", "flood_risk/diepte", "drought/kwetsbaar", "shared_mobility/ov",
    }  # fmt: skip


def test_every_point_that_counts_is_asked_of_one_adviser(reference: Reference) -> None:
    asked = [question.point_id for question in reference.adviser_questions.questions if question.point_id]
    assert len(asked) == len(set(asked))
    counting = {
        point.id for point in reference.questions.points.values() if point.counts and point.level != "info"
    }
    assert counting <= set(asked)
    not_asked = set(reference.questions.points) - set(asked)
    assert not_asked == {
        "heat/schaduw-50", "habitats/groot", "rain_greywater/opbrengst", "air_quality/buitenlucht", "charging/bbl",
    }  # fmt: skip
