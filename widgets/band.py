"""The band: one figure with its interval among the limits of the levels, on a track of 6 pixels.

The scale starts at zero, or at a negative figure, and differs per outcome: bands of two indicators cannot be
compared. Levels are fills from the good side; the interval is a frame, solid for a known spread and dotted blue
for what is provisional or estimated; a triangle under the track is the target.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from models.domain.requirement import LEVELS, Direction, Level
from widgets.colours import Colours
from widgets.patterns import dotted_pen, rounded

BAND_HEIGHT = 18
"""Height that a band needs, in pixels; the track is in its middle."""

_AIR = 0.08
"""Room beyond the highest figure, as a part of the scale."""

_TRACK, _FRAME, _VALUE_WIDTH = 6.0, 13.0, 3.5
_LEAST_FRAME = 6.0
_TRIANGLE = (3.6, 4.6)


@dataclass(frozen=True, slots=True)
class Zone:
    """Range in which a level is met, as fractions of the track; `is_solid` False draws its place only."""

    level: Level
    start: float
    end: float
    is_solid: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """Geometry of one band, as fractions of its width.

    Attributes:
        zones: in the order legal, recommended, ambitious; a later one is drawn over an earlier one.
        value: of the bar; None when the figure is unknown or was judged.
        lower, upper: ends of the interval; None for an exact figure.
        target: limit of the targeted level; None without one.
        is_estimated: whether value and interval are provisional or estimated, not firm.
    """

    zones: tuple[Zone, ...]
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    target: float | None = None
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The limits that a figure stands among.

    Attributes:
        limits: level -> limit, in the unit of the figure.
        better: the side on which a level is met.
        target: level aimed at; None without one.
    """

    limits: Mapping[Level, float]
    better: Direction
    target: Level | None = None


def make_band(
    lo: float | None, mid: float | None, hi: float | None, scale: Scale, *, is_estimated: bool = False
) -> Band:
    """The band of a figure in its unit.

    Args:
        lo, hi: ends of the interval; None for an end that is unknown, which is drawn to the edge of the track.
            With `lo`, `mid` and `hi` all None nothing but the levels is drawn, and with all equal no interval.
        mid: the figure; None when only its bounds are known.
    """
    figures = [figure for figure in (lo, mid, hi) if figure is not None]
    bounds = [*figures, *scale.limits.values()]
    low, high = min(0.0, *bounds), max(0.0, *bounds)
    air = (high - low or 1.0) * _AIR
    start = low - air if low < 0 else 0.0
    length = high + air - start

    def place(figure: float) -> float:
        return (figure - start) / length

    zones = tuple(
        Zone(level, *((place(limit), 1.0) if scale.better is Direction.HIGHER else (0.0, place(limit))))
        for level in LEVELS
        if (limit := scale.limits.get(level)) is not None
    )
    goal = None if scale.target is None else scale.limits.get(scale.target)
    is_exact = not figures or (lo == mid == hi)
    lower = None if is_exact else 0.0 if lo is None else place(lo)
    upper = None if is_exact else 1.0 if hi is None else place(hi)
    value = None if mid is None else place(mid)
    return Band(zones, value, lower, upper, None if goal is None else place(goal), is_estimated)


def band_text(value: str, ends: tuple[str, str] | None, verdict: str) -> str:
    """The text of a band for a screen reader, as "243, band 238 tot 246, mist aanbevolen 200".

    Args:
        value: the figure as written; "" when only its bounds are known.
        ends: both ends as written; None for an exact figure.
        verdict: in words, with its limit; "" without one.
    """
    band = "" if ends is None else QCoreApplication.translate("Band", "band {0} tot {1}").format(*ends)
    return ", ".join(part for part in (value, band, verdict) if part)


def paint_band(painter: QPainter, box: QRectF, band: Band, colours: Colours) -> None:
    """Paints a band over the width of a box, its track in the middle; it needs `BAND_HEIGHT` pixels."""
    track = QRectF(box.left(), round(box.center().y() - _TRACK / 2), box.width(), _TRACK)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_zones(painter, track, band, colours)
    if band.lower is not None and band.upper is not None:
        _paint_interval(painter, track, (band.lower, band.upper), band.is_estimated, colours)
    if band.target is not None:
        _paint_target(painter, _x(track, band.target), track.bottom() + 1.5, colours.colour("ink"))
    if band.value is not None:
        _paint_value(painter, track, band, colours)
    painter.restore()


def _paint_zones(painter: QPainter, track: QRectF, band: Band, colours: Colours) -> None:
    shape = rounded(track)
    painter.fillPath(shape, colours.colour("absent"))
    painter.save()
    painter.setClipPath(shape)
    for zone in band.zones:
        left, right = _x(track, zone.start), _x(track, zone.end)
        colour = colours.colour(str(zone.level) if zone.is_solid else "border")
        painter.fillRect(QRectF(left, track.top(), right - left, track.height()), colour)
    edges = {edge for zone in band.zones for edge in (zone.start, zone.end) if 0.0 < edge < 1.0}
    for edge in edges:
        painter.fillRect(
            QRectF(_x(track, edge) - 0.5, track.top(), 1.0, track.height()), colours.colour("surface")
        )
    painter.restore()


def _paint_interval(
    painter: QPainter, track: QRectF, ends: tuple[float, float], is_estimated: bool, colours: Colours
) -> None:
    left, right = _x(track, ends[0]), _x(track, ends[1])
    spare = max(0.0, _LEAST_FRAME - (right - left)) / 2
    rise = (_FRAME - track.height()) / 2
    frame = QRectF(left - spare, track.top() - rise, right - left + 2 * spare, _FRAME)
    shape = rounded(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3.0)
    ground = colours.colour("prov_soft" if is_estimated else "surface")
    ground.setAlphaF(0.62 if is_estimated else 0.4)
    painter.fillPath(shape, ground)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dotted_pen(colours.colour("prov")) if is_estimated else QPen(colours.colour("ink"), 1.2))
    painter.drawPath(shape)


def _paint_value(painter: QPainter, track: QRectF, band: Band, colours: Colours) -> None:
    """Draws the bar of the figure with a thin edge, so that it stands out on every level."""
    half = _VALUE_WIDTH / 2
    x = min(max(_x(track, band.value or 0.0), track.left() + half), track.right() - half)
    bar = QRectF(x - half, track.center().y() - _FRAME / 2, _VALUE_WIDTH, _FRAME)
    painter.fillPath(rounded(bar.adjusted(-0.75, 0.0, 0.75, 0.0), 1.5), colours.colour("surface"))
    painter.fillPath(rounded(bar.adjusted(0.25, 0.0, -0.25, 0.0), 1.0), colours.colour(_value_colour(band)))


def _value_colour(band: Band) -> str:
    return "prov" if band.is_estimated else "ink"


def _paint_target(painter: QPainter, x: float, top: float, colour: QColor) -> None:
    """Draws the target: a small triangle that points up at the limit."""
    half, height = _TRIANGLE
    triangle = QPainterPath()
    triangle.addPolygon(
        QPolygonF([QPointF(x, top), QPointF(x - half, top + height), QPointF(x + half, top + height)])
    )
    triangle.closeSubpath()
    painter.fillPath(triangle, colour)


def _x(track: QRectF, fraction: float) -> float:
    return track.left() + min(max(fraction, 0.0), 1.0) * track.width()
