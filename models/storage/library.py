"""The user's own product cards and requirement editions, in the same file as the projects.

Each item is canonical JSON beside the hash of it; the list of items is signed, so that none can change or
vanish unseen. One damaged item does not take the others with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.canonical import canonical_text, text_hash
from models.storage.codec import decoder, encoder
from models.storage.errors import DamagedStoreError, ProjectDocumentError
from models.storage.records import LIBRARY, LIBRARY_REGISTER
from models.storage.register import count_change
from models.storage.store import Store

_PRODUCT = "product"
_REQUIREMENT_SET = "requirement_set"
_KINDS: dict[str, Any] = {_PRODUCT: ProductCard, _REQUIREMENT_SET: RequirementSet}


@dataclass(frozen=True, slots=True)
class OwnLibrary:
    """What the user added, by id; `damaged` has the ids of items that are no longer what was saved."""

    products: tuple[ProductCard, ...] = ()
    requirement_sets: tuple[RequirementSet, ...] = ()
    damaged: tuple[str, ...] = ()


def own_library(store: Store) -> OwnLibrary:
    """Every own item that is what was saved.

    Raises:
        DamagedStoreError: the list of items is not the one that was saved.
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
    return OwnLibrary(tuple(found[_PRODUCT]), tuple(found[_REQUIREMENT_SET]), tuple(damaged))


def save_own_product(store: Store, card: ProductCard) -> None:
    """Insert the card, or replace the own card with its id.

    Raises:
        ProjectDocumentError: it holds something that cannot be stored.
        StorageError: nothing was saved.
    """
    _save(store, _PRODUCT, card)


def delete_own_product(store: Store, card_id: str) -> None:
    """Take an own card out; does nothing when it is not there.

    Raises:
        StorageError: nothing was changed.
    """
    _delete(store, _PRODUCT, card_id)


def save_own_requirement_set(store: Store, edition: RequirementSet) -> None:
    """Insert the edition, or replace the own edition with its id; raises as `save_own_product`."""
    _save(store, _REQUIREMENT_SET, edition)


def delete_own_requirement_set(store: Store, set_id: str) -> None:
    """Take an own edition out; raises as `delete_own_product`."""
    _delete(store, _REQUIREMENT_SET, set_id)


def check_library(store: Store) -> None:
    """Read every own item against its hash.

    Raises:
        DamagedStoreError: one is not what was saved.
    """
    if own_library(store).damaged:
        raise DamagedStoreError(path=str(store.path))


def put_own_products(connection: Connection, store: Store, cards: Sequence[ProductCard]) -> None:
    """Insert or replace own cards within a transaction of the store; raises as `save_own_product`."""
    if cards:
        _put(connection, store, _PRODUCT, cards)


def _save(store: Store, kind: str, item: ProductCard | RequirementSet) -> None:
    with store.writing() as connection:
        _put(connection, store, kind, (item,))


def _put(connection: Connection, store: Store, kind: str, items: Sequence[ProductCard | RequirementSet]) -> None:
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
    """A change must not sign what somebody else changed."""
    if _digest(_rows(connection)) != _signature(connection):
        raise DamagedStoreError(path=str(store.path))


def _sign(connection: Connection, store: Store) -> None:
    digest = _digest(_rows(connection))
    statement = insert(LIBRARY_REGISTER).values(key=1, digest=digest)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"digest": digest}))
    count_change(connection, store.path)


def _signature(connection: Connection) -> str:
    stored = connection.execute(select(LIBRARY_REGISTER.c.digest)).scalar()
    return _digest([]) if stored is None else str(stored)


def _rows(connection: Connection) -> list[tuple[str, str, str, str]]:
    columns = (LIBRARY.c.kind, LIBRARY.c.id, LIBRARY.c.content, LIBRARY.c.content_hash)
    rows = connection.execute(select(*columns).order_by(LIBRARY.c.kind, LIBRARY.c.id))
    return [(row[0], row[1], row[2], row[3]) for row in rows.all()]


def _digest(rows: list[tuple[str, str, str, str]]) -> str:
    return text_hash(canonical_text([[kind, item_id, digest] for kind, item_id, _, digest in rows]))


def _item(kind: str, item_id: str, content: str, digest: str) -> ProductCard | RequirementSet | None:
    if text_hash(content) != digest:
        return None
    try:
        item: ProductCard | RequirementSet = decoder(_KINDS[kind])(json.loads(content))
    except (ProjectDocumentError, ValueError, KeyError):
        return None
    return item if item.id == item_id else None
