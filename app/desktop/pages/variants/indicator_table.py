"""The item model indicator × variant: outcome with verdict, and difference from the reference variant."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from app.reporting.wording.number_text import NBSP, NOTHING, decimals_needed, signed_text
from app.reporting.wording.outcome_texts import (
    figure_decimals,
    indicator_name,
    short_name,
    unit_text,
    value_text,
    verdict_word,
)
from app.texts import Language, label
from models.domain.outcome import Basis, OutcomeStatus
from models.presentation.marks import headline_mark
from models.presentation.reached import reached
from models.scorecard.comparison import IndicatorRow, OutcomeDifference, Trend
from widgets.mark_delegate import MARK_ROLE
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, Index, RowsTableModel
from widgets.two_line_delegate import SECOND_LINE_ROLE, TONE_ROLE, Tone

_TONES = {Trend.BETTER: Tone.GOOD, Trend.WORSE: Tone.BAD}


class IndicatorTableModel(RowsTableModel[IndicatorRow]):
    """The outcomes with indicators as rows and variants as columns; indicator names are the vertical header."""

    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.language: Language = "nl"
        self.number_locale: Language = "nl"

    def set_rows(self, rows: Sequence[IndicatorRow], names: Sequence[str]) -> None:
        with self.resetting():
            self._rows, self._names = tuple(rows), tuple(names)

    def titles(self) -> tuple[str, ...]:
        return self._names

    def title_tips(self) -> tuple[str, ...]:
        return self._names

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row_title(self._rows[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._row_tip(self._rows[section]))
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._figure(row, cell)
        if role == SECOND_LINE_ROLE:
            return self._difference(row, cell)
        if role == MARK_ROLE:
            return headline_mark(reached(cell.outcome).headline)
        if role == TONE_ROLE:
            return Tone.MUTED if cell.trend is None else _TONES.get(cell.trend, Tone.MUTED)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = f"{self._figure(row, cell)}. {self._difference(row, cell)}"
            return plain_tool_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def _row_title(self, row: IndicatorRow) -> str:
        name, unit = short_name(row.indicator, self.language), unit_text(row.indicator, self.language)
        if row.environmental_set is not None:
            name = f"{name}, {label('report_set', self.language, set=row.environmental_set)}"
        return name if unit == NOTHING else f"{name}\n{unit}"

    def _row_tip(self, row: IndicatorRow) -> str:
        return f"{indicator_name(row.indicator, self.language)}\n{unit_text(row.indicator, self.language)}"

    def _figure(self, row: IndicatorRow, cell: OutcomeDifference) -> str:
        outcome = cell.outcome
        word = verdict_word(outcome, self.language)
        if outcome.status is not OutcomeStatus.VALUE:
            return word
        language = self.language if outcome.estimate is None else self.number_locale
        value = value_text(outcome, row.indicator, language)
        if outcome.basis is Basis.STATED:
            value = self.tr("{0} (opgegeven)").format(value)
        return f"{value} · {word}"

    def _difference(self, row: IndicatorRow, cell: OutcomeDifference) -> str:
        if cell.trend is None:
            return self.tr("hiermee vergeleken")
        has_value = cell.outcome.status is OutcomeStatus.VALUE
        if cell.trend is Trend.NOTHING and has_value:
            return self.tr("geen cijfer om mee te vergelijken")
        words = self._trend_word(cell.trend)
        if cell.amount is None or cell.trend is Trend.SAME:
            return words
        decimals = decimals_needed([cell.amount], [0.0], figure_decimals(cell.outcome, row.indicator))
        return f"{signed_text(cell.amount, decimals, self.number_locale)}{NBSP}{NBSP}{words}"

    def _trend_word(self, trend: Trend) -> str:
        return {
            Trend.BETTER: self.tr("↗ beter"),
            Trend.WORSE: self.tr("↘ slechter"),
            Trend.SAME: self.tr("= gelijk"),
            Trend.DIFFERENT: self.tr("anders"),
            Trend.CANNOT_SAY: self.tr("? niet te zeggen"),
            Trend.NOT_COMPARABLE: self.tr("≠ niet vergelijkbaar"),
            Trend.NOTHING: NOTHING,
        }[trend]
