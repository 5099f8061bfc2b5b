"""Small bar that shows a figure among its limits: zones of the levels, a marker, and a dashed interval.

The scale starts at zero, or at a negative figure, and differs per outcome: bars of two indicators cannot be
compared. Leaves out on purpose: limits in words and limits that cannot be compared.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from models.domain.outcome import Estimate, LevelVerdict, Outcome, Verdict
from models.domain.project import JudgedLevel
from models.domain.requirement import LEVELS, Level, Operator
from models.presentation.reached import level_verdict, levels_in_order
from widgets.colours import Colours

_AIR = 0.08
"""Room beyond the highest figure, as a part of the scale."""

_JUDGED = {JudgedLevel.NONE: 0, JudgedLevel.LEGAL: 1, JudgedLevel.RECOMMENDED: 2, JudgedLevel.AMBITIOUS: 3}


@dataclass(frozen=True, slots=True)
class Zone:
    """Range in which a level is met, as fractions of the bar; `is_solid` False draws its edge only."""

    level: Level
    start: float
    end: float
    is_solid: bool = True


@dataclass(frozen=True, slots=True)
class LevelBar:
    """Geometry of one level bar, as fractions of its width.

    Attributes:
        value: of the marker; None when the figure is unknown or was judged.
        lower, upper: ends of the interval; None for an exact figure.
        target: limit of the targeted level; None without one.
    """

    zones: tuple[Zone, ...]
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    target: float | None = None


def level_bar(outcome: Outcome, target: Level | None) -> LevelBar | None:
    """The level bar of an outcome; None when there is nothing to draw. `target` is the level aimed at."""
    if outcome.judged_level is not None and outcome.estimate is None:
        return _judged_bar(outcome, outcome.judged_level)
    limited = [v for v in levels_in_order(outcome.levels) if _is_drawn(v)]
    if not limited:
        return None
    limits = [v.limit for v in limited if v.limit is not None]
    estimate = outcome.estimate or Estimate(None, None, None, 0.0)
    figures = [f for f in (estimate.value, estimate.lower, estimate.upper) if f is not None] + limits
    low, high = min(0.0, *figures), max(0.0, *figures)
    air = (high - low or 1.0) * _AIR
    start = low - air if low < 0 else 0.0
    scale = high + air - start

    def place(figure: float) -> float:
        return (figure - start) / scale

    zones = tuple(_zone(v, place(v.limit or 0.0)) for v in limited)
    aimed = level_verdict(outcome.levels, target) if target is not None else None
    goal = place(aimed.limit) if aimed is not None and _is_drawn(aimed) and aimed.limit is not None else None
    value = None if estimate.value is None else place(estimate.value)
    if outcome.estimate is None or estimate.is_exact:
        return LevelBar(zones, value, None, None, goal)
    lower = 0.0 if estimate.lower is None else place(estimate.lower)
    upper = 1.0 if estimate.upper is None else place(estimate.upper)
    return LevelBar(zones, value, lower, upper, goal)


def _is_drawn(verdict: LevelVerdict) -> bool:
    return verdict.limit is not None and verdict.verdict not in (Verdict.NO_LEVEL, Verdict.NOT_COMPARABLE)


def _zone(verdict: LevelVerdict, limit: float) -> Zone:
    if verdict.operator is Operator.AT_LEAST:
        return Zone(verdict.level, limit, 1.0)
    return Zone(verdict.level, 0.0, limit)


def _judged_bar(outcome: Outcome, judged: JudgedLevel) -> LevelBar:
    """The bar of a judged level: three steps of equal width, filled up to that level."""
    zones = []
    for place, level in enumerate(LEVELS):
        verdict = level_verdict(outcome.levels, level)
        if verdict is not None and verdict.verdict is not Verdict.NO_LEVEL:
            zones.append(Zone(level, place / 3 + 0.005, (place + 1) / 3 - 0.005, place < _JUDGED[judged]))
    return LevelBar(tuple(zones))


def paint_level_bar(painter: QPainter, box: QRectF, bar: LevelBar, colours: Colours) -> None:
    """Paints a level bar in a box; marker and interval extend a little beyond the thin track in its middle."""
    track = QRectF(box.left(), box.center().y() - 2.0, box.width(), 4.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_zones(painter, track, bar, colours)
    if bar.lower is not None and bar.upper is not None:
        pen = QPen(colours.colour("text"), 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, right = _x(track, bar.lower), _x(track, bar.upper)
        painter.drawRect(QRectF(left, track.top() - 2.5, max(3.0, right - left), track.height() + 5.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("text"))
    if bar.target is not None:
        _paint_target(painter, _x(track, bar.target), track.bottom() + 1.0)
    if bar.value is not None:
        x = min(max(_x(track, bar.value), track.left() + 1.5), track.right() - 1.5)
        painter.drawRoundedRect(QRectF(x - 1.5, track.top() - 3.5, 3.0, track.height() + 7.0), 1.0, 1.0)
    painter.restore()


def _paint_zones(painter: QPainter, track: QRectF, bar: LevelBar, colours: Colours) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(track, 2.0, 2.0)
    painter.fillPath(shape, colours.colour("absent"))
    painter.setClipPath(shape)
    for zone in bar.zones:
        left, right = _x(track, zone.start), _x(track, zone.end)
        colour = colours.colour(str(zone.level) if zone.is_solid else "border")
        painter.fillRect(QRectF(left, track.top(), right - left, track.height()), colour)
    painter.setClipping(False)


def _paint_target(painter: QPainter, x: float, top: float) -> None:
    """Draws the target: a small triangle that points up at the limit."""
    painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x - 3.0, top + 4.5), QPointF(x + 3.0, top + 4.5)]))


def _x(track: QRectF, fraction: float) -> float:
    return track.left() + min(max(fraction, 0.0), 1.0) * track.width()
