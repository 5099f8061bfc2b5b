"""The figures of a line that no longer hold when it gets another product."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from models.domain.bill import BillLine
from models.domain.product import ProductCard

PRODUCT_FIELDS: tuple[str, ...] = (
    "mass_kg_per_unit",
    "service_life_years",
    "mki_a1_eur_per_unit",
    "mki_a2_eur_per_unit",
    "co2_a1a5_kg_per_unit",
    "biogenic_c_kg_per_kg",
    "biobased_fraction",
    "recycled_fraction",
    "reused_fraction",
    "future_reuse_fraction",
    "future_recycling_fraction",
    "data_category",
    "unforeseen_reuse",
    "module_profiles",
    "printed_total",
    "source",
)
"""Fields of a line that describe its product; quantity, unit, place, phase and connections stay what they are."""

_EMPTY: dict[str, Any] = {f.name: f.default for f in fields(BillLine) if f.name in PRODUCT_FIELDS}


def outdated_values(line: BillLine, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Own values of the line that describe its former product and that `changes` does not replace.

    Empty when the product stays the same, and when the line had none: then they were entered for the line.
    """
    product = changes.get("product_id", line.product_id)
    if not line.product_id or product in ("", line.product_id):
        return {}
    own = {name: getattr(line, name) for name in PRODUCT_FIELDS if name not in changes}
    return {name: value for name, value in own.items() if value != _EMPTY[name]}


def mass_of_same_volume(mass_kg_per_unit: float, former: ProductCard, new: ProductCard) -> float | None:
    """The mass per unit, in kg, of the new product in the volume of the former one; None without a density.

    The volume is mass over density, so that a hollow slab counts as the solid of its mass.
    """
    if former.density_kg_per_m3 is None or new.density_kg_per_m3 is None:
        return None
    return mass_kg_per_unit / former.density_kg_per_m3 * new.density_kg_per_m3


def emptied(names: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with the values that they have when nothing is known."""
    return {name: _EMPTY[name] for name in names}
