"""Words of the library: what people call a card, and what a line says that is no new material."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.library.figure import FigureStatus
from models.domain.source import SourceRef


class WordKind(StrEnum):
    """The language or the custom that a word comes from."""

    DUTCH = "dutch"
    ENGLISH = "english"
    GERMAN = "german"
    FLEMISH = "flemish"
    CARD_NAME = "card_name"
    ABBREVIATION = "abbreviation"
    MODELLER = "modeller"
    TRADE = "trade"
    TYPO = "typo"
    SOURCE_NAME = "source_name"
    EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class CardWords:
    """Words of one kind that may stand for a card, each an entry of its own.

    Attributes:
        is_weak: too general to decide alone.
        is_ambiguous: other cards have the same words.
    """

    words: tuple[str, ...]
    card_id: str
    kind: WordKind
    is_weak: bool
    is_ambiguous: bool
    status: FigureStatus
    source: SourceRef


class NotMaterialKind(StrEnum):
    """What a line is that brings no new material into the building."""

    SITE = "site"
    LABOUR = "labour"
    PROVISIONAL = "provisional"
    DEMOLITION = "demolition"
    HEADING = "heading"
    STUDY = "study"
    EARTHWORKS = "earthworks"
    TOTAL = "total"
    TRANSPORT = "transport"
    KEPT = "kept"
    REUSE = "reuse"


class WordMatch(StrEnum):
    """Where the words must stand: anywhere, at the start, as a whole word or line, or as the unit."""

    CONTAINS = "contains"
    STARTS = "starts"
    WHOLE_WORD = "whole_word"
    WHOLE_LINE = "whole_line"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class NotMaterial:
    """Words of a line that is no new material, with the words that make it one after all."""

    words: str
    kind: NotMaterialKind
    match: WordMatch
    not_when: tuple[str, ...] = ()
    trap: str = ""
    note: str = ""


class PartKind(StrEnum):
    """What a word, or a part of a compound, does in a description.

    FILLER says nothing, PLACE says where, NEUTRAL is the general name of an element, MATERIAL the name of a
    material, which no other card may pass over, FUNCTION what a layer is for, whose material may follow "met". OF
    begins what it is made of, WITH, ON and WITHOUT what is not the line's own material. ALIAS stands for other
    words, SHORT is an abbreviation that is put in full before the text is read, PART splits compounds, WHOLE is
    never split.
    """

    FILLER = "filler"
    PLACE = "place"
    NEUTRAL = "neutral"
    MATERIAL = "material"
    FUNCTION = "function"
    OF = "of"
    WITH = "with"
    ON = "on"
    WITHOUT = "without"
    ALIAS = "alias"
    SHORT = "short"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class WordPart:
    """A word or part of a word of descriptions; `means` are the words that an ALIAS or a SHORT stands for."""

    part: str
    kind: PartKind
    means: tuple[str, ...] = ()


class WordUse(StrEnum):
    """How words of our own change what the library's words say about a card or an assembly.

    STRONG may decide alone, WEAK may not. NEVER takes words away that do not mean the card after all. COMPOSITE
    marks a card that stands for several materials, before which an assembly goes.
    """

    STRONG = "strong"
    WEAK = "weak"
    NEVER = "never"
    COMPOSITE = "composite"


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """Words of matching for one card or assembly; `note` says why, in Dutch."""

    target: str
    use: WordUse
    words: tuple[str, ...]
    note: str = ""
