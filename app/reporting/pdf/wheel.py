"""The ambition wheel on paper with its callout columns, from the geometry that the window draws too."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.reporting.pdf.marks import MARK_SIDE, dots, draw_cross, draw_crossed_equals, draw_mark, hatch
from app.reporting.pdf.style import (
    BAD,
    BAD_SOFT,
    FAINT,
    HAIR,
    INK,
    NARROW,
    NARROW_BOLD,
    ON_RING,
    PROV,
    PROV_SOFT,
    RING_FILL,
    RULE,
    SANS_BOLD,
    SMALLEST,
    SOFT,
    WHITE,
    Face,
)
from app.reporting.pdf.text import Typesetter, draw_line, line_width
from app.reporting.wording.callout_text import CalloutText
from models.domain.requirement import LEVELS, Level, Theme
from models.presentation.callouts import callouts, wedge_mark
from models.presentation.marks import Mark
from models.presentation.wheel import INNER_RADIUS, Ring, RingState, Wedge, Wheel

_WEDGE_GAP = 0.9
"""White space between two wedges, in points."""

_COLUMN, _BESIDE, _ELBOW = 112.0, 12.0, 6.0
"""Width of a column, space between column and rings, and from the rings to the bend of a leader, in points."""

_HATCHES = {RingState.CANNOT_SAY: (FAINT, 2.3, 0.55), RingState.NOT_ASSESSED: (FAINT, 3.4, 0.4)}
"""Colour, distance and width of the hatch lines, in points."""

_INDICATED = (RingState.ESTIMATED, RingState.PROVISIONAL)
_HEAD = Face(SANS_BOLD, SMALLEST, INK)


@dataclass(frozen=True, slots=True)
class WheelTexts:
    """The texts beside and in the wheel.

    Attributes:
        rows: indicator id -> name and value.
        centre: a figure, a word, and what is estimated ("" for nothing).
    """

    rows: Mapping[str, CalloutText]
    themes: Mapping[Theme, str] = field(default_factory=dict)
    centre: tuple[str, str, str] = ("", "", "")


class WheelDrawing:
    """One wheel with its columns in a box whose lower left corner is the origin of the canvas."""

    def __init__(self, canvas: Canvas, setter: Typesetter, box: tuple[float, float]) -> None:
        self.canvas, self.setter, self.box = canvas, setter, box
        self.x, self.y = box[0] / 2, box[1] / 2
        self.radius = max(40.0, min((box[0] - 2 * _COLUMN) / 2 - _BESIDE, box[1] / 2 - 2.0))

    def draw(self, wheel: Wheel, texts: WheelTexts) -> None:
        for wedge in wheel.wedges:
            for ring in wedge.rings:
                self._ring(wedge, ring)
            self._digit(wedge)
        for wedge in wheel.wedges:
            for ring in wedge.rings:
                self._outline(wedge, ring)
        self._ring_marks()
        self._centre(wheel, texts.centre)
        self._columns(wheel, texts)

    def _sector(self, wedge: Wedge, ring: Ring, inset: float = 0.0, part: float = 1.0) -> PDFPathObject:
        inner, outer = ring.inner_radius * self.radius, ring.outer_radius * self.radius - _WEDGE_GAP
        outer = inner + (outer - inner) * part
        inner, outer = inner + inset, outer - inset
        path = self.canvas.beginPath()
        start, end = self._edges(wedge, inner, inset), self._edges(wedge, outer, inset)
        path.arc(*self._box(outer), end[0], end[1] - end[0])
        path.arcTo(*self._box(inner), start[1], start[0] - start[1])
        path.close()
        return path

    def _edges(self, wedge: Wedge, radius: float, inset: float) -> tuple[float, float]:
        """Both edges as reportlab counts: degrees counter-clockwise from three o'clock."""
        gap = math.degrees((_WEDGE_GAP / 2 + inset) / radius)
        return 90.0 - wedge.end_degrees + gap, 90.0 - wedge.start_degrees - gap

    def _box(self, radius: float) -> tuple[float, float, float, float]:
        return self.x - radius, self.y - radius, self.x + radius, self.y + radius

    def _ring(self, wedge: Wedge, ring: Ring) -> None:
        canvas, state = self.canvas, ring.state
        if state is RingState.NOT_APPLICABLE:
            return
        if state is RingState.MET:
            canvas.setFillColor(RING_FILL[ring.level])
            canvas.drawPath(self._sector(wedge, ring), stroke=0, fill=1)
            return
        if state is RingState.MISSED:
            self._come_so_far(wedge, ring)
        elif state in _INDICATED:
            self._indicated(wedge, ring)
            return
        elif state in _HATCHES:
            colour, step, width = _HATCHES[state]
            hatch(canvas, self._sector(wedge, ring), self._around(wedge, ring), colour, (step, width))
        self._stroke(self._sector(wedge, ring), HAIR if state is RingState.ABSENT else FAINT, 0.4)
        x, y = self._middle(wedge, ring)
        if state is RingState.MISSED and ring.is_target:
            draw_cross(canvas, x, y, 0.02 * self.radius, BAD)
        elif state is RingState.NOT_COMPARABLE:
            draw_crossed_equals(canvas, x, y, 0.022 * self.radius, SOFT)

    def _come_so_far(self, wedge: Wedge, ring: Ring) -> None:
        """Tints the part of the way to a missed level that the figure has come, with a line at its end."""
        if not ring.progress:
            return
        canvas = self.canvas
        canvas.setFillColor(BAD_SOFT)
        canvas.drawPath(self._sector(wedge, ring, 0.0, ring.progress), stroke=0, fill=1)
        inner, outer = ring.inner_radius * self.radius, ring.outer_radius * self.radius - _WEDGE_GAP
        radius = inner + (outer - inner) * ring.progress
        start, end = self._edges(wedge, radius, 0.0)
        arc = canvas.beginPath()
        arc.arc(*self._box(radius), start, end - start)
        self._stroke(arc, BAD, 1.1)

    def _indicated(self, wedge: Wedge, ring: Ring) -> None:
        """Draws the pattern of an indication up to where its figure has come, in a dotted outline."""
        canvas = self.canvas
        come = 1.0 if ring.progress is None else ring.progress
        if come:
            part = self._sector(wedge, ring, 0.0, come)
            canvas.setFillColor(PROV_SOFT)
            canvas.drawPath(part, stroke=0, fill=1)
            if ring.state is RingState.ESTIMATED:
                dots(canvas, part, self._around(wedge, ring), PROV)
            else:
                hatch(canvas, part, self._around(wedge, ring), PROV, (2.6, 0.6))
        canvas.setDash(1.4, 1.1)
        self._stroke(self._sector(wedge, ring), PROV, 0.7)
        canvas.setDash()

    def _digit(self, wedge: Wedge) -> None:
        """Draws the number of the highest met ring in that ring, so that the level can be read without colour."""
        met = [ring for ring in wedge.rings if ring.state is RingState.MET]
        if met:
            x, y = self._middle(wedge, met[-1])
            self._number(LEVELS.index(met[-1].level) + 1, (x, y), ON_RING[met[-1].level])

    def _number(self, number: int, at: tuple[float, float], colour: Color) -> None:
        face = Face(SANS_BOLD, SMALLEST, colour)
        draw_line(self.canvas, ((face.font, str(number)),), (at[0], at[1] - 2.8), face, "middle")

    def _stroke(self, path: PDFPathObject, colour: Color, width: float) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def _around(self, wedge: Wedge, ring: Ring) -> tuple[float, float, float]:
        return *self._middle(wedge, ring), 0.16 * self.radius

    def _middle(self, wedge: Wedge, ring: Ring) -> tuple[float, float]:
        return self._point(wedge.middle_degrees, (ring.inner_radius + ring.outer_radius) / 2)

    def _point(self, degrees: float, radius_fraction: float) -> tuple[float, float]:
        angle = math.radians(90.0 - degrees)
        radius = radius_fraction * self.radius
        return self.x + radius * math.cos(angle), self.y + radius * math.sin(angle)

    def _outline(self, wedge: Wedge, ring: Ring) -> None:
        if ring.is_target and ring.state is not RingState.NOT_APPLICABLE:
            self._stroke(self._sector(wedge, ring, 0.4), INK, 1.0)

    def _ring_marks(self) -> None:
        """Numbers the rings 1, 2 and 3 in the gap at twelve o'clock, so that colour is not their only mark."""
        step = (1.0 - INNER_RADIUS) / len(LEVELS)
        for place, _ in enumerate(LEVELS):
            self._number(place + 1, self._point(0.0, INNER_RADIUS + step * (place + 0.5)), SOFT)

    def _centre(self, wheel: Wheel, texts: tuple[str, str, str]) -> None:
        canvas, radius = self.canvas, INNER_RADIUS * self.radius - 3.0
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.1)
        for arc in wheel.themes:
            path = canvas.beginPath()
            path.arc(*self._box(radius), 90.0 - arc.end_degrees, arc.end_degrees - arc.start_degrees)
            canvas.drawPath(path, stroke=1, fill=0)
        faces = (Face(SANS_BOLD, 11.0), Face(NARROW, SMALLEST, SOFT), Face(NARROW, SMALLEST, PROV))
        shown = [(text, face) for text, face in zip(texts, faces, strict=True) if text]
        y = self.y + 5.4 * len(shown) - 9.0
        for text, face in shown:
            draw_line(canvas, self.setter.line(text, face.font), (self.x, y), face, "middle")
            y -= 11.0

    def _columns(self, wheel: Wheel, texts: WheelTexts) -> None:
        columns = callouts(wheel)
        pitch = self.box[1] / columns.slot_count
        for slots, x in ((columns.left, 0.0), (columns.right, self.box[0] - _COLUMN)):
            for place, slot in enumerate(slots):
                y = self.box[1] - (place + 0.5) * pitch
                if slot.wedge is None:
                    self._heading(texts.themes[slot.theme], (x, y))
                else:
                    self._leader(slot.wedge, x, y)
                    self._row(slot.wedge, texts.rows[slot.wedge.indicator_id], (x, y))

    def _heading(self, name: str, at: tuple[float, float]) -> None:
        x, y = at
        draw_line(self.canvas, self.setter.fitted(name, _HEAD, _COLUMN), (x, y - 2.6), _HEAD)
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, y - 6.2, x + _COLUMN, y - 6.2)

    def _leader(self, wedge: Wedge, x: float, y: float) -> None:
        start = x + _COLUMN + 4.0 if x < self.x else x - 4.0
        bend = self._point(wedge.middle_degrees, 1.0 + _ELBOW / self.radius)
        end = self._point(wedge.middle_degrees, 1.0 + 1.4 / self.radius)
        path = self.canvas.beginPath()
        path.moveTo(start, y)
        path.lineTo(*bend)
        path.lineTo(*end)
        self._stroke(path, FAINT, 0.4)

    def _row(self, wedge: Wedge, text: CalloutText, at: tuple[float, float]) -> None:
        x, y = at
        mark = wedge_mark(wedge)
        draw_mark(self.canvas, mark, (x, y - MARK_SIDE / 2))
        ink = SOFT if mark in (Mark.UNKNOWN, Mark.NO_LEVEL) else INK
        used = self._value(text, ink, (x + _COLUMN, y))
        name = Face(NARROW, SMALLEST, ink)
        room = _COLUMN - MARK_SIDE - 5.0 - used - 4.0
        draw_line(self.canvas, self.setter.fitted(text.name, name, room), (x + MARK_SIDE + 5.0, y - 2.7), name)

    def _value(self, text: CalloutText, ink: Color, at: tuple[float, float]) -> float:
        """Draws the value, or the square of a judged level, left of a point; returns its width."""
        if text.judged is not None:
            return self._square(text.judged, at)
        face = Face(NARROW if ink is SOFT else NARROW_BOLD, SMALLEST, ink)
        line = self.setter.line(text.value, face.font)
        draw_line(self.canvas, line, (at[0], at[1] - 2.7), face, "right")
        return line_width(line, face.size)

    def _square(self, level: Level, at: tuple[float, float]) -> float:
        side = 10.4
        self.canvas.setFillColor(RING_FILL[level])
        self.canvas.roundRect(at[0] - side, at[1] - side / 2, side, side, 1.4, stroke=0, fill=1)
        self._number(LEVELS.index(level) + 1, (at[0] - side / 2, at[1]), ON_RING[level])
        return side


