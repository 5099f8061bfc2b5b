"""Rounds in which a process that works on a store is killed.

Run as `python -m tests.models.storage.rounds SCENARIO N`.

One warm process forks a child per round, so that a round costs milliseconds. Prints one JSON object with
what was counted. A scenario that ends in `_control` does the same with the protection taken away.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from models.storage import store as store_module
from models.storage.backup import make_backup, restore_backup
from models.storage.errors import ReadOnlyStoreError, StorageError, StoreInUseError
from models.storage.migrations.runner import MIGRATIONS, Migration
from models.storage.project_document import content_hash
from models.storage.store import open_store
from tests.models.storage.samples import NOW, project

if TYPE_CHECKING:
    from alembic.operations import Operations

NOBODY = 65534
MAX_SECONDS = 0.1
DONE = 1
Work = Callable[[Callable[[int], None]], None]


def kill_at_random(work: Work, rng: random.Random, seconds: float = MAX_SECONDS) -> list[int]:
    """Run `work` in a child and kill -9 it at a random moment after its first acknowledgement.

    Returns:
        What the child acknowledged.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda number: _tell(writing, number))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledged:
        first = acknowledged.read(4)
        time.sleep(rng.uniform(0.0, seconds))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        data = first + acknowledged.read()
    return [number for (number,) in struct.iter_unpack("<i", data[: len(data) // 4 * 4])]


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, struct.pack("<i", number))


def without_transactions() -> None:
    """Take the protection away: every statement commits by itself, as SQLAlchemy does with DDL by default."""
    real = store_module._engine

    def unwrapped(connection: sqlite3.Connection, begin: str) -> Engine:
        return real(connection, "SELECT 1" if begin else begin)

    store_module._engine = unwrapped


class Window:
    """The time within which the child is killed; it follows the machine, so that about half get finished."""

    def __init__(self) -> None:
        self.seconds = 0.03

    def heed(self, acknowledged: list[int]) -> None:
        """Make the window longer while the work is not finished in it, shorter when it is."""
        self.seconds *= 0.8 if DONE in acknowledged else 1.25


# --- saving


def saving(folder: Path, rounds: int, rng: random.Random, *, protected: bool = True) -> Counter[str]:
    """Saves of projects with 5 lines, each acknowledged after its commit."""
    counts: Counter[str] = Counter(rounds=0, commits=0, lost=0, half=0, unsound=0)
    expected = [content_hash(project(f"s{number}")) for number in range(500)]
    for _ in range(rounds):
        path = folder / f"{counts['rounds']}.db"
        acknowledged = kill_at_random(partial(_save_on, path, protected=protected), rng)
        counts["rounds"] += 1
        counts["commits"] += len(acknowledged) - 1
        _verify_saved(path, acknowledged[1:], expected, counts)
        path.unlink()
    return counts


def _save_on(path: Path, tell: Callable[[int], None], *, protected: bool) -> None:
    with open_store(path) as made:
        made.save_project(project("begin"))
    if not protected:
        without_transactions()
    with open_store(path) as store:
        tell(-1)
        for number in range(500):
            store.save_project(project(f"s{number}"))
            tell(number)


def _verify_saved(path: Path, acknowledged: list[int], expected: list[str], counts: Counter[str]) -> None:
    try:
        with open_store(path) as store:
            hashes = {summary.id: summary.content_hash for summary in store.list_projects()}
            counts["lost"] += sum(hashes.get(f"s{number}") != expected[number] for number in acknowledged)
            for project_id in hashes:
                whole = store.load_project(project_id) == project(project_id)
                counts["half"] += not whole
            store.check()
    except StorageError:
        counts["half"] += 1
        counts["unsound"] += 1


# --- migrating


def make_old(path: Path) -> None:
    """A store of the present version, in one file: what is old for the steps that the tests add."""
    with open_store(path, migrations=MIGRATIONS) as store:
        for made in (project(), project("p2", lines=30), project("big", lines=400, name="Groot"), project("weg")):
            store.save_project(made)
        store.delete_project("weg")
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=DELETE")
    raw.close()


def one_more_step(operations: "Operations") -> None:
    """A throw-away step with several statements."""
    import sqlalchemy as sa

    operations.add_column("part", sa.Column("remark", sa.Text(), nullable=True))
    operations.execute("UPDATE part SET remark = content")
    operations.create_table("extra_table", sa.Column("key", sa.Integer(), primary_key=True), sqlite_strict=True)
    operations.add_column("variant", sa.Column("remark", sa.Text(), nullable=True))
    operations.execute("UPDATE variant SET remark = content")


OLD_VERSION = MIGRATIONS[-1].version
NEXT_VERSION = OLD_VERSION + 1
WITH_ONE_MORE = (*MIGRATIONS, Migration(NEXT_VERSION, one_more_step))


def schema_state(path: Path) -> str:
    """`old`, `new` or `half`, of a store that should go by one step more."""
    connection = sqlite3.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    sql = " ".join(str(row[0]) for row in connection.execute("SELECT sql FROM sqlite_schema"))
    signs = [version == NEXT_VERSION, sql.count("remark") == 2, "extra_table" in sql]
    for table in ("part", "variant") if signs[1] else ():
        query = f"SELECT count(*) FROM {table} WHERE remark IS NOT content"  # noqa: S608 one of two names
        signs.append(connection.execute(query).fetchone()[0] == 0)
    connection.close()
    if all(signs):
        return "new"
    return "half" if any(signs) or version != OLD_VERSION or "remark" in sql else "old"


def migrating(folder: Path, rounds: int, rng: random.Random, *, protected: bool = True) -> Counter[str]:
    """Upgrades of a store with 400 lines to a throw-away version."""
    counts: Counter[str] = Counter(rounds=0, old=0, new=0, half=0, unsound=0)
    wanted, window, old = project("big", lines=400, name="Groot"), Window(), folder / "old.db"
    make_old(old)
    for _ in range(rounds):
        path = folder / f"{counts['rounds']}.db"
        shutil.copy(old, path)
        window.heed(kill_at_random(partial(_migrate_on, path, protected=protected), rng, window.seconds))
        counts["rounds"] += 1
        counts[schema_state(path)] += 1
        if protected:
            with open_store(path, migrations=WITH_ONE_MORE) as store:
                counts["unsound"] += store.load_project("big") != wanted
                store.check()
    return counts


def _migrate_on(path: Path, tell: Callable[[int], None], *, protected: bool) -> None:
    if not protected:
        without_transactions()
    tell(0)
    with open_store(path, migrations=WITH_ONE_MORE):
        tell(DONE)


# --- restoring


def restoring(folder: Path, rounds: int, rng: random.Random) -> Counter[str]:
    """Restores of a backup over a store that went on."""
    counts: Counter[str] = Counter(rounds=0, old=0, restored=0, other=0)
    before, after, window = project(lines=5), project(lines=300), Window()
    path = folder / "meetlat.db"
    with open_store(path) as store:
        store.save_project(before)
        backup = make_backup(store, folder / "backups", NOW)
    for _ in range(rounds):
        with open_store(path) as store:
            store.save_project(after)
        window.heed(kill_at_random(partial(_restore_on, backup.path, path), rng, window.seconds))
        counts["rounds"] += 1
        with open_store(path) as store:
            store.check()
            found = store.load_project("p1")
        counts["old" if found == after else "restored" if found == before else "other"] += 1
    return counts


def _restore_on(backup: Path, path: Path, tell: Callable[[int], None]) -> None:
    tell(0)
    restore_backup(backup, path, NOW)
    tell(DONE)


# --- two at once


def locking(folder: Path, rounds: int, rng: random.Random) -> Counter[str]:
    """A second opening while the first lives, and one after it was killed."""
    counts: Counter[str] = Counter(rounds=0, refused=0, slow=0, reopened=0)
    path = folder / "meetlat.db"
    for _ in range(rounds):
        counts["rounds"] += 1
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            store = open_store(path)
            store.save_project(project())
            _tell(writing, 0)
            time.sleep(60)
        os.read(reading, 4)
        started = time.monotonic()
        for read_only in (False, True):
            try:
                open_store(path, read_only=read_only).close()
            except StoreInUseError:
                counts["refused"] += 1
        counts["slow"] += time.monotonic() - started > 2.0
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        os.close(writing)
        with open_store(path) as store:
            counts["reopened"] += store.load_project("p1") == project()
    return counts


# --- without permission to write


def unwritable(folder: Path, _rounds: int, _rng: random.Random) -> Counter[str]:
    """A folder, a file, and a file in WAL mode in a folder, that may only be read; as an ordinary user."""
    counts: Counter[str] = Counter(rounds=0, right=0, changed=0)
    for name, file_mode, folder_mode, journal in (
        ("folder", 0o666, 0o555, "delete"),
        ("file", 0o444, 0o777, "delete"),
        ("wal", 0o666, 0o555, "wal"),
    ):
        place = folder / name
        path = place / "meetlat.db"
        with open_store(path) as store:
            store.save_project(project())
        raw = sqlite3.connect(path)
        raw.execute(f"PRAGMA journal_mode={journal}")
        raw.close()
        Path(f"{path}-journal").unlink(missing_ok=True)
        path.chmod(file_mode)
        place.chmod(folder_mode)
        before = sorted((file.name, file.read_bytes()) for file in place.iterdir())
        child = os.fork()
        if child == 0:
            _exit_as_ordinary_user(path)
        counts["rounds"] += 1
        counts["right"] += os.waitpid(child, 0)[1] == 0
        counts["changed"] += before != sorted((file.name, file.read_bytes()) for file in place.iterdir())
        place.chmod(0o777)
    return counts


def _exit_as_ordinary_user(path: Path) -> None:
    status = 1
    try:
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        with open_store(path) as store:
            right = store.read_only and store.load_project("p1") == project()
            try:
                store.save_project(project())
            except ReadOnlyStoreError:
                status = 0 if right else 1
    finally:
        os._exit(status)


SCENARIOS: dict[str, Callable[[Path, int, random.Random], Counter[str]]] = {
    "saving": saving,
    "saving_control": lambda folder, rounds, rng: saving(folder, rounds, rng, protected=False),
    "migrating": migrating,
    "migrating_control": lambda folder, rounds, rng: migrating(folder, rounds, rng, protected=False),
    "restoring": restoring,
    "locking": locking,
    "unwritable": unwritable,
}


def main(scenario: str, rounds: int) -> Counter[str]:
    """Run one scenario in a folder of its own, after everything it needs has been loaded."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with open_store(folder / "warm.db", migrations=WITH_ONE_MORE) as store:
            store.save_project(project())
        return SCENARIOS[scenario](folder, rounds, random.Random(20261120))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
