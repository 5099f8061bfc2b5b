"""The review of one file: head, headlines, sections, and the note on the selected point."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.desktop.reviewing.comparison_tab import ComparisonTab
from app.desktop.reviewing.decision_tab import DecisionTab
from app.desktop.reviewing.headline_list import HeadlineList, ShownHeadline
from app.desktop.reviewing.lines_section import LinesSection
from app.desktop.reviewing.note_bar import NoteBar
from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.reviewing.review_head import PlanHead
from app.desktop.reviewing.section_table import ShownRow
from app.desktop.reviewing.section_texts import SectionWords
from app.desktop.reviewing.sections import (
    DeclarationsSection,
    EditionsSection,
    FiguresSection,
    FindingsSection,
    MissingSection,
    ReportCheckSection,
    Section,
    Shown,
)
from app.desktop.reviewing.verdict import harm_name, is_wrong
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.review.review import Review
from app.reporting.review.texts import headline_text
from app.texts import label, text, todo
from models.domain.review import ReviewHeadline, ReviewNotes, ReviewSection
from widgets.plain_text import plain_label

_MOST_OF_HEIGHT = 0.4
_LEAST_HEADLINES = 30
_SPACING = 8


class ReviewPage(QWidget):
    """The parts of a review and the links between them.

    Signals:
        notes_changed(): the notes of the file changed.
        variant_chosen(str): see `PlanHead`.
        notes_asked(): see `DecisionTab`.
        file_asked(): see `ComparisonTab`.
    """

    notes_changed = Signal()
    variant_chosen = Signal(str)
    notes_asked = Signal()
    file_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._language = workspace.language
        self._file: ReviewFile | None = None
        self._review: Review | None = None
        self._point = ShownRow((), "")
        self.head = PlanHead(self._language)
        self.headlines = HeadlineList()
        self.nothing = plain_label(role="muted")
        self.nothing.setWordWrap(True)
        self.tabs = QTabWidget()
        self.figures = FiguresSection(self._language)
        self.lines = LinesSection(self._language)
        self.missing = MissingSection(self._language)
        self.editions = EditionsSection(self._language)
        self.report_check = ReportCheckSection(self._language)
        self.findings = FindingsSection(self._language)
        self.declarations = DeclarationsSection(self._language)
        self.comparison = ComparisonTab(self._language, number_language(workspace))
        self.decision = DecisionTab(self._language)
        self.note_bar = NoteBar()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    @property
    def sections(self) -> tuple[tuple[Section, str], ...]:
        """The sections in their order, with their names."""
        return (
            (self.figures, self.tr("Cijfers")),
            (self.lines, self.tr("Regels")),
            (self.missing, self.tr("Ontbreekt")),
            (self.editions, self.tr("Eisen")),
            (self.report_check, self.tr("PDF-controle")),
            (self.declarations, self.tr("Verklaringen")),
            (self.findings, self.tr("Inlezen")),
        )

    def _lay_out(self) -> None:
        for section, name in self.sections:
            self.tabs.addTab(section, name)
        self.tabs.addTab(self.comparison, self.tr("Vergelijken"))
        self.tabs.addTab(self.decision, self.tr("Besluit"))
        self.tabs.setAccessibleName(self.tr("Onderdelen van de beoordeling"))
        self.tabs.tabBar().setAccessibleName(self.tr("Onderdelen van de beoordeling"))
        self.headlines.setMinimumHeight(_LEAST_HEADLINES)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.nothing)
        above.addWidget(self.headlines, 1)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(_SPACING)
        lower.addWidget(self.tabs, 1)
        lower.addWidget(self.note_bar)
        self.splitter.addWidget(top)
        self.splitter.addWidget(below)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.head)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.head.variant_chosen.connect(self.variant_chosen)
        self.headlines.picked.connect(self._on_headline)
        self.headlines.opened.connect(self._on_headline_opened)
        self.headlines.ticked.connect(self._on_headline_ticked)
        for section, _ in self.sections:
            section.picked.connect(self._on_picked)
            section.opened.connect(self._on_opened)
            section.ticked.connect(self._on_ticked)
        self.comparison.picked.connect(self._on_picked)
        self.comparison.file_asked.connect(self.file_asked)
        self.decision.changed.connect(self._on_decision)
        self.decision.notes_asked.connect(self.notes_asked)
        self.note_bar.remarked.connect(self._on_remarked)
        self.note_bar.ticked.connect(self._on_ticked)
        self.note_bar.line_asked.connect(self.show_line)
        self.tabs.currentChanged.connect(self._on_tab)

    # Showing ------------------------------------------------------------------------------------

    def show_file(self, file: ReviewFile, others: Sequence[ReviewFile]) -> None:
        """Shows a file that was read; the selection stays when it is the same file."""
        review = file.review
        if review is None:
            return
        if file is self._file and review is self._review:
            self.comparison.show_file(file, others)
            self.show_notes()
            return
        self._file, self._review = file, review
        self._point = ShownRow((), "")
        self.head.show_file(file, review)
        shown = Shown(
            review, SectionWords(review, self._language, number_language(self._workspace)), self._language
        )
        first = self._show_sections(shown)
        self.comparison.show_file(file, others)
        self._show_headlines()
        self.show_notes()
        if self.headlines.headlines.rowCount():
            self.headlines.setCurrentIndex(self.headlines.headlines.index(0))
            self._on_headline(0)
        else:
            self.tabs.setCurrentIndex(first)
            self._on_tab()
        QTimer.singleShot(0, self, self._share_height)

    def _show_sections(self, shown: Shown) -> int:
        """Fills the tabs and shows their counts; returns the first one that is visible."""
        there = []
        for place, (section, name) in enumerate(self.sections):
            count = section.show_review(shown)
            self.tabs.setTabText(place, f"{name} ({count})" if count > 0 else name)
            self.tabs.setTabVisible(place, count >= 0)
            there += [place] if count >= 0 else []
        self.tabs.setTabVisible(self.tabs.indexOf(self.comparison), shown.review.report is not None)
        return there[0]

    def _show_headlines(self) -> None:
        review, file = self._review, self._file
        if review is None or file is None:
            return
        self.headlines.show_headlines([self._worded(each, file.notes) for each in review.headlines])
        self.headlines.setVisible(bool(review.headlines))
        empty = "review_no_headlines" if review.report is not None else "review_declarations"
        self.nothing.setText(label(empty, self._language, count=len(review.declarations)))
        self.nothing.setVisible(not review.headlines)

    def _worded(self, headline: ReviewHeadline, notes: ReviewNotes) -> ShownHeadline:
        sentence = text(headline.message, self._language)
        because = headline_text(headline, self._language).removeprefix(sentence).strip()
        return ShownHeadline(
            key=headline.key,
            title=harm_name(headline.harm),
            sentence=sentence,
            because=because,
            is_wrong=is_wrong(headline.harm),
            is_checked=headline.key in notes.checked,
            remark=notes.remarks.get(headline.key, ""),
        )

    def show_notes(self) -> None:
        """Shows the present ticks and notes in every part."""
        if self._file is None:
            return
        notes = self._file.notes
        for section, _ in self.sections:
            section.show_notes(notes)
        self._show_headlines()
        self.decision.show_notes(notes)
        self._show_point(self._point)

    def _share_height(self) -> None:
        """Gives the headlines the height that they need, and the sections the rest."""
        wanted = (
            self.headlines.wanted_height()
            if self.headlines.isVisibleTo(self)
            else self.nothing.sizeHint().height()
        )
        height = self.splitter.height()
        top = min(wanted, round(height * _MOST_OF_HEIGHT))
        self.splitter.setSizes([top, max(1, height - top)])

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self, self._share_height)

    def take_focus(self) -> None:
        """Gives the focus to the headlines, or to the sections when there are none."""
        first: QWidget = self.headlines if self.headlines.headlines.rowCount() else self.tabs.tabBar()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Choosing -----------------------------------------------------------------------------------

    def _show_point(self, row: ShownRow) -> None:
        self._point = row
        notes = self._file.notes if self._file is not None else ReviewNotes()
        is_in_lines = self.tabs.currentWidget() is self.lines
        line_id = row.line_ids[0] if row.line_ids and not is_in_lines else ""
        self.note_bar.show_point(
            row.key,
            row.detail,
            line_id=line_id,
            remark=notes.remarks.get(row.key, ""),
            is_checked=row.key in notes.checked,
        )

    def _on_picked(self, row: object) -> None:
        if isinstance(row, ShownRow):
            self._show_point(row)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, ShownRow) and row.line_ids:
            self.show_line(row.line_ids[0])

    def show_line(self, line_id: str) -> bool:
        """Goes to a line of the bill; False when none has this id."""
        if not self.lines.choose_line(line_id):
            return False
        self.tabs.setCurrentWidget(self.lines)
        row = self.lines.current_row()
        if row is not None:
            self._show_point(row)
        return True

    def _on_headline(self, place: int) -> None:
        """Shows the place of a headline, and the headline itself in the note bar."""
        review = self._review
        if review is None or not 0 <= place < len(review.headlines):
            return
        headline = review.headlines[place]
        self._go_to(headline)
        sentence = f"{headline_text(headline, self._language)} {todo(headline.message, self._language)}".strip()
        self._show_point(ShownRow((), sentence, headline.key, line_ids=headline.message.line_ids))

    def _go_to(self, headline: ReviewHeadline) -> None:
        """Goes to the row with the headline's key, else to its line of the bill, else to the section."""
        section = self._section_of(headline.section)
        ids = headline.message.line_ids
        if section.choose(headline.key):
            self.tabs.setCurrentWidget(section)
        elif ids and self.lines.choose_line(ids[0]):
            self.tabs.setCurrentWidget(self.lines)
        else:
            self.tabs.setCurrentWidget(section)

    def _section_of(self, section: ReviewSection) -> Section:
        about_file = self.report_check if self._review is not None and self._review.report_check else self.findings
        return {
            ReviewSection.FILE: about_file,
            ReviewSection.FIGURES: self.figures,
            ReviewSection.LINES: self.lines,
            ReviewSection.MISSING: self.missing,
            ReviewSection.EDITIONS: self.editions,
            ReviewSection.FINDINGS: self.findings,
        }[section]

    def _on_headline_opened(self, place: int) -> None:
        """Gives the focus to the row that the headline is about."""
        self._on_headline(place)
        section = self.tabs.currentWidget()
        if isinstance(section, Section) and section.tables:
            section.tables[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tab(self) -> None:
        section = self.tabs.currentWidget()
        row = section.current_row() if isinstance(section, Section) else None
        self._show_point(row or ShownRow((), ""))
        self.note_bar.setVisible(section is not self.decision)
        self.note_bar.take_notes(section is not self.comparison)

    # Noting -------------------------------------------------------------------------------------

    def _on_headline_ticked(self, place: int) -> None:
        if self._review is not None and self._file is not None:
            key = self._review.headlines[place].key
            self._on_ticked(key, key not in self._file.notes.checked)

    def _on_ticked(self, key: str, is_checked: bool) -> None:
        if self._file is not None and key:
            self._file.set_checked(key, is_checked=is_checked)
            self._tell_notes()

    def _on_remarked(self, key: str, remark: str) -> None:
        if self._file is not None:
            self._file.set_remark(key, remark)
            self._tell_notes()

    def _on_decision(self, notes: object) -> None:
        if self._file is not None and isinstance(notes, ReviewNotes):
            self._file.notes = notes
            self.notes_changed.emit()

    def _tell_notes(self) -> None:
        self.show_notes()
        self.notes_changed.emit()
