"""Drawing of the rings of the ambition wheel with a painter, from its layout.

Every state has a shape beside its colour: filled with the number of the ring, a tint that shows how far the figure
has come, a cross on the missed goal, hatches, dots, a not-equal sign, a hairline, or nothing.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from models.domain.requirement import LEVELS, Level
from models.presentation.wheel import INNER_RADIUS, Ring, RingState, Wedge
from widgets.colours import Colours
from widgets.marks import draw_cross, draw_crossed_equals
from widgets.patterns import Pattern, dotted_pen, paint_pattern, pattern_brush
from widgets.tokens import tokens
from widgets.type_scale import strong
from widgets.wheel.layout import WheelLayout

HATCHES = {RingState.CANNOT_SAY: Pattern.UNDECIDED, RingState.NOT_ASSESSED: Pattern.UNKNOWN}
"""An undecided level is hatched denser than one that was not assessed."""

INDICATED = {RingState.PROVISIONAL: Pattern.PROVISIONAL, RingState.ESTIMATED: Pattern.ESTIMATED}
"""A level at which an indication stands, by what that rests on."""

_NUMBER_FROM_RING_PX = 13.0


def level_colour(colours: Colours, level: Level) -> QColor:
    """The colour of a level; in the light theme the highest level is the darkest."""
    return colours.colour(str(level))


def level_ink(colours: Colours, level: Level) -> QColor:
    """The colour of a digit on the colour of a level."""
    return colours.colour(f"on_{level}")


class RingDrawing:
    """Drawing of the rings of one wheel for one palette and screen."""

    def __init__(self, painter: QPainter, layout: WheelLayout, colours: Colours) -> None:
        self._painter, self._layout, self._colours = painter, layout, colours
        ratio = painter.device().devicePixelRatioF()
        self._hatches = {state: pattern_brush(pattern, colours, ratio) for state, pattern in HATCHES.items()}
        self._number_font = strong(layout.row_font)
        self._number_font.setPixelSize(max(8, min(13, round(layout.ring_width * 0.36))))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self) -> None:
        """Draws rings, marks, targets and the circle in the middle."""
        wheel = self._layout.wheel
        for wedge in wheel.wedges:
            for ring in wedge.rings:
                self._ring(wedge, ring)
            self._reached_number(wedge)
        for wedge in wheel.wedges:
            for ring in wedge.rings:
                self._target(wedge, ring)
        self._ring_numbers()
        self._centre()

    def _ring(self, wedge: Wedge, ring: Ring) -> None:
        if ring.state is RingState.NOT_APPLICABLE:
            return
        painter, colours = self._painter, self._colours
        path = self._layout.sector(wedge, ring)
        if ring.state is RingState.MET:
            painter.fillPath(path, level_colour(colours, ring.level))
            return
        painter.setPen(QPen(colours.colour("absent" if ring.state is RingState.ABSENT else "border"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush if ring.state is RingState.ABSENT else colours.colour("surface"))
        if ring.state in INDICATED:
            painter.setPen(dotted_pen(colours.colour("prov")))
        painter.drawPath(path)
        self._inside(wedge, ring)

    def _inside(self, wedge: Wedge, ring: Ring) -> None:
        painter, colours = self._painter, self._colours
        at = self._layout.ring_middle(wedge, ring)
        if ring.state in self._hatches:
            painter.fillPath(self._layout.sector(wedge, ring), self._hatches[ring.state])
        elif ring.state in INDICATED and ring.progress != 0.0:
            come = 1.0 if ring.progress is None else ring.progress
            paint_pattern(painter, self._layout.sector(wedge, ring, 0.0, come), INDICATED[ring.state], colours)
        elif ring.state is RingState.MISSED:
            self._come_so_far(wedge, ring)
            if ring.is_target:
                draw_cross(painter, at, self._arm(), colours.colour("missed"))
        elif ring.state is RingState.NOT_COMPARABLE:
            draw_crossed_equals(painter, at, self._arm(), colours.colour("muted"))

    def _come_so_far(self, wedge: Wedge, ring: Ring) -> None:
        """Tints the part of the way to a missed level that the figure has come, with a line at its end."""
        if not ring.progress:
            return
        painter, colours = self._painter, self._colours
        painter.fillPath(
            self._layout.sector(wedge, ring, 0.0, ring.progress), QColor(colours.colour("missed_soft"))
        )
        pen = QPen(colours.colour("missed"), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._layout.arc_at(wedge, ring, ring.progress))

    def _arm(self) -> float:
        return max(2.5, min(5.0, self._layout.radius * 0.019))

    def _reached_number(self, wedge: Wedge) -> None:
        """Draws the number of the highest met ring in that ring, so that the level can be read without colour."""
        if self._layout.ring_width < _NUMBER_FROM_RING_PX:
            return
        met = [ring for ring in wedge.rings if ring.state is RingState.MET]
        if met:
            place = LEVELS.index(met[-1].level) + 1
            ink = level_ink(self._colours, met[-1].level)
            self._number(str(place), self._layout.ring_middle(wedge, met[-1]), ink)

    def _number(self, text: str, at: QPointF, colour: QColor) -> None:
        painter = self._painter
        painter.setFont(self._number_font)
        painter.setPen(colour)
        painter.drawText(QRectF(at.x() - 10, at.y() - 10, 20, 20), Qt.AlignmentFlag.AlignCenter, text)

    def _target(self, wedge: Wedge, ring: Ring) -> None:
        if not ring.is_target or ring.state is RingState.NOT_APPLICABLE:
            return
        pen = QPen(self._colours.colour("ink"), tokens()["line"]["target"])
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(self._layout.sector(wedge, ring, 0.7))

    def _ring_numbers(self) -> None:
        """Draws the numbers of the rings, as in the legend, in the gap at twelve o'clock."""
        step = (1.0 - INNER_RADIUS) / len(LEVELS)
        for place, _ in enumerate(LEVELS):
            at = self._layout.point(0.0, (INNER_RADIUS + step * (place + 0.5)) * self._layout.radius)
            self._number(str(place + 1), at, self._colours.colour("muted"))

    def _centre(self) -> None:
        """Draws the circle in the middle, with one arc per theme around it."""
        radius = INNER_RADIUS * self._layout.radius - 4.0
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.colour("surface"))
        painter.drawEllipse(self._layout.circle(radius))
        pen = QPen(self._colours.colour("ink"), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for arc in self._layout.wheel.themes:
            sweep = arc.end_degrees - arc.start_degrees
            painter.drawArc(self._layout.circle(radius), round((90.0 - arc.end_degrees) * 16), round(sweep * 16))
