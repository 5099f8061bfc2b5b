"""An upgrade is whole or not at all, loses no row, and leaves a checked copy of what was."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Engine, Float, Text, create_engine, event
from sqlalchemy.dialects import mysql, postgresql, sqlite

from models.storage.errors import BackupFailedError, MigrationFailedError, StorageError
from models.storage.migrations import runner
from models.storage.migrations.runner import MIGRATIONS, Migration
from models.storage.records import EIGHT_BYTES, STRICT, Base
from models.storage.store import open_store
from tests.models.storage.rounds import NEXT_VERSION, WITH_ONE_MORE, make_old, schema_state
from tests.models.storage.samples import project
from tests.places import ROOT


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """A store of the present version, with `project()` first; the tests add a step to it."""
    path = tmp_path / "meetlat.db"
    make_old(path)
    return path


def _tables(connection: sqlite3.Connection) -> dict[str, Any]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        name: (
            connection.execute(f"PRAGMA table_xinfo({name})").fetchall(),
            connection.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
            sorted(connection.execute(f"PRAGMA index_list({name})").fetchall()),
            connection.execute("SELECT wr, strict FROM pragma_table_list(?)", (name,)).fetchall(),
            sorted(_conditions(_sql(connection, name))),
        )
        for name in names
    }


def _conditions(sql: str) -> Iterator[str]:
    """The conditions by name, wherever in the statement they stand."""
    for found in re.finditer(r"CONSTRAINT (\w+) CHECK \(", sql):
        end, depth = found.end(), 1
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        yield sql[found.start() : end]


def _sql(connection: sqlite3.Connection, name: str) -> str:
    return str(connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])


def test_the_migrations_make_the_tables_of_the_records(tmp_path: Path) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        Base.metadata.create_all(connection)
        dbapi = connection.connection.driver_connection
        assert isinstance(dbapi, sqlite3.Connection)
        wanted = _tables(dbapi)
    engine.dispose()
    open_store(tmp_path / "new.db").close()
    raw = sqlite3.connect(tmp_path / "new.db")
    assert _tables(raw) == wanted
    assert sum(len(rules[-1]) for rules in wanted.values()) == sql_count(raw)
    raw.close()


def sql_count(connection: sqlite3.Connection) -> int:
    """How many CHECKs there are, with a name or without."""
    return sum(str(row[0]).count("CHECK (") for row in connection.execute("SELECT sql FROM sqlite_schema"))


def test_an_upgrade_keeps_every_project_and_a_copy_of_the_old_file(path: Path) -> None:
    with open_store(path, migrations=WITH_ONE_MORE) as store:
        assert store.load_project("p1") == project()
        store.save_project(project("p3"))
        store.check()
    assert schema_state(path) == "half", "the control: the project that came later has no remarks"
    copy = path.with_name("meetlat.version-1.db")
    assert schema_state(copy) == "old"
    assert sorted(file.name for file in path.parent.glob("*.db")) == ["meetlat.db", "meetlat.version-1.db"]
    with open_store(copy) as store:
        assert "p3" not in {summary.id for summary in store.list_projects()}
        store.check()


def test_a_second_copy_gets_its_own_name(path: Path) -> None:
    path.with_name("meetlat.version-1.db").write_bytes(b"kept")
    open_store(path, migrations=WITH_ONE_MORE).close()
    assert path.with_name("meetlat.version-1.db").read_bytes() == b"kept"
    assert schema_state(path.with_name("meetlat.version-1-2.db")) == "old"


def test_a_present_store_and_a_new_one_leave_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "meetlat.db"
    open_store(path).close()
    open_store(path).close()
    assert [file.name for file in path.parent.glob("*.db")] == ["meetlat.db"]


class _FaultError(Exception):
    """A fault put in by the test."""


@pytest.fixture(name="fail_at")
def _fail_at() -> Iterator[list[int]]:
    """Put a number in the list: the fault comes after that many statements of the migration."""
    left: list[int] = []

    def count(*_args: object) -> None:
        if left:
            left[0] -= 1
            if left[0] == 0:
                raise _FaultError

    event.listen(Engine, "after_cursor_execute", count)
    yield left
    event.remove(Engine, "after_cursor_execute", count)


def test_a_fault_after_any_statement_leaves_the_old_schema(path: Path, fail_at: list[int]) -> None:
    before = path.read_bytes()
    statements = 0
    for statements in range(1, 200):
        fail_at[:] = [statements]
        try:
            open_store(path, migrations=WITH_ONE_MORE).close()
            break
        except _FaultError:
            fail_at.clear()
            assert schema_state(path) == "old"
            assert path.read_bytes() == before
    assert statements > 5
    assert schema_state(path) == "new"


def test_a_fault_while_a_new_store_is_made_leaves_none(tmp_path: Path, fail_at: list[int]) -> None:
    path = tmp_path / "new.db"
    for statement in (1, 3, 8):
        fail_at[:] = [statement]
        with pytest.raises(_FaultError):
            open_store(path)
        fail_at.clear()
        raw = sqlite3.connect(path)
        assert raw.execute("SELECT * FROM sqlite_schema").fetchall() == []
        raw.close()
    open_store(path).close()


def _empty_lines(operations: Operations) -> None:
    operations.execute("DELETE FROM part WHERE position = 3")


def _orphan(operations: Operations) -> None:
    operations.execute("UPDATE part SET variant_key = 99 WHERE position = 3 AND kind = 'line' AND variant_key = 1")


def _drop(operations: Operations) -> None:
    operations.drop_table("library_item")


@pytest.mark.parametrize("step", [_empty_lines, _orphan, _drop])
def test_an_upgrade_that_would_lose_rows_is_undone(path: Path, step: Any) -> None:
    with pytest.raises(MigrationFailedError):
        open_store(path, migrations=(*MIGRATIONS, Migration(NEXT_VERSION, step)))
    with open_store(path) as store:
        assert store.load_project("p1") == project()
        store.check()


def test_rows_may_go_when_the_step_says_so(path: Path) -> None:
    meant = Migration(NEXT_VERSION, _drop, frozenset({"library_item"}))
    open_store(path, migrations=(*MIGRATIONS, meant)).close()


def _rebuild_parent(operations: Operations) -> None:
    with operations.batch_alter_table("variant", recreate="always", table_kwargs=STRICT) as batch:
        batch.add_column(Column("remark", Text))


def test_rebuilding_a_parent_table_keeps_its_children_and_foreign_keys_are_on_again(path: Path) -> None:
    with open_store(path, migrations=(*MIGRATIONS, Migration(NEXT_VERSION, _rebuild_parent))) as store:
        assert store.load_project("p1") == project()
        assert store._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        sql = store._connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'variant'").fetchone()[0]
        assert (sql.count("CHECK"), "STRICT" in sql) == (1, True), "its rules came along"


def test_a_copy_that_is_not_equal_stops_the_upgrade(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = runner.copy_database

    def spoiled(source: sqlite3.Connection, target: Path) -> None:
        real(source, target)
        raw = sqlite3.connect(target)
        raw.execute("UPDATE part SET content = '{}' WHERE position = 1")
        raw.commit()
        raw.close()

    monkeypatch.setattr(runner, "copy_database", spoiled)
    with pytest.raises(BackupFailedError):
        open_store(path, migrations=WITH_ONE_MORE)
    assert schema_state(path) == "old"
    assert [file.name for file in path.parent.glob("*.db")] == ["meetlat.db"]


def test_no_room_for_the_copy_stops_the_upgrade(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(runner, "copy_database", full)
    with pytest.raises(StorageError) as caught:
        open_store(path, migrations=WITH_ONE_MORE)
    assert caught.value.message.code == "storage_disk_full"
    assert schema_state(path) == "old"


def test_opening_a_present_store_does_not_load_alembic(path: Path) -> None:
    open_store(path).close()
    program = (
        "import sys; from pathlib import Path; from models.storage.store import open_store;"
        "open_store(Path(sys.argv[1])).load_project('p1'); assert 'alembic' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_real_number_has_eight_bytes_on_every_engine() -> None:
    names = {
        d.name: EIGHT_BYTES.compile(dialect=d) for d in (sqlite.dialect(), postgresql.dialect(), mysql.dialect())
    }
    assert names == {"sqlite": "REAL", "postgresql": "DOUBLE PRECISION", "mysql": "DOUBLE"}
    assert Float().compile(dialect=mysql.dialect()) == "FLOAT", "the control: four bytes"
