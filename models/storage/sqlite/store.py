"""The store: projects in one SQLite file, read and written as domain objects.

One action is one transaction, and a save that has returned is on the disk. A project that is read is compared with
its stored hash, so that damage is found and never scored. Leaves out backups (see `backup`) and any notion of a
current project.
"""

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from models.domain.project import Project
from models.storage.document.project_texts import KnownLines, content_hash_of, known_lines, project_of, texts_of
from models.storage.errors import (
    AmbiguousProjectError,
    DamagedProjectError,
    EmptyStoreError,
    ProjectDocumentError,
    ReadOnlyStoreError,
    StoreNotOpenedError,
    SwappedStoreError,
    UnknownProjectError,
)
from models.storage.restore import finish_restore, set_journals_aside
from models.storage.sqlite import project_rows
from models.storage.sqlite.connection import (
    SQLITE_ERRORS,
    FileState,
    connect_read_only,
    connect_to_write,
    inspect_file,
    keep_journal_apart,
    may_write,
    storage_error,
)
from models.storage.sqlite.fingerprint import fingerprint
from models.storage.sqlite.migrations.runner import (
    MIGRATIONS,
    Migration,
    copy_database,
    keep_copy,
    latest_version,
    migrate,
)
from models.storage.sqlite.project_rows import Header
from models.storage.sqlite.project_summary import ProjectSummary, name_with_variants
from models.storage.sqlite.register import read_register
from models.storage.sqlite.store_file import StoreFile

