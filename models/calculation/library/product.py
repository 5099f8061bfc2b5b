"""A product card as today's calculation reads it, from a card of the library in a unit and a size.

Only what is known of exactly that variant is carried over. Without `with_defaults` a mass that rests on a default
size stays unknown, so that no firm figure does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.calculation.library.mass import Profiles, mass_of_bill_unit, mass_per_unit
from models.domain.library.card import LibraryCard
from models.domain.library.figure import Figure, FigureField, LibraryUnit
from models.domain.library.mass_rule import NO_SIZES, KnownMass, SizeName, Sizes, UnknownMass
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import PIECE, Dimension, Unit
from models.domain.source import SourceRef
from models.reference.library.cards import ReplacedCard

_SIZE_LABEL = re.compile(r"(\d+(?:\.\d+)?) (mm|R|kW)\b", re.ASCII)
_MKI = {EnvironmentalSet.A1: FigureField.MKI_A1, EnvironmentalSet.A2: FigureField.MKI_A2}


@dataclass(frozen=True, slots=True)
class Variant:
    """A card in a unit and a size: one product as a bill counts it.

    Attributes:
        unit: None is `usual_unit`.
        size: a size of the card that has figures of its own ("60 mm"); "" is the one that `sizes` are, if any.
        sizes: the sizes that were stated; empty means those that `size` names.
        product_id: id of the product card; "" makes one of card, size and unit.
    """

    card: LibraryCard
    unit: Unit | None = None
    size: str = ""
    sizes: Sizes = NO_SIZES
    product_id: str = ""


def usual_unit(card: LibraryCard) -> Unit:
    """The unit in which a bill counts a card when nothing says otherwise: pieces for what is counted by power."""
    return card.unit.bill_unit or PIECE


def sizes_of_label(label: str) -> Sizes:
    """The sizes that the label of a variant names: "60 mm" is a thickness, "70 R" a profile, "10 kW" a power."""
    found = _SIZE_LABEL.match(label)
    if found is None:
        return NO_SIZES
    if found[2] == "mm":
        return Sizes(thicknesses_mm=(float(found[1]),))
    return Sizes(named={SizeName.PROFILE if found[2] == "R" else SizeName.POWER: found[1]})


def words_of_sizes(sizes: Sizes) -> str:
    """Sizes as a label: "100 mm", two leaves as "100+120 mm", "50x150 mm", "HEA 200"; "" for none."""
    leaves = "+".join(f"{leaf:g}" for leaf in sizes.thicknesses_mm)
    others = (sizes.width_mm, sizes.height_mm, sizes.length_mm)
    measures = "x".join([leaves] * bool(leaves) + [f"{size:g}" for size in others if size is not None])
    return " ".join([f"{measures} mm"] * bool(measures) + list(sizes.named.values()))


def label_of_sizes(card: LibraryCard, sizes: Sizes) -> str:
    """The label of the variant that has exactly these sizes, "" when the card has none."""
    for label in card.sizes:
        named = sizes_of_label(label)
        if named.thicknesses_mm and named.thicknesses_mm == sizes.thicknesses_mm:
            return label
        if named.named and named.named.items() <= sizes.named.items():
            return label
    return ""


def _usual_size(card: LibraryCard, unit: Unit) -> str:
    """The label of the size that the card's rule for `unit` takes by default, "" when it has no figures."""
    for rule in card.rules:
        if rule.unit.bill_unit == unit:
            key = rule.default_key or f"{rule.default_thickness_mm or 0:g}"
            by_name = {} if rule.table_key is None else {rule.table_key: key}
            by_thickness = (float(key),) if rule.table_key in (None, SizeName.THICKNESS) else ()
            return label_of_sizes(card, Sizes(by_thickness, named=by_name))
    return ""


def replaced_variant(replaced: ReplacedCard, cards: Mapping[str, LibraryCard]) -> Variant:
    """The variant that an id of before stands for, under that id."""
    return Variant(cards[replaced.card_id], replaced.unit, replaced.size, product_id=replaced.id)


def library_product(
    variant: Variant, profiles: Profiles | None = None, *, with_defaults: bool = False
) -> ProductCard:
    """The product card of a variant.

    Args:
        variant: card, unit and size.
        profiles: steel profiles, for cards that are counted by profile.
        with_defaults: a default size may stand for one that is not stated, for an indication.

    Returns:
        The card with a source for every figure it has. CO2 and MKI are those of the size, or with defaults of the
        usual size. An MKI per kg that belongs to another density than the card's counts with the kilograms of that
        density, except in a card per kg.
    """
    return _Conversion(variant, profiles or {}, with_defaults).product()


