"""Changes of the user's own library as plain items that can be applied and reversed.

Other items of the library stay as they are, also when they were changed later.
"""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from app.services.editing.edit_contract import Edit
from models.domain.library.assembly import Assembly
from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.sqlite.library import (
    OwnItem,
    OwnLibrary,
    delete_own_assembly,
    delete_own_product,
    delete_own_requirement_set,
    save_own_assembly,
    save_own_product,
    save_own_requirement_set,
)

if TYPE_CHECKING:
    from models.storage.sqlite.store import Store


@dataclass(frozen=True, slots=True)
class LibraryEdit(Edit[OwnLibrary]):
    """Items before and after, in the same order; None is an item that is not there."""

    pairs: tuple[tuple[OwnItem | None, OwnItem | None], ...]

    def apply(self, library: OwnLibrary) -> OwnLibrary:
        items = _items(library)
        for before, after in self.pairs:
            if after is not None:
                items[_key(after)] = after
            elif before is not None:
                items.pop(_key(before), None)
        cards = (item for item in items.values() if isinstance(item, ProductCard))
        editions = (item for item in items.values() if isinstance(item, RequirementSet))
        assemblies = (item for item in items.values() if isinstance(item, Assembly))
        by_id = attrgetter("id")
        return replace(
            library,
            products=tuple(sorted(cards, key=by_id)),
            requirement_sets=tuple(sorted(editions, key=by_id)),
            assemblies=tuple(sorted(assemblies, key=by_id)),
        )

    def reverse(self) -> "LibraryEdit":
        return LibraryEdit(tuple((after, before) for before, after in self.pairs))

    @property
    def is_empty(self) -> bool:
        return all(before == after for before, after in self.pairs)


def edit_between(before: OwnLibrary, after: OwnLibrary) -> LibraryEdit:
    """The edit that makes the one library of the other."""
    old, new = _items(before), _items(after)
    keys = [*old, *(key for key in new if key not in old)]
    return LibraryEdit(tuple((old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)))


def write_library(store: "Store", before: OwnLibrary, after: OwnLibrary) -> None:
    """Stores the items that differ; all others are left as they are stored.

    Raises:
        ProjectDocumentError: an item holds something that cannot be stored.
        StorageError: the store does not take it in.
    """
    for old, new in edit_between(before, after).pairs:
        item = new or old
        if isinstance(item, ProductCard):
            _put_card(store, item, is_there=new is not None)
        elif isinstance(item, Assembly):
            _put_assembly(store, item, is_there=new is not None)
        elif item is not None:
            _put_edition(store, item, is_there=new is not None)


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


def _put_assembly(store: "Store", assembly: Assembly, *, is_there: bool) -> None:
    if is_there:
        save_own_assembly(store, assembly)
    else:
        delete_own_assembly(store, assembly.id)


def _key(item: OwnItem) -> tuple[str, str]:
    return (type(item).__name__, item.id)


def _items(library: OwnLibrary) -> dict[tuple[str, str], OwnItem]:
    items: tuple[OwnItem, ...] = (*library.products, *library.requirement_sets, *library.assemblies)
    return {_key(item): item for item in items}
