"""Backups of the store: whole, checked copies that are kept for about a year, and their restoration.

Every time is an argument. A backup with a time in the future is left alone and never counts.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from models.storage.errors import (
    BackupFailedError,
    DamagedBackupError,
    LostStoreError,
    StorageError,
    StoreInUseError,
)
from models.storage.restore import finish_restore, restoring_name, set_aside
from models.storage.sqlite.connection import SQLITE_ERRORS, connect_read_only, inspect_file, is_in_use
from models.storage.sqlite.fingerprint import fingerprint_of_file
from models.storage.sqlite.library import check_library
from models.storage.sqlite.migrations.runner import MIGRATIONS, copy_database, latest_version
from models.storage.sqlite.store import Store, open_private_copy, open_store
from models.storage.whole_file import not_written, replace_with_retry, sync_folder

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"meetlat-(?P<counter>\d{10})-(?P<stamp>\d{8}T\d{6}Z)(?:-(?P<number>[2-9]|[1-9]\d+))?\.db")

KEEP_ALL_DAYS = 2
KEEP_DAILY = 12
KEEP_WEEKLY = 10
KEEP_MONTHLY = 9


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup file. Backups sort by the moment at which they were made.

    Attributes:
        made_at: UTC, to the second.
        number: 1, or higher for a later backup of the same second.
        counter: change counter of the store in it. After a restore it continues from the older state, so it does
            not tell which of two backups is newer.
    """

    made_at: dt.datetime
    number: int
    counter: int
    path: Path


def make_backup(store: Store, folder: Path, now: dt.datetime) -> Backup:
    """Copies the open store into `folder`, reads the whole copy back, and only then gives it its name.

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
        backup = _next_backup(folder, moment, _checked_counter(part))
        replace_with_retry(part, backup.path)
        sync_folder(folder)
    except OSError as error:
        raise not_written(folder, error) from error
    finally:
        part.unlink(missing_ok=True)
    return backup


def _next_backup(folder: Path, moment: dt.datetime, counter: int) -> Backup:
    """The name of a new backup, numbered after every backup of the same second."""
    same_second = (backup.number for backup in list_backups(folder) if backup.made_at == moment)
    number = max(same_second, default=0) + 1
    suffix = f"-{number}" if number > 1 else ""
    name = f"meetlat-{counter:010d}-{moment.strftime(_STAMP)}{suffix}.db"
    return Backup(moment, number, counter, folder / name)


def _checked_counter(copy: Path) -> int:
    try:
        with open_store(copy, read_only=True) as opened:
            opened.check()
            check_library(opened)
            return opened.change_counter()
    except StorageError as error:
        raise BackupFailedError(path=str(copy)) from error


def is_sound(backup: Path) -> bool:
    """Whether a backup can be read as a whole and every project in it matches its hash."""
    try:
        with _opened(backup) as store:
            store.check()
            check_library(store)
    except (StorageError, OSError, *SQLITE_ERRORS):
        return False
    return True


@contextmanager
def _opened(backup: Path) -> Iterator[Store]:
    """Opens a backup for reading; one of an earlier version is upgraded in a temporary copy.

    Raises:
        StorageError, OSError, sqlite3.Error: it cannot be read or upgraded.
    """
    known = latest_version(MIGRATIONS)
    if inspect_file(backup, known).version == known:
        with open_store(backup, read_only=True) as store:
            yield store
        return
    with TemporaryDirectory(prefix="meetlat-") as folder:
        copy = Path(folder) / "copy.db"
        _copy(backup, copy)
        with open_private_copy(copy) as store:
            yield store


def newest_sound_backup(folder: Path, now: dt.datetime) -> Backup | None:
    """The newest backup that can be read as a whole; None when there is none.

    A backup with a time after `now` is only taken when no other is sound.
    """
    backups = list_backups(folder)
    past = [backup for backup in backups if backup.made_at <= now]
    future = [backup for backup in backups if backup.made_at > now]
    return next((backup for backup in (*past, *future) if is_sound(backup.path)), None)


def lost_store(path: Path, folder: Path, now: dt.datetime) -> LostStoreError:
    """The error about a store that is absent or empty while there are backups of it in `folder`.

    Raises:
        StorageError: the newest sound backup cannot be read after all.
    """
    count, newest = len(list_backups(folder)), newest_sound_backup(folder, now)
    if newest is None:
        return LostStoreError(path, count)
    with _opened(newest.path) as store:
        projects = len(store.list_projects())
    return LostStoreError(path, count, newest.made_at, projects)


def clear_lost_store(path: Path, now: dt.datetime) -> None:
    """Prepares the path of a lost store for an empty one: journals that are left there are moved aside.

    Raises:
        FileNotWrittenError: no permission in the folder.
    """
    set_aside(path, _mark("damaged", now))


def _mark(reason: str, now: dt.datetime) -> str:
    return f"{reason}-{now.astimezone(dt.UTC).strftime(_STAMP)}"


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are ignored."""
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
    return Backup(made_at, int(match["number"] or 1), int(match["counter"]), path)


def holds_state(store: Store, folder: Path, now: dt.datetime) -> bool:
    """Whether a backup in the folder has the present content of the store, or the store never held anything.

    A backup with a time after `now` does not count, nor does one that cannot be read.

    Raises:
        StorageError: the store cannot be read.
    """
    present = store.fingerprint()
    past = (backup for backup in list_backups(folder) if backup.made_at <= now)
    return not present or any(fingerprint_of_file(backup.path) == present for backup in past)


def kept_backups(backups: Iterable[Backup], now: dt.datetime) -> set[Backup]:
    """The backups to keep: all of 2 days, then the last of each of 12 days, 10 weeks and 9 months.

    Backups with a time after `now` are kept too and do not count.
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
    """Removes the backups that `kept_backups` does not keep. To be called only after a successful backup.

    Returns:
        The removed files.

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


def restore_backup(backup: Path, path: Path, now: dt.datetime, *, reason: str = "damaged") -> None:
    """Replaces the store at `path` by a backup; the files that were there are moved aside, never overwritten.

    The store must be closed, here and elsewhere. `reason` becomes part of the names of the files moved aside.

    Raises:
        DamagedBackupError: the backup is damaged; nothing was changed.
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
    finish_restore(path, _mark(reason, now))


def _copy_checked(backup: Path, part: Path) -> None:
    try:
        _copy(backup, part)
        with open_private_copy(part) as copy:
            copy.check()
            check_library(copy)
    except (StorageError, *SQLITE_ERRORS) as error:
        raise DamagedBackupError(path=str(backup)) from error


def _copy(backup: Path, target: Path) -> None:
    source = connect_read_only(backup)
    try:
        copy_database(source, target)
    finally:
        source.close()
