"""The top of page 1: project and variant at the left, the facts of the report at the right."""

from collections.abc import Sequence

from app.formats.fields import FIELDS, Field, Head, value_of
from app.reporting.pdf.blocks import Block
from app.reporting.pdf.roles import HeadingRole, ParagraphRole, Role
from app.reporting.pdf.style import CONTENT_WIDTH, INK, NARROW, SANS, SANS_BOLD, SMALLEST, SOFT, Face
from app.reporting.pdf.text import Typesetter, draw_line
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions
from app.reporting.wording.field_text import field_text
from app.reporting.wording.number_text import date_text
from app.reporting.wording.outcome_texts import requirement_set_text, variant_line
from app.texts import Language, label, text

_RIGHT_WIDTH, _KEY_WIDTH, _GAP, _LEADING = 214.0, 66.0, 20.0, 10.6
_EYEBROW = Face(SANS, SMALLEST, SOFT)
_TITLE, _TITLE_LONG = Face(SANS_BOLD, 20), Face(SANS_BOLD, 14)
_SUBTITLE = Face(SANS, 9.4, SOFT)
_KEY, _VALUE = Face(NARROW, SMALLEST, SOFT), Face(NARROW, SMALLEST, INK)


class Masthead(Block):
    """Name of project and variant, and who made what, when, by which rules."""

    def __init__(self, report: Report, lang: Language, setter: Typesetter, options: ReportOptions) -> None:
        super().__init__()
        left = CONTENT_WIDTH - _RIGHT_WIDTH - _GAP
        self.name = report.project.name.strip() or label("report_unnamed_project", lang)
        title = setter.wrapped(self.name, _TITLE, left, 1) if len(self.name) < 60 else []
        self.title_face = _TITLE
        if not title or title[0][-1][1].endswith("…"):
            self.title_face = _TITLE_LONG
            title = setter.wrapped(self.name, _TITLE_LONG, left, 2)
        self.title = title
        self.eyebrow = setter.line(label("report_title", lang), _EYEBROW.font)
        self.variant = variant_line(report, lang)
        self.subtitle = setter.wrapped(self.variant, _SUBTITLE, left, 3)
        self.said = _facts(report, lang, options)
        self.facts = [
            (setter.line(key, _KEY.font), setter.wrapped(value, _VALUE, _RIGHT_WIDTH - _KEY_WIDTH, 5))
            for key, value in self.said
        ]

    def roles(self) -> Sequence[Role]:
        facts = " · ".join(f"{key}: {value}" for key, value in self.said)
        return (HeadingRole(1, self.name), ParagraphRole(self.variant), ParagraphRole(facts))

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        left = 13 + len(self.title) * self.title_face.size * 1.2 + len(self.subtitle) * 12.4
        right = sum(len(lines) * _LEADING for _, lines in self.facts)
        self.width, self.height = width, max(left, right) + 6
        return self.width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 7
        draw_line(canvas, self.eyebrow, (0, y), _EYEBROW)
        y -= 5
        for line in self.title:
            y -= self.title_face.size * 1.12
            draw_line(canvas, line, (0, y), self.title_face)
        y -= 4
        for line in self.subtitle:
            y -= 12.2
            draw_line(canvas, line, (0, y), _SUBTITLE)
        self._draw_facts()

    def _draw_facts(self) -> None:
        x, y = self.width - _RIGHT_WIDTH, self.height - 7
        for key, lines in self.facts:
            draw_line(self.canv, key, (x, y), _KEY)
            for line in lines:
                draw_line(self.canv, line, (x + _KEY_WIDTH, y), _VALUE)
                y -= _LEADING


def _facts(report: Report, lang: Language, options: ReportOptions) -> list[tuple[str, str]]:
    """The fields of the head, the legal regime, and the date and author of the report, each with its name."""
    unknown = label("report_unknown", lang)
    facts = []
    for field in FIELDS:
        shown = "" if field.head is None else _head_text(field, report, lang)
        if shown or field.head is Head.ALWAYS:
            facts.append((label(field.short_label or field.label, lang), shown or unknown))
    regime = report.scorecard.legal_regime
    if regime is not None:
        said = text(regime, lang)
    else:
        has_date = report.project.permit_application_date is not None
        said = unknown if has_date else label("report_no_permit_date", lang)
    other = report.scorecard.other_regime
    if other is not None:
        said = f"{said}. {text(other, lang)}"
    facts.append((label("report_regime", lang), said))
    if report.made_on is not None:
        facts.append((label("report_made_on", lang), date_text(report.made_on, lang)))
    made_by = ", ".join(filter(None, (options.author.strip(), options.organisation.strip())))
    if made_by:
        facts.append((label("report_made_by", lang), made_by))
    return facts


def _head_text(field: Field, report: Report, lang: Language) -> str:
    """The value of a field in the head; municipality and address stand on one line."""
    project = report.project
    if field.id == "municipality":
        return " · ".join(filter(None, (project.municipality.strip(), project.address.strip())))
    if field.id == "requirement_set_id":
        return requirement_set_text(report, lang)
    return field_text(field, value_of(field, project, report.variant), lang)
