"""Paints the ground and the line work of a material; the lines are a small texture per theme and pixel ratio."""

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from widgets.assembly.looks import LineWork, MaterialLook
from widgets.colours import Colours

_STRENGTH = 0.62
"""Opacity of the line work, so that a layer reads as a whole before its lines."""

_WIDTH = 1.0
_FIBRES = (
    (0.05, 0.05, 20, 130),
    (0.5, 0.0, 190, 120),
    (0.62, 0.42, 60, 120),
    (0.2, 0.5, 250, 130),
    (0.05, 0.62, 80, 70),
)
"""Place as parts of the tile, first angle and length in degrees, of every fibre."""


def paint_material(painter: QPainter, box: QRectF, look: MaterialLook, colours: Colours) -> None:
    """Fills a box with the look of a material."""
    painter.save()
    painter.fillRect(box, colours.colour(look.ground))
    if look.work is not LineWork.PLAIN:
        painter.setBrushOrigin(box.topLeft())
        painter.fillRect(box, _brush(look, colours, painter.device().devicePixelRatioF()))
    painter.restore()


@lru_cache(maxsize=128)
def _brush(look: MaterialLook, colours: Colours, ratio: float) -> QBrush:
    width, height, draw = _TILES[look.work]
    tile = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    colour = QColor(colours.colour(look.line))
    colour.setAlphaF(_STRENGTH)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(tile.width() / width, tile.height() / height)
    painter.setPen(QPen(colour, _WIDTH))
    painter.setBrush(colour)
    draw(painter, float(width), float(height))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def _slanted(painter: QPainter, side: float, *, is_rising: bool) -> None:
    """One line from corner to corner, and the parts of its neighbours that reach into the tile."""
    for shift in (-side, 0.0, side):
        low, high = (side + 1, -1.0) if is_rising else (-1.0, side + 1)
        painter.drawLine(QPointF(shift - 1, low), QPointF(shift + side + 1, high))


def _rising(painter: QPainter, width: float, height: float) -> None:
    del height
    _slanted(painter, width, is_rising=True)


def _falling(painter: QPainter, width: float, height: float) -> None:
    del height
    _slanted(painter, width, is_rising=False)


def _crossed(painter: QPainter, width: float, height: float) -> None:
    _rising(painter, width, height)
    _falling(painter, width, height)


def _fine_dots(painter: QPainter, width: float, height: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y in ((0.25, 0.3), (0.75, 0.8)):
        painter.drawEllipse(QPointF(x * width, y * height), 0.8, 0.8)


def _pebbles(painter: QPainter, width: float, height: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0.26 * width, 0.3 * height), 2.0, 1.7)
    corner = QPointF(0.68 * width, 0.66 * height)
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(4.4, 0.6), corner + QPointF(1.8, 3.6)]))
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y in ((0.74, 0.2), (0.16, 0.78)):
        painter.drawEllipse(QPointF(x * width, y * height), 0.8, 0.8)


def _grain(painter: QPainter, width: float, height: float) -> None:
    """Long lines that rise and fall a little, as in sawn wood."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x, height / 2 + math.sin(x / width * math.tau) * 1.1) for x in range(int(width) + 1)]
    painter.drawPolyline(QPolygonF(points))


def _boards(painter: QPainter, width: float, height: float) -> None:
    """Short strokes that do not line up, as in chipboard."""
    for left, y in ((0.05, 0.28), (0.55, 0.78)):
        painter.drawLine(QPointF(left * width, y * height), QPointF((left + 0.4) * width, y * height))


def _waves(painter: QPainter, width: float, height: float) -> None:
    """The loops of insulation wool."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [
        QPointF(x, height / 2 - math.cos(x / width * math.tau) * (height / 2 - 1.5))
        for x in (step / 2 for step in range(int(width) * 2 + 1))
    ]
    painter.drawPolyline(QPolygonF(points))


def _fibres(painter: QPainter, width: float, height: float) -> None:
    """Short bent strokes in all directions, as of straw, hemp and paper."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y, start, size in _FIBRES:
        painter.drawArc(QRectF(x * width, y * height, 7.0, 7.0), start * 16, size * 16)


def _cells(painter: QPainter, width: float, height: float) -> None:
    """The zigzag of foam."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bottom = height - 1.5
    painter.drawPolyline(QPolygonF([QPointF(0, bottom), QPointF(width / 2, 1.5), QPointF(width, bottom)]))


def _upright(painter: QPainter, width: float, height: float) -> None:
    painter.drawLine(QPointF(width / 2, 0), QPointF(width / 2, height))


def _level(painter: QPainter, width: float, height: float) -> None:
    painter.drawLine(QPointF(0, height / 2), QPointF(width, height / 2))


def _grid(painter: QPainter, width: float, height: float) -> None:
    _upright(painter, width, height)
    _level(painter, width, height)


def _steep(painter: QPainter, width: float, height: float) -> None:
    for shift in (-width, 0.0, width):
        painter.drawLine(QPointF(shift, height), QPointF(shift + width, 0))


def _tufts(painter: QPainter, width: float, height: float) -> None:
    """Small plants."""
    for x, y in ((0.25, 0.4), (0.75, 0.9)):
        foot = QPointF(x * width, y * height)
        for lean in (-2.2, 0.0, 2.2):
            painter.drawLine(foot, foot + QPointF(lean, -3.6))


def _nothing(painter: QPainter, width: float, height: float) -> None:
    del painter, width, height


_TILES: dict[LineWork, tuple[int, int, Callable[[QPainter, float, float], None]]] = {
    LineWork.PLAIN: (8, 8, _nothing),
    LineWork.FINE_DOTS: (7, 7, _fine_dots),
    LineWork.PEBBLES: (18, 16, _pebbles),
    LineWork.RISING: (8, 8, _rising),
    LineWork.RISING_DENSE: (5, 5, _rising),
    LineWork.FALLING: (7, 7, _falling),
    LineWork.CROSSED: (9, 9, _crossed),
    LineWork.CROSSED_WIDE: (14, 14, _crossed),
    LineWork.STEEP: (4, 12, _steep),
    LineWork.LEVEL: (6, 5, _level),
    LineWork.GRID: (8, 8, _grid),
    LineWork.TUFTS: (14, 14, _tufts),
    LineWork.GRAIN: (26, 5, _grain),
    LineWork.BOARDS: (11, 8, _boards),
    LineWork.WAVES: (12, 13, _waves),
    LineWork.FIBRES: (22, 20, _fibres),
    LineWork.CELLS: (10, 8, _cells),
    LineWork.UPRIGHT: (6, 6, _upright),
}
"""Width, height and drawing of each texture, in pixels."""
