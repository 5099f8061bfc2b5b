"""The sections of a review, one tab each, with their tables and the way to a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.desktop.reviewing.section_table import Column, SectionTable, ShownRow
from app.desktop.reviewing.section_texts import SectionWords
from app.reporting.review.review import Review
from app.reporting.review.texts import differing, edition_lines, report_check_lines
from app.reporting.wording.outcome_texts import requirement_set_text
from app.texts import Language, label
from models.domain.review import Agreement, MissingKind, ReviewNotes
from widgets.plain_text import plain_label

_FIGURE = 104


@dataclass(frozen=True, slots=True)
class Shown:
    """The input of a section: the review, its wording, and the languages of words and numbers."""

    review: Review
    words: SectionWords
    language: Language


class Section(QWidget):
    """A tab with a sentence, and one table or two beside each other.

    Signals:
        picked(ShownRow): a row was selected.
        opened(ShownRow): a row was opened; its line of the bill is to be shown.
        ticked(str, bool): the row with this key was ticked off, or not any more.
    """

    picked = Signal(object)
    opened = Signal(object)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables: list[SectionTable] = []
        self.intro = plain_label(role="muted")
        self.intro.setWordWrap(True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.intro)
        self.column.addWidget(self.splitter, 1)

    def add_table(self, columns: Sequence[Column], name: str) -> SectionTable:
        """Adds a table at the right of the others."""
        table = SectionTable(columns, name)
        table.picked.connect(self.picked)
        table.opened.connect(self.opened)
        table.rows.ticked.connect(self.ticked)
        self.tables.append(table)
        self.splitter.addWidget(table)
        return table

    def show_review(self, shown: Shown) -> int:
        """Fills the section; returns the number of rows with problems, -1 when the section does not apply.

        The base class applies to no review.
        """
        del shown
        return -1

    def show_notes(self, notes: ReviewNotes) -> None:
        """Updates the ticks and notes of the rows."""
        for table in self.tables:
            table.rows.show_notes(notes)

    def choose(self, key: str) -> bool:
        """Brings a row into view; False when no row has this key."""
        return any(table.choose(key) for table in self.tables)

    def current_row(self) -> ShownRow | None:
        """The chosen row of the table that was used last."""
        used = next((table for table in self.tables if table.hasFocus()), None)
        tables = [used] if used is not None else self.tables
        return next((row for table in tables if (row := table.current_row()) is not None), None)

    def _say(self, sentence: str) -> None:
        self.intro.setText(sentence)
        self.intro.setVisible(bool(sentence))


def _key(item: Any) -> str:
    return str(item.key)


def _no_key(_: Any) -> str:
    return ""


class FiguresSection(Section):
    """Stated indicators and totals against the recomputed ones."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = ("figure", "stated", "recomputed", "difference", "cause")
        name, stated, recomputed, difference, cause = (label(f"review_column_{t}", language) for t in titles)
        columns = (
            Column(name),
            Column(stated, _FIGURE, is_figure=True),
            Column(recomputed, _FIGURE, is_figure=True),
            Column(difference, 136, is_figure=True),
            Column(cause),
            Column(self.tr("Plaats"), 110),
        )
        self.table = self.add_table(columns, label("review_heading_figures", language))

    def show_review(self, shown: Shown) -> int:
        figures = shown.review.figures
        self.table.rows.show(differing(figures), shown.words.figure, _key)
        wrong = sum(check.agreement is Agreement.DIFFERS for check in figures)
        open_ones = sum(check.agreement is Agreement.NOT_RECOMPUTED for check in figures)
        if not figures:
            self._say(self.tr("Dit bestand noemt geen cijfers om naast het herrekende te zetten."))
        else:
            said = self.tr("{0} cijfers opgegeven: {1} kloppen niet, {2} zijn uit dit bestand niet te herrekenen.")
            self._say(said.format(len(figures), wrong, open_ones))
        return -1 if shown.review.report is None else wrong


