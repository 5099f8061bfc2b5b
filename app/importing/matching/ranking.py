"""Candidates weighed with what else a row says: its unit and sizes, its code, and words that forbid a card."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from app.importing.matching.candidates import Candidate
from app.importing.matching.code_system import group_of
from app.importing.matching.description import SPECIFIED, Description, describe, is_unknown
from app.importing.matching.masses import Masses, RowUnit, UnitMass
from app.importing.matching.phrases import PhraseIndex
from app.importing.matching.stated_sizes import StatedSizes
from app.importing.matching.tokens import folded, read
from models.domain.library.assembly import Assembly, LayerScope
from models.domain.library.card import LibraryCard
from models.domain.library.figure import LibraryUnit
from models.domain.library.words import PartKind, WordUse
from models.reference.library.library import Library

_MOST_WEIGHED = 6
_FAR_BEHIND = 0.2
_FIRM, _DEFAULT, _NO_SIZE, _NO_WAY = 1.0, 0.95, 0.72, 0.4
_SAME_GROUP, _OTHER_GROUP, _FAR_GROUP = 1.12, 0.9, 0.8
_PLAIN_ASSEMBLY, _OTHER_SIZE, _NO_SIZE_SAID = 0.7, 0.45, 0.95
_ASSEMBLY_OF_CARD, _ADDITIONS_SAID = 0.5, 1.15
_MOST_SHOWN, _NEAR = 3, 0.85
_MOST_OF_ASSEMBLY = 1.5
"""No more than this comes of the score of an assembly, of a card no more than `_SAME_GROUP`."""
_OF_STRENGTH = 1.02
_SAYS_MORE = frozenset({"gewapend", "prefab"})
_HEAVIEST_UNNAMED, _ADDS_UNNAMED, _WITH_GROUND = 0.4, 0.55, 0.5
_HEAVY, _TELLING = 25.0, 2.5
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
_ADDITION = re.compile(r"\bmet\b|\bop\b|\s\+\s|,\s|:\s")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_SAY_LITTLE = frozenset({PartKind.NEUTRAL, PartKind.PLACE})
_WITH_MORE = re.compile(r"\b(?:met|op)\b|\+")
_SIZE_TOLERANCE = 0.11
_STRENGTH = re.compile(r"c\d\d/\d\d$|gl\d\d[ch]?$")
_GLUED = re.compile(r"gl\d")


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says beside its words."""

    description: Description
    unit: RowUnit
    stated: StatedSizes
    code: str


@dataclass(slots=True)
class Weighed:
    """A candidate with its mass and its score after all evidence.

    `is_doubtful`: the text does not name what an assembly is heavy by, or what its name adds.
    """

    candidate: Candidate
    item: LibraryCard | Assembly
    mass: UnitMass
    score: float
    fits_code: bool | None
    is_doubtful: bool = False

    @property
    def elements(self) -> tuple[str, ...]:
        """NL-SfB codes of the card or assembly."""
        item = self.item
        return item.nl_sfb if isinstance(item, LibraryCard) else (item.nl_sfb, *item.nl_sfb_also)


