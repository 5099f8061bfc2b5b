"""The table of a section: rows are worded when they become visible, can be ticked off, and carry a note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from models.domain.review import ReviewNotes
from widgets.colours import colours_of
from widgets.plain_text import plain_tool_tip
from widgets.row_table import set_up_rows

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TICK_WIDTH = 46
_MOST_TEXT = 600
_LEAST_STRETCHED = 140


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in pixels; one that stretches shares what is left."""

    title: str
    width: int = 0
    is_figure: bool = False

    @property
    def stretches(self) -> bool:
        return self.width == 0


@dataclass(frozen=True, slots=True)
class ShownRow:
    """The texts of a row.

    Attributes:
        cells: one text per column.
        detail: the complete text of the row, for the note bar.
        key: the key of its note; "" for a row that takes none.
        line_ids: lines of the bill that the row is about.
    """

    cells: tuple[str, ...]
    detail: str
    key: str = ""
    is_wrong: bool = False
    line_ids: tuple[str, ...] = ()


_EMPTY_NOTES = ReviewNotes()


class SectionTableModel(QAbstractTableModel):
    """The item model of a section; the first column is the tick.

    Signals:
        ticked(str, bool): the row with this key was ticked off, or not any more.
    """

    ticked = Signal(str, bool)

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._columns = tuple(columns)
        self._items: Sequence[Any] = ()
        self._word: Callable[[Any], ShownRow] = _unworded
        self._key: Callable[[Any], str] = str
        self._rows: dict[int, ShownRow] = {}
        self._notes = _EMPTY_NOTES

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def show(self, items: Sequence[Any], word: Callable[[Any], ShownRow], key: Callable[[Any], str]) -> None:
        """Shows items; `word` gives the texts of a row when it becomes visible, `key` its key in a search."""
        self.beginResetModel()
        self._items, self._word, self._key, self._rows = items, word, key, {}
        self.endResetModel()

    def show_notes(self, notes: ReviewNotes) -> None:
        """Updates the ticks and notes of the same rows."""
        self._notes = notes
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def row(self, place: int) -> ShownRow:
        if place not in self._rows:
            self._rows[place] = self._word(self._items[place])
        return self._rows[place]

    def place_of(self, key: str) -> int:
        """The row with a key; -1 when there is none."""
        return next((place for place, item in enumerate(self._items) if self._key(item) == key), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section - 1] if section else Column("✓")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and not section:
            return plain_tool_tip(self.tr("Nagekeken; ✎ is een notitie"))
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.row(index.row()).key:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), index.column()
        if column == 0:
            return self._tick(row, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(row.cells[column - 1].split())[:_MOST_TEXT]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(row.cells[column - 1][:_MOST_TEXT])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[column - 1])
        return self._look(row, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column():
            return False
        self.ticked.emit(self.row(index.row()).key, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _tick(self, row: ShownRow, role: int) -> object:
        if not row.key:
            return None
        is_checked, remark = row.key in self._notes.checked, self._notes.remarks.get(row.key, "")
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return "✎" if remark else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Nagekeken. {0}").format(remark) if is_checked else remark
        return plain_tool_tip(remark) if role == Qt.ItemDataRole.ToolTipRole else None

    def _look(self, row: ShownRow, role: int) -> object:
        if not row.is_wrong:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return colours_of(self._view).colour("missed")
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(self._view.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


def _unworded(item: Any) -> ShownRow:
    return ShownRow((), str(item))


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class SectionTable(QTableView):
    """The view of a section's rows.

    Signals:
        picked(ShownRow): a row was selected.
        opened(ShownRow): the user pressed Enter on a row or double-clicked it.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SectionTableModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        set_up_rows(self, lines=2)
        self.setProperty("role", "list")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now))
        self.clicked.connect(self._tell)
        self.activated.connect(lambda index: self.opened.emit(self.rows.row(index.row())))

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        self.setColumnWidth(0, _TICK_WIDTH)
        for place, column in enumerate(self.rows.columns, start=1):
            if column.stretches:
                self.setColumnWidth(place, _LEAST_STRETCHED)
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(place, column.width)

    def current_row(self) -> ShownRow | None:
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Brings the row with a key into view and selects it; False when there is none."""
        place = self.rows.place_of(key) if key else -1
        if place < 0:
            return False
        index = self.rows.index(place, 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handles the space bar, which ticks the row off from any cell."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            tick = self.rows.index(index.row(), 0)
            state = self.rows.data(tick, Qt.ItemDataRole.CheckStateRole)
            if state is not None:
                is_on = state is Qt.CheckState.Checked
                other = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
                self.rows.setData(tick, other, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self.rows.row(index.row()))
