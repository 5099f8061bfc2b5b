"""Changes of the user's own library as plain items that can be applied and reversed.

Other items of the library stay as they are, also when they were changed later.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.library import (
    OwnLibrary,
    delete_own_product,
    delete_own_requirement_set,
    save_own_product,
    save_own_requirement_set,
)

if TYPE_CHECKING:
    from models.storage.store import Store

Item = ProductCard | RequirementSet


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """The items before and after a change, in the same order; None is an item that does not exist."""

    pairs: tuple[tuple[Item | None, Item | None], ...]

    @property
    def is_empty(self) -> bool:
        return not self.pairs

    def reverse(self) -> "LibraryChange":
        return LibraryChange(tuple((after, before) for before, after in self.pairs))

    def apply(self, store: "Store") -> None:
        """Stores every item as it is after the change.

        Raises:
            StorageError: the store cannot be written.
        """
        for before, after in self.pairs:
            item = after or before
            if isinstance(item, ProductCard):
                _put_card(store, item, is_there=after is not None)
            elif item is not None:
                _put_edition(store, item, is_there=after is not None)


def _put_card(store: "Store", card: ProductCard, *, is_there: bool) -> None:
    if is_there:
        save_own_product(store, card)
    else:
        delete_own_product(store, card.id)


def _put_edition(store: "Store", edition: RequirementSet, *, is_there: bool) -> None:
    if is_there:
        save_own_requirement_set(store, edition)
    else:
        delete_own_requirement_set(store, edition.id)


def change_between(before: OwnLibrary, after: OwnLibrary) -> LibraryChange:
    """The change from one state of the library to another."""
    old, new = _items(before), _items(after)
    keys = [*old, *(key for key in new if key not in old)]
    return LibraryChange(tuple((old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)))


def _items(library: OwnLibrary) -> dict[tuple[str, str], Item]:
    cards: dict[tuple[str, str], Item] = {("card", card.id): card for card in library.products}
    return cards | {("edition", edition.id): edition for edition in library.requirement_sets}
