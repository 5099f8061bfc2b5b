"""Answers in the edits of a bill and in an import: for which texts a person confirmed or rejected a product."""

from collections.abc import Iterable

from app.importing.matching.idem import says_enough
from app.services.editing.edits import BillEdit
from app.services.imports.imported_lines import Choice, ChoiceKind, Choices, GroupState, ImportedLines, TextGroup
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


def answers_of_import(bill: ImportedLines, choices: Choices) -> tuple[Answer, ...]:
    """The answers in the choices of an import; each counts for the first line of its text."""
    return tuple(_answers_of_choices(bill, choices))


def _answers_of_choices(bill: ImportedLines, choices: Choices) -> Iterable[Answer]:
    for group in bill.groups:
        choice = choices.get(group.key)
        line = bill.lines[group.positions[0]]
        text = text_of_line(line)
        if choice is None or not says_enough(text):
            continue
        product_id = _chosen(group, choice, line)
        if product_id:
            yield Answer(text, product_id, is_confirmed=choice.kind is not ChoiceKind.NO_PRODUCT)


def _chosen(group: TextGroup, choice: Choice, line: BillLine) -> str:
    """The product that a choice confirms, or with NO_PRODUCT rejects; "" when it says nothing of one."""
    if choice.kind is ChoiceKind.CARD:
        return choice.card.id if choice.card is not None else ""
    if choice.kind is ChoiceKind.NO_PRODUCT and group.state is not GroupState.PROVISIONAL:
        return ""
    number = choice.proposal if choice.kind is ChoiceKind.CONFIRMED else 0
    if choice.kind is ChoiceKind.TAKEN_ALONG:
        return ""
    if number >= len(group.proposals):
        return line.provisional.product_id if line.provisional is not None else ""
    proposal = group.proposals[number]
    by_heading = any(reason.code == _BY_HEADING for reason in proposal.reasons)
    return "" if by_heading and choice.kind is ChoiceKind.CONFIRMED else proposal.id
