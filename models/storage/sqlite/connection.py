"""The SQLite connection of an open store: opening, checks and typed errors.

Leaves out network drives and cloud folders: whether a folder is suitable is for the caller to judge.
"""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from models.storage.errors import (
    DamagedStoreError,
    NewerStoreError,
    NotAStoreError,
    ReadOnlyStoreError,
    StorageError,
    StoreFullError,
    StoreInUseError,
    StoreNotOpenedError,
    StoreNotSavedError,
)

APPLICATION_ID = 0x4D65746C
"""`Metl` in ASCII, in the header of every store."""

_FULL_SYNC = 2
_BUSY_SECONDS = 0.2
_NO_CHECKPOINT_ON_CLOSE = 1006
"""SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE in sqlite3.h; Python 3.11 has no name for it."""
_WITHDRAWN = (3, 52, 0)

_ERRORS: tuple[tuple[str, type[StorageError]], ...] = (
    ("SQLITE_BUSY", StoreInUseError),
    ("SQLITE_LOCKED", StoreInUseError),
    ("SQLITE_FULL", StoreFullError),
    ("SQLITE_READONLY", ReadOnlyStoreError),
    ("SQLITE_CORRUPT", DamagedStoreError),
    ("SQLITE_NOTADB", NotAStoreError),
    ("SQLITE_CANTOPEN", StoreNotOpenedError),
    ("SQLITE_PERM", StoreNotOpenedError),
    ("SQLITE_AUTH", StoreNotOpenedError),
)


SQLITE_ERRORS = (sqlite3.Error, UnicodeError)
"""Errors that sqlite3 raises; for a damaged file even the message may be impossible to decode."""


def storage_error(error: BaseException, path: Path) -> StorageError:
    """The typed error for an exception of SQLite or of Python's sqlite3 about the file at `path`."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, kind in _ERRORS:
        if name.startswith(prefix):
            return kind(path=str(path))
    if isinstance(error, UnicodeError) or "decode to UTF-8" in str(error):
        return DamagedStoreError(path=str(path))
    return StoreNotSavedError(path=str(path))


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this version of SQLite is free of the WAL-reset bug, which can silently lose commits.

    Fixed in 3.51.3 and, carried back, in 3.44.6 and 3.50.7; 3.52.0 was withdrawn. Source: the change log
    of SQLite.
    """
    if version[:2] in ((3, 44), (3, 50)):
        return version[2] >= {44: 6, 50: 7}[version[1]]
    return version >= (3, 51, 3) and version != _WITHDRAWN


@dataclass(frozen=True, slots=True)
class FileState:
    """State of a database file from its header; `is_new` means that it is empty and may become a store."""

    version: int
    is_new: bool


def inspect_file(path: Path, known_version: int) -> FileState:
    """Inspects an existing file without changing a byte of it or of the files beside it.

    An empty file is not opened with SQLite, which would delete a journal beside it, even for reading.

    Raises:
        NotAStoreError: another kind of file, or one with triggers or views, which a store never has.
        NewerStoreError: a later version of the program wrote it.
        DamagedStoreError: the file is damaged.
        StoreInUseError: another program has it open.
        StoreNotOpenedError: it cannot be opened.
    """
    if not path.is_file():
        raise StoreNotOpenedError(path=str(path))
    if path.stat().st_size == 0:
        return FileState(0, is_new=True)
    connection = connect_read_only(path)
    try:
        return _file_state(connection, path, known_version)
    except SQLITE_ERRORS as error:
        raise storage_error(error, path) from error
    finally:
        connection.close()


def _file_state(connection: sqlite3.Connection, path: Path, known_version: int) -> FileState:
    kinds = [kind for (kind,) in connection.execute("SELECT type FROM sqlite_schema")]
    application_id = pragma(connection, "application_id")
    version = pragma(connection, "user_version")
    has_pages = pragma(connection, "page_count") > 0
    if not kinds and application_id == 0 and version == 0 and has_pages:
        return FileState(0, is_new=True)
    if application_id != APPLICATION_ID or version < 1:
        raise NotAStoreError(path=str(path))
    if version > known_version:
        raise NewerStoreError(path=str(path), found=version, known=known_version)
    if "trigger" in kinds or "view" in kinds:
        raise NotAStoreError(path=str(path))
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise DamagedStoreError(path=str(path))
    return FileState(version, is_new=False)


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The value of a pragma that is a whole number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that only reads, but does finish a transaction that a killed process left in the journal.

    Raises:
        StorageError: the file cannot be read.
    """
    try:
        return _first_that_reads(path)
    except SQLITE_ERRORS as error:
        raise storage_error(error, path) from error


def connect_beside(path: Path) -> sqlite3.Connection:
    """A connection that reads the file in spite of this process's own lock, and keeps that lock.

    It sees the file on the disk without its journal, and serves to find whether another program wrote there.

    Raises:
        StorageError: the file cannot be read.
    """
    try:
        return _probed(path, "mode=ro&immutable=1")
    except SQLITE_ERRORS as error:
        raise storage_error(error, path) from error


def is_in_use(path: Path) -> bool:
    """Whether a store is open, here or elsewhere; the check changes no file.

    An empty file with a journal is not opened for it: see `inspect_file`.
    """
    if path.exists() and path.stat().st_size == 0 and _has_wal(path):
        return False
    try:
        _probed(path, "mode=ro").close()
    except SQLITE_ERRORS as error:
        return isinstance(storage_error(error, path), StoreInUseError)
    return False


def _first_that_reads(path: Path) -> sqlite3.Connection:
    try:
        return _probed(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname in ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"):
            return _probed(path, "mode=rw")
        no_shared_memory = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
        if no_shared_memory and path.is_file() and not _has_wal(path):
            return _probed(path, "mode=ro&immutable=1")
        raise


def _has_wal(path: Path) -> bool:
    wal = Path(f"{path}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _probed(path: Path, mode: str) -> sqlite3.Connection:
    connection = _connect(path, mode)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    place = quote(os.fsencode(path.absolute().as_posix()))
    uri = f"file://{'' if place.startswith('/') else '/'}{place}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def connect_to_write(path: Path) -> sqlite3.Connection:
    """The only writing connection, with the file locked for every other process until it closes.

    Raises:
        StorageError: the file is in use, cannot be written, or does not keep the settings that make
            a commit last.
    """
    try:
        connection = _connect(path, "mode=rwc")
    except SQLITE_ERRORS as error:
        raise storage_error(error, path) from error
    try:
        _settle(connection, path)
    except SQLITE_ERRORS as error:
        connection.close()
        raise storage_error(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    journal = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate"
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    got = connection.execute(f"PRAGMA journal_mode={journal}").fetchone()[0]
    connection.execute("PRAGMA synchronous=FULL")
    safe = (
        got == journal
        and pragma(connection, "synchronous") == _FULL_SYNC
        and pragma(connection, "foreign_keys") == 1
        and pragma(connection, "trusted_schema") == 0
    )
    if not safe:
        raise StoreNotOpenedError(path=str(path))
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def keep_journal_apart(connection: sqlite3.Connection) -> None:
    """Keeps the journal out of a file that another program replaced when the connection closes.

    Python has a function for this setting from 3.12 on.
    """
    if hasattr(connection, "setconfig"):
        connection.setconfig(_NO_CHECKPOINT_ON_CLOSE, True)


def may_write(path: Path) -> bool:
    """Whether both the file (or a new one there) and its folder can be written, as SQLite needs."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
