"""The rail at the left: the program's name, the pages of the open project, and below them the general ones."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from app.desktop.session.page_list import PageId, Scope
from app.desktop.shell.page_progress import Done
from app.desktop.shell.rail_count import COUNT_ROLE, RailCountDelegate
from widgets.colours import colours, colours_of
from widgets.icons import INLINE, icon_pixmap
from widgets.plain_text import plain_tool_tip
from widgets.tokens import size
from widgets.type_scale import scaled, sized, strong

_PAGE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _HEADING, _FIRST_HEADING = 2.0, 2.3, 1.4
"""Heights of a page, of a heading and of the first heading, as parts of the height of a line."""

_BRAND_SIDE, _BRAND_LEFT, _INSET = 22, 16, 8


class Navigation(QFrame):
    """The rail.

    Signals:
        chosen(PageId): the user chose a page, by mouse or keyboard.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.list = _PageList()
        self._mark, self._name = QLabel(), QLabel("Meetlat")
        self.setFixedWidth(scaled(size("rail"), self.fontMetrics()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._brand())
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self.chosen)

    def _brand(self) -> QWidget:
        """The program's mark and name, as high as the top bar."""
        brand = QWidget()
        self._mark.setFixedWidth(_BRAND_SIDE)
        brand.setFixedHeight(size("top"))
        row = QHBoxLayout(brand)
        row.setContentsMargins(_BRAND_LEFT, 0, _INSET, 0)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        return brand

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the icons after the first paint, which does not wait for the reader of drawings."""
        super().paintEvent(event)
        if self._mark.pixmap().isNull():
            QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        bright = colours(is_dark=True).accent
        self._mark.setPixmap(icon_pixmap("meetlat", bright, _BRAND_SIDE, self.devicePixelRatioF()))
        self.list.set_icons()

    def set_narrow(self, is_narrow: bool) -> None:
        """Shows icons alone, with the names as tool tips, or icons with names."""
        self.setFixedWidth(size("rail_narrow") if is_narrow else scaled(size("rail"), self.fontMetrics()))
        self._name.setHidden(is_narrow)
        self.list.set_narrow(is_narrow)

    def retranslate(self) -> None:
        """Fills in the titles in the present language."""
        self.list.retranslate()

    def page(self) -> PageId | None:
        """The page that is chosen."""
        return self.list.page()

    def show_page(self, page: PageId) -> None:
        """Marks a page as chosen."""
        self.list.show_page(page)

    def show_project(self, name: str) -> None:
        """Shows the name of the open project above its pages."""
        self.list.show_project(name)

    def set_enabled(self, may_show: Callable[[Scope], bool]) -> None:
        """Enables the pages that can be shown; those of a project are absent without one."""
        self.list.set_enabled(may_show)

    def show_progress(self, done: Mapping[PageId, Done]) -> None:
        """Shows behind each page how much of it is done; a page that is absent has no count."""
        self.list.show_progress(done)


class _PageList(QListView):
    """The list of pages, with the settings at the lower edge."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setIconSize(QSize(INLINE, INLINE))
        self._items = QStandardItemModel(self)
        self._is_narrow, self._project, self._icon_colour = False, "", ""
        self._done: Mapping[PageId, Done] = {}
        self.setModel(self._items)
        self.setItemDelegate(RailCountDelegate(self))
        self.retranslate()
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._show_titles()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pagina's"))
        current = self.page()
        self._items.clear()
        self._heading, self._space = _unselectable(), _unselectable()
        self._general = _unselectable()
        self._items.appendRow(self._heading)
        was_of_project = True
        for page in PageId:
            if was_of_project and page.scope is not Scope.PROJECT:
                self._items.appendRow(self._general)
            was_of_project = page.scope is Scope.PROJECT
            if page is PageId.SETTINGS:
                self._items.appendRow(self._space)
            item = QStandardItem()
            item.setData(page, _PAGE_ROLE)
            self._show_count(item)
            self._items.appendRow(item)
        for heading in (self._heading, self._general):
            heading.setFont(sized(self.font(), "small"))
            heading.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        if self._icon_colour:
            self._icon_colour = ""
            self.set_icons()
        self._show_titles()
        if current is not None:
            self.show_page(current)

    def show_progress(self, done: Mapping[PageId, Done]) -> None:
        if done == self._done:
            return
        self._done = done
        for item in self._pages():
            self._show_count(item)

    def _show_count(self, item: QStandardItem) -> None:
        page: PageId = item.data(_PAGE_ROLE)
        done = self._done.get(page)
        title, told = page.title, f"{page.title} ({page.keys})"
        if done is not None and done.total:
            title = self.tr("{0}, {1} van {2} gedaan").format(title, done.count, done.total)
            told = self.tr("{0}: {1} van {2} gedaan").format(told, done.count, done.total)
        item.setData(done.text if done is not None else "", COUNT_ROLE)
        item.setData(title, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(plain_tool_tip(told))

    def page(self) -> PageId | None:
        found = self.currentIndex().data(_PAGE_ROLE)
        return found if isinstance(found, PageId) else None

    def show_page(self, page: PageId) -> None:
        for item in self._pages():
            if item.data(_PAGE_ROLE) is page:
                self.setCurrentIndex(item.index())

    def show_project(self, name: str) -> None:
        self._project = " ".join(name.split())
        self._show_titles()

    def set_enabled(self, may_show: Callable[[Scope], bool]) -> None:
        has_project = may_show(Scope.PROJECT)
        self.setRowHidden(0, not has_project)
        for item in self._pages():
            scope = item.data(_PAGE_ROLE).scope
            item.setEnabled(may_show(scope))
            self.setRowHidden(item.row(), scope is Scope.PROJECT and not has_project)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_heading()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._icon_colour:
            self.set_icons()

    def _pages(self) -> list[QStandardItem]:
        every = (self._items.item(row) for row in range(self._items.rowCount()))
        return [item for item in every if isinstance(item.data(_PAGE_ROLE), PageId)]

    def set_icons(self) -> None:
        """Draws the icons in the colour of the theme."""
        from PySide6.QtGui import QIcon

        colour = colours_of(self).rail_ink
        if colour == self._icon_colour:
            return
        self._icon_colour, ratio = colour, self.devicePixelRatioF()
        for item in self._pages():
            drawn, icon = icon_pixmap(item.data(_PAGE_ROLE).icon, colour, INLINE, ratio), QIcon()
            icon.addPixmap(drawn, QIcon.Mode.Normal)
            icon.addPixmap(drawn, QIcon.Mode.Selected)
            item.setIcon(icon)

    def _show_titles(self) -> None:
        line = self.fontMetrics().height()
        for item in self._pages():
            item.setText("" if self._is_narrow else item.data(_PAGE_ROLE).title)
            item.setSizeHint(QSize(1, round(line * _ROW)))
        self._heading.setSizeHint(QSize(1, round(line * (0.4 if self._is_narrow else _FIRST_HEADING))))
        self._general.setSizeHint(QSize(1, round(line * (1.0 if self._is_narrow else _HEADING))))
        self._general.setText("" if self._is_narrow else self.tr("Alles"))
        self._show_heading()
        self._fill()

    def _show_heading(self) -> None:
        """Shows the project's name, shortened to the width of the rail."""
        metrics = QFontMetrics(self._heading.font())
        room = self.width() - 2 * _BRAND_LEFT
        is_shown = bool(self._project) and not self._is_narrow
        cut = Qt.TextElideMode.ElideRight
        self._heading.setText(metrics.elidedText(self._project, cut, room) if is_shown else "")
        self._heading.setToolTip(plain_tool_tip(self._project))

    def _fill(self) -> None:
        """Sets the height of the empty row, so that the settings stand at the lower edge."""
        every = [self._items.item(row) for row in range(self._items.rowCount()) if not self.isRowHidden(row)]
        others = sum(item.sizeHint().height() for item in every if item is not self._space)
        height = max(0, self.height() - others - _INSET)
        if height != self._space.sizeHint().height():
            self._space.setSizeHint(QSize(1, height))

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        for index, font in ((before, self.font()), (current, strong(self.font()))):
            if index.isValid():
                self._items.itemFromIndex(index).setFont(font)
        page = current.data(_PAGE_ROLE)
        if isinstance(page, PageId):
            self.chosen.emit(page)


def _unselectable() -> QStandardItem:
    item = QStandardItem()
    item.setEnabled(False)
    item.setSelectable(False)
    return item
