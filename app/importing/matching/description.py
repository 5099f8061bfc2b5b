"""A description in clauses: what the line is, what comes with it, and what it comes without.

"A met / incl. / op B" is about A: the parts of B stand apart. "B" after "zonder" or "excl." is not there at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.importing.matching.lexicon import UNKNOWN, Lexicon
from app.importing.matching.tokens import Kind, Reading, Token, read_folded
from models.domain.library.words import PartKind

_LETTERS_FIRST = re.compile(r"[a-z]+")
_GLASS = re.compile(r"(?:[3-9]|1[0-2])(?:\.\d)?-(?:[6-9]|1\d|20)-(?:[3-9]|1[0-2])(?:\.\d)?(?:-\d+-\d+(?:\.\d)?)?")
"""Panes and cavities: "4-15-5"."""
_OPENING, _CLOSING = "([", ")]"
_SPLITS = "+"
_BREAKS = ",;:|"
_DASH = "-"
_CLAUSES = {PartKind.OF: "of", PartKind.WITH: "with", PartKind.ON: "on", PartKind.WITHOUT: "without"}
SPECIFIED = 40
"""Words of the main clause that say what it is made of ("in", "van", between brackets) are numbered from here."""


@dataclass(slots=True)
class Description:
    """The parts of a description.

    Attributes:
        reading: text and tokens.
        main: part -> number of the word that it stands in, of the first time that it is named; in order.
        ends: last part of each word of `main`, by number of the word.
        with_, on: parts of the clauses after "met", "incl." and after "op", "aan", "voor".
        without: parts that are said not to be there.
        mended: words with a typing error, with what was read.
        main_end: where the main clause ends in the text.
    """

    reading: Reading
    main: dict[str, int] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)
    with_: dict[str, int] = field(default_factory=dict)
    on: dict[str, int] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    mended: dict[str, str] = field(default_factory=dict)
    main_end: int = 0
    main_tokens: set[int] = field(default_factory=set)

    @property
    def main_text(self) -> str:
        """The text of the main clause."""
        return self.reading.text[: self.main_end]


class _Reader:
    """Goes through the tokens of one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._kinds = lexicon.kinds
        self.found = Description(reading, main_end=len(reading.text))
        self._clauses = {"with": self.found.with_, "on": self.found.on, "without": self.found.without}
        self._clause = "main"
        self._opened: list[str] = []
        self._word = 0
        self._has_content = False

    def read(self) -> Description:
        """The clauses; what an insulation comes "with" is what it is made of, unless its material is said."""
        found = self._read()
        first = next(iter(found.main), "")
        is_open = self._lexicon.kind(first) is PartKind.FUNCTION and not self._has_material(found.main)
        if is_open and self._has_material(found.with_):
            found.main |= {p: SPECIFIED + word for p, word in found.with_.items() if p not in found.main}
            found.with_ = {}
        return found

    def _has_material(self, parts: Iterable[str]) -> bool:
        return any(self._lexicon.kind(part) is PartKind.MATERIAL for part in parts)

    def _read(self) -> Description:
        for token in self.found.reading.tokens:
            if token.kind is Kind.MARK:
                self._mark(token)
            elif token.kind is Kind.WORD:
                self._words(token)
            elif token.kind is Kind.CODE:
                self._word += 1
                self._add(token.text.replace(" ", ""), is_last=True)
            elif token.kind is Kind.PROFILE:
                self._word += 1
                self._add(_LETTERS_FIRST.match(token.text)[0], is_last=True)  # type: ignore[index]
            elif token.kind is Kind.BUILD and _GLASS.fullmatch(token.text):
                self._word += 1
                self._add("glas", is_last=True)
            elif self._clause == "main":
                self.found.main_tokens.add(token.start)
        return self.found

    def _mark(self, token: Token) -> None:
        mark = token.text
        if mark in _OPENING:
            self._opened.append(self._clause)
            if self._has_content and self._clause == "main":
                self._enter("of", token)
        elif mark in _CLOSING:
            if self._opened:
                self._clause = self._opened.pop()
        elif mark in _SPLITS and self._has_content:
            self._enter("with", token)
        elif mark == ":" and self._has_content and self._clause == "main":
            self._enter("of", token)
        elif mark == "|":
            self._clause = "of" if self._has_content else "main"
        elif mark in _BREAKS and self._clause == "without":
            self._clause = "with"

    def _enter(self, clause: str, token: Token) -> None:
        if clause == "of" and self._clause != "main":
            return
        if (
            clause != "of"
            and self._clause in ("main", "of")
            and self.found.main_end == len(self.found.reading.text)
        ):
            self.found.main_end = token.start
        self._clause = clause

    def _words(self, token: Token) -> None:
        kind = self._kinds.get(token.text)
        if kind in _CLAUSES:
            if self._has_content or kind is PartKind.WITHOUT:
                self._enter(_CLAUSES[kind], token)
            return
        if kind is PartKind.FILLER or len(token.text) == 1:
            return
        reading = self._lexicon.read(token.text)
        if reading.typed:
            self.found.mended[token.text] = "".join(reading.parts)
        self._word += 1
        for number, part in enumerate(reading.parts):
            self._add(part, is_last=number == len(reading.parts) - 1)

    def _add(self, part: str, *, is_last: bool) -> None:
        kind = self._kinds.get(part)
        if kind is PartKind.FILLER:
            return
        where = self._clauses.get(self._clause, self.found.main)
        word = self._word + SPECIFIED if self._clause == "of" else self._word
        where.setdefault(part, word)
        if where is self.found.main:
            if is_last:
                self.found.ends[word] = part
            self._has_content = self._has_content or kind is not PartKind.PLACE


