"""The top of page 1: the facts of project and variant, and the wheel with its legend."""

from reportlab.lib.colors import Color

from app.formats.fields import FIELDS, Field, Head, value_of
from app.reporting.pdf.blocks import Block
from app.reporting.pdf.style import (
    BAD,
    CONTENT_WIDTH,
    FAINT,
    INK,
    NARROW,
    NARROW_BOLD,
    RING_FILL,
    RULE,
    SANS_BOLD,
    SOFT,
    Face,
)
from app.reporting.pdf.text import Typesetter, draw_line
from app.reporting.pdf.wheel import WheelDrawing, WheelTexts, draw_cross, hatch, largest_radius
from app.reporting.report import Report
from app.reporting.wording.field_text import field_text
from app.reporting.wording.number_text import NBSP, NOTHING
from app.reporting.wording.outcome_texts import (
    distance_text,
    level_name,
    outcome_name,
    requirement_set_text,
    short_name,
    unit_text,
    variant_line,
)
from app.reporting.wording.summary import Step, Summary
from app.texts import Language, label, text
from models.domain.requirement import LEVELS, Indicator
from models.presentation.wheel import ambition_wheel

_RIGHT_WIDTH = 214.0
_LEGEND_WIDTH = 152.0
_MOST_STEPS = 3
_EYEBROW, _TITLE, _TITLE_LONG = Face(SANS_BOLD, 6.6, SOFT), Face(SANS_BOLD, 19), Face(SANS_BOLD, 13)
_SUBTITLE = Face(NARROW, 9.4, INK)
_KEY, _VALUE = Face(NARROW, 7.4, SOFT), Face(NARROW, 7.8, INK)


class Masthead(Block):
    """Project and variant on the left; municipality, phase, date, requirement set and regime on the right."""

    def __init__(self, report: Report, lang: Language, setter: Typesetter) -> None:
        super().__init__()
        left = CONTENT_WIDTH - _RIGHT_WIDTH - 20
        name = report.project.name.strip() or label("report_unnamed_project", lang)
        title = setter.wrapped(name, _TITLE, left, 1) if len(name) < 60 else []
        self.title_face = _TITLE
        if not title or title[0][-1][1].endswith("…"):
            self.title_face = _TITLE_LONG
            title = setter.wrapped(name, _TITLE_LONG, left, 2)
        self.title = title
        self.eyebrow = setter.line(label("report_title", lang).upper(), _EYEBROW.font)
        self.subtitle = setter.wrapped(variant_line(report, lang), _SUBTITLE, left, 2)
        self.facts = [
            (setter.line(key, _KEY.font), setter.wrapped(value, _VALUE, _RIGHT_WIDTH - 66, 2))
            for key, value in _facts(report, lang)
        ]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        left = 12 + len(self.title) * self.title_face.size * 1.2 + len(self.subtitle) * 12.4
        right = sum(len(lines) * 10.2 + 1.2 for _, lines in self.facts)
        self.width, self.height = width, max(left, right) + 8
        return self.width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 7
        draw_line(canvas, self.eyebrow, (0, y), _EYEBROW)
        y -= 6
        for line in self.title:
            y -= self.title_face.size * 1.12
            draw_line(canvas, line, (0, y), self.title_face)
        y -= 3
        for line in self.subtitle:
            y -= 12.2
            draw_line(canvas, line, (0, y), _SUBTITLE)
        self._draw_facts()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.line(0, 0, self.width, 0)

    def _draw_facts(self) -> None:
        x, y = self.width - _RIGHT_WIDTH, self.height - 7
        for key, lines in self.facts:
            draw_line(self.canv, key, (x, y), _KEY)
            for line in lines:
                draw_line(self.canv, line, (x + 66, y), _VALUE)
                y -= 10.2
            y -= 1.2


def _facts(report: Report, lang: Language) -> list[tuple[str, str]]:
    """The fields of the head and the legal regime, each with its name."""
    unknown = label("report_unknown", lang)
    regime = report.scorecard.legal_regime
    facts = []
    for field in FIELDS:
        shown = "" if field.head is None else _head_text(field, report, lang)
        if shown or field.head is Head.ALWAYS:
            facts.append((label(field.short_label or field.label, lang), shown or unknown))
    if regime is not None:
        said = text(regime, lang)
    else:
        has_date = report.project.permit_application_date is not None
        said = unknown if has_date else label("report_no_permit_date", lang)
    other = report.scorecard.other_regime
    if other is not None:
        said = f"{said}. {text(other, lang)}"
    return [*facts, (label("report_regime", lang), said)]


def _head_text(field: Field, report: Report, lang: Language) -> str:
    """The value of a field in the head; municipality and address stand on one line."""
    project = report.project
    if field.id == "municipality":
        return " · ".join(filter(None, (project.municipality.strip(), project.address.strip())))
    if field.id == "requirement_set_id":
        return requirement_set_text(report, lang)
    return field_text(field, value_of(field, project, report.variant), lang)


