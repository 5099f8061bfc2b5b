"""Composition of one run of the program: its folders, reference data and store, wired together here alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.errors import UserError
from app.paths import REFERENCE_DATA, default_database, user_data_folder

if TYPE_CHECKING:
    from models.reference.reference import Reference
    from models.storage.sqlite.library import OwnLibrary
    from models.storage.sqlite.store import Store

_Result = TypeVar("_Result")
_BUSY_PAUSE_SECONDS = 0.2


@dataclass
class Session:
    """One run of the program. Reference data and store are opened on first use.

    Attributes:
        profile_folder: takes the place of the user's data folder when given.
        database: takes the place of the database in that folder when given; its folder must be there.
        busy_seconds: seconds to wait for a store that another process has open.
        has_used_store: whether the store was opened, or opening it was tried.
        own: the user's own cards and editions as `include_own` found them; None before a store was open.
    """

    profile_folder: Path | None = None
    database: Path | None = None
    busy_seconds: float = 0.0
    has_used_store: bool = field(default=False, init=False)
    own: "OwnLibrary | None" = field(default=None, init=False)
    _merged: "Reference | None" = field(default=None, init=False, repr=False)

    @cached_property
    def shipped_reference(self) -> "Reference":
        """The reference data that come with the program."""
        from models.calculation.library.loader import load_with_products

        return load_with_products(REFERENCE_DATA)

    @property
    def reference(self) -> "Reference":
        """The shipped reference data with the user's own cards, editions and assemblies."""
        if self._merged is None:
            self._merged = self._with_own()
        return self._merged

    def include_own(self, store: "Store") -> None:
        """Reads the own cards, editions and assemblies of a store and adds them to `reference`.

        Damaged items are left out and counted in `own.damaged`.

        Raises:
            StorageError: the file cannot be read.
        """
        from models.storage.errors import DamagedStoreError
        from models.storage.sqlite.library import OwnLibrary, own_library

        try:
            self.own = own_library(store)
        except DamagedStoreError:
            self.own = OwnLibrary(damaged=("",))
        self._merged = None

    def _with_own(self) -> "Reference":
        own = self.own
        if own is None or not (own.products or own.requirement_sets or own.assemblies):
            return self.shipped_reference
        from models.reference.own_items import with_own

        return with_own(self.shipped_reference, own.products, own.requirement_sets, own.assemblies)

    @property
    def data_folder(self) -> Path:
        """The folder of database, settings, backups and log."""
        return user_data_folder(self.profile_folder)

    @property
    def database_file(self) -> Path:
        """The database of this run; it need not exist."""
        return self.database or default_database(self.profile_folder)

    @property
    def backup_folder(self) -> Path:
        """The folder of the backups of that database; it need not exist."""
        database = self.database_file
        return database.parent / f"{database.stem}-backups"

    @property
    def log_file(self) -> Path:
        return self.data_folder / "logs" / "meetlat.log"

    def open_store(self, *, read_only: bool = False, may_start_empty: bool = False) -> "Store":
        """Opens the store of this run, to be closed by the caller; waits for one that is in use.

        Args:
            read_only: whether writing is refused.
            may_start_empty: whether an empty store is made when it is gone while there are backups of it.

        Raises:
            UserError: the folder of a database that was asked for is not there.
            LostStoreError: the store is gone while there are backups of it; nothing was written.
            StorageError: it stays in use, or is damaged, newer or not a store.
        """
        from models.storage.backup import list_backups, lost_store
        from models.storage.errors import EmptyStoreError
        from models.storage.sqlite.store import open_store, utc_now

        path = self.checked_database()
        self.has_used_store = True
        may_create = may_start_empty or not list_backups(self.backup_folder)
        try:
            store = self.patiently(lambda: open_store(path, read_only=read_only, may_create=may_create))
        except EmptyStoreError as error:
            raise lost_store(path, self.backup_folder, utc_now()) from error
        try:
            self.include_own(store)
        except BaseException:
            store.close()
            raise
        return store

    def checked_database(self) -> Path:
        """The database of this run.

        Raises:
            UserError: the folder of a database that was asked for does not exist, most likely a typing error.
        """
        if self.database is not None and not self.database.parent.is_dir():
            raise UserError("cli_no_database_folder", path=str(self.database.parent))
        return self.database_file

    def patiently(self, action: Callable[[], _Result]) -> _Result:
        """The result of `action`, retried for `busy_seconds` while the store is in use elsewhere.

        Raises:
            StoreInUseError: it still is.
        """
        from models.storage.errors import StoreInUseError

        end = time.monotonic() + self.busy_seconds
        while True:
            try:
                return action()
            except StoreInUseError:
                if time.monotonic() >= end:
                    raise
            time.sleep(_BUSY_PAUSE_SECONDS)
