"""What is saved comes back whole; what cannot be saved is said and changes nothing."""

import datetime as dt
import resource
import shutil
import signal
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from models.domain.bill import Bill
from models.domain.project import Building, Project, Variant
from models.storage.connection import wal_is_safe
from models.storage.errors import (
    AmbiguousProjectError,
    ProjectDocumentError,
    ReadOnlyStoreError,
    StorageError,
    StoreFullError,
    StoreNotOpenedError,
    UnknownProjectError,
)
from models.storage.project_document import content_hash
from models.storage.store import Store, open_store
from tests.models.storage.samples import NOW, clock, line, project
from tests.strategies import projects


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "meetlat.db", clock=clock) as store:
        yield store


@pytest.fixture(name="shared_store", scope="module")
def _shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("store") / "meetlat.db") as store:
        yield store


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(projects())
def test_any_project_comes_back_the_same(shared_store: Store, any_project: Project) -> None:
    summary = shared_store.save_project(any_project)
    assert shared_store.load_project(any_project.id) == any_project
    assert summary.content_hash == content_hash(any_project)
    shared_store.check()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(projects(max_lines=6), projects(max_lines=6))
def test_a_replaced_project_is_the_new_one_alone(shared_store: Store, old: Project, new: Project) -> None:
    new = replace(new, id=old.id)
    shared_store.save_project(old)
    shared_store.save_project(new)
    assert shared_store.load_project(old.id) == new
    shared_store.check()


def test_it_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "map" / "meetlat ?#% é.db"
    with open_store(path) as store:
        store.save_project(project())
    with open_store(path) as store:
        assert store.load_project("p1") == project()
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".db"] == [path.name]


def _edits() -> list[Bill]:
    lines = project(lines=9).variants[0].bill.lines
    return [
        Bill(),
        Bill((*lines[:3], replace(lines[3], quantity=None), *lines[4:])),
        Bill(lines[1:]),
        Bill(tuple(reversed(lines))),
        Bill((*lines, line(10), line(11))),
        Bill((line(20), *lines)),
    ]


@pytest.mark.parametrize("bill", _edits())
def test_every_kind_of_edit_of_the_bill_is_kept(store: Store, bill: Bill) -> None:
    old = project(lines=9)
    store.save_project(old)
    first, second = old.variants
    new = replace(old, variants=(second, replace(first, bill=bill)))
    store.save_project(new)
    assert store.load_project("p1") == new
    store.check()


def test_one_changed_line_writes_one_line(store: Store) -> None:
    old = project(lines=50)
    store.save_project(old)
    before = store._connection.total_changes
    first, second = old.variants
    lines = first.bill.lines
    store.save_project(replace(old, variants=(replace(first, bill=Bill((line(99), *lines[1:]))), second)))
    assert store._connection.total_changes - before < 10


def test_the_list_tells_what_there_is(store: Store) -> None:
    store.save_project(project("b", name="Zuid"))
    store.save_project(project("a", lines=3, name="noord"))
    north, south = store.list_projects()
    assert (north.id, south.id) == ("a", "b")
    assert (north.name, north.municipality, north.variant_names, north.line_count) == (
        "noord",
        "Arnhem",
        ("Hout", ""),
        3,
    )
    assert north.changed_at == NOW
    assert north.change_counter > south.change_counter
    assert north.content_hash == content_hash(project("a", lines=3, name="noord"))


def test_a_project_is_found_by_id_else_by_its_one_name(store: Store) -> None:
    store.save_project(project("a", name="Zuid"))
    store.save_project(project("b", name="a"))
    assert store.find_project("a") == "a"
    assert store.find_project("zuid ") == "a"
    store.save_project(project("c", name="ZUID"))
    with pytest.raises(AmbiguousProjectError) as caught:
        store.find_project("Zuid")
    assert caught.value.message.params["ids"] == "a (Hout); c (Hout)"
    with pytest.raises(UnknownProjectError):
        store.find_project("west")


def test_a_deleted_project_can_be_brought_back_whole(store: Store) -> None:
    store.save_project(project())
    store.delete_project("p1")
    assert store.list_projects() == ()
    assert [summary.id for summary in store.list_projects(deleted=True)] == ["p1"]
    for refused in (store.load_project, store.delete_project, store.find_project):
        with pytest.raises(UnknownProjectError):
            refused("p1")
    store.restore_deleted("p1")
    assert store.load_project("p1") == project()
    with pytest.raises(UnknownProjectError):
        store.restore_deleted("p1")


def test_saving_a_deleted_project_brings_it_back_as_saved(store: Store) -> None:
    store.save_project(project())
    store.delete_project("p1")
    store.save_project(project(lines=2))
    assert store.load_project("p1") == project(lines=2)


def test_what_cannot_be_stored_changes_nothing(store: Store) -> None:
    store.save_project(project())
    spoiled = replace(project(), variants=(Variant("v1"), Variant("v1")))
    with pytest.raises(ProjectDocumentError):
        store.save_project(spoiled)
    with pytest.raises(ProjectDocumentError):
        store.save_project(replace(project(), variants=(Variant("v", building=Building(dwelling_count=10**400)),)))
    assert store.load_project("p1") == project()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE part SET content = '[]'",
        "UPDATE part SET content = NULL",
        "UPDATE part SET kind = 'iets'",
        "UPDATE part SET variant_key = 99",
        "UPDATE variant SET content = ''",
        "UPDATE variant SET id = 'v1'",
        "UPDATE project SET permit_application_date = '1-7-2026'",
        "UPDATE project SET is_archived = 2",
        "UPDATE project SET line_count = 'veel'",
        "UPDATE project SET content_hash = ''",
        "UPDATE project SET variant_names = '{}'",
        "INSERT INTO register VALUES (2, '', 0, '')",
    ],
)
def test_the_tables_themselves_refuse_what_cannot_be(store: Store, sql: str) -> None:
    store.save_project(project())
    with pytest.raises(sqlite3.IntegrityError):
        store._connection.execute(sql)


