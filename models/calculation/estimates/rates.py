"""Estimated MKI of one unit or one kilogram of a product, in one EN 15804 set."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.calculation.estimates.materials import (
    Composition,
    Material,
    co2_of_sources,
    composition,
    library_card,
)
from models.domain.library.figure import FigureField, LibraryUnit
from models.domain.open_estimate import OpenEstimate
from models.domain.product import LIFE_OF_BUILDING, EnvironmentalSet
from models.domain.quantities import Unit, convert
from models.reference.estimates.estimates import Estimates
from models.reference.library.library import Library

_BY_MATERIAL = Mapping[tuple[str, EnvironmentalSet], OpenEstimate]


class Band(NamedTuple):
    """Low, middle and high, in EUR."""

    low: float
    middle: float
    high: float


class RatePer(StrEnum):
    """The amount of a line that a rate is for. CO2: no way from the line's amounts; only its own CO2 scales it."""

    KG = "kg"
    UNIT = "unit"
    CO2 = "co2"


@dataclass(frozen=True, slots=True)
class Rate:
    """The estimate of a product per unit of a line, or per kg of its mass.

    Attributes:
        once: EUR over one service life.
        over_life: EUR over the life of the building with the usual service lives; None when these are unknown.
        gwp_kg: kg CO2-eq of A1-A3; None when unknown or not above zero, so that nothing can be scaled by it.
        materials: ids in the open data.
    """

    per: RatePer
    once: Band
    over_life: Band | None
    gwp_kg: float | None
    materials: tuple[str, ...]


class Rates:
    """The rates of products, each made once for the life of one building.

    Args:
        library: the cards and assemblies.
        estimates: the open data.
        life_years: life of the building.
    """

    def __init__(self, library: Library, estimates: Estimates, life_years: float) -> None:
        self._library = library
        self._estimates = estimates
        self._life_years = life_years
        self._made: dict[tuple[str, str, EnvironmentalSet], Rate | None] = {}
        self._compositions: dict[str, Composition | None] = {}
        self._spreads: dict[str, tuple[float, float]] = {}
        self._values: dict[tuple[str, FigureField], float | None] = {}

    def card_value(self, product_id: str, field: FigureField) -> float | None:
        """A figure of the library's card that a product is of; None without one."""
        key = (product_id, field)
        if key not in self._values:
            card = library_card(product_id, self._library)
            self._values[key] = None if card is None else card.value(field)
        return self._values[key]

    def co2_spread(self, product_id: str) -> tuple[float, float]:
        """CO2 of an assembly or a layer by its lowest and highest source over the one used; else 1."""
        if product_id not in self._spreads:
            found = co2_of_sources(product_id, self._library) if product_id else None
            is_spread = found is not None and found.value > 0.0
            self._spreads[product_id] = (
                (found.low / found.value, found.high / found.value)
                if is_spread and found is not None
                else (1.0, 1.0)
            )
        return self._spreads[product_id]

    def rate(self, product_id: str, unit: Unit | None, which: EnvironmentalSet) -> Rate | None:
        """The rate of a product in lines of a unit; None without open data for it, or for one of its materials."""
        key = (product_id, "" if unit is None else unit.symbol, which)
        if key not in self._made:
            if product_id not in self._compositions:
                self._compositions[product_id] = composition(product_id, self._library)
            found = self._compositions[product_id]
            self._made[key] = None if found is None else self._rate(found, unit, which)
        return self._made[key]

    def _rate(self, found: Composition, unit: Unit | None, which: EnvironmentalSet) -> Rate | None:
        parts = []
        per = RatePer.KG
        for material in found.materials:
            estimate = self._estimates.by_material.get((material.material_id, which))
            if estimate is None:
                return None
            amount, per = _amount(material, found, estimate, unit)
            if amount is None:
                return None
            parts.append((material, estimate, amount))
        once = Band(
            sum(amount * estimate.low for _, estimate, amount in parts),
            sum(amount * estimate.middle for _, estimate, amount in parts),
            sum(amount * estimate.high for _, estimate, amount in parts),
        )
        gwps = [None if estimate.gwp_kg is None else amount * estimate.gwp_kg for _, estimate, amount in parts]
        known = [gwp for gwp in gwps if gwp is not None]
        gwp = sum(known) if len(known) == len(gwps) else None
        return Rate(
            per=per,
            once=once,
            over_life=self._over_life(parts),
            gwp_kg=gwp if gwp is not None and gwp > 0.0 else None,
            materials=tuple(material.material_id for material in found.materials),
        )

    def _over_life(self, parts: list[tuple[Material, OpenEstimate, float]]) -> Band | None:
        """The longest service life counts in the low figure, the shortest in the others."""
        low = middle = high = 0.0
        for material, estimate, amount in parts:
            if material.lives is None:
                return None
            shortest, longest = material.lives
            low += amount * estimate.low * self._cycles(longest)
            middle += amount * estimate.middle * self._cycles(shortest)
            high += amount * estimate.high * self._cycles(shortest)
        return Band(low, middle, high)

    def _cycles(self, life: float) -> float:
        return 1.0 if life == LIFE_OF_BUILDING else max(1.0, self._life_years / life)


_MOST_KEPT = 8
_kept: dict[tuple[int, int, float], tuple[Library, Estimates, Rates]] = {}
"""Rates by what they are made of: a keystroke scores the same building with the same library."""


def rates_for(library: Library, estimates: Estimates, life_years: float) -> Rates:
    """The rates in a building of a life, kept from one scoring to the next."""
    key = (id(library), id(estimates), life_years)
    held = _kept.get(key)
    if held is not None and held[0] is library and held[1] is estimates:
        return held[2]
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    made = Rates(library, estimates, life_years)
    _kept[key] = (library, estimates, made)
    return made


def _amount(
    material: Material, found: Composition, estimate: OpenEstimate, unit: Unit | None
) -> tuple[float | None, RatePer]:
    """Units of the estimate in one unit or one kg of the product, and which of both; None without a way."""
    if found.kg_per_unit is not None:  # of several materials: all by mass
        if material.unit is estimate.unit and material.units is not None:
            return material.units / found.kg_per_unit, RatePer.KG
        return _per_kg(material, estimate), RatePer.KG
    counted = estimate.unit.bill_unit
    if estimate.unit is not LibraryUnit.KG and counted is not None and unit is not None:
        units = convert(1.0, unit, counted) if counted.dimension is unit.dimension else None
        if units is not None:
            return units, RatePer.UNIT
    per_kg = _per_kg(material, estimate)
    return (1.0, RatePer.CO2) if per_kg is None else (per_kg, RatePer.KG)


def _per_kg(material: Material, estimate: OpenEstimate) -> float | None:
    if estimate.unit is LibraryUnit.KG:
        return material.share
    kg = estimate.kg_per_unit or material.kg_per.get(estimate.unit)
    return None if kg is None else material.share / kg
