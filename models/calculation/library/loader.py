"""Loads the reference data with the products that bills use, which are calculated from the library."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from models.domain.product import ProductCard
from models.reference.library.library import Library
from models.reference.loader import load_reference
from models.reference.reference import Reference


class LibraryProducts(Mapping[str, ProductCard]):
    """Every card of the library in its usual unit, each made when it is asked for.

    An id of before gives its card in the unit and the size that it had, also when it is a card's own id too. Such
    ids are answered, not listed: a list has every card once.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[str, ProductCard] = {}

    def __getitem__(self, product_id: str) -> ProductCard:
        if product_id not in self._made:
            self._made[product_id] = self._product(product_id)
        return self._made[product_id]

    def _product(self, product_id: str) -> ProductCard:
        from models.calculation.library.product import Variant, library_product, replaced_variant

        cards, replaced = self._library.cards, self._library.replaced.get(product_id)
        variant = Variant(cards[product_id]) if replaced is None else replaced_variant(replaced, cards)
        return library_product(variant, self._library.steel_profiles)

    def former_names(self) -> dict[str, str]:
        """Names that bills of before use -> the id of before, which gives the card in its unit and size."""
        return {name: card_id for card_id, card in self._library.replaced.items() for name in card.names}

    def __contains__(self, product_id: object) -> bool:
        return product_id in self._library.cards or product_id in self._library.replaced

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.cards)

    def __len__(self) -> int:
        return len(self._library.cards)


def load_with_products(root: Path) -> Reference:
    """All reference data with the products of the library.

    Args:
        root: folder with manifest.toml.

    Raises:
        ReferenceDataError: as `load_reference`; a broken record of the library when it is asked for.
    """
    reference = load_reference(root)
    return replace(reference, products=LibraryProducts(reference.library))
