"""The six marks of a verdict on paper, drawn as in the window; each differs from the others without colour."""

import math

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.reporting.pdf.style import BAD, GOOD, PROV, SOFT, WHITE
from models.presentation.marks import Mark

MARK_SIDE = 7.2
"""Side of a mark beside text of 8 points."""

MARK_COLOURS = {Mark.MET: GOOD, Mark.MISSED: BAD, Mark.ESTIMATED: PROV}
"""The colour of the words beside a mark; others are soft."""


def draw_mark(canvas: Canvas, mark: Mark, at: tuple[float, float], side: float = MARK_SIDE) -> None:
    """Draws a mark in the square whose lower left corner is `at`."""
    x, y = at
    centre = (x + side / 2, y + side / 2)
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    if mark is Mark.MET:
        _met(canvas, centre, side)
    elif mark is Mark.MISSED:
        draw_cross(canvas, *centre, side * 0.34, BAD)
    elif mark is Mark.UNKNOWN:
        _unknown(canvas, centre, side)
    elif mark is Mark.ESTIMATED:
        _ring(canvas, centre, side)
    elif mark is Mark.NOT_COMPARABLE:
        draw_crossed_equals(canvas, *centre, side * 0.36, SOFT)
    else:
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(side * 0.13)
        canvas.line(x + side * 0.18, centre[1], x + side * 0.82, centre[1])
    canvas.restoreState()


def _met(canvas: Canvas, centre: tuple[float, float], side: float) -> None:
    canvas.setFillColor(GOOD)
    canvas.circle(*centre, side * 0.47, stroke=0, fill=1)
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(side * 0.13)
    x, y = centre[0] - side / 2, centre[1] - side / 2
    tick = canvas.beginPath()
    tick.moveTo(x + 0.29 * side, y + 0.47 * side)
    tick.lineTo(x + 0.44 * side, y + 0.33 * side)
    tick.lineTo(x + 0.71 * side, y + 0.64 * side)
    canvas.drawPath(tick, stroke=1, fill=0)


def _unknown(canvas: Canvas, centre: tuple[float, float], side: float) -> None:
    disc = canvas.beginPath()
    disc.circle(*centre, side * 0.44)
    hatch(canvas, disc, (*centre, side), SOFT, (side * 0.24, side * 0.07))
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(side * 0.09)
    canvas.circle(*centre, side * 0.44, stroke=1, fill=0)


def _ring(canvas: Canvas, centre: tuple[float, float], side: float) -> None:
    canvas.setStrokeColor(PROV)
    canvas.setLineWidth(side * 0.13)
    canvas.setLineCap(0)
    turn = math.pi * side * 0.84 / 9
    canvas.setDash(turn * 0.55, turn * 0.45)
    canvas.circle(*centre, side * 0.42, stroke=1, fill=0)
    canvas.setDash()


def draw_cross(canvas: Canvas, x: float, y: float, arm: float, colour: Color) -> None:
    """Draws a small cross, the mark of a missed goal."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(max(0.9, arm * 0.42))
    canvas.setLineCap(1)
    canvas.line(x - arm, y - arm, x + arm, y + arm)
    canvas.line(x - arm, y + arm, x + arm, y - arm)
    canvas.restoreState()


def draw_crossed_equals(canvas: Canvas, x: float, y: float, arm: float, colour: Color) -> None:
    """Draws an equals sign with a stroke through it, the mark of a limit of another set."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(max(0.7, arm * 0.28))
    for rise in (-0.32, 0.32):
        canvas.line(x - arm, y + rise * arm, x + arm, y + rise * arm)
    canvas.line(x - 0.55 * arm, y - 0.95 * arm, x + 0.55 * arm, y + 0.95 * arm)
    canvas.restoreState()


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
        lines.moveTo(x - reach + shift, y - reach)
        lines.lineTo(x + reach + shift, y + reach)
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()


def dots(
    canvas: Canvas, path: PDFPathObject, around: tuple[float, float, float], colour: Color, step: float = 2.6
) -> None:
    """Draws dots on a square grid inside a path, the pattern of an estimate from open data."""
    x, y, reach = around
    canvas.saveState()
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(colour)
    marks = canvas.beginPath()
    count = int(reach / step) + 1
    left, bottom = x - x % step, y - y % step
    for across in range(-count, count + 1):
        for up in range(-count, count + 1):
            marks.circle(left + across * step, bottom + up * step, step * 0.21)
    canvas.drawPath(marks, stroke=0, fill=1)
    canvas.restoreState()
