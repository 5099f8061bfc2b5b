"""Backups: whole, checked copies of the store, kept for about a year, and the way back.

Every time is an argument. A backup that claims to come from the future is left alone and never counts.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.storage.connection import SQLITE_ERRORS, connect_read_only, is_in_use
from models.storage.errors import BackupFailedError, DamagedBackupError, StorageError, StoreInUseError
from models.storage.library import check_library
from models.storage.migrations.runner import copy_database
from models.storage.restore import finish_restore, restoring_name
from models.storage.store import Store, open_private_copy, open_store
from models.storage.whole_file import not_written, replace_with_retry, sync_folder

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"meetlat-(?P<counter>\d{10})-(?P<stamp>\d{8}T\d{6}Z)\.db")

KEEP_ALL_DAYS = 2
KEEP_DAILY = 12
KEEP_WEEKLY = 10
KEEP_MONTHLY = 9


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup in its folder; `made_at` is UTC and `counter` the store's change counter in it."""

    made_at: dt.datetime
    counter: int
    path: Path


def make_backup(store: Store, folder: Path, now: dt.datetime) -> Backup:
    """Copy the open store into `folder`, read the copy back whole, and only then give it its name.

    Raises:
        BackupFailedError: the copy is not sound, so the store itself may be damaged; older backups stay.
        StorageError: no room, no permission.
    """
    moment = now.astimezone(dt.UTC).replace(microsecond=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    part = folder / f".{moment.strftime(_STAMP)}.db.part"
    try:
        part.unlink(missing_ok=True)
        store.copy_to(part)
        counter = _checked_counter(part)
        backup = Backup(moment, counter, folder / f"meetlat-{counter:010d}-{moment.strftime(_STAMP)}.db")
        replace_with_retry(part, backup.path)
        sync_folder(folder)
    except OSError as error:
        raise not_written(folder, error) from error
    finally:
        part.unlink(missing_ok=True)
    return backup


def _checked_counter(copy: Path) -> int:
    try:
        with open_store(copy, read_only=True) as opened:
            opened.check()
            check_library(opened)
            return opened.change_counter()
    except StorageError as error:
        raise BackupFailedError(path=str(copy)) from error


def is_sound(backup: Path) -> bool:
    """Whether a backup reads back whole, every project in it against its hash."""
    try:
        _checked_counter(backup)
    except BackupFailedError:
        return False
    return True


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are not looked at."""
    if not folder.is_dir():
        return []
    found = [backup for path in folder.iterdir() if (backup := _parse(path))]
    return sorted(found, reverse=True)


def _parse(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made_at = dt.datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Backup(made_at, int(match["counter"]), path)


def kept_backups(backups: Iterable[Backup], now: dt.datetime) -> set[Backup]:
    """Those that stay: all of 2 days, then the last of 12 days, of 10 weeks and of 9 months.

    Backups from after `now` stay too and fill no place.
    """
    newest_first = sorted(backups, reverse=True)
    kept = {backup for backup in newest_first if backup.made_at > now}
    places = [(_day, KEEP_DAILY), (_week, KEEP_WEEKLY), (_month, KEEP_MONTHLY)]
    stage = filled = 0
    last: Backup | None = None
    for backup in newest_first:
        if backup in kept:
            continue
        if now - backup.made_at <= dt.timedelta(days=KEEP_ALL_DAYS):
            kept.add(backup)
            last = backup
            continue
        if stage == len(places):
            break
        period, _ = places[stage]
        if last is None or period(backup.made_at) != period(last.made_at):
            kept.add(backup)
            last, filled = backup, filled + 1
        if filled == places[stage][1]:
            stage, filled = stage + 1, 0
    return kept


def _day(moment: dt.datetime) -> object:
    return moment.date()


def _week(moment: dt.datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: dt.datetime) -> object:
    return (moment.year, moment.month)


def rotate_backups(folder: Path, now: dt.datetime) -> list[Path]:
    """Remove the backups that `kept_backups` does not keep. Only after a backup that succeeded.

    Returns:
        What was removed.

    Raises:
        FileNotWrittenError: a file could not be removed.
    """
    backups = list_backups(folder)
    kept = kept_backups(backups, now)
    removed = [backup.path for backup in backups if backup not in kept]
    try:
        for path in removed:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    return removed


def restore_backup(backup: Path, path: Path, now: dt.datetime) -> None:
    """Make the store at `path` what it was in `backup`; what was there is moved aside, never overwritten.

    The store must be closed, here and elsewhere.

    Raises:
        DamagedBackupError: the backup is no good; nothing was changed.
        StoreInUseError: the store is open somewhere; nothing was changed.
        FileNotWrittenError: no room or no permission.
    """
    if path.exists() and is_in_use(path):
        raise StoreInUseError(path=str(path))
    part = Path(f"{path}.restore.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _copy_checked(backup, part)
        replace_with_retry(part, restoring_name(path))
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    finish_restore(path, now.astimezone(dt.UTC).strftime(_STAMP))


def _copy_checked(backup: Path, part: Path) -> None:
    try:
        source = connect_read_only(backup)
        try:
            copy_database(source, part)
        finally:
            source.close()
        with open_private_copy(part) as copy:
            copy.check()
            check_library(copy)
    except (StorageError, *SQLITE_ERRORS) as error:
        raise DamagedBackupError(path=str(backup)) from error
