"""Bars of one length: the contribution of a line, hatched up to the highest possible one, and a way to a level."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.colours import Colours, colours_of
from widgets.patterns import Pattern, paint_pattern, rounded

_TEXT_WIDTH = 62
_BAR_HEIGHT = 9.0
_LEAST = 2.0
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class BarValue:
    """Contents of one contribution bar.

    Attributes:
        known_fraction, possible_fraction: lengths of the solid and of the whole bar as parts of the longest, 0-1;
            the second is where the interval ends.
        text: beside the bar: the amount, its share, or the missing data.
        is_missing: whether data for the amount are missing, which `text` then names.
        is_credit: whether the amount is negative.
        is_strong: whether it is a subtotal.
        is_provisional: whether it rests on a product that nobody confirmed.
        tip: the amounts in full, for the tool tip.
    """

    known_fraction: float
    possible_fraction: float
    text: str
    is_missing: bool = False
    is_credit: bool = False
    is_strong: bool = False
    is_provisional: bool = False
    tip: str = ""


def paint_bar(painter: QPainter, cell: QRectF, value: BarValue, colours: Colours) -> None:
    """Draws a bar with its text in a cell."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = cell.adjusted(8, 0, -4, 0)
    start = inner.left()
    if not value.is_missing or value.possible_fraction > 0:
        start = _paint_length(painter, inner, value, colours)
    _paint_text(painter, QRectF(start, inner.top(), inner.right() - start, inner.height()), value, colours)
    painter.restore()


def _paint_length(painter: QPainter, inner: QRectF, value: BarValue, colours: Colours) -> float:
    """Draws the bar and returns the x coordinate at which its text starts."""
    room = max(inner.width() - _TEXT_WIDTH - _GAP, 10.0)
    top = inner.center().y() - _BAR_HEIGHT / 2
    known = max(room * value.known_fraction, _LEAST if value.known_fraction > 0 else 0.0)
    possible = max(room * value.possible_fraction, known)
    if possible > known:
        open_part = QRectF(inner.left() + known, top, possible - known, _BAR_HEIGHT)
        paint_pattern(painter, open_part, Pattern.UNKNOWN, colours, is_outlined=False)
    if value.is_provisional:
        paint_pattern(painter, QRectF(inner.left(), top, known, _BAR_HEIGHT), Pattern.PROVISIONAL, colours)
        return inner.left() + possible + _GAP
    painter.setPen(Qt.PenStyle.NoPen)
    fill = "legal" if value.is_credit else "ambitious" if value.is_strong else "recommended"
    painter.setBrush(colours.colour(fill))
    painter.drawRoundedRect(QRectF(inner.left(), top, known, _BAR_HEIGHT), 2, 2)
    return inner.left() + possible + _GAP


def _paint_text(painter: QPainter, room: QRectF, value: BarValue, colours: Colours) -> None:
    font = painter.font()
    font.setWeight(QFont.Weight.DemiBold if value.is_strong else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(colours.colour("warning" if value.is_missing else "ink" if value.is_strong else "muted"))
    written = QFontMetrics(font).elidedText(value.text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), written)


class ProgressMark(QWidget):
    """A short bar that shows how far a figure has come to a level; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_part(self, part: float | None) -> None:
        """Shows a part 0-1; None hides the bar."""
        self._part = part
        self.setVisible(part is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(42, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect())
        painter.fillPath(rounded(track, 3.0), colours.colour("absent"))
        track.setWidth(max(track.height(), track.width() * min(1.0, self._part or 0.0)))
        painter.fillPath(rounded(track, 3.0), colours.colour("recommended"))
