"""Resolves a database that another program replaced while it was open; both versions are kept."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.imports.take_in import store_new
from app.services.projects.backups import back_up, back_up_if_changed
from models.storage.backup import restore_backup
from models.storage.errors import BackupFailedError, DamagedStoreError, EmptyStoreError, StoreInUseError
from models.storage.sqlite.connection import inspect_file
from models.storage.sqlite.migrations.runner import MIGRATIONS, latest_version

if TYPE_CHECKING:
    from app.bootstrap import Session
    from models.domain.project import Project
    from models.storage.sqlite.store import Store


@dataclass(frozen=True, slots=True)
class WentOn:
    """The store that is used after the choice.

    Attributes:
        project_id: of the project that was open, as it is in this store; "" when none was.
        is_kept: whether the version that was not chosen still exists, complete.
    """

    store: "Store"
    project_id: str
    is_kept: bool


def keep_ours(session: "Session", store: "Store", project: "Project | None", now: dt.datetime) -> WentOn:
    """Restores the version of the open `store` as the database and opens it; the other is moved beside it.

    Args:
        project: the open project as the window has it, its unsaved changes too; None when none is open.

    Raises:
        BackupFailedError: the open store can no longer be read completely; nothing was changed.
        StorageError, OSError: it was not restored; its content is in a backup.
    """
    ours = back_up(store, session.backup_folder, now)
    store.close()
    restore_backup(ours.path, session.database_file, now, reason="replaced")
    opened = session.open_store()
    try:
        if project is not None:
            opened.save_project(project)
    except BaseException:
        opened.close()
        raise
    return WentOn(opened, project.id if project is not None else "", is_kept=True)


def keep_theirs(session: "Session", store: "Store", project: "Project | None", now: dt.datetime) -> WentOn:
    """Opens the database that took the place of the open `store`, whose content is backed up first.

    Args:
        project: the open project as the window has it. Where the file has it differently, both are stored.

    Raises:
        StorageError, OSError: the new file cannot be used.
    """
    path = session.database_file
    with suppress(StoreInUseError):
        if not path.exists() or inspect_file(path, latest_version(MIGRATIONS)).is_new:
            raise EmptyStoreError(path=str(path))
    is_kept = _is_kept(store, session.backup_folder, now)
    store.close()
    opened = session.open_store()
    try:
        taken = store_new(opened, [project] if project is not None else [])
    except BaseException:
        opened.close()
        raise
    return WentOn(opened, next(iter((*taken.new, *taken.unchanged)), ""), is_kept)


def _is_kept(store: "Store", folder: Path, now: dt.datetime) -> bool:
    """Backs up an open store; False when another program wrote into it, so that it is not complete."""
    try:
        back_up_if_changed(store, folder, now)
    except (BackupFailedError, DamagedStoreError):
        return False
    return True
