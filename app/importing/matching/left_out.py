"""Rows that bring no new material: labour, site, demolition, provisional sums, totals and headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.importing.matching.lexicon import UNKNOWN, Lexicon
from app.importing.matching.tokens import folded
from models.domain.library.words import NotMaterial, NotMaterialKind, WordMatch
from models.reference.library.library import Library

_NEW = re.compile(r"\b(?:nieuwe?|vervang\w*|vernieuw\w*|lever\w*|replace\w*|new)\b")
_DEMOLITION_CHAPTER = re.compile(
    r"\b(?:sloop|slopen|demontage|verwijder|afbraak|uitbraak|opbreek|opbraak|demolition|abbruch)"
)
_WITH_DEMOLITION = re.compile(
    r"\b(?:sloop|slopen|demont|verwijder|afbraak|uitbraak|opbreek|opbraak|demolition|abbruch|strip|saner|asbest|afvoer"
    r"|opruim|ontmantel|stort|puin)"
)
"""What goes with demolition in a heading of two words: "sloop- en stripwerk"."""
_JOINED = re.compile(r"[+,&/;]|\b(?:en|and|und)\b")
_UNITS = {
    "uur": NotMaterialKind.LABOUR, "uren": NotMaterialKind.LABOUR, "u": NotMaterialKind.LABOUR,
    "mandag": NotMaterialKind.LABOUR, "mandagen": NotMaterialKind.LABOUR, "dag": NotMaterialKind.SITE,
    "dagen": NotMaterialKind.SITE, "wk": NotMaterialKind.SITE, "week": NotMaterialKind.SITE,
    "weken": NotMaterialKind.SITE, "maand": NotMaterialKind.SITE, "mnd": NotMaterialKind.SITE,
    "%": NotMaterialKind.PROVISIONAL, "pct": NotMaterialKind.PROVISIONAL, "keer": NotMaterialKind.LABOUR,
    "hour": NotMaterialKind.LABOUR, "h": NotMaterialKind.LABOUR, "etmaal": NotMaterialKind.SITE,
    "mu": NotMaterialKind.LABOUR, "manuur": NotMaterialKind.LABOUR, "eur": NotMaterialKind.PROVISIONAL,
}  # fmt: skip
ANY_MATERIAL = "<stof>"
"""In `not_when`: the words decide only where the text names no material."""

_DECIDE_ANYWHERE = frozenset({
    NotMaterialKind.DEMOLITION, NotMaterialKind.LABOUR, NotMaterialKind.TOTAL, NotMaterialKind.KEPT,
    NotMaterialKind.REUSE,
})  # fmt: skip
"""What is done with a material may be said after it; the rest only where no material is named before."""

_MOST_REMEMBERED = 20_000
_PROVISIONAL_SUM = "stelpost"
_LEADING = re.compile(r"^(?:[\d.\-–•*)\s]+|(?:het|de|alle|div|diverse|volledig|compleet)\b)\s*")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a row is.

    `is_soft`: only when the text names no material. `is_open`: nor a word that nobody knows, which may be one.
    """

    kind: NotMaterialKind
    words: str
    is_soft: bool
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: NotMaterialKind
    words: str
    match: WordMatch
    forbidden: re.Pattern[str] | None
    is_soft: bool
    order: int


