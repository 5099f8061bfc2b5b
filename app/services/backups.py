"""Backups of the store: one after every change, and the way back to one of them."""

import datetime as dt
from pathlib import Path

from app.errors import UserError
from models.storage.backup import Backup, is_sound, list_backups, make_backup, rotate_backups
from models.storage.store import Store, utc_now


def keep_backup(store: Store, folder: Path) -> Backup:
    """A checked copy of the store as it is now; only then are older ones thinned out.

    Raises:
        StorageError: no copy was made, and every older one is still there.
    """
    now = utc_now()
    backup = make_backup(store, folder, now)
    rotate_backups(folder, now)
    return backup


def newest_sound_backup(folder: Path, now: dt.datetime) -> Backup | None:
    """The newest backup that reads back whole; one that claims to come from after `now` does not count."""
    past = (backup for backup in list_backups(folder) if backup.made_at <= now)
    return next((backup for backup in past if is_sound(backup.path)), None)


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
