"""The six marks of a verdict, drawn and never a glyph of a font; each differs from the others without colour."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.presentation.marks import Mark
from widgets.colours import Colours, colours_of
from widgets.patterns import Pattern, pattern_brush

MARK_SIDE = 12
"""Side of a mark beside text of 13 pixels, in pixels."""

_COLOURS = {
    Mark.MET: "accent",
    Mark.MISSED: "missed",
    Mark.UNKNOWN: "muted",
    Mark.ESTIMATED: "prov",
    Mark.NOT_COMPARABLE: "muted",
    Mark.NO_LEVEL: "muted",
}


def mark_colour(mark: Mark, colours: Colours) -> QColor:
    """The colour of a mark and of the words beside it."""
    return colours.colour(_COLOURS[mark])


def mark_side(line_height: float) -> int:
    """The side of a mark beside text with lines of this height, in pixels; even, so that its middle is sharp."""
    return max(10, 2 * round(line_height * 0.36))


def paint_mark(painter: QPainter, box: QRectF, mark: Mark, colours: Colours) -> None:
    """Draws a mark as large as fits in the middle of a box."""
    side = min(box.width(), box.height())
    square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAWN[mark](painter, square, colours)
    painter.restore()


def paint_dotted_ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draws the dotted ring alone: in `prov` a choice that nobody confirmed, in `warning` one still to be made."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = box.width() / 8.5
    pen = QPen(colour, width, Qt.PenStyle.CustomDashLine)
    ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    turn = 3.14159 * ring.width() / width / 11
    pen.setDashPattern([turn * 0.55, turn * 0.45])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    painter.restore()


def draw_cross(painter: QPainter, at: QPointF, arm: float, colour: QColor) -> None:
    """Draws a cross around a point; `arm` is half its width."""
    painter.setPen(_round_pen(colour, max(1.5, arm * 0.42)))
    painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm))
    painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))


def draw_crossed_equals(painter: QPainter, at: QPointF, arm: float, colour: QColor) -> None:
    """Draws an equals sign with a stroke through it around a point; `arm` is half its width."""
    painter.setPen(_round_pen(colour, max(1.1, arm * 0.28)))
    for rise in (-0.32, 0.32):
        painter.drawLine(at + QPointF(-arm, rise * arm), at + QPointF(arm, rise * arm))
    painter.drawLine(at + QPointF(-0.55 * arm, 0.95 * arm), at + QPointF(0.55 * arm, -0.95 * arm))


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _met(painter: QPainter, box: QRectF, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("accent"))
    inset = box.width() * 0.04
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    painter.setPen(_round_pen(colours.colour("accent_ink"), box.width() * 0.13))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    places = ((0.29, 0.53), (0.44, 0.67), (0.71, 0.36))
    tick = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in places]
    painter.drawPolyline(QPolygonF(tick))


def _missed(painter: QPainter, box: QRectF, colours: Colours) -> None:
    draw_cross(painter, box.center(), box.width() * 0.36, colours.colour("missed"))


def _unknown(painter: QPainter, box: QRectF, colours: Colours) -> None:
    disc, inset = QPainterPath(), box.width() * 0.08
    disc.addEllipse(box.adjusted(inset, inset, -inset, -inset))
    ratio = painter.device().devicePixelRatioF()
    painter.setBrushOrigin(box.topLeft())
    painter.fillPath(disc, pattern_brush(Pattern.UNDECIDED, colours, ratio))
    painter.setPen(QPen(colours.colour("hatch"), max(1.0, box.width() * 0.09)))
    painter.drawPath(disc)


def _estimated(painter: QPainter, box: QRectF, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("prov_soft"))
    inset = box.width() * 0.1
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    paint_dotted_ring(painter, box, colours.colour("prov"))


def _not_comparable(painter: QPainter, box: QRectF, colours: Colours) -> None:
    draw_crossed_equals(painter, box.center(), box.width() * 0.4, colours.colour("muted"))


def _no_level(painter: QPainter, box: QRectF, colours: Colours) -> None:
    painter.setPen(_round_pen(colours.colour("muted"), max(1.4, box.width() * 0.12)))
    arm = box.width() * 0.36
    painter.drawLine(box.center() - QPointF(arm, 0), box.center() + QPointF(arm, 0))


_DRAWN: dict[Mark, Callable[[QPainter, QRectF, Colours], None]] = {
    Mark.MET: _met,
    Mark.MISSED: _missed,
    Mark.UNKNOWN: _unknown,
    Mark.ESTIMATED: _estimated,
    Mark.NOT_COMPARABLE: _not_comparable,
    Mark.NO_LEVEL: _no_level,
}


class MarkLabel(QWidget):
    """A mark as high as a line of text; the words beside it say the same, so it has no text of its own."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark) -> None:
        if mark is not self._mark:
            self._mark = mark
            self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(mark_side(line), line)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_mark(QPainter(self), QRectF(self.rect()), self._mark, colours_of(self))
