"""Matches the product texts of a bill with the cards of the library: exact matches, and proposals.

Only a name that is written exactly alike counts as a match. Anything else is a proposal with its reason, which a
person accepts or not.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.services.editing.settled_proposals import settled
from app.services.library.product_search import folded
from models.domain.bill import Bill, BillLine
from models.domain.library.words import CardWords
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.domain.quantities import Dimension, Unit

UNMATCHED = "product"
"""The key in `BillLine.extra` under which a reader keeps a product text that names no card."""

_MOST_PROPOSALS = 6
_SHORTEST_WORD = 2
_PUNCTUATION = str.maketrans(dict.fromkeys(",.;:", " "))


class MatchReason(StrEnum):
    """The reason why a card is proposed for a text; the first three are exact."""

    IN_FILE = "in_file"
    EXACT_ID = "exact_id"
    EXACT_NAME = "exact_name"
    ALL_WORDS = "all_words"
    SYNONYM = "synonym"
    CHOSEN = "chosen"

    @property
    def is_exact(self) -> bool:
        return self in (MatchReason.IN_FILE, MatchReason.EXACT_ID, MatchReason.EXACT_NAME)


class UnitFit(StrEnum):
    """Whether the figures of a card can be used for a line in its unit."""

    SAME = "same"
    BY_MASS = "by_mass"
    NO = "no"


_REASONS = {reason: place for place, reason in enumerate(MatchReason)}
_FITS = {fit: place for place, fit in enumerate(UnitFit)}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One card for a text. `unit_fit` is the worst among the lines with this text."""

    card_id: str
    reason: MatchReason
    unit_fit: UnitFit


@dataclass(frozen=True, slots=True)
class TextMatch:
    """The lines of a bill with one text, and the cards proposed for it.

    Attributes:
        text: the product as the file names it, or the line's description when it names none.
        is_description: whether `text` is the description.
        positions: of the lines in the bill.
        units: the different units of those lines; None is a line without one.
        proposals: best first; the first is exact when `accepted_at_once` says so.
        has_own_figures: every line has its own mass and impact, so that a card adds little.
    """

    text: str
    is_description: bool
    positions: tuple[int, ...]
    units: tuple[Unit | None, ...]
    proposals: tuple[Proposal, ...]
    has_own_figures: bool = False

    @property
    def accepted_at_once(self) -> str:
        """The id of the card that is taken without asking, as name and unit agree exactly; "" for none."""
        if not self.proposals:
            return ""
        best = self.proposals[0]
        is_read = best.reason is MatchReason.IN_FILE
        is_alike = best.reason.is_exact and not self.is_description and best.unit_fit is not UnitFit.NO
        return best.card_id if is_read or is_alike else ""


