"""The words of descriptions: one form for inflections, compounds in parts, other languages, typing errors.

"kalkzandsteenlijmelementen", "Kalkzandsteen-lijm-element" and "kalkzandsteen lijmelement" have the same parts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from models.domain.library.words import PartKind, WordPart

UNKNOWN = "?"
"""Begins a part that no word of the lexicon explains."""

_LEAST_PART = 3
_LONGEST_DIMINISHED = 6
_MOST_REMEMBERED = 20_000
_LEAST_SHORTENED = 6
_LEAST_MENDED, _LEAST_FREELY_MENDED, _LONGEST_MENDED = 5, 7, 30
"""A short word is mended when a letter is missing, doubled or turned, since another letter makes another word."""
_LONGEST_WORD = 60
_BASES = frozenset(
    {PartKind.WHOLE, PartKind.PLACE, PartKind.FILLER, PartKind.OF, PartKind.WITH, PartKind.ON, PartKind.WITHOUT}
)
_MAY_BE_PARTS = frozenset(
    {None, PartKind.NEUTRAL, PartKind.MATERIAL, PartKind.FUNCTION, PartKind.WHOLE, PartKind.PLACE}
)
_ROOMS = frozenset({"ruimte", "ruimten", "ruimtes", "lokaal", "lokalen", "kamer", "kamers"})
"""A compound that ends in one of these is a place, whatever it begins with."""
_LINKS = ("", "s", "e", "en", "n")
_Path = tuple[int, tuple[str, ...]]
"""Cost and pieces of a way through a word."""
_LETTERS = re.compile(r"[^\W\d]+")
_VOWELS = "aeiou"
_ALL_VOWELS = "aeiouy"
_SYLLABLES = re.compile(r"[aeiouy]+")


@dataclass(slots=True)
class WordReading:
    """One word as its parts. `typed` is the word when a typing error was mended, else ""."""

    parts: tuple[str, ...]
    typed: str = ""


def inflections(word: str) -> Iterator[str]:
    """Plural and adjective forms of a Dutch noun (and the English plural), by the rules of spelling."""
    yield word + "s"
    if len(word) < 3:
        return
    if len(word) <= _LONGEST_DIMINISHED:
        yield from (word + "je", word + "jes", word + "tje", word + "tjes")
    end, before = word[-1], word[-2]
    if end in "aeiou" or before not in _VOWELS or word[-3] in _ALL_VOWELS or len(_SYLLABLES.findall(word)) > 1:
        yield from (word + "en", word + "e", word + "n")
    if end not in "aeiou" and before in _VOWELS:
        if word[-3] == before and before != "i":
            single = word[:-2] + end
            hard = single[:-1] + {"f": "v", "s": "z"}.get(end, end)
            yield from (single + "en", single + "e", hard + "en", hard + "e")
        elif word[-3] not in _ALL_VOWELS:
            yield from (word + end + "en", word + end + "e")
    if end in "fs":
        hard = word[:-1] + {"f": "v", "s": "z"}[end]
        yield from (hard + "en", hard + "e")
    if word.endswith("ie"):
        yield word + "en"


class Lexicon:
    """Words and parts of words.

    Args:
        parts: words with what they do (`Library.word_parts`).
        phrases: what people call cards and assemblies; their words are words of the lexicon.
        short: abbreviations, whose words are known but are no parts of compounds.
    """

    def __init__(self, parts: Iterable[WordPart], phrases: Iterable[str], short: Iterable[str] = ()) -> None:
        self.kinds: dict[str, PartKind] = {}
        self._aliases: dict[str, tuple[str, ...]] = {}
        self._words: set[str] = set()
        self._declared: set[str] = set()
        for part in parts:
            if part.kind is PartKind.SHORT:
                continue
            if part.kind is PartKind.ALIAS:
                self._aliases[part.part] = part.means
                self._words.update(part.means)
                continue
            self._words.add(part.part)
            self._declared.add(part.part)
            if part.kind is not PartKind.PART:
                self.kinds[part.part] = part.kind
        for phrase in phrases:
            self._words.update(_LETTERS.findall(phrase))
        self._short = {word for phrase in short for word in _LETTERS.findall(phrase)} - self._words
        self._read: dict[str, WordReading] = {}
        self._of_phrase: dict[str, tuple[PartKind | None, tuple[str, ...]]] = {}

    @cached_property
    def _canonical(self) -> dict[str, str]:
        """Each word and inflection with the word it is a form of; the shortest word wins."""
        found = {word: word for word, kind in self.kinds.items() if kind in _BASES}
        for word in sorted(self._words, key=lambda w: (len(w), w)):
            base = found.setdefault(word, word)
            is_long = len(word) > _LEAST_PART or word in self._declared
            if base is word and is_long and self.kinds.get(word) is not PartKind.FILLER:
                for form in inflections(word):
                    found.setdefault(form, word)
        return found

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        """Words by first letter and length, among which a typing error is looked for."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in self._canonical:
            if len(word) >= _LEAST_MENDED - 1:
                found.setdefault((word[0], len(word)), []).append(word)
        return found

    def kind(self, part: str) -> PartKind | None:
        """What a part does; None for one that may say what the line is made of."""
        return self.kinds.get(part)

    def read(self, word: str) -> WordReading:
        """The parts of a folded word; a part that nothing explains begins with `UNKNOWN`."""
        found = self._read.get(word)
        if found is None:
            if len(self._read) >= _MOST_REMEMBERED:
                self._read.clear()
            found = self._read[word] = self._reading(word)
        return found

    def word_of_phrase(self, word: str) -> tuple[PartKind | None, tuple[str, ...]]:
        """What a word does in a phrase, and its parts when they count; (None, ()) when all of them are fillers.

        FILLER stands for every word that says nothing there, also one letter.
        """
        found = self._of_phrase.get(word)
        if found is None:
            found = self._of_phrase[word] = self._in_phrase(word)
        return found

    def _in_phrase(self, word: str) -> tuple[PartKind | None, tuple[str, ...]]:
        kind = self.kinds.get(word)
        if kind in (PartKind.WITHOUT, PartKind.WITH, PartKind.ON):
            return kind, ()
        if kind in (PartKind.FILLER, PartKind.OF) or len(word) == 1:
            return PartKind.FILLER, ()
        return None, tuple(p for p in self.read(word).parts if self.kinds.get(p) is not PartKind.FILLER)

    def _reading(self, word: str) -> WordReading:
        known = self._known(word)
        if known is not None:
            return WordReading(known)
        if len(word) > _LONGEST_WORD:
            return WordReading((UNKNOWN + word[:_LONGEST_WORD],))
        parts = self._split(word)
        if parts is not None:
            return WordReading(parts[-1:] if parts[-1] in _ROOMS else parts)
        if len(word) < _LEAST_FREELY_MENDED:
            mended = self._shortened(word) or self._mended(word)
        else:
            mended = self._mended(word) or self._shortened(word)
        if mended is not None:
            return WordReading(self.read(mended).parts, word)
        return WordReading(self._split_partly(word))

    def _known(self, word: str) -> tuple[str, ...] | None:
        """The parts of a word of the lexicon."""
        base = word if word in self._aliases else self._canonical.get(word)
        if base is None:
            return (word,) if word in self._short else None
        if base in self._aliases:
            return tuple(part for meant in self._aliases[base] for part in self._plain(meant))
        return self._plain(base)

    def _plain(self, word: str) -> tuple[str, ...]:
        base = self._canonical.get(word, word)
        if len(base) < 2 * _LEAST_PART or base in self.kinds:
            return (base,)
        return self._split(base, whole=False, aliases=False) or (base,)

    def _split(self, word: str, *, whole: bool = True, aliases: bool = True) -> tuple[str, ...] | None:
        """The word as two or more parts of the lexicon, as few as may be; None when there is no way."""
        size = len(word)
        best: list[_Path | None] = [None] * (size + 1)
        best[0] = (0, ())
        for start in range(size - _LEAST_PART + 1):
            path = best[start]
            if path is not None:
                for end in range(start + _LEAST_PART, size + 1 if start or whole else size):
                    piece = self._pieces.get(word[start:end])
                    if piece is not None and (aliases or piece not in self._aliases):
                        _go_on(best, path, piece, word, start, end)
        found = best[size]
        if found is None or (len(found[1]) < 2 and not whole):
            return None
        deeper = self._deeper if aliases else self._plain
        return tuple(part for piece in found[1] for part in (deeper(piece) if len(piece) < size else (piece,)))

    def _deeper(self, piece: str) -> tuple[str, ...]:
        return self._known(piece) or (piece,)

    @cached_property
    def _pieces(self) -> dict[str, str]:
        """What may stand in a compound: an inflection with its word, and an alias that is no abbreviation."""
        found = {
            alias: alias
            for alias, means in self._aliases.items()
            if len(alias) > _LEAST_PART and not means[0].startswith(alias)
        }
        kinds = self.kinds
        for form, base in self._canonical.items():
            if len(base) >= _LEAST_PART and kinds.get(base) in _MAY_BE_PARTS and base not in self._aliases:
                found[form] = base
        return found

    def _mended(self, word: str) -> str | None:
        """The one word that differs in a letter, or in two of a long word; None when there is none."""
        size = len(word)
        if size < _LEAST_MENDED or size > _LONGEST_MENDED:
            return None
        most = 1 if size < 9 else 2
        near = self._near_short(word) if size < _LEAST_FREELY_MENDED else self._near(word, most)
        found = extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=2)
        if not found or (
            len(found) > 1 and found[0][1] == found[1][1] and not self._same(found[0][0], found[1][0])
        ):
            return None
        return str(found[0][0])

    def _near(self, word: str, most: int) -> list[str]:
        """Words and inflections with the same first letter whose length differs by `most` letters at most."""
        sizes = range(len(word) - most, len(word) + most + 1)
        return [w for n in sizes for w in self._by_start.get((word[0], n), ())]

    def _near_short(self, word: str) -> list[str]:
        """Words with a letter more or less than a short one, or with its letters in another order."""
        longer = [w for n in (len(word) - 1, len(word) + 1) for w in self._bases_by_start.get((word[0], n), ())]
        return [w for w in longer if not word.startswith(w)] + self._by_letters.get("".join(sorted(word)), [])

    @cached_property
    def _bases_by_start(self) -> dict[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = {}
        for word in self._words:
            if _LEAST_MENDED - 1 <= len(word) <= _LEAST_FREELY_MENDED:
                found.setdefault((word[0], len(word)), []).append(word)
        return found

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._words:
            if _LEAST_MENDED <= len(word) < _LEAST_FREELY_MENDED:
                found.setdefault("".join(sorted(word)), []).append(word)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._words)

    def _shortened(self, word: str) -> str | None:
        """The one word that begins like this ("gipskart."); None when there are more."""
        if len(word) < _LEAST_SHORTENED:
            return None
        first = bisect_left(self._sorted, word)
        found = {self._canonical[w] for w in self._sorted[first : first + 12] if w.startswith(word)}
        shortest = min(found, key=len, default=None)
        return shortest if shortest is not None and all(w.startswith(shortest[:-1]) for w in found) else None

    def _same(self, one: str, other: str) -> bool:
        return self._canonical.get(one) == self._canonical.get(other)

    def _split_partly(self, word: str) -> tuple[str, ...]:
        """The longest part at the end, else at the beginning, with the rest as unknown."""
        size = len(word)
        for length in range(size - 2, 3, -1):
            base = self._pieces.get(word[size - length :])
            if base is not None and self.kinds.get(base) is not PartKind.PLACE:
                return (UNKNOWN + word[: size - length], *self._deeper(base))
        for length in range(size - 2, 3, -1):
            base = self._pieces.get(word[:length])
            if base is not None and self.kinds.get(base) is not PartKind.PLACE:
                return (*self._deeper(base), UNKNOWN + word[length:])
        return (UNKNOWN + word,)


def _go_on(best: list[_Path | None], path: _Path, piece: str, word: str, start: int, end: int) -> None:
    """Goes on with a piece and with what may link it to the next, where no cheaper way leads there."""
    cost = path[0] + 1 + (end - start <= _LEAST_PART)
    for link in _LINKS:
        after = end + len(link)
        if link and (after >= len(word) or not word.startswith(link, end)):
            continue
        known = best[after]
        if known is None or cost + bool(link) < known[0]:
            best[after] = (cost + bool(link), (*path[1], piece))