class Ranking:
    """Weighs candidates; the same for every row of every bill."""

    def __init__(self, library: Library, index: PhraseIndex) -> None:
        self._index = index
        self._cards = library.cards
        self._assemblies = library.assemblies
        self._lexicon = index.lexicon
        self._masses = Masses(library.steel_profiles)
        self._composite = {w.target for w in library.matching_words if w.use is WordUse.COMPOSITE}
        self._forbidden: dict[str, tuple[tuple[frozenset[str], str], ...]] = {}
        self._added: dict[str, tuple[frozenset[str], ...]] = {}
        self._sizes: dict[str, tuple[float, ...]] = {}
        self._named: dict[str, Set[str]] = {}

    def weigh(self, found: Sequence[Candidate], row: Row) -> list[Weighed]:
        """The candidates that nothing forbids, the best first."""
        weighed: list[Weighed] = []
        cards = [c for c in found if not c.is_assembly]
        for candidate in found:
            if candidate.score < _FAR_BEHIND * found[0].score:
                break
            if self._comes_too_late(candidate, weighed):
                continue
            if candidate.is_assembly:
                one = self._assembly(candidate, row, cards)
            elif self._is_forbidden(candidate, row.description):
                continue
            else:
                one = self._card(candidate, row)
            if one is not None:
                weighed.append(one)
            if len(weighed) >= _MOST_WEIGHED:
                break
        weighed.sort(key=_best_first)
        if self._promote_strength(weighed, row):
            weighed.sort(key=_best_first)
        return weighed

    def _comes_too_late(self, candidate: Candidate, weighed: Sequence[Weighed]) -> bool:
        """Whether no evidence can bring a candidate among the first three, or near the first."""
        if len(weighed) < _MOST_SHOWN:
            return False
        most = candidate.score * (_MOST_OF_ASSEMBLY if candidate.is_assembly else _SAME_GROUP)
        scores = sorted((w.score for w in weighed), reverse=True)
        return most < scores[_MOST_SHOWN - 1] and most < _NEAR * scores[0]

    def _promote_strength(self, weighed: Sequence[Weighed], row: Row) -> bool:
        """Puts the card of a stated strength class before a kindred one that wins by the name of the element.

        "Funderingsbalken C20/25" in m3 is concrete C20/25. Not beside "gewapend" or "prefab", which say more than
        the class does. Says whether it changed anything.
        """
        said = row.description.main
        codes = {part for part in said if _STRENGTH.match(part)}
        if not codes or not weighed or not said.keys().isdisjoint(_SAYS_MORE):
            return False
        first = weighed[0]
        if self._has_strength(first, codes) or not isinstance(first.item, LibraryCard):
            return False
        if row.unit.library is not LibraryUnit.M3 and not any(_GLUED.match(code) for code in codes):
            return False
        for one in weighed[1:]:
            if self._has_strength(one, codes) and one.item.material_class == first.item.material_class:  # type: ignore[union-attr]
                one.score = first.score * _OF_STRENGTH
                return True
        return False

    def _has_strength(self, one: Weighed, codes: Set[str]) -> bool:
        return isinstance(one.item, LibraryCard) and bool(codes & self._index.vocabulary[one.candidate.target])

    def mass_of(self, item: LibraryCard | Assembly, unit: RowUnit, stated: StatedSizes) -> UnitMass:
        """The mass of a card or an assembly in the unit of a row, with the sizes that it states."""
        if isinstance(item, LibraryCard):
            return self._masses.of_card(item, unit, stated)
        return self._masses.of_assembly(item, unit, stated)

    def _card(self, candidate: Candidate, row: Row) -> Weighed:
        card = self._cards[candidate.target]
        mass = self._masses.of_card(card, row.unit, row.stated)
        score = candidate.score * _unit_factor(mass, row.unit)
        factor, fits = _code_factor(row.code, card.nl_sfb)
        return Weighed(candidate, card, mass, score * factor, fits)

    def _assembly(self, candidate: Candidate, row: Row, cards: Sequence[Candidate]) -> Weighed | None:
        assembly = self._assemblies[candidate.target]
        mass = self._masses.of_assembly(assembly, row.unit, row.stated)
        if not mass.can_be:
            return None
        score = candidate.score * self._size_factor(assembly, row.stated)
        telling = {part for part in candidate.phrase.parts if self._lexicon.kind(part) not in _SAY_LITTLE}
        same = [c for c in cards if c.phrase.parts & (telling or candidate.phrase.parts)]
        is_composite = any(c.target in self._composite for c in same[:3])
        is_doubtful = False
        if self._says_additions(candidate, assembly, row.description, cards):
            score *= _ADDITIONS_SAID
        elif same and not is_composite:
            is_of_card = self._masses.heaviest(assembly)[0] in {c.target for c in same}
            score *= _ASSEMBLY_OF_CARD if is_of_card else _PLAIN_ASSEMBLY
        if not self._names_heaviest(assembly, row.description, is_composite=is_composite):
            score *= _HEAVIEST_UNNAMED
            is_doubtful = True
        if not (is_composite and self._masses.heaviest(assembly)[1] < _HEAVY) and self._adds_unnamed(
            assembly, row.description
        ):
            score *= _ADDS_UNNAMED
            is_doubtful = True
        if self._adds_denied(assembly, row.description):
            score *= _ADDS_UNNAMED
            is_doubtful = True
        if any(layer.scope is LayerScope.GROUND_FILL for layer in assembly.layers):
            score *= _WITH_GROUND
        factor, fits = _code_factor(row.code, (assembly.nl_sfb, *assembly.nl_sfb_also))
        return Weighed(candidate, assembly, mass, score * factor, fits, is_doubtful)

    def _names_heaviest(self, assembly: Assembly, description: Description, *, is_composite: bool) -> bool:
        """Whether a heavy assembly may be meant: the text names the material of its heaviest layer.

        An assembly that takes the place of a composite card needs it only for what its name adds with "met".
        """
        card, kg = self._masses.heaviest(assembly)
        if kg < _HEAVY or assembly.unit is LibraryUnit.PIECE or (is_composite and not self._adds(assembly)):
            return True
        said = description.main.keys() | description.with_.keys() | description.on.keys()
        vocabulary = self._index.vocabulary.get(card, frozenset())
        return any(part in vocabulary and self._index.weight(part) >= _TELLING for part in said)

    def _adds_unnamed(self, assembly: Assembly, description: Description) -> bool:
        """Whether the name of an assembly adds a material that the text does not name."""
        said = description.main.keys() | description.with_.keys() | description.on.keys()
        return any(not added & said for added in self._additions_of(assembly))

    def _says_additions(
        self, candidate: Candidate, assembly: Assembly, description: Description, cards: Sequence[Candidate]
    ) -> bool:
        """Whether a text begins with an assembly and names the most of what its name adds to the best card.

        "deur + stalen kozijn" is the door with its frame; "stalen deurkozijn" is the frame alone, and "HR++ glas
        in houten kozijn" the glass.
        """
        first = next((p for p in description.main if self._lexicon.kind(p) not in _SAY_LITTLE), "")
        if first not in candidate.phrase.parts:
            return False
        if candidate.phrase.is_across and candidate.phrase.parts - candidate.phrase.first - _parts_of(cards[:1]):
            return True
        added = self._additions_of(assembly)
        said = description.main.keys() | description.with_.keys()
        own = _parts_of(cards[:1])
        return bool(added) and all(len(parts & said) * 2 >= len(parts) and parts & said - own for parts in added)

    def _adds_denied(self, assembly: Assembly, description: Description) -> bool:
        """Whether the name of an assembly adds what the text says is not there: "excl. bekleding"."""
        if not description.without:
            return False
        if assembly.id not in self._named:
            named = describe(read(assembly.name_nl), self._index.lexicon)
            self._named[assembly.id] = named.main.keys() | named.with_.keys()
        return not self._named[assembly.id].isdisjoint(description.without)

    def _additions_of(self, assembly: Assembly) -> tuple[frozenset[str], ...]:
        if assembly.id not in self._added:
            self._added[assembly.id] = self._additions(assembly.name_nl)
        return self._added[assembly.id]

    def _additions(self, name: str) -> tuple[frozenset[str], ...]:
        """What follows "met", "+" or a comma in a name, each as the parts that tell something."""
        found = []
        for added in _ADDITION.split(_IN_BRACKETS.sub("", name))[1:]:
            described = describe(read(added), self._index.lexicon)
            parts = described.main.keys() | described.with_.keys()
            telling = [p for p in parts if self._index.weight(p) >= _TELLING and not is_unknown(p)]
            if telling:
                found.append(frozenset(telling))
        return tuple(found)

    def _adds(self, assembly: Assembly) -> bool:
        """Whether the name of an assembly says what comes with it."""
        return bool(_WITH_MORE.search(assembly.name_nl.casefold()))

    def _size_factor(self, assembly: Assembly, stated: StatedSizes) -> float:
        """Whether the sizes in the name of an assembly are those of the text."""
        if assembly.id not in self._sizes:
            found = (float(n.replace(",", ".")) for n in _NUMBERS.findall(assembly.name_nl))
            self._sizes[assembly.id] = tuple(n for n in found if n >= 5)
        named = self._sizes[assembly.id]
        thick = [n for n in named if n >= 40]
        said = [m.mm for m in (*stated.thick, *stated.leaves, *stated.singles) if 40 <= m.mm <= 700]
        said += [n for n in stated.bare if 40 <= n <= 700]
        said += [m.mm for group in stated.groups for m in group if 40 <= m.mm <= 700]
        boards = 1.03 if stated.boards and f"{stated.boards} x" in assembly.name_nl else 1.0
        if not said or not thick:
            return (_NO_SIZE_SAID if thick else 1.0) * boards
        if any(abs(said[0] - n) <= _SIZE_TOLERANCE * n for n in thick):
            return (1.1 if abs(said[0] - thick[0]) <= 1 else 1.05) * boards
        if any(abs(size - n) <= _SIZE_TOLERANCE * n for n in thick for size in said):
            return boards
        return _OTHER_SIZE

    def _is_forbidden(self, candidate: Candidate, description: Description) -> bool:
        """Whether the text has words with which the card is not meant."""
        target = candidate.target
        if target not in self._forbidden:
            self._forbidden[target] = tuple(self._forbidding(word) for word in self._cards[target].not_when)
        own = candidate.phrase.parts
        others = {part for part, word in description.main.items() if word < SPECIFIED and part not in own}
        return any(
            (parts <= others if parts else text in description.reading.text)
            for parts, text in self._forbidden[target]
        )

    def _forbidding(self, words: str) -> tuple[frozenset[str], str]:
        """Words as parts; as a text when they name what is or is not with it ("incl. glas")."""
        text = folded(words)
        parts: set[str] = set()
        for word in re.findall(r"[^\W\d]+", text):
            kind = self._lexicon.kind(word)
            if kind in (PartKind.WITH, PartKind.WITHOUT):
                return frozenset(), text
            parts.update(self._lexicon.read(word).parts)
        return frozenset(parts), text


def _parts_of(found: Sequence[Candidate]) -> frozenset[str]:
    return frozenset(part for one in found for part in one.phrase.parts)


def _best_first(one: Weighed) -> tuple[float, str]:
    return (-one.score, one.candidate.target)


def _unit_factor(mass: UnitMass, unit: RowUnit) -> float:
    if unit.library is None:
        return 1.0
    if mass.kg is None:
        return _NO_SIZE if mass.can_be else _NO_WAY
    return _FIRM if mass.is_firm else _DEFAULT


def _code_factor(code: str, elements: Sequence[str]) -> tuple[float, bool | None]:
    """How the NL-SfB code of a row fits the elements of a card; (1, None) without one."""
    group = group_of(code) if code else None
    if group is None or not elements:
        return 1.0, None
    groups = {element[:2] for element in elements}
    if group in groups:
        return _SAME_GROUP, True
    return (_OTHER_GROUP if any(group[0] == other[0] for other in groups) else _FAR_GROUP), False
