"""Creating and drawing the documents of a report in background jobs, without widgets."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.desktop.session.jobs import Ticket
from app.desktop.session.pdf_pages import page_image, page_sizes
from app.documents import PDF, Document
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions, Section
from app.services.outputs.reports import make_report
from app.texts import Language
from models.domain.outcome import Finding
from models.domain.project import Project, Variant
from models.reference.reference import Reference

_PAGES_WITHOUT_BILL, _LINES_PER_PAGE = 6, 55
_REPORT_DONE, _LAID_OUT = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that a document depends on; equal questions give equal bytes."""

    project: Project
    variant: Variant
    reference: Reference
    language: Language
    options: ReportOptions
    made_on: dt.date | None = None

    def is_same(self, other: "Question | None") -> bool:
        """Whether both are about the same immutable objects and the same choices."""
        return (
            other is not None
            and self.project is other.project
            and self.variant is other.variant
            and self.reference is other.reference
            and (self.language, self.options, self.made_on) == (other.language, other.options, other.made_on)
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """The bytes of a PDF, and the sizes of its pages in points."""

    question: Question
    data: bytes
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a document, and the losses of its format."""

    data: bytes
    losses: tuple[Finding, ...] = ()


def make_document(question: Question, document: Document, ticket: Ticket) -> Made:
    """Creates one document; stops between pages when the ticket is cancelled."""
    report = make_report(question.project, question.variant, question.reference, made_on=question.made_on)
    ticket.check()
    ticket.report(_REPORT_DONE)
    if document is PDF:
        return Made(_pdf_bytes(report, question, ticket))
    return Made(document.make(report, question.language), document.losses(report))


def _pdf_bytes(report: Report, question: Question, ticket: Ticket) -> bytes:
    """The PDF with the options of the question; reports progress to the ticket."""
    from app.reporting.pdf.scorecard import scorecard_pdf

    return scorecard_pdf(report, question.language, question.options, _page_counter(question, ticket))


def _page_counter(question: Question, ticket: Ticket) -> Callable[[int], None]:
    bill = len(question.variant.bill) if Section.BILL in question.options.sections else 0
    expected = _PAGES_WITHOUT_BILL + bill / _LINES_PER_PAGE

    def on_page(count: int) -> None:
        ticket.check()
        ticket.report(_REPORT_DONE + (_LAID_OUT - _REPORT_DONE) * min(1.0, count / expected))

    return on_page


def make_pages(question: Question, ticket: Ticket) -> Pages:
    """The PDF with the sizes of its pages, ready to be drawn page by page."""
    data = make_document(question, PDF, ticket).data
    return Pages(question, data, page_sizes(data))


def draw_page(pages: Pages, number: int, pixels_per_point: float, ticket: Ticket) -> QImage:
    """One page (from 0) as an image that owns its memory."""
    return page_image(pages.data, number, pixels_per_point, ticket)
