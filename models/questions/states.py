"""State of each point: what a person answered, what a figure decides, what a fact makes not applicable.

Law: a missing datum never improves a state. An answer that its own condition or a known fact contradicts counts as
unknown and says so.
"""

from models.domain.answers import PointAnswer, PointState
from models.domain.outcome import Estimate, Message, exactly
from models.domain.point_result import DecidedBy, PointNorm, PointResult
from models.domain.question import AnswerKind, Point, PointLevel, PointOperator, PointRole
from models.questions.comparing import state_of
from models.questions.facts import COOLED_HOMES, TOJULI, Facts
from models.questions.norms import norm_of

_ALL = 100.0
"""Percent of the homes of which a part of a figure must hold."""


def point_result(point: Point, facts: Facts, figure: Estimate | None) -> PointResult:
    """The result of one point; `figure` is what the facts give for it, None when nothing does."""
    answer = facts.answers.point(point.id)
    norm = norm_of(point, facts.answers, facts.questions)
    own = answer.number if answer is not None else None
    shown = exactly(own) if own is not None and point.answer is AnswerKind.FIGURE else figure
    state, decided_by, reasons = _state(point, facts, answer, (shown, norm, own))
    said = state is PointState.YES and answer is not None and decided_by is not DecidedBy.FIGURE
    return PointResult(
        point_id=point.id,
        state=state,
        decided_by=decided_by,
        is_said_only=said and answer is not None and answer.is_said_only,
        figure=shown,
        norm=norm,
        answer=answer,
        reasons=reasons,
    )


_Found = tuple[PointState, DecidedBy, tuple[Message, ...]]
_Numbers = tuple[Estimate | None, PointNorm | None, float | None]


def _state(point: Point, facts: Facts, answer: PointAnswer | None, numbers: _Numbers) -> _Found:
    figure, norm, own = numbers
    said = answer.state if answer is not None else None
    if said is PointState.NOT_APPLICABLE:
        return _not_applicable(point, facts)
    if point.answer is AnswerKind.FIGURE:
        return _by_figure(point, facts, answer, (figure, norm, own))
    if said is PointState.YES and _is_contradicted(point, norm, own):
        return PointState.UNKNOWN, DecidedBy.ANSWER, (Message("question_number_contradicts"),)
    if said is not None:
        return said, DecidedBy.ANSWER, ()
    if own is not None and norm is not None and point.operator is not None and figure is None:
        return state_of(exactly(own), point.operator, norm.number), DecidedBy.NUMBER, ()
    if own is not None:
        return PointState.UNKNOWN, DecidedBy.NUMBER, (Message("question_number_needs_answer"),)
    return _by_supporting_figure(point, facts, figure, norm)


def _is_contradicted(point: Point, norm: PointNorm | None, own: float | None) -> bool:
    """Whether a yes hangs on a number that does not reach the norm; where a figure helps, a person decides."""
    is_plain = point.answer is AnswerKind.YES_NO and not point.figure_id
    if not is_plain or own is None or norm is None or point.operator is None:
        return False
    return state_of(exactly(own), point.operator, norm.number) is PointState.NO


def _not_applicable(point: Point, facts: Facts) -> _Found:
    """Holds only where a fact supports it: with a reason alone, taking a fact away could make a verdict better."""
    if not point.can_be_na:
        return PointState.UNKNOWN, DecidedBy.ANSWER, (Message("question_na_not_allowed"),)
    supported = [facts.supports(rule) for rule in point.na_rules]
    if True in supported:
        return PointState.NOT_APPLICABLE, DecidedBy.ANSWER, ()
    code = "question_na_needs_fact" if None in supported else "question_na_contradicted"
    fact = facts.questions.inputs.get(point.na_rules[0].input_id)
    names = ("aantal woningen", "number of homes") if fact is None else (fact.name_nl, fact.name_en)
    return (
        PointState.UNKNOWN,
        DecidedBy.ANSWER,
        (Message(code, dict(zip(("fact", "fact_en"), names, strict=True))),),
    )


def _by_figure(point: Point, facts: Facts, answer: PointAnswer | None, numbers: _Numbers) -> _Found:
    figure, norm, own = numbers
    if figure is None:
        return _without_figure(point, facts, answer)
    decided_by = DecidedBy.FIGURE if own is None else DecidedBy.NUMBER
    if point.role is PointRole.PART:
        state = state_of(figure, PointOperator.AT_LEAST, _ALL)
    elif norm is not None and point.operator is not None:
        state = state_of(figure, point.operator, norm.number)
    else:
        measured = figure.value is not None and point.level is PointLevel.MEASURE
        state = PointState.YES if measured else PointState.UNKNOWN
    reasons = (Message("question_limit_inside_interval"),) if state is PointState.UNKNOWN and norm else ()
    return state, decided_by, reasons


def _without_figure(point: Point, facts: Facts, answer: PointAnswer | None) -> _Found:
    said = answer.state if answer is not None else None
    if point.figure_id == TOJULI and facts.is_said(COOLED_HOMES):
        return PointState.UNKNOWN, DecidedBy.FACT, (Message("question_cooled_homes"),)
    if said is PointState.UNKNOWN:
        return PointState.UNKNOWN, DecidedBy.ANSWER, ()
    if said in (PointState.YES, PointState.NO):
        return PointState.UNKNOWN, DecidedBy.ANSWER, (Message("question_figure_decides"),)
    return _unanswered(point, facts)


def _by_supporting_figure(point: Point, facts: Facts, figure: Estimate | None, norm: PointNorm | None) -> _Found:
    """A figure beside a point of a person says yes where it passes; where it does not, a person decides.

    Fewer parking places than the municipality asks, for one, are allowed with a decision to deviate.
    """
    if figure is None or norm is None or point.operator is None or point.answer is not AnswerKind.NUMBER:
        return _unanswered(point, facts)
    state = state_of(figure, point.operator, norm.number)
    if state is PointState.YES:
        return state, DecidedBy.FIGURE, ()
    code = "question_deviation_needed" if state is PointState.NO else "question_limit_inside_interval"
    return PointState.UNKNOWN, DecidedBy.FIGURE, (Message(code),)


def _unanswered(point: Point, facts: Facts) -> _Found:
    if any(facts.supports(rule) for rule in point.na_rules):
        return PointState.NOT_APPLICABLE, DecidedBy.FACT, ()
    if point.document_id in facts.answers.missing_documents:
        document = facts.questions.documents[point.document_id]
        named = {"document": document.name_nl, "document_en": document.name_en}
        message = Message("question_document_missing", named)
        return PointState.UNKNOWN, DecidedBy.MISSING_DOCUMENT, (message,)
    return PointState.UNKNOWN, DecidedBy.NOTHING, ()
