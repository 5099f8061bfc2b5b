"""Backups of the store: made when its content changed, listed, and restored."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from models.storage.backup import (
    Backup,
    clear_lost_store,
    holds_state,
    list_backups,
    make_backup,
    restore_backup,
    rotate_backups,
)
from models.storage.errors import (
    BackupFailedError,
    DamagedStoreError,
    LostStoreError,
    StorageError,
    StoreInUseError,
)

if TYPE_CHECKING:
    from app.bootstrap import Session
    from models.storage.sqlite.store import Store


def back_up(store: "Store", folder: Path, now: dt.datetime) -> Backup:
    """Makes a checked backup, and only then deletes the oldest beyond the number that is kept.

    Raises:
        StorageError: no backup was made; the older ones still exist.
    """
    backup = make_backup(store, folder, now)
    rotate_backups(folder, now)
    return backup


def back_up_if_changed(store: "Store", folder: Path, now: dt.datetime) -> Backup | None:
    """Makes a backup unless a backup holds this content already; None then, and for a read-only store.

    Raises:
        StorageError: no backup was made; the older ones still exist.
    """
    if store.read_only or holds_state(store, folder, now):
        return None
    return back_up(store, folder, now)


def newest_backup(folder: Path, now: dt.datetime) -> Backup | None:
    """The last backup that is not dated after `now`; None when there is none."""
    return next((backup for backup in list_backups(folder) if backup.made_at <= now), None)


def named_backup(folder: Path, name: str) -> Path:
    """The backup with this file name in the folder, else the file at this path.

    Raises:
        UserError: there is no such backup.
    """
    for backup in list_backups(folder):
        if name == backup.path.name:
            return backup.path
    if Path(name).is_file():
        return Path(name)
    raise UserError("cli_no_such_backup", name=name)


def put_back(session: "Session", store: "Store | None", backup: Path, now: dt.datetime) -> None:
    """Restores the store from `backup`; afterwards the store is closed and can be opened again.

    The present content is backed up first, so that the restore can be reversed; a store that is too damaged for
    that is moved aside.

    Raises:
        DamagedBackupError: the backup is damaged; nothing was changed.
        StorageError, OSError: nothing was changed.
    """
    if store is not None:
        if not store.read_only:
            _keep_present(store, session.backup_folder, now)
        store.close()
    restore_backup(backup, session.database_file, now)


def _keep_present(store: "Store", folder: Path, now: dt.datetime) -> None:
    try:
        back_up_if_changed(store, folder, now)
    except (BackupFailedError, DamagedStoreError):
        # Too damaged to copy: restoring moves the damaged file aside under a name of its own.
        return


def start_empty(session: "Session", now: dt.datetime) -> "Store":
    """Makes a new, empty store in the place of one that is gone; the backups stay.

    Raises:
        UserError: a store with content exists; nothing was changed.
        StorageError: no store could be made.
    """
    try:
        store = session.open_store()
    except LostStoreError:
        clear_lost_store(session.database_file, now)
        return session.open_store(may_start_empty=True)
    if store.fingerprint():
        store.close()
        raise UserError("cli_store_not_lost", path=str(session.database_file))
    return store


def open_or_copy(session: "Session") -> "Store":
    """Opens the store, or a read-only copy of it when another program has it open.

    Raises:
        LostStoreError: it is gone while there are backups of it; see `Session.open_store`.
        StorageError, OSError: neither is possible.
    """
    try:
        return session.open_store()
    except StoreInUseError as in_use:
        from app.services.projects.read_only_copy import open_copy

        try:
            return open_copy(session.database_file)
        except (StorageError, OSError) as error:
            raise in_use from error
