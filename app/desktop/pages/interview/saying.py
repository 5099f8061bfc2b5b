"""What the user says in the interview, as edits of the open project, and the course that follows from it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.desktop.answering.entries import Entry
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.reporting.wording.outcome_texts import indicator_name
from app.services.editing.answers import answer_points, clear_points, set_documents
from app.services.editing.edits import AnyProjectEdit
from app.texts import name_of
from models.domain.answers import PointAnswer, PointState
from models.domain.interview import PhaseOrder, SkipEffect
from models.domain.project import Variant
from models.domain.requirement import Indicator
from models.scorecard.answer_counts import AnswerCounts, answer_counts
from models.scorecard.interview import (
    DEFAULT_PHASE,
    Course,
    CourseItem,
    Reach,
    Standing,
    course,
    facts_of,
    reach,
    said_unknown,
    standings_of,
    suggested,
)

_BILL = "D11"
"""The document that the bill of the project itself is."""


class Saying:
    """The answers of the interview that are no figure: "I do not know", and which documents there are.

    Attributes:
        in_hand: ids of the documents that lie ready, which are asked first; of this session alone.
    """

    def __init__(self, workspace: Workspace, edits: FieldEdits) -> None:
        self._workspace, self._edits = workspace, edits
        self.in_hand: frozenset[str] = frozenset()

    # Asking -------------------------------------------------------------------------------------

    def course(self) -> Course:
        """The course of the open project as it stands; empty without a project."""
        opened = self._workspace.open
        if opened is None:
            return Course(())
        variant, interview = opened.variant, self._workspace.reference.interview
        outcomes = () if opened.scorecard is None else opened.scorecard.outcomes
        order = self._order(variant)
        unknown = said_unknown(order, variant.answers)
        standings = standings_of(order, outcomes, unknown, has_bill=bool(variant.bill.lines))
        return course(interview, variant.phase, standings, facts_of(variant), self.in_hand)

    def counts(self) -> AnswerCounts:
        """The three numbers of the open project."""
        opened = self._workspace.open
        if opened is None or opened.scorecard is None:
            return AnswerCounts()
        unknown = said_unknown(self._order(opened.variant), opened.variant.answers)
        return answer_counts(opened.scorecard.outcomes, unknown)

    def reach(self) -> Reach:
        """What a quarter of an hour gives in the phase of the open project."""
        opened = self._workspace.open
        return reach(PhaseOrder(0.0, ()) if opened is None else self._order(opened.variant))

    def entries(self, item: CourseItem) -> tuple[Entry, ...]:
        """The entries that an item asks; none for a figure that follows from the bill."""
        indicator = self._indicator(item.step.indicator_id)
        if indicator is None or item.step.document_id == _BILL:
            return ()
        return tuple(Entry(indicator, which) for which in indicator.sets)

    def _order(self, variant: Variant) -> PhaseOrder:
        orders = self._workspace.reference.interview.orders
        return orders.get(variant.phase or DEFAULT_PHASE, PhaseOrder(0.0, ()))

    def _indicator(self, indicator_id: str) -> Indicator | None:
        return next((i for i in self._workspace.reference.indicators if i.id == indicator_id), None)

    # Saying -------------------------------------------------------------------------------------

    def toggle_unknown(self, item: CourseItem) -> bool:
        """Says "I do not know" of an indicator, or takes it back; returns whether to go on."""
        if item.standing is Standing.ANSWERED:
            return False
        key = item.step.indicator_id
        if item.standing is Standing.UNKNOWN:
            self._do(
                self._named(QCoreApplication.translate("Saying", "{0} weer open"), key),
                lambda v: clear_points(v, self._points(key)),
            )
            return False
        answers = [PointAnswer(point_id=point, state=PointState.UNKNOWN) for point in self._points(key)]
        self._do(
            self._named(QCoreApplication.translate("Saying", "{0} weet ik niet"), key),
            lambda v: answer_points(v, answers),
        )
        return True

    def toggle_missing(self, item: CourseItem) -> bool:
        """Says that the document of an item does not exist yet, or that it does."""
        opened = self._workspace.open
        if opened is None:
            return False
        document = item.step.document_id
        is_missing = document in opened.variant.answers.missing_documents
        self.say_document(document, is_missing)
        return not is_missing

    def take_suggestion(self, item: CourseItem) -> bool:
        """Gives the answer that a fact of the project suggests."""
        rule = suggested(item)
        if rule is None or item.standing is Standing.ANSWERED:
            return False
        if rule.effect is SkipEffect.UNKNOWN:
            return self.toggle_unknown(item) if item.standing is not Standing.UNKNOWN else True
        key = item.step.indicator_id
        answers = [
            PointAnswer(point_id=point, state=PointState.NOT_APPLICABLE, reason=rule.text_nl)
            for point in self._points(key)
        ]
        self._do(
            self._named(QCoreApplication.translate("Saying", "{0} niet van toepassing"), key),
            lambda v: answer_points(v, answers),
        )
        return True

    def say_document(self, document_id: str, is_there: object) -> None:
        """Says that a document lies ready (True), does not exist yet (False), or takes both back (None)."""
        self.in_hand = self.in_hand | {document_id} if is_there is True else self.in_hand - {document_id}
        missing, there = ((document_id,), ()) if is_there is False else ((), (document_id,))
        name = name_of(self._workspace.reference.interview.documents[document_id], self._workspace.language)
        words = QCoreApplication.translate("Saying", "{0} is er nog niet")
        if is_there is not False:
            words = QCoreApplication.translate("Saying", "{0} is er")
        self._do(words.format(name), lambda v: set_documents(v, missing=missing, there=there))

    def _points(self, indicator_id: str) -> tuple[str, ...]:
        """The ids of the points of an indicator without an answer; of one without points its own id."""
        return (indicator_id,)

    def _named(self, words: str, indicator_id: str) -> str:
        indicator = self._indicator(indicator_id)
        name = indicator_id if indicator is None else indicator_name(indicator, self._workspace.language)
        return words.format(name)

    def _do(self, text: str, edit_of: Callable[[Variant], AnyProjectEdit]) -> None:
        opened = self._workspace.open
        if opened is not None:
            self._edits.finish()
            self._workspace.attempt(lambda: self._edits.do(text, edit_of(opened.variant)))
