"""Rows that bring no new material: labour, site, demolition, provisional sums, totals and headings."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.importing.matching.tokens import folded
from models.domain.library.words import NotMaterial, NotMaterialKind, WordMatch
from models.reference.library.library import Library

_NEW = re.compile(r"\b(?:nieuwe?|vervang\w*|vernieuw\w*|lever\w*|replace\w*|new)\b")
_DEMOLITION_CHAPTER = re.compile(
    r"\b(?:sloop|slopen|demontage|verwijder|afbraak|uitbraak|opbreek|opbraak|demolition|abbruch)"
)
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

_REMOVED = frozenset({NotMaterialKind.DEMOLITION})
_LEADING = re.compile(r"^(?:[\d.\-–•*)\s]+|(?:het|de|alle|div|diverse|volledig|compleet)\b)\s*")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a row is. `is_soft`: only when the text names no material."""

    kind: NotMaterialKind
    words: str
    is_soft: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: NotMaterialKind
    words: str
    forbidden: re.Pattern[str] | None
    is_soft: bool
    order: int


class LeftOutWords:
    """The words of lines without new material, as one expression for each way of matching."""

    def __init__(self, library: Library) -> None:
        entries = (*library.left_out_words, *library.not_materials)
        self._rules: dict[tuple[WordMatch, str], _Rule] = {}
        for order, entry in enumerate(entries):
            self._rules.setdefault((entry.match, folded(entry.words)), _rule(entry, order))
        self._found = {match: self._expression(match) for match in WordMatch}

    def _expression(self, match: WordMatch) -> re.Pattern[str] | None:
        words = sorted((w for m, w in self._rules if m is match), key=len, reverse=True)
        if not words:
            return None
        either = "|".join(re.escape(word) for word in words)
        pattern = {
            WordMatch.CONTAINS: rf"\b(?:{either})|(?:{either})\b",
            WordMatch.STARTS: rf"(?:{either})",
            WordMatch.WHOLE_WORD: rf"(?<![\w&])(?:{either})(?![\w&])",
            WordMatch.WHOLE_LINE: rf"(?:{either})\W*$",
            WordMatch.UNIT: rf"(?:{either})$",
        }[match]
        return re.compile(pattern)

    def of_unit(self, unit_text: str) -> LeftOut | None:
        """What the unit alone says: hours and percentages are no material."""
        text = unit_text.strip().casefold().rstrip(".")
        kind = _UNITS.get(text)
        return None if kind is None else LeftOut(kind, text, is_soft=False)

    def of_text(self, main: str, whole: str) -> LeftOut | None:
        """What the main clause of a text says; `whole` is the whole text, in which exceptions may stand."""
        begun = _LEADING.sub("", main).strip()
        found = [
            rule for rule in self._matching(begun) if rule.forbidden is None or not rule.forbidden.search(whole)
        ]
        if not found:
            return None
        rule = min(found, key=lambda r: (r.is_soft, r.order))
        is_soft = rule.is_soft or (rule.kind in _REMOVED and _NEW.search(whole) is not None)
        return LeftOut(rule.kind, rule.words, is_soft)

    def of_chapter(self, chapter: str, text: str) -> LeftOut | None:
        """What the heading above says: under demolition everything goes, unless a row speaks of what is new."""
        if not chapter or not _DEMOLITION_CHAPTER.search(chapter) or _NEW.search(text):
            return None
        return LeftOut(NotMaterialKind.DEMOLITION, chapter, is_soft=False)

    def _matching(self, text: str) -> Iterable[_Rule]:
        for match, expression in self._found.items():
            if expression is None or match is WordMatch.UNIT:
                continue
            if match in (WordMatch.STARTS, WordMatch.WHOLE_LINE):
                starts: Sequence[re.Match[str]] = [m for m in (expression.match(text),) if m]
            else:
                starts = list(expression.finditer(text))
            for found in starts:
                word = found[0].rstrip(" .:,;-") if match is WordMatch.WHOLE_LINE else found[0]
                rule = self._rules.get((match, word))
                if rule is not None:
                    yield rule


def _rule(entry: NotMaterial, order: int) -> _Rule:
    words = [folded(word) for word in entry.not_when if word != ANY_MATERIAL]
    forbidden = re.compile("|".join(rf"\b{re.escape(w)}|{re.escape(w)}\b" for w in words)) if words else None
    return _Rule(entry.kind, entry.words, forbidden, ANY_MATERIAL in entry.not_when, order)