class WheelPanel(Block):
    """The wheel, with its legend and the counts per level beside it."""

    def __init__(
        self, report: Report, summary: Summary, lang: Language, setter: Typesetter, height: float
    ) -> None:
        super().__init__()
        self.setter, self.lang, self.panel_height = setter, lang, height
        indicators, outcomes = report.reference.indicators, report.scorecard.outcomes
        self.wheel = ambition_wheel(indicators, outcomes)
        assessed = sum(wedge.is_assessed for wedge in self.wheel.wedges)
        self.texts = WheelTexts(
            names={indicator.id: short_name(indicator, lang) for indicator in indicators},
            themes={arc.theme: label(f"report_theme_{arc.theme}", lang) for arc in self.wheel.themes},
            centre_figure=label("report_assessed_count", lang, count=assessed, total=len(indicators)),
            centre_word=label("report_assessed_word", lang),
        )
        self.counts = summary.counts
        by_id = {indicator.id: indicator for indicator in indicators}
        self.steps = [_step(step, by_id[step.outcome.indicator_id], lang) for step in summary.gains[:_MOST_STEPS]]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.panel_height
        return self.width, self.height

    def draw(self) -> None:
        box = (self.width - _LEGEND_WIDTH - 16.0, self.height - 8.0)
        radius, (x, y) = largest_radius(self.wheel, self.texts.names, self.setter, box)
        centre = (x, y + 4.0)
        WheelDrawing(self.canv, self.setter, centre, radius).draw(self.wheel, self.texts)
        self._legend(self.width - _LEGEND_WIDTH, self.height - 22.0)

    def _legend(self, x: float, y: float) -> None:
        y = self._rings(x, y) - 8.0
        y = self._states(x, y) - 6.0
        y = self._steps(x, y) - 6.0 if self.steps else y
        for line in self.setter.wrapped(label("report_no_total", self.lang), _KEY, _LEGEND_WIDTH, 3):
            draw_line(self.canv, line, (x, y), _KEY)
            y -= 9.6

    def _steps(self, x: float, y: float) -> float:
        """Draws the nearest gains, the smallest changes that reach a level."""
        head = Face(NARROW_BOLD, 8.0)
        draw_line(self.canv, self.setter.line(label("report_heading_gains", self.lang), head.font), (x, y), head)
        for name, distance in self.steps:
            y -= 11.0
            draw_line(self.canv, self.setter.fitted(name, _VALUE, _LEGEND_WIDTH), (x, y), _VALUE)
            y -= 9.2
            draw_line(self.canv, self.setter.fitted(distance, _KEY, _LEGEND_WIDTH), (x, y), _KEY)
        return y - 12.0

    def _rings(self, x: float, y: float) -> float:
        """Draws per ring its number, colour, name and counts."""
        number, name = Face(SANS_BOLD, 7.2, INK), Face(NARROW_BOLD, 8.0)
        for place, level in enumerate(LEVELS):
            count = self.counts[place]
            self.canv.setFillColor(RING_FILL[level])
            self.canv.rect(x + 9, y - 1.2, 13, 8.2, stroke=0, fill=1)
            draw_line(self.canv, self.setter.line(str(place + 1), number.font), (x, y), number)
            title = label(f"report_level_long_{level}", self.lang)
            draw_line(self.canv, self.setter.line(title, name.font), (x + 27, y), name)
            line = label("report_counts_line", self.lang, meets=count.meets, misses=count.misses, open=count.open)
            draw_line(self.canv, self.setter.line(line, _VALUE.font), (x + 27, y - 9.8), _VALUE)
            y -= 24.0
        return y

    def _states(self, x: float, y: float) -> float:
        kinds = ("missed", "cannot_say", "not_assessed", "not_comparable", "absent", "target")
        for kind in kinds:
            self._swatch(kind, x + 9, y - 1.2)
            line = self.setter.line(label(f"report_legend_{kind}", self.lang), _VALUE.font)
            draw_line(self.canv, line, (x + 27, y), _VALUE)
            y -= 12.6
        return y

    def _swatch(self, kind: str, x: float, y: float) -> None:
        canvas = self.canv
        styles: dict[str, tuple[Color, float]] = {"target": (INK, 0.9), "absent": (RULE, 0.3)}
        pens = {"cannot_say": (FAINT, (2.3, 0.55)), "not_assessed": (RULE, (3.1, 0.4))}
        path = canvas.beginPath()
        path.rect(x, y, 13, 8.2)
        if kind in pens:
            colour, pen = pens[kind]
            hatch(canvas, path, (x + 6, y + 4, 10), colour, pen)
        colour, width = styles.get(kind, (FAINT, 0.4))
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.drawPath(path, stroke=1, fill=0)
        if kind == "missed":
            draw_cross(canvas, x + 6.5, y + 4.1, 2.1, BAD)
        elif kind == "not_comparable":
            face = Face(NARROW, 6.5, SOFT)
            draw_line(canvas, self.setter.line("≠", face.font), (x + 6.5, y + 1.9), face, "middle")


def _step(step: Step, indicator: Indicator, lang: Language) -> tuple[str, str]:
    unit = unit_text(indicator, lang)
    distance = distance_text(step, indicator, lang) + ("" if unit == NOTHING else f"{NBSP}{unit}")
    words = label("report_front_step", lang, distance=distance, level=level_name(step.level, lang))
    return outcome_name(step.outcome, indicator, lang), words
