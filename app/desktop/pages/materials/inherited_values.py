"""The values that a line inherits from its product and unit, as the calculation fills them in."""

import math
from collections.abc import Mapping

from models.calculation.bill_columns import columns_of
from models.domain.bill import Bill, BillLine
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import Unit


class Inherited:
    """Values per unit of the line, one calculation per different product and unit.

    Only the cards of the variant count: they are what it is scored with.
    """

    def __init__(self, cards: tuple[ProductCard, ...]) -> None:
        self._cards = {card.id: card for card in cards}
        self._known: dict[tuple[str, Unit | None], Mapping[str, float]] = {}

    def card(self, product_id: str) -> ProductCard | None:
        return self._cards.get(product_id)

    def values(self, line: BillLine) -> Mapping[str, float]:
        """The inherited values by field; an absent one is unknown.

        `carbon_a1a3_kg_per_unit` comes from the product's production alone.
        """
        key = (line.product_id, line.unit)
        if key not in self._known:
            self._known[key] = self._calculated(*key)
        return self._known[key]

    def _calculated(self, product_id: str, unit: Unit | None) -> Mapping[str, float]:
        card = self._cards.get(product_id)
        probe = BillLine("probe", "", 1.0, unit, product_id=product_id)
        columns = columns_of(Bill((probe,)), (card,) if card is not None else ())
        found = {
            "mass_kg_per_unit": float(columns.mass_kg[0]),
            "service_life_years": float(columns.service_life_years[0]),
            "mki_a1_eur_per_unit": float(columns.mki_eur[EnvironmentalSet.A1][0]),
            "mki_a2_eur_per_unit": float(columns.mki_eur[EnvironmentalSet.A2][0]),
            "carbon_a1a3_kg_per_unit": float(columns.carbon_a1a3_kg[0]),
            "biobased_fraction": float(columns.biobased_fraction[0]),
        }
        if card is not None and card.biogenic_c_kg_per_kg is not None:
            found["biogenic_c_kg_per_kg"] = card.biogenic_c_kg_per_kg
        return {name: value for name, value in found.items() if math.isfinite(value)}
