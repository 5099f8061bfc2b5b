"""Conversion from the unit of a bill line to that of its product card, by mass where their dimensions differ."""

import math

from models.domain.bill import BillLine
from models.domain.product import ProductCard
from models.domain.quantities import CUBIC_METRE, KG, Dimension, Unit, convert


def mass_kg_per_unit(card: ProductCard | None, unit: Unit | None) -> float | None:
    """Mass in kg of one `unit` of the product; None when unit and card do not give it."""
    if unit is None:
        return None
    if unit.dimension is Dimension.MASS:
        return convert(1.0, unit, KG)
    if card is None:
        return None
    if unit.dimension is card.unit.dimension and card.mass_kg_per_unit is not None:
        return card.mass_kg_per_unit * convert(1.0, unit, card.unit)
    if unit.dimension is Dimension.VOLUME and card.density_kg_per_m3 is not None:
        return card.density_kg_per_m3 * convert(1.0, unit, CUBIC_METRE)
    return None


def cards_per_line_unit(card: ProductCard, line: BillLine) -> float:
    """Number of units of the card in one unit of the line; NaN when unit, mass and density do not give it."""
    unit = line.unit
    if unit is None:
        return math.nan
    if unit.dimension is card.unit.dimension:
        return convert(1.0, unit, card.unit)
    of_line = line.mass_kg_per_unit
    of_line = of_line if of_line is not None else mass_kg_per_unit(card, unit)
    of_card = mass_kg_per_unit(card, card.unit)
    if not of_line or not of_card:
        return math.nan
    return of_line / of_card
