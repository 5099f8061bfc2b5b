"""Bar of the mass of a bill by the state of its products: confirmed, provisional (blue) and open (grey)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.linkage import Linkage
from widgets.colours import colours_of
from widgets.patterns import Pattern, paint_pattern, rounded

_HEIGHT = 10
_LEAST = 3.0
"""Pixels of the smallest part that is there, so that a part is never invisible."""


class LinkageBar(QWidget):
    """Bar with three parts; without any known mass it is one empty track."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._linkage = Linkage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_linkage(self, linkage: Linkage) -> None:
        if linkage != self._linkage:
            self._linkage = linkage
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT + 2)

    def widths(self) -> tuple[float, float, float]:
        """The widths in pixels of the confirmed, the provisional and the open part."""
        shown = self._linkage
        shares = [shown.share(part) or 0.0 for part in (shown.confirmed, shown.provisional, shown.open)]
        room = self.width() - 1.0
        least = [_LEAST if share else 0.0 for share in shares]
        spare = max(0.0, room - sum(least))
        first, second, third = (low + share * spare for low, share in zip(least, shares, strict=True))
        return first, second, third

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, (self.height() - _HEIGHT) / 2, self.width() - 1.0, _HEIGHT)
        painter.fillPath(rounded(box), colours.colour("absent"))
        confirmed, provisional, still_open = self.widths()
        left = box.left()
        if confirmed:
            painter.fillPath(rounded(QRectF(left, box.top(), confirmed, _HEIGHT)), colours.colour("accent"))
        for width, pattern in ((provisional, Pattern.PROVISIONAL), (still_open, Pattern.UNKNOWN)):
            left += confirmed if pattern is Pattern.PROVISIONAL else provisional
            if width:
                paint_pattern(painter, QRectF(left, box.top(), width, _HEIGHT), pattern, colours)
