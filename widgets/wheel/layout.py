"""Layout of the ambition wheel on the screen: radius, names, sectors, and the wedge under a point.

The geometry of one wheel in one box, made once per size. Leaves out on purpose: colours and drawing.
"""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainterPath

from models.presentation.wheel import INNER_RADIUS, Ring, Wedge, Wheel

WEDGE_GAP = 1.4
"""Gap between two wedges and between two rings, in pixels."""

_NAME_SHARES = (0.88, 0.84, 0.80, 0.76, 0.72)
"""Sizes of the names, as parts of the window's font size; the largest that leaves room for the rings is used."""

_SMALLEST_NAME_PX = 9
_THEME_SHARE = 0.74
_WANTED_RADIUS_SHARE = 0.57
"""Least part of half the box for the rings; names are made smaller or shorter for it."""

_NAME_LIMITS = (1e6, 130.0, 115.0, 100.0, 88.0, 76.0, 64.0, 52.0, 40.0)
_SMALLEST_RADIUS = 60.0
_EDGE = 3.0


class WheelLayout:
    """Layout of one wheel in one box.

    Attributes:
        centre, radius: of the outer ring, in pixels.
        names: indicator id -> its name as drawn, shortened with … where there is no room.
        name_font, theme_font: fonts of the names of indicators and themes.
        name_distance: from the outer ring to the start of the names, in pixels.
    """

    def __init__(self, wheel: Wheel, names: Mapping[str, str], box: QSizeF, font: QFont) -> None:
        base = QFontInfo(font).pixelSize()
        self.wheel = wheel
        self.theme_font = _sized(font, max(_SMALLEST_NAME_PX, round(base * _THEME_SHARE)), is_bold=True)
        self.name_distance = QFontMetricsF(self.theme_font).height() + 9.0
        self.name_font, self.names, self.radius, self.centre = self._fitted(names, box, font, base)
        self._paths: dict[tuple[str, int, float], QPainterPath] = {}

    def _fitted(
        self, names: Mapping[str, str], box: QSizeF, font: QFont, base: int
    ) -> tuple[QFont, dict[str, str], float, QPointF]:
        wanted = _WANTED_RADIUS_SHARE * min(box.width(), box.height()) / 2
        sizes = sorted({max(_SMALLEST_NAME_PX, round(base * share)) for share in _NAME_SHARES}, reverse=True)
        tries = [(px, _NAME_LIMITS[0]) for px in sizes] + [(sizes[-1], limit) for limit in _NAME_LIMITS[1:]]
        for px, limit in tries:
            name_font = _sized(font, px)
            metrics = QFontMetricsF(name_font)
            shown = {
                key: metrics.elidedText(name, Qt.TextElideMode.ElideRight, limit) for key, name in names.items()
            }
            arms = [
                (math.radians(wedge.middle_degrees), metrics.horizontalAdvance(shown[wedge.indicator_id]))
                for wedge in self.wheel.wedges
            ]
            radius, centre = self._largest(arms, box, metrics.height() / 2)
            if radius >= wanted:
                break
        return name_font, shown, max(radius, _SMALLEST_RADIUS), centre

    def _largest(
        self, arms: Sequence[tuple[float, float]], box: QSizeF, half_height: float
    ) -> tuple[float, QPointF]:
        """The largest radius at which rings and names stay within the box, and the centre for it."""
        low, high = 0.0, min(box.width(), box.height()) / 2
        best = QRectF()
        for _ in range(12):
            radius = (low + high) / 2
            extent = self._extent(arms, radius, half_height)
            if extent.width() <= box.width() and extent.height() <= box.height():
                low, best = radius, extent
            else:
                high = radius
        spare_x, spare_y = box.width() - best.width(), box.height() - best.height()
        return low, QPointF(-best.left() + spare_x / 2, -best.top() + spare_y / 2)

    def _extent(self, arms: Sequence[tuple[float, float]], radius: float, half_height: float) -> QRectF:
        ring = radius + self.name_distance
        left = top = -ring
        right = bottom = ring
        for angle, width in arms:
            reach = ring + width
            x, y = reach * math.sin(angle), -reach * math.cos(angle)
            side_x, side_y = half_height * abs(math.cos(angle)), half_height * abs(math.sin(angle))
            left, right = min(left, x - side_x), max(right, x + side_x)
            top, bottom = min(top, y - side_y), max(bottom, y + side_y)
        return QRectF(left - _EDGE, top - _EDGE, right - left + 2 * _EDGE, bottom - top + 2 * _EDGE)

    def point(self, degrees: float, radius: float) -> QPointF:
        """The point at an angle, in degrees clockwise from twelve o'clock, and a radius in pixels."""
        angle = math.radians(degrees)
        return QPointF(self.centre.x() + radius * math.sin(angle), self.centre.y() - radius * math.cos(angle))

    def ring_middle(self, wedge: Wedge, ring: Ring) -> QPointF:
        """The middle of one ring of one wedge."""
        return self.point(wedge.middle_degrees, (ring.inner_radius + ring.outer_radius) / 2 * self.radius)

    @property
    def ring_width(self) -> float:
        """The width of one ring in pixels."""
        return self.radius * (1.0 - INNER_RADIUS) / 3

    def sector(self, wedge: Wedge, ring: Ring, inset: float = 0.0) -> QPainterPath:
        """The outline of one ring of one wedge, made smaller by `inset` pixels."""
        key = (wedge.indicator_id, round(ring.inner_radius * 1000), inset)
        if key not in self._paths:
            inner, outer = ring.inner_radius * self.radius, ring.outer_radius * self.radius - WEDGE_GAP
            self._paths[key] = self._slice(wedge, inner + inset, outer - inset, inset)
        return self._paths[key]

    def whole(self, wedge: Wedge) -> QPainterPath:
        """The outline of all rings of a wedge, a little larger, for focus and hover."""
        return self._slice(wedge, INNER_RADIUS * self.radius - 2.0, self.radius + 1.0, -1.2)

    def _slice(self, wedge: Wedge, inner: float, outer: float, inset: float) -> QPainterPath:
        path = QPainterPath()
        start, sweep = self._edges(wedge, outer, inset)
        path.arcMoveTo(self._circle(outer), start)
        path.arcTo(self._circle(outer), start, sweep)
        start, sweep = self._edges(wedge, inner, inset)
        path.arcTo(self._circle(inner), start + sweep, -sweep)
        path.closeSubpath()
        return path

    def _edges(self, wedge: Wedge, radius: float, inset: float) -> tuple[float, float]:
        """First edge and sweep of a wedge in Qt's degrees: counter-clockwise from three o'clock."""
        gap = math.degrees((WEDGE_GAP / 2 + inset) / radius)
        start = 90.0 - wedge.end_degrees + gap
        return start, 90.0 - wedge.start_degrees - gap - start

    def _circle(self, radius: float) -> QRectF:
        return QRectF(self.centre.x() - radius, self.centre.y() - radius, 2 * radius, 2 * radius)

    def circle(self, radius: float) -> QRectF:
        """The square around a circle of this radius about the centre of the wheel."""
        return self._circle(radius)

    def wedge_at(self, point: QPointF) -> Wedge | None:
        """The wedge of which a ring or the name is under a point; None for none."""
        x, y = point.x() - self.centre.x(), point.y() - self.centre.y()
        distance = math.hypot(x, y)
        if distance < INNER_RADIUS * self.radius:
            return None
        degrees = math.degrees(math.atan2(x, -y)) % 360.0
        for wedge in self.wheel.wedges:
            if wedge.start_degrees <= degrees < wedge.end_degrees:
                width = QFontMetricsF(self.name_font).horizontalAdvance(self.names[wedge.indicator_id])
                return wedge if distance <= self.radius + self.name_distance + width else None
        return None


def _sized(font: QFont, pixels: int, *, is_bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return sized
