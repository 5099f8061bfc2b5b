"""The guided quarter of an hour: its published reach, its order, and what it leaves out."""

from dataclasses import replace

import pytest

from models.domain.answers import Answers, InputValue, PointAnswer, PointState
from models.domain.bill import Bill, BillLine
from models.domain.interview import Expected, ProjectFact, SkipEffect
from models.domain.outcome import Basis, Estimate, Indication, Outcome, OutcomeStatus, Stated, exactly
from models.domain.point_result import DecidedBy, IndicatorPoints, PointResult
from models.domain.project import Building, BuildingType, Evidence, Phase, Variant
from models.domain.quantities import CUBIC_METRE
from models.reference.reference import Reference
from models.scorecard.answer_counts import answer_counts
from models.scorecard.interview import (
    Standing,
    course,
    facts_of,
    points_standing,
    reach,
    said_unknown,
    standings_of,
    suggested,
)
from models.scorecard.interview_state import course_of, interview_state

# The count of the questions' source (its section 3): indicators in fifteen minutes with the documents on the desk,
# at a normal and at a slow pace, and how many of these are "I do not know".
REACH = {
    Phase.INITIATIVE: ((33, 19), (30, 17)),
    Phase.FEASIBILITY: ((26, 4), (21, 4)),
    Phase.PERMIT: ((22, 0), (17, 0)),
    Phase.REALISATION: ((24, 1), (19, 1)),
    Phase.OPERATION: ((24, 3), (17, 0)),
}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize(("pace", "position"), [(1.0, 0), (1.5, 1)])
def test_the_reach_of_each_phase(reference: Reference, phase: Phase, pace: float, position: int) -> None:
    found = reach(reference.interview.orders[phase], pace=pace)
    assert (found.answered, found.unknown) == REACH[phase][position]
    assert found.total == 33


def test_the_reach_at_its_edge(reference: Reference) -> None:
    """The indicator that ends at 14.15 minutes counts, and none when a minute of it is taken away."""
    order = reference.interview.orders[Phase.FEASIBILITY]
    assert reach(order, 14.15).answered == 26
    assert reach(order, 14.14).answered == 25


def test_every_phase_asks_every_indicator_once(reference: Reference) -> None:
    ids = sorted(indicator.id for indicator in reference.indicators)
    for phase in Phase:
        assert sorted(s.indicator_id for s in reference.interview.orders[phase].steps) == ids


def test_the_order_of_documents_in_the_feasibility_phase(reference: Reference) -> None:
    made = course(reference.interview, Phase.FEASIBILITY, {})
    documents = [group.document.id for group in made.groups]
    assert documents == ["D11", "D10", "D1", "D8", "D2", "D9", "D3", "D6", "D7", "D4", "D5"]


def test_a_document_in_hand_comes_before_the_others(reference: Reference) -> None:
    made = course(reference.interview, Phase.FEASIBILITY, {}, in_hand={"D4", "D2"})
    assert [group.document.id for group in made.groups][:3] == ["D2", "D4", "D11"]


def test_a_begun_document_is_in_hand_when_the_interview_is_resumed(reference: Reference) -> None:
    """ "I do not know" does not make a document in hand, and answering does not change the order."""
    begun = course(reference.interview, None, {"subsidence": Standing.ANSWERED, "noise": Standing.UNKNOWN})
    assert begun.begun == {"D4"}
    assert begun.groups[0].document.id == "D11"
    assert course(reference.interview, None, {}, in_hand=begun.begun).groups[0].document.id == "D4"


def test_the_items_beside_an_indicator(reference: Reference) -> None:
    made = course(reference.interview, Phase.FEASIBILITY, {})
    after, before = made.beside("beng1", 1), made.beside("beng1", -1)
    assert after is not None
    assert before is not None
    assert (after.step.indicator_id, before.step.indicator_id) == ("beng2", "toxicity")
    assert made.beside("heat", 1) is None
    assert made.beside("material_intensity", -1) is None


def test_an_unknown_phase_takes_the_feasibility_order(reference: Reference) -> None:
    assert course(reference.interview, None, {}) == course(reference.interview, Phase.FEASIBILITY, {})


