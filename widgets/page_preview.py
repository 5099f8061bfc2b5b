"""Print preview: one page at a time, fitted to the room, with the keys of a document reader."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.colours import colours_of
from widgets.plain_text import plain_label

_WIDTH, _PAGE = "width", "page"
_ZOOMS = (0.75, 1.0, 1.5, 2.0)
_MARGIN = 12
_SCREEN_PIXELS_PER_POINT = 96 / 72
_RESIZE_DELAY_MS = 120
_LEAST, _MOST = 0.2, 6.0


class _Sheet(QWidget):
    """Sheet with the image of a page; an image of another size is stretched until the right one is there."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QPen(colours_of(self).colour("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Area(QScrollArea):
    """Scroll area of the sheet; at its end it ignores the key, which then turns the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        is_up = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Home)
        is_down = event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_End)
        if (is_up and bar.value() == bar.minimum()) or (is_down and bar.value() == bar.maximum()):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PagePreview(QWidget):
    """Preview of a document, page by page.

    Signals:
        wanted(int, float): the image of this page (from 0) is needed, at so many pixels per point.
    """

    wanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._page = 0
        self._sheet = _Sheet()
        self._area = _Area()
        self._previous, self._next = QToolButton(), QToolButton()
        self._number = QComboBox()
        self._zoom = QComboBox()
        self.status = plain_label(role="muted")
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_RESIZE_DELAY_MS)
        self._lay_out()
        self._name()
        self._connect()

    def _lay_out(self) -> None:
        self._area.setWidget(self._sheet)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setWidgetResizable(False)
        self._sheet.hide()
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for part in (self._previous, self._number, self._next):
            bar.addWidget(part)
        bar.addWidget(self.status, 1)
        bar.addWidget(self._zoom)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(bar)
        layout.addWidget(self._area, 1)

    def _name(self) -> None:
        self._previous.setText("‹")
        self._next.setText("›")
        self._previous.setAccessibleName(self.tr("Vorige bladzijde"))
        self._next.setAccessibleName(self.tr("Volgende bladzijde"))
        self._previous.setToolTip(self.tr("Vorige bladzijde (Page Up)"))
        self._next.setToolTip(self.tr("Volgende bladzijde (Page Down)"))
        self._number.setAccessibleName(self.tr("Bladzijde"))
        self._zoom.setAccessibleName(self.tr("Vergroting"))
        self._area.setAccessibleName(self.tr("Voorbeeld van het rapport"))
        self._number.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._zoom.addItem(self.tr("Paginabreedte"), _WIDTH)
        self._zoom.addItem(self.tr("Hele pagina"), _PAGE)
        for zoom in _ZOOMS:
            self._zoom.addItem(f"{zoom * 100:.0f} %", zoom)
        self._show_number()

    def _connect(self) -> None:
        self._previous.clicked.connect(lambda: self.show_page(self._page - 1))
        self._next.clicked.connect(lambda: self.show_page(self._page + 1))
        self._number.activated.connect(self.show_page)
        self._zoom.currentIndexChanged.connect(self._fit)
        self._resized.timeout.connect(self._fit)

    @property
    def page(self) -> int:
        """The number of the shown page, from 0."""
        return self._page

    @property
    def image(self) -> QImage | None:
        """The image that is shown; None while there is none."""
        return self._sheet.image

    def set_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Shows another document with pages of these sizes (width, height) in points; the page number stays."""
        self._sizes = sizes
        self._page = max(0, min(self._page, len(sizes) - 1))
        self._sheet.setVisible(bool(sizes))
        if not sizes:
            self._sheet.image = None
        self._show_number()
        self._fit()

    def show_page(self, number: int) -> None:
        """Shows a page, from 0, at its top."""
        number = max(0, min(number, len(self._sizes) - 1))
        if number != self._page:
            self._page = number
            self._sheet.image = None
            self._area.verticalScrollBar().setValue(0)
        self._show_number()
        self._fit()

    def show_image(self, number: int, image: QImage) -> None:
        """Shows the image of a page that was asked for; that of another page is ignored."""
        if number == self._page and self._sizes:
            self._sheet.image = image
            self._sheet.update()

    def _show_number(self) -> None:
        count = len(self._sizes)
        if self._number.count() != count:
            self._number.clear()
            self._number.addItems([self.tr("{0} van {1}").format(page, count) for page in range(1, count + 1)])
        self._number.setCurrentIndex(self._page if count else -1)
        self._previous.setEnabled(self._page > 0)
        self._next.setEnabled(self._page < count - 1)
        self._number.setEnabled(count > 1)

    def _fit(self) -> None:
        if not self._sizes:
            return
        width, height = self._sizes[self._page]
        scale = self._scale(width, height)
        self._sheet.resize(QSize(round(width * scale), round(height * scale)))
        self._sheet.update()
        self.wanted.emit(self._page, scale * self.devicePixelRatioF())

    def _scale(self, width: float, height: float) -> float:
        zoom = self._zoom.currentData()
        if isinstance(zoom, float):
            return zoom * _SCREEN_PIXELS_PER_POINT
        room = self._area.maximumViewportSize()
        scale = (room.width() - 2 * _MARGIN - self._area.verticalScrollBar().sizeHint().width()) / width
        if zoom == _PAGE:
            scale = min((room.width() - 2 * _MARGIN) / width, (room.height() - 2 * _MARGIN) / height)
        return max(_LEAST, min(_MOST, scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._sizes) - 1,
        }
        if event.key() in steps and self._sizes:
            self.show_page(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the page when the wheel goes on at the end of the scroll area."""
        if event.angleDelta().y():
            self.show_page(self._page + (1 if event.angleDelta().y() < 0 else -1))
        event.accept()
