"""The rail at the left: the program's name, the pages of the open project, and below them the general ones."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.page_list import PageId, Scope
from widgets.colours import Colours, colours, colours_of
from widgets.icons import INLINE, icon_pixmap
from widgets.patterns import rounded
from widgets.plain_text import plain_tool_tip
from widgets.tokens import size
from widgets.type_scale import sized, strong

_PAGE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _HEADING, _FIRST_HEADING = 2.0, 2.3, 1.4
"""Heights of a page, of a heading and of the first heading, as parts of the height of a line."""

_INSET, _ICON_LEFT, _TEXT_LEFT = 8, 16, 42
_BAR_WIDTH = 3
_Index = QModelIndex | QPersistentModelIndex


class Navigation(QFrame):
    """The rail; narrow it shows icons with the names as tool tips.

    Signals:
        chosen(PageId): the user chose a page, by mouse or keyboard.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.list = _PageList()
        self._brand = _Brand()
        self.setFixedWidth(size("rail"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._brand)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self.chosen)

    def set_narrow(self, is_narrow: bool) -> None:
        """Shows icons alone, or icons with names."""
        self.setFixedWidth(size("rail_narrow" if is_narrow else "rail"))
        self._brand.is_narrow = is_narrow
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
        """Shows the name of the open project above its pages; "" for none, whose pages are absent."""
        self.list.show_project(name)

    def set_enabled(self, may_show: Callable[[Scope], bool]) -> None:
        """Enables the pages that can be shown."""
        self.list.set_enabled(may_show)


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
        self._items = QStandardItemModel(self)
        self._delegate = _RailDelegate(self)
        self._space = QStandardItem()
        self._project = ""
        self.setModel(self._items)
        self.setItemDelegate(self._delegate)
        self.retranslate()
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_narrow(self, is_narrow: bool) -> None:
        self._delegate.is_narrow = is_narrow
        self.scheduleDelayedItemsLayout()
        self._fill()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pagina's"))
        current = self.page()
        self._items.clear()
        self._heading = _unselectable(self._project)
        self._space = _unselectable("")
        self._items.appendRow(self._heading)
        was_of_project = True
        for page in PageId:
            if was_of_project and page.scope is not Scope.PROJECT:
                self._items.appendRow(_unselectable(self.tr("Alles")))
            was_of_project = page.scope is Scope.PROJECT
            if page is PageId.SETTINGS:
                self._items.appendRow(self._space)
            item = QStandardItem(page.title)
            item.setData(page, _PAGE_ROLE)
            item.setToolTip(plain_tool_tip(f"{page.title} ({page.keys})"))
            self._items.appendRow(item)
        if current is not None:
            self.show_page(current)
        self._fill()

    def page(self) -> PageId | None:
        found = self.currentIndex().data(_PAGE_ROLE)
        return found if isinstance(found, PageId) else None

    def show_page(self, page: PageId) -> None:
        for row in range(self._items.rowCount()):
            index = self._items.index(row, 0)
            if index.data(_PAGE_ROLE) is page:
                self.setCurrentIndex(index)

    def show_project(self, name: str) -> None:
        self._project = name
        self._heading.setText(" ".join(name.split()))

    def set_enabled(self, may_show: Callable[[Scope], bool]) -> None:
        for row in range(self._items.rowCount()):
            item = self._items.item(row)
            page = item.data(_PAGE_ROLE)
            if isinstance(page, PageId):
                item.setEnabled(may_show(page.scope))
        has_project = may_show(Scope.PROJECT)
        for row in range(self._items.rowCount()):
            page = self._items.item(row).data(_PAGE_ROLE)
            is_of_project = row == 0 or (isinstance(page, PageId) and page.scope is Scope.PROJECT)
            self.setRowHidden(row, is_of_project and not has_project)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Sets the height of the empty row, so that the settings stand at the lower edge."""
        rows = [row for row in range(self._items.rowCount()) if not self.isRowHidden(row)]
        others = sum(self._delegate.height(self, self._items.item(row)) for row in rows) - self._space_height()
        height = max(0, self.viewport().height() - others - _INSET)
        if height != self._space_height():
            self._space.setSizeHint(QSize(1, height))
            self.scheduleDelayedItemsLayout()

    def _space_height(self) -> int:
        return max(0, self._space.sizeHint().height())

    def _on_current(self, current: QModelIndex) -> None:
        page = current.data(_PAGE_ROLE)
        if isinstance(page, PageId):
            self.chosen.emit(page)


class _RailDelegate(QStyledItemDelegate):
    """Delegate of the rail: icon and name, a bar at the left of the chosen page, headings in small letters."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_narrow = False

    def height(self, view: QWidget, item: QStandardItem) -> int:
        """The height of a row in pixels."""
        if item.sizeHint().isValid():
            return item.sizeHint().height()
        line = view.fontMetrics().height()
        if isinstance(item.data(_PAGE_ROLE), PageId):
            return round(line * _ROW)
        return round(line * (1.0 if self.is_narrow else _HEADING if item.row() else _FIRST_HEADING))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        if not isinstance(model, QStandardItemModel):
            return QSize(1, 1)
        return QSize(1, self.height(option.widget, model.item(index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shades = colours_of(option.widget)
        page, text = index.data(_PAGE_ROLE), str(index.data() or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(page, PageId):
            self._page(painter, option, (page, text), shades)
        elif text and self.is_narrow:
            painter.setPen(shades.colour("rail_active"))
            middle = option.rect.center().y()
            painter.drawLine(option.rect.left() + _INSET, middle, option.rect.right() - _INSET, middle)
        elif text:
            _heading(painter, option, text, shades)
        painter.restore()

    def _page(
        self, painter: QPainter, option: QStyleOptionViewItem, named: tuple[PageId, str], shades: Colours
    ) -> None:
        page, text = named
        state, box = option.state, option.rect.adjusted(_INSET, 1, -_INSET, -1)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_able = bool(state & QStyle.StateFlag.State_Enabled)
        if is_chosen or (is_able and state & QStyle.StateFlag.State_MouseOver):
            ground = shades.colour("rail_active")
            ground.setAlphaF(1.0 if is_chosen else 0.5)
            painter.fillPath(rounded(QRectF(box), 6.0), ground)
        if is_chosen:
            painter.fillRect(QRectF(box.left(), box.top() + 1, _BAR_WIDTH, box.height() - 2), _bright())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_bright(), 2))
            painter.drawPath(rounded(QRectF(box).adjusted(1, 1, -1, -1), 5.0))
        ink = _light_ink().name() if is_chosen else shades.rail_ink if is_able else shades.rail_muted
        self._icon(painter, box, page, ink)
        if not self.is_narrow:
            painter.setFont(strong(option.font) if is_chosen else option.font)
            painter.setPen(QColor(ink))
            room = QRect(_TEXT_LEFT, box.top(), box.right() - _TEXT_LEFT - 4, box.height())
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), fitted)

    def _icon(self, painter: QPainter, box: QRect, page: PageId, ink: str) -> None:
        drawn = icon_pixmap(page.icon, ink, INLINE, painter.device().devicePixelRatioF())
        left = box.center().x() - INLINE // 2 if self.is_narrow else _ICON_LEFT
        painter.drawPixmap(left, box.top() + (box.height() - INLINE) // 2, drawn)


def _heading(painter: QPainter, option: QStyleOptionViewItem, text: str, shades: Colours) -> None:
    painter.setFont(sized(option.font, "small"))
    painter.setPen(shades.colour("rail_muted"))
    room = option.rect.adjusted(_ICON_LEFT, 0, -_INSET, -4)
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine), fitted)


