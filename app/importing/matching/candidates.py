"""Cards and assemblies that the words of a description may mean, with how well the words fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.importing.matching.description import SPECIFIED, Description, is_unknown
from app.importing.matching.phrases import Phrase, PhraseIndex, is_code
from models.domain.library.words import PartKind

_WEAK = 0.6
_WITHIN_LONGER = 0.6
_OTHER_WORDS = 0.4
_LEAST_SHARE = 0.35
_OTHER_HEAD, _UNKNOWN_HEAD = 0.6, 0.5
_MOST_UNKNOWN = 3.0
_LATER_WORD, _LEAST_LATER = 0.05, 0.7
_SPECIFIED = 0.6
_SPECIFIED_OTHER = 0.75
_OTHER_MATERIAL, _DENIED = 0.8, 0.6
_AFTER_UNKNOWN, _AFTER_OTHER = 0.9, 0.75
_SIDE, _CHAPTER = 0.4, 0.55
_CLEAR_ENOUGH = 2.5
"""Score of a candidate by the row's own words from which the heading above has nothing to add."""
_SAY_LITTLE = frozenset({PartKind.NEUTRAL, PartKind.PLACE})


@dataclass(slots=True)
class Candidate:
    """A card or an assembly with its best phrase.

    Attributes:
        score: how well the words fit; has no unit, and is compared within one row alone.
        share: part of the weight of the main clause that the candidate explains, 0 to 1.
        conflict: weight of the words of the main clause that mean something else.
        is_strong: the phrase may decide alone, and its word says nothing else than the candidate.
        origin: "main", "side" or "chapter": where the phrase stands.
    """

    target: str
    is_assembly: bool
    phrase: Phrase
    score: float
    share: float
    conflict: float
    is_strong: bool
    origin: str = "main"


def candidates(
    description: Description, chapter: Mapping[str, int], index: PhraseIndex, *, sized: bool
) -> list[Candidate]:
    """The candidates of a row, the best first.

    Args:
        description: the text of the row.
        chapter: parts of the heading above, which help a row that names no material itself.
        index: the phrases.
        sized: whether the text states a size.
    """
    main = description.main
    found = _ranked(description, main, _matching(main, description, index, sized=sized), index)
    if any(c.is_strong for c in found):
        return found
    if chapter and (not found or found[0].score < _CLEAR_ENOUGH):
        wider = {**dict.fromkeys(chapter, SPECIFIED), **main}
        extra = [p for p in _matching(wider, description, index, sized=sized) if not p.parts <= main.keys()]
        by_chapter = [p for p in extra if p.parts & main.keys() or _is_general(main, index)]
        found += _lowered(_ranked(description, wider, by_chapter, index), _CHAPTER, "chapter")
    if not found:
        for clause in (description.with_, description.on):
            phrases = _matching(clause, description, index, sized=sized)
            found += _lowered(_ranked(description, {**main, **clause}, phrases, index), _SIDE, "side")
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=_order):
        best.setdefault(candidate.target, candidate)
    return list(best.values())


def _order(candidate: Candidate) -> tuple[float, str]:
    return (-candidate.score, candidate.target)


def _lowered(found: list[Candidate], factor: float, origin: str) -> list[Candidate]:
    for candidate in found:
        candidate.score *= factor
        candidate.is_strong = False
        candidate.origin = origin
    return found


def _is_general(main: Mapping[str, int], index: PhraseIndex) -> bool:
    """Whether a text says no more than an element or a place."""
    return all(index.lexicon.kind(part) in (PartKind.NEUTRAL, PartKind.PLACE) for part in main)


def _matching(
    parts: Mapping[str, int], description: Description, index: PhraseIndex, *, sized: bool
) -> list[Phrase]:
    """The phrases whose parts the text has all."""
    here = set(parts)
    everywhere = here.union(description.with_, description.on)
    found = []
    for part in everywhere:
        for phrase in index.by_part.get(part, ()):
            if phrase.parts <= here:
                if (sized or not phrase.needs_size) and _in_order(phrase, parts):
                    found.append(phrase)
            elif len(phrase.first) < len(phrase.parts) and phrase.first <= here and phrase.parts <= everywhere:
                found.append(phrase)
    return found


def _in_order(phrase: Phrase, parts: Mapping[str, int]) -> bool:
    """Whether the first material of a phrase of two comes first in the text."""
    if phrase.is_assembly and parts[phrase.lead] >= SPECIFIED > min(parts[part] for part in phrase.parts):
        return False
    if len(phrase.first) == len(phrase.parts):
        return True
    return max(parts[p] for p in phrase.first) <= min(parts[p] for p in phrase.parts - phrase.first)


