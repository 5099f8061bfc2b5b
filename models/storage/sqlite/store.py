"""The store: projects in one SQLite file, in and out as domain objects.

One action is one transaction, and a save that returned is on the disk. What is read is compared with
the hash that was stored with it, so that damage is found and never scored. Leaves out backups (see
`backup`) and any notion of a current project.
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
"""In the names of journals that belong to a file that another program replaced."""

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The present time in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class Store:
    """An open store; use it as a context manager or close it. Threads may share it: they wait in line.

    Attributes:
        path: of the file.
        read_only: the file or its folder cannot be written; every save is refused.
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
        """Give the file free; a closed store may be closed again."""
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
        """Insert the project, or replace the one with its id; it is on the disk when this returns.

        Raises:
            ProjectDocumentError: the project holds something that cannot be stored, such as NaN.
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
            UnknownProjectError: there is none, or it was deleted.
            DamagedProjectError: what is stored is not what was saved.
            StorageError: the file cannot be read.
        """
        with self.reading() as connection:
            header = self._live(connection, project_id)
            return self._checked(connection, header)

    def list_projects(self, *, deleted: bool = False) -> tuple[ProjectSummary, ...]:
        """The projects by name, or those that were deleted.

        Raises:
            DamagedStoreError: the list is not the one that was saved.
        """
        with self.reading() as connection:
            headers = project_rows.headers(connection, self.path)
        chosen = [header for header in headers if (header.deleted_at is not None) is deleted]
        chosen.sort(key=lambda header: (header.name.casefold(), header.id))
        return tuple(map(project_rows.summary, chosen))

    def has_project(self, project_id: str, *, deleted: bool = False) -> bool:
        """Whether a project, or a deleted one, has exactly this id; loading it tells whether it is whole."""
        with self.reading() as connection:
            return project_rows.exists(connection, project_id, deleted=deleted)

    def has_deleted(self) -> bool:
        """Whether there are deleted projects."""
        with self.reading() as connection:
            return project_rows.has_deleted(connection)

    def projects_named(self, name: str, *, deleted: bool = False) -> tuple[ProjectSummary, ...]:
        """The projects, or the deleted ones, with this name in any case and spacing.

        Raises:
            DamagedProjectError: what is stored of one is not what was saved.
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
        """Take the project off the list; `restore_deleted` brings it back whole.

        Raises:
            UnknownProjectError: there is none, or it was deleted already.
        """
        with self.writing() as connection:
            header = self._live(connection, project_id)
            project_rows.mark(connection, self.path, header, self.time())

    def restore_deleted(self, project_id: str) -> None:
        """Bring a deleted project back.

        Raises:
            UnknownProjectError: no deleted project has this id.
        """
        with self.writing() as connection:
            header = self._header(connection, project_id)
            if header.deleted_at is None:
                raise UnknownProjectError(wanted=project_id)
            project_rows.mark(connection, self.path, header, None)

    def check(self) -> None:
        """Read everything: the file's structure, and each project, deleted ones too, against its hash.

        Raises:
            DamagedStoreError, DamagedProjectError: something is not what was saved.
        """
        with self.reading() as connection:
            project_rows.check_structure(connection, self.path)
            for header in project_rows.headers(connection, self.path):
                self._checked(connection, header)

    def change_counter(self) -> int:
        """How many changes the store has seen."""
        with self.reading() as connection:
            return read_register(connection, self.path).change_counter

    def fingerprint(self) -> str:
        """Tells this state of the whole store from every other; "" when nothing was ever stored.

        Raises:
            StorageError: the file cannot be read.
        """
        with self._lock:
            try:
                return fingerprint(self._connection)
            except SQLITE_ERRORS as error:
                raise storage_error(error, self.path) from error

    def copy_to(self, target: Path) -> None:
        """A copy of the whole store as it is between two transactions; `target` must not exist.

        Raises:
            StorageError: the copy is not whole.
        """
        with self._lock:
            try:
                copy_database(self._connection, target)
            except SQLITE_ERRORS as error:
                raise storage_error(error, target) from error

    def time(self) -> str:
        """Now, as it is written beside what is saved: UTC, in seconds."""
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
        """One transaction for the modules of this package; what SQLite says comes out as a StorageError."""
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
        """As `reading`, with changes; on the disk when it ends without an error.

        Raises:
            ReadOnlyStoreError: the store was opened for reading.
            SwappedStoreError: another program has put another file in its place.
        """
        if self.read_only:
            raise ReadOnlyStoreError(path=str(self.path))
        with self._lock:
            self._file.check()
            with self.reading() as connection:
                yield connection
            self._file.confirm()

    def is_swapped(self) -> bool:
        """Whether another program replaced, changed or removed the file; a save that runs looks for itself."""
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
    """An engine on this one connection, with transactions that we begin ourselves, DDL included."""
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
    """Open the store at `path`, make it when there is none, and bring an older one to the present version.

    Before an upgrade a checked copy is kept beside the file. A file or folder that cannot be written is
    opened for reading: see `Store.read_only`.

    Raises:
        EmptyStoreError: there is none and `may_create` is false; nothing was written.
        StoreInUseError: another program has it open.
        NewerStoreError: a later version of the program wrote it; not a byte of it was changed.
        NotAStoreError, DamagedStoreError, StoreNotOpenedError: as they say; the file is unchanged.
        MigrationFailedError: the upgrade would not have kept everything; the file is as it was.
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
    """A store that nobody else knows of, brought to the present version without keeping a further copy.

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
