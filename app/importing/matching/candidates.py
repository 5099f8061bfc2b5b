"""Cards and assemblies that the words of a description may mean, with how well the words fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.importing.matching.description import SPECIFIED, Description
from app.importing.matching.phrases import Phrase, PhraseIndex
from app.importing.matching.scoring import WEAK, Scoring
from models.domain.library.words import PartKind

_LEAST_REACH = 0.15
_MOST_TARGETS = (5, 3)
"""Cards and assemblies that are compared in full."""
_SIDE, _CHAPTER, _OF_FUNCTION = 0.5, 0.55, 0.8
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
    found += _of_function(description, index, sized=sized)
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


def _of_function(description: Description, index: PhraseIndex, *, sized: bool) -> list[Candidate]:
    """What a layer is made of that is named by its use and its place first: "isolatie onder vloerplaat XPS".

    Only a word of its own counts: "isolatie op betonvloer" is not made of concrete.
    """
    main, kind = description.main, index.lexicon.kind
    first = next(iter(main), "")
    if kind(first) is not PartKind.FUNCTION or any(kind(part) is PartKind.MATERIAL for part in main):
        return []
    words = list(description.on.values())
    made_of = {
        part: SPECIFIED + word
        for part, word in description.on.items()
        if kind(part) is PartKind.MATERIAL and words.count(word) == 1
    }
    wider = {**main, **made_of}
    found = [
        phrase
        for phrase in _matching(wider, description, index, sized=sized)
        if not phrase.is_assembly and phrase.parts & made_of.keys() and first in index.vocabulary[phrase.target]
    ]
    return _lowered(_ranked(description, wider, found, index), _OF_FUNCTION, "side")


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
                if (sized or not phrase.needs_size) and (not phrase.is_ordered or _in_order(phrase, parts)):
                    found.append(phrase)
            elif phrase.is_across and phrase.first <= here and phrase.parts <= everywhere:
                found.append(phrase)
    return found


def _in_order(phrase: Phrase, parts: Mapping[str, int]) -> bool:
    """Whether the first material of a phrase of two comes first in the text."""
    if phrase.is_assembly and parts[phrase.lead] >= SPECIFIED > min(parts[part] for part in phrase.parts):
        return False
    if not phrase.is_across:
        return True
    return max(parts[p] for p in phrase.first) <= min(parts[p] for p in phrase.parts - phrase.first)


def _ranked(
    description: Description, main: Mapping[str, int], phrases: Sequence[Phrase], index: PhraseIndex
) -> list[Candidate]:
    if not phrases:
        return []
    text = Scoring(description, main, index)
    of_cards = _within({phrase.parts for phrase in phrases if not phrase.is_assembly})
    of_all = _within({phrase.parts for phrase in phrases})
    best: dict[str, Candidate] = {}
    for phrase in _promising(phrases, text, of_all):
        known = best.get(phrase.target)
        if known is not None and phrase.parts < known.phrase.parts:
            continue
        fit = text.fit(phrase, within=phrase.parts in (of_all if phrase.is_assembly else of_cards))
        if known is None or fit.score > known.score:
            best[phrase.target] = Candidate(
                phrase.target, phrase.is_assembly, phrase, fit.score, fit.share, fit.conflict, fit.is_strong
            )
    return sorted(best.values(), key=_order)


def _promising(phrases: Sequence[Phrase], text: Scoring, within: set[frozenset[str]]) -> list[Phrase]:
    """The phrases that may win by the weight of their words alone, the longest first."""
    rough = [(text.rough(phrase) * (WEAK if phrase.parts in within else 1.0), phrase) for phrase in phrases]
    rough.sort(key=lambda found: -found[0])
    targets: tuple[set[str], set[str]] = (set(), set())
    near = []
    for weight, phrase in rough:
        if weight < _LEAST_REACH * rough[0][0]:
            break
        known = targets[phrase.is_assembly]
        if phrase.target in known or len(known) < _MOST_TARGETS[phrase.is_assembly]:
            known.add(phrase.target)
            near.append(phrase)
    return sorted(near, key=_longest_first)


def _within(wholes: set[frozenset[str]]) -> set[frozenset[str]]:
    """Those whose words a longer one has all. A card's give way to longer ones of cards alone."""
    return {parts for parts in wholes for other in wholes if parts < other}


def _longest_first(phrase: Phrase) -> int:
    return -len(phrase.parts)