_SWAPPED = "replaced"
"""Mark in the names of journals that belong to a file that another program replaced."""

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The present time in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class Store:
    """An open store; use it as a context manager or close it. Threads may share it: each waits for its turn.

    Attributes:
        path: of the file.
        read_only: whether every save is refused: the file or its folder cannot be written, or it was opened so.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._clock = clock
        self._lock = threading.RLock()
        self._file = StoreFile(path, self.fingerprint)
        self._written: KnownLines = {}
        self._engine = _engine(connection, "BEGIN" if read_only else "BEGIN IMMEDIATE")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes and unlocks the file; a closed store may be closed again."""
        with self._lock:
            is_swapped = self.is_swapped()
            self._file.forget()
            if is_swapped:
                keep_journal_apart(self._connection)
            self._engine.dispose()
            self._connection.close()
            if is_swapped:
                set_journals_aside(self.path, _SWAPPED)

    def save_project(self, project: Project) -> ProjectSummary:
        """Saves a project, in the place of the one with its id; it is on the disk when this returns.

        Raises:
            ProjectDocumentError: the project has a value that cannot be stored, such as NaN.
            StorageError: nothing was saved.
        """
        texts = texts_of(project, self._written)
        self._written = known_lines(project, texts)
        with self.writing() as connection:
            header = project_rows.save(connection, self.path, project, texts, self.time())
        return project_rows.summary(header)

    def load_project(self, project_id: str) -> Project:
        """The project as it was saved.

        Raises:
            UnknownProjectError: there is no project with this id, or it was deleted.
            DamagedProjectError: the stored content differs from what was saved.
            StorageError: the file cannot be read.
        """
        with self.reading() as connection:
            header = self._live(connection, project_id)
            return self._checked(connection, header)

    def list_projects(self, *, deleted: bool = False) -> tuple[ProjectSummary, ...]:
        """The projects, or the deleted ones, sorted by name.

        Raises:
            DamagedStoreError: the list differs from the one that was saved.
        """
        with self.reading() as connection:
            headers = project_rows.headers(connection, self.path)
        chosen = [header for header in headers if (header.deleted_at is not None) is deleted]
        chosen.sort(key=lambda header: (header.name.casefold(), header.id))
        return tuple(map(project_rows.summary, chosen))

    def has_project(self, project_id: str, *, deleted: bool = False) -> bool:
        """Whether there is a project, or a deleted one, with exactly this id; its content is not checked."""
        with self.reading() as connection:
            return project_rows.exists(connection, project_id, deleted=deleted)

    def has_deleted(self) -> bool:
        """Whether there are deleted projects."""
        with self.reading() as connection:
            return project_rows.has_deleted(connection)

    def projects_named(self, name: str, *, deleted: bool = False) -> tuple[ProjectSummary, ...]:
        """The projects, or the deleted ones, with this name in any case and spacing.

        Raises:
            DamagedProjectError: the stored row of one differs from what was saved.
        """
        with self.reading() as connection:
            headers = project_rows.headers_named(connection, self.path, name)
        chosen = [header for header in headers if (header.deleted_at is not None) is deleted]
        return tuple(map(project_rows.summary, chosen))

    def find_project(self, name_or_id: str, *, deleted: bool = False) -> str:
        """The id of the project, or of the deleted one, with exactly this id, else with this name in any case.

        Raises:
            UnknownProjectError, AmbiguousProjectError: none, or more than one.
        """
        if self.has_project(name_or_id, deleted=deleted):
            return name_or_id
        found = self.projects_named(name_or_id, deleted=deleted)
        if not found:
            raise UnknownProjectError(wanted=name_or_id)
        if len(found) > 1:
            raise AmbiguousProjectError(wanted=name_or_id, ids=name_with_variants(found))
        return found[0].id

    def delete_project(self, project_id: str) -> None:
        """Deletes a project; `restore_deleted` brings all of it back.

        Raises:
            UnknownProjectError: there is no project with this id, or it was deleted already.
        """
        with self.writing() as connection:
            header = self._live(connection, project_id)
            project_rows.mark(connection, self.path, header, self.time())

    def restore_deleted(self, project_id: str) -> None:
        """Brings a deleted project back.

        Raises:
            UnknownProjectError: no deleted project has this id.
        """
        with self.writing() as connection:
            header = self._header(connection, project_id)
            if header.deleted_at is None:
                raise UnknownProjectError(wanted=project_id)
            project_rows.mark(connection, self.path, header, None)

    def check(self) -> None:
        """Checks the structure of the file, and each project, deleted ones included, against its hash.

        Raises:
            DamagedStoreError, DamagedProjectError: something differs from what was saved.
        """
        with self.reading() as connection:
            project_rows.check_structure(connection, self.path)
            for header in project_rows.headers(connection, self.path):
                self._checked(connection, header)

    def change_counter(self) -> int:
        """Number of changes of the store since it was made."""
        with self.reading() as connection:
            return read_register(connection, self.path).change_counter

    def fingerprint(self) -> str:
        """Identifies the present content of the whole store; "" when nothing was ever stored.

        Raises:
            StorageError: the file cannot be read.
        """
        with self._lock:
            try:
                return fingerprint(self._connection)
            except SQLITE_ERRORS as error:
                raise storage_error(error, self.path) from error

    def copy_to(self, target: Path) -> None:
        """Copies the whole store between two transactions; `target` must not exist.

        Raises:
            StorageError: the copy is incomplete.
        """
        with self._lock:
            try:
                copy_database(self._connection, target)
            except SQLITE_ERRORS as error:
                raise storage_error(error, target) from error

    def time(self) -> str:
        """The present time as it is stored with a change: ISO, UTC, to the second."""
        return self._clock().astimezone(dt.UTC).isoformat(timespec="seconds")

    def _header(self, connection: Connection, project_id: str) -> Header:
        header = project_rows.header_of(connection, self.path, project_id)
        if header is None:
            raise UnknownProjectError(wanted=project_id)
        return header

    def _live(self, connection: Connection, project_id: str) -> Header:
        header = self._header(connection, project_id)
        if header.deleted_at is not None:
            raise UnknownProjectError(wanted=project_id)
        return header

    def _checked(self, connection: Connection, header: Header) -> Project:
        damaged = DamagedProjectError(id=header.id, name=header.name)
        try:
            texts = project_rows.load(connection, header)
            document = texts.document()
            if content_hash_of(document) != header.content_hash:
                raise damaged
            project = project_of(document)
        except (ProjectDocumentError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise damaged from error
        if [row.id for row in texts.variants] != [variant.id for variant in project.variants]:
            raise damaged
        return project

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One reading transaction, for the modules of this package.

        Raises:
            StorageError: an error of SQLite.
        """
        with self._lock:
            try:
                with self._engine.begin() as connection:
                    yield connection
            except SQLAlchemyError as error:
                raise storage_error(getattr(error, "orig", None) or error, self.path) from error
            except SQLITE_ERRORS as error:
                raise storage_error(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One writing transaction, for the modules of this package; on the disk when it ends without an error.

        Raises:
            ReadOnlyStoreError: the store was opened for reading.
            SwappedStoreError: another program replaced the file.
            StorageError: an error of SQLite; nothing was changed.
        """
        if self.read_only:
            raise ReadOnlyStoreError(path=str(self.path))
        with self._lock:
            self._file.check()
            with self.reading() as connection:
                yield connection
            self._file.confirm()

    def is_swapped(self) -> bool:
        """Whether another program replaced, changed or removed the file; False during a save, which checks it."""
        if self.read_only or not self._lock.acquire(blocking=False):
            return False
        try:
            self._file.check()
        except SwappedStoreError:
            return True
        finally:
            self._lock.release()
        return False


def _engine(connection: sqlite3.Connection, begin: str) -> Engine:
    """An engine on this one connection, whose transactions begin with the statement `begin`, also for DDL."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", lambda opened: opened.exec_driver_sql(begin))
    return engine


def open_store(
    path: Path,
    *,
    read_only: bool = False,
    may_create: bool = True,
    migrations: Sequence[Migration] = MIGRATIONS,
    clock: Clock = utc_now,
) -> Store:
    """Opens the store at `path`; creates it when there is none, and upgrades one of an earlier version.

    Before an upgrade a checked copy is kept beside the file. A file or folder that cannot be written is opened for
    reading: see `Store.read_only`.

    Args:
        path: of the file.
        read_only: whether to open it for reading only.
        may_create: whether an absent or empty file may become a store.
        migrations: the steps of the upgrade.
        clock: gives the time that is stored with a change.

    Raises:
        EmptyStoreError: there is none and `may_create` is False; nothing was written.
        StoreInUseError: another program has it open.
        NewerStoreError: a later version of the program wrote it; the file is unchanged.
        NotAStoreError: it is another kind of file; the file is unchanged.
        DamagedStoreError: it is damaged; the file is unchanged.
        StoreNotOpenedError: it cannot be opened; the file is unchanged.
        ReadOnlyStoreError: it is of an earlier version and cannot be written, so it cannot be upgraded.
        MigrationFailedError: the upgrade would have lost data; the file is as it was.
    """
    if not read_only and may_create:
        _make_folder(path)
    writable = not read_only and may_write(path)
    if writable:
        finish_restore(path)
    known = latest_version(migrations)
    state = inspect_file(path, known) if path.exists() else FileState(0, is_new=True)
    if state.is_new and not may_create:
        raise EmptyStoreError(path=str(path))
    if writable:
        try:
            return _open_to_write(path, state, migrations, clock)
        except ReadOnlyStoreError:
            writable = False
    if not path.exists():
        raise StoreNotOpenedError(path=str(path))
    if state.version != known:
        raise ReadOnlyStoreError(path=str(path))
    return Store(connect_read_only(path), path, clock, read_only=True)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreNotOpenedError(path=str(path)) from error


def open_private_copy(path: Path) -> Store:
    """Opens a temporary copy of a store and upgrades it without keeping a copy of the earlier version.

    Raises:
        StorageError: as `open_store`.
    """
    state = inspect_file(path, latest_version(MIGRATIONS))
    if state.version == latest_version(MIGRATIONS):
        return open_store(path, read_only=True)
    connection = connect_to_write(path)
    store = Store(connection, path, utc_now, read_only=False)
    try:
        _migrate(store, state, MIGRATIONS)
    except BaseException:
        store.close()
        raise
    return store


def _open_to_write(path: Path, state: FileState, migrations: Sequence[Migration], clock: Clock) -> Store:
    connection = connect_to_write(path)
    store = Store(connection, path, clock, read_only=False)
    try:
        if state.version != latest_version(migrations):
            _upgrade(store, connection, state, migrations)
        store._file.remember()
    except BaseException:
        store.close()
        raise
    return store


def _upgrade(
    store: Store, connection: sqlite3.Connection, state: FileState, migrations: Sequence[Migration]
) -> None:
    if not state.is_new:
        keep_copy(connection, store.path, state.version)
    _migrate(store, state, migrations)


def _migrate(store: Store, state: FileState, migrations: Sequence[Migration]) -> None:
    try:
        migrate(store._engine, store.path, state.version, migrations)
    except (SQLAlchemyError, *SQLITE_ERRORS) as error:
        raise storage_error(getattr(error, "orig", None) or error, store.path) from error
