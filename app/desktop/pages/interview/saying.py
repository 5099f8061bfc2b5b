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
from models.domain.interview import SkipEffect
from models.domain.project import Variant
from models.domain.question import PointRole
from models.domain.requirement import Indicator
from models.scorecard.interview import Course, CourseItem, Standing, suggested
from models.scorecard.interview_state import InterviewState, course_of, interview_state

_COUNTED = (PointRole.REQUIRED, PointRole.PART)
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
        self.state: InterviewState | None = None

    # Asking -------------------------------------------------------------------------------------

    def renew(self) -> InterviewState | None:
        """Takes the state of the open project; None without a project or before its first score."""
        opened, reference = self._workspace.open, self._workspace.reference
        if opened is None or opened.scorecard is None:
            return None
        self.state = interview_state(opened.variant, opened.scorecard.outcomes, reference)
        return self.state

    def course(self) -> Course:
        """The course of the open project as it was last renewed; empty without one."""
        opened, state = self._workspace.open, self.state
        if opened is None or state is None:
            return Course(())
        return course_of(state, opened.variant, self._workspace.reference, self.in_hand)

    def entries(self, item: CourseItem) -> tuple[Entry, ...]:
        """The entries that an item asks; none for a figure that follows from the bill."""
        indicator = self._indicator(item.step.indicator_id)
        if indicator is None or item.step.document_id == _BILL:
            return ()
        return tuple(Entry(indicator, which) for which in indicator.sets)

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
                lambda v: clear_points(v, self._points(key, PointState.UNKNOWN)),
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

    def _points(self, indicator_id: str, state: PointState | None = None) -> tuple[str, ...]:
        """The ids to answer of an indicator: its points that count, or its own id when it has none.

        With a state the points that have this answer, without one those that have none.
        """
        opened = self._workspace.open
        questions = self._workspace.reference.questions
        points = [p.id for p in questions.points_of(indicator_id) if p.role in _COUNTED] or [indicator_id]
        held = {} if opened is None else {a.point_id: a.state for a in opened.variant.answers.points}
        return tuple(point for point in points if held.get(point) is state)

    def _named(self, words: str, indicator_id: str) -> str:
        indicator = self._indicator(indicator_id)
        name = indicator_id if indicator is None else indicator_name(indicator, self._workspace.language)
        return words.format(name)

    def _do(self, text: str, edit_of: Callable[[Variant], AnyProjectEdit]) -> None:
        opened = self._workspace.open
        if opened is not None:
            self._edits.finish()
            self._workspace.attempt(lambda: self._edits.do(text, edit_of(opened.variant)))
