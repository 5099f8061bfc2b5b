"""Reads what people call things: library/words.csv for cards, library/not_materials.csv for the rest of a bill."""

from collections.abc import Container

from models.domain.library.figure import FigureStatus
from models.domain.library.words import (
    CardWords,
    MatchingWords,
    NotMaterial,
    NotMaterialKind,
    PartKind,
    WordKind,
    WordMatch,
    WordPart,
    WordUse,
)
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import Sources

WORDS_FILE = "library/words.csv"
NOT_MATERIALS_FILE = "library/not_materials.csv"
PARTS_FILE = "library/word_parts.csv"
MATCHING_FILE = "library/matching_words.csv"
LEFT_OUT_FILE = "library/left_out_words.csv"
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
    return CardWords(
        words=words,
        card_id=card,
        kind=record.choice("kind", WordKind),
        is_weak=record.flag("weak"),
        is_ambiguous=record.flag("ambiguous"),
        status=status,
        source=sources.cited(record, status.of_source, ""),
    )


def load_not_materials(folder: ReferenceFolder, file: str = NOT_MATERIALS_FILE) -> tuple[NotMaterial, ...]:
    """Words of lines that are no new material, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken.
    """
    records = csv_records(file, folder.read(file), _NOT_MATERIAL_COLUMNS, ("words", "kind", "match"))
    return tuple(_not_material(record) for record in records)


def load_word_parts(folder: ReferenceFolder) -> tuple[WordPart, ...]:
    """Words and parts of words in descriptions, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, or stands for words without being an alias or an abbreviation.
    """
    records = csv_records(PARTS_FILE, folder.read(PARTS_FILE), frozenset({"part", "kind", "means"}), ("part",))
    return tuple(_word_part(record) for record in records)


def _word_part(record: Record) -> WordPart:
    kind = record.choice("kind", PartKind)
    means = record.words("means")
    if bool(means) != (kind in (PartKind.ALIAS, PartKind.SHORT)):
        record.refuse("reference_contradiction", key="means", other="kind")
    return WordPart(record.text("part"), kind, means)


def load_matching_words(
    folder: ReferenceFolder, cards: Container[str], assemblies: Container[str]
) -> tuple[MatchingWords, ...]:
    """Words of our own for cards and assemblies, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, or names neither a card nor an assembly.
    """
    columns = frozenset({"target", "use", "words", "note"})
    found = []
    for record in csv_records(MATCHING_FILE, folder.read(MATCHING_FILE), columns, ("target", "use")):
        target, use = record.text("target"), record.choice("use", WordUse)
        if target not in cards and target not in assemblies:
            record.refuse("reference_unknown_name", kind="card", value=target)
        words = record.words("words", ";")
        if bool(words) == (use is WordUse.COMPOSITE):
            record.refuse("reference_contradiction", key="words", other="use")
        found.append(MatchingWords(target, use, words, record.text("note", "")))
    return tuple(found)


def _not_material(record: Record) -> NotMaterial:
    return NotMaterial(
        words=record.text("words"),
        kind=record.choice("kind", NotMaterialKind),
        match=record.choice("match", WordMatch),
        not_when=record.words("not_when", ";"),
        trap=record.text("trap", ""),
        note=record.text("note", ""),
    )