class MissingSection(Section):
    """The data that the file lacks, and their possible effect on the verdicts."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        missing, affects = (label(f"review_column_{t}", language) for t in ("missing", "affects"))
        figure, interval = (label(f"review_column_{t}", language) for t in ("figure", "interval"))
        of_missing = (Column(missing), Column(affects, 104))
        self.missing = self.add_table(of_missing, label("review_heading_missing", language))
        columns = (
            Column(figure),
            Column(interval, 84, is_figure=True),
            Column(self.tr("Grens"), 122),
            Column(self.tr("Kan worden"), 148),
            Column(self.tr("Ruimte"), 68, is_figure=True),
        )
        self.verdicts = self.add_table(columns, label("review_heading_open", language))
        self.verdicts.setColumnHidden(0, True)
        self.splitter.setSizes([1000, 1300])

    def show_review(self, shown: Shown) -> int:
        review = shown.review
        self.missing.rows.show(review.missing, shown.words.missing, _key)
        self.verdicts.rows.show(review.open_verdicts, shown.words.open_verdict, _no_key)
        self.verdicts.setVisible(bool(review.open_verdicts))
        if not review.missing:
            self._say(self.tr("Er ontbreekt niets dat zo'n gebouw nodig heeft."))
        elif review.open_verdicts:
            self._say(self.tr("Links wat ontbreekt, rechts hoe ver dat de oordelen nog kan verschuiven."))
        elif all(item.kind is MissingKind.EVIDENCE for item in review.missing):
            self._say(self.tr("Wat ontbreekt kan geen enkel oordeel nog veranderen."))
        else:
            self._say(self.tr("Wat ontbreekt of niet kan kloppen."))
        return -1 if review.report is None else len(review.missing)


class EditionsSection(Section):
    """The limits on the permit date beside those that the file used."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = ("limit", "applies", "used", "verdict", "remark")
        limit, applies, used, verdict, remark = (label(f"review_column_{t}", language) for t in titles)
        columns = (
            Column(limit),
            Column(applies, 76, is_figure=True),
            Column(used, 76, is_figure=True),
            Column(verdict, 156),
            Column(remark),
        )
        self.table = self.add_table(columns, label("review_heading_editions", language))

    def show_review(self, shown: Shown) -> int:
        review = shown.review
        limits = () if review.editions is None else review.editions.limits
        self.table.rows.show(sorted(limits, key=lambda row: not row.is_wrong), shown.words.limit, _key)
        lines = edition_lines(review, shown.language)
        if review.report is not None:
            lines.append(requirement_set_text(review.report, shown.language))
        self._say(" · ".join(lines))
        return -1 if review.report is None else sum(row.is_wrong for row in limits)


class ReportCheckSection(Section):
    """Whether a Meetlat PDF is unchanged since its export, page by page, and what that proves."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = (
            Column(self.tr("Blad"), 48, is_figure=True),
            Column(self.tr("Staat"), 128),
            Column(label("review_page_in_file", language)),
            Column(label("review_page_rendered", language)),
        )
        self.table = self.add_table(columns, label("review_report_check", language))

    def show_review(self, shown: Shown) -> int:
        check = shown.review.report_check
        self._say("" if check is None else "\n".join(report_check_lines(check, shown.language)))
        pages = () if check is None else check.pages
        self.table.rows.show(pages, shown.words.page, lambda page: f"page|{page.number}")
        self.table.setVisible(bool(pages))
        if check is None:
            return -1
        return 0 if check.is_identical else max(1, sum(page.state != "same" for page in pages))


class FindingsSection(Section):
    """The findings of reading the file and of the audit of its bill."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        severity, place, finding = (
            label(f"report_column_{t}", language) for t in ("severity", "place", "finding")
        )
        columns = (Column(severity, 104), Column(place, 150), Column(finding))
        self.table = self.add_table(columns, label("report_heading_findings", language))

    def show_review(self, shown: Shown) -> int:
        review = shown.review
        findings = review.import_findings if review.report is None else review.report.findings
        order = ("error", "warning", "note")
        ordered = sorted(findings, key=lambda finding: order.index(finding.severity))
        self.table.rows.show(ordered, shown.words.finding, _key)
        self._say(self._read(shown.review, is_clean=not findings))
        return sum(finding.severity != "note" for finding in findings)

    def _read(self, review: Review, *, is_clean: bool) -> str:
        facts = review.facts
        parts = []
        if facts.row_count:
            said = self.tr("{0} rijen gelezen, {1} regels, {2} weggelaten.")
            parts.append(said.format(facts.row_count, facts.line_count, facts.left_out_count))
        if is_clean:
            parts.append(self.tr("Niets op te merken bij het inlezen en in de controle."))
        return " ".join(parts)


class DeclarationsSection(Section):
    """The product declarations in the file, which hold no plan to recompute."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del language
        columns = (Column(self.tr("Product")), Column(self.tr("Eenheid"), 120), Column(self.tr("Geldig tot"), 110))
        self.table = self.add_table(columns, self.tr("Productverklaringen"))

    def show_review(self, shown: Shown) -> int:
        declarations = shown.review.declarations
        self.table.rows.show(declarations, shown.words.declaration, lambda each: f"declaration|{each.id}")
        self._say(label("review_declarations", shown.language, count=len(declarations)) if declarations else "")
        return 0 if declarations else -1
