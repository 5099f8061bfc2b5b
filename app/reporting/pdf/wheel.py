"""Draws the ambition wheel on a PDF canvas from its plain geometry."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.reporting.pdf.style import (
    BAD,
    FAINT,
    HAIR,
    INK,
    NARROW,
    NARROW_BOLD,
    RING_FILL,
    RULE,
    SANS_BOLD,
    SOFT,
    WHITE,
    Face,
)
from app.reporting.pdf.text import Line, Typesetter, draw_line, line_width
from models.domain.requirement import LEVELS, Theme
from models.presentation.wheel import INNER_RADIUS, Ring, RingState, Wedge, Wheel

_WEDGE_GAP = 0.9
"""White space between two wedges, in points."""

_LABEL_DISTANCE = 16.5
"""Distance from the outer ring to the names of the indicators, with those of the themes between, in points."""

_NAME_SIZE = 6.6
_HATCHES = {RingState.CANNOT_SAY: (FAINT, 2.3, 0.55), RingState.NOT_ASSESSED: (RULE, 3.1, 0.4)}
"""Colour, distance and width of the hatch lines, in points."""


@dataclass(frozen=True, slots=True)
class WheelTexts:
    """The texts around and in the wheel."""

    names: Mapping[str, str]
    themes: Mapping[Theme, str]
    centre_figure: str
    centre_word: str


class WheelDrawing:
    """One wheel of a given outer radius around a point."""

    def __init__(self, canvas: Canvas, setter: Typesetter, centre: tuple[float, float], radius: float) -> None:
        self.canvas, self.setter = canvas, setter
        self.x, self.y = centre
        self.radius = radius

    def draw(self, wheel: Wheel, texts: WheelTexts) -> None:
        for wedge in wheel.wedges:
            for ring in wedge.rings:
                self._ring(wedge, ring)
        for wedge in wheel.wedges:
            for ring in wedge.rings:
                self._outline(wedge, ring)
        for arc in wheel.themes:
            self._theme(texts.themes[arc.theme], arc.start_degrees, arc.end_degrees)
        for wedge in wheel.wedges:
            self._name(texts.names[wedge.indicator_id], wedge)
        self._ring_marks()
        self._centre(texts)

    def _sector(self, wedge: Wedge, ring: Ring, inset: float = 0.0) -> PDFPathObject:
        inner, outer = ring.inner_radius * self.radius, ring.outer_radius * self.radius - _WEDGE_GAP
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
        path = self._sector(wedge, ring)
        if state is RingState.MET:
            canvas.setFillColor(RING_FILL[ring.level])
            canvas.drawPath(path, stroke=0, fill=1)
        elif state in _HATCHES:
            self._hatch(path, wedge, ring)
            self._stroke(path, RULE, 0.4)
        else:
            self._stroke(path, HAIR if state is RingState.ABSENT else FAINT, 0.4)
        if state is RingState.MISSED:
            self._cross(wedge, ring)
        elif state is RingState.NOT_COMPARABLE:
            self._mark("≠", wedge, ring)

    def _stroke(self, path: PDFPathObject, colour: Color, width: float) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def _hatch(self, path: PDFPathObject, wedge: Wedge, ring: Ring) -> None:
        colour, step, width = _HATCHES[ring.state]
        x, y = self._point(wedge.middle_degrees, (ring.inner_radius + ring.outer_radius) / 2)
        hatch(self.canvas, path, (x, y, 0.14 * self.radius), colour, (step, width))

    def _point(self, degrees: float, radius_fraction: float) -> tuple[float, float]:
        angle = math.radians(90.0 - degrees)
        radius = radius_fraction * self.radius
        return self.x + radius * math.cos(angle), self.y + radius * math.sin(angle)

    def _cross(self, wedge: Wedge, ring: Ring) -> None:
        x, y = self._point(wedge.middle_degrees, (ring.inner_radius + ring.outer_radius) / 2)
        draw_cross(self.canvas, x, y, 0.021 * self.radius, BAD)

    def _mark(self, sign: str, wedge: Wedge, ring: Ring) -> None:
        x, y = self._point(wedge.middle_degrees, (ring.inner_radius + ring.outer_radius) / 2)
        face = Face(NARROW, 6.5, SOFT)
        draw_line(self.canvas, self.setter.line(sign, face.font), (x, y - 2.2), face, "middle")

    def _outline(self, wedge: Wedge, ring: Ring) -> None:
        if ring.is_target and ring.state is not RingState.NOT_APPLICABLE:
            is_open = ring.state is RingState.NOT_ASSESSED
            self._stroke(self._sector(wedge, ring, 0.35), FAINT if is_open else INK, 0.6 if is_open else 0.9)

    def _theme(self, name: str, start: float, end: float) -> None:
        """A band outside the rings with the theme's name along it, upright in both halves."""
        radius = self.radius + 3.0
        canvas = self.canvas
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        canvas.arc(*self._box(radius), 90.0 - end + 0.6, end - start - 1.2)
        face = Face(NARROW_BOLD, 6.6, INK)
        middle = (start + end) / 2
        is_below = 90.0 < middle < 270.0
        baseline = radius + (7.0 if is_below else 2.2)
        self._curved(self.setter.line(name, face.font), middle, baseline, face, is_below)

    def _curved(self, line: Line, middle: float, radius: float, face: Face, is_below: bool) -> None:
        letters = [(font, letter) for font, text in line for letter in text]
        widths = [pdfmetrics.stringWidth(letter, font, face.size) + 0.12 for font, letter in letters]
        direction = -1.0 if is_below else 1.0
        angle = middle - direction * math.degrees(sum(widths) / radius) / 2
        self.canvas.setFillColor(face.colour)
        for (font, letter), width in zip(letters, widths, strict=True):
            angle += direction * math.degrees(width / radius) / 2
            self._turned(letter, font, face.size, (angle, radius, is_below, width))
            angle += direction * math.degrees(width / radius) / 2

    def _turned(self, letter: str, font: str, size: float, place: tuple[float, float, bool, float]) -> None:
        degrees, radius, is_below, width = place
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(*self._point(degrees, radius / self.radius))
        canvas.rotate((180.0 if is_below else 0.0) - degrees)
        canvas.setFont(font, size)
        canvas.drawString(-width / 2, 0, letter)
        canvas.restoreState()

    def _name(self, name: str, wedge: Wedge) -> None:
        """The indicator's short name, read outwards on the right half and inwards on the left."""
        face = Face(NARROW, _NAME_SIZE, INK if wedge.is_assessed else SOFT)
        canvas = self.canvas
        is_left = wedge.middle_degrees > 180.0
        canvas.saveState()
        canvas.translate(self.x, self.y)
        canvas.rotate(90.0 - wedge.middle_degrees + (180.0 if is_left else 0.0))
        reach = self.radius + _LABEL_DISTANCE
        line = self.setter.fitted(name, face, 74.0)
        at = (-reach, -2.2) if is_left else (reach, -2.2)
        draw_line(canvas, line, at, face, "right" if is_left else "left")
        canvas.restoreState()

    def _ring_marks(self) -> None:
        """Numbers the rings 1, 2 and 3 in the gap at twelve o'clock, so that colour is not their only mark."""
        step = (1.0 - INNER_RADIUS) / len(LEVELS)
        for place, _ in enumerate(LEVELS):
            x, y = self._point(0.0, INNER_RADIUS + step * (place + 0.5))
            face = Face(SANS_BOLD, 6.6, SOFT)
            draw_line(self.canvas, ((face.font, str(place + 1)),), (x, y - 2.4), face, "middle")

    def _centre(self, texts: WheelTexts) -> None:
        canvas = self.canvas
        canvas.setStrokeColor(RULE)
        canvas.setFillColor(WHITE)
        canvas.setLineWidth(0.7)
        canvas.circle(self.x, self.y, INNER_RADIUS * self.radius - 4.0, stroke=1, fill=1)
        figure, word = Face(SANS_BOLD, 9.5), Face(NARROW, 6.8, SOFT)
        draw_line(
            canvas, self.setter.line(texts.centre_figure, figure.font), (self.x, self.y + 1), figure, "middle"
        )
        draw_line(canvas, self.setter.line(texts.centre_word, word.font), (self.x, self.y - 8), word, "middle")