def test_the_tables_take_what_can_be(store: Store) -> None:
    """The control: the same statements with a value that may stand there."""
    store.save_project(project())
    for sql in ("UPDATE part SET content = '{}'", "UPDATE project SET permit_application_date = '2026-07-01'"):
        store._connection.execute(sql)


def test_a_full_disk_keeps_what_was_saved_and_saves_again_when_there_is_room(store: Store) -> None:
    store.save_project(project(lines=20))
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    refused = 0
    for room in range(1, 12):
        store._connection.execute(f"PRAGMA max_page_count = {pages + room}")
        try:
            store.save_project(project("groot", lines=400))
        except StoreFullError:
            refused += 1
            assert [summary.id for summary in store.list_projects()] == ["p1"]
            assert store.load_project("p1") == project(lines=20)
    assert refused == 11
    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.save_project(project("groot", lines=400))
    store.check()


def test_a_refused_write_of_the_file_itself_is_said_and_undone(store: Store) -> None:
    store.save_project(project(lines=20))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size, hard))
        with pytest.raises(StorageError):
            store.save_project(project("groot", lines=2000))
        assert store.load_project("p1") == project(lines=20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    store.save_project(project("groot", lines=2000))
    store.check()
    assert len(store.list_projects()) == 2


def test_a_store_opened_for_reading_reads_and_refuses_to_save(tmp_path: Path) -> None:
    path = tmp_path / "meetlat.db"
    with open_store(path) as store:
        assert not store.read_only
        store.save_project(project())
    before = path.read_bytes()
    with open_store(path, read_only=True) as store:
        assert store.read_only
        assert store.load_project("p1") == project()
        for action in (lambda: store.save_project(project()), lambda: store.delete_project("p1")):
            with pytest.raises(ReadOnlyStoreError):
                action()
    assert path.read_bytes() == before


def test_reading_a_store_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreNotOpenedError):
        open_store(tmp_path / "weg" / "meetlat.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_every_setting_that_makes_a_commit_last_is_on(tmp_path: Path) -> None:
    path = tmp_path / "meetlat.db"
    for _ in range(20):
        with open_store(path) as store:
            answers = {
                name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("synchronous", "foreign_keys", "trusted_schema", "locking_mode", "journal_mode")
            }
        journal = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate"
        assert answers == {
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "locking_mode": "exclusive",
            "journal_mode": journal,
        }


def test_all_threads_use_the_one_connection_in_turn(store: Store) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for lines in range(10):
                store.save_project(project(f"p{number}", lines=lines))
                assert store.load_project(f"p{number}").variants[0].bill == project(lines=lines).variants[0].bill
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    store.check()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 4), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), False),
        ((3, 52, 1), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_only_where_sqlite_no_longer_loses_commits(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_a_wal_file_of_another_sqlite_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "meetlat.db"
    with open_store(path) as store:
        store.save_project(project())
    other = sqlite3.connect(path)
    assert other.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    other.execute("UPDATE variant SET position = position")
    other.commit()
    crashed = tmp_path / "crashed.db"
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{crashed}{suffix}")
    other.close()
    with open_store(crashed) as store:
        assert store.load_project("p1") == project()
        store.save_project(project("p2"))
        store.check()


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    amsterdam = dt.timezone(dt.timedelta(hours=1))
    with open_store(tmp_path / "m.db", clock=lambda: NOW.astimezone(amsterdam)) as store:
        assert store.save_project(project()).changed_at == NOW
        assert store.list_projects()[0].changed_at.utcoffset() == dt.timedelta(0)


def test_the_list_tells_what_is_archived_and_which_edition_is_used(tmp_path: Path) -> None:
    with open_store(tmp_path / "meetlat.db") as store:
        store.save_project(replace(project(), is_archived=True, requirement_set_id="hnn-1.0"))
        (summary,) = store.list_projects()
        assert (summary.is_archived, summary.requirement_set_id) == (True, "hnn-1.0")
        assert store.load_project("p1").is_archived


def test_a_line_that_cannot_be_stored_is_named_with_its_place(store: Store) -> None:
    old = project(lines=3)
    store.save_project(old)
    first, second = old.variants
    wrong = replace(first.bill.lines[1], extra=(("kleur", "half \ud83d"),))
    lines = (first.bill.lines[0], wrong, first.bill.lines[2])
    with pytest.raises(ProjectDocumentError) as caught:
        store.save_project(replace(old, variants=(second, replace(first, bill=Bill(lines)))))
    assert caught.value.path == "$.project.variants[1].bill.lines[1].extra[0]"
    assert store.load_project("p1") == old


def test_lines_that_were_written_before_are_written_the_same_in_another_place(store: Store) -> None:
    old = project(lines=6)
    store.save_project(old)
    first, second = old.variants
    lines = first.bill.lines
    mixed = replace(old, variants=(replace(second, bill=Bill(lines[3:])), replace(first, bill=Bill(lines[2::-1]))))
    assert store.save_project(mixed).content_hash == content_hash(mixed)
    assert store.load_project("p1") == mixed
    store.check()
