"""How well a phrase fits the words of a text: what it explains, what speaks against it, and where it stands."""

from collections.abc import Mapping

from app.importing.matching.description import SPECIFIED, Description, is_unknown
from app.importing.matching.phrases import Phrase, PhraseIndex, is_code
from models.domain.library.words import PartKind

WEAK = 0.6
_WITHIN_LONGER = 0.6
_OTHER_WORDS = 0.4
_LEAST_SHARE = 0.35
_OTHER_HEAD, _UNKNOWN_HEAD = 0.6, 0.5
_MOST_UNKNOWN = 3.0
_LATER_WORD, _LEAST_LATER = 0.05, 0.7
_SPECIFIED, _SPECIFIED_OTHER = 0.6, 0.75
_AFTERWARDS, _SPECIFIED_AFTERWARDS = 0.3, 0.2
_OTHER_MATERIAL, _DENIED = 0.8, 0.6
_AFTER_UNKNOWN, _AFTER_OTHER = 0.9, 0.75
_NOT_THERE = 0.5
_SAY_LITTLE = frozenset({PartKind.NEUTRAL, PartKind.PLACE})


class Fit:
    """How well a phrase fits a text.

    Attributes:
        score: has no unit, and is compared within one row alone.
        share: part of the weight of the main clause that the card explains, 0 to 1.
        conflict: weight of the words of the main clause that mean something else.
        is_strong: the phrase may decide alone, and its words say nothing else than the card.
    """

    __slots__ = ("conflict", "is_strong", "score", "share")

    def __init__(self, score: float, share: float, conflict: float, is_strong: bool) -> None:
        self.score, self.share, self.conflict, self.is_strong = score, share, conflict, is_strong


class Scoring:
    """The parts of one text with their weights.

    Args:
        description: the text.
        main: the parts that count, with the number of the word of each.
        index: the phrases.
    """

    def __init__(self, description: Description, main: Mapping[str, int], index: PhraseIndex) -> None:
        self._description = description
        self._index = index
        self._main = main
        kinds = {part: PartKind.NEUTRAL if is_code(part) else index.lexicon.kind(part) for part in main}
        self._parts = [
            (part, word, index.weight(part), place_factor(word), kinds[part], part in index.weights)
            for part, word in main.items()
        ]
        self._placed = {part: weight * placed for part, _, weight, placed, _, _ in self._parts}
        self._first = next((part for part, kind in kinds.items() if kind not in _SAY_LITTLE), "")
        self._first_word = main.get(self._first, SPECIFIED)

    def rough(self, phrase: Phrase) -> float:
        """What the words of a phrase weigh here, before anything speaks for or against it."""
        weights, rarity = self._placed, self._index.rarity[phrase.parts]
        core = sum([weights.get(part, 0.0) for part in phrase.parts])
        return max(core, rarity) * (WEAK if phrase.is_weak else 1.0)

    def fit(self, phrase: Phrase, *, within: bool) -> Fit:
        """How well a phrase fits; `within`: a longer phrase has all its words."""
        own, vocabulary = phrase.parts, self._index.vocabulary[phrase.target]
        words = [self._main[part] for part in own if part in self._main]
        last, start = (max(words), min(words)) if words else (0, 1)
        core = other = explained = total = conflict = unknown = 0.0
        denied = False
        for part, word, weight, placed, kind, known in self._parts:
            if part in own:
                core += weight * placed
                explained += weight
                total += weight
                continue
            counted = weight if word <= last else weight * _afterwards(word)
            if part in vocabulary:
                other += weight * placed
                explained += counted
            elif kind is PartKind.MATERIAL:
                counted = max(counted, weight * _OTHER_MATERIAL)
                conflict += counted
                denied = True
            elif known:
                if kind not in _SAY_LITTLE:
                    conflict += counted
            elif unknown >= _MOST_UNKNOWN:
                continue
            else:
                unknown += counted
            total += counted
        if len(words) < len(own):
            core += sum(_NOT_THERE * self._index.weight(part) for part in own if part not in self._main)
        core = max(core, self._index.rarity[own] * place_factor(start))
        head = self._head_factor(phrase, vocabulary, start)
        share = min(1.0, explained / total) if total else 0.0
        quality = (WEAK if phrase.is_weak else 1.0) * (_WITHIN_LONGER if within else 1.0) * head
        score = (core * quality + _OTHER_WORDS * other) * (_LEAST_SHARE + (1 - _LEAST_SHARE) * share)
        is_strong = not phrase.is_weak and not within and head == 1.0 and not denied
        return Fit(score * _DENIED if denied else score, share, conflict, is_strong)

    def _head_factor(self, phrase: Phrase, vocabulary: frozenset[str], start: int) -> float:
        """Less than 1 when the words are about something else.

        That is when a word of the phrase goes on ("betonvloerafwerking" is no floor), or when another noun stands
        before it.
        """
        factor, own, ends = 1.0, phrase.parts, self._description.ends
        for part in own:
            word = self._main.get(part)
            end = part if word is None else ends.get(word, part)
            if end not in own and end not in vocabulary and self._index.lexicon.kind(end) is not PartKind.NEUTRAL:
                factor = min(factor, _UNKNOWN_HEAD if is_unknown(end) else _OTHER_HEAD)
        if not self._first or self._first in own:
            return factor
        if self._first not in vocabulary and start > self._first_word:
            factor *= _AFTER_UNKNOWN if is_unknown(self._first) else _AFTER_OTHER
        return factor * (_SPECIFIED_OTHER if start >= SPECIFIED > self._first_word else 1.0)


def place_factor(word: int) -> float:
    """Less for a later word: a description begins with what it is about."""
    return _SPECIFIED if word >= SPECIFIED else max(_LEAST_LATER, 1 - _LATER_WORD * (word - 1))


def _afterwards(word: int) -> float:
    """How much a word counts that comes after the phrase, where places and remarks stand."""
    return _AFTERWARDS if word < SPECIFIED else _SPECIFIED_AFTERWARDS
