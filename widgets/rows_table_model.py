"""Base of the table models: numbers of rows and columns, headers and alignment."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.plain_text import plain_tool_tip

Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ROOT = QModelIndex()
_Row = TypeVar("_Row")


class RowsTableModel(QAbstractTableModel, Generic[_Row]):
    """Table model of rows of one kind; a subclass gives the headers and the contents of the cells.

    Attributes:
        right_columns: columns of figures, which are right-aligned.
        other_side: alignment of the other columns; None leaves it to the view.
    """

    right_columns: Collection[int] = frozenset()
    other_side: int | None = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[_Row] = ()

    def titles(self) -> Sequence[str]:
        """The headers in the present language, one per column; called often."""
        raise TypeError(f"{type(self).__name__} gives no titles")

    def title_tips(self) -> Sequence[str]:
        """The tool tips of the headers, plain text, one per column; empty for none."""
        return ()

    def alignment(self, column: int) -> int | None:
        """The alignment of a column as Qt's number; None leaves it to the view."""
        return RIGHT if column in self.right_columns else self.other_side

    @contextmanager
    def resetting(self) -> Iterator[None]:
        """Resets the model around a change of its rows."""
        self.beginResetModel()
        try:
            yield
        finally:
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.titles())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        tips = self.title_tips() if role == Qt.ItemDataRole.ToolTipRole else ()
        return plain_tool_tip(tips[section]) if tips else None
