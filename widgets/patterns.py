"""Patterns with one meaning each: unknown (grey hatch), provisional (blue hatch), estimated (blue dots), too much.

They are small texture brushes, made per theme and pixel ratio, because the hatches of Qt are coarse and do not
follow the pixel ratio of the screen.
"""

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from widgets.colours import Colours

_HATCH_STEP, _DENSE_STEP, _DOT_STEP = 6, 4, 5
"""Pixels between two lines, measured along an edge, and between two dots."""

_HATCH_WIDTH, _DOT_RADIUS = 1.3, 0.95
_DASHES = (2.0, 1.6)
"""Dash and gap of a dotted outline, in pen widths."""


class Pattern(Enum):
    """A pattern: its line colour, its ground ("" for none) and its step in pixels; dots lie on a square grid."""

    UNKNOWN = "hatch", "", _HATCH_STEP
    UNDECIDED = "hatch", "", _DENSE_STEP
    PROVISIONAL = "prov", "prov_soft", _HATCH_STEP
    ESTIMATED = "prov", "prov_soft", _DOT_STEP
    TOO_MUCH = "missed", "missed_soft", _HATCH_STEP

    def __init__(self, line: str, ground: str, step: int) -> None:
        self.line, self.ground, self.step = line, ground, step


@lru_cache(maxsize=64)
def pattern_brush(pattern: Pattern, colours: Colours, ratio: float) -> QBrush:
    """The brush of a pattern without its ground; `ratio` is the device pixel ratio of what is painted on."""
    side = max(2, round(pattern.step * ratio))
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if pattern is Pattern.ESTIMATED:
        _dot(painter, side, colours.colour(pattern.line), ratio)
    else:
        _lines(painter, side, QPen(colours.colour(pattern.line), _HATCH_WIDTH * ratio), pattern)
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def _lines(painter: QPainter, side: int, pen: QPen, pattern: Pattern) -> None:
    """Draws one line from corner to corner, and the parts of its neighbours that reach into the tile."""
    painter.setPen(pen)
    falls = pattern is Pattern.TOO_MUCH
    for shift in (-side, 0, side):
        start, end = QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1)
        if falls:
            start, end = QPointF(shift - 1, -1), QPointF(shift + side + 1, side + 1)
        painter.drawLine(start, end)


def _dot(painter: QPainter, side: int, colour: QColor, ratio: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = _DOT_RADIUS * ratio
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)


def dotted_pen(colour: QColor, width: float = 1.2) -> QPen:
    """The pen of an outline that says that a figure is not firm."""
    pen = QPen(colour, width, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern(list(_DASHES))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_pattern(
    painter: QPainter,
    shape: QRectF | QPainterPath,
    pattern: Pattern,
    colours: Colours,
    *,
    is_outlined: bool = True,
) -> None:
    """Fills a shape with a pattern on its ground; an estimate gets a dotted outline, the others a solid one."""
    path = shape if isinstance(shape, QPainterPath) else rounded(shape)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if pattern.ground:
        painter.fillPath(path, colours.colour(pattern.ground))
    painter.fillPath(path, pattern_brush(pattern, colours, painter.device().devicePixelRatioF()))
    if is_outlined:
        colour = colours.colour(pattern.line)
        painter.setPen(dotted_pen(colour) if pattern is Pattern.ESTIMATED else QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    painter.restore()


def rounded(box: QRectF, radius: float = 2.0) -> QPainterPath:
    """A rectangle with rounded corners, as a path."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path
