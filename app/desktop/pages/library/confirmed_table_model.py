"""The item model of confirmed texts with the names of their products."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.services.library.product_search import folded
from models.domain.library.confirmed_text import ConfirmedText
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, Index, RowsTableModel


class ConfirmedTableModel(RowsTableModel[ConfirmedText]):
    """Confirmed texts as rows; searching and sorting choose and order them."""

    TEXT, PRODUCT = range(2)
    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (self.tr("Tekst"), self.tr("Product"))
        self._names: dict[str, str] = {}
        self._searched: dict[str, str] = {}
        self._texts: Sequence[ConfirmedText] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] = (self.TEXT, Qt.SortOrder.AscendingOrder)

    def take(self, texts: Mapping[str, ConfirmedText], name_of_target: Callable[[str], str]) -> None:
        """Takes these texts; `show_found` shows them."""
        self._texts = tuple(texts.values())
        self._names = {target: name_of_target(target) for target in {text.target for text in self._texts}}
        named = {target: folded(name) for target, name in self._names.items()}
        self._searched = {text.id: f"{folded(text.text)}\n{named[text.target]}" for text in self._texts}

    def show_found(self, searched: str) -> None:
        """Shows the texts that have all words of a search, in the text itself or in the name of its product."""
        words = folded(searched).split()
        found = [text for text in self._texts if all(word in self._searched[text.id] for word in words)]
        with self.resetting():
            self._rows = self._sorted(found)

    @property
    def count(self) -> int:
        """The number of texts, those that the search hides among them."""
        return len(self._texts)

    def text_at(self, row: int) -> ConfirmedText:
        return self._rows[row]

    def row_of(self, text_id: str) -> int:
        """The row of a text; -1 when it is not shown."""
        return next((row for row, text in enumerate(self._rows) if text.id == text_id), -1)

    def product_name(self, text: ConfirmedText) -> str:
        return self._names[text.target]

    def titles(self) -> tuple[str, ...]:
        return self._headers

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown = self._shown(self._rows[index.row()], index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        return plain_tool_tip(shown) if role == Qt.ItemDataRole.ToolTipRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; -1 is by text."""
        self._sorted_by = (max(column, self.TEXT), order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        texts = [self._rows[index.row()].id for index in kept]
        self._rows = self._sorted(self._rows)
        places = {text.id: row for row, text in enumerate(self._rows)}
        moved = [self.index(places[text], index.column()) for text, index in zip(texts, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self, texts: Sequence[ConfirmedText]) -> list[ConfirmedText]:
        column, order = self._sorted_by
        by_text = sorted(texts, key=lambda text: self._searched[text.id])
        is_down = order is Qt.SortOrder.DescendingOrder
        if column == self.TEXT:
            return by_text[::-1] if is_down else by_text
        return sorted(by_text, key=lambda text: self._names[text.target].casefold(), reverse=is_down)

    def _shown(self, text: ConfirmedText, column: int) -> str:
        return self._names[text.target] if column == self.PRODUCT else " ".join(text.text.split())
