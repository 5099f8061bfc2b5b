"""List model of the live scorecard, whose rows change in place."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.outcome_rows.row import OutcomeRow
from widgets.plain_text import plain_tool_tip

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Role: the `OutcomeRow` itself, for the delegate."""

_Index = QModelIndex | QPersistentModelIndex


class OutcomeRowModel(QAbstractListModel):
    """List model of `OutcomeRow` values; rows with the same keys are updated in place, so that nothing scrolls.

    Args:
        tool_tip_of: key -> plain text of the tool tip, made only when it is shown.
    """

    def __init__(self, tool_tip_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tool_tip_of = tool_tip_of
        self._rows: list[OutcomeRow] = []

    @property
    def rows(self) -> tuple[OutcomeRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[OutcomeRow]) -> None:
        """Shows other rows; the view is notified of those that differ only."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        heights = [_height(row) for row in self._rows]
        for place, row in enumerate(rows):
            if row != self._rows[place]:
                self._rows[place] = row
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)
        if heights != [_height(row) for row in self._rows]:
            self.layoutChanged.emit()

    def calm_down(self) -> None:
        """Ends the highlight of rows whose verdict just changed."""
        self.show_rows([replace(row, is_fresh=False) for row in self._rows])

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._tool_tip_of(row.key)) or None
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def _height(row: OutcomeRow) -> tuple[bool, bool]:
    """The parts of a row that decide its height."""
    return row.band is None, bool(row.indication)
