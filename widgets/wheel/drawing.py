"""Drawing of the ambition wheel with a painter, from its layout.

Every state has a shape beside its colour: filled with the number of the ring, a cross, two densities of hatching,
a not-equal sign, a hairline, or nothing.
"""

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from models.domain.requirement import LEVELS, Level, Theme
from models.presentation.wheel import INNER_RADIUS, Ring, RingState, ThemeArc, Wedge
from widgets.colours import Colours
from widgets.marks import draw_cross, draw_crossed_equals
from widgets.patterns import Pattern, pattern_brush
from widgets.tokens import tokens
from widgets.wheel.layout import WheelLayout

HATCHES = {RingState.CANNOT_SAY: Pattern.UNDECIDED, RingState.NOT_ASSESSED: Pattern.UNKNOWN}
"""An undecided level is hatched denser than one that was not assessed."""

_NUMBER_FROM_RING_PX = 13.0


def level_colour(colours: Colours, level: Level) -> QColor:
    """The colour of a level; in the light theme the highest level is the darkest."""
    return colours.colour(str(level))


def level_ink(colours: Colours, level: Level) -> QColor:
    """The colour of a digit on the colour of a level."""
    return colours.colour(f"on_{level}")


class WheelDrawing:
    """Drawing of one wheel for one palette and screen."""

    def __init__(self, painter: QPainter, layout: WheelLayout, colours: Colours) -> None:
        self._painter, self._layout, self._colours = painter, layout, colours
        ratio = painter.device().devicePixelRatioF()
        self._hatches = {state: pattern_brush(pattern, colours, ratio) for state, pattern in HATCHES.items()}
        self._number_font = QFont(layout.theme_font)
        self._number_font.setPixelSize(max(8, min(11, round(layout.ring_width * 0.42))))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw_rings(self) -> None:
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

    def draw_names(self, theme_names: Mapping[Theme, str]) -> None:
        """Draws the names of themes and indicators around the rings."""
        for arc in self._layout.wheel.themes:
            self._theme(arc, theme_names[arc.theme])
        for wedge in self._layout.wheel.wedges:
            self._name(wedge)

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
        painter.drawPath(path)
        if ring.state in self._hatches:
            painter.fillPath(path, self._hatches[ring.state])
        elif ring.state is RingState.MISSED:
            draw_cross(painter, self._layout.ring_middle(wedge, ring), self._arm(), colours.colour("missed"))
        elif ring.state is RingState.NOT_COMPARABLE:
            at = self._layout.ring_middle(wedge, ring)
            draw_crossed_equals(painter, at, self._arm(), colours.colour("muted"))

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

    def _theme(self, arc: ThemeArc, name: str) -> None:
        """Draws a band outside the rings with the name of the theme along it, upright in both halves."""
        painter, layout = self._painter, self._layout
        painter.setPen(QPen(self._colours.colour("hatch"), 1.2))
        sweep = arc.end_degrees - arc.start_degrees - 1.0
        box = layout.circle(layout.radius + 3.0)
        painter.drawArc(box, round((90.0 - arc.end_degrees + 0.5) * 16), round(sweep * 16))
        metrics = QFontMetricsF(layout.theme_font)
        middle = (arc.start_degrees + arc.end_degrees) / 2
        is_below = 90.0 < middle < 270.0
        radius = layout.radius + 5.0 + (metrics.ascent() if is_below else metrics.descent())
        room = math.radians(sweep) * radius
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(layout.theme_font)
        painter.setPen(self._colours.colour("muted"))
        self._curved(shown, middle, radius, is_below)

    def _curved(self, text: str, middle: float, radius: float, is_below: bool) -> None:
        metrics = QFontMetricsF(self._layout.theme_font)
        widths = [metrics.horizontalAdvance(letter) for letter in text]
        direction = -1.0 if is_below else 1.0
        angle = middle - direction * math.degrees(sum(widths) / radius) / 2
        for letter, width in zip(text, widths, strict=True):
            turn = direction * math.degrees(width / radius) / 2
            angle += turn
            self._painter.save()
            self._painter.translate(self._layout.point(angle, radius))
            self._painter.rotate(angle + (180.0 if is_below else 0.0))
            self._painter.drawText(QPointF(-width / 2, 0), letter)
            self._painter.restore()
            angle += turn

    def _name(self, wedge: Wedge) -> None:
        """Draws the short name of the indicator, outwards on the right half and inwards on the left."""
        painter, layout = self._painter, self._layout
        text = layout.names[wedge.indicator_id]
        metrics = QFontMetricsF(layout.name_font)
        is_left = wedge.middle_degrees > 180.0
        reach = layout.radius + layout.name_distance
        start = -reach - metrics.horizontalAdvance(text) if is_left else reach
        painter.save()
        painter.setFont(layout.name_font)
        painter.setPen(self._colours.colour("ink" if wedge.is_assessed else "muted"))
        painter.translate(layout.centre)
        painter.rotate(wedge.middle_degrees - 90.0 + (180.0 if is_left else 0.0))
        painter.drawText(QPointF(start, (metrics.ascent() - metrics.descent()) / 2), text)
        painter.restore()

    def _ring_numbers(self) -> None:
        """Draws the numbers of the rings, as in the legend, in the gap at twelve o'clock."""
        step = (1.0 - INNER_RADIUS) / len(LEVELS)
        for place, _ in enumerate(LEVELS):
            at = self._layout.point(0.0, (INNER_RADIUS + step * (place + 0.5)) * self._layout.radius)
            self._number(str(place + 1), at, self._colours.colour("muted"))

    def _centre(self) -> None:
        self._painter.setPen(QPen(self._colours.colour("border"), 1.0))
        self._painter.setBrush(self._colours.colour("surface"))
        self._painter.drawEllipse(self._layout.circle(INNER_RADIUS * self._layout.radius - 6.0))