def test_the_next_open_item_goes_around(reference: Reference) -> None:
    everything = [step.indicator_id for step in reference.interview.orders[Phase.FEASIBILITY].steps]
    done = dict.fromkeys(everything, Standing.ANSWERED)
    done.pop("beng1")
    done["noise"] = Standing.OPEN
    made = course(reference.interview, Phase.FEASIBILITY, done)
    first, second = made.next_open("beng1"), made.next_open("noise")
    assert first is not None
    assert first.step.indicator_id == "noise"
    assert second is not None
    assert second.step.indicator_id == "beng1"
    assert made.minutes_left == pytest.approx(2.0)
    assert (
        course(reference.interview, Phase.FEASIBILITY, dict.fromkeys(everything, Standing.UNKNOWN)).next_open()
        is None
    )


def _outcome(indicator_id: str, *, stated: bool = False, status: OutcomeStatus = OutcomeStatus.VALUE) -> Outcome:
    has_value = status is OutcomeStatus.VALUE
    return Outcome(
        indicator_id,
        status,
        "",
        estimate=exactly(1.0) if has_value else None,
        basis=Basis.CALCULATED if has_value else None,
        stated=Stated(1.0, None, Evidence(), "", ()) if stated else None,
    )


def test_a_report_is_asked_although_the_bill_gives_a_figure(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    found = standings_of(order, [_outcome("mpg"), _outcome("biobased")], (), has_bill=True)
    assert found["mpg"] is Standing.OPEN
    assert found["biobased"] is Standing.ANSWERED
    assert standings_of(order, [_outcome("mpg", stated=True)], (), has_bill=True)["mpg"] is Standing.ANSWERED


def _indicated(indicator_id: str, middle: float | None) -> Outcome:
    return replace(
        _outcome(indicator_id, status=OutcomeStatus.NOT_CALCULABLE), indication=Indication(low=1.0, middle=middle)
    )


def test_an_estimate_answers_what_follows_from_the_bill_and_is_counted_apart(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    outcomes = [_indicated("biobased", 15.0), _indicated("stored_carbon", None), _indicated("mpg", 0.6)]
    found = standings_of(order, outcomes, (), has_bill=True)
    assert found["biobased"] is Standing.ANSWERED
    assert found["stored_carbon"] is Standing.WAITING, "a bound alone is no answer"
    assert found["mpg"] is Standing.OPEN, "the figure of the report is still asked"
    counts = answer_counts(outcomes, found)
    assert (counts.answered, counts.estimated, counts.verdicts, counts.open) == (1, 1, 0, 2)


def _by_figure(indicator_id: str, unit_share: Estimate, reference: Reference) -> IndicatorPoints:
    points = [
        PointResult(
            point_id=p.id, state=PointState.UNKNOWN, decided_by=DecidedBy.FIGURE, figure=unit_share, answer=None
        )
        for p in reference.questions.points_of(indicator_id)
    ]
    return IndicatorPoints(points=tuple(points))


def test_a_share_of_none_to_all_is_no_answer_yet(reference: Reference) -> None:
    nothing = _by_figure("green_around_home", Estimate(None, 0.0, 100.0, 0.0), reference)
    partly = _by_figure("green_around_home", Estimate(None, 40.0, 100.0, 0.4), reference)
    questions = reference.questions
    assert points_standing("green_around_home", nothing, questions) is Standing.OPEN
    assert points_standing("green_around_home", partly, questions) is Standing.ANSWERED


def test_the_figure_of_a_formula_answers_an_indicator_without_points(reference: Reference) -> None:
    questions = reference.questions
    name = next(key for key, figure in questions.figures.items() if figure.outcome_of == "water_demand")
    known, open_yet = exactly(92.0), Estimate(None, 40.0, 128.1, 0.0)
    for figure, standing in ((known, Standing.ANSWERED), (open_yet, Standing.OPEN)):
        points = IndicatorPoints(figures={name: figure})
        assert points_standing("water_demand", points, questions) is standing


def test_nothing_follows_without_a_bill(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    found = standings_of(order, [_outcome("biobased")], (), has_bill=False)
    assert found["biobased"] is Standing.OPEN


def test_not_known_is_an_answer_and_gives_way_to_a_figure(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    assert standings_of(order, [], {"noise"}, has_bill=False)["noise"] is Standing.UNKNOWN
    stated = [_outcome("noise", stated=True)]
    assert standings_of(order, stated, {"noise"}, has_bill=False)["noise"] is Standing.ANSWERED


def test_a_figure_that_the_bill_cannot_give_yet_is_not_asked(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    found = standings_of(order, [_outcome("biobased", status=OutcomeStatus.NOT_CALCULABLE)], (), has_bill=True)
    assert found["biobased"] is Standing.WAITING
    assert "biobased" not in {
        i.step.indicator_id for i in course(reference.interview, None, found).items if i.is_open
    }


def test_a_missing_document_makes_its_whole_group_unknown(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    answers = Answers(missing_documents=("D1",), points=(PointAnswer(point_id="noise", state=PointState.UNKNOWN),))
    assert said_unknown(order, answers) == {"beng1", "beng2", "beng3", "tojuli", "noise"}
    assert said_unknown(order, Answers()) == frozenset()


def test_not_applicable_is_an_answer(reference: Reference) -> None:
    order = reference.interview.orders[Phase.FEASIBILITY]
    outcomes = [_outcome("beng1", status=OutcomeStatus.NOT_APPLICABLE)]
    assert standings_of(order, outcomes, (), has_bill=False)["beng1"] is Standing.ANSWERED


def test_the_facts_of_a_project() -> None:
    line = BillLine("1", "Beton", 1.0, CUBIC_METRE)
    office = Variant("v", building=Building(type=BuildingType.OFFICE), bill=Bill((line,)))
    assert facts_of(office) == {ProjectFact.HAS_BILL, ProjectFact.NO_DWELLINGS}
    assert facts_of(Variant("v")) == frozenset()
    above_homes = Variant("v", building=Building(type=BuildingType.NON_RESIDENTIAL, dwelling_count=4))
    assert ProjectFact.NO_DWELLINGS not in facts_of(above_homes)
    row = Variant("v", building=Building(type=BuildingType.GROUND_BOUND_DWELLING))
    assert facts_of(row, {ProjectFact.HIGH_SANDY_SOIL}) == {ProjectFact.GROUND_BOUND, ProjectFact.HIGH_SANDY_SOIL}


@pytest.mark.parametrize(
    ("fact", "indicator", "effect"),
    [
        (ProjectFact.HIGH_SANDY_SOIL, "subsidence", SkipEffect.NOT_APPLICABLE),
        (ProjectFact.NO_FLOOD_DEPTH, "flood_risk", SkipEffect.NOT_APPLICABLE),
        (ProjectFact.NO_DWELLINGS, "noise", SkipEffect.NOT_APPLICABLE),
        (ProjectFact.NO_DWELLINGS, "water_demand", SkipEffect.NOT_APPLICABLE),
        (ProjectFact.COOLED_HOMES, "tojuli", SkipEffect.UNKNOWN),
    ],
)
def test_a_fact_suggests_an_answer(
    reference: Reference, fact: ProjectFact, indicator: str, effect: SkipEffect
) -> None:
    items = {i.step.indicator_id: i for i in course(reference.interview, None, {}, {fact}).items}
    found = suggested(items[indicator])
    assert found is not None
    assert found.effect is effect
    without = {i.step.indicator_id: i for i in course(reference.interview, None, {}).items}
    assert suggested(without[indicator]) is None
    assert items[indicator].is_open, "a suggestion is never given by itself"


@pytest.mark.parametrize(("said", "is_offered"), [("ja", True), ("nee", False)])
def test_cooling_is_asked_at_tojuli_and_offers_its_answer(
    reference: Reference, said: str, is_offered: bool
) -> None:
    assert reference.questions.inputs["cooled_homes"].asked_at == ("tojuli",)
    variant = Variant("v", answers=Answers(inputs=(InputValue(input_id="cooled_homes", choice=said),)))
    state = interview_state(variant, (), reference)
    items = {i.step.indicator_id: i for i in course_of(state, variant, reference, ()).items}
    assert (suggested(items["tojuli"]) is not None) is is_offered


def test_a_rule_for_one_point_suggests_nothing_for_the_whole_indicator(reference: Reference) -> None:
    items = {i.step.indicator_id: i for i in course(reference.interview, None, {}, {ProjectFact.NO_PARKING}).items}
    assert suggested(items["charging"]) is None
    assert [rule.about for rule in items["charging"].skips] == [("charging/leidingen",)]


def test_only_a_bill_makes_figures_follow(reference: Reference) -> None:
    steps = reference.interview.orders[Phase.FEASIBILITY].steps
    assert {s.document_id for s in steps if s.expected is Expected.FOLLOWS} == {"D11"}
