"""Projects as rows: every statement that the store sends, inside a transaction that the store has begun.

The project's parts come and go as the plain values of its document. Only rows that differ are written.
"""

import hashlib
import json
from dataclasses import astuple, dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from models.storage.errors import DamagedStoreError
from models.storage.project_document import SCHEMA
from models.storage.rows import (
    PROJECT,
    PROJECT_COLUMNS,
    REGISTER,
    VARIANT,
    VARIANT_SHAPE,
    Document,
    Row,
    Shape,
    children,
)

_CHILD_LISTS = ("bill", "assessments", "products")


@dataclass(frozen=True, slots=True)
class Header:
    """A row of the project table; times are ISO texts in UTC."""

    key: int
    id: str
    name: str
    municipality: str
    address: str
    permit_application_date: str | None
    requirement_set_id: str
    variant_count: int
    line_count: int
    content_hash: str
    change_counter: int
    changed_at: str
    deleted_at: str | None
    is_archived: bool


def headers(connection: Connection, path: Path) -> list[Header]:
    """Every project, deleted ones too.

    Raises:
        DamagedStoreError: they are not those of the last save.
    """
    found = _headers(connection)
    counter, digest = _register(connection)
    if digest != _digest(counter, found):
        raise DamagedStoreError(path=str(path))
    return found


def variant_names(connection: Connection) -> dict[int, list[str]]:
    """The names of the variants of every project, in order, by the key of the project."""
    statement = select(VARIANT.c.project_key, VARIANT.c.name).order_by(VARIANT.c.project_key, VARIANT.c.position)
    names: dict[int, list[str]] = {}
    for key, name in connection.execute(statement):
        names.setdefault(key, []).append(name)
    return names


def change_counter(connection: Connection, path: Path) -> int:
    """How many changes the store has seen; raises as `headers`."""
    headers(connection, path)
    return _register(connection)[0]


def check_structure(connection: Connection, path: Path) -> None:
    """SQLite's own full check.

    Raises:
        DamagedStoreError: it found something.
    """
    sound = connection.exec_driver_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not sound or connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise DamagedStoreError(path=str(path))


def save(connection: Connection, document: dict[str, Any], digest: str, time: str) -> Header:
    """Write the project of a document; `digest` is the hash of that document."""
    project = document["project"]
    variants = project["variants"]
    counter = _register(connection)[0] + 1
    values = {column: project[column] for column in PROJECT_COLUMNS} | {
        "variant_count": len(variants),
        "line_count": sum(len(variant["bill"]["lines"]) for variant in variants),
        "content_hash": digest,
        "change_counter": counter,
        "changed_at": time,
        "deleted_at": None,
    }
    key = connection.execute(select(PROJECT.c.key).where(PROJECT.c.id == project["id"])).scalar()
    if key is None:
        key = connection.execute(insert(PROJECT).values(values)).lastrowid
    else:
        connection.execute(update(PROJECT).where(PROJECT.c.key == key).values(values))
    _save_variants(connection, key, variants)
    _sign(connection, counter)
    return Header(key=key, **values)


def count_change(connection: Connection) -> None:
    """Count a change of something else than a project, so that a backup is due."""
    _sign(connection, _register(connection)[0] + 1)


def mark(connection: Connection, header: Header, time: str, *, deleted: bool) -> None:
    """Set or clear the mark that takes a project off the list."""
    counter = _register(connection)[0] + 1
    changed = replace(header, deleted_at=time if deleted else None, change_counter=counter)
    statement = update(PROJECT).where(PROJECT.c.key == header.key)
    connection.execute(statement.values(deleted_at=changed.deleted_at, change_counter=counter))
    _sign(connection, counter)


def load(connection: Connection, header: Header) -> dict[str, Any]:
    """The document of a stored project; whether it is still what was saved, its hash tells.

    Raises:
        ValueError: a JSON column is damaged.
    """
    project: Document = {column: getattr(header, column) for column in PROJECT_COLUMNS}
    statement = select(VARIANT.c.key, *(VARIANT.c[name] for name in VARIANT_SHAPE.columns))
    rows = connection.execute(statement.where(VARIANT.c.project_key == header.key).order_by(VARIANT.c.position))
    project["variants"] = [_load_variant(connection, row[0], tuple(row[1:])) for row in rows.all()]
    return {"schema": SCHEMA, "project": project}


