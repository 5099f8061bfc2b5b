"""The user's own product cards, requirement sets and assemblies, added to the shipped ones.

The id of an own item starts with `OWN_PREFIX`, so that it never replaces a shipped one.
"""

from collections.abc import Iterable
from dataclasses import replace

from models.domain.library.assembly import Assembly
from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.reference.library.library_with_own import LibraryWithOwn
from models.reference.product_layers import ProductLayers
from models.reference.reference import Reference

OWN_PREFIX = "eigen-"


def is_own(item_id: str) -> bool:
    """Whether the id is that of an own product card, requirement set or assembly."""
    return item_id.startswith(OWN_PREFIX)


def own_items(reference: Reference) -> tuple[tuple[ProductCard, ...], tuple[RequirementSet, ...]]:
    """The own product cards and the own requirement sets within the reference data."""
    cards = tuple(reference.products[card_id] for card_id in reference.products if is_own(card_id))
    return cards, tuple(edition for edition in reference.requirement_sets.values() if is_own(edition.id))


def with_own(
    reference: Reference,
    cards: Iterable[ProductCard],
    editions: Iterable[RequirementSet],
    assemblies: Iterable[Assembly] = (),
) -> Reference:
    """The reference data with own product cards, requirement sets and assemblies added after the shipped ones.

    Own assemblies are part of its library.

    Raises:
        ValueError: the id of an own item is that of an item already there, or does not start with `OWN_PREFIX`.
    """
    own_cards = {card.id: card for card in cards}
    own_editions = {edition.id: edition for edition in editions}
    own_assemblies = {assembly.id: assembly for assembly in assemblies}
    for item_id in (*own_cards, *own_editions, *own_assemblies):
        if not is_own(item_id) or item_id in reference.products or item_id in reference.requirement_sets:
            raise ValueError(f"not an id of an own item: {item_id}")
    return replace(
        reference,
        products=ProductLayers(own_cards, reference.products),
        requirement_sets={**reference.requirement_sets, **own_editions},
        library=LibraryWithOwn(reference.library, own_assemblies) if own_assemblies else reference.library,
    )