def draw_swatch(canvas: Canvas, kind: str, at: tuple[float, float], side: float) -> None:
    """Draws a sample of a state for the legend; `at` is its lower left corner."""
    x, y = at
    box = canvas.beginPath()
    box.rect(x, y, side, side)
    around = (x + side / 2, y + side / 2, side)
    canvas.setFillColor(WHITE)
    colour, width, dash = {"target": (INK, 1.2, False), "estimated": (PROV, 0.7, True)}.get(
        kind, (PROV, 0.7, True) if kind == "provisional" else (FAINT, 0.4, False)
    )
    if kind in ("estimated", "provisional"):
        canvas.setFillColor(PROV_SOFT)
        canvas.drawPath(box, stroke=0, fill=1)
        if kind == "estimated":
            dots(canvas, box, around, PROV)
        else:
            hatch(canvas, box, around, PROV, (2.6, 0.6))
    elif kind in ("cannot_say", "not_assessed"):
        tone, step, pen = _HATCHES[RingState(kind)]
        hatch(canvas, box, around, tone, (step, pen))
    elif kind == "reach":
        canvas.setFillColor(BAD_SOFT)
        canvas.rect(x, y, side, side / 2, stroke=0, fill=1)
        canvas.setStrokeColor(BAD)
        canvas.setLineWidth(1.0)
        canvas.line(x, y + side / 2, x + side, y + side / 2)
    if dash:
        canvas.setDash(1.4, 1.1)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    canvas.drawPath(box, stroke=1, fill=0)
    canvas.setDash()
    if kind == "missed":
        draw_cross(canvas, x + side / 2, y + side / 2, side * 0.26, BAD)
    elif kind == "not_comparable":
        draw_crossed_equals(canvas, x + side / 2, y + side / 2, side * 0.3, SOFT)
