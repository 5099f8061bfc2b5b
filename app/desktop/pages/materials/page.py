"""The page Materialen: toolbar, table of the bill, search bar, and a strip about the current line."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desktop.pages.materials.actions import BillActions
from app.desktop.pages.materials.cell_texts import BillWords
from app.desktop.pages.materials.clipboard import BillClipboard
from app.desktop.pages.materials.edit_notices import BillNotices
from app.desktop.pages.materials.editing import BillEditing
from app.desktop.pages.materials.empty_bill import EmptyBill
from app.desktop.pages.materials.filter_row import FilterRow
from app.desktop.pages.materials.find_bar import FindBar
from app.desktop.pages.materials.line_facts import SUBJECTS, BillFacts
from app.desktop.pages.materials.line_strip import LineStrip
from app.desktop.pages.materials.ordering import BillOrdering
from app.desktop.pages.materials.proposal_card import ProposalCard
from app.desktop.pages.materials.proposal_queue import ProposalQueue, QueueParts, proposal_sentence
from app.desktop.pages.materials.stored_columns import StoredColumns
from app.desktop.pages.materials.table_actions import TableActions, TableParts
from app.desktop.pages.materials.toolbar import BillToolbar
from app.desktop.session.open_project import Change
from app.desktop.session.page import ProjectPage
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Target, Workspace
from app.reporting.report import Report
from app.reporting.wording.phase_text import part_text, phase_texts
from app.reporting.wording.proposal_text import proposal_reasons_text
from app.services.editing.provisional_queue import changes_queue, restored_proposals
from app.services.matching.alternatives import ProposalsFor, alternatives_by
from models.domain.bill import BillLine
from models.domain.linkage import Linkage
from models.domain.outcome import Scorecard
from widgets.bill.columns import COLUMN_OF
from widgets.bill.table_model import BillTableModel, LineSplice, NoFacts
from widgets.bill.view import BillView
from widgets.plain_text import plain_label, plain_tool_tip


class MaterialsPage(ProjectPage):
    """The bill of the current variant; every change goes through `BillActions`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._focus = SUBJECTS[0]
        self._report: Report | None = None
        self._linkage: Linkage | None = None
        self.editing = BillEditing(self._make_words())
        self.model = BillTableModel(self.editing.words, self)
        self.toolbar = BillToolbar()
        self.note = plain_label(role="muted")
        self.phases = plain_label(role="muted")
        self.find_bar = FindBar()
        self.view = BillView(self.model, self.editing)
        self.strip = LineStrip(workspace)
        self.card = ProposalCard()
        self.empty = EmptyBill()
        self.actions_on_bill = BillActions(workspace, self)
        self.filter_row = FilterRow()
        self.ordering = BillOrdering(self.model, self.view, self.filter_row, self)
        self.notices = BillNotices(workspace, self.actions_on_bill, self)
        self.clipboard = BillClipboard(self.actions_on_bill, self)
        self.table_actions = TableActions(workspace, self._parts(), self)
        self.queue = ProposalQueue(self._queue_parts(), self._find_proposals(), self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.columns = StoredColumns(workspace, self.view, self.toolbar, self)
        self.filter_row.show_focus(self._focus)

    def _parts(self) -> TableParts:
        return TableParts(
            self.model,
            self.view,
            self.editing,
            self.actions_on_bill,
            self.clipboard,
            self.find_bar,
            self.ordering.clear,
        )

    def _queue_parts(self) -> QueueParts:
        return QueueParts(
            self.card,
            self.model,
            self.view,
            self.editing,
            self.actions_on_bill,
            self.notices,
            self._reveal,
        )

    def _find_proposals(self) -> ProposalsFor:
        """The matcher's search for other proposals."""
        return alternatives_by(
            self.workspace.matching.maker(), {card.id: card for card in self.editing.words.cards}
        )

    def _reveal(self, position: int) -> None:
        """Selects a line in the table without taking the focus; a filter that hides it stays."""
        row = self.model.rows.row_of.get(position)
        if row is not None:
            self.view.go_to(row, COLUMN_OF["description"])

    def _lay_out(self) -> None:
        self.view.setAccessibleName(self.tr("Regels van de materiaalstaat"))
        self.note.setWordWrap(True)
        self.phases.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        for part in (self.toolbar, self.note, self.card, self.filter_row, self.find_bar):
            layout.addWidget(part)
        table = QWidget()
        below = QVBoxLayout(table)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.view, 1)
        below.addWidget(self.phases)
        below.addWidget(self.strip)
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.toolbar.asked.connect(self.table_actions.do)
        self.empty.asked.connect(self.table_actions.do)
        self.toolbar.filter_row_toggled.connect(self._show_filter_row)
        self.filter_row.focus_chosen.connect(self.set_focus)
        self.ordering.changed.connect(self._tell_count)
        self.ordering.changed.connect(self._show_filter_row)
        self.view.asked.connect(self.table_actions.do)
        self.view.entered.connect(self.table_actions.enter)
        self.view.entered_for_all.connect(self.table_actions.enter_for_all)
        self.view.refused.connect(self.notices.refused)
        self.view.menu_asked.connect(self.table_actions.show_menu)
        self.view.mark_clicked.connect(lambda row: self.view.go_to(row, COLUMN_OF["description"]))
        self.view.selectionModel().selectionChanged.connect(self._tell_count)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.model.value_set.connect(self.table_actions.set_value)
        self.find_bar.asked.connect(self.table_actions.find)
        self.find_bar.closed.connect(self.view.setFocus)
        self.clipboard.pasted_lines.connect(self.notices.pasted)
        self.clipboard.nothing_to_paste.connect(self.notices.nothing_to_paste)
        self.actions_on_bill.outdated.connect(self.notices.outdated)
        self.actions_on_bill.outdated.connect(self._show_line)
        for keys, action in (
            ("Ctrl+F", self.find_bar.open_bar),
            ("F4", self.card.take_focus),
            ("F3", lambda: self.table_actions.find(self.find_bar.text, False)),
            ("Shift+F3", lambda: self.table_actions.find(self.find_bar.text, True)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self.workspace.settings_changed.connect(self._on_settings)
        self.workspace.reference_changed.connect(self._renew_words)

    # Following the project ----------------------------------------------------------------------

    def attach(self) -> None:
        before = self._attached
        super().attach()
        opened = self.workspace.open
        if opened is not None and opened is not before:
            opened.reported.connect(self._on_reported)
            opened.scored.connect(self._on_scored)
            if opened.scorecard is not None:
                self._on_scored(opened.scorecard)
            if opened.report is not None:
                self._on_reported(opened.report)

    def show_all(self) -> None:
        opened = self.workspace.open
        self._report = self._linkage = None
        self.queue.forget()
        self.editing.use_words(self._make_words())
        self.model.show_facts(NoFacts())
        lines = opened.variant.bill.lines if opened is not None else ()
        self.model.show_lines(lines, self.editing.words)
        self._show_state()
        self.queue.refresh()
        if opened is not None and opened.scorecard is not None:
            self._on_scored(opened.scorecard)  # the score may have come before this, and comes only once

    def show_change(self, change: Change) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        lines = opened.variant.bill.lines
        if change.bill_edit is not None:
            self.model.splice([LineSplice(s.start, s.old, s.new) for s in change.bill_edit.splices], lines)
        elif lines is not self.model.lines:
            self.show_all()
            return
        elif opened.variant.products is not self.editing.words.cards:
            self._renew_words()
        self._show_state()
        if change.bill_edit is None:
            self.queue.refresh()
        elif changes_queue(change.bill_edit.splices):
            self.queue.refresh()
            if not self.actions_on_bill.is_acting:
                self.queue.return_to(restored_proposals(change.bill_edit.splices))

    def _show_state(self) -> None:
        """Shows whether the bill is locked or empty, and the number of lines."""
        opened = self.workspace.open
        is_frozen = opened is not None and opened.variant.frozen_on is not None
        is_locked = opened is None or opened.is_read_only or is_frozen
        self.model.set_locked(is_locked)
        self.toolbar.set_state(is_locked=is_locked, is_empty=not len(self.model.lines))
        self.empty.set_locked(is_locked)
        frozen = self.tr("Deze variant is vastgelegd en verandert niet meer. Maak een kopie om verder te werken.")
        read_only = self.tr("Het project is alleen te lezen.")
        self.note.setText(frozen if is_frozen else read_only if is_locked else "")
        self.note.setVisible(is_locked)
        self._stack.setCurrentIndex(0 if len(self.model.lines) else 1)
        self.card.setVisible(bool(len(self.model.lines)))
        self._show_filter_row()
        self.card.set_locked(is_locked)
        self._tell_count()
        self._show_line()

    def _show_filter_row(self) -> None:
        """Shows the row with the filters; in a narrow window when it is asked for, or in use."""
        toolbar = self.toolbar
        is_wanted = not toolbar.is_narrow or toolbar.filter_action.isChecked() or self.filter_row.is_used
        self.filter_row.setVisible(bool(len(self.model.lines)) and is_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toolbar.fit(event.size().width())
        self._show_filter_row()

    def _make_words(self) -> BillWords:
        opened = self.workspace.open
        cards = opened.variant.products if opened is not None else ()
        return BillWords(self.workspace.reference, cards, self.workspace.language, number_language(self.workspace))

    def _renew_words(self) -> None:
        self.editing.use_words(self._make_words())
        self.model.use_words(self.editing.words)
        self.queue.proposals_for = self._find_proposals()
        self._show_facts()

    def _on_settings(self) -> None:
        words = self.editing.words
        if (words.language, words.numbers) != (self.workspace.language, number_language(self.workspace)):
            self._renew_words()

    def _on_reported(self, report: Report) -> None:
        opened = self.workspace.open
        if opened is not None and report.variant.id == opened.variant.id:
            self._report = report
            self._show_facts()

    def _on_scored(self, scorecard: Scorecard) -> None:
        self._linkage = scorecard.linkage
        self.card.meter.show_linkage(scorecard.linkage, self.editing.words.numbers)
        self.filter_row.show_counts(len(self.model.lines), self._linkage)
        self._show_phases(scorecard)

    def _show_phases(self, scorecard: Scorecard) -> None:
        """The line below the table: what does not come in, with its mass; what it means is in its tool tip."""
        words = self.editing.words
        aside = [part for part in scorecard.phases.parts if part.phase is not None and not part.phase.comes_in]
        told = [part_text(part, words.language, words.numbers) for part in aside]
        self.phases.setText(self.tr("Telt niet mee: {0}").format(" · ".join(told)))
        self.phases.setToolTip(plain_tool_tip("\n".join(phase_texts(scorecard.phases, words.language))))
        self.phases.setVisible(bool(told))

    def _show_facts(self) -> None:
        if self._report is not None:
            facts = BillFacts(self._report, self._focus, self.editing.words)
            self.model.show_facts(facts)
            self.queue.use_amounts(facts.queue_amounts())
        self._show_line()

    def set_focus(self, subject: str) -> None:
        """Shows the contributions to this total."""
        self._focus = subject
        self.filter_row.show_focus(subject)
        self._show_facts()

    def go_to(self, target: Target) -> None:
        """Brings a line into view; a filter that hides it is cleared."""
        positions = [p for p, line in enumerate(self.model.lines) if line.id == target.line_id]
        if not positions:
            return
        if positions[0] not in self.model.rows.row_of:
            self.ordering.show_every_line()
        column = COLUMN_OF.get(target.field, COLUMN_OF["description"])
        self.view.go_to(self.model.rows.row_of[positions[0]], column)
        self.view.setFocus()

    # What is told -------------------------------------------------------------------------------

    def _on_current(self, current: QModelIndex) -> None:
        self._show_line()
        self.queue.follow(self.model.rows.position(current.row()) if current.isValid() else None)

    def _show_line(self) -> None:
        current = self.view.currentIndex()
        line = self.model.line_at(current.row()) if current.isValid() else None
        mark = self.model.mark_at(current.row()) if current.isValid() else None
        if line is None:
            self.strip.show_line(None, None, None)
            return
        self.strip.show_line(line, mark, self.notices.offer_of(line), self._proposal_of(line))

    def _proposal_of(self, line: BillLine) -> str:
        """The sentence that says which product is proposed for a line and why; "" without one."""
        proposed, words = line.provisional, self.editing.words
        if proposed is None:
            return ""
        return proposal_sentence(
            words.product_name(proposed.product_id), proposal_reasons_text(proposed, words.language)
        )

    def _tell_count(self) -> None:
        rows, _ = self.view.selected_block()
        shown, whole = len(self.model.rows.row_of), len(self.model.lines)
        if len(rows) > 1:
            told = self.tr("{0} gekozen").format(len(rows))
        elif shown != whole:
            told = self.tr("{0} van {1} regels").format(shown, whole)
        else:
            told = self.tr("1 regel") if whole == 1 else self.tr("{0} regels").format(whole)
        told = told if whole else ""
        self.toolbar.show_count(told)
        self.filter_row.show_counts(whole, self._linkage)
