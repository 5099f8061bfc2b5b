"""A description in clauses: what the line is, what comes with it, and what it comes without.

"A met / incl. / op B" is about A: the parts of B stand apart. "B" after "zonder" or "excl." is not there at all.
"""

from dataclasses import dataclass, field

from app.importing.matching.lexicon import UNKNOWN, Lexicon
from app.importing.matching.tokens import Kind, Reading, Token, read_folded
from models.domain.library.words import PartKind

_OPENING, _CLOSING = "([", ")]"
_SPLITS = "+"
_BREAKS = ",;:|"
_DASH = "-"
_CLAUSES = {PartKind.WITH: "with", PartKind.ON: "on", PartKind.WITHOUT: "without"}


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
        self.found = Description(reading, main_end=len(reading.text))
        self._clause = "main"
        self._opened: list[str] = []
        self._word = 0
        self._has_content = False

    def read(self) -> Description:
        for token in self.found.reading.tokens:
            if token.kind is Kind.MARK:
                self._mark(token)
            elif token.kind is Kind.WORD:
                self._words(token)
            elif token.kind is Kind.CODE:
                self._add(token.text.replace(" ", ""), is_last=True)
            elif self._clause == "main":
                self.found.main_tokens.add(token.start)
        return self.found

    def _mark(self, token: Token) -> None:
        mark = token.text
        if mark in _OPENING:
            self._opened.append(self._clause)
            if self._has_content:
                self._enter("on" if self._clause == "main" else self._clause, token)
        elif mark in _CLOSING:
            if self._opened:
                self._clause = self._opened.pop()
        elif mark in _SPLITS and self._has_content:
            self._enter("with", token)
        elif mark == "|":
            self._clause = "main"
        elif mark in _BREAKS and self._clause == "without":
            self._clause = "with"

    def _enter(self, clause: str, token: Token) -> None:
        if self._clause == "main" and self.found.main_end == len(self.found.reading.text):
            self.found.main_end = token.start
        self._clause = clause

    def _words(self, token: Token) -> None:
        kind = self._lexicon.kind(token.text)
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
        kind = self._lexicon.kind(part)
        if kind is PartKind.FILLER:
            return
        where = {
            "main": self.found.main, "with": self.found.with_, "on": self.found.on, "without": self.found.without
        }[self._clause]  # fmt: skip
        where.setdefault(part, self._word)
        if self._clause == "main":
            if is_last:
                self.found.ends[self._word] = part
            self._has_content = self._has_content or kind not in (PartKind.PLACE,)


def describe(reading: Reading, lexicon: Lexicon) -> Description:
    """The clauses of a text that was read."""
    return _Reader(reading, lexicon).read()


def phrase_parts(text: str, lexicon: Lexicon) -> tuple[tuple[str, ...], bool, bool]:
    """The parts of what people call a card, in order, whether it names a second material, and whether a size."""
    reading = read_folded(text)
    parts: dict[str, None] = {}
    is_across = has_size = False
    for token in reading.tokens:
        if token.kind is Kind.WORD:
            kind = lexicon.kind(token.text)
            if kind is PartKind.WITHOUT:
                return (), True, False
            if kind in _CLAUSES:
                is_across = True
            elif kind is not PartKind.FILLER and len(token.text) > 1:
                parts.update(dict.fromkeys(lexicon.read(token.text).parts))
        elif token.kind is Kind.CODE:
            parts[token.text.replace(" ", "")] = None
        elif token.kind is Kind.MARK:
            is_across = is_across or token.text == "+"
        else:
            has_size = True
    return tuple(p for p in parts if lexicon.kind(p) is not PartKind.FILLER), is_across, has_size


def is_unknown(part: str) -> bool:
    """Whether no word of the lexicon explains a part."""
    return part.startswith(UNKNOWN)
