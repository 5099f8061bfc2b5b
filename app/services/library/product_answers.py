"""Answers in the edits of a bill: for which texts a person confirmed or rejected a product."""

from app.importing.matching.matcher import says_enough
from app.services.editing.edits import BillEdit
from app.services.library.confirmed_texts import Answer
from app.services.matching.row_matching import text_of_line
from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.library.confirmed_text import same_text

_BY_HEADING = "matching_words_chapter"
"""Code of the reason that a product was proposed for the heading above a line, which its text does not repeat."""


def answers_of_edit(edit: BillEdit) -> tuple[Answer, ...]:
    """The answers in an edit of a bill: a line without a product that gets one, or loses its proposed one."""
    pairs = (pair for splice in edit.splices for pair in zip(splice.old, splice.new, strict=False))
    return tuple(answer for old, new in pairs if (answer := answer_of(old, new)) is not None)


def answer_of(old: BillLine, new: BillLine) -> Answer | None:
    """The answer that a change of a line gives; None when it gives none, or its text alone means nothing."""
    text, proposed = text_of_line(old), old.provisional
    is_same = old.id == new.id and same_text(old.description) == same_text(new.description)
    if not is_same or old.product_id or not says_enough(text):
        return None
    if not new.product_id:
        is_rejected = proposed is not None and new.provisional is None
        return Answer(text, proposed.product_id, is_confirmed=False) if proposed and is_rejected else None
    return None if _is_by_heading(proposed, new.product_id) else Answer(text, new.product_id)


def _is_by_heading(proposed: ProvisionalProduct | None, product_id: str) -> bool:
    """Whether the product was proposed for the heading above the line, so that its text alone does not mean it."""
    if proposed is None or proposed.product_id != product_id:
        return False
    return any(reason.code == _BY_HEADING for reason in proposed.reasons)
