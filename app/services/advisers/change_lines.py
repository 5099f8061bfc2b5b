"""Texts of what a filled-in list changes: one line an answer, and the counts of each kind."""

from collections.abc import Iterator, Mapping, Sequence

from app.reporting.wording.asked_text import held_text, question_text, said_text, subject_text, with_evidence
from app.reporting.wording.plain_text import clean
from app.services.advisers.returned_list import AnswerChange, ChangeKind
from app.texts import Language, label
from models.domain.project import Variant
from models.reference.reference import Reference


def change_lines(
    changes: Sequence[AnswerChange], variant: Variant, reference: Reference, lang: Language
) -> Iterator[str]:
    """One line for each answer: its kind, what is asked, what the list says, and what was known."""
    for change in sorted(changes, key=lambda change: list(ChangeKind).index(change.kind)):
        kind = kind_text(change.kind, lang)
        asks = f"{subject_text(change.asked, lang)}: {question_text(change.asked, reference, lang)}"
        line = f"{kind}: {asks} {new_text(change, lang)}"
        if change.kind in (ChangeKind.CONTRADICTS, ChangeKind.STAYS):
            known = held_text(change.asked, variant, lang)
            line = f"{line} ({label('answers_known', lang, text=known)})" if known else line
        yield clean(line)


def kind_text(kind: ChangeKind, lang: Language) -> str:
    """What the answer does, in a word or two."""
    return label(f"answers_kind_{kind}", lang)


def new_text(change: AnswerChange, lang: Language) -> str:
    """What the list says, with its evidence."""
    answer = change.answer
    said = said_text(change.asked, answer.state, answer.value, answer.choice, lang)
    return with_evidence(said, answer.evidence, lang)


def counts_text(counts: Mapping[ChangeKind, int], question_count: int, lang: Language) -> str:
    """How many answers are of each kind, and how many rows were left empty."""
    said = [f"{counts[kind]} {kind_text(kind, lang)}" for kind in ChangeKind if counts.get(kind)]
    empty = max(0, question_count - sum(counts.values()))
    parts = [*said, label("answers_empty_rows", lang, count=empty)] if empty else said
    return ", ".join(parts) or label("answers_nothing_in_list", lang)
