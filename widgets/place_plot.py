"""Drawing of a place: the box plot or the points of others, and the project's band over them.

Grey is what others have; ink is the project's firm figure, dotted blue its indication. There is no better side.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.presentation.place_strip import PlaceStrip
from widgets.colours import Colours, colours_of
from widgets.patterns import dotted_pen, rounded

PLOT_HEIGHT = 34
"""Height that a strip needs, in pixels."""

_BOX, _WHISKER, _BAND, _VALUE_WIDTH, _POINT = 14.0, 8.0, 24.0, 3.5, 3.0
_LEAST_BAND = 6.0


class PlacePlot(QWidget):
    """One strip in the width that there is; its sentence is beside it, and is its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip: PlaceStrip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: PlaceStrip | None, text: str) -> None:
        """Shows a strip; None shows nothing. `text` says the same to a screen reader."""
        self._strip = strip
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, PLOT_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._strip is not None:
            box = QRectF(1, 0, self.width() - 2, self.height())
            paint_strip(QPainter(self), box, self._strip, colours_of(self))


def paint_strip(painter: QPainter, box: QRectF, strip: PlaceStrip, colours: Colours) -> None:
    """Paints a strip over the width of a box, its axis in the middle; it needs `PLOT_HEIGHT` pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = round(box.center().y()) + 0.5
    painter.setPen(QPen(colours.colour("border"), 1.0))
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    if strip.box is not None:
        _paint_box(painter, box, middle, strip.box, colours)
    _paint_band(painter, box, middle, strip, colours)
    _paint_points(painter, box, middle, strip, colours)
    painter.restore()


def _paint_box(
    painter: QPainter,
    box: QRectF,
    middle: float,
    five: tuple[float, float, float, float, float],
    colours: Colours,
) -> None:
    """The whiskers to the lowest and highest project, the box between the quartiles, and the median."""
    low, first, median, third, high = (_x(box, place) for place in five)
    painter.setPen(QPen(colours.colour("control"), 1.4))
    for start, end in ((low, first), (third, high)):
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
    for end in (low, high):
        painter.drawLine(QPointF(end, middle - _WHISKER / 2), QPointF(end, middle + _WHISKER / 2))
    painter.setBrush(colours.colour("surface_alt"))
    painter.drawRect(QRectF(first, middle - _BOX / 2, third - first, _BOX))
    painter.setPen(QPen(colours.colour("control"), 2.4))
    painter.drawLine(QPointF(median, middle - _BOX / 2), QPointF(median, middle + _BOX / 2))


def _paint_points(painter: QPainter, box: QRectF, middle: float, strip: PlaceStrip, colours: Colours) -> None:
    painter.setPen(QPen(colours.colour("surface"), 1.0))
    painter.setBrush(colours.colour("control"))
    for point in strip.points:
        painter.drawEllipse(QPointF(_x(box, point), middle), _POINT + 0.5, _POINT + 0.5)


def _paint_band(painter: QPainter, box: QRectF, middle: float, strip: PlaceStrip, colours: Colours) -> None:
    """The frame of the band, open at a side without a bound, and the bar of its figure."""
    left = box.left() if strip.low is None else _x(box, strip.low)
    right = box.right() if strip.high is None else _x(box, strip.high)
    colour = colours.colour("prov" if strip.is_indication else "ink")
    is_point = strip.low is not None and strip.low == strip.high
    if not is_point:
        spare = max(0.0, _LEAST_BAND - (right - left)) / 2
        frame = QRectF(left - spare, middle - _BAND / 2, right - left + 2 * spare, _BAND)
        ground = colours.colour("prov_soft" if strip.is_indication else "accent_soft")
        ground.setAlphaF(0.6)
        painter.fillPath(rounded(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3.0), ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(dotted_pen(colour) if strip.is_indication else QPen(colour, 1.2))
        _paint_frame(painter, frame, strip)
    if strip.middle is not None:
        x = _x(box, strip.middle)
        bar = QRectF(x - _VALUE_WIDTH / 2, middle - _BAND / 2, _VALUE_WIDTH, _BAND)
        painter.fillPath(rounded(bar.adjusted(-0.75, 0.0, 0.75, 0.0), 1.5), colours.colour("surface"))
        painter.fillPath(rounded(bar, 1.0), colour)


def _paint_frame(painter: QPainter, frame: QRectF, strip: PlaceStrip) -> None:
    """The frame without its upright at an open side, so that it is seen to go on."""
    if strip.low is not None and strip.high is not None:
        painter.drawPath(rounded(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3.0))
        return
    painter.drawLine(frame.topLeft(), frame.topRight())
    painter.drawLine(frame.bottomLeft(), frame.bottomRight())
    if strip.low is not None:
        painter.drawLine(frame.topLeft(), frame.bottomLeft())
    if strip.high is not None:
        painter.drawLine(frame.topRight(), frame.bottomRight())


def _x(box: QRectF, fraction: float) -> float:
    return box.left() + min(max(fraction, 0.0), 1.0) * box.width()
