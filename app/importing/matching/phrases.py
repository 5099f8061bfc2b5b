"""The index: what people call each card and assembly, as parts of words, and how much each part says."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.importing.matching.abbreviations import Abbreviations
from app.importing.matching.description import phrase_parts
from app.importing.matching.lexicon import Lexicon
from app.importing.matching.tokens import folded
from models.domain.library.words import PartKind, WordKind, WordUse
from models.reference.library.library import Library

_SAY_LITTLE = frozenset({PartKind.NEUTRAL, PartKind.PLACE})
_CODE = re.compile(r"c\d.*/\d|^(?:c|gl|s|b|cs|xc)\d+\w?$|^cem")
"""Strength classes and the like, which say how strong a material is and not which."""
_CODE_WEIGHT = 2.2
_ENGLISH_DOOR = re.compile(r"\bdoor\b")
_OF_RAREST = 0.6
_NEUTRAL_WEIGHT, _PLACE_WEIGHT, _UNKNOWN_WEIGHT = 0.9, 0.4, 1.5


@dataclass(slots=True, eq=False)
class Phrase:
    """What people call a card or an assembly. Nobody changes one; frozen, thousands of them take longer to make.

    Attributes:
        parts: its parts, in any order; `lead` is the one that it begins with.
        text: as it was gathered.
        target: id of the card or assembly.
        is_weak: too general to decide alone.
        first: the parts before a second material, which alone may stand in another clause.
        is_across: it names two materials.
        is_ordered: the order of its parts counts: of an element, or of two materials.
        needs_size: means the card only beside a size ("gb 70").
    """

    parts: frozenset[str]
    lead: str
    text: str
    target: str
    is_assembly: bool
    is_weak: bool
    first: frozenset[str]
    needs_size: bool
    is_across: bool
    is_ordered: bool


@dataclass(slots=True)
class PhraseIndex:
    """Phrases by their rarest part.

    Attributes:
        by_part: rarest part -> phrases.
        vocabulary: card or assembly -> every part of its phrases.
        weights: part -> how much it says, in natural logarithms of cards.
        rarity: parts of a phrase -> how much they say together, less for a phrase that several cards have.
    """

    lexicon: Lexicon
    abbreviations: Abbreviations
    by_part: dict[str, list[Phrase]] = field(default_factory=dict)
    vocabulary: dict[str, frozenset[str]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    rarity: dict[frozenset[str], float] = field(default_factory=dict)

    def weight(self, part: str) -> float:
        """How much a part of a text says."""
        return self.weights.get(part, _UNKNOWN_WEIGHT)


def is_code(part: str) -> bool:
    """Whether a part is a strength class or the like."""
    return _CODE.search(part) is not None


def phrase_index(library: Library) -> PhraseIndex:
    """The index of everything that a new building may have: existing build-ups are left out."""
    abbreviations = Abbreviations(library.word_parts)
    phrases = [
        (abbreviations.in_full(text), target, weak, kind) for text, target, weak, kind in _gathered(library)
    ]
    shorts = [text for text, _, _, kind in phrases if kind is WordKind.ABBREVIATION]
    longs = [text for text, _, _, kind in phrases if kind not in (WordKind.ABBREVIATION, WordKind.TYPO)]
    lexicon = Lexicon(library.word_parts, longs, shorts)
    index = PhraseIndex(lexicon, abbreviations)
    never = {
        (own.target, abbreviations.in_full(folded(text)))
        for own in library.matching_words
        if own.use is WordUse.NEVER
        for text in own.words
    }
    found = [p for p in _phrases(phrases, lexicon, set(library.assemblies)) if (p.target, p.text) not in never]
    _weigh(index, found)
    sharing = Counter(phrase.parts for phrase in found if not phrase.is_assembly)
    total = math.log(len(index.vocabulary))
    index.rarity = {p.parts: _OF_RAREST * (total - math.log(max(sharing[p.parts], 1))) for p in found}
    index.rarity |= {p.parts: 0.0 for p in found if all(is_code(part) for part in p.parts)}
    for phrase in found:
        rarest = max(phrase.parts, key=lambda part: (index.weights[part], part))
        index.by_part.setdefault(rarest, []).append(phrase)
    return index


Gathered = tuple[str, str, bool, WordKind]
"""text, target, whether it is weak, kind"""


def _gathered(library: Library) -> Iterable[Gathered]:
    """Words with their targets; our own come first, since of two phrases of the same parts the first counts."""
    for own in library.matching_words:
        if own.use in (WordUse.STRONG, WordUse.WEAK):
            for text in own.words:
                yield folded(text), own.target, own.use is WordUse.WEAK, WordKind.DUTCH
    for entry in library.words:
        for text in () if entry.kind is WordKind.TYPO else entry.words:
            if entry.kind is WordKind.ENGLISH:
                text = _ENGLISH_DOOR.sub("deur", text.casefold())  # noqa: PLW2901
            yield folded(text), entry.card_id, entry.is_weak, entry.kind
    for assembly in library.assemblies.values():
        if not assembly.is_existing:
            for text in assembly.words:
                yield folded(text), assembly.id, False, WordKind.DUTCH


def _phrases(gathered: Iterable[Gathered], lexicon: Lexicon, assemblies: set[str]) -> Iterable[Phrase]:
    seen: set[tuple[str, frozenset[str]]] = set()
    for text, target, is_weak, kind in gathered:
        found = phrase_parts(text, lexicon)
        key = (target, frozenset(found.parts))
        if not found.parts or key in seen or (found.is_lossy and _says_little(found.parts, lexicon)):
            continue
        seen.add(key)
        single = next(iter(found.parts)) if len(found.parts) == 1 else ""
        if single and lexicon.kind(single) is PartKind.NEUTRAL:
            continue
        needs_size = found.has_size and bool(single) and (len(single) <= 3 or kind is WordKind.ABBREVIATION)
        general = bool(single) and lexicon.kind(single) is PartKind.PLACE
        cannot_decide = is_weak or general or found.is_code or (bool(single) and found.is_shortened)
        is_assembly = target in assemblies
        is_across = len(found.first) < len(found.parts)
        yield Phrase(
            parts=key[1],
            lead=next(iter(found.parts)),
            text=text,
            target=target,
            is_assembly=is_assembly,
            is_weak=cannot_decide,
            first=found.first,
            needs_size=needs_size,
            is_across=is_across,
            is_ordered=is_assembly or is_across,
        )


def _says_little(parts: Iterable[str], lexicon: Lexicon) -> bool:
    return sum(lexicon.kind(part) not in _SAY_LITTLE for part in parts) < 2


def _weigh(index: PhraseIndex, phrases: Iterable[Phrase]) -> None:
    vocabulary: dict[str, set[str]] = {}
    cards: dict[str, set[str]] = {}
    for phrase in phrases:
        vocabulary.setdefault(phrase.target, set()).update(phrase.parts)
        if not phrase.is_assembly:
            for part in phrase.parts:
                cards.setdefault(part, set()).add(phrase.target)
        else:
            for part in phrase.parts:
                cards.setdefault(part, set())
    total = len(vocabulary)
    index.vocabulary = {target: frozenset(parts) for target, parts in vocabulary.items()}
    for part, targets in cards.items():
        weight = math.log(total / max(len(targets), 1)) if targets else math.log(total)
        kind = index.lexicon.kind(part)
        if part not in index.lexicon.kinds and is_code(part):
            weight = _CODE_WEIGHT
        if kind is PartKind.NEUTRAL:
            weight = _NEUTRAL_WEIGHT
        elif kind is PartKind.PLACE:
            weight = _PLACE_WEIGHT
        index.weights[part] = weight
    for part, kind in index.lexicon.kinds.items():
        if kind is PartKind.NEUTRAL:
            index.weights.setdefault(part, _NEUTRAL_WEIGHT)
        elif kind is PartKind.PLACE:
            index.weights.setdefault(part, _PLACE_WEIGHT)
