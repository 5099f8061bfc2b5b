"""The scorecard as a PDF on A4: the same bytes for the same report, no clock, nothing from the network.

Page 1 holds the wheel and all indicators; then what it means, where it comes from, the bill, and what it
rests on. The project's data, all outcomes and how the document was made ride along as attachments, so
that it can be made again and held beside its pages. Colour is never the only carrier of meaning.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Spacer

from app.reporting.dated_file import date_pdf
from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.attachment import attach
from app.reporting.pdf.bill import bill_blocks, contribution_blocks
from app.reporting.pdf.blocks import Block, Sentences, with_room
from app.reporting.pdf.findings import FindingsPart
from app.reporting.pdf.front import Masthead, WheelPanel
from app.reporting.pdf.gains_and_gaps import MeaningPage
from app.reporting.pdf.indicators import indicator_table
from app.reporting.pdf.letterhead import Letterhead
from app.reporting.pdf.methods import MethodPages
from app.reporting.pdf.recipe import RECIPE_NAME, recipe_json
from app.reporting.pdf.style import (
    BOTTOM,
    CONTENT_WIDTH,
    MARGIN,
    NARROW,
    NARROW_BOLD,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SOFT,
    TOP,
    Face,
    register_fonts,
)
from app.reporting.pdf.text import Typesetter, draw_line
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions, Section
from app.reporting.wording.number_text import date_text
from app.reporting.wording.outcome_texts import edition_text, mark_notes
from app.reporting.wording.plain_text import clean
from app.reporting.wording.summary import Summary, summarise
from app.texts import Language, label
from models.storage.project_document import canonical_json

ATTACHMENT_NAME = "meetlat-project.json"
OUTCOME_NAME = "meetlat-outcome.json"
_SHORT_HASH = 12
_NOTE = Face(NARROW, 6.4, SOFT)
_LEAST_WHEEL = 240.0


def scorecard_pdf(
    report: Report,
    lang: Language,
    options: ReportOptions | None = None,
    on_page: Callable[[int], None] | None = None,
) -> bytes:
    """The whole document.

    `options` None prints everything under no name. `on_page` hears how many pages are laid out so far; what
    it raises stops the work.
    """
    register_fonts()
    setter, chosen = Typesetter(), options or ReportOptions()
    blocks = _blocks(report, lang, setter, chosen)
    target = io.BytesIO()
    document = _document(target, report, lang, chosen)
    footer = _Footer(report, lang, setter)
    files = {
        ATTACHMENT_NAME: canonical_json(report.project),
        OUTCOME_NAME: outcome_json(report, lang),
        RECIPE_NAME: recipe_json(report, lang, chosen),
    }
    ink = _Ink(footer, files, on_page, report.made_on)
    document.build(blocks, canvasmaker=lambda *args, **kwargs: _PagedCanvas(ink, *args, **kwargs))
    return target.getvalue()


def _document(target: io.BytesIO, report: Report, lang: Language, options: ReportOptions) -> BaseDocTemplate:
    document = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        title=clean(report.project.name) or label("report_unnamed_project", lang),
        author=clean(options.organisation),
        subject=label("report_title", lang),
        creator=f"Meetlat {report.program_version}",
        lang=lang,
        initialFontName=NARROW,
    )
    frame = Frame(
        MARGIN, BOTTOM, CONTENT_WIDTH, PAGE_HEIGHT - TOP - BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates([PageTemplate("page", [frame])])
    return document


def _blocks(report: Report, lang: Language, setter: Typesetter, options: ReportOptions) -> list[Block]:
    summary = summarise(report)
    makers: dict[Section, Callable[[], Iterable[Block]]] = {
        Section.MEANING: lambda: MeaningPage(report, summary, lang, setter).blocks(),
        Section.FINDINGS: lambda: FindingsPart(report, lang, setter).blocks(),
        Section.CONTRIBUTIONS: lambda: contribution_blocks(report, lang, setter),
        Section.BILL: lambda: bill_blocks(report, lang, setter),
        Section.METHODS: lambda: MethodPages(report, lang, setter).blocks(),
    }
    sections = chain.from_iterable(makers[section]() for section in Section if section in options.sections)
    front = _front(report, summary, lang, setter, options)
    return [*front, PageBreak(), *with_room(sections)] if options.sections else front


def _front(
    report: Report, summary: Summary, lang: Language, setter: Typesetter, options: ReportOptions
) -> list[Block]:
    """Page 1; the wheel takes the height that the table leaves."""
    has_head = bool(clean(options.organisation).strip() or options.logo_png)
    letterhead = [Letterhead(options.organisation, options.logo_png, setter)] if has_head else []
    masthead = Masthead(report, lang, setter)
    table = indicator_table(report, lang, setter)
    notes = [Sentences(line, setter, _NOTE, CONTENT_WIDTH, 2) for line in _notes(report, lang)]
    taken = sum(block.wrap(CONTENT_WIDTH, PAGE_HEIGHT)[1] for block in (*letterhead, masthead, table, *notes))
    for note in notes:
        note.spaceAfter = 0.0
    room = PAGE_HEIGHT - TOP - BOTTOM - taken - 6
    panel = WheelPanel(report, summary, lang, setter, max(_LEAST_WHEEL, min(360.0, room)))
    return [*letterhead, masthead, panel, table, Spacer(1, 4), *notes]


def _notes(report: Report, lang: Language) -> list[str]:
    shapes = label("report_shapes_note", lang)
    shapes = "   ".join([shapes, *mark_notes(report.scorecard.outcomes, lang)])
    return [shapes, label("report_margin_note", lang)]


def _made_on(report: Report, lang: Language) -> list[str]:
    if report.made_on is None:
        return []
    return [label("report_footer_made_on", lang, date=date_text(report.made_on, lang))]


class _Footer:
    """What stands at the foot of every page."""

    def __init__(self, report: Report, lang: Language, setter: Typesetter) -> None:
        self.lang, self.setter = lang, setter
        self.face, self.strong = Face(NARROW, 7.0, SOFT), Face(NARROW_BOLD, 7.0, SOFT)
        self.claim = setter.line(label("report_indicative", lang), self.strong.font)
        facts = " · ".join(
            (
                label("report_footer_program", lang, version=report.program_version),
                *_made_on(report, lang),
                label(
                    "report_footer_edition",
                    lang,
                    set=report.scorecard.requirement_set_id,
                    edition=edition_text(report.scorecard.requirement_edition, lang),
                ),
                label("report_footer_hash", lang, hash=report.content_hash[:_SHORT_HASH]),
            )
        )
        self.facts = setter.fitted(facts, self.face, CONTENT_WIDTH - 40)

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        y = BOTTOM - 14
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, y + 10, PAGE_WIDTH - MARGIN, y + 10)
        draw_line(canvas, self.claim, (MARGIN, y), self.strong)
        draw_line(canvas, self.facts, (MARGIN, y - 9), self.face)
        number = self.setter.line(label("report_page", self.lang, page=page, pages=pages), self.face.font)
        draw_line(canvas, number, (PAGE_WIDTH - MARGIN, y), self.face, "right")


@dataclass(frozen=True, slots=True)
class _Ink:
    """What the canvas adds of its own, and who hears about its pages."""

    footer: _Footer
    files: Mapping[str, bytes]
    on_page: Callable[[int], None] | None
    made_on: dt.date | None


class _PagedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """Keeps the pages until their number is known, then adds the footers and the attachments."""

    def __init__(self, ink: _Ink, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ink = ink
        date_pdf(self, ink.made_on)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()
        if self._ink.on_page is not None:
            self._ink.on_page(len(self._pages))

    def save(self) -> None:
        pages = self._pages
        finish: Callable[[], None] = super().showPage
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            self._ink.footer.draw(self, number, len(pages))
            finish()
        attach(self._doc, self._ink.files, "application/json")
        super().save()
