"""The frame that every page of our PDFs shares: margins, the footer, the number of pages, the attachments.

The same blocks, metadata and files give the same bytes: no clock, no environment, nothing from the network.
"""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.reporting.dated_file import date_pdf
from app.reporting.pdf.attachment import attach
from app.reporting.pdf.blocks import Block
from app.reporting.pdf.style import (
    BOTTOM,
    CONTENT_WIDTH,
    INK,
    MARGIN,
    NARROW,
    NARROW_BOLD,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SMALLEST,
    SOFT,
    TOP,
    Face,
)
from app.reporting.pdf.text import Typesetter, draw_line
from app.reporting.report import Report
from app.reporting.wording.number_text import date_text
from app.reporting.wording.outcome_texts import edition_text
from app.texts import Language, label

CONTENT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
"""The height that the blocks of one page may take, in points."""

_PLAIN, _STRONG = Face(NARROW, SMALLEST, SOFT), Face(NARROW_BOLD, SMALLEST, INK)
_LEADING = 10
_PAGE_NUMBER_WIDTH = 40
_SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class Metadata:
    """The properties of a PDF file, as plain text.

    Attributes:
        program_version: of the Meetlat that is named as the creator.
        made_on: the date of creation and change; None gives the fixed day of the reports of version 0.1.0.
    """

    title: str
    author: str
    subject: str
    program_version: str
    lang: Language
    made_on: dt.date | None


def short_hash(digest: str) -> str:
    """The first twelve digits of a hash, as footers print it."""
    return digest[:_SHORT_HASH]


def footer_facts(
    program_version: str, made_on: dt.date | None, report: Report | None, lang: Language
) -> list[str]:
    """The program, the date where there is one, and of a report its edition of the limits and content hash."""
    facts = [label("report_footer_program", lang, version=program_version)]
    if made_on is not None:
        facts.append(label("report_footer_made_on", lang, date=date_text(made_on, lang)))
    if report is not None:
        scorecard = report.scorecard
        edition = edition_text(scorecard.requirement_edition, lang)
        facts.append(label("report_footer_edition", lang, set=scorecard.requirement_set_id, edition=edition))
        facts.append(label("report_footer_hash", lang, hash=short_hash(report.content_hash)))
    return facts


class Footer:
    """The foot of every page: that the figures are indicative, the facts of the document, the page number."""

    def __init__(self, facts: Sequence[str], lang: Language, setter: Typesetter) -> None:
        """Sets one line of `facts`, cut off where it is too long for the page."""
        self._lang, self._setter = lang, setter
        self._claim = setter.line(label("report_indicative", lang), _STRONG.font)
        self._facts = setter.fitted(" · ".join(facts), _PLAIN, CONTENT_WIDTH - _PAGE_NUMBER_WIDTH)

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draws the footer of page number `page`, counted from 1, of `pages`."""
        y = BOTTOM - 17
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, y + 12, PAGE_WIDTH - MARGIN, y + 12)
        draw_line(canvas, self._claim, (MARGIN, y), _STRONG)
        draw_line(canvas, self._facts, (MARGIN, y - _LEADING), _PLAIN)
        number = self._setter.line(label("report_page", self._lang, page=page, pages=pages), _PLAIN.font)
        draw_line(canvas, number, (PAGE_WIDTH - MARGIN, y), _PLAIN, "right")


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """A PDF that is still to be laid out.

    Attributes:
        attachments: JSON files to embed, name -> content.
        on_page: is called with the number of pages laid out so far; an exception from it stops the work.
    """

    metadata: Metadata
    footer: Footer
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    on_page: Callable[[int], None] | None = None

    def to_bytes(self, blocks: Sequence[Block]) -> bytes:
        """The file with `blocks` in their order, over as many pages as they take."""
        target = io.BytesIO()
        self._template(target).build(
            list(blocks), canvasmaker=lambda *args, **kwargs: _PagedCanvas(self, *args, **kwargs)
        )
        return target.getvalue()

    def _template(self, target: io.BytesIO) -> BaseDocTemplate:
        data = self.metadata
        template = BaseDocTemplate(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            title=data.title,
            author=data.author,
            subject=data.subject,
            creator=f"Meetlat {data.program_version}",
            lang=data.lang,
            initialFontName=NARROW,
        )
        frame = Frame(
            MARGIN, BOTTOM, CONTENT_WIDTH, CONTENT_HEIGHT,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        template.addPageTemplates([PageTemplate("page", [frame])])
        return template


class _PagedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A canvas that keeps its pages until their number is known, then adds the footers and the attachments."""

    def __init__(self, document: PagedDocument, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._document = document
        date_pdf(self, document.metadata.made_on)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()
        if self._document.on_page is not None:
            self._document.on_page(len(self._pages))

    def save(self) -> None:
        pages = self._pages
        finish: Callable[[], None] = super().showPage
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            self._document.footer.draw(self, number, len(pages))
            finish()
        if self._document.attachments:
            attach(self._doc, self._document.attachments, "application/json")
        super().save()