def _bright() -> QColor:
    """The light green on the rail, which is dark in both themes."""
    return colours(is_dark=True).colour("accent")


def _light_ink() -> QColor:
    return colours(is_dark=False).colour("surface")


def _unselectable(title: str) -> QStandardItem:
    item = QStandardItem(title)
    item.setEnabled(False)
    item.setSelectable(False)
    return item


class _Brand(QWidget):
    """The program's mark and name, as high as the top bar."""

    def __init__(self) -> None:
        super().__init__()
        self.is_narrow = False
        self.setFixedHeight(size("top"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 20.0
        left = (self.width() - side) / 2 if self.is_narrow else 17.0
        box = QRectF(left, (self.height() - side) / 2, side, side)
        painter.fillPath(rounded(box, 5.0), _bright())
        painter.setPen(QPen(colours_of(self).colour("rail"), 2.0, c=Qt.PenCapStyle.RoundCap))
        for place, length in ((5.5, 6.0), (10.0, 10.0), (14.5, 8.0)):
            y = box.top() + place
            painter.drawLine(box.topLeft().toPoint().x() + 5, round(y), round(box.left() + 5 + length), round(y))
        if not self.is_narrow:
            painter.setFont(sized(self.font(), "heading"))
            painter.setPen(_light_ink())
            painter.drawText(self.rect().adjusted(48, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, "Meetlat")
