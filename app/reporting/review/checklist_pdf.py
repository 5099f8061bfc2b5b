"""The checklist of a review as a PDF of at most two A4, the same bytes for the same review and notes.

It is readable in grey. Rows that do not fit are counted; the JSON of the review holds all.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak

from app.reporting.pdf.blocks import Block, with_room
from app.reporting.pdf.page_frame import CONTENT_HEIGHT, Footer, Metadata, PagedDocument, footer_facts, short_hash
from app.reporting.pdf.style import CONTENT_WIDTH, register_fonts
from app.reporting.pdf.text import Typesetter
from app.reporting.review.checklist_closing import Closing
from app.reporting.review.checklist_head import ReviewHead
from app.reporting.review.checklist_tables import ReviewTables
from app.reporting.review.review import Review
from app.reporting.wording.plain_text import clean
from app.texts import Language, label
from app.version import VERSION
from models.domain.review import ReviewNotes

MOST_PAGES = 2
_NOTHING_YET = ReviewNotes()
_ROOMS = (1.0, 0.8, 0.6, 0.45, 0.3, 0.15)
"""Fractions of the usual largest number of rows per table, tried until all fits."""


def review_pdf(review: Review, lang: Language, notes: ReviewNotes = _NOTHING_YET) -> bytes:
    """Makes the checklist with the reviewer's notes, decision and signature line."""
    register_fonts()
    setter = Typesetter()
    for room in _ROOMS:
        blocks = _blocks(review, notes, lang, setter, room)
        if _page_count(blocks) <= MOST_PAGES or room == _ROOMS[-1]:
            break
    facts = footer_facts(VERSION, review.made_on, review.report, lang)
    file = label("review_footer_file", lang, hash=short_hash(review.file.sha256))
    footer = Footer([*facts, file], lang, setter)
    return PagedDocument(_metadata(review, notes, lang), footer).to_bytes(blocks)


def _metadata(review: Review, notes: ReviewNotes, lang: Language) -> Metadata:
    title = label("review_pdf_title", lang)
    return Metadata(
        title=f"{title}: {clean(review.file.name)[:120]}",
        author=clean(notes.reviewer)[:120],
        subject=title,
        program_version=VERSION,
        lang=lang,
        made_on=review.made_on,
    )


def _blocks(review: Review, notes: ReviewNotes, lang: Language, setter: Typesetter, room: float) -> list[Block]:
    tables = ReviewTables(review, notes, lang, setter, room)
    return [ReviewHead(review, notes, lang, setter), *with_room(tables.blocks()), Closing(notes, lang, setter)]


def _page_count(blocks: Sequence[Block]) -> int:
    """The number of pages that the blocks take, laid out as the document does it, without drawing."""
    pages, left = 1, CONTENT_HEIGHT
    for block in blocks:
        if isinstance(block, CondPageBreak):
            pages, left = (pages + 1, CONTENT_HEIGHT) if left < block.height else (pages, left)
            continue
        rest: list[Any] = [block]
        while rest:
            part = rest.pop(0)
            height = part.wrap(CONTENT_WIDTH, left)[1]
            if height > left:
                pieces = part.split(CONTENT_WIDTH, left)
                rest = [*pieces, *rest] if pieces else [part, *rest]
                if not pieces or pieces[0].wrap(CONTENT_WIDTH, left)[1] > left:
                    pages, left = pages + 1, CONTENT_HEIGHT
                if pages > MOST_PAGES:
                    return pages
                continue
            left -= height + float(part.getSpaceAfter())
    return pages
