"""Painting of the band: one figure with its interval among the limits of the levels, on a track of 6 pixels.

Levels are fills from the good side; the interval is a frame, solid for a known spread and dotted blue
for what is provisional or estimated; a triangle under the track is the target.
"""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from models.presentation.band import Band
from widgets.colours import Colours
from widgets.patterns import dotted_pen, rounded

BAND_HEIGHT = 18
"""Height that a band needs, in pixels; the track is in its middle."""

_TRACK, _FRAME, _VALUE_WIDTH = 6.0, 13.0, 3.5
_LEAST_FRAME = 6.0
_TRIANGLE = (3.6, 4.6)


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
