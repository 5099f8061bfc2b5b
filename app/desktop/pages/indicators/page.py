"""The page Energie en overig: themes at the left, the cards of one theme at the right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.desktop.answering.adviser_lists import AdviserLists
from app.desktop.answering.entries import (
    Entry,
    EntryGroup,
    entered,
    entry_groups,
    is_answered,
    outcome_of,
)
from app.desktop.answering.entry_card import EntryCard
from app.desktop.answering.entry_editing import EntryEditing
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.open_project import Change, OpenProject
from app.desktop.session.quiet_page import QuietPage
from app.desktop.session.workspace import Target, Workspace
from app.texts import label
from models.domain.outcome import Scorecard
from models.scorecard.interview_state import interview_state
from widgets.fields.scroll import FieldScroll, NoteFrame, put_in_tab_order
from widgets.plain_text import plain_label

_LIST_WIDTH = 158


class IndicatorsPage(QuietPage):
    """The outcomes that do not follow from the bill, and the figures stated beside it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._edits = FieldEdits(workspace)
        self._editing = EntryEditing(workspace, self._edits)
        self._groups = entry_groups(workspace.reference.indicators)
        self.cards: dict[Entry, EntryCard] = {}
        self._waiting: list[Entry] = []
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._add_waiting)
        self.note = NoteFrame()
        self.themes = QListWidget()
        self.themes.setAccessibleName(self.tr("Thema's"))
        self.themes.setFixedWidth(_LIST_WIDTH)
        self.themes.setFrameShape(QFrame.Shape.NoFrame)
        self.themes.setWordWrap(True)
        self.themes.setSpacing(4)
        self._scroll = FieldScroll()
        self.lists = AdviserLists(workspace)
        self._about = plain_label(role="muted")
        self._about.setWordWrap(True)
        self._lay_out()
        for group in self._groups:
            self.themes.addItem(QListWidgetItem(self._group_title(group)))
        self.themes.currentRowChanged.connect(self._show_group)
        self.themes.setCurrentRow(0)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._about)
        right.addWidget(self._scroll, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.themes)
        below.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Energie en overig"), role="title"), 1)
        head.addWidget(self.lists)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addLayout(below, 1)

    def show_all(self) -> None:
        self._show(anew=True)

    def follow_change(self, change: Change) -> None:
        if change.bill_edit is None:
            self._show(anew=False)

    def follow_score(self, scorecard: Scorecard) -> None:
        self._show_counts()
        for entry, card in self.cards.items():
            card.show_outcome(outcome_of(scorecard, entry))

    def go_to(self, target: Target) -> None:
        for row, group in enumerate(self._groups):
            for entry in group.entries:
                if entry.indicator.id == target.indicator_id:
                    self.themes.setCurrentRow(row)
                    self.show_all_cards()
                    self._scroll.bring(self.cards[entry].first_field())
                    return

    def _group_title(self, group: EntryGroup) -> str:
        if group.theme is None:
            return self.tr("Naast de materiaalstaat")
        return label(f"report_theme_long_{group.theme}", self.workspace.language)

    def _show_group(self, row: int) -> None:
        """Deletes the cards of the former theme and creates the first of this one; the others follow later."""
        self._edits.finish()
        self._scroll.clear()
        self.cards = {}
        self._waiting = []
        if row < 0:
            return
        first, *self._waiting = self._groups[row].entries
        self._add_card(first)
        is_stated = self._groups[row].theme is None
        self._about.setVisible(is_stated)
        self._about.setText(
            self.tr(
                "Cijfers uit een gevalideerd rekeninstrument of rapport. "
                "Ze tellen; het berekende staat ernaast als controle."
            )
        )
        self._show(anew=True)
        self._next.start()

    def show_all_cards(self) -> None:
        """Creates the cards of the theme that are still to come."""
        while self._waiting:
            self._add_waiting()

    def _add_waiting(self) -> None:
        """Creates the next card: all at once would keep a click on a theme with many questions waiting."""
        if not self._waiting:
            return
        card = self._add_card(self._waiting.pop(0))
        opened = self.workspace.open
        if opened is not None:
            self._show_card(card, opened, anew=True)
        self._next.start()

    def _add_card(self, entry: Entry) -> EntryCard:
        before = [control for card in self.cards.values() for control in card.tab_order()]
        card = EntryCard(self.workspace, entry, self._edits)
        card.changed.connect(self._editing.change)
        card.left.connect(self._edits.finish)
        self.cards[entry] = card
        self._scroll.add(card)
        put_in_tab_order(before[-1] if before else self.themes, card.tab_order())
        return card

    def _show_card(self, card: EntryCard, opened: OpenProject, *, anew: bool) -> None:
        card.show_assessment(entered(opened.variant, card.entry), refusal(self.workspace), anew=anew)
        card.show_answers(opened.variant.answers, anew=anew)
        if opened.scorecard is not None:
            card.show_outcome(outcome_of(opened.scorecard, card.entry))

    def _show(self, *, anew: bool) -> None:
        opened = self.workspace.open
        self.setEnabled(opened is not None)
        if opened is None:
            return
        self.note.say(refusal(self.workspace))
        for card in self.cards.values():
            self._show_card(card, opened, anew=anew)
        self._show_counts()

    def _show_counts(self) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        outcomes = () if opened.scorecard is None else opened.scorecard.outcomes
        state = interview_state(opened.variant, outcomes, self.workspace.reference)
        for row, group in enumerate(self._groups):
            ids = {entry.indicator.id for entry in group.entries}
            answered = (
                state.done(ids)
                if group.theme is not None
                else sum(is_answered(entered(opened.variant, entry)) for entry in group.entries)
            )
            title = self._group_title(group)
            count = self.tr("{0} van {1}").format(
                answered, len(ids) if group.theme is not None else len(group.entries)
            )
            item = self.themes.item(row)
            item.setText(f"{title}\n{count}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("{0}, {1} ingevuld").format(title, count))
