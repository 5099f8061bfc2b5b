"""Errors of the store, each with a code whose text is in assets/texts/storage.toml.

`str(error)` is technical English for the log; people read `error.message` through the texts. "Params" are the
values of the text.
"""

import datetime as dt
from pathlib import Path

from models.domain.outcome import Message, Param


class StorageError(Exception):
    """An operation of the store failed; the content of the store is as it was before.

    Attributes:
        message: the code and the values of its text.
    """

    code = "storage_failed"

    def __init__(self, **params: Param) -> None:
        self.message = Message(self.code, params)
        super().__init__(", ".join([self.code, *(f"{name}={value!r}" for name, value in params.items())]))


class StoreInUseError(StorageError):
    """Another program, or a second Meetlat, has the file open. Params: path."""

    code = "storage_in_use"


class NotAStoreError(StorageError):
    """The file is not a store: not SQLite, of another program, or with unknown tables. Params: path."""

    code = "storage_not_a_store"


class NewerStoreError(StorageError):
    """A later version of the program wrote the file. Params: path, found, known (schema versions)."""

    code = "storage_newer"


class DamagedStoreError(StorageError):
    """The file is damaged; each of its projects must be checked. Params: path."""

    code = "storage_damaged"


class DamagedProjectError(StorageError):
    """The stored content of a project differs from what was saved. Params: id, name."""

    code = "storage_project_damaged"


class ReadOnlyStoreError(StorageError):
    """The file or its folder cannot be written; nothing was saved. Params: path."""

    code = "storage_read_only"


class StoreFullError(StorageError):
    """The disk is full; nothing was saved. Params: path."""

    code = "storage_full"


class StoreNotOpenedError(StorageError):
    """The file cannot be opened: missing folder or no permission. Params: path."""

    code = "storage_not_opened"


class StoreNotSavedError(StorageError):
    """Reading or writing failed in SQLite or the operating system; nothing was saved. Params: path."""

    code = "storage_not_saved"


class UnknownProjectError(StorageError):
    """No project has this id or name. Params: wanted."""

    code = "storage_no_such_project"


class AmbiguousProjectError(StorageError):
    """Several projects have this name. Params: wanted, ids (each with its variants)."""

    code = "storage_several_projects"


class EmptyStoreError(StorageError):
    """The file is absent, empty or without tables, and may not be created. Params: path."""

    code = "storage_empty"


class LostStoreError(EmptyStoreError):
    """The store is absent or empty while there are backups of it; nothing was written.

    Params: path, count (of backups) and, when one is sound, time and projects of the newest sound one. Without a
    sound backup the code is another.

    Attributes:
        backup_count: number of backups, sound or not.
        made_at: time of the newest sound backup, in UTC; None when none is sound.
        project_count: number of projects in that backup; 0 without one.
    """

    code = "storage_lost"

    def __init__(
        self, path: Path, backup_count: int, made_at: dt.datetime | None = None, project_count: int = 0
    ) -> None:
        if made_at is None:
            self.code = "storage_lost_unsound"
        self.backup_count, self.made_at, self.project_count = backup_count, made_at, project_count
        params: dict[str, Param] = {"path": str(path), "count": backup_count}
        if made_at is not None:
            params |= {"time": f"{made_at:%Y-%m-%d %H:%M:%S} UTC", "projects": project_count}
        super().__init__(**params)


class SwappedStoreError(StorageError):
    """Another program replaced, changed or removed the file while it was open; nothing was saved in it.

    Params: path.
    """

    code = "storage_swapped"


class BackupFailedError(StorageError):
    """The copy could not be made or differs from the store. Params: path."""

    code = "storage_backup_failed"


class DamagedBackupError(StorageError):
    """The backup is damaged; nothing was restored. Params: path."""

    code = "storage_backup_damaged"


class MigrationFailedError(StorageError):
    """The upgrade would have lost data, so it was undone. Params: path, found, known (schema versions)."""

    code = "storage_migration_failed"


class FileNotWrittenError(StorageError):
    """A file could not be written; the earlier file is still there. Params: path."""

    def __init__(self, code: str, **params: Param) -> None:
        self.code = code
        super().__init__(**params)


class ProjectDocumentError(StorageError):
    """A project cannot be written as a document, or a document does not hold a project.

    Attributes:
        path: place in the document, such as `$.project.variants[0].name`.
    """

    def __init__(self, code: str, **params: Param) -> None:
        self.parts: list[str] = []
        self._given = params
        self.code = code
        super().__init__(**params, path=self.path)

    @property
    def path(self) -> str:
        """Place in the document, such as `$.project.variants[0].name`."""
        return "$" + "".join(reversed(self.parts))

    def inside(self, part: str | int) -> "ProjectDocumentError":
        """The same error with `part`, a key or a position, put before its path."""
        self.parts.append(f"[{part}]" if isinstance(part, int) else f".{part}")
        self.message = Message(self.code, {**self._given, "path": self.path})
        return self

    def __str__(self) -> str:
        return f"{self.code} at {self.path}: {self._given}"
