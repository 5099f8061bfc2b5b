"""Storage of the user's own product cards, requirement sets and assemblies, in the same file as the projects.

Each item is canonical JSON with its hash; the list of items has a hash too, so that no item can change or
disappear unnoticed. A damaged item does not affect the others. Confirmed texts stand in the same table and are
read by themselves, because there may be many; see `confirmed_texts`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from models.domain.library.assembly import Assembly, check_layers
from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.document.canonical import canonical_text, text_hash
from models.storage.document.codec import decoder, encoder
from models.storage.errors import DamagedStoreError, ProjectDocumentError
from models.storage.sqlite.confirmed_texts import CONFIRMED_TEXT, read_confirmed_texts
from models.storage.sqlite.records import LIBRARY, LIBRARY_REGISTER
from models.storage.sqlite.register import count_change
from models.storage.sqlite.store import Store

_PRODUCT = "product"
_REQUIREMENT_SET = "requirement_set"
_ASSEMBLY = "assembly"
_KINDS: dict[str, Any] = {_PRODUCT: ProductCard, _REQUIREMENT_SET: RequirementSet, _ASSEMBLY: Assembly}
OwnItem = ProductCard | RequirementSet | Assembly


@dataclass(frozen=True, slots=True)
class OwnLibrary:
    """The user's own items by id; `damaged` has the ids of items that differ from what was saved."""

    products: tuple[ProductCard, ...] = ()
    requirement_sets: tuple[RequirementSet, ...] = ()
    assemblies: tuple[Assembly, ...] = ()
    damaged: tuple[str, ...] = ()


def own_library(store: Store) -> OwnLibrary:
    """All own items, with the ids of damaged ones.

    Raises:
        DamagedStoreError: the list of items differs from the one that was saved.
        StorageError: the file cannot be read.
    """
    with store.reading() as connection:
        rows = _rows(connection)
        if _digest(rows) != _signature(connection):
            raise DamagedStoreError(path=str(store.path))
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    damaged = []
    for kind, item_id, content, digest in rows:
        item = _item(kind, item_id, content, digest)
        if item is None:
            damaged.append(item_id)
        else:
            found[kind].append(item)
    products, editions, assemblies = (tuple(found[kind]) for kind in (_PRODUCT, _REQUIREMENT_SET, _ASSEMBLY))
    return OwnLibrary(products, editions, assemblies, tuple(damaged))


def save_own_product(store: Store, card: ProductCard) -> None:
    """Saves an own product card, in the place of the one with its id; it is on the disk when this returns.

    Raises:
        ProjectDocumentError: it has a value that cannot be stored.
        DamagedStoreError: the list of own items differs from the one that was saved.
        StorageError: nothing was saved.
    """
    _save(store, _PRODUCT, card)


def delete_own_product(store: Store, card_id: str) -> None:
    """Deletes an own product card; does nothing when there is none with this id.

    Raises:
        StorageError: nothing was changed.
    """
    _delete(store, _PRODUCT, card_id)


def save_own_requirement_set(store: Store, edition: RequirementSet) -> None:
    """Saves an own requirement set, in the place of the one with its id; raises as `save_own_product`."""
    _save(store, _REQUIREMENT_SET, edition)


def delete_own_requirement_set(store: Store, set_id: str) -> None:
    """Deletes an own requirement set; does nothing when there is none; raises as `delete_own_product`."""
    _delete(store, _REQUIREMENT_SET, set_id)


def save_own_assembly(store: Store, assembly: Assembly) -> None:
    """Saves an own assembly, in the place of the one with its id; raises as `save_own_product`.

    Raises:
        ValueError: its layers cannot be calculated with.
    """
    check_layers(assembly.layers)
    _save(store, _ASSEMBLY, assembly)


def delete_own_assembly(store: Store, assembly_id: str) -> None:
    """Deletes an own assembly; does nothing when there is none; raises as `delete_own_product`."""
    _delete(store, _ASSEMBLY, assembly_id)


def check_library(store: Store) -> None:
    """Checks every own item and every confirmed text against its hash.

    Raises:
        DamagedStoreError: an item differs from what was saved.
    """
    if own_library(store).damaged or read_confirmed_texts(store).damaged:
        raise DamagedStoreError(path=str(store.path))


def put_own_products(connection: Connection, store: Store, cards: Sequence[ProductCard]) -> None:
    """Saves own product cards within a transaction of the store; raises as `save_own_product`."""
    if cards:
        _put(connection, store, _PRODUCT, cards)


def _save(store: Store, kind: str, item: OwnItem) -> None:
    with store.writing() as connection:
        _put(connection, store, kind, (item,))


def _put(connection: Connection, store: Store, kind: str, items: Sequence[OwnItem]) -> None:
    _refuse_unsigned(connection, store)
    for item in items:
        content = canonical_text(encoder(_KINDS[kind])(item))
        values = {"content": content, "content_hash": text_hash(content)}
        statement = insert(LIBRARY).values(kind=kind, id=item.id, **values)
        connection.execute(statement.on_conflict_do_update(index_elements=["kind", "id"], set_=values))
    _sign(connection, store)


def _delete(store: Store, kind: str, item_id: str) -> None:
    with store.writing() as connection:
        _refuse_unsigned(connection, store)
        connection.execute(delete(LIBRARY).where(LIBRARY.c.kind == kind, LIBRARY.c.id == item_id))
        _sign(connection, store)


def _refuse_unsigned(connection: Connection, store: Store) -> None:
    """Refuses to change a library whose list of items has changed outside the program: it would be signed anew."""
    if _digest(_rows(connection)) != _signature(connection):
        raise DamagedStoreError(path=str(store.path))


def _sign(connection: Connection, store: Store) -> None:
    digest = _digest(_rows(connection))
    statement = insert(LIBRARY_REGISTER).values(key=1, digest=digest)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"digest": digest}))
    count_change(connection, store.path)


def _signature(connection: Connection) -> str:
    stored = connection.execute(select(LIBRARY_REGISTER.c.digest).where(LIBRARY_REGISTER.c.key == 1)).scalar()
    return _digest([]) if stored is None else str(stored)


def _rows(connection: Connection) -> list[tuple[str, str, str, str]]:
    columns = (LIBRARY.c.kind, LIBRARY.c.id, LIBRARY.c.content, LIBRARY.c.content_hash)
    rows = connection.execute(
        select(*columns).where(LIBRARY.c.kind != CONFIRMED_TEXT).order_by(LIBRARY.c.kind, LIBRARY.c.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows.all()]


def _digest(rows: list[tuple[str, str, str, str]]) -> str:
    return text_hash(canonical_text([[kind, item_id, digest] for kind, item_id, _, digest in rows]))


def _item(kind: str, item_id: str, content: str, digest: str) -> OwnItem | None:
    if text_hash(content) != digest:
        return None
    try:
        item: OwnItem = decoder(_KINDS[kind])(json.loads(content))
        if isinstance(item, Assembly):
            check_layers(item.layers)
    except (ProjectDocumentError, ValueError, KeyError):
        return None
    return item if item.id == item_id else None