def unit_fit(card: ProductCard, unit: Unit | None) -> UnitFit:
    """Whether the figures of a card can be used for a line in this unit."""
    if unit is None:
        return UnitFit.NO
    if unit.dimension is card.unit.dimension:
        return UnitFit.SAME
    by_density = unit.dimension is Dimension.VOLUME and card.density_kg_per_m3 is not None
    by_mass = unit.dimension is Dimension.MASS and card.mass_kg_per_unit is not None
    return UnitFit.BY_MASS if by_density or by_mass else UnitFit.NO


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A card that may be meant by a text; `is_part` when the text is only a part of its name."""

    reason: MatchReason
    word_count: int
    is_part: bool = False


class ProductMatcher:
    """An index of the names of the cards and of the library's words for them, made once for many texts."""

    def __init__(self, cards: Mapping[str, ProductCard], words: Iterable[CardWords]) -> None:
        self._cards = cards
        self._names: dict[str, list[str]] = defaultdict(list)
        self._of_word: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[tuple[str, int]] = []
        for card in self._cards.values():
            self._add(card)
        self._synonyms: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for entry in words:
            for said in () if entry.is_weak or entry.card_id not in cards else entry.words:
                first, *rest = _words(folded(said)) or [""]
                self._synonyms[first].append((rest, entry.card_id))

    def _add(self, card: ProductCard) -> None:
        for name in dict.fromkeys((folded(card.name_nl), folded(card.name_en))):
            words = frozenset(_words(name))
            if not words:
                continue
            if card.id not in self._names[name]:
                self._names[name].append(card.id)
            number = len(self._sizes)
            self._sizes.append((card.id, len(words)))
            for word in words:
                self._of_word[word].append(number)

    def matches(self, lines: Sequence[BillLine]) -> tuple[TextMatch, ...]:
        """The texts of a bill in the order of their first line; a line without any text is left out."""
        found: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
        for position, line in enumerate(lines):
            unmatched = product_text(line)
            text = unmatched or line.description
            if text or line.product_id:
                found[text, not unmatched, line.product_id].append(position)
        made = []
        for (text, is_description, card_id), positions in found.items():
            units = tuple(dict.fromkeys(lines[position].unit for position in positions))
            proposals = self._read(card_id, units) if card_id else self.proposals(text, units)
            is_known = all(_has_own_figures(lines[position]) for position in positions)
            shown = text or card_id
            made.append(TextMatch(shown, is_description, tuple(positions), units, proposals, is_known))
        return tuple(made)

    def _read(self, card_id: str, units: Sequence[Unit | None]) -> tuple[Proposal, ...]:
        card = self._cards.get(card_id)
        fit = _least_fit(card, units) if card is not None else UnitFit.SAME
        return (Proposal(card_id, MatchReason.IN_FILE, fit),)

    def proposals(self, text: str, units: Sequence[Unit | None]) -> tuple[Proposal, ...]:
        """At most six cards for a text, the best first: exact, then all words, then synonyms."""
        plain = folded(text)
        words = _words(plain)
        found: dict[str, _Candidate] = {}
        for card_id, reason in self._exact(text.strip(), plain):
            found.setdefault(card_id, _Candidate(reason, len(words)))
        for card_id, count, is_whole in self._by_words(words):
            found.setdefault(card_id, _Candidate(MatchReason.ALL_WORDS, count, is_part=not is_whole))
        for card_id, count in self._by_synonym(words):
            if card_id not in found or found[card_id].is_part:
                found[card_id] = _Candidate(MatchReason.SYNONYM, count)
        return self._ranked(found, units) if found else ()

    def _ranked(self, found: Mapping[str, "_Candidate"], units: Sequence[Unit | None]) -> tuple[Proposal, ...]:
        """The candidates as proposals: exact first, then by fit of the unit, number of words, and closeness."""
        ranked: list[tuple[tuple[bool, bool, int, bool, int], int, int, Proposal]] = []
        for card_id, candidate in found.items():
            fit = _least_fit(self._cards[card_id], units)
            is_loose = not candidate.reason.is_exact
            words = -candidate.word_count if is_loose else 0
            is_far = is_loose and fit is UnitFit.NO
            rank = (is_loose, is_far, words, candidate.is_part, _REASONS[candidate.reason])
            ranked.append((rank, _FITS[fit], len(ranked), Proposal(card_id, candidate.reason, fit)))
        ranked.sort(key=lambda entry: entry[:3])
        return tuple(proposal for *_, proposal in ranked[:_MOST_PROPOSALS])

    def _exact(self, card_id: str, name: str) -> list[tuple[str, MatchReason]]:
        by_id = [(card_id, MatchReason.EXACT_ID)] if card_id in self._cards else []
        named = self._names.get(name, []) if name else []
        # A name that two cards have is no exact match: both are proposed.
        reason = MatchReason.EXACT_NAME if len(named) == 1 else MatchReason.ALL_WORDS
        return [*by_id, *((named_id, reason) for named_id in named)]

    def _by_words(self, words: Sequence[str]) -> list[tuple[str, int, bool]]:
        """The cards whose name is part of the text, and those whose name has the whole text as a part.

        Each with the number of equal words, and whether they are the whole name.
        """
        told = set(words)
        counts: dict[int, int] = defaultdict(int)
        for word in told:
            for number in self._of_word.get(word, ()):
                counts[number] += 1
        best: dict[str, tuple[int, bool]] = {}
        for number, count in counts.items():
            card_id, size = self._sizes[number]
            if count in (size, len(told)):
                best[card_id] = max(best.get(card_id, (0, False)), (count, count == size))
        return [(card_id, count, is_whole) for card_id, (count, is_whole) in best.items()]

    def _by_synonym(self, words: Sequence[str]) -> list[tuple[str, int]]:
        found = [
            (card, len(rest) + 1)
            for place, word in enumerate(words)
            for rest, card in self._synonyms.get(word, ())
            if words[place + 1 : place + 1 + len(rest)] == rest
        ]
        return sorted(found, key=lambda entry: -entry[1]) if len(found) > 1 else found


def product_text(line: BillLine) -> str:
    """The product text of the file that matched no card; "" when it named no product or a known one."""
    return next((text for key, text in line.extra if key == UNMATCHED), "") if not line.product_id else ""


def _has_own_figures(line: BillLine) -> bool:
    is_weight = line.unit is not None and line.unit.dimension is Dimension.MASS
    impacts = (line.mki_a1_eur_per_unit, line.mki_a2_eur_per_unit, line.co2_a1a5_kg_per_unit)
    has_impact = bool(line.module_profiles) or any(impact is not None for impact in impacts)
    return has_impact and (is_weight or line.mass_kg_per_unit is not None)


def with_cards(variant: Variant, chosen: Mapping[int, ProductCard | None]) -> Variant:
    """The variant with other cards on some of its lines.

    Args:
        chosen: position of the line -> card; None removes the card of a line.
    """
    lines = list(variant.bill.lines)
    for position, card in chosen.items():
        line = lines[position]
        if card is None:
            lines[position] = replace(line, **settled(line, {"product_id": ""}))
        elif card.id != line.product_id:
            extra = tuple(pair for pair in line.extra if pair[0] != UNMATCHED)
            lines[position] = replace(line, **settled(line, {"product_id": card.id, "extra": extra}))
    held = {card.id for card in variant.products}
    fresh = {card.id: card for card in chosen.values() if card is not None and card.id not in held}
    return replace(variant, bill=Bill(tuple(lines)), products=(*variant.products, *fresh.values()))


def _least_fit(card: ProductCard, units: Sequence[Unit | None]) -> UnitFit:
    return max((unit_fit(card, unit) for unit in units), key=_FITS.__getitem__, default=UnitFit.NO)


def _words(plain: str) -> list[str]:
    return [
        word for word in plain.translate(_PUNCTUATION).split() if len(word) >= _SHORTEST_WORD or word.isdigit()
    ]
