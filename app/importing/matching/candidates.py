"""Cards and assemblies that the words of a description may mean, with how well the words fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.importing.matching.description import Description, is_unknown
from app.importing.matching.phrases import Phrase, PhraseIndex
from models.domain.library.words import PartKind

_WEAK = 0.6
_WITHIN_LONGER = 0.6
_OTHER_WORDS = 0.4
_LEAST_SHARE = 0.35
_OTHER_HEAD, _UNKNOWN_HEAD = 0.6, 0.5
_MOST_UNKNOWN = 3.0
_LATER_WORD, _LEAST_LATER = 0.05, 0.7
_SIDE, _CHAPTER = 0.3, 0.55


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
    if chapter:
        wider = {**{part: 99 for part in chapter}, **main}
        extra = [p for p in _matching(wider, description, index, sized=sized) if not p.parts <= main.keys()]
        by_chapter = [p for p in extra if p.parts & main.keys() or _is_general(main, index)]
        found += _lowered(_ranked(description, wider, by_chapter, index), _CHAPTER, "chapter")
    if not found:
        for clause in (description.with_, description.on):
            found += _lowered(
                _ranked(description, {**main, **clause}, _matching(clause, description, index, sized=sized), index),
                _SIDE, "side",
            )  # fmt: skip
    return sorted(found, key=_order)


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
    here = parts.keys()
    everywhere = here | description.with_.keys() | description.on.keys()
    found = []
    for part in everywhere:
        for phrase in index.by_part.get(part, ()):
            if phrase.parts <= here:
                if sized or not phrase.needs_size:
                    found.append(phrase)
            elif phrase.is_across and phrase.parts <= everywhere and phrase.parts & here:
                found.append(phrase)
    return found


def _ranked(
    description: Description, main: Mapping[str, int], phrases: Iterable[Phrase], index: PhraseIndex
) -> list[Candidate]:
    phrases = list(phrases)
    if not phrases:
        return []
    weights = {part: index.weight(part) * _place_factor(word) for part, word in main.items()}
    unknown = sum(weight for part, weight in weights.items() if part not in index.weights)
    known = sum(weight for part, weight in weights.items() if part in index.weights)
    total = known + min(unknown, _MOST_UNKNOWN)
    wholes = [phrase.parts for phrase in phrases]
    best: dict[str, Candidate] = {}
    for phrase in phrases:
        longer = any(phrase.parts < other for other in wholes)
        candidate = _scored(description, phrase, longer, weights, total, index)
        known_best = best.get(phrase.target)
        if known_best is None or candidate.score > known_best.score:
            best[phrase.target] = candidate
    return sorted(best.values(), key=_order)


def _place_factor(word: int) -> float:
    return max(_LEAST_LATER, 1 - _LATER_WORD * (word - 1)) if word < 99 else 0.6


def _scored(
    description: Description, phrase: Phrase, longer: bool, weights: Mapping[str, float], total: float,
    index: PhraseIndex,
) -> Candidate:  # fmt: skip
    vocabulary = index.vocabulary[phrase.target]
    core = sum(weights.get(part, 0.5 * index.weight(part)) for part in phrase.parts)
    other = explained = conflict = 0.0
    for part, weight in weights.items():
        if part in phrase.parts:
            explained += weight
        elif part in vocabulary:
            explained += weight
            other += weight
        elif part in index.weights and index.lexicon.kind(part) not in _SAY_LITTLE:
            conflict += weight
    head = _head_factor(description, phrase, vocabulary, index)
    share = min(1.0, explained / total) if total else 0.0
    quality = (_WEAK if phrase.is_weak else 1.0) * (_WITHIN_LONGER if longer else 1.0) * head
    score = (core * quality + _OTHER_WORDS * other) * (_LEAST_SHARE + (1 - _LEAST_SHARE) * share)
    is_strong = not phrase.is_weak and not longer and head == 1.0
    return Candidate(phrase.target, phrase.is_assembly, phrase, score, share, conflict, is_strong)


_SAY_LITTLE = frozenset({PartKind.NEUTRAL, PartKind.PLACE})


def _head_factor(
    description: Description, phrase: Phrase, vocabulary: frozenset[str], index: PhraseIndex
) -> float:
    """Less than 1 when a word of the phrase goes on to something else: "betonvloerafwerking" is no floor."""
    factor = 1.0
    for part in phrase.parts:
        word = description.main.get(part)
        if word is None:
            continue
        end = description.ends.get(word, part)
        if end in phrase.parts or end in vocabulary or index.lexicon.kind(end) is PartKind.NEUTRAL:
            continue
        factor = min(factor, _UNKNOWN_HEAD if is_unknown(end) else _OTHER_HEAD)
    return factor
