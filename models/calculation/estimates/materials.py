"""Materials of the open data that a product of a bill is made of.

A product is a card of the library in some unit and size, an assembly, or a layer of one. Whatever is neither, such
as a card of the user, has no estimate: a kindred product is for the user to choose.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.calculation.library.assembly_figures import assembly_co2, layer_quantity
from models.calculation.library.assembly_product import LAYER_PREFIX
from models.calculation.library.mass import mass_per_unit
from models.domain.library.assembly import Assembly
from models.domain.library.card import LibraryCard
from models.domain.library.figure import FigureField, Interval, LibraryUnit
from models.domain.library.mass_rule import KnownMass
from models.domain.quantities import UNITS
from models.reference.library.library import Library

_VARIANT = re.compile(rf"[\w-]*\d[\w-]*|gebruikelijk|{'|'.join(unit.symbol for unit in UNITS)}", re.ASCII)
"""What follows the id of a card in that of its variant: a size, a unit, or the word for a usual size."""


@dataclass(frozen=True, slots=True)
class Material:
    """One material of the open data in a product.

    Attributes:
        material_id: id in the open data.
        share: of the mass of the product, 0-1.
        unit: that `units` counts in; None for a product that is one material.
        units: per unit of the product; None for a product that is one material.
        kg_per: unit -> kg of one, by the rules of the library's card that ask for no size.
        lives: shortest and longest service life in years, where the line states none; None when unknown.
    """

    material_id: str
    share: float
    unit: LibraryUnit | None
    units: float | None
    kg_per: Mapping[LibraryUnit, float]
    lives: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Composition:
    """The materials of a product, and the mass in kg of one unit of it; None for one that is a single material."""

    materials: tuple[Material, ...]
    kg_per_unit: float | None


def composition(product_id: str, library: Library) -> Composition | None:
    """What a product is made of; None for one that is not of the library or has no open data.

    Raises:
        ReferenceDataError: a record of the library is broken.
    """
    card_id = _card_id(product_id, library)
    if card_id is not None:
        return _of_card(library.cards[card_id])
    assembly = library.assemblies.get(product_id)
    return None if assembly is None else _of_assembly(assembly, library.cards)


def library_card(product_id: str, library: Library) -> LibraryCard | None:
    """The card of the library that a product is of; None for an assembly and for a product of the user."""
    card_id = _card_id(product_id, library)
    return None if card_id is None else library.cards[card_id]


def co2_of_sources(product_id: str, library: Library) -> Interval | None:
    """CO2 by the lowest, the used and the highest source of an assembly or a layer; None for another product."""
    if product_id.startswith(LAYER_PREFIX):
        material = library.layer_materials.get(product_id.removeprefix(LAYER_PREFIX))
        if material is None:
            return None
        return Interval(material.gwp_low_kg_per_unit, material.gwp_kg_per_unit, material.gwp_high_kg_per_unit)
    if product_id in library.cards:
        return None
    assembly = library.assemblies.get(product_id)
    return None if assembly is None else assembly_co2(assembly)


def _card_id(product_id: str, library: Library) -> str | None:
    """The card that a product id is of: its own id, one of before, that of a layer, or that of a variant."""
    if product_id.startswith(LAYER_PREFIX):
        material = library.layer_materials.get(product_id.removeprefix(LAYER_PREFIX))
        return None if material is None else material.card_id
    if product_id in library.cards:
        return product_id
    replaced = library.replaced.get(product_id)
    if replaced is not None:
        return replaced.card_id
    parts = product_id.split("-")
    for count in range(len(parts) - 1, 0, -1):
        start = "-".join(parts[:count])
        if start in library.cards:
            return start if _VARIANT.fullmatch("-".join(parts[count:])) else None
    return None


def _of_card(card: LibraryCard) -> Composition | None:
    if not card.estimate_sets:
        return None
    lives = card.service_life_years
    life = card.value(FigureField.SERVICE_LIFE)
    if lives is None and life is not None:
        lives = (life, life)
    material = Material(card.estimate_sets[0], 1.0, None, None, _kg_per(card), lives)
    return Composition((material,), None)


def _kg_per(card: LibraryCard) -> dict[LibraryUnit, float]:
    units = {rule.unit for rule in card.rules}
    found = {unit: mass_per_unit(card, unit) for unit in units}
    return {unit: mass.kg_per_unit for unit, mass in found.items() if isinstance(mass, KnownMass) and mass.is_firm}


def _of_assembly(assembly: Assembly, cards: Mapping[str, LibraryCard]) -> Composition | None:
    """The materials of the layers; None when one of them has no open data."""
    found: list[tuple[LibraryCard, float, LibraryUnit, float, float | None]] = []
    for layer in assembly.layers:
        if layer.material is None:
            continue
        card = cards[layer.material.card_id]
        if not card.estimate_sets:
            return None
        units = layer_quantity(layer, layer.material)
        kg = units * layer.material.kg_per_unit
        found.append((card, kg, layer.material.unit, units, layer.service_life_years))
    mass = sum(kg for _, kg, _, _, _ in found)
    if not mass > 0.0:
        return None
    materials = (
        Material(
            card.estimate_sets[0], kg / mass, unit, units, _kg_per(card), None if life is None else (life, life)
        )
        for card, kg, unit, units, life in found
    )
    return Composition(tuple(materials), mass)
