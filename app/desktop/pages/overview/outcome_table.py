"""The table of all outcomes: value, unit, the three limits, verdict, margin, coverage, and the stated value.

The extra figures follow below them, with only a value and a unit.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.desktop.score.texts import ScoreWords
from app.texts import label
from models.domain.extra_figure import ExtraFigure
from models.domain.outcome import Figure, Outcome, Scorecard
from models.domain.requirement import Indicator, Level
from models.presentation.reached import Headline, level_verdict, reached
from models.reference.reference import Reference
from widgets.colours import colours_of
from widgets.mark_delegate import MARK_ROLE, MarkDelegate
from widgets.plain_text import plain_tool_tip
from widgets.row_table import set_up_rows
from widgets.rows_table_model import LEFT, ROOT, Index, RowsTableModel

_TONES = {Headline.MEETS: "accent", Headline.MISSES: "missed"}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: the code of its heading, the function that gives its text, and whether it is numeric."""

    code: str
    text: Callable[[ScoreWords, Outcome, Indicator], str]
    is_figure: bool = False


def _limit(level: Level) -> Callable[[ScoreWords, Outcome, Indicator], str]:
    return lambda words, outcome, indicator: words.limit(level_verdict(outcome.levels, level), outcome, indicator)


_COLUMNS = (
    _Column("report_column_indicator", lambda w, o, i: w.outcome_name(o, i)),
    _Column("report_column_value", lambda w, o, i: w.value(o, i), is_figure=True),
    _Column("report_column_unit", lambda w, _, i: w.unit(i)),
    _Column("report_column_verdict", lambda w, o, _: w.verdict(o)),
    _Column("report_column_margin", lambda w, o, i: w.margin(o, i), is_figure=True),
    _Column("report_column_legal", _limit(Level.LEGAL), is_figure=True),
    _Column("report_column_recommended", _limit(Level.RECOMMENDED), is_figure=True),
    _Column("report_column_ambitious", _limit(Level.AMBITIOUS), is_figure=True),
    _Column("report_column_coverage", lambda w, o, _: w.coverage(o), is_figure=True),
    _Column("report_column_beside", lambda w, o, i: w.beside(o, i), is_figure=True),
)
_NARROWEST_NAME = 170
VERDICT_COLUMN = next(place for place, column in enumerate(_COLUMNS) if column.code == "report_column_verdict")


OutcomeRow = tuple[Outcome, Indicator]
FigureRow = tuple[Figure, ExtraFigure]


class OutcomeTableModel(RowsTableModel[OutcomeRow | FigureRow]):
    """Outcomes in the order of the indicators, then extra figures; a row is worded when it is first shown."""

    right_columns = frozenset(place for place, column in enumerate(_COLUMNS) if column.is_figure)
    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written: dict[int, tuple[str, ...]] = {}
        self._words = ScoreWords("nl", "nl")
        self.tones: dict[Headline, QColor] = {}

    def show_scorecard(self, scorecard: Scorecard, reference: Reference, words: ScoreWords) -> None:
        """Shows all outcomes of a scorecard, in this wording."""
        by_id = {indicator.id: indicator for indicator in reference.indicators}
        extra = {figure.id: figure for figure in reference.extra_figures}
        rows: list[OutcomeRow | FigureRow] = []
        rows += [(o, by_id[o.indicator_id]) for o in scorecard.outcomes if o.indicator_id in by_id]
        rows += [(figure, extra[figure.id]) for figure in scorecard.figures]
        is_same = words == self._words and len(rows) == len(self._rows)
        if not is_same:
            self.beginResetModel()
        self._words, self._rows, self._written = words, rows, {}
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_COLUMNS) - 1))

    def id_of(self, row: int) -> str:
        """The id of the indicator or extra figure of a row."""
        return self._rows[row][1].id

    def row_of(self, indicator_id: str) -> int:
        """The first row of an indicator; -1 when there is none."""
        return next((n for n, (_, about) in enumerate(self._rows) if about.id == indicator_id), -1)

    def titles(self) -> tuple[str, ...]:
        return tuple(label(column.code, self._words.language) for column in _COLUMNS)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._tool_tip(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        outcome = self._rows[index.row()][0]
        if role == MARK_ROLE and index.column() == VERDICT_COLUMN and isinstance(outcome, Outcome):
            return self._words.mark(outcome)
        is_verdict = role == Qt.ItemDataRole.ForegroundRole and index.column() == VERDICT_COLUMN
        if is_verdict and isinstance(outcome, Outcome):
            return self.tones.get(reached(outcome).headline)
        return None

    def _tool_tip(self, row: int) -> str:
        match self._rows[row]:
            case (Figure() as figure, ExtraFigure() as about):
                return self._words.figure_tool_tip(figure, about)
            case (Outcome() as outcome, Indicator() as indicator):
                return self._words.tool_tip(outcome, indicator)
        return ""

    def _texts(self, row: int) -> tuple[str, ...]:
        if row not in self._written:
            match self._rows[row]:
                case (Figure() as figure, ExtraFigure() as about):
                    said = self._words.figure_cells(figure, about)
                    self._written[row] = (*said, *[""] * (len(_COLUMNS) - len(said)))
                case (Outcome() as outcome, Indicator() as indicator):
                    self._written[row] = tuple(c.text(self._words, outcome, indicator) for c in _COLUMNS)
        return self._written[row]


class OutcomeTable(QTableView):
    """The table of outcomes.

    Signals:
        chosen(str): the user double-clicked an indicator or extra figure, or pressed Enter; its id.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table_model = OutcomeTableModel(self)
        self.setModel(self.table_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        set_up_rows(self)
        self.setItemDelegateForColumn(VERDICT_COLUMN, MarkDelegate(self))
        self.setStyleSheet("QTableView, QTableView:focus { border-width: 1px; }")
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._choose)

    def fit_columns(self) -> None:
        """Gives every column the width of its longest text; the name gets the rest."""
        self.tones_follow_palette()
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        spare = self.viewport().width() - header.length()
        header.resizeSection(0, max(_NARROWEST_NAME, header.sectionSize(0) + spare))

    def tones_follow_palette(self) -> None:
        """Sets the colours of the verdicts for the present palette."""
        colours = colours_of(self)
        self.table_model.tones = {headline: colours.colour(name) for headline, name in _TONES.items()}

    def show_indicator(self, indicator_id: str) -> None:
        """Brings an indicator's row into view and selects it."""
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
            self.chosen.emit(self.table_model.id_of(index.row()))
