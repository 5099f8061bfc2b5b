"""From the unit of a bill line to that of its product card: directly where both measure the same, else by mass."""

import math

from models.domain.bill import BillLine
from models.domain.product import ProductCard
from models.domain.quantities import CUBIC_METRE, KG, Dimension, Unit, convert


def mass_kg_per_unit(card: ProductCard | None, unit: Unit | None) -> float | None:
    """What one `unit` of the product weighs in kg, None when card and unit do not say."""
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
    """How many units of the card one unit of the line holds; NaN when unit, mass or density do not tell."""
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
