"""The only place that wires the program together: folders, reference data and store."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import REFERENCE_DATA, default_database, user_data_folder
from models.reference.loader import load_reference
from models.reference.reference import Reference

if TYPE_CHECKING:
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
    def reference(self) -> Reference:
        return load_reference(REFERENCE_DATA)

    @property
    def log_file(self) -> Path:
        return user_data_folder(self.profile_folder) / "logs" / "meetlat.log"

    @property
    def database_file(self) -> Path:
        """The database of this run; it need not exist."""
        return self.database or default_database(self.profile_folder)

    @property
    def backup_folder(self) -> Path:
        """Where the backups of that database are; it need not exist."""
        database = self.database_file
        return database.with_name(f"{database.stem}-backups")

    def open_store(self) -> "Store":
        """The store of this run; close it after use.

        Raises:
            StorageError: it is in use, damaged, newer or not a store.
            OSError: its folder cannot be made.
        """
        from models.storage.store import open_store

        path = self.database_file
        path.parent.mkdir(parents=True, exist_ok=True)
        return open_store(path)
