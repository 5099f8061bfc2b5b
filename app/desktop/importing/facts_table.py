"""A read-only table of texts for previews, with numbers aligned at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from widgets.plain_text import plain_tool_tip
from widgets.row_table import set_up_rows
from widgets.rows_table_model import LEFT, Index, RowsTableModel

_SHOWN_ROWS = 30
_MOST_TEXT = 300
_EDGES = 4


class FactsTableModel(RowsTableModel[tuple[str, ...]]):
    """Rows of texts; each row has as many texts as there are titles."""

    other_side = LEFT

    def __init__(self, titles: Sequence[str], numeric: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self.right_columns = frozenset(numeric)

    @property
    def rows(self) -> Sequence[tuple[str, ...]]:
        return self._rows

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        with self.resetting():
            self._rows = rows

    def titles(self) -> tuple[str, ...]:
        return self._titles

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        told = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(told.split())[:_MOST_TEXT]
        return plain_tool_tip(told[:_MOST_TEXT]) if role == Qt.ItemDataRole.ToolTipRole else None


class FactsTable(QTableView):
    """A table as high as its rows, up to thirty; column `wide` takes the width that is left."""

    def __init__(self, name: str, model: FactsTableModel, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = model
        self.setModel(model)
        self.setProperty("role", "list")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        set_up_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Shows these rows; hides the table when there are none."""
        self.facts.show(rows)
        shown = min(len(rows), _SHOWN_ROWS)
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height()
            + shown * self.verticalHeader().defaultSectionSize()
            + _EDGES
        )
        self.setVisible(bool(rows))