def largest_radius(
    wheel: Wheel, names: Mapping[str, str], setter: Typesetter, box: tuple[float, float]
) -> tuple[float, tuple[float, float]]:
    """The outer radius at which rings and names fill a box, and the centre within that box."""
    arms = [
        (
            math.radians(90.0 - wedge.middle_degrees),
            line_width(setter.line(names[wedge.indicator_id], NARROW), _NAME_SIZE),
        )
        for wedge in wheel.wedges
    ]
    radius = min(box) / 2
    while True:
        ends = [
            (
                (radius + _LABEL_DISTANCE + width) * math.cos(angle),
                (radius + _LABEL_DISTANCE + width) * math.sin(angle),
            )
            for angle, width in arms
        ] or [(radius, radius)]
        left, right = min(x for x, _ in ends) - 2.0, max(x for x, _ in ends) + 2.0
        bottom, top = min(y for _, y in ends) - 2.0, max(y for _, y in ends) + 2.0
        if (right - left <= box[0] and top - bottom <= box[1]) or radius <= 40.0:
            return radius, (-left + (box[0] - right + left) / 2, -bottom + (box[1] - top + bottom) / 2)
        radius -= 1.0


def hatch(
    canvas: Canvas,
    path: PDFPathObject,
    around: tuple[float, float, float],
    colour: Color,
    pen: tuple[float, float],
) -> None:
    """Draws diagonal lines inside a path; `around` is a point and the reach to cover, `pen` distance and width."""
    x, y, reach = around
    step, width = pen
    canvas.saveState()
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    lines = canvas.beginPath()
    count = int(2 * reach / (step * math.sqrt(2))) + 1
    offset = (x + y) % (step * math.sqrt(2))
    for place in range(-count, count + 1):
        shift = place * step * math.sqrt(2) - offset
        lines.moveTo(x - reach + shift, y + reach)
        lines.lineTo(x + reach + shift, y - reach)
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()


def draw_cross(canvas: Canvas, x: float, y: float, arm: float, colour: Color) -> None:
    """Draws a small cross, the mark of a missed level."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.0)
    canvas.setLineCap(1)
    canvas.line(x - arm, y - arm, x + arm, y + arm)
    canvas.line(x - arm, y + arm, x + arm, y - arm)
    canvas.restoreState()