class _Conversion:
    """One variant on its way to a product card."""

    def __init__(self, variant: Variant, profiles: Profiles, with_defaults: bool) -> None:
        self._card = variant.card
        self._product_id = variant.product_id
        self._unit = variant.unit or usual_unit(variant.card)
        self._stated = variant.size or label_of_sizes(variant.card, variant.sizes)
        self._size = self._stated
        if with_defaults and not self._stated and variant.sizes == NO_SIZES:
            self._size = _usual_size(variant.card, self._unit)
        self._sizes = sizes_of_label(variant.size) if variant.sizes == NO_SIZES else variant.sizes
        self._profiles = profiles
        self._with_defaults = with_defaults
        self._sources: dict[str, SourceRef] = {}

    def product(self) -> ProductCard:
        card, size = self._card, self._stated or words_of_sizes(self._sizes)
        return ProductCard(
            id=self._product_id or _product_id(card, self._unit, size),
            name_nl=" ".join(filter(None, (card.name_nl, size))),
            name_en=" ".join(filter(None, (card.name_en, size))),
            unit=self._unit,
            density_kg_per_m3=self._value("density_kg_per_m3", FigureField.DENSITY),
            mass_kg_per_unit=self._mass(),
            service_life_years=self._service_life(),
            gwp_a1a3_kg_per_kg=self._gwp_per_kg(),
            biogenic_c_kg_per_kg=self._value("biogenic_c_kg_per_kg", FigureField.BIOGENIC_CARBON),
            biobased_fraction=self._value("biobased_fraction", FigureField.BIOBASED),
            mki_a1_eur_per_unit=self._mki(EnvironmentalSet.A1),
            mki_a2_eur_per_unit=self._mki(EnvironmentalSet.A2),
            sources=self._sources,
            note=card.remark,
        )

    def _value(self, name: str, field: FigureField) -> float | None:
        figure = self._card.figure(field, self._size)
        if figure is None:
            return None
        self._sources[name] = figure.source
        return figure.value

    def _known(self, found: KnownMass | UnknownMass) -> KnownMass | None:
        """A mass that may be used here: firm, or with defaults where those are wanted."""
        if isinstance(found, UnknownMass) or not (found.is_firm or self._with_defaults):
            return None
        return found

    def _kg_per(self, unit: LibraryUnit) -> KnownMass | None:
        return self._known(mass_per_unit(self._card, unit, self._sizes, self._profiles))

    def _mass(self) -> float | None:
        """Kilograms of one unit; None per kg, where it says nothing."""
        if self._unit.dimension is Dimension.MASS:
            return None
        found = self._known(mass_of_bill_unit(self._card, self._unit, self._sizes, self._profiles))
        if found is None or found.rule is None:
            return None
        self._sources["mass_kg_per_unit"] = replace(found.rule.source, note=found.rule.note)
        return found.kg_per_unit

    def _service_life(self) -> float | None:
        """The life that a stated MKI belongs to, else the shortest: more replacements, not fewer."""
        life = self._value("service_life_years", FigureField.SERVICE_LIFE)
        return life if life is not None else self._value("service_life_years", FigureField.SERVICE_LIFE_LOW)

    def _gwp_per_kg(self) -> float | None:
        figure = self._card.figure(FigureField.GWP_A1_A3, self._size)
        if figure is None or figure.per is None:
            return None
        mass = self._kg_per(figure.per)
        if mass is None:
            return None
        self._sources["gwp_a1a3_kg_per_kg"] = _by_mass(figure, mass)
        return figure.value / mass.kg_per_unit

    def _mki(self, environmental_set: EnvironmentalSet) -> float | None:
        figure = self._card.figure(_MKI[environmental_set], self._size)
        if figure is None or figure.per is None:
            return None
        per_unit = self._units_of(figure)
        if per_unit is None:
            return None
        self._sources[f"mki_{environmental_set.lower()}_eur_per_unit"] = figure.source
        return figure.value * per_unit

    def _units_of(self, figure: Figure) -> float | None:
        """Units of the figure in one unit of the product; None when a mass between them is unknown."""
        if figure.per is None or figure.per.bill_unit == self._unit:
            return 1.0
        of_figure = self._kg_per(figure.per)
        of_product = self._known(mass_of_bill_unit(self._card, self._unit, self._sizes, self._profiles))
        if of_figure is None or of_product is None:
            return None
        return of_product.kg_per_unit / of_figure.kg_per_unit * self._basis(figure)

    def _basis(self, figure: Figure) -> float:
        """The density that an MKI per kg belongs to, over the card's own; 1 when it states none or counts kg."""
        density = self._card.value(FigureField.DENSITY)
        if figure.basis_kg_per_m3 is None or density is None or self._unit.dimension is Dimension.MASS:
            return 1.0
        return figure.basis_kg_per_m3 / density


def _by_mass(figure: Figure, mass: KnownMass) -> SourceRef:
    """The source of a figure; when it was brought to kilograms by a mass that is not verified, as that mass is."""
    if mass.rule is None or mass.rule.source.is_verified or not figure.source.is_verified:
        return figure.source
    return replace(figure.source, status=mass.rule.source.status)


def _product_id(card: LibraryCard, unit: Unit, size: str) -> str:
    """The card's own id, with its size and with a unit that is not the card's usual one."""
    slug = "-".join(re.findall(r"\w+", size.casefold()))
    other_unit = "" if unit == usual_unit(card) else unit.symbol
    return "-".join(filter(None, (card.id, slug, other_unit)))
