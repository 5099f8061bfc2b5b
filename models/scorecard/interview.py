"""The course of the guided quarter of an hour: what is asked next, by document, and how long it takes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.domain.answers import Answers, PointState
from models.domain.interview import (
    Expected,
    Interview,
    InterviewDocument,
    InterviewStep,
    PhaseOrder,
    ProjectFact,
    SkipEffect,
    SkipRule,
)
from models.domain.outcome import Basis, Outcome, OutcomeStatus
from models.domain.point_result import DecidedBy, IndicatorPoints, PointResult
from models.domain.project import BuildingType, Phase, Variant
from models.domain.question import Point, PointRole, Questions

DEFAULT_PHASE = Phase.FEASIBILITY
"""Phase whose order is taken while the project does not say its phase."""

_GUARD = 1e-9
_ALL = 100.0


class Standing(StrEnum):
    """State of one indicator in the interview.

    UNKNOWN is an honest answer: "I do not know". WAITING: it follows from the bill, which lacks data for it, so
    that nothing is asked.
    """

    OPEN = "open"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class CourseItem:
    """One indicator in the interview.

    `skips` are the suggestions that the facts of the project give for it or for its points.
    """

    step: InterviewStep
    standing: Standing
    skips: tuple[SkipRule, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN


@dataclass(frozen=True, slots=True)
class CourseGroup:
    """The indicators that one document answers."""

    document: InterviewDocument
    items: tuple[CourseItem, ...]

    @property
    def is_open(self) -> bool:
        """Whether an indicator of it has no answer yet."""
        return any(item.is_open for item in self.items)

    @property
    def is_begun(self) -> bool:
        """Whether one is answered, so that the document is in hand."""
        return any(item.standing is Standing.ANSWERED for item in self.items)


@dataclass(frozen=True, slots=True)
class Course:
    """All groups, in the order in which they are asked."""

    groups: tuple[CourseGroup, ...]

    @property
    def items(self) -> tuple[CourseItem, ...]:
        return tuple(item for group in self.groups for item in group.items)

    @property
    def begun(self) -> frozenset[str]:
        """Ids of the documents of which an indicator is answered, which must be in hand."""
        return frozenset(group.document.id for group in self.groups if group.is_begun)

    @property
    def minutes_left(self) -> float:
        """Estimated minutes for what is open."""
        return sum(item.step.minutes for item in self.items if item.is_open)

    def beside(self, indicator_id: str, step: int) -> CourseItem | None:
        """The item behind (1) or before (-1) an indicator, open or not; None at an end."""
        items = self.items
        place = next((i + step for i, item in enumerate(items) if item.step.indicator_id == indicator_id), -1)
        return items[place] if 0 <= place < len(items) else None

    def item(self, indicator_id: str) -> CourseItem | None:
        """The item of an indicator; None when the phase does not ask it."""
        return next((item for item in self.items if item.step.indicator_id == indicator_id), None)

    def next_open(self, after: str = "") -> CourseItem | None:
        """The first open item behind the indicator `after`, else the first open one; None when all is said."""
        items = self.items
        at = next((i for i, item in enumerate(items) if item.step.indicator_id == after), -1)
        ahead = (*items[at + 1 :], *items[: at + 1])
        return next((item for item in ahead if item.is_open), None)

    def group_of(self, indicator_id: str) -> CourseGroup | None:
        """The group that asks an indicator; None when the phase does not ask it."""
        return next((g for g in self.groups if any(i.step.indicator_id == indicator_id for i in g.items)), None)


def course(
    interview: Interview,
    phase: Phase | None,
    standings: Mapping[str, Standing],
    facts: Collection[ProjectFact] = (),
    in_hand: Collection[str] = (),
) -> Course:
    """The course of a project.

    Args:
        phase: None takes the order of the feasibility phase.
        standings: indicator id -> its state; an absent one is open.
        facts: what is known of the project.
        in_hand: ids of the documents that the user has on the desk. These come first; within that the order of
            the phase is kept. It is not taken from the answers, because the order would change while answering.
    """
    order = interview.orders.get(phase or DEFAULT_PHASE, PhaseOrder(0.0, ()))
    rules = tuple(rule for rule in interview.skips if rule.when in facts)
    items: dict[str, list[CourseItem]] = {}
    for step in order.steps:
        skips = tuple(rule for rule in rules if _is_about(rule, step))
        item = CourseItem(step, standings.get(step.indicator_id, Standing.OPEN), skips)
        items.setdefault(step.document_id, []).append(item)
    groups = [CourseGroup(interview.documents[key], tuple(asked)) for key, asked in items.items()]
    groups.sort(key=lambda group: group.document.id not in in_hand)
    return Course(tuple(groups))


def _is_about(rule: SkipRule, step: InterviewStep) -> bool:
    return any(name.partition("/")[0] == step.indicator_id for name in rule.about)


def said_unknown(order: PhaseOrder, answers: Answers) -> frozenset[str]:
    """The indicators of which the user said "I do not know", or whose document does not exist yet.

    An indicator without points is said unknown by a point answer that has the id of the indicator.
    """
    told = {a.point_id for a in answers.points if a.state is PointState.UNKNOWN}
    missing = answers.missing_documents
    return frozenset(s.indicator_id for s in order.steps if s.indicator_id in told or s.document_id in missing)


def said_not_applicable(answers: Answers) -> frozenset[str]:
    """The ids that were answered with "not applicable", of points and of indicators without points."""
    return frozenset(a.point_id for a in answers.points if a.state is PointState.NOT_APPLICABLE)


def points_standing(indicator_id: str, points: IndicatorPoints | None, questions: Questions) -> Standing:
    """The state that the points of an indicator give: it is open until every point that counts is said.

    It is UNKNOWN when nothing but "I do not know" was said, and OPEN for an indicator without points.
    """
    if points is None:
        return Standing.OPEN
    counted = (PointRole.REQUIRED, PointRole.PART)
    asked = {p.id: p for p in questions.points_of(indicator_id) if p.role in counted}
    results = [result for result in points.points if result.point_id in asked]
    if not results:
        return _figures_standing(indicator_id, points, questions)
    if not all(result.is_answered and not _is_empty(result, asked[result.point_id]) for result in results):
        return Standing.OPEN
    is_known = any(result.state is not PointState.UNKNOWN or result.figure is not None for result in results)
    return Standing.ANSWERED if is_known else Standing.UNKNOWN


def _figures_standing(indicator_id: str, points: IndicatorPoints, questions: Questions) -> Standing:
    """The state of an indicator that a formula answers, such as the demand for water."""
    of_outcome = (f for name, f in points.figures.items() if questions.figures[name].outcome_of == indicator_id)
    return Standing.ANSWERED if any(figure.value is not None for figure in of_outcome) else Standing.OPEN


def _is_empty(result: PointResult, point: Point) -> bool:
    """Whether a figure decides the point and says nothing yet: any share from none to all is possible."""
    figure = result.figure
    if figure is None or point.unit != "%" or result.decided_by is not DecidedBy.FIGURE:
        return False
    return figure.value is None and (figure.lower or 0.0) <= 0.0 and (figure.upper is None or figure.upper >= _ALL)


def is_of_bill(outcome: Outcome) -> bool:
    """Whether the outcome is a firm figure of the bill."""
    return outcome.status is OutcomeStatus.VALUE and outcome.basis is Basis.CALCULATED


def is_indicated(outcome: Outcome) -> bool:
    """Whether the bill gives an indication with a middle: an answer, never a verdict."""
    return outcome.indication is not None and outcome.indication.middle is not None


def standings_of(
    order: PhaseOrder,
    outcomes: Iterable[Outcome],
    unknown: Collection[str],
    *,
    has_bill: bool,
    by_points: Mapping[str, Standing] | None = None,
    following: Collection[str] = (),
) -> dict[str, Standing]:
    """The state of every indicator of a phase.

    A figure of the bill, also an indication, answers an indicator that is expected to follow from it; for another
    one, such as the MPG, the figure of the report is still asked.

    Args:
        unknown: ids of the indicators of which the user said "I do not know".
        by_points: the states that the points of the indicators give.
        following: ids of further indicators for which the figure of the bill is enough.
    """
    answered = {key for key, each in (by_points or {}).items() if each is Standing.ANSWERED}
    not_known = {key for key, each in (by_points or {}).items() if each is Standing.UNKNOWN}.union(unknown)
    calculated: set[str] = set()
    for outcome in outcomes:
        if outcome.stated is not None or outcome.status is OutcomeStatus.NOT_APPLICABLE:
            answered.add(outcome.indicator_id)
        elif is_of_bill(outcome) or is_indicated(outcome):
            calculated.add(outcome.indicator_id)
    found = {}
    for step in order.steps:
        follows = step.expected is Expected.FOLLOWS and has_bill
        is_enough = follows or step.indicator_id in following
        if step.indicator_id in answered or (step.indicator_id in calculated and is_enough):
            found[step.indicator_id] = Standing.ANSWERED
        elif step.indicator_id in not_known:
            found[step.indicator_id] = Standing.UNKNOWN
        else:
            found[step.indicator_id] = Standing.WAITING if follows else Standing.OPEN
    return found


def facts_of(variant: Variant, told: Collection[ProjectFact] = ()) -> frozenset[ProjectFact]:
    """What the project itself says, with what the user told besides."""
    building, facts = variant.building, set(told)
    if variant.bill.lines:
        facts.add(ProjectFact.HAS_BILL)
    if building.type is BuildingType.GROUND_BOUND_DWELLING:
        facts.add(ProjectFact.GROUND_BOUND)
    if building.type is BuildingType.PUBLIC_SPACE:
        facts.add(ProjectFact.PUBLIC_SPACE)
    has_no_dwelling_type = building.type is not None and not building.type.is_dwelling
    if has_no_dwelling_type and not building.dwelling_count:
        facts.add(ProjectFact.NO_DWELLINGS)
    return frozenset(facts)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a phase comes in a time: indicators with an answer, and of these the expected "I do not know"."""

    answered: int
    unknown: int
    total: int


def reach(order: PhaseOrder, minutes: float = 15.0, pace: float = 1.0) -> Reach:
    """What can be answered with the documents on the desk; `pace` 1.5 is slow. Estimated, not measured."""
    spent, done = order.start_minutes * pace, []
    for step in order.steps:
        spent += step.minutes * pace
        if spent > minutes + _GUARD:
            break
        done.append(step)
    return Reach(len(done), sum(step.expected.is_unknown for step in done), len(order.steps))


def suggested(item: CourseItem) -> SkipRule | None:
    """The suggestion for the whole indicator; None when there is none, or only for a point of it."""
    whole = (rule for rule in item.skips if item.step.indicator_id in rule.about)
    return next((rule for rule in whole if rule.effect is not SkipEffect.FOLLOWS), None)
