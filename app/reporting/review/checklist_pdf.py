"""The checklist of a review as a PDF: at most two A4 whatever the file held, readable in grey, the same bytes
for the same review and notes.

What does not fit is counted, never left out silently; the JSON of the review holds everything.
"""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageTemplate

from app.reporting.dated_file import date_pdf
from app.reporting.pdf.blocks import Block, with_room
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
from app.reporting.review.checklist_closing import Closing
from app.reporting.review.checklist_head import ReviewHead
from app.reporting.review.checklist_tables import ReviewTables
from app.reporting.review.review import Review
from app.reporting.wording.number_text import date_text
from app.reporting.wording.outcome_texts import edition_text
from app.reporting.wording.plain_text import clean
from app.texts import Language, label
from app.version import VERSION
from models.domain.review import ReviewNotes

MOST_PAGES = 2
_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
_NOTHING_YET = ReviewNotes()
_ROOMS = (1.0, 0.8, 0.6, 0.45, 0.3, 0.15)
"""Shares of the usual most rows per table, tried until the whole fits."""


def review_pdf(review: Review, lang: Language, notes: ReviewNotes = _NOTHING_YET) -> bytes:
    """The checklist with the reviewer's notes, decision and signature line."""
    register_fonts()
    setter = Typesetter()
    for room in _ROOMS:
        blocks = _blocks(review, notes, lang, setter, room)
        if _page_count(blocks) <= MOST_PAGES or room == _ROOMS[-1]:
            break
    target = io.BytesIO()
    footer = _Footer(review, lang, setter)
    made_on = review.made_on
    _document(target, review, notes, lang).build(
        blocks, canvasmaker=lambda *args, **kwargs: _PagedCanvas(footer, made_on, *args, **kwargs)
    )
    return target.getvalue()


def _blocks(review: Review, notes: ReviewNotes, lang: Language, setter: Typesetter, room: float) -> list[Block]:
    tables = ReviewTables(review, notes, lang, setter, room)
    return [ReviewHead(review, notes, lang, setter), *with_room(tables.blocks()), Closing(notes, lang, setter)]


def _page_count(blocks: Sequence[Block]) -> int:
    """How many pages the blocks take, laid out as the document does it, without drawing."""
    pages, left = 1, _HEIGHT
    for block in blocks:
        if isinstance(block, CondPageBreak):
            pages, left = (pages + 1, _HEIGHT) if left < block.height else (pages, left)
            continue
        rest: list[Any] = [block]
        while rest:
            part = rest.pop(0)
            height = part.wrap(CONTENT_WIDTH, left)[1]
            if height > left:
                pieces = part.split(CONTENT_WIDTH, left)
                rest = [*pieces, *rest] if pieces else [part, *rest]
                if not pieces or pieces[0].wrap(CONTENT_WIDTH, left)[1] > left:
                    pages, left = pages + 1, _HEIGHT
                if pages > MOST_PAGES:
                    return pages
                continue
            left -= height + float(part.getSpaceAfter())
    return pages


def _document(target: io.BytesIO, review: Review, notes: ReviewNotes, lang: Language) -> BaseDocTemplate:
    document = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        title=f"{label('review_pdf_title', lang)}: {clean(review.file.name)[:120]}",
        author=clean(notes.reviewer)[:120],
        subject=label("review_pdf_title", lang),
        creator=f"Meetlat {VERSION}",
        lang=lang,
        initialFontName=NARROW,
    )
    frame = Frame(
        MARGIN, BOTTOM, CONTENT_WIDTH, _HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    document.addPageTemplates([PageTemplate("page", [frame])])
    return document


class _Footer:
    """What stands at the foot of every page."""

    def __init__(self, review: Review, lang: Language, setter: Typesetter) -> None:
        self.lang, self.setter = lang, setter
        self.face, self.strong = Face(NARROW, 7.0, SOFT), Face(NARROW_BOLD, 7.0, SOFT)
        self.claim = setter.line(label("report_indicative", lang), self.strong.font)
        self.facts = setter.fitted(" · ".join(_facts(review, lang)), self.face, CONTENT_WIDTH - 40)

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        y = BOTTOM - 14
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, y + 10, PAGE_WIDTH - MARGIN, y + 10)
        draw_line(canvas, self.claim, (MARGIN, y), self.strong)
        draw_line(canvas, self.facts, (MARGIN, y - 9), self.face)
        number = self.setter.line(label("report_page", self.lang, page=page, pages=pages), self.face.font)
        draw_line(canvas, number, (PAGE_WIDTH - MARGIN, y), self.face, "right")


def _facts(review: Review, lang: Language) -> list[str]:
    facts = [label("report_footer_program", lang, version=VERSION)]
    if review.made_on is not None:
        facts.append(label("report_footer_made_on", lang, date=date_text(review.made_on, lang)))
    report = review.report
    if report is not None:
        scorecard = report.scorecard
        edition = edition_text(scorecard.requirement_edition, lang)
        facts.append(label("report_footer_edition", lang, set=scorecard.requirement_set_id, edition=edition))
        facts.append(label("report_footer_hash", lang, hash=report.content_hash[:12]))
    return [*facts, label("review_footer_file", lang, hash=review.file.sha256[:12])]


class _PagedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """Keeps the pages until their number is known, then adds the footers."""

    def __init__(self, footer: _Footer, made_on: dt.date | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._footer = footer
        date_pdf(self, made_on)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        pages = self._pages
        finish: Callable[[], None] = super().showPage
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            self._footer.draw(self, number, len(pages))
            finish()
        super().save()