def _load_variant(connection: Connection, key: int, row: Row) -> Document:
    variant = VARIANT_SHAPE.to_part(row)
    variant |= {"bill": {"lines": []}, "assessments": [], "products": []}
    for shape, parts in children(variant):
        parts.extend([shape.to_part(stored) for stored in _rows(connection, shape, key)])
    return variant


def _headers(connection: Connection) -> list[Header]:
    rows = connection.execute(select(PROJECT).order_by(PROJECT.c.key))
    return [Header(**{**row, "is_archived": bool(row["is_archived"])}) for row in rows.mappings()]


def _register(connection: Connection) -> tuple[int, str]:
    row = connection.execute(select(REGISTER.c.change_counter, REGISTER.c.digest)).first()
    return (row[0], row[1]) if row else (0, _digest(0, []))


def _sign(connection: Connection, counter: int) -> None:
    values = {"change_counter": counter, "digest": _digest(counter, _headers(connection))}
    statement = sqlite_insert(REGISTER).values(key=1, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=[REGISTER.c.key], set_=values))


def _digest(counter: int, found: list[Header]) -> str:
    text = json.dumps([counter, *(astuple(header) for header in found)])
    return hashlib.sha256(text.encode()).hexdigest()


def _save_variants(connection: Connection, project_key: int, variants: list[Document]) -> None:
    statement = select(VARIANT.c.id, VARIANT.c.key).where(VARIANT.c.project_key == project_key)
    stored: dict[str, int] = {row[0]: row[1] for row in connection.execute(statement)}
    gone = [stored[variant_id] for variant_id in stored.keys() - {variant["id"] for variant in variants}]
    if gone:
        connection.execute(delete(VARIANT).where(VARIANT.c.key.in_(gone)))
    for position, variant in enumerate(variants):
        key = _save_variant(connection, project_key, position, variant, stored.get(variant["id"]))
        for shape, parts in children(variant):
            old = _rows(connection, shape, key) if variant["id"] in stored else []
            _rewrite(connection, shape, key, old, [shape.to_row(part) for part in parts])


def _save_variant(
    connection: Connection, project_key: int, position: int, variant: Document, stored_key: int | None
) -> int:
    own = {name: part for name, part in variant.items() if name not in _CHILD_LISTS}
    values = dict(zip(VARIANT_SHAPE.columns, VARIANT_SHAPE.to_row(own), strict=True))
    values |= {"project_key": project_key, "position": position}
    if stored_key is None:
        return int(connection.execute(insert(VARIANT).values(values)).lastrowid)
    connection.execute(update(VARIANT).where(VARIANT.c.key == stored_key).values(values))
    return stored_key


def _rows(connection: Connection, shape: Shape, variant_key: int) -> list[Row]:
    table = shape.table
    statement = select(*(table.c[name] for name in shape.columns)).where(table.c.variant_key == variant_key)
    return [tuple(row) for row in connection.execute(statement.order_by(table.c.position)).all()]


def _rewrite(connection: Connection, shape: Shape, variant_key: int, old: list[Row], new: list[Row]) -> None:
    """Make the stored rows equal to `new`, touching only the positions where they differ."""
    table = shape.table
    pairs = enumerate(zip_longest(old, new))
    changed = [position for position, (was, becomes) in pairs if was != becomes]
    of_variant = table.c.variant_key == variant_key
    if old and changed:
        if len(changed) * 2 > len(old):
            connection.execute(delete(table).where(of_variant))
            changed = list(range(len(new)))
        else:
            _delete_positions(connection, shape, variant_key, changed)
    added = [
        {"variant_key": variant_key, "position": position} | dict(zip(shape.columns, new[position], strict=True))
        for position in changed
        if position < len(new)
    ]
    if added:
        connection.execute(insert(table), added)


def _delete_positions(connection: Connection, shape: Shape, variant_key: int, positions: list[int]) -> None:
    names = ("variant_key", "position")
    sql = f"DELETE FROM {shape.table.name} WHERE {names[0]} = ? AND {names[1]} = ?"  # noqa: S608 our own name
    connection.exec_driver_sql(sql, [(variant_key, position) for position in positions])
