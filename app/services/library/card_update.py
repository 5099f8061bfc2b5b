"""Taking over cards of the library in a project, which keeps those that it was made with until somebody asks."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.services.editing.edits import VariantEdit, change_variant
from models.domain.card_difference import differing_fields
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.reference.reference import Reference


@dataclass(frozen=True, slots=True)
class CardChange:
    """A card of a variant beside the library's card with the same id, and the fields that outcomes depend on."""

    held: ProductCard
    of_library: ProductCard
    fields: tuple[str, ...]


def card_changes(variant: Variant, reference: Reference) -> tuple[CardChange, ...]:
    """The cards of a variant that the library has otherwise, in the order of the variant."""
    pairs = ((card, reference.products.get(card.id)) for card in variant.products)
    changes = (
        CardChange(card, known, differing_fields(card, known)) for card, known in pairs if known is not None
    )
    return tuple(change for change in changes if change.fields)


def take_over(variant: Variant, changes: Iterable[CardChange]) -> VariantEdit:
    """The edit that puts the library's cards in the place of those of the variant.

    Raises:
        UserError: the variant is frozen.
    """
    fresh = {change.held.id: change.of_library for change in changes}
    return change_variant(variant, products=tuple(fresh.get(card.id, card) for card in variant.products))