def describe(reading: Reading, lexicon: Lexicon) -> Description:
    """The clauses of a text that was read."""
    return _Reader(reading, lexicon).read()


@dataclass(slots=True)
class PhraseParts:
    """The parts of what people call a card, in order.

    Attributes:
        first: the parts before a second material; all of them without one.
        has_size: it names a size.
        is_code: it is a code alone, such as a strength class.
        is_shortened: it has words that say nothing here, of which it is shortened.
        is_lossy: it names a figure that is no size ("30 minuten") and cannot be found again.
    """

    parts: dict[str, None] = field(default_factory=dict)
    first: frozenset[str] = frozenset()
    has_size: bool = False
    is_code: bool = True
    is_shortened: bool = False
    is_lossy: bool = False


def phrase_parts(text: str, lexicon: Lexicon) -> PhraseParts:
    """The parts of what people call a card; none when it says what is not there."""
    found = PhraseParts()
    if _WORDS_ALONE.fullmatch(text):
        for word in text.replace("-", " ").split():
            if not _add_word(found, word, lexicon):
                return PhraseParts()
        found.first = found.first or frozenset(found.parts)
        return found
    for token in read_folded(text).tokens:
        if token.kind is Kind.WORD:
            if not _add_word(found, token.text, lexicon):
                return PhraseParts()
        elif token.kind is Kind.CODE:
            found.parts[token.text.replace(" ", "")] = None
        elif token.kind is Kind.PROFILE:
            found.parts[_LETTERS_FIRST.match(token.text)[0]] = None  # type: ignore[index]
        elif token.kind is Kind.MARK:
            if token.text == "+":
                found.first = found.first or frozenset(found.parts)
        else:
            found.has_size = True
            found.is_lossy = found.is_lossy or token.kind is Kind.SKIP
    found.first = found.first or frozenset(found.parts)
    return found


_WORDS_ALONE = re.compile(r"[a-z][a-z -]*+")


def _add_word(found: PhraseParts, word: str, lexicon: Lexicon) -> bool:
    """Adds the parts of a word; False when the phrase says what is not there."""
    kind, parts = lexicon.word_of_phrase(word)
    if parts:
        found.parts.update(dict.fromkeys(parts))
        found.is_code = False
    elif kind is PartKind.WITHOUT:
        return False
    elif kind in (PartKind.WITH, PartKind.ON):
        found.first = found.first or frozenset(found.parts)
    elif kind is not None:
        found.is_shortened = True
    else:
        found.is_code = False
    return True


def is_unknown(part: str) -> bool:
    """Whether no word of the lexicon explains a part."""
    return part.startswith(UNKNOWN)
