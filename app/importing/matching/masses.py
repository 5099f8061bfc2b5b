"""Kilograms of a row for a card or an assembly, with the part that grew."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.importing.matching.card_sizes import card_sizes, piece_sizes
from app.importing.matching.stated_sizes import NOTHING_STATED, StatedSizes
from models.calculation.library.assembly_figures import assembly_mass, layer_masses
from models.calculation.library.mass import mass_of_bill_unit, mass_per_unit
from models.domain.library.assembly import Assembly
from models.domain.library.card import LibraryCard
from models.domain.library.figure import FigureField, LibraryUnit
from models.domain.library.mass_rule import KnownMass, SizeName, Sizes, SteelProfile, UnknownMass
from models.domain.quantities import LITRE, Dimension, Unit

_OF_DIMENSION = {
    Dimension.MASS: LibraryUnit.KG,
    Dimension.VOLUME: LibraryUnit.M3,
    Dimension.AREA: LibraryUnit.M2,
    Dimension.LENGTH: LibraryUnit.M,
    Dimension.COUNT: LibraryUnit.PIECE,
}
_POWERS = {"kw": LibraryUnit.KW, "kwp": LibraryUnit.KWP, "wp": LibraryUnit.WP, "kwh": LibraryUnit.KWH}
_DWELLINGS = frozenset({"won", "woning", "woningen", "wng", "app", "appartement", "appartementen"})
_OPENINGS = frozenset({"31", "32"})
"""NL-SfB groups of openings in outer and inner walls."""
_SETS = frozenset({"set", "sets", "stel", "stellen"})


@dataclass(frozen=True, slots=True)
class RowUnit:
    """The unit of a row as the library counts.

    Attributes:
        unit: of the bill; None when it is not known.
        library: what it is in the library; None when it says nothing (post, set, pm).
        is_dwelling: one for each dwelling.
    """

    unit: Unit | None
    library: LibraryUnit | None
    is_dwelling: bool = False


@lru_cache(maxsize=256)
def row_unit(unit: Unit | None, typed: str) -> RowUnit:
    """What the unit of a row is in the library."""
    text = typed.strip().casefold().rstrip(".")
    if text in _DWELLINGS:
        return RowUnit(None, LibraryUnit.PIECE, is_dwelling=True)
    if text in _POWERS:
        return RowUnit(None, _POWERS[text])
    if unit is None or text in _SETS:
        return RowUnit(None, None)
    return RowUnit(unit, LibraryUnit.LITRE if unit == LITRE else _OF_DIMENSION[unit.dimension])


@dataclass(slots=True)
class UnitMass:
    """Kilograms per unit of a row; `kg` None when unknown. `can_be` says whether another size would give one.

    `is_length_assumed`: a usual length stands in, or the mass is that of a whole dwelling.
    """

    kg: float | None
    is_firm: bool
    biobased_fraction: float | None
    sizes: Sizes
    can_be: bool
    is_length_assumed: bool = False


def _is_opening_per_m2(assembly: Assembly) -> bool:
    """Whether an assembly is a square metre of what fills an opening."""
    return assembly.unit is LibraryUnit.M2 and assembly.nl_sfb[:2] in _OPENINGS


class Masses:
    """Masses of cards and assemblies.

    Args:
        profiles: the steel profiles by name.
    """

    def __init__(self, profiles: Mapping[str, SteelProfile]) -> None:
        self._profiles = profiles
        self._without_sizes: dict[tuple[str, RowUnit], UnitMass] = {}
        self._shares: dict[str, float | None] = {}
        self._assemblies: dict[str, tuple[float, float]] = {}
        self._heaviest: dict[str, tuple[str, float]] = {}

    def of_card(self, card: LibraryCard, unit: RowUnit, stated: StatedSizes) -> UnitMass:
        """The mass of a card in the unit of a row."""
        if stated is not NOTHING_STATED:
            return self._of_card(card, unit, stated)
        key = (card.id, unit)
        if key not in self._without_sizes:
            self._without_sizes[key] = self._of_card(card, unit, stated)
        return self._without_sizes[key]

    def _of_card(self, card: LibraryCard, unit: RowUnit, stated: StatedSizes) -> UnitMass:
        sizes = card_sizes(card, unit.library, stated, self._profiles)
        share = self._share(card)
        if unit.library is None:
            return UnitMass(None, False, share, sizes, can_be=True)
        found = self._known(card, unit, sizes)
        if isinstance(found, UnknownMass):
            can_be = found.reason.code != "library_no_mass_per_unit"
            return UnitMass(None, False, share, sizes, can_be)
        if found.rule is not None and unit.is_dwelling != found.rule.is_per_dwelling and unit.is_dwelling:
            return UnitMass(None, False, share, sizes, can_be=True)
        is_per_dwelling = found.rule is not None and found.rule.is_per_dwelling
        is_length = SizeName.LENGTH in found.assumed or is_per_dwelling
        return UnitMass(found.kg_per_unit, found.is_firm, share, sizes, can_be=True, is_length_assumed=is_length)

    def _share(self, card: LibraryCard) -> float | None:
        if card.id not in self._shares:
            self._shares[card.id] = card.value(FigureField.BIOBASED)
        return self._shares[card.id]

    def _known(self, card: LibraryCard, unit: RowUnit, sizes: Sizes) -> KnownMass | UnknownMass:
        if unit.unit is not None:
            return mass_of_bill_unit(card, unit.unit, sizes, self._profiles)
        assert unit.library is not None  # noqa: S101 - of_card answers for it
        return mass_per_unit(card, unit.library, sizes, self._profiles)

    def heaviest(self, assembly: Assembly) -> tuple[str, float]:
        """The card of the heaviest layer of an assembly, and the kilograms of that card in it."""
        if assembly.id not in self._heaviest:
            masses: dict[str, float] = {}
            for card, kg in layer_masses(assembly):
                masses[card] = masses.get(card, 0.0) + kg
            self._heaviest[assembly.id] = max(masses.items(), key=lambda found: found[1])
        return self._heaviest[assembly.id]

    def of_assembly(self, assembly: Assembly, unit: RowUnit, stated: StatedSizes) -> UnitMass:
        """The mass of an assembly in the unit of a row; unknown when it is made per another unit.

        A window or a door with a stated width and height is so many square metres: "hefschuifpui 6,0 x 2,7 m". Of
        other elements the two sizes may be those of a section.
        """
        if assembly.id not in self._assemblies:
            self._assemblies[assembly.id] = assembly_mass(assembly)
        kg, biobased = self._assemblies[assembly.id]
        share = biobased / kg if kg else None
        if unit.library is None:
            return UnitMass(None, False, share, Sizes(), can_be=True)
        if unit.library is LibraryUnit.PIECE and not unit.is_dwelling and _is_opening_per_m2(assembly):
            sizes = piece_sizes(stated)
            if sizes.width_mm and sizes.height_mm:
                return UnitMass(kg * sizes.width_mm * sizes.height_mm / 1e6, False, share, sizes, can_be=True)
        if unit.library is not assembly.unit:
            return UnitMass(None, False, share, Sizes(), can_be=False)
        factor = 1.0 if unit.unit is None else unit.unit.factor
        return UnitMass(kg * factor, False, share, Sizes(), can_be=True)
