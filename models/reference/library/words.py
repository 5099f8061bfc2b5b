"""Reads what people call things: library/words.csv for cards, library/not_materials.csv for the rest of a bill."""

from collections.abc import Container

from models.domain.library.figure import FigureStatus
from models.domain.library.words import CardWords, NotMaterial, NotMaterialKind, WordKind, WordMatch
from models.domain.source import SourceStatus
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import Sources

WORDS_FILE = "library/words.csv"
NOT_MATERIALS_FILE = "library/not_materials.csv"
_WORD_COLUMNS = frozenset({"words", "card", "kind", "weak", "ambiguous", "source", "status"})
_WORD_KEY = ("card", "kind", "weak", "ambiguous", "source")
_NOT_MATERIAL_COLUMNS = frozenset({"words", "kind", "match", "trap", "not_when", "note"})


def load_card_words(folder: ReferenceFolder, sources: Sources, cards: Container[str]) -> tuple[CardWords, ...]:
    """Words with the card that they may stand for, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, names an unknown card, has a word twice for its card, or
            says wrongly whether other cards share its words.
    """
    records = tuple(csv_records(WORDS_FILE, folder.read(WORDS_FILE), _WORD_COLUMNS, _WORD_KEY))
    found = tuple(_card_words(record, sources, cards) for record in records)
    owners: dict[str, set[str]] = {}
    for record, entry in zip(records, found, strict=True):
        for word in entry.words:
            of_word = owners.setdefault(word.casefold(), set())
            if entry.card_id in of_word:
                record.refuse("reference_duplicate_id", value=word)
            of_word.add(entry.card_id)
    for record, entry in zip(records, found, strict=True):
        for word in entry.words:
            if (len(owners[word.casefold()]) > 1) != entry.is_ambiguous:
                record.refuse("reference_contradiction", key="ambiguous", other=word)
    return found


def _card_words(record: Record, sources: Sources, cards: Container[str]) -> CardWords:
    card = record.text("card")
    if card not in cards:
        record.refuse("reference_unknown_name", kind="card", value=card)
    words = record.words("words", ";")
    if not words:
        record.refuse("reference_missing_key", key="words")
    status = record.choice("status", FigureStatus)
    checked = SourceStatus.VERIFIED if status.is_verified else SourceStatus.UNVERIFIED
    return CardWords(
        words=words,
        card_id=card,
        kind=record.choice("kind", WordKind),
        is_weak=record.flag("weak"),
        is_ambiguous=record.flag("ambiguous"),
        status=status,
        source=sources.cited(record, checked, ""),
    )


def load_not_materials(folder: ReferenceFolder) -> tuple[NotMaterial, ...]:
    """Words of lines that are no new material, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken.
    """
    records = csv_records(
        NOT_MATERIALS_FILE, folder.read(NOT_MATERIALS_FILE), _NOT_MATERIAL_COLUMNS, ("words", "kind", "match")
    )
    return tuple(_not_material(record) for record in records)


def _not_material(record: Record) -> NotMaterial:
    return NotMaterial(
        words=record.text("words"),
        kind=record.choice("kind", NotMaterialKind),
        match=record.choice("match", WordMatch),
        not_when=record.words("not_when", ";"),
        trap=record.text("trap", ""),
        note=record.text("note", ""),
    )
