"""Fingerprint of a store's whole content, made from the hashes in its registers.

Two copies of a store with the same projects, own cards and limits have the same fingerprint, and reading it takes
as long for ten projects as for ten thousand. It identifies the state that a file claims to hold; `Store.check`
finds whether the file is sound.
"""

import sqlite3
from pathlib import Path

from models.storage.errors import StorageError
from models.storage.sqlite.connection import (
    SQLITE_ERRORS,
    connect_beside,
    connect_read_only,
    pragma,
    storage_error,
)
from models.storage.sqlite.records import LIBRARY_REGISTER, REGISTER

_REGISTERS = (REGISTER.name, LIBRARY_REGISTER.name)


def fingerprint(connection: sqlite3.Connection) -> str:
    """The schema version of the store and the hashes in its registers; "" when nothing was ever stored.

    Raises:
        sqlite3.Error: the registers cannot be read.
    """
    digests = [_digests(connection, name) for name in _REGISTERS]
    if not any(digests):
        return ""
    return ":".join([str(pragma(connection, "user_version")), *digests])


def fingerprint_of_file(path: Path) -> str | None:
    """The fingerprint of a store that is not being written, such as a backup; None when it cannot be read."""
    try:
        return _read(connect_read_only(path), path)
    except StorageError:
        return None


def fingerprint_on_disk(path: Path) -> str:
    """The fingerprint on the disk of a store that this process has open, as another program would read it.

    Raises:
        StorageError: it cannot be read.
    """
    return _read(connect_beside(path), path)


def _read(connection: sqlite3.Connection, path: Path) -> str:
    try:
        return fingerprint(connection)
    except SQLITE_ERRORS as error:
        raise storage_error(error, path) from error
    finally:
        connection.close()


def _digests(connection: sqlite3.Connection, register: str) -> str:
    rows = connection.execute(f"SELECT digest FROM {register} ORDER BY key").fetchall()  # noqa: S608 our own name
    return "+".join(str(row[0]) for row in rows)
