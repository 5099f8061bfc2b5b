"""Whatever is changed outside the program is found: by the project itself when it is opened, else by the list."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.storage.errors import DamagedProjectError, DamagedStoreError, StorageError, UnknownProjectError
from models.storage.sqlite.store import Store, open_store
from tests.models.storage.samples import clock, project

NOT_THE_SAME = (
    "UPDATE part SET content = replace(content, '2.2', '2.3') WHERE kind = 'line' AND position = 1",
    "UPDATE part SET content = replace(content, 'r2', 'r9') WHERE kind = 'line' AND position = 1",
    "UPDATE part SET content = '{}' WHERE kind = 'product'",
    "UPDATE part SET content = '{not json' WHERE kind = 'line' AND position = 1",
    "UPDATE part SET position = 99 WHERE kind = 'line' AND position = 1",
    "UPDATE part SET position = 99 WHERE kind = 'line' AND position = 4",
    "UPDATE part SET position = -1 WHERE kind = 'line' AND position = 0",
    "DELETE FROM part WHERE kind = 'line' AND position = 4",
    "DELETE FROM part WHERE kind = 'assessment'",
    "INSERT INTO part SELECT variant_key, kind, 99, content FROM part WHERE kind = 'line' AND position = 1",
    "UPDATE variant SET content = replace(content, 'Ñ', 'N')",
    "UPDATE variant SET position = 1 - position",
    "DELETE FROM variant WHERE id = 'v2'",
    "INSERT INTO variant SELECT 99, project_key, 2, 'v3', '{\"id\":\"v3\"}' FROM variant WHERE id = 'v1'",
    "UPDATE variant SET id = 'v9' WHERE id = 'v2'",
    "UPDATE variant SET content = '{\"a\":' || replace(hex(zeroblob(50000)), '0', '[') WHERE id = 'v2'",
    "UPDATE project SET content = replace(content, 'Arnhem', 'Ede')",
    "UPDATE project SET content = '{\"a\":' || replace(hex(zeroblob(50000)), '0', '[')",
    "UPDATE project SET content_hash = replace(content_hash, substr(content_hash, 1, 1), 'x')",
    "UPDATE project SET signature = substr(signature, 2) || substr(signature, 1, 1)",
    "UPDATE project SET signature = 'j' || substr(signature, 2)",
    "UPDATE project SET municipality = 'Ede'",
    "UPDATE project SET name_key = 'iets anders'",
    "UPDATE project SET variant_names = replace(variant_names, 'Hout', 'Staal')",
    "UPDATE project SET change_counter = 7",
    "UPDATE project SET changed_at = '2020-01-01T00:00:00+00:00'",
)
"""Damage within the rows of one project."""


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "meetlat.db", clock=clock) as store:
        yield store


def _change(store: Store, sql: str) -> None:
    assert store._connection.execute(sql).rowcount > 0, "the statement changed nothing"


@pytest.mark.parametrize("sql", NOT_THE_SAME)
def test_a_changed_row_is_found_when_the_project_is_opened_and_by_the_check(store: Store, sql: str) -> None:
    store.save_project(project())
    assert store.load_project("p1") == project()
    store.check()
    _change(store, sql)
    with pytest.raises(DamagedProjectError) as caught:
        store.load_project("p1")
    assert caught.value.message.params["id"] == "p1"
    with pytest.raises(StorageError):
        store.check()


@pytest.mark.parametrize("sql", NOT_THE_SAME)
def test_a_damaged_project_can_be_saved_and_damage_to_the_list_stays_damage(store: Store, sql: str) -> None:
    """Work is not lost to damage: what is open is saved, whole; a digest that cannot be mended is said."""
    store.save_project(project())
    _change(store, sql)
    store.save_project(project(lines=3))
    assert store.load_project("p1") == project(lines=3)
    if "SET signature" in sql:
        with pytest.raises(DamagedStoreError):
            store.check()
    else:
        store.check()


def test_damage_in_one_project_leaves_the_others_open(store: Store) -> None:
    store.save_project(project())
    store.save_project(project("p2"))
    _change(store, "UPDATE project SET municipality = 'Ede' WHERE id = 'p2'")
    assert store.load_project("p1") == project()
    store.save_project(project(lines=2))
    with pytest.raises(DamagedProjectError):
        store.load_project("p2")
    with pytest.raises(DamagedStoreError):
        store.list_projects()


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM project WHERE id = 'p2'",
        "UPDATE project SET deleted_at = '' WHERE id = 'p2'",
        "UPDATE project SET id = 'p3' WHERE id = 'p2'",
        "UPDATE project SET name = 'Ander' WHERE id = 'p2'",
        "UPDATE project SET line_count = 7 WHERE id = 'p2'",
        "UPDATE project SET signature = (SELECT signature FROM project WHERE id = 'p1') WHERE id = 'p2'",
        "UPDATE register SET change_counter = change_counter + 1",
        "UPDATE register SET store_id = 'x'",
        "UPDATE register SET digest = replace(digest, substr(digest, 1, 1), 'g')",
        "DELETE FROM register",
    ],
)
def test_a_project_cannot_vanish_from_the_list_unseen(store: Store, sql: str) -> None:
    store.save_project(project())
    store.save_project(project("p2"))
    assert len(store.list_projects()) == 2
    _change(store, sql)
    for look in (store.list_projects, store.check):
        with pytest.raises(StorageError) as caught:
            look()
        assert caught.value.message.code == "storage_damaged"


def test_a_change_of_another_project_does_not_sign_what_is_damaged(store: Store) -> None:
    """A save adds to the digest what it changed and nothing else, so that damage stays damage."""
    for number in (1, 2, 3):
        store.save_project(project(f"p{number}"))
    _change(store, "DELETE FROM project WHERE id = 'p2'")
    store.save_project(project("p1", lines=3))
    store.delete_project("p3")
    with pytest.raises(DamagedStoreError):
        store.list_projects()
    with pytest.raises(UnknownProjectError):
        store.load_project("p2")
    store.save_project(project("p2"))
    with pytest.raises(DamagedStoreError):
        store.list_projects()


def test_a_damaged_project_is_neither_deleted_nor_signed_anew(store: Store) -> None:
    store.save_project(project())
    _change(store, "UPDATE project SET name = 'Ander'")
    with pytest.raises(DamagedProjectError):
        store.delete_project("p1")
    with pytest.raises(DamagedProjectError):
        store.load_project("p1")


def test_a_damaged_project_that_is_saved_whole_is_whole_again(store: Store) -> None:
    store.save_project(project())
    _change(store, "UPDATE project SET name = 'Ander'")
    _change(store, "UPDATE part SET content = '{}'")
    store.save_project(project())
    assert store.load_project("p1") == project()
    store.check()


TABLES = ("project", "variant", "part")


def _copy_rows(store: Store, other: Path) -> None:
    """Puts the rows of the other file, of the one project that both have, in the place of the store's own."""
    connection = store._connection
    connection.execute("ATTACH ? AS other", (str(other),))
    for table in reversed(TABLES):
        connection.execute(f"DELETE FROM main.{table}")  # noqa: S608 one of three names
    for table in TABLES:
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM other.{table}")  # noqa: S608
    connection.execute("DETACH other")