class LeftOutWords:
    """The words of lines without new material.

    Rules of one word are found by the words of the text, each looked up once; those of more by the text.
    """

    def __init__(self, library: Library, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        entries = (*library.left_out_words, *library.not_materials)
        self._single: dict[str, list[_Rule]] = {}
        self._several: dict[str, list[tuple[str, _Rule]]] = {}
        self._lines: dict[str, _Rule] = {}
        for order, entry in enumerate(entries):
            words, rule = folded(entry.words).strip(), _rule(entry, order)
            if entry.match is WordMatch.WHOLE_LINE:
                self._lines.setdefault(words, rule)
            elif entry.match is not WordMatch.UNIT:
                if " " in words:
                    self._several.setdefault(words.partition(" ")[0], []).append((words, rule))
                else:
                    self._single.setdefault(words, []).append(rule)
        self._of_word: dict[str, tuple[_Rule, ...]] = {}

    def of_unit(self, unit_text: str) -> LeftOut | None:
        """What the unit alone says: hours and percentages are no material."""
        text = unit_text.strip().casefold().rstrip(".")
        kind = _UNITS.get(text)
        return None if kind is None else LeftOut(kind, text, is_soft=False)

    def of_text(self, main: str, whole: str) -> LeftOut | None:
        """What the main clause of a text says; `whole` is the whole text, in which exceptions may stand."""
        begun = _LEADING.sub("", main).strip()
        found = [
            (rule.is_soft or (place > 0 and not _decides_anywhere(rule)), place, rule)
            for place, rule in self._matching(begun, _LEADING.sub("", whole).strip())
            if rule.forbidden is None or not rule.forbidden.search(main)
        ]
        if not found:
            return None
        is_soft, _, rule = min(found, key=lambda f: (f[0], f[1], f[2].order))
        is_soft = is_soft or (rule.kind is NotMaterialKind.DEMOLITION and _NEW.search(whole) is not None)
        return LeftOut(rule.kind, rule.words, is_soft, is_open=rule.is_soft)

    def of_chapter(self, chapter: str, text: str) -> LeftOut | None:
        """What the heading above says: under demolition everything goes, unless a row speaks of what is new.

        Under a heading of more ("algemeen + sloop + grond") a named material stays.
        """
        if not chapter or not _DEMOLITION_CHAPTER.search(chapter) or _NEW.search(text):
            return None
        is_mixed = any(not _WITH_DEMOLITION.search(part) for part in _JOINED.split(chapter) if _WORDS.search(part))
        return LeftOut(NotMaterialKind.DEMOLITION, chapter, is_soft=is_mixed)

    def _matching(self, text: str, whole: str) -> Iterable[tuple[int, _Rule]]:
        """The rules that a main clause meets, with the number of the word where each does."""
        line = self._lines.get(whole.rstrip(" .:,;-"))
        if line is not None:
            yield 0, line
        for number, word in enumerate(_WORDS.findall(text)):
            if word not in self._of_word:
                if len(self._of_word) >= _MOST_REMEMBERED:
                    self._of_word.clear()
                self._of_word[word] = tuple(self._of_single(word))
            for rule in self._of_word[word]:
                if number == 0 or rule.match is not WordMatch.STARTS:
                    yield number, rule
            for words, rule in self._several.get(word, ()):
                place = text.find(words)
                if place == 0 or (place > 0 and rule.match is not WordMatch.STARTS):
                    yield place, rule

    def _of_single(self, word: str) -> Iterable[_Rule]:
        """The rules whose word this is, begins with or ends in; before an end only a known word may stand."""
        for length in range(1, len(word) + 1):
            for rule in self._single.get(word[:length], ()):
                if length == len(word) or rule.match is not WordMatch.WHOLE_WORD:
                    yield rule
            for rule in self._single.get(word[-length:], ()) if length < len(word) else ():
                if rule.match is WordMatch.CONTAINS and self._is_word(word[:-length]):
                    yield rule

    def _is_word(self, before: str) -> bool:
        parts = self._lexicon.read(before.rstrip("-")).parts
        return not any(part.startswith(UNKNOWN) for part in parts)


_WORDS = re.compile(r"[\w&]+(?:[.-]\w+)*")


def _decides_anywhere(rule: _Rule) -> bool:
    return rule.kind in _DECIDE_ANYWHERE or rule.words == _PROVISIONAL_SUM


def _rule(entry: NotMaterial, order: int) -> _Rule:
    words = [folded(word) for word in entry.not_when if word != ANY_MATERIAL]
    forbidden = re.compile("|".join(rf"\b{re.escape(w)}|{re.escape(w)}\b" for w in words)) if words else None
    is_soft = ANY_MATERIAL in entry.not_when or (
        entry.kind is NotMaterialKind.HEADING and entry.match is not WordMatch.WHOLE_LINE
    )
    return _Rule(entry.kind, entry.words, entry.match, forbidden, is_soft, order)
