"""Square button with an icon alone; its words are its accessible name and tool tip."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from widgets.icons import INLINE


class IconButton(QToolButton):
    """Button whose icon is made when it is first shown, so that a hidden one costs no time at start."""

    def __init__(self, icon_name: str, side: int, parent: QWidget | None = None) -> None:
        """Makes a button of `side` by `side` pixels."""
        super().__init__(parent)
        self._icon_name = icon_name
        self.setIconSize(QSize(INLINE, INLINE))
        self.setFixedSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.icon().isNull():
            from widgets.themed_icons import themed_icon

            self.setIcon(themed_icon(self._icon_name))
