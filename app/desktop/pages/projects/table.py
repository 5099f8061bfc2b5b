"""The table of projects; Enter or a double click opens one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.desktop.pages.projects.chips import ChipsDelegate
from app.desktop.pages.projects.table_model import ProjectsTableModel
from widgets.row_table import set_up_rows
from widgets.style_property import set_style_property

_NARROW_BELOW = 1000
_WIDTHS = {
    ProjectsTableModel.MUNICIPALITY: 140,
    ProjectsTableModel.TYPE: 180,
    ProjectsTableModel.STATUS: 210,
    ProjectsTableModel.VARIANTS: 92,
    ProjectsTableModel.LINES: 76,
    ProjectsTableModel.CHANGED: 134,
}
_NARROW_WIDTHS = {
    ProjectsTableModel.MUNICIPALITY: 112,
    ProjectsTableModel.TYPE: 166,
    ProjectsTableModel.STATUS: 124,
}
"""Widths in pixels on a small screen, where the number of variants is hidden."""


class ProjectsTable(QTableView):
    """The table view of projects.

    Signals:
        opened(): the user pressed Enter on a row or double-clicked it.
    """

    opened = Signal()

    def __init__(self, model: ProjectsTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setProperty("role", "list")
        self.setAccessibleName(self.tr("Projecten"))
        self.setItemDelegateForColumn(model.STATUS, ChipsDelegate(self))
        set_up_rows(self, lines=2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(model.NAME, QHeaderView.ResizeMode.Stretch)
        self._is_narrow: bool | None = None
        self._fit_columns()
        self.setSortingEnabled(True)
        self.sortByColumn(model.CHANGED, Qt.SortOrder.DescendingOrder)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        is_narrow = self.width() < _NARROW_BELOW
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.setColumnHidden(ProjectsTableModel.VARIANTS, is_narrow)
        for column, width in (_WIDTHS | (_NARROW_WIDTHS if is_narrow else {})).items():
            self.horizontalHeader().resizeSection(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handles Enter, which opens, and Home and End, which go to the first and last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selectionModel().hasSelection():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def set_drop_target(self, is_target: bool) -> None:
        """Shows or hides the mark that files can be dropped here."""
        set_style_property(self, "drop", is_target)
