"""Rows of projects: the SQL statements of the store, within a transaction that the store has begun.

A project is read and written as the texts of `project_texts`. Only rows that differ are written. Every change of a
row in the table of projects updates the register (see `register`), and only checked rows are signed.
"""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from models.domain.project import BuildingType, Phase, Project
from models.storage.document.canonical import canonical_text
from models.storage.document.project_texts import PARTS, ProjectTexts, VariantTexts, content_hash_of
from models.storage.errors import DamagedProjectError, DamagedStoreError
from models.storage.sqlite.project_summary import ProjectSummary
from models.storage.sqlite.records import PROJECT, VARIANT
from models.storage.sqlite.register import Register, read_register, signature, write_register


class Header(NamedTuple):
    """Row of a project without its content; times are ISO texts in UTC, flags are 0 or 1."""

    key: int
    id: str
    name: str
    name_key: str
    municipality: str
    permit_application_date: str | None
    requirement_set_id: str
    is_archived: int
    building_type: str | None
    phase: str | None
    has_frozen: int
    variant_count: int
    variant_names: str
    line_count: int
    content_hash: str
    change_counter: int
    changed_at: str
    deleted_at: str | None
    signature: str

    def signed(self, register: Register) -> "Header":
        """The row with the signature of its present values."""
        return self._replace(signature=signature(register.store_id, self[1:-1]))

    def is_signed(self, register: Register) -> bool:
        """Whether the row has the values with which it was signed in this store."""
        return self.signature == signature(register.store_id, self[1:-1])


Part = tuple[int, str]
"""A stored part: its position, from 0, and its text."""

_TYPES: dict[str | None, BuildingType] = {member.value: member for member in BuildingType}
_PHASES: dict[str | None, Phase] = {member.value: member for member in Phase}
_HEADER = [PROJECT.c[name] for name in Header._fields]


def name_key(name: str) -> str:
    """The name in the form in which it is searched: in lower case and with single spaces."""
    return " ".join(name.split()).casefold()


def summary(header: Header) -> ProjectSummary:
    """The summary of a project from its checked header."""
    date = header.permit_application_date
    return ProjectSummary(
        header.id,
        header.name,
        header.municipality,
        building_type=_TYPES.get(header.building_type),
        phase=_PHASES.get(header.phase),
        variant_count=header.variant_count,
        line_count=header.line_count,
        has_frozen=bool(header.has_frozen),
        is_archived=bool(header.is_archived),
        is_deleted=header.deleted_at is not None,
        permit_application_date=dt.date.fromisoformat(date) if date else None,
        requirement_set_id=header.requirement_set_id,
        change_counter=header.change_counter,
        changed_at=dt.datetime.fromisoformat(header.changed_at),
        content_hash=header.content_hash,
        names_json=header.variant_names,
    )


def headers(connection: Connection, path: Path) -> list[Header]:
    """The headers of all projects, deleted ones included.

    Raises:
        DamagedStoreError: they differ from those of the last save.
    """
    register = read_register(connection, path)
    found = _headers(connection, PROJECT.c.key > 0)
    is_whole = register.vouches_for(header.signature for header in found)
    if not is_whole or not all(header.is_signed(register) for header in found):
        raise DamagedStoreError(path=str(path))
    return found


def header_of(connection: Connection, path: Path, project_id: str) -> Header | None:
    """The header of the project with this id, deleted or not; None when there is none.

    Raises:
        DamagedProjectError: it differs from what was saved.
        DamagedStoreError: the store has lost its register.
    """
    found = _headers(connection, PROJECT.c.id == project_id)
    return _checked(connection, path, found)[0] if found else None


def headers_named(connection: Connection, path: Path, name: str) -> list[Header]:
    """The headers of projects with this name in any case and spacing, deleted or not; raises as `header_of`."""
    return _checked(connection, path, _headers(connection, PROJECT.c.name_key == name_key(name)))


def exists(connection: Connection, project_id: str, *, deleted: bool) -> bool:
    """Whether there is a project, or a deleted one, with this id."""
    row = connection.execute(select(PROJECT.c.deleted_at).where(PROJECT.c.id == project_id)).first()
    return row is not None and (row[0] is not None) is deleted


def has_deleted(connection: Connection) -> bool:
    """Whether there are deleted projects."""
    return (
        connection.execute(select(PROJECT.c.key).where(PROJECT.c.deleted_at.is_not(None)).limit(1)).first()
        is not None
    )


def check_structure(connection: Connection, path: Path) -> None:
    """Runs SQLite's full integrity check.

    Raises:
        DamagedStoreError: the check found a fault.
    """
    sound = connection.exec_driver_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not sound or connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise DamagedStoreError(path=str(path))


def save(connection: Connection, path: Path, project: Project, texts: ProjectTexts, time: str) -> Header:
    """Writes a project and its texts as rows, with the time (ISO, UTC) of the change.

    Raises:
        DamagedStoreError: the store has lost its register.
    """
    register = read_register(connection, path)
    stored = connection.execute(
        select(PROJECT.c.key, PROJECT.c.signature).where(PROJECT.c.id == project.id)
    ).first()
    header = _header(project, texts, register.change_counter + 1, time).signed(register)
    values = header._asdict() | {"content": texts.content}
    del values["key"]
    if stored is None:
        key = connection.execute(insert(PROJECT).values(values)).lastrowid
    else:
        key = stored[0]
        connection.execute(update(PROJECT).where(PROJECT.c.key == key).values(values))
    _save_variants(connection, key, texts.variants)
    removed = () if stored is None else (stored[1],)
    write_register(connection, register.changed(removed=removed, added=[header.signature]))
    return header._replace(key=key)


