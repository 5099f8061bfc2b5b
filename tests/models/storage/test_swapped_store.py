"""A file that another program puts in the place of an open store is noticed before a save is lost in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.storage import connection as connections
from models.storage.backup import make_backup
from models.storage.errors import StorageError, SwappedStoreError
from models.storage.library import save_own_product
from models.storage.store import Store, open_store
from models.storage.store_file import StoreFile
from tests.models.storage.samples import NOW, OWN_CARD, project

_SECOND_WRITER = """
import sys
from pathlib import Path
from models.storage.errors import StoreInUseError
from models.storage.store import open_store
try:
    open_store(Path(sys.argv[1])).close()
except StoreInUseError:
    sys.exit(7)
"""


@pytest.fixture(params=["truncate", "wal"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(connections, "wal_is_safe", lambda _: request.param == "wal")
    with open_store(tmp_path / "meetlat.db") as made:
        made.save_project(project("begin"))
    with open_store(tmp_path / "meetlat.db") as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """What another computer made of it."""
    path = tmp_path / "elders.db"
    with open_store(path) as elsewhere:
        elsewhere.save_project(project("elders"))
    return path


def _replace(path: Path, other: Path) -> None:
    os.replace(other, path)


def _remove(path: Path, _: Path) -> None:
    path.unlink()


def _overwrite(path: Path, other: Path) -> None:
    """From another process: closing a file here would give our lock on it away."""
    command = "import sys; open(sys.argv[1], 'r+b').write(open(sys.argv[2], 'rb').read())"
    subprocess.run([sys.executable, "-c", command, str(path), str(other)], check=True)


SWAPS: dict[str, Callable[[Path, Path], None]] = {"replaced": _replace, "removed": _remove, "written": _overwrite}


@pytest.mark.parametrize("how", SWAPS)
def test_a_save_into_a_file_that_is_no_longer_ours_is_refused(how: str, store: Store, other: Path) -> None:
    store.save_project(project("eigen"))
    assert not store.is_swapped()
    theirs = other.read_bytes()
    SWAPS[how](store.path, other)
    assert store.is_swapped()
    with pytest.raises(SwappedStoreError):
        store.save_project(project("laatste"))
    with pytest.raises(SwappedStoreError):
        save_own_product(store, OWN_CARD)
    with pytest.raises(SwappedStoreError):
        store.delete_project("eigen")
    if how != "removed":
        assert store.path.read_bytes()[: len(theirs)] == theirs, "not a byte of the other version was changed"


@pytest.mark.parametrize("how", ["replaced", "removed"])
def test_control_without_the_look_a_save_is_lost_and_nobody_says_so(
    how: str, store: Store, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StoreFile, "check", lambda _: None)
    monkeypatch.setattr(StoreFile, "confirm", lambda _: None)
    store.save_project(project("eigen"))
    SWAPS[how](store.path, other)
    store.save_project(project("laatste"))
    store.close()
    journals = (Path(f"{store.path}{suffix}") for suffix in ("-wal", "-journal"))
    for journal in journals:
        journal.unlink(missing_ok=True)
    with open_store(store.path) as again:
        assert "laatste" not in {summary.id for summary in again.list_projects()}


@pytest.mark.parametrize("how", ["replaced", "removed"])
def test_our_journal_never_comes_over_the_other_version(how: str, store: Store, other: Path) -> None:
    store.save_project(project("eigen"))
    SWAPS[how](store.path, other)
    store.close()
    store.close()
    with open_store(store.path) as again:
        again.check()
        assert [summary.id for summary in again.list_projects()] == (["elders"] if how == "replaced" else [])
        again.save_project(project("later"))
        store.close()
        again.save_project(project("nog later"))
        assert not again.is_swapped(), "closing the old one again touches nothing of the new one"


def test_a_file_that_is_replaced_while_a_save_runs_is_noticed_when_it_ends(store: Store, other: Path) -> None:
    def save_and_swap() -> None:
        with store.writing():
            _replace(store.path, other)

    with pytest.raises(SwappedStoreError):
        save_and_swap()
    assert store.is_swapped()


@pytest.mark.parametrize("how", ["replaced", "removed"])
def test_what_the_window_holds_can_still_be_backed_up(how: str, store: Store, other: Path, tmp_path: Path) -> None:
    store.save_project(project("eigen"))
    SWAPS[how](store.path, other)
    backup = make_backup(store, tmp_path / "backups", NOW)
    with open_store(backup.path, read_only=True) as copy:
        assert {summary.id for summary in copy.list_projects()} == {"begin", "eigen"}


def test_a_new_date_alone_is_no_sign(store: Store) -> None:
    store.save_project(project("eigen"))
    os.utime(store.path, ns=(1, 1))
    assert not store.is_swapped()
    store.save_project(project("laatste"))
    store.close()
    with open_store(store.path) as again:
        assert len(again.list_projects()) == 3


def test_looking_at_the_file_keeps_our_lock_on_it(store: Store) -> None:
    os.utime(store.path, ns=(1, 1))
    assert not store.is_swapped()
    second = subprocess.run([sys.executable, "-c", _SECOND_WRITER, str(store.path)], check=False)
    assert second.returncode == 7


def test_a_change_that_failed_halfway_is_not_blamed_on_another_program(store: Store) -> None:
    def fail() -> None:
        with store.writing() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = 1")
            connection.exec_driver_sql("UPDATE bill_line SET note = printf('%.*c', 20000, 'x')")
            raise StorageError

    with pytest.raises(StorageError):
        fail()
    assert not store.is_swapped()
    store.save_project(project("laatste"))


def test_an_unreadable_file_in_its_place_is_noticed(store: Store, tmp_path: Path) -> None:
    junk = tmp_path / "rommel"
    junk.write_bytes(b"geen database" * 5000)
    shutil.move(junk, store.path)
    with pytest.raises(SwappedStoreError):
        store.save_project(project("laatste"))
