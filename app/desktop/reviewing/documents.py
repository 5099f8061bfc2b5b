"""The documents of a review: checklist, JSON and the summary of many files; background work without widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.desktop.session.jobs import Ticket
from app.desktop.session.pdf_pages import page_sizes
from app.documents import OutputKind
from app.reporting.review.review import Review
from app.services.outputs.reports import today
from app.texts import Language
from models.domain.outcome import Message
from models.domain.review import ReviewNotes


class ReviewFileKind(StrEnum):
    """The kinds of documents; the value is the suffix."""

    CHECKLIST = "pdf"
    JSON = "json"
    SUMMARY = "xlsx"


OUTPUT_KINDS = {
    ReviewFileKind.CHECKLIST: OutputKind.PDF,
    ReviewFileKind.JSON: OutputKind.JSON,
    ReviewFileKind.SUMMARY: OutputKind.WORKBOOK,
}


@dataclass(frozen=True, slots=True)
class Checklist:
    """The bytes of a checklist, and the sizes of its pages in points."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]


def review_bytes(kind: ReviewFileKind, review: Review, notes: ReviewNotes, language: Language) -> bytes:
    """The checklist or the JSON of one review."""
    if kind is ReviewFileKind.JSON:
        from app.reporting.review.review_json import review_json

        return review_json(review, language, notes)
    from app.reporting.review.checklist_pdf import review_pdf

    return review_pdf(review, language, notes)


def make_checklist(review: Review, notes: ReviewNotes, language: Language) -> Checklist:
    """The checklist, ready to be drawn page by page."""
    data = review_bytes(ReviewFileKind.CHECKLIST, review, notes, language)
    return Checklist(data, page_sizes(data))


def summary_bytes(files: Sequence[tuple[str, Review | Message]], language: Language, ticket: Ticket) -> bytes:
    """The workbook about many files: the name of each, with its review or the reason why there is none."""
    from app.reporting.review.workbook import SummaryWorkbook

    book = SummaryWorkbook(language, today())
    for number, (name, review) in enumerate(files, start=1):
        ticket.check()
        book.add(name, review)
        ticket.report(number / (len(files) + 1))
    return book.to_bytes()
