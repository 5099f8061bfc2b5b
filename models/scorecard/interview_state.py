"""The state of the interview of one variant: what stands of each indicator, and the three numbers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.domain.interview import PhaseOrder, ProjectFact, SkipEffect
from models.domain.outcome import Outcome
from models.domain.project import Variant
from models.questions.facts import COOLED_HOMES
from models.reference.reference import Reference
from models.scorecard.answer_counts import AnswerCounts, answer_counts
from models.scorecard.interview import (
    DEFAULT_PHASE,
    Course,
    Reach,
    Standing,
    course,
    facts_of,
    points_standing,
    reach,
    said_not_applicable,
    said_unknown,
    standings_of,
)

_NO_ORDER = PhaseOrder(0.0, ())
_SAND, _YES, _NO = "hogere_zandgrond", "ja", "nee"


@dataclass(frozen=True, slots=True)
class InterviewState:
    """What was said of the indicators of one variant. `standings` is keyed by indicator id."""

    order: PhaseOrder
    standings: dict[str, Standing]
    counts: AnswerCounts
    facts: frozenset[ProjectFact]

    @property
    def reach(self) -> Reach:
        """What a quarter of an hour gives in this phase."""
        return reach(self.order)

    def done(self, indicator_ids: Collection[str]) -> int:
        """Of how many of these indicators something was said, "I do not know" included."""
        said = (Standing.ANSWERED, Standing.UNKNOWN)
        return sum(self.standings.get(key) in said for key in indicator_ids)


def interview_state(variant: Variant, outcomes: Sequence[Outcome], reference: Reference) -> InterviewState:
    """The state of one variant with these outcomes."""
    order = reference.interview.orders.get(variant.phase or DEFAULT_PHASE, _NO_ORDER)
    points = {outcome.indicator_id: outcome.points for outcome in outcomes if outcome.points is not None}
    questions = reference.questions
    by_points = {s.indicator_id: points_standing(s.indicator_id, points.get(s.indicator_id), questions)
                 for s in order.steps}  # fmt: skip
    by_points.update(dict.fromkeys(said_not_applicable(variant.answers) & by_points.keys(), Standing.ANSWERED))
    unknown = said_unknown(order, variant.answers)
    has_bill = bool(variant.bill.lines)
    facts = facts_of(variant, _told(variant))
    rules = (
        rule for rule in reference.interview.skips if rule.effect is SkipEffect.FOLLOWS and rule.when in facts
    )
    following = {name for rule in rules for name in rule.about}
    standings = standings_of(order, outcomes, unknown, has_bill=has_bill, by_points=by_points, following=following)
    return InterviewState(order, standings, answer_counts(outcomes, standings), facts)


def course_of(state: InterviewState, variant: Variant, reference: Reference, in_hand: Collection[str]) -> Course:
    """The course of one variant; `in_hand` are ids of the documents on the desk."""
    return course(reference.interview, variant.phase, state.standings, state.facts, in_hand)


def _told(variant: Variant) -> set[ProjectFact]:
    """The facts that the inputs of the questions tell."""
    answers, told = variant.answers, set[ProjectFact]()
    soil, depth = answers.input("soil"), answers.input("flood_depth_m")
    plot, places = answers.input("has_private_plot"), answers.input("parking_spaces")
    cooled = answers.input(COOLED_HOMES)
    if soil is not None and soil.choice == _SAND:
        told.add(ProjectFact.HIGH_SANDY_SOIL)
    if depth is not None and depth.value == 0.0:
        told.add(ProjectFact.NO_FLOOD_DEPTH)
    if plot is not None and plot.choice == _NO:
        told.add(ProjectFact.NO_PRIVATE_PLOT)
    if places is not None and places.value == 0.0:
        told.add(ProjectFact.NO_PARKING)
    if cooled is not None and cooled.choice == _YES:
        told.add(ProjectFact.COOLED_HOMES)
    return told