def mark(connection: Connection, path: Path, header: Header, time: str | None) -> None:
    """Marks a project as deleted at `time` (ISO, UTC), or as not deleted (None); the header must be checked."""
    register = read_register(connection, path)
    counter = register.change_counter + 1
    changed = header._replace(deleted_at=time, change_counter=counter).signed(register)
    values = {"deleted_at": time, "change_counter": counter, "signature": changed.signature}
    connection.execute(update(PROJECT).where(PROJECT.c.key == header.key).values(values))
    write_register(connection, register.changed(removed=[header.signature], added=[changed.signature]))


def load(connection: Connection, header: Header) -> ProjectTexts:
    """The texts of a stored project, to be compared with its content hash.

    Raises:
        ValueError: the rows are damaged and hold no project.
    """
    content = connection.execute(select(PROJECT.c.content).where(PROJECT.c.key == header.key)).scalar_one()
    columns = (VARIANT.c.key, VARIANT.c.id, VARIANT.c.content)
    rows = connection.execute(
        select(*columns).where(VARIANT.c.project_key == header.key).order_by(VARIANT.c.position)
    )
    variants = []
    for key, variant_id, own in rows.all():
        parts = {kind: _contents(found) for kind, found in _parts(connection, key).items()}
        variants.append(VariantTexts(variant_id, own, parts))
    return ProjectTexts(content, tuple(variants))


def _headers(connection: Connection, condition: ColumnElement[bool]) -> list[Header]:
    rows = connection.execute(select(*_HEADER).where(condition).order_by(PROJECT.c.key))
    return [Header(*row) for row in rows.all()]


def _checked(connection: Connection, path: Path, found: list[Header]) -> list[Header]:
    register = read_register(connection, path)
    for header in found:
        if not header.is_signed(register):
            raise DamagedProjectError(id=header.id, name=header.name)
    return found


def _header(project: Project, texts: ProjectTexts, counter: int, time: str) -> Header:
    day = project.permit_application_date
    return Header(
        key=0,
        id=project.id,
        name=project.name,
        name_key=name_key(project.name),
        municipality=project.municipality,
        permit_application_date=None if day is None else day.isoformat(),
        requirement_set_id=project.requirement_set_id,
        is_archived=int(project.is_archived),
        building_type=next((v.building.type.value for v in project.variants if v.building.type), None),
        phase=next((v.phase.value for v in project.variants if v.phase), None),
        has_frozen=int(any(v.frozen_on is not None for v in project.variants)),
        variant_count=len(project.variants),
        variant_names=canonical_text([v.name for v in project.variants]),
        line_count=sum(len(variant.bill) for variant in project.variants),
        content_hash=content_hash_of(texts.document()),
        change_counter=counter,
        changed_at=time,
        deleted_at=None,
        signature="",
    )


def _save_variants(connection: Connection, project_key: int, variants: tuple[VariantTexts, ...]) -> None:
    statement = select(VARIANT.c.id, VARIANT.c.key).where(VARIANT.c.project_key == project_key)
    stored: dict[str, int] = {row[0]: row[1] for row in connection.execute(statement)}
    gone = [stored[variant_id] for variant_id in stored.keys() - {variant.id for variant in variants}]
    if gone:
        connection.execute(delete(VARIANT).where(VARIANT.c.key.in_(gone)))
    for position, variant in enumerate(variants):
        key = stored.get(variant.id)
        old = _parts(connection, key) if key is not None else {kind: [] for kind in PARTS}
        key = _save_variant(connection, project_key, position, variant, key)
        for kind in PARTS:
            _rewrite(connection, (key, kind), old[kind], variant.parts[kind])


def _save_variant(
    connection: Connection, project_key: int, position: int, variant: VariantTexts, stored_key: int | None
) -> int:
    values = {"project_key": project_key, "position": position, "id": variant.id, "content": variant.content}
    if stored_key is None:
        return int(connection.execute(insert(VARIANT).values(values)).lastrowid)
    connection.execute(update(VARIANT).where(VARIANT.c.key == stored_key).values(values))
    return stored_key


def _parts(connection: Connection, variant_key: int) -> dict[str, list[Part]]:
    """The stored parts of a variant by kind, each in its order."""
    sql = "SELECT kind, position, content FROM part WHERE variant_key = ? ORDER BY kind, position"
    found: dict[str, list[Part]] = {kind: [] for kind in PARTS}
    for kind, position, content in connection.exec_driver_sql(sql, (variant_key,)).all():
        found[kind].append((position, content))
    return found


def _contents(parts: list[Part]) -> list[str]:
    """The texts of stored parts, checked to have positions 0, 1, 2 and so on.

    Raises:
        ValueError: the rows are damaged and a position is missing.
    """
    if any(position != at for at, (position, _) in enumerate(parts)):
        raise ValueError("a part out of place")
    return [content for _, content in parts]


def _rewrite(connection: Connection, owner: tuple[int, str], old: list[Part], contents: list[str]) -> None:
    """Updates the stored parts of one kind, writing only those that differ."""
    gone = [(*owner, position) for position, _ in old if not 0 <= position < len(contents)]
    if gone:
        sql = "DELETE FROM part WHERE variant_key = ? AND kind = ? AND position = ?"
        connection.exec_driver_sql(sql, gone)
    changed = sorted(set(enumerate(contents)).difference(old))
    if changed:
        sql = (
            "INSERT INTO part (variant_key, kind, position, content) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET content = excluded.content"
        )
        connection.exec_driver_sql(sql, [(*owner, *part) for part in changed])
