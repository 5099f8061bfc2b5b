"""What every table of rows says in the same way: how many rows and columns, and the titles above them."""

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
    """Rows of one kind under titled columns; a subclass gives the titles and what stands in a cell.

    Attributes:
        right_columns: columns of figures, which stand at the right.
        other_side: how the other columns stand; None leaves that to the view.
    """

    right_columns: Collection[int] = frozenset()
    other_side: int | None = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[_Row] = ()

    def titles(self) -> Sequence[str]:
        """The titles in the language of now, one per column; asked for often."""
        raise TypeError(f"{type(self).__name__} gives no titles")

    def title_tips(self) -> Sequence[str]:
        """What the titles say when pointed at, plain text, one per column; empty for nothing."""
        return ()

    def alignment(self, column: int) -> int | None:
        """How a column stands, as Qt's number; None leaves that to the view."""
        return RIGHT if column in self.right_columns else self.other_side

    @contextmanager
    def resetting(self) -> Iterator[None]:
        """What is changed inside is shown wholly anew."""
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
