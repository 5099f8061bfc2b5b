"""The tab Vergelijken: this submission against an earlier one, per indicator and per line."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.reviewing.section_table import Column, SectionTable, ShownRow
from app.desktop.score.line_texts import field_change_text
from app.desktop.session.jobs import Jobs
from app.errors import UserError
from app.reporting.review.comparison import (
    FactDifference,
    LineEffect,
    SubmissionComparison,
    SubmittedLine,
    compare_submissions,
)
from app.reporting.review.comparison_text import fact_name, plain_value
from app.reporting.review.review import Review
from app.reporting.wording.number_text import estimate_text, signed_text
from app.reporting.wording.outcome_texts import figure_decimals, outcome_name, value_text
from app.texts import Language, label, text
from models.domain.outcome import Outcome, exactly
from models.domain.requirement import Indicator
from models.scorecard.comparison import IndicatorRow, LineChange, Trend
from widgets.elided_combo import ElidedComboBox
from widgets.plain_text import plain_label

_SHAPES = {LineChange.ADDED: "+", LineChange.REMOVED: "−", LineChange.CHANGED: "≈"}
_FIGURE = 86
_MOST_DECIMALS = 6


class ComparisonTab(QWidget):
    """The choice of the earlier submission, and the tables of differences.

    Signals:
        picked(ShownRow): a row was selected, to be shown in the note bar.
        file_asked(): the user wants to choose the file to compare with.
    """

    picked = Signal(object)
    file_asked = Signal()

    def __init__(self, language: Language, numbers: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._numbers = language, numbers
        self._file: ReviewFile | None = None
        self._others: tuple[ReviewFile, ...] = ()
        self.comparison: SubmissionComparison | None = None
        self._jobs = Jobs(self)
        self.others = ElidedComboBox()
        self.others.setMinimumContentsLength(24)
        self.others.setPlaceholderText(self.tr("Kies een eerdere indiening"))
        self.file_button = QPushButton(self.tr("Bestand kiezen…"))
        self.note = plain_label(role="muted")
        self.note.setWordWrap(True)
        self.indicators = SectionTable(self._indicator_columns(), self.tr("Verschil per indicator"))
        self.lines = SectionTable(self._line_columns(), self.tr("Verschil per regel"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _indicator_columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Indicator")),
            Column(self.tr("Eerder"), _FIGURE, is_figure=True),
            Column(self.tr("Nu"), _FIGURE, is_figure=True),
            Column(self.tr("Verschil"), 124),
        )

    def _line_columns(self) -> Sequence[Column]:
        return (Column(self.tr("Regel"), 72), Column(self.tr("Wijziging")), Column(self.tr("Gevolg")))

    def _lay_out(self) -> None:
        title = plain_label(self.tr("&Vergelijken met"))
        title.setBuddy(self.others)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.others, 2)
        row.addWidget(self.file_button)
        row.addWidget(self.note, 3)
        for table in (self.indicators, self.lines):
            table.setColumnHidden(0, True)
            self.splitter.addWidget(table)
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.others.activated.connect(lambda place: self.compare_with(self.others.itemData(place)))
        self.file_button.clicked.connect(self.file_asked)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self._on_failed)
        for table in (self.indicators, self.lines):
            table.picked.connect(self.picked)

    def show_file(self, file: ReviewFile | None, others: Sequence[ReviewFile]) -> None:
        """Offers the other files that hold a plan; the choice stays for the same file."""
        chosen = self.others.currentData() if file is self._file else None
        is_other = file is not self._file
        self._file = file
        self._others = tuple(each for each in others if each is not file and _has_plan(each))
        was = self.others.blockSignals(True)
        self.others.clear()
        for each in self._others:
            self.others.addItem(each.shown_name, each)
        self.others.setCurrentIndex(self._others.index(chosen) if chosen in self._others else -1)
        self.others.blockSignals(was)
        self.others.setEnabled(bool(self._others))
        if is_other:
            self._jobs.cancel()
            self._show(None)

    def compare_with(self, other: object) -> None:
        """Compares the file with one that was submitted earlier."""
        file = self._file
        if not isinstance(other, ReviewFile) or file is None or file.review is None or other.review is None:
            return
        place = self._others.index(other) if other in self._others else -1
        self.others.setCurrentIndex(place)
        before, now = other.review, file.review
        self.note.setText(self.tr("Wordt vergeleken…"))
        self._jobs.start(lambda _: _compared(before, now))

    def _on_done(self, comparison: object) -> None:
        if isinstance(comparison, SubmissionComparison):
            self._show(comparison)

    def _on_failed(self, error: Exception) -> None:
        self._show(None)
        if isinstance(error, UserError):
            self.note.setText(text(error.message, self._language))

    def _show(self, comparison: SubmissionComparison | None) -> None:
        self.comparison = comparison
        self.splitter.setVisible(comparison is not None)
        if comparison is None:
            self.indicators.rows.show((), self._indicator, _no_key)
            self.lines.rows.show((), self._line, _no_key)
            self.note.setText(
                self.tr("Kies de indiening van eerder: daarna staat hier wat er veranderde, en wat dat doet.")
            )
            return
        self.indicators.rows.show(_told(comparison.indicators), self._indicator, _no_key)
        changed = [*comparison.facts, *sorted(comparison.lines, key=_size, reverse=True)]
        self.lines.rows.show(changed, self._line, _no_key)
        counts = label(
            "review_against_counts",
            self._language,
            added=comparison.count(LineChange.ADDED),
            removed=comparison.count(LineChange.REMOVED),
            changed=comparison.count(LineChange.CHANGED),
            same=comparison.unchanged_count,
        )
        self.note.setText(counts)

    def _indicator(self, row: IndicatorRow) -> ShownRow:
        now = row.cells[1]
        name = outcome_name(now.outcome, row.indicator, self._language, short=True)
        decimals = max(figure_decimals(cell.outcome, row.indicator) for cell in row.cells)
        while now.amount and decimals < _MOST_DECIMALS and abs(now.amount) < 10.0 ** (1 - decimals):
            decimals += 1
        old, new = (self._value(cell.outcome, row.indicator, decimals) for cell in row.cells)
        amount = "" if now.amount is None else signed_text(now.amount, decimals, self._numbers)
        trend = label(f"review_trend_{now.trend}", self._language) if now.trend is not None else ""
        difference = f"{amount} {trend}".strip()
        return ShownRow((name, old, new, difference), f"{name}: {old} → {new}. {difference}")

    def _value(self, outcome: Outcome, indicator: Indicator, decimals: int) -> str:
        """A figure with this number of decimals, or a judgement in words."""
        estimate = outcome.estimate
        if estimate is None:
            return value_text(outcome, indicator, self._language)
        whole = estimate if estimate.value is None else exactly(estimate.value)
        return estimate_text(whole, decimals, self._numbers)

    def _line(self, found: SubmittedLine | FactDifference) -> ShownRow:
        if isinstance(found, FactDifference):
            values = f"{plain_value(found.before)} → {plain_value(found.after)}"
            changed = f"{fact_name(found.field, self._language)}: {values}"
            return ShownRow((self.tr("gebouw"), changed, ""), changed)
        line, difference = found.line, found.difference
        place = f"{_SHAPES[difference.change]} {line.id}"
        about = f"{line.description}: {field_change_text(difference, self._numbers)}"
        known = "; ".join(self._effect(effect) for effect in found.effects if effect.amount is not None)
        every = "; ".join(self._effect(effect) for effect in found.effects)
        cell = known or (self.tr("niet te zeggen") if every else "")
        return ShownRow((place, about, cell), f"{place} {about}. {every}")

    def _effect(self, effect: LineEffect) -> str:
        name = label(f"report_subject_{effect.subject}", self._language)
        amount = "?" if effect.amount is None else signed_text(effect.amount, 1, self._numbers)
        return f"{name} {amount} {effect.unit}".replace("EUR", "€").replace("CO2", "CO₂")


def _compared(before: Review, now: Review) -> SubmissionComparison:
    return compare_submissions(before, now)


def _has_plan(file: ReviewFile) -> bool:
    return file.review is not None and file.review.report is not None and not file.is_busy


def _told(rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """The indicators with an outcome, changed ones first."""
    return sorted((row for row in rows if row.has_outcome), key=lambda row: row.cells[1].trend is Trend.SAME)


def _size(line: SubmittedLine) -> float:
    return max((abs(effect.amount) for effect in line.effects if effect.amount is not None), default=0.0)


def _no_key(_: Any) -> str:
    return ""
