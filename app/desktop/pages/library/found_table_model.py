"""Base of the item models of the library; searching and sorting only change its list of positions."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt

from app.services.library.product_search import folded
from app.texts import Language
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, RIGHT, Index, RowsTableModel

_Item = TypeVar("_Item")


class FoundTableModel(RowsTableModel[int], Generic[_Item]):
    """Items that a search found as rows; the first column has the name."""

    NAME = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[_Item] = ()
        self._found: Sequence[int] = ()
        self._headers = self.header_words()
        self.language: Language = "nl"
        self._show: Callable[[object], str] = str
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @abstractmethod
    def id_of(self, item: _Item) -> str:
        """The id of an item."""

    @abstractmethod
    def value(self, item: _Item, column: int) -> str | float | None:
        """The value of a cell, by which its column is sorted; None for an unknown one."""

    @abstractmethod
    def header_words(self) -> tuple[tuple[str, str], ...]:
        """Title and explanation of every column."""

    def shown(self, item: _Item, column: int) -> str:
        """The text of a cell."""
        value = self.value(item, column)
        if value is None:
            return ""
        return value if isinstance(value, str) else self._show(value)

    def show_items(
        self,
        items: Sequence[_Item],
        found: Sequence[int],
        language: Language,
        show: Callable[[object], str],
    ) -> None:
        """Shows the items at the positions `found`; `show` writes a number."""
        with self.resetting():
            self._items, self.language, self._show = items, language, show
            self._found = found
            self._rows = self._sorted()

    def item_at(self, row: int) -> _Item:
        """The item in a row of the table."""
        return self._items[self._rows[row]]

    def row_of(self, item_id: str) -> int:
        """The row of an item; -1 when it is not shown."""
        return next((row for row, i in enumerate(self._rows) if self.id_of(self._items[i]) == item_id), -1)

    def titles(self) -> tuple[str, ...]:
        return tuple(title for title, _ in self._headers)

    def title_tips(self) -> tuple[str, ...]:
        return tuple(tip for _, tip in self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(item, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self.value(item, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in self.right_columns else LEFT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self.NAME:
            return plain_tool_tip(self.shown(item, self.NAME))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column, unknown figures last in both orders; -1 is the order of the search."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        positions = [self._rows[index.row()] for index in kept]
        self._rows = self._sorted()
        places = {position: row for row, position in enumerate(self._rows)}
        moved = [self.index(places[at], index.column()) for at, index in zip(positions, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self) -> list[int]:
        column, order = self._sorted_by
        if column < 0:
            return list(self._found)
        keys = {i: self._sort_key(self._items[i], column) for i in self._found}
        known = [i for i in self._found if keys[i] is not None]
        unknown = [i for i in self._found if keys[i] is None]
        known.sort(key=lambda i: keys[i], reverse=order is Qt.SortOrder.DescendingOrder)
        return known + unknown

    def _sort_key(self, item: _Item, column: int) -> Any:
        value = self.value(item, column)
        return folded(value) if isinstance(value, str) else value
