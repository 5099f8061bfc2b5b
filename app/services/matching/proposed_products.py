"""Product cards of the matcher's proposals: a card of the library in the unit of a line, or an assembly."""

import math
from collections.abc import Mapping
from dataclasses import replace

from app.importing.matching.rows import MaterialProposal
from models.calculation.bill_columns import columns_of
from models.calculation.library.assembly_figures import assembly_figures
from models.calculation.library.assembly_product import assembly_product
from models.calculation.library.product import Variant, library_product, usual_unit
from models.domain.bill import Bill, BillLine
from models.domain.library.card import LibraryCard
from models.domain.library.mass_rule import NO_SIZES, Sizes
from models.domain.product import ProductCard
from models.domain.quantities import Unit
from models.reference.library.library import Library
from models.reference.own_items import is_own
from models.reference.reference import Reference

_USUAL_SIZE = "-gebruikelijk"
"""End of the id of a card with CO2 of a usual size."""


class ProposedProducts:
    """Makes product cards of proposals.

    Args:
        library: the cards and assemblies that the proposals name.
        reference: the reference data, for factors, and for cards of the user.
    """

    def __init__(self, library: Library, reference: Reference) -> None:
        self._library = library
        self._reference = reference
        self._known: dict[tuple[object, ...], ProductCard] = {}

    def card(self, proposal: MaterialProposal, unit: Unit | None, held: Mapping[str, ProductCard]) -> ProductCard:
        """The card of a proposal for a line in a unit, under an id that no other card in `held` has."""
        key = (proposal.id, proposal.is_assembly, unit, *_size_key(proposal.sizes))
        if key not in self._known:
            self._known[key] = self._made(proposal, unit)
        return under_free_id(self._known[key], held)

    def own_proposal(self, card_id: str, line: BillLine) -> MaterialProposal | None:
        """An own card as proposal for a line; None when there is none with this id.

        The mass per unit stays with the card: as a figure of the line it would not follow the card any more.
        """
        card = self._reference.products.get(card_id) if is_own(card_id) else None
        if card is None:
            return None
        (mass,) = columns_of(
            Bill((replace(line, product_id=card_id, provisional=None),)), (card,)
        ).mass_kg.tolist()
        kg = mass if math.isfinite(mass) else None
        share = card.biobased_fraction
        return MaterialProposal(
            id=card_id,
            name_nl=card.name_nl,
            name_en=card.name_en,
            is_assembly=False,
            score=1.0,
            reasons=(),
            sizes=NO_SIZES,
            mass_kg=kg,
            mass_kg_per_unit=None,
            mass_is_firm=kg is not None,
            biobased_kg=None if kg is None or share is None else kg * share,
        )

    def _made(self, proposal: MaterialProposal, unit: Unit | None) -> ProductCard:
        if proposal.is_assembly:
            return self._of_assembly(proposal.id)
        card = self._library.cards.get(proposal.id)
        if card is None:
            return self._reference.products[proposal.id]
        return self._of_card(Variant(card, _counted(card, unit), sizes=proposal.sizes))

    def _of_card(self, variant: Variant) -> ProductCard:
        """The product with what is known of exactly this variant.

        Only its CO2 per kg may rest on a usual size: it counts with a mass, and that is on the line. The id then
        says so, because the library's own card has no such figure.
        """
        profiles = self._library.steel_profiles
        made = library_product(variant, profiles)
        if made.gwp_a1a3_kg_per_kg is not None:
            return made
        usual = library_product(variant, profiles, with_defaults=True)
        source = usual.sources.get("gwp_a1a3_kg_per_kg")
        if usual.gwp_a1a3_kg_per_kg is None or source is None:
            return made
        sources = {**made.sources, "gwp_a1a3_kg_per_kg": source}
        return replace(
            made, id=made.id + _USUAL_SIZE, gwp_a1a3_kg_per_kg=usual.gwp_a1a3_kg_per_kg, sources=sources
        )

    def _of_assembly(self, assembly_id: str) -> ProductCard:
        library, co2_per_carbon = self._library, self._reference.factors.co2_per_carbon
        figures = assembly_figures(
            library.assemblies[assembly_id], library.air_resistances, library.assembly_factors, co2_per_carbon
        )
        return assembly_product(figures, co2_per_carbon)


def under_free_id(card: ProductCard, held: Mapping[str, ProductCard]) -> ProductCard:
    """The card under an id that no other card in `held` has."""
    name, number = card.id, 2
    while card.id in held and held[card.id] != card:
        card = replace(card, id=f"{name}-{number}")
        number += 1
    return card


def _size_key(sizes: Sizes) -> tuple[object, ...]:
    """The sizes as something that can be looked up."""
    named = tuple(sizes.named.items())
    return (sizes.thicknesses_mm, sizes.width_mm, sizes.height_mm, sizes.length_mm, named)


def _counted(card: LibraryCard, unit: Unit | None) -> Unit:
    """The unit of the line where the card has a way to kilograms in it, else the card's usual one."""
    has_way = unit is not None and any(rule.unit.bill_unit == unit for rule in card.rules)
    return unit if unit is not None and has_way else usual_unit(card)
