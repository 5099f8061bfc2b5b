"""Files that are not ours, newer or damaged: refused with a typed error, never changed, never believed."""

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from models.domain.project import Project
from models.storage.connection import APPLICATION_ID
from models.storage.errors import (
    DamagedProjectError,
    NewerStoreError,
    NotAStoreError,
    StorageError,
    StoreInUseError,
    StoreNotOpenedError,
)
from models.storage.migrations.runner import MIGRATIONS, latest_version
from models.storage.store import open_store
from tests.models.storage.samples import project

KNOWN = latest_version(MIGRATIONS)
ROUNDS = int(os.environ.get("MEETLAT_DAMAGE_ROUNDS", "300"))


@pytest.fixture(name="sound", scope="module")
def _sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "meetlat.db"
    with open_store(path) as store:
        for number in range(3):
            store.save_project(project(f"p{number}", lines=20))
    return path


def _with_version(path: Path, version: int) -> None:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version={version}")
    raw.close()


def _refused(path: Path, expected: type[StorageError]) -> StorageError:
    before = path.read_bytes()
    with pytest.raises(expected) as caught:
        open_store(path)
    assert path.read_bytes() == before
    return caught.value


@pytest.mark.parametrize("version", [KNOWN + 1, 101, 2**31 - 1])
def test_a_newer_file_is_refused_with_both_versions_and_unchanged(
    sound: Path, tmp_path: Path, version: int
) -> None:
    path = tmp_path / "newer.db"
    shutil.copy(sound, path)
    _with_version(path, version)
    error = _refused(path, NewerStoreError)
    assert error.message.params == {"path": str(path), "found": version, "known": KNOWN}
    assert [file.name for file in tmp_path.iterdir()] == ["newer.db"]


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_file_with_an_impossible_version_is_refused(sound: Path, tmp_path: Path, version: int) -> None:
    path = tmp_path / "odd.db"
    shutil.copy(sound, path)
    _with_version(path, version)
    _refused(path, NotAStoreError)


def test_a_newer_file_that_still_has_its_wal_is_refused_unchanged(sound: Path, tmp_path: Path) -> None:
    path, copy = tmp_path / "wal.db", tmp_path / "copy" / "wal.db"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA user_version=7")
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    raw.close()
    wal = Path(f"{copy}-wal").read_bytes()
    assert _refused(copy, NewerStoreError).message.params["found"] == 7
    assert Path(f"{copy}-wal").read_bytes() == wal


@pytest.mark.parametrize("content", [b"x", b"naam;gemeente\n" * 500, b"PK\x03\x04" + bytes(4000), bytes(5000)])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    _refused(path, NotAStoreError)


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE project (id TEXT)")
    raw.close()
    _refused(path, NotAStoreError)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON part BEGIN UPDATE part SET content = '{}'; END",
        "CREATE VIEW v AS SELECT * FROM part",
    ],
)
def test_a_file_with_a_hidden_trigger_or_view_is_refused(sound: Path, tmp_path: Path, sql: str) -> None:
    path = tmp_path / "hostile.db"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path)
    raw.execute(sql)
    raw.close()
    _refused(path, NotAStoreError)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "meetlat.db"
    path.touch()
    with open_store(path) as store:
        assert store.list_projects() == ()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (KNOWN,)
    raw.close()


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreNotOpenedError):
        open_store(tmp_path)
    (tmp_path / "bestand").touch()
    with pytest.raises(StoreNotOpenedError):
        open_store(tmp_path / "bestand" / "meetlat.db")


def test_a_store_that_is_open_cannot_be_opened_again(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "meetlat.db"
    shutil.copy(sound, path)
    with open_store(path) as store:
        for read_only in (False, True):
            with pytest.raises(StoreInUseError):
                open_store(path, read_only=read_only)
        store.save_project(project("p9"))
    with open_store(path) as store:
        assert len(store.list_projects()) == 4


# --- damage


def _flip(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _zero(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data) // 512) * 512
    data[start : start + 512] = bytes(512)


def _truncate(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(1, len(data)) :]


def _outcome(path: Path, wanted: dict[str, Project]) -> str:
    """How the damage came out; anything but a StorageError would end the test."""
    try:
        store = open_store(path)
    except StorageError:
        return "refused when opened"
    with store:
        try:
            found = {summary.id: store.load_project(summary.id) for summary in store.list_projects()}
        except DamagedProjectError:
            return "found by hash"
        except StorageError:
            return "found when read"
    return "same" if found == wanted else "silent"


def _full_check_says_ok(path: Path) -> bool:
    raw = sqlite3.connect(path)
    try:
        sound = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound and not raw.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error:
        return False
    finally:
        raw.close()


@pytest.mark.parametrize("damage", [_flip, _zero, _truncate])
def test_damage_is_never_believed(
    sound: Path, tmp_path: Path, damage: Callable[[bytearray, random.Random], None]
) -> None:
    wanted = {f"p{number}": project(f"p{number}", lines=20) for number in range(3)}
    rng, path, counts = random.Random(11), tmp_path / "damaged.db", Counter[str]()
    original = sound.read_bytes()
    for _ in range(ROUNDS):
        data = bytearray(original)
        damage(data, rng)
        path.write_bytes(data)
        Path(f"{path}-journal").unlink(missing_ok=True)
        outcome = _outcome(path, wanted)
        counts[outcome] += 1
        if outcome == "refused when opened":
            assert path.read_bytes() == bytes(data), "a damaged file is left as it is"
        elif outcome.startswith("found") and _full_check_says_ok(path):
            counts["missed by SQLite's own full check"] += 1
    print(damage.__name__, dict(counts))  # noqa: T201 the measured numbers
    assert counts["silent"] == 0, counts
    if damage is _flip:
        missed = counts["missed by SQLite's own full check"]
        assert missed > 0, f"the control: without the hash these would have been believed, {counts}"


def test_without_the_hash_a_changed_figure_is_believed_by_sqlite(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.db"
    data = sound.read_bytes()
    assert data.count(b"Regel 7: kalkzandsteen, 100 mm") == 3
    path.write_bytes(data.replace(b"Regel 7: kalkzandsteen, 100 mm", b"Regel 7: kalkzandsteen, 700 mm"))
    assert _full_check_says_ok(path)
    with open_store(path) as store, pytest.raises(DamagedProjectError):
        store.load_project("p0")
