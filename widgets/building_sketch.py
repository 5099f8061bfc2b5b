"""Drawing of a building from its sizes: front, one side and the roof, in one scale, with its measures."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.colours import Colours, colours_of
from widgets.type_scale import sized

_SIDE_X, _SIDE_Y = 0.42, 0.30
"""How far the side runs to the right and up, per metre of depth."""
_MARGIN, _LEGEND, _TOP = 18.0, 26.0, 8.0
_LEAST_DETAIL = 9.0
"""Width of a bay in pixels below which windows are drawn as one band."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn, in metres.

    Attributes:
        bays: homes beside each other, or bays of another building.
        facade_height: to the eaves.
        ridge: height of the ridge above the eaves; 0 for a flat roof.
        openings: share of the façade that is open, 0-1.
        has_doors: whether each bay has a door at the ground.
        has_galleries: whether floors stick out as lines.
        has_bay_measure: whether the measure is of one bay; else of the whole front.
        words: the drawing in words, for a screen reader.
    """

    bays: int
    bay_width: float
    depth: float
    storeys: int
    facade_height: float
    ridge: float = 0.0
    openings: float = 0.3
    has_solar: bool = False
    has_doors: bool = True
    has_galleries: bool = False
    has_bay_measure: bool = True
    bay_text: str = ""
    front_text: str = ""
    depth_text: str = ""
    words: str = ""


class BuildingSketch(QWidget):
    """The drawing, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sketch: Sketch | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sketch(self, sketch: Sketch) -> None:
        """Draws another building."""
        self._sketch = sketch
        self.setAccessibleName(sketch.words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._sketch is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), "small"))
        _Drawing(painter, QRectF(self.rect()), self._sketch, colours_of(self)).paint()