def _other_store(folder: Path, save: Callable[[Store], object]) -> Path:
    path = folder / "ander.db"
    with open_store(path, clock=clock) as other:
        save(other)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=DELETE")
    raw.close()
    return path


def test_a_project_that_was_taken_from_another_store_is_found(store: Store, tmp_path: Path) -> None:
    """Its rows are whole in themselves, of the same count of changes, and even say the same."""
    store.save_project(project())
    other = _other_store(tmp_path, lambda made: made.save_project(project()))
    _copy_rows(store, other)
    with pytest.raises(DamagedProjectError):
        store.load_project("p1")
    with pytest.raises(DamagedStoreError):
        store.list_projects()


def test_a_project_that_was_taken_from_an_older_copy_is_found_by_the_list(store: Store, tmp_path: Path) -> None:
    store.save_project(project())
    older = tmp_path / "ouder.db"
    store.copy_to(older)
    _copy_rows(store, older)
    store.check()  # the control: its own rows, from the copy, are what they were
    store.save_project(replace(project(), address="Dorpsstraat 1"))
    _copy_rows(store, older)
    with pytest.raises(DamagedStoreError):
        store.list_projects()


def test_two_rows_that_are_the_same_do_not_cancel_out(store: Store) -> None:
    """What an exclusive or would not see."""
    store.save_project(project())
    columns = [row[1] for row in store._connection.execute("PRAGMA table_info(project)")][2:]
    for number in (2, 3):
        rest = ", ".join(columns)
        _change(store, f"INSERT INTO project SELECT {number}, 'x{number}', {rest} FROM project LIMIT 1")  # noqa: S608
    with pytest.raises(DamagedStoreError):
        store.list_projects()


def test_a_whole_copy_of_the_file_is_as_good_as_the_file(store: Store, tmp_path: Path) -> None:
    """The control: what belongs together stays good wherever it lies."""
    store.save_project(project())
    copy = tmp_path / "kopie.db"
    store.copy_to(copy)
    shutil.move(copy, tmp_path / "elders.db")
    with open_store(tmp_path / "elders.db") as opened:
        assert opened.load_project("p1") == project()
        opened.check()
