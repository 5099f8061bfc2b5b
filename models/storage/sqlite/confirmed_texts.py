"""Storage of confirmed texts, beside the user's own cards: any number of them, read only when they are needed.

Their digest is the sum, modulo 2**256, of the hashes of their contents, so that remembering one text costs the
same beside ten others as beside ten thousand.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from models.domain.library.confirmed_text import ConfirmedText
from models.storage.document.canonical import canonical_text, text_hash
from models.storage.document.codec import decoder, encoder
from models.storage.errors import DamagedStoreError, ProjectDocumentError
from models.storage.sqlite.records import LIBRARY, LIBRARY_REGISTER
from models.storage.sqlite.register import changed_sum, count_change, is_digest
from models.storage.sqlite.store import Store

CONFIRMED_TEXT = "confirmed_text"
"""Kind of the rows of confirmed texts in the table of the library."""

_KEY = 2
_NOTHING = "0" * 64
_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StoredTexts:
    """The confirmed texts of a store by id; `damaged` has the ids of those that differ from what was saved."""

    texts: Mapping[str, ConfirmedText] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()


def read_confirmed_texts(store: Store) -> StoredTexts:
    """All confirmed texts, with the ids of damaged ones.

    Raises:
        DamagedStoreError: the list of texts differs from the one that was saved.
        StorageError: the file cannot be read.
    """
    columns = (LIBRARY.c.id, LIBRARY.c.content, LIBRARY.c.content_hash)
    with store.reading() as connection:
        wanted = select(*columns).where(LIBRARY.c.kind == CONFIRMED_TEXT).order_by(LIBRARY.c.id)
        rows = connection.execute(wanted).all()
        if changed_sum(_NOTHING, added=(row[2] for row in rows)) != _digest(connection):
            raise DamagedStoreError(path=str(store.path))
    texts: dict[str, ConfirmedText] = {}
    damaged = []
    for text_id, content, digest in rows:
        found = _text(text_id, content, digest)
        if found is None:
            damaged.append(text_id)
        else:
            texts[text_id] = found
    return StoredTexts(texts, tuple(damaged))


def write_confirmed_texts(store: Store, put: Iterable[ConfirmedText], gone: Iterable[str] = ()) -> None:
    """Saves texts in the place of those with their ids and deletes others, in one transaction.

    They are on the disk when this returns. An id in `gone` that is not there changes nothing.

    Raises:
        ProjectDocumentError: a text has a value that cannot be stored.
        DamagedStoreError: the register is damaged.
        StorageError: nothing was saved.
    """
    values = list({text.id: _values(text) for text in put}.values())
    deleted = list(gone)
    if not values and not deleted:
        return
    with store.writing() as connection:
        before = _digest(connection)
        if not is_digest(before):
            raise DamagedStoreError(path=str(store.path))
        removed = list(_hashes(connection, [*(each["id"] for each in values), *deleted]))
        _delete(connection, deleted)
        if values:
            statement = insert(LIBRARY)
            changed = {name: statement.excluded[name] for name in ("content", "content_hash")}
            connection.execute(
                statement.on_conflict_do_update(index_elements=["kind", "id"], set_=changed), values
            )
        _sign(connection, changed_sum(before, removed=removed, added=(each["content_hash"] for each in values)))
        count_change(connection, store.path)


def _values(text: ConfirmedText) -> dict[str, str]:
    content = canonical_text(encoder(ConfirmedText)(text))
    return {"kind": CONFIRMED_TEXT, "id": text.id, "content": content, "content_hash": text_hash(content)}


def _hashes(connection: Connection, ids: Iterable[str]) -> Iterator[str]:
    """The hashes of the rows with these ids."""
    for some in _batches(list(dict.fromkeys(ids))):
        wanted = select(LIBRARY.c.content_hash).where(LIBRARY.c.kind == CONFIRMED_TEXT, LIBRARY.c.id.in_(some))
        yield from connection.execute(wanted).scalars()


def _delete(connection: Connection, ids: list[str]) -> None:
    for some in _batches(ids):
        connection.execute(delete(LIBRARY).where(LIBRARY.c.kind == CONFIRMED_TEXT, LIBRARY.c.id.in_(some)))


def _batches(ids: list[str]) -> Iterator[list[str]]:
    """The ids in parts that one statement can name."""
    return (ids[start : start + _MOST_AT_ONCE] for start in range(0, len(ids), _MOST_AT_ONCE))


def _digest(connection: Connection) -> str:
    stored = connection.execute(select(LIBRARY_REGISTER.c.digest).where(LIBRARY_REGISTER.c.key == _KEY)).scalar()
    return _NOTHING if stored is None else str(stored)


def _sign(connection: Connection, digest: str) -> None:
    statement = insert(LIBRARY_REGISTER).values(key=_KEY, digest=digest)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"digest": digest}))


def _text(text_id: str, content: str, digest: str) -> ConfirmedText | None:
    if text_hash(content) != digest:
        return None
    try:
        text: ConfirmedText = decoder(ConfirmedText)(json.loads(content))
    except (ProjectDocumentError, ValueError, KeyError):
        return None
    return text if text.id == text_id else None
