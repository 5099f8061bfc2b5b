"""Icons of the window, from the Lucide files in assets/icons, in the colours of the theme that is shown.

An icon is coloured while it is painted, so that it follows the theme without being set again.
"""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from widgets.colours import shown_colours

_FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
_STROKE, _OUR_STROKE = 'stroke-width="2"', 'stroke-width="1.75"'
INLINE, ALONE = 16, 20
"""Sides of an icon beside text and of one alone, in pixels."""


@lru_cache(maxsize=128)
def icon_pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """An icon in a colour (`#rrggbb`), `side` pixels wide on a screen of this pixel ratio.

    Raises:
        OSError: there is no icon of this name.
    """
    drawing = _file(name).replace("currentColor", colour).replace(_STROKE, _OUR_STROKE)
    pixels = QPixmap(round(side * ratio), round(side * ratio))
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixels.rect()))
    painter.end()
    pixels.setDevicePixelRatio(ratio)
    return pixels


@cache
def _file(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8")


class _ThemedEngine(QIconEngine):
    """Engine that colours its icon by the palette of the application."""

    def __init__(self, name: str, purpose: str) -> None:
        super().__init__()
        self._name, self._purpose = name, purpose

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        ratio = painter.device().devicePixelRatioF()
        drawn = icon_pixmap(self._name, self._colour(mode), min(rect.width(), rect.height()), ratio)
        place = QRect(0, 0, round(drawn.width() / ratio), round(drawn.height() / ratio))
        place.moveCenter(rect.center())
        painter.drawPixmap(place, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        del state
        drawn = QPixmap(icon_pixmap(self._name, self._colour(mode), round(min(size.toTuple()) / scale), scale))
        drawn.setDevicePixelRatio(1.0)
        return drawn

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._purpose)

    def _colour(self, mode: QIcon.Mode) -> str:
        purpose = "control" if mode is QIcon.Mode.Disabled else self._purpose
        return QColor(getattr(shown_colours(), purpose)).name()


@cache
def themed_icon(name: str, purpose: str = "ink") -> QIcon:
    """An icon for a button or action, in the colour for a purpose; muted while what it stands on is disabled."""
    return QIcon(_ThemedEngine(name, purpose))


class IconLabel(QWidget):
    """An icon among other widgets; the words beside it say the same."""

    def __init__(self, name: str = "", purpose: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = (name, purpose)
        self.setFixedSize(INLINE, INLINE)

    def show_icon(self, name: str, purpose: str) -> None:
        """Shows another icon, in the colour for a purpose."""
        if (name, purpose) != self._shown:
            self._shown = (name, purpose)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        name, purpose = self._shown
        if name:
            themed_icon(name, purpose).paint(QPainter(self), self.rect())
