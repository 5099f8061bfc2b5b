"""Product cards and requirement sets that the user made, beside the shipped ones.

The id of an own item starts with `OWN_PREFIX`, so that it never takes the place of a shipped one.
"""

from collections.abc import Iterable
from dataclasses import replace

from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.reference.reference import Reference

OWN_PREFIX = "eigen-"


def is_own(item_id: str) -> bool:
    """Whether the id is of a card or requirement set that the user made."""
    return item_id.startswith(OWN_PREFIX)


def own_items(reference: Reference) -> tuple[tuple[ProductCard, ...], tuple[RequirementSet, ...]]:
    """The own cards and the own requirement sets among reference data."""
    cards = tuple(card for card in reference.products.values() if is_own(card.id))
    return cards, tuple(edition for edition in reference.requirement_sets.values() if is_own(edition.id))


def with_own(reference: Reference, cards: Iterable[ProductCard], editions: Iterable[RequirementSet]) -> Reference:
    """The reference data with own cards and requirement sets after the shipped ones.

    Raises:
        ValueError: an own item has the id of a shipped one, or one without `OWN_PREFIX`.
    """
    own_cards = {card.id: card for card in cards}
    own_editions = {edition.id: edition for edition in editions}
    for item_id in (*own_cards, *own_editions):
        if not is_own(item_id) or item_id in reference.products or item_id in reference.requirement_sets:
            raise ValueError(f"not an id of an own item: {item_id}")
    return replace(
        reference,
        products={**reference.products, **own_cards},
        requirement_sets={**reference.requirement_sets, **own_editions},
    )