class _Drawing:
    """One painting of a sketch in a box."""

    def __init__(self, painter: QPainter, box: QRectF, sketch: Sketch, colours: Colours) -> None:
        self._painter, self._sketch, self._colours = painter, sketch, colours
        front = sketch.bays * sketch.bay_width
        side_x, side_y = sketch.depth * _SIDE_X, sketch.depth * _SIDE_Y
        high = sketch.facade_height + max(side_y, sketch.ridge + side_y / 2)
        room = box.adjusted(_MARGIN, _TOP, -_MARGIN, -_LEGEND)
        self._scale = max(0.01, min(room.width() / (front + side_x), room.height() / high))
        drawn = (front + side_x) * self._scale
        self._left = room.left() + (room.width() - drawn) / 2
        self._ground = room.bottom()
        self._front, self._side = front * self._scale, QPointF(side_x * self._scale, -side_y * self._scale)
        self._height, self._ridge = sketch.facade_height * self._scale, sketch.ridge * self._scale

    def paint(self) -> None:
        self._line(self._colours.colour("muted"), 1.0)
        self._painter.drawLine(
            QPointF(self._left - 10, self._ground),
            QPointF(self._left + self._front + self._side.x() + 10, self._ground),
        )
        self._paint_side()
        self._paint_roof()
        self._paint_front()
        self._paint_measures()

    def _line(self, colour: QColor, width: float) -> None:
        self._painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fill(self, points: list[QPointF], colour: str, width: float = 1.2) -> None:
        self._painter.setPen(QPen(self._colours.colour("ink"), width))
        self._painter.setBrush(self._colours.colour(colour))
        self._painter.drawPolygon(QPolygonF(points))

    def _corner(self, at_right: bool, height: float, back: float = 0.0) -> QPointF:
        x = self._left + (self._front if at_right else 0.0) + self._side.x() * back
        return QPointF(x, self._ground - height + self._side.y() * back)

    def _paint_side(self) -> None:
        wall = [
            self._corner(True, 0.0),
            self._corner(True, self._height),
            self._corner(True, self._height, 1.0),
            self._corner(True, 0.0, 1.0),
        ]
        if self._ridge:
            wall.insert(2, self._corner(True, self._height + self._ridge, 0.5))
        self._fill(wall, "absent")

    def _paint_roof(self) -> None:
        if self._ridge:
            left, right = (self._corner(at, self._height + self._ridge, 0.5) for at in (False, True))
        else:
            left, right = (self._corner(at, self._height, 1.0) for at in (False, True))
        eaves_left, eaves_right = self._corner(False, self._height), self._corner(True, self._height)
        self._fill([eaves_left, left, right, eaves_right], "m_brick" if self._ridge else "surface_alt")
        if self._sketch.has_solar:
            self._paint_solar(eaves_left, eaves_right, left - eaves_left)

    def _paint_solar(self, left: QPointF, right: QPointF, up: QPointF) -> None:
        """Panels over the middle of the front slope, one row per bay."""
        bay = (right - left) / self._sketch.bays
        if bay.x() < _LEAST_DETAIL / 2:
            return
        self._painter.setPen(QPen(self._colours.colour("surface"), 0.8))
        self._painter.setBrush(self._colours.colour("m_service"))
        for number in range(self._sketch.bays):
            start = left + bay * (number + 0.3) + up * 0.35
            across, along = bay * 0.4, up * 0.35
            self._painter.drawPolygon(QPolygonF([start, start + across, start + across + along, start + along]))

    def _paint_front(self) -> None:
        front = QRectF(self._left, self._ground - self._height, self._front, self._height)
        self._painter.setPen(QPen(self._colours.colour("ink"), 1.2))
        self._painter.setBrush(self._colours.colour("accent_soft"))
        self._painter.drawRect(front)
        bay, storey = self._front / self._sketch.bays, self._height / self._storeys()
        for level in range(self._storeys()):
            band = QRectF(front.left(), front.bottom() - (level + 1) * storey, front.width(), storey)
            self._paint_storey(band, bay, has_door=level == 0 and self._sketch.has_doors)
        self._line(self._colours.colour("control"), 0.8)
        for number in range(1, self._sketch.bays):
            x = self._left + number * bay
            if bay >= _LEAST_DETAIL:
                self._painter.drawLine(QPointF(x, front.top()), QPointF(x, front.bottom()))

    def _storeys(self) -> int:
        """Storeys below the eaves: the attic has none of its own."""
        return max(1, self._sketch.storeys - (1 if self._sketch.ridge else 0))

    def _paint_storey(self, band: QRectF, bay: float, *, has_door: bool) -> None:
        self._painter.setPen(QPen(self._colours.colour("ink"), 0.8))
        if self._sketch.has_galleries:
            self._painter.drawLine(band.bottomLeft(), band.bottomRight())
        share = math.sqrt(min(max(self._sketch.openings, 0.0), 0.95))
        if bay < _LEAST_DETAIL:
            inset = band.height() * (1 - self._sketch.openings) / 2
            self._painter.fillRect(band.adjusted(1, inset, -1, -inset), self._colours.colour("surface"))
            return
        for number in range(self._sketch.bays):
            cell = QRectF(band.left() + number * bay, band.top(), bay, band.height())
            self._paint_bay(cell, share, has_door=has_door)

    def _paint_bay(self, cell: QRectF, share: float, *, has_door: bool) -> None:
        self._painter.setBrush(self._colours.colour("surface"))
        if not share:
            return
        if has_door:
            door = QRectF(cell.left() + cell.width() * 0.1, 0, cell.width() * 0.2, cell.height() * 0.72)
            door.moveBottom(cell.bottom())
            window = QRectF(0, 0, cell.width() * 0.55 * min(1.0, share + 0.2), cell.height() * share * 0.8)
            window.moveCenter(QPointF(cell.left() + cell.width() * 0.66, cell.center().y()))
            self._painter.drawRect(window)
            self._painter.setBrush(self._colours.colour("accent"))
            self._painter.drawRect(door)
            return
        width, height = cell.width() * share * 0.5, cell.height() * share * 0.85
        for place in (0.29, 0.71):
            window = QRectF(0, 0, width * 0.92, height)
            window.moveCenter(QPointF(cell.left() + cell.width() * place, cell.center().y()))
            self._painter.drawRect(window)

    def _paint_measures(self) -> None:
        """The width of a bay under the first one, the whole front beside it, the depth at the right."""
        sketch, metrics = self._sketch, self._painter.fontMetrics()
        bay = self._front / sketch.bays if sketch.has_bay_measure else self._front
        line, text = self._ground + 7, QRectF(0, self._ground + 10, 0, metrics.height())
        self._line(self._colours.colour("accent"), 1.4)
        for x in (self._left, self._left + bay):
            self._painter.drawLine(QPointF(x, line - 4), QPointF(x, line + 4))
        self._painter.drawLine(QPointF(self._left, line), QPointF(self._left + bay, line))
        text.setWidth(metrics.horizontalAdvance(sketch.bay_text) + 4)
        text.moveLeft(max(2.0, self._left + bay / 2 - text.width() / 2))
        self._painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft), sketch.bay_text)
        self._painter.setPen(self._colours.colour("muted"))
        end = text.right() + 14
        depth_width = metrics.horizontalAdvance(sketch.depth_text) + 4
        right = self._left + self._front + self._side.x()
        middle = QRectF(end, text.top(), max(0.0, right - depth_width - 8 - end), text.height())
        if not sketch.has_bay_measure:
            middle.setWidth(0.0)
        told = metrics.elidedText(sketch.front_text, Qt.TextElideMode.ElideRight, int(middle.width()))
        self._painter.drawText(middle, int(Qt.AlignmentFlag.AlignHCenter), told)
        depth = QRectF(right - depth_width, text.top(), depth_width, text.height())
        self._painter.drawText(depth, int(Qt.AlignmentFlag.AlignRight), sketch.depth_text)
