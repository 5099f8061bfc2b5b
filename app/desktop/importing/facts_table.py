"""A table of texts to look at: rows of a preview, plain, with numbers at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from widgets.plain_text import plain_tool_tip

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ROW_HEIGHT = 26
_SHOWN_ROWS = 30
_MOST_TEXT = 300
_EDGES = 4


class FactsTableModel(QAbstractTableModel):
    """Every row has as many texts as there are titles."""

    def __init__(self, titles: Sequence[str], numeric: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._numeric = frozenset(numeric)
        self._rows: Sequence[tuple[str, ...]] = ()

    @property
    def rows(self) -> Sequence[tuple[str, ...]]:
        return self._rows

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self._numeric else _LEFT
        told = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(told.split())[:_MOST_TEXT]
        return plain_tool_tip(told[:_MOST_TEXT]) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in self._numeric else _LEFT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None


class FactsTable(QTableView):
    """As high as its rows, up to thirty; one column takes the room that is left."""

    def __init__(self, name: str, model: FactsTableModel, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = model
        self.setModel(model)
        self.setProperty("role", "list")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Shows these rows; without any the table is hidden."""
        self.facts.show(rows)
        shown = min(len(rows), _SHOWN_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * _ROW_HEIGHT + _EDGES)
        self.setVisible(bool(rows))
