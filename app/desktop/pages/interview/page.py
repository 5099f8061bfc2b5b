"""The page In een kwartier: the documents at the left, one question at a time at the right."""

from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.answering.entries import Entry, entered, outcome_of
from app.desktop.answering.entry_card import EntryCard
from app.desktop.answering.entry_editing import EntryEditing
from app.desktop.pages.interview.document_list import END, START, DocumentList
from app.desktop.pages.interview.end_card import EndCard
from app.desktop.pages.interview.question_panel import QuestionPanel
from app.desktop.pages.interview.saying import Saying
from app.desktop.pages.interview.start_card import StartCard
from app.desktop.pages.interview.texts import counts_sentence, minutes_sentence, reach_sentence
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.open_project import Change, OpenProject
from app.desktop.session.page_list import PageId
from app.desktop.session.quiet_page import QuietPage
from app.desktop.session.workspace import Target, Workspace
from models.domain.outcome import Scorecard
from models.scorecard.interview import Course, CourseItem
from widgets.fields.scroll import FieldScroll, NoteFrame
from widgets.plain_text import plain_label

_TICK_MS = 10_000


class InterviewPage(QuietPage):
    """The guided quarter of an hour. It holds no answer itself: what is open follows from the project."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._edits = FieldEdits(workspace)
        self._editing = EntryEditing(workspace, self._edits)
        self.saying = Saying(workspace, self._edits)
        self.course = Course(())
        self._begun: OpenProject | None = None
        self._place, self._indicator_id = START, ""
        self.cards: dict[Entry, EntryCard] = {}
        self._minutes, self._counts = plain_label(role="muted"), plain_label(role="strong")
        self.note = NoteFrame()
        self.documents = DocumentList(workspace.language)
        self.start = StartCard(workspace, self._edits)
        self.question = QuestionPanel(workspace.language)
        self.end = EndCard(workspace)
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()
        self._spent, self._spent_before_ms = QElapsedTimer(), 0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_minutes)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(self.tr("In een kwartier"), role="title"))
        head.addWidget(self._minutes, 1, Qt.AlignmentFlag.AlignBottom)
        scroll = FieldScroll()
        scroll.add(self.start)
        self.start.stopped_at.connect(scroll.bring)
        for side in (scroll, self.question, self.end):
            self._side.addWidget(side)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.documents)
        below.addWidget(self._side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._counts)
        layout.addWidget(self.note)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self.documents.picked.connect(self.go_to_document)
        self.start.answered.connect(self._on_document)
        self.start.begun.connect(self.next_question)
        self.question.asked.connect(self._act)
        self.end.picked.connect(self._go_to_indicator)
        for key, action in (("PgDown", "next"), ("PgUp", "back"), ("F7", "suggested"), ("F8", "unknown"),
                            ("F9", "missing")):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            if key.startswith("Pg"):
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda action=action: self._act(action))

    # Showing ------------------------------------------------------------------------------------

    def show_all(self) -> None:
        opened = self.workspace.open
        self.setEnabled(opened is not None)
        if opened is None:
            self._begun = None
            return
        self._show(anew=True)

    def follow_change(self, change: Change) -> None:
        del change
        self._show(anew=False)

    def follow_score(self, scorecard: Scorecard) -> None:
        del scorecard
        self._show(anew=False)

    def go_to(self, target: Target) -> None:
        if target.indicator_id:
            self._go_to_indicator(target.indicator_id)

    def _begin(self, opened: OpenProject) -> None:
        """Starts for a project where it was left: what was answered before comes first."""
        self._begun = opened
        self._place, self._indicator_id = START, ""
        self._spent_before_ms = 0
        self.saying.in_hand = frozenset()
        self._renew()
        self.saying.in_hand = self.course.begun

    def _renew(self) -> None:
        self.saying.renew()
        self.course = self.saying.course()

    def _show(self, *, anew: bool) -> None:
        opened = self.workspace.open
        if opened is None or opened.scorecard is None:
            return
        if opened is not self._begun:
            self._begin(opened)
        self._renew()
        state = self.saying.state
        if state is None:
            return
        reason = refusal(self.workspace)
        self.note.say(reason)
        missing = opened.variant.answers.missing_documents
        self.documents.show_course(self.course, missing, self._place)
        self.start.show_state(self.course, self.saying.in_hand, missing, reach_sentence(state.reach))
        self._counts.setText(counts_sentence(state.counts))
        self.end.show_state(state.counts, self.course)
        self._show_minutes()
        item = self.course.item(self._indicator_id)
        side: QWidget | None = self._side.widget(0)
        if self._place == END:
            side = self.end
        elif item is not None:
            side = self.question
            self._show_item(item, reason, anew=anew)
        if side is not None:
            self._side.setCurrentWidget(side)

    def _show_item(self, item: CourseItem, reason: str, *, anew: bool) -> None:
        opened = self.workspace.open
        group = self.course.group_of(item.step.indicator_id)
        if opened is None or group is None:
            return
        entries = self.saying.entries(item)
        if tuple(self.cards) != entries:
            self._make_cards(entries)
            anew = True
        for entry, card in self.cards.items():
            card.show_assessment(entered(opened.variant, entry), reason, anew=anew)
            card.show_answers(opened.variant.answers, anew=anew)
            if opened.scorecard is not None:
                card.show_outcome(outcome_of(opened.scorecard, entry))
        is_missing = group.document.id in opened.variant.answers.missing_documents
        self.question.show_item(group, item, is_missing=is_missing, follows=not entries)
        self.question.set_reason_disabled(reason)

    def _make_cards(self, entries: tuple[Entry, ...]) -> None:
        self._edits.finish()
        self.cards = {entry: EntryCard(self.workspace, entry, self._edits) for entry in entries}
        for card in self.cards.values():
            card.changed.connect(self._editing.change)
            card.left.connect(self._edits.finish)
        self.question.show_cards(tuple(self.cards.values()))

    def _show_minutes(self) -> None:
        spent = self._spent_before_ms + (self._spent.elapsed() if self._spent.isValid() else 0)
        self._minutes.setText(minutes_sentence(self.course, spent / 1000))

    @property
    def current_indicator(self) -> str:
        """Id of the indicator that is asked; "" at the start and at the outcome."""
        return self._indicator_id

    # Going on -----------------------------------------------------------------------------------

    def go_to_document(self, document_id: str) -> None:
        """Goes to the first open question of a document, else to its first question."""
        if document_id in (START, END):
            self._go(document_id, "")
            return
        group = next((g for g in self.course.groups if g.document.id == document_id), None)
        if group is not None:
            item = next((item for item in group.items if item.is_open), group.items[0])
            self._go(document_id, item.step.indicator_id)

    def _go_to_indicator(self, indicator_id: str) -> None:
        item = self.course.item(indicator_id)
        if item is not None:
            self._go(item.step.document_id, indicator_id)

    def _go(self, place: str, indicator_id: str) -> None:
        self._place, self._indicator_id = place, indicator_id
        self._show(anew=True)
        first = next(iter(self.cards.values()), None) if indicator_id else None
        if first is not None:
            self.question.area.bring(first.first_field())
        elif indicator_id:
            self.question.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.documents.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        parts = (card.points for card in self.cards.values() if self._indicator_id)
        stops = (part.next_open(self.focusWidget()) for part in parts if part is not None)
        stop = next((stop for stop in stops if stop is not None), None)
        item = self.course.item(self._indicator_id)
        if stop is None or item is None or not item.is_open:
            self.next_question()
        else:
            self.question.area.bring(stop)

    def next_question(self) -> None:
        """Goes to the next open question, or to the outcome when nothing is open."""
        self._edits.finish()
        item = self.course.next_open(self._indicator_id)
        if item is None or (item.step.indicator_id == self._indicator_id):
            item = None if item is None else self.course.beside(self._indicator_id, 1)
        if item is None:
            self._go(END, "")
        else:
            self._go(item.step.document_id, item.step.indicator_id)

    def _act(self, action: str) -> None:
        item = self.course.item(self._indicator_id)
        if action == "next":
            self.next_question()
        elif action == "back":
            before = self.course.beside(self._indicator_id, -1)
            self._go(START, "") if before is None else self._go_to_indicator(before.step.indicator_id)
        elif action == "bill":
            self.workspace.go(PageId.MATERIALS)
        elif item is not None and self._side.currentWidget() is self.question:
            self._say(action, item)

    def _say(self, action: str, item: CourseItem) -> None:
        says: dict[str, Any] = {
            "unknown": self.saying.toggle_unknown,
            "missing": self.saying.toggle_missing,
            "suggested": self.saying.take_suggestion,
        }
        goes_on = says[action](item)
        if goes_on:
            self.next_question()

    def _on_document(self, document_id: str, is_there: object) -> None:
        self.saying.say_document(document_id, is_there)
        self._show(anew=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on: to what is open of this question, and then to the next one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go_on()
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spent.start()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._spent.isValid():
            self._spent_before_ms += self._spent.elapsed()
            self._spent.invalidate()
        self._tick.stop()
