"""Abbreviations of the trade in full, before a text is read: "raamdrpl bet." is "raamdorpel beton".

Lines without material are then found by the same words as lines that are written in full.
"""

import re
from collections.abc import Iterable

from models.domain.library.words import PartKind, WordPart

_CHAIN = re.compile(r"[a-z]+(?:[.&/-][a-z]+)*\.?")
_HEAD = re.compile(r"[a-z]+")
_PIECE = re.compile(r"([a-z]+)([.&/-]?)")
_MARKS = ".&/-"
_FOLD = re.compile(r"\b([23])\s?-?\s?(?:v(?:oudige?)?|fach)\b(?=\.?\s?-?(?:$|[a-z)|]))")
_FOLDS = {"2": "dubbel", "3": "drievoudig"}


class Abbreviations:
    """Words that stand for longer ones (`PartKind.SHORT`).

    One with a mark ("e-inst", "b.dr") holds for exactly that; "st." only with the full stop, "koz" with and
    without one; one of two words ("vvw verd") for those words side by side.

    Args:
        parts: the words of the lexicon; those of other kinds are passed over.
    """

    def __init__(self, parts: Iterable[WordPart]) -> None:
        self._of: dict[str, str] = {}
        self._several: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        self._heads: set[str] = set()
        for part in parts:
            if part.kind is not PartKind.SHORT:
                continue
            means = " ".join(part.means)
            head = _HEAD.findall(part.part)[0]
            self._heads.add(head)
            if " " in part.part:
                words = re.compile(rf"\b{re.escape(part.part).replace(chr(92) + ' ', r'[. ]+')}\b\.?")
                self._several.setdefault(head, []).append((words, means))
            else:
                self._of[part.part] = means

    def in_full(self, text: str) -> str:
        """A folded text with its abbreviations in full; the same text when it has none."""
        if ("v" in text or "fach" in text) and _FOLD.search(text):
            text = _FOLD.sub(lambda m: _FOLDS[m[1]] + " ", text)
        words = _HEAD.findall(text)
        if self._heads.isdisjoint(words):
            return text
        for word in words:
            for pattern, means in self._several.get(word, ()):
                text = pattern.sub(means, text)
        return _CHAIN.sub(self._chain, text)

    def _chain(self, found: re.Match[str]) -> str:
        chain = found[0]
        whole = self._whole(chain)
        if whole is not None:
            return whole
        if not any(mark in chain for mark in _MARKS):
            return chain
        return _PIECE.sub(self._piece, chain)

    def _whole(self, word: str) -> str | None:
        means = self._of.get(word)
        if means is None and word[-1] == ".":
            means = self._of.get(word[:-1])
        return means

    def _piece(self, found: re.Match[str]) -> str:
        word, mark = found[1], found[2]
        means = self._of.get(word + ".") if mark == "." else None
        means = means or self._of.get(word)
        if means is None:
            return found[0]
        return f"{means} " if mark == "." else means + mark
