"""Widget of one band: a figure with its interval on a track."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.presentation.band import Band
from widgets.band import BAND_HEIGHT, paint_band
from widgets.colours import colours_of

_TARGET_ROOM = 6
"""Room for the triangle of the target under the track, in pixels."""


class BandView(QWidget):
    """One band in the width that there is; its words are beside it, and are its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band: Band | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_band(self, band: Band | None, text: str) -> None:
        """Shows a band; None shows nothing. `text` says the same to a screen reader."""
        self._band = band
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, BAND_HEIGHT + _TARGET_ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._band is not None:
            box = QRectF(1, 0, self.width() - 2, self.height())
            paint_band(QPainter(self), box, self._band, colours_of(self))
