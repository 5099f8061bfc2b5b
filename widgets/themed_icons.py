"""Icons of buttons and labels in the colours of the theme that is shown.

An icon is coloured while it is painted, so that it follows the theme without being set again.
"""

from functools import cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from widgets.colours import shown_colours
from widgets.icons import INLINE, icon_pixmap


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
        side = round(min(size.width(), size.height()) / scale)
        drawn = QPixmap(icon_pixmap(self._name, self._colour(mode), side, scale))
        drawn.setDevicePixelRatio(1.0)
        return drawn

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._purpose)

    def _colour(self, mode: QIcon.Mode) -> str:
        purpose = "control" if mode is QIcon.Mode.Disabled else self._purpose
        return shown_colours().named()[purpose]


def themed_icon(name: str, purpose: str = "ink") -> QIcon:
    """An icon for a button or action, in the colour for a purpose; muted while what it stands on is disabled."""
    return _kept(name, purpose)[0]


@cache
def _kept(name: str, purpose: str) -> tuple[QIcon, QIconEngine]:
    """An icon with its engine, which has to live as long as the icon."""
    engine = _ThemedEngine(name, purpose)
    return QIcon(engine), engine


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
