"""The only place that wires the program together: folders, reference data and store."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import REFERENCE_DATA, default_database, user_data_folder

if TYPE_CHECKING:
    from models.reference.reference import Reference
    from models.storage.store import Store


@dataclass
class Session:
    """One run of the program. Reference data and store are opened on first use.

    Attributes:
        profile_folder: takes the place of the user's data folder when given.
        database: takes the place of the database in that folder when given.
    """

    profile_folder: Path | None = None
    database: Path | None = None

    @cached_property
    def reference(self) -> "Reference":
        from models.reference.loader import load_reference

        return load_reference(REFERENCE_DATA)

    @property
    def data_folder(self) -> Path:
        """Where database, settings, backups and log are."""
        return user_data_folder(self.profile_folder)

    @property
    def database_path(self) -> Path:
        return self.database or default_database(self.profile_folder)

    @property
    def backup_folder(self) -> Path:
        return self.database_path.parent / "backups"

    @property
    def log_file(self) -> Path:
        return self.data_folder / "logs" / "meetlat.log"

    def open_store(self, *, read_only: bool = False) -> "Store":
        """The store of this run; close it after use.

        Raises:
            StorageError: it is in use, damaged, newer or not a store.
            OSError: its folder cannot be made.
        """
        from models.storage.store import open_store

        path = self.database_path
        path.parent.mkdir(parents=True, exist_ok=True)
        return open_store(path, read_only=read_only)
