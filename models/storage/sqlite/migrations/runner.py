"""Upgrade of a store to the present schema version: all steps and the version number in one transaction.

Alembic's operations are used as a library, without its folder, ini file and version table. They are imported only
when a step must run, because that import takes longer than opening a store.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.storage.errors import BackupFailedError, MigrationFailedError, StorageError
from models.storage.sqlite.connection import APPLICATION_ID, SQLITE_ERRORS, connect_read_only, pragma
from models.storage.whole_file import not_written, replace_with_retry, sync_file, sync_folder

if TYPE_CHECKING:
    from alembic.operations import Operations
    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of an upgrade.

    Attributes:
        version: schema version after the step; steps count up from 1 without a gap.
        upgrade: performs the step; it neither commits nor sets the version.
        changes_rows_of: tables of which the step is meant to change the number of rows.
    """

    version: int
    upgrade: Callable[["Operations"], None]
    changes_rows_of: frozenset[str] = frozenset()


def _m0001(operations: "Operations") -> None:
    from models.storage.sqlite.migrations import m0001_projects

    m0001_projects.upgrade(operations)


MIGRATIONS: tuple[Migration, ...] = (Migration(1, _m0001),)


def latest_version(migrations: Sequence[Migration]) -> int:
    """The schema version that this program writes."""
    return migrations[-1].version


def migrate(engine: "Engine", path: Path, found: int, migrations: Sequence[Migration]) -> None:
    """Runs the steps after schema version `found`.

    The engine must begin its transactions with BEGIN IMMEDIATE, so that tables are created and changed within
    them. Foreign keys are off meanwhile, because rebuilding a parent table with them on would empty its children;
    they are checked before the commit.

    Raises:
        MigrationFailedError: a row would have been lost or have no parent; the store is as it was.
    """
    todo = [step for step in migrations if step.version > found]
    with engine.connect() as connection:
        _set_foreign_keys(connection, on=False)
        try:
            with connection.begin():
                _run(connection, path, found, todo)
        finally:
            _set_foreign_keys(connection, on=True)


def _set_foreign_keys(connection: "Connection", *, on: bool) -> None:
    """Sets the pragma on the sqlite3 connection itself: within a transaction it would have no effect."""
    dbapi = connection.connection.driver_connection
    if not isinstance(dbapi, sqlite3.Connection):
        raise TypeError("the store's engine must stand on sqlite3")
    dbapi.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def _run(connection: "Connection", path: Path, found: int, todo: Sequence[Migration]) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    before = _row_counts(connection)
    operations = Operations(MigrationContext.configure(connection))
    for step in todo:
        step.upgrade(operations)
    known = todo[-1].version
    meant = frozenset[str]().union(*(step.changes_rows_of for step in todo))
    after = _row_counts(connection)
    lost = [table for table in before if table not in meant and before[table] != after.get(table)]
    if lost or connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise MigrationFailedError(path=str(path), found=found, known=known)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={known}")


def _row_counts(connection: "Connection") -> dict[str, int]:
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
    quoted = {table: table.replace('"', '""') for table in tables}
    return {
        table: connection.exec_driver_sql(f'SELECT count(*) FROM "{quoted[table]}"').scalar_one()  # noqa: S608
        for table in tables
    }


def keep_copy(source: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copies the store beside itself before its upgrade; the copy is no part of the rotation of backups.

    Returns:
        The path of the copy, whose rows were compared with those of the store.

    Raises:
        BackupFailedError: the copy could not be made or differs.
        FileNotWrittenError: no room or no permission for it.
    """
    part = path.with_name(f".{path.name}.version-{version}.part")
    kept = _free_name(path, version)
    try:
        part.unlink(missing_ok=True)
        copy_database(source, part)
        _compare(source, part, kept)
        replace_with_retry(part, kept)
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(kept, error) from error
    except SQLITE_ERRORS as error:
        raise BackupFailedError(path=str(kept)) from error
    finally:
        part.unlink(missing_ok=True)
    return kept


def _free_name(path: Path, version: int) -> Path:
    kept = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    number = 2
    while kept.exists():
        kept = path.with_name(f"{path.stem}.version-{version}-{number}{path.suffix}")
        number += 1
    return kept


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copies a database with SQLite's backup interface into one file without a journal, synced to the disk.

    Raises:
        sqlite3.Error, OSError: the copy is incomplete.
    """
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    sync_file(target)


def _compare(source: sqlite3.Connection, part: Path, kept: Path) -> None:
    try:
        copy = connect_read_only(part)
    except StorageError as error:
        raise BackupFailedError(path=str(kept)) from error
    try:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or _rows_digest(copy) != _rows_digest(source):
            raise BackupFailedError(path=str(kept))
    finally:
        copy.close()


def _rows_digest(connection: sqlite3.Connection) -> str:
    digest = hashlib.sha256(str(pragma(connection, "user_version")).encode())
    tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    for name, sql in tables.fetchall():
        digest.update(repr((name, sql)).encode())
        quoted = name.replace('"', '""')
        for row in connection.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 a table's own name, quoted
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