def _ranked(
    description: Description, main: Mapping[str, int], phrases: Sequence[Phrase], index: PhraseIndex
) -> list[Candidate]:
    if not phrases:
        return []
    text = _Text(description, main, index)
    of_cards = _within({phrase.parts for phrase in phrases if not phrase.is_assembly})
    of_all = _within({phrase.parts for phrase in phrases})
    best: dict[str, Candidate] = {}
    for phrase in sorted(phrases, key=_longest_first):
        known = best.get(phrase.target)
        if known is not None and phrase.parts < known.phrase.parts:
            continue
        candidate = text.scored(phrase, within=phrase.parts in (of_all if phrase.is_assembly else of_cards))
        if known is None or candidate.score > known.score:
            best[phrase.target] = candidate
    return sorted(best.values(), key=_order)


def _within(wholes: set[frozenset[str]]) -> set[frozenset[str]]:
    """Those whose words a longer one has all. A card's give way to longer ones of cards alone."""
    return {parts for parts in wholes if any(parts < other for other in wholes)}


def _longest_first(phrase: Phrase) -> int:
    return -len(phrase.parts)


class _Text:
    """The parts of a text with their weights."""

    def __init__(self, description: Description, main: Mapping[str, int], index: PhraseIndex) -> None:
        self._description = description
        self._index = index
        self._main = main
        self._weights = [(part, word, index.weight(part)) for part, word in main.items()]
        self._kinds = {part: PartKind.NEUTRAL if is_code(part) else index.lexicon.kind(part) for part in main}
        self._first = next((p for p, kind in self._kinds.items() if kind not in _SAY_LITTLE), "")

    def scored(self, phrase: Phrase, *, within: bool) -> Candidate:
        """How well a phrase fits the text; `within`: a longer phrase has all its words."""
        vocabulary, main = self._index.vocabulary[phrase.target], self._main
        last = max((main[part] for part in phrase.parts if part in main), default=0)
        core = other = explained = total = conflict = unknown = 0.0
        denied = False
        for part, word, weight in self._weights:
            later = _later(word, last)
            if part in phrase.parts:
                core += weight * _place_factor(word)
                explained += weight
            elif part in vocabulary:
                other += weight * _place_factor(word)
                explained += weight * later
            elif part in self._index.weights or self._kinds[part] is PartKind.MATERIAL:
                kind = self._kinds[part]
                if kind is PartKind.MATERIAL:
                    later = max(later, _OTHER_MATERIAL)
                    denied = True
                if kind not in _SAY_LITTLE:
                    conflict += weight * later
            elif unknown < _MOST_UNKNOWN:
                unknown += weight * later
                total += weight * later
                continue
            total += weight if part in phrase.parts else weight * later
        core += sum(0.5 * self._index.weight(part) for part in phrase.parts if part not in main)
        start = min((main[part] for part in phrase.parts if part in main), default=1)
        core = max(core, self._index.rarity[phrase.parts] * _place_factor(start))
        head = self._head_factor(phrase, vocabulary)
        if start >= SPECIFIED > main.get(self._first, SPECIFIED) and self._first not in phrase.parts:
            head *= _SPECIFIED_OTHER
        share = min(1.0, explained / total) if total else 0.0
        quality = (_WEAK if phrase.is_weak else 1.0) * (_WITHIN_LONGER if within else 1.0) * head
        score = (core * quality + _OTHER_WORDS * other) * (_LEAST_SHARE + (1 - _LEAST_SHARE) * share)
        is_strong = not phrase.is_weak and not within and head == 1.0 and not denied
        if denied:
            score *= _DENIED
        return Candidate(phrase.target, phrase.is_assembly, phrase, score, share, conflict, is_strong)

    def _head_factor(self, phrase: Phrase, vocabulary: frozenset[str]) -> float:
        """Less than 1 when the words are about something else.

        That is when a word of the phrase goes on ("betonvloerafwerking" is no floor), or when another noun stands
        before it.
        """
        factor = 1.0
        for part in phrase.parts:
            word = self._main.get(part)
            if word is None:
                continue
            end = self._description.ends.get(word, part)
            if end in phrase.parts or end in vocabulary or self._index.lexicon.kind(end) is PartKind.NEUTRAL:
                continue
            factor = min(factor, _UNKNOWN_HEAD if is_unknown(end) else _OTHER_HEAD)
        if self._first and self._first not in phrase.parts and self._first not in vocabulary:
            first = self._main[self._first]
            if all(self._main.get(part, 0) > first for part in phrase.parts):
                factor *= _AFTER_UNKNOWN if is_unknown(self._first) else _AFTER_OTHER
        return factor


def _place_factor(word: int) -> float:
    """Less for a later word: a description begins with what it is about."""
    if word >= SPECIFIED:
        return _SPECIFIED
    return max(_LEAST_LATER, 1 - _LATER_WORD * (word - 1))


def _later(word: int, last: int) -> float:
    """How much a word counts that comes after the phrase, where places and remarks stand."""
    if word > last:
        return 0.3 if word < SPECIFIED else 0.2
    return 1.0
