"""The navigation at the left: the pages of the project, and below them the general ones."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.desktop.session.page_list import PageId, Scope

_PAGE_ROLE = Qt.ItemDataRole.UserRole + 1
_WIDTH = 160
_HEADING_HEIGHT = 40


class Navigation(QListView):
    """The list of pages.

    Signals:
        chosen(PageId): the user chose a page, by mouse or keyboard.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(_WIDTH)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.retranslate()
        self.selectionModel().currentChanged.connect(self._on_current)

    def retranslate(self) -> None:
        """Fills in the titles in the present language."""
        self.setAccessibleName(self.tr("Pagina's"))
        current = self.page()
        self._items.clear()
        was_of_project = True
        for page in PageId:
            if was_of_project and page.scope is not Scope.PROJECT:
                self._items.appendRow(_heading(self.tr("Algemeen")))
            was_of_project = page.scope is Scope.PROJECT
            item = QStandardItem(page.title)
            item.setData(page, _PAGE_ROLE)
            self._items.appendRow(item)
        if current is not None:
            self.show_page(current)

    def page(self) -> PageId | None:
        """The page that is chosen."""
        found = self.currentIndex().data(_PAGE_ROLE)
        return found if isinstance(found, PageId) else None

    def show_page(self, page: PageId) -> None:
        """Marks a page as chosen."""
        for row in range(self._items.rowCount()):
            index = self._items.index(row, 0)
            if index.data(_PAGE_ROLE) is page:
                self.setCurrentIndex(index)

    def set_enabled(self, may_show: Callable[[Scope], bool]) -> None:
        """Enables the pages that can be shown."""
        for row in range(self._items.rowCount()):
            item = self._items.item(row)
            page = item.data(_PAGE_ROLE)
            if isinstance(page, PageId):
                item.setEnabled(may_show(page.scope))

    def _on_current(self, current: QModelIndex) -> None:
        page = current.data(_PAGE_ROLE)
        if isinstance(page, PageId):
            self.chosen.emit(page)


def _heading(title: str) -> QStandardItem:
    item = QStandardItem(title)
    item.setEnabled(False)
    item.setSelectable(False)
    font = item.font()
    font.setPointSizeF(8.5)
    item.setFont(font)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    item.setSizeHint(QSize(_WIDTH - 24, _HEADING_HEIGHT))
    return item
