"""Layout of the ambition wheel on the screen: radius, callout columns, sectors, and the wedge under a point.

The geometry of one wheel in one box, made once per size. Leaves out on purpose: colours and drawing.
"""

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QPolygonF

from models.presentation.callouts import Slot, callouts
from models.presentation.wheel import INNER_RADIUS, Ring, Wedge, Wheel
from widgets.type_scale import sized, strong

WEDGE_GAP = 1.4
"""Gap between two wedges and between two rings, in pixels."""

_COLUMN_EMS, _COLUMN_NARROW_EMS = 14.0, 12.8
"""Width of a callout column, in sizes of its letter; the narrow one where the rings would become too small."""

_SMALLEST_PITCH = 1.18
"""Least height of a row in heights of its line; below it the columns give way to the middle and the table."""

_BESIDE, _ELBOW = 18.0, 9.0
"""Pixels between column and outer ring, and from the outer ring to the bend of a leader."""

_WANTED_RADIUS, _LEAST_BESIDE, _SMALLEST_RADIUS, _EDGE = 150.0, 100.0, 60.0, 6.0


class WheelLayout:
    """Layout of one wheel in one box.

    Attributes:
        centre, radius: of the outer ring, in pixels.
        row_font, head_font: fonts of rows and of headings of themes.
        has_columns: whether there is room for the callout columns.
        column: width of a column in pixels.
    """

    def __init__(self, wheel: Wheel, box: QSizeF, font: QFont) -> None:
        self.wheel = wheel
        self.box = box
        self.row_font, self.head_font = sized(font, "small"), strong(sized(font, "small"))
        self.callouts = callouts(wheel)
        self.pitch = box.height() / self.callouts.slot_count
        metrics = QFontMetricsF(self.row_font)
        em = metrics.height() / 1.3
        self.column = _COLUMN_EMS * em
        if self._radius_beside(self.column) < _WANTED_RADIUS:
            self.column = _COLUMN_NARROW_EMS * em
        has_room = self._radius_beside(self.column) >= _LEAST_BESIDE
        self.has_columns = has_room and self.pitch >= _SMALLEST_PITCH * metrics.height()
        least = min(box.width(), box.height()) / 2 - _EDGE
        self.radius = max(_SMALLEST_RADIUS, self._radius_beside(self.column) if self.has_columns else least)
        self.centre = QPointF(box.width() / 2, box.height() / 2)
        self._paths: dict[tuple[str, int, float, float], QPainterPath] = {}

    def _radius_beside(self, column: float) -> float:
        return min((self.box.width() - 2 * column) / 2 - _BESIDE, self.box.height() / 2 - _EDGE)

    def rows(self) -> list[tuple[Slot, QRectF]]:
        """Every slot of both columns with its box; none without columns."""
        if not self.has_columns:
            return []
        columns = ((self.callouts.left, 0.0), (self.callouts.right, self.box.width() - self.column))
        return [
            (slot, QRectF(x, place * self.pitch, self.column, self.pitch))
            for slots, x in columns
            for place, slot in enumerate(slots)
        ]

    def row_of(self, wedge: Wedge) -> QRectF | None:
        """The box of a wedge's row; None without columns."""
        return next((box for slot, box in self.rows() if slot.wedge == wedge), None)

    def leader(self, wedge: Wedge, row: QRectF) -> QPolygonF:
        """The line from a row to its wedge, with a bend just outside the rings."""
        is_left = row.left() < self.centre.x()
        start = QPointF(row.right() + 8.0 if is_left else row.left() - 8.0, row.center().y())
        bend = self.point(wedge.middle_degrees, self.radius + _ELBOW)
        return QPolygonF([start, bend, self.point(wedge.middle_degrees, self.radius + 2.0)])

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

    def sector(self, wedge: Wedge, ring: Ring, inset: float = 0.0, part: float = 1.0) -> QPainterPath:
        """The outline of one ring of one wedge, smaller by `inset` pixels; `part` 0-1 of it from the inside."""
        key = (wedge.indicator_id, round(ring.inner_radius * 1000), inset, round(part, 4))
        if key not in self._paths:
            inner, outer = ring.inner_radius * self.radius, ring.outer_radius * self.radius - WEDGE_GAP
            outer = inner + (outer - inner) * part
            self._paths[key] = self._slice(wedge, inner + inset, outer - inset, inset)
        return self._paths[key]

    def arc_at(self, wedge: Wedge, ring: Ring, part: float) -> QPainterPath:
        """The arc across a ring at a part 0-1 of its width from the inside."""
        inner, outer = ring.inner_radius * self.radius, ring.outer_radius * self.radius - WEDGE_GAP
        radius = inner + (outer - inner) * part
        start, sweep = self._edges(wedge, radius, 0.0)
        path = QPainterPath()
        path.arcMoveTo(self.circle(radius), start)
        path.arcTo(self.circle(radius), start, sweep)
        return path

    def whole(self, wedge: Wedge) -> QPainterPath:
        """The outline of all rings of a wedge, a little larger, for focus and hover."""
        return self._slice(wedge, INNER_RADIUS * self.radius - 2.0, self.radius + 1.0, -1.2)

    def _slice(self, wedge: Wedge, inner: float, outer: float, inset: float) -> QPainterPath:
        path = QPainterPath()
        start, sweep = self._edges(wedge, outer, inset)
        path.arcMoveTo(self.circle(outer), start)
        path.arcTo(self.circle(outer), start, sweep)
        start, sweep = self._edges(wedge, inner, inset)
        path.arcTo(self.circle(inner), start + sweep, -sweep)
        path.closeSubpath()
        return path

    def _edges(self, wedge: Wedge, radius: float, inset: float) -> tuple[float, float]:
        """First edge and sweep of a wedge in Qt's degrees: counter-clockwise from three o'clock."""
        gap = math.degrees((WEDGE_GAP / 2 + inset) / radius)
        start = 90.0 - wedge.end_degrees + gap
        return start, 90.0 - wedge.start_degrees - gap - start

    def circle(self, radius: float) -> QRectF:
        """The square around a circle of this radius about the centre of the wheel."""
        return QRectF(self.centre.x() - radius, self.centre.y() - radius, 2 * radius, 2 * radius)

    def wedge_at(self, point: QPointF) -> Wedge | None:
        """The wedge of which a ring or the row is under a point; None for none."""
        for slot, box in self.rows():
            if slot.wedge is not None and box.contains(point):
                return slot.wedge
        x, y = point.x() - self.centre.x(), point.y() - self.centre.y()
        if not INNER_RADIUS * self.radius <= math.hypot(x, y) <= self.radius + 2.0:
            return None
        degrees = math.degrees(math.atan2(x, -y)) % 360.0
        return next((w for w in self.wheel.wedges if w.start_degrees <= degrees < w.end_degrees), None)
