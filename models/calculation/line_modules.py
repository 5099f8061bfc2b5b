"""Which values per life-cycle module count for a line: its own, or those of its product card, set by set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.calculation.card_units import cards_per_line_unit
from models.domain.bill import BillLine
from models.domain.product import DataCategory, EnvironmentalSet, ModuleProfile, ProductCard

Profiles = tuple[ModuleProfile, ...]
_NO_SETS: frozenset[EnvironmentalSet] = frozenset()


@dataclass(frozen=True, slots=True)
class ProfilesInSet:
    """Values per life-cycle module and how many units of them are in one unit of the line.

    `units` is NaN where a card's unit cannot be had from the line's; it is above zero otherwise.
    """

    profiles: Profiles
    units: float


@dataclass(frozen=True, slots=True)
class LineModules:
    """One line that has values per life-cycle module, of itself or through its card.

    Attributes:
        position: of the line in the bill.
        category: NMD data category, None when unknown.
        own_sets, card_sets: the sets in which the line and its card have profiles.
        total_sets: the sets in which the line itself states a total per unit, which goes before its card.
        card_units: units of the card in one unit of the line, NaN when that is not known.
    """

    position: int
    category: DataCategory | None
    own: Profiles
    own_sets: frozenset[EnvironmentalSet]
    of_card: Profiles
    card_sets: frozenset[EnvironmentalSet]
    card_units: float
    total_sets: frozenset[EnvironmentalSet]

    def for_mki(self, which: EnvironmentalSet) -> ProfilesInSet | None:
        """What the MKI in a set is made of; None when the line has a total there, or nothing."""
        if which not in self.own_sets and which in self.total_sets:
            return None
        return self.for_carbon(which)

    def for_carbon(self, which: EnvironmentalSet) -> ProfilesInSet | None:
        """What carbon in a set is made of, whatever totals of MKI there are; None when there is nothing."""
        if which in self.own_sets:
            return ProfilesInSet(self.own, 1.0)
        return ProfilesInSet(self.of_card, self.card_units) if which in self.card_sets else None


def lines_of_modules(lines: Sequence[BillLine], cards: Mapping[str, ProductCard]) -> tuple[LineModules, ...]:
    """Every line with values per life-cycle module, in the order of the bill."""
    sets = {card.id: _sets(card.module_profiles) for card in cards.values() if card.module_profiles}
    return tuple(
        _line_modules(i, line, cards.get(line.product_id), sets.get(line.product_id, _NO_SETS))
        for i, line in enumerate(lines)
        if line.module_profiles or line.product_id in sets
    )


def _line_modules(
    position: int, line: BillLine, card: ProductCard | None, card_sets: frozenset[EnvironmentalSet]
) -> LineModules:
    totals = {
        EnvironmentalSet.A1: line.mki_a1_eur_per_unit,
        EnvironmentalSet.A2: line.mki_a2_eur_per_unit,
    }
    return LineModules(
        position=position,
        category=line.data_category or (card.data_category if card is not None else None),
        own=line.module_profiles,
        own_sets=_sets(line.module_profiles),
        of_card=card.module_profiles if card is not None else (),
        card_sets=card_sets,
        card_units=cards_per_line_unit(card, line) if card is not None and card_sets else 1.0,
        total_sets=frozenset(which for which, total in totals.items() if total is not None),
    )


def _sets(profiles: Profiles) -> frozenset[EnvironmentalSet]:
    return frozenset(profile.environmental_set for profile in profiles)
