"""A change of the user's own library as plain items that can be made again and taken back.

Items that the change did not touch are left alone, also when they were changed later.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.sqlite.library import (
    OwnLibrary,
    delete_own_product,
    delete_own_requirement_set,
    save_own_product,
    save_own_requirement_set,
)

if TYPE_CHECKING:
    from models.storage.sqlite.store import Store

Item = ProductCard | RequirementSet


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """Items before and after, in the same order; None is an item that is not there."""

    pairs: tuple[tuple[Item | None, Item | None], ...]

    @property
    def is_empty(self) -> bool:
        return not self.pairs

    def reverse(self) -> "LibraryChange":
        return LibraryChange(tuple((after, before) for before, after in self.pairs))

    def apply(self, store: "Store") -> None:
        """Puts every item as it is after the change.

        Raises:
            StorageError: the store takes it not in.
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
    """What makes the one library of the other."""
    old, new = _items(before), _items(after)
    keys = [*old, *(key for key in new if key not in old)]
    return LibraryChange(tuple((old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)))


def _items(library: OwnLibrary) -> dict[tuple[str, str], Item]:
    cards: dict[tuple[str, str], Item] = {("card", card.id): card for card in library.products}
    return cards | {("edition", edition.id): edition for edition in library.requirement_sets}
