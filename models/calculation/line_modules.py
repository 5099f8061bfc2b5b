"""Choice of the values per life-cycle module that count for a line: its own, or those of its product card."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from models.calculation.card_units import cards_per_line_unit
from models.domain.bill import BillLine
from models.domain.product import DataCategory, EnvironmentalSet, ModuleProfile, ProductCard

Profiles = tuple[ModuleProfile, ...]
_NO_SETS: frozenset[EnvironmentalSet] = frozenset()


@dataclass(frozen=True, slots=True)
class ProfilesInSet:
    """Values per life-cycle module that count for a line in one EN 15804 set.

    `units` is the number of units of the profiles in one unit of the line, above zero; NaN where the unit of the
    line cannot be converted to that of the product card.
    """

    profiles: Profiles
    units: float


@dataclass(frozen=True, slots=True)
class LineModules:
    """One line with values per life-cycle module, its own or those of its product card.

    Attributes:
        position: of the line in the columns.
        category: NMD data category that the line states; None when it states none.
        likely_category: that of the line, else that of its card; None when neither states one.
        own, of_card: profiles of the line and of its card.
        own_sets, card_sets: the EN 15804 sets in which the line and its card have profiles.
        card_units: number of units of the card in one unit of the line; NaN when that is not known.
        total_sets, card_total_sets: the sets in which the line and its card state a total per unit.
        gives_carbon: False where the carbon of the modules counts as unknown.
    """

    position: int
    category: DataCategory | None
    likely_category: DataCategory | None
    own: Profiles
    own_sets: frozenset[EnvironmentalSet]
    of_card: Profiles
    card_sets: frozenset[EnvironmentalSet]
    card_units: float
    total_sets: frozenset[EnvironmentalSet]
    card_total_sets: frozenset[EnvironmentalSet]
    gives_carbon: bool = True

    def for_mki(self, which: EnvironmentalSet, is_whole: Callable[[Profiles], bool]) -> ProfilesInSet | None:
        """The profiles that give the MKI in a set; None when a stated total gives it, or nothing does.

        The line goes before its card. Of either, profiles go before the total when they are whole. Profiles that
        are not, such as those of global warming alone, do not replace a stated total.

        Args:
            which: the EN 15804 set.
            is_whole: whether profiles declare all modules and impact categories of the MKI.
        """
        if which in self.own_sets and (which not in self.total_sets or is_whole(self.own)):
            return ProfilesInSet(self.own, 1.0)
        if which in self.total_sets or which not in self.card_sets:
            return None
        if which not in self.card_total_sets or is_whole(self.of_card):
            return ProfilesInSet(self.of_card, self.card_units)
        return None

    def for_carbon(self, which: EnvironmentalSet) -> ProfilesInSet | None:
        """The profiles that give the carbon in a set, whatever totals of MKI there are; None without any."""
        if not self.gives_carbon:
            return None
        if which in self.own_sets:
            return ProfilesInSet(self.own, 1.0)
        return ProfilesInSet(self.of_card, self.card_units) if which in self.card_sets else None


def lines_of_modules(lines: Sequence[BillLine], cards: Mapping[str, ProductCard]) -> tuple[LineModules, ...]:
    """The lines with values per life-cycle module, their own or those of their product card, in their order.

    `cards` is the product cards by id.
    """
    sets = {card.id: _sets(card.module_profiles) for card in cards.values() if card.module_profiles}
    return tuple(
        _line_modules(i, line, cards.get(line.product_id), sets.get(line.product_id, _NO_SETS))
        for i, line in enumerate(lines)
        if line.module_profiles or (sets and line.product_id in sets)
    )


def _line_modules(
    position: int, line: BillLine, card: ProductCard | None, card_sets: frozenset[EnvironmentalSet]
) -> LineModules:
    return LineModules(
        position=position,
        category=line.data_category,
        likely_category=line.data_category or (card.data_category if card is not None else None),
        own=line.module_profiles,
        own_sets=_sets(line.module_profiles),
        of_card=card.module_profiles if card is not None else (),
        card_sets=card_sets,
        card_units=cards_per_line_unit(card, line) if card is not None and card_sets else 1.0,
        total_sets=_total_sets(line),
        card_total_sets=_total_sets(card) if card is not None else _NO_SETS,
    )


def _total_sets(of: BillLine | ProductCard) -> frozenset[EnvironmentalSet]:
    totals = {EnvironmentalSet.A1: of.mki_a1_eur_per_unit, EnvironmentalSet.A2: of.mki_a2_eur_per_unit}
    return frozenset(which for which, total in totals.items() if total is not None)


def _sets(profiles: Profiles) -> frozenset[EnvironmentalSet]:
    return frozenset(profile.environmental_set for profile in profiles)
