"""All outcomes as a table: value, unit, the three limits, verdict, margin, coverage, stated beside calculated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.desktop.score.texts import ScoreWords
from app.texts import label
from models.domain.outcome import Outcome, Scorecard
from models.domain.requirement import Indicator, Level
from models.presentation.reached import Headline, level_verdict, reached
from widgets.colours import colours_of
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, ROOT, Index, RowsTableModel

_TONES = {Headline.MEETS: "accent", Headline.MISSES: "missed"}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: the code of its heading, what stands in it, and whether it is a figure."""

    code: str
    text: Callable[[ScoreWords, Outcome, Indicator], str]
    is_figure: bool = False


def _limit(level: Level) -> Callable[[ScoreWords, Outcome, Indicator], str]:
    return lambda words, outcome, indicator: words.limit(level_verdict(outcome.levels, level), outcome, indicator)


_COLUMNS = (
    _Column("report_column_indicator", lambda w, o, i: w.outcome_name(o, i)),
    _Column("report_column_value", lambda w, o, i: w.value(o, i), is_figure=True),
    _Column("report_column_unit", lambda w, _, i: w.unit(i)),
    _Column("report_column_verdict", lambda w, o, _: f"{w.mark(o)} {w.verdict(o)}"),
    _Column("report_column_margin", lambda w, o, i: w.margin(o, i), is_figure=True),
    _Column("report_column_legal", _limit(Level.LEGAL), is_figure=True),
    _Column("report_column_recommended", _limit(Level.RECOMMENDED), is_figure=True),
    _Column("report_column_ambitious", _limit(Level.AMBITIOUS), is_figure=True),
    _Column("report_column_coverage", lambda w, o, _: w.coverage(o), is_figure=True),
    _Column("report_column_stated", lambda w, o, i: w.stated(o, i), is_figure=True),
)
_NARROWEST_NAME = 170
VERDICT_COLUMN = next(place for place, column in enumerate(_COLUMNS) if column.code == "report_column_verdict")


class OutcomeTableModel(RowsTableModel[tuple[Outcome, Indicator]]):
    """Outcomes in the order of the indicators; a row is written when it is first asked for."""

    right_columns = frozenset(place for place, column in enumerate(_COLUMNS) if column.is_figure)
    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written: dict[int, tuple[str, ...]] = {}
        self._words = ScoreWords("nl", "nl")
        self.tones: dict[Headline, QColor] = {}

    def show_scorecard(self, scorecard: Scorecard, indicators: Sequence[Indicator], words: ScoreWords) -> None:
        by_id = {indicator.id: indicator for indicator in indicators}
        rows = [(o, by_id[o.indicator_id]) for o in scorecard.outcomes if o.indicator_id in by_id]
        is_same = words == self._words and len(rows) == len(self._rows)
        if not is_same:
            self.beginResetModel()
        self._words, self._rows, self._written = words, rows, {}
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_COLUMNS) - 1))

    def indicator(self, row: int) -> Indicator:
        """The indicator of a row."""
        return self._rows[row][1]

    def row_of(self, indicator_id: str) -> int:
        """The first row of an indicator; -1 when there is none."""
        return next((n for n, (_, indicator) in enumerate(self._rows) if indicator.id == indicator_id), -1)

    def titles(self) -> tuple[str, ...]:
        return tuple(label(column.code, self._words.language) for column in _COLUMNS)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        outcome, indicator = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._words.tool_tip(outcome, indicator))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == VERDICT_COLUMN:
            return self.tones.get(reached(outcome).headline)
        return None

    def _texts(self, row: int) -> tuple[str, ...]:
        if row not in self._written:
            outcome, indicator = self._rows[row]
            self._written[row] = tuple(column.text(self._words, outcome, indicator) for column in _COLUMNS)
        return self._written[row]


class OutcomeTable(QTableView):
    """Signals:

    chosen(str): the user went to an indicator, by double click or Enter.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table_model = OutcomeTableModel(self)
        self.setModel(self.table_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView, QTableView:focus { border-width: 1px; }")
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._choose)

    def fit_columns(self) -> None:
        """Gives every column the width of its longest text; the name gets what is left."""
        self.tones_follow_palette()
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        spare = self.viewport().width() - header.length()
        header.resizeSection(0, max(_NARROWEST_NAME, header.sectionSize(0) + spare))

    def tones_follow_palette(self) -> None:
        """Colours of the verdicts for the palette of now."""
        colours = colours_of(self)
        self.table_model.tones = {headline: colours.colour(name) for headline, name in _TONES.items()}

    def show_indicator(self, indicator_id: str) -> None:
        """Brings an indicator's row into view and chooses it."""
        row = self.table_model.row_of(indicator_id)
        if row >= 0:
            self.setCurrentIndex(self.table_model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.table_model.indicator(index.row()).id)
