"""The band on paper, from the geometry that the window draws too."""

from reportlab.pdfgen.canvas import Canvas

from app.reporting.pdf.style import HAIR, INK, PROV, PROV_SOFT, RING_FILL, RULE, WHITE
from models.presentation.band import Band

BAND_HEIGHT = 13.0
"""Height that a band needs with the triangle of its target, in points."""

_TRACK, _FRAME, _VALUE = 3.6, 8.2, 2.0
_TRIANGLE = (2.4, 3.1)
_LEAST_FRAME = 4.0


def draw_band(canvas: Canvas, band: Band, corner: tuple[float, float], width: float) -> None:
    """Draws a band over a width; `corner` is the lower left of its box of `BAND_HEIGHT`."""
    x, y = corner[0], corner[1] + BAND_HEIGHT - _FRAME / 2 - _TRACK / 2
    canvas.saveState()
    _zones(canvas, band, (x, y), width)
    if band.lower is not None and band.upper is not None:
        _interval(canvas, band, (x, y), width)
    if band.target is not None:
        _target(canvas, x + _within(band.target) * width, y - 1.2)
    if band.value is not None:
        _value(canvas, band, (x, y), width)
    canvas.restoreState()


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


def _zones(canvas: Canvas, band: Band, corner: tuple[float, float], width: float) -> None:
    x, y = corner
    track = canvas.beginPath()
    track.roundRect(x, y, width, _TRACK, _TRACK / 2)
    canvas.saveState()
    canvas.clipPath(track, stroke=0, fill=0)
    canvas.setFillColor(HAIR)
    canvas.rect(x, y, width, _TRACK, stroke=0, fill=1)
    for zone in band.zones:
        start, end = _within(zone.start), _within(zone.end)
        canvas.setFillColor(RING_FILL[zone.level] if zone.is_solid else RULE)
        canvas.rect(x + start * width, y, (end - start) * width, _TRACK, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    for edge in sorted({edge for zone in band.zones for edge in (zone.start, zone.end) if 0.0 < edge < 1.0}):
        canvas.rect(x + edge * width - 0.35, y, 0.7, _TRACK, stroke=0, fill=1)
    canvas.restoreState()


def _interval(canvas: Canvas, band: Band, corner: tuple[float, float], width: float) -> None:
    x, y = corner
    left, right = x + _within(band.lower or 0.0) * width, x + _within(band.upper or 0.0) * width
    spare = max(0.0, _LEAST_FRAME - (right - left)) / 2
    bottom = y + _TRACK / 2 - _FRAME / 2
    canvas.saveState()
    if band.is_estimated:
        canvas.setFillColor(PROV_SOFT, alpha=0.62)
        canvas.setStrokeColor(PROV)
        canvas.setDash(1.5, 1.2)
    else:
        canvas.setFillColor(WHITE, alpha=0.4)
        canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.75)
    canvas.roundRect(left - spare, bottom, right - left + 2 * spare, _FRAME, 1.8, stroke=1, fill=1)
    canvas.restoreState()


def _value(canvas: Canvas, band: Band, corner: tuple[float, float], width: float) -> None:
    x, y = corner
    at = min(max(x + _within(band.value or 0.0) * width, x + _VALUE / 2), x + width - _VALUE / 2)
    bottom = y + _TRACK / 2 - _FRAME / 2
    canvas.setFillColor(WHITE)
    canvas.rect(at - _VALUE / 2 - 0.5, bottom, _VALUE + 1.0, _FRAME, stroke=0, fill=1)
    canvas.setFillColor(PROV if band.is_estimated else INK)
    canvas.rect(at - _VALUE / 2 + 0.2, bottom, _VALUE - 0.4, _FRAME, stroke=0, fill=1)


def _target(canvas: Canvas, x: float, top: float) -> None:
    half, height = _TRIANGLE
    triangle = canvas.beginPath()
    triangle.moveTo(x, top)
    triangle.lineTo(x - half, top - height)
    triangle.lineTo(x + half, top - height)
    triangle.close()
    canvas.setFillColor(INK)
    canvas.drawPath(triangle, stroke=0, fill=1)
