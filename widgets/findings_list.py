"""Tree of findings in groups that can be collapsed, such as those that were settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from widgets.plain_text import plain_tool_tip

_Index = QModelIndex | QPersistentModelIndex
_GROUP = 0
_ROW_HEIGHT = 27
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """Texts of one finding: the shape (`mark`) and word of its severity, its place and its sentence."""

    key: str
    mark: str
    severity: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Group of findings of one kind. `id` stays the same when the language of the title changes."""

    id: str
    title: str
    entries: tuple[FindingEntry, ...]
    is_folded: bool = False


class FindingsTreeModel(QAbstractItemModel):
    """Tree model of groups with their findings below. The internal id of a finding is its group's row plus one."""

    COLUMNS = 3

    def __init__(self, parent: QObject | None = None, titles: tuple[str, str, str] | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._groups: tuple[FindingGroup, ...] = ()

    @property
    def groups(self) -> tuple[FindingGroup, ...]:
        """The groups with their findings."""
        return self._groups

    def set_groups(self, groups: Sequence[FindingGroup]) -> None:
        """Replaces all groups."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self.endResetModel()

    def entry(self, index: _Index) -> FindingEntry | None:
        """The finding at an index; None for a group."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._groups[int(index.internalId()) - 1].entries[index.row()]

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: _Index = _ROOT) -> QModelIndex:  # type: ignore[override]  # two overloads in Qt
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, _GROUP)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        is_group = parent.internalId() == _GROUP and parent.column() == 0
        return len(self._groups[parent.row()].entries) if is_group else 0

    def columnCount(self, parent: _Index = _ROOT) -> int:
        del parent
        return self.COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        entry = self.entry(index)
        return self._group_data(index, role) if entry is None else _entry_data(entry, index.column(), role)

    def _group_data(self, index: _Index, role: int) -> object:
        group = self._groups[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.column() == 0:
            return f"{group.title} ({len(group.entries)})"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self._titles or (self.tr("Ernst"), self.tr("Plaats"), self.tr("Bevinding")))[section]


def _entry_data(entry: FindingEntry, column: int, role: int) -> object:
    texts = (f"{entry.mark} {entry.severity}", entry.place, entry.sentence)
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return texts[column]
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tool_tip(texts[column])
    return None


class FindingsList(QTreeView):
    """Tree view of findings, which keeps its selection and expanded groups when the findings change.

    `titles` names the three columns where it shows something else than findings.

    Signals:
        chosen(tuple[str, ...]): keys of the selected findings.
        opened(str): a finding was double-clicked or Enter was pressed on it.
    """

    chosen = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, titles: tuple[str, str, str] | None = None) -> None:
        super().__init__(parent)
        self._model = FindingsTreeModel(self, titles)
        self._folded: dict[str, bool] = {}
        self.setModel(self._model)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setAccessibleName(self.tr("Bevindingen"))
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.activated.connect(self._on_activated)
        self.expanded.connect(lambda index: self._remember(index, is_folded=False))
        self.collapsed.connect(lambda index: self._remember(index, is_folded=True))

    def show_groups(self, groups: Sequence[FindingGroup]) -> None:
        """Shows these findings and keeps selection, expanded groups and scroll position."""
        if tuple(groups) == self._model.groups:
            return
        keys, place = set(self.chosen_keys()), self.verticalScrollBar().value()
        current = self._model.entry(self.currentIndex())
        self._model.set_groups(groups)
        folded = dict(self._folded)
        for row, group in enumerate(groups):
            index = self._model.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(index, not folded.get(group.id, group.is_folded))
        self._folded = folded
        self._select(keys, current.key if current is not None else "")
        self.verticalScrollBar().setValue(place)
        self._tell_chosen()

    def chosen_keys(self) -> tuple[str, ...]:
        """Keys of the selected findings, in the order of the list."""
        rows = self.selectionModel().selectedRows()
        rows.sort(key=lambda index: (index.internalId(), index.row()))
        found = (self._model.entry(index) for index in rows)
        return tuple(entry.key for entry in found if entry is not None)

    def choose(self, key: str) -> None:
        """Selects one finding and brings it into view."""
        self.clearSelection()
        self._select({key}, key)

    def _select(self, keys: set[str], current_key: str) -> None:
        selection = QItemSelection()
        for row, group in enumerate(self._model.groups):
            parent = self._model.index(row, 0)
            for place, entry in enumerate(group.entries):
                if entry.key in keys:
                    index = self._model.index(place, 0, parent)
                    selection.select(index, index)
                if entry.key == current_key and current_key:
                    index = self._model.index(place, 0, parent)
                    self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, flags)

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.chosen_keys())

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None:
            self.opened.emit(entry.key)

    def _remember(self, index: QModelIndex, *, is_folded: bool) -> None:
        if not index.parent().isValid():
            self._folded[self._model.groups[index.row()].id] = is_folded
