"""Backups are whole states that were once saved, are kept for about a year, and come back exactly."""

import datetime as dt
import itertools
import random
import shutil
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest

from models.storage.backup import (
    Backup,
    holds_state,
    kept_backups,
    list_backups,
    make_backup,
    restore_backup,
    rotate_backups,
)
from models.storage.errors import BackupFailedError, DamagedBackupError, StorageError, StoreInUseError
from models.storage.library import delete_own_product, save_own_product
from models.storage.restore import restoring_name
from models.storage.store import open_store
from tests.models.storage.samples import NOW, OWN_CARD, project

DAY = dt.timedelta(days=1)


def test_a_backup_while_another_thread_commits_is_a_state_that_was_committed(tmp_path: Path) -> None:
    states = [project(lines=count) for count in range(8)]
    stop = threading.Event()
    with open_store(tmp_path / "meetlat.db") as store:
        store.save_project(states[0])

        def commit() -> None:
            for state in itertools.cycle(states):
                if stop.is_set():
                    return
                store.save_project(state)

        writer = threading.Thread(target=commit)
        writer.start()
        try:
            backups = [
                make_backup(store, tmp_path / "backups", NOW + n * dt.timedelta(hours=1)) for n in range(20)
            ]
        finally:
            stop.set()
            writer.join()
    for backup in backups:
        with open_store(backup.path, read_only=True) as copy:
            copy.check()
            assert copy.load_project("p1") in states
            assert copy.change_counter() == backup.counter
    assert len({backup.counter for backup in backups}) > 1
    assert list_backups(tmp_path / "backups") == sorted(backups, reverse=True)
    assert len(list((tmp_path / "backups").iterdir())) == 20, "no part files stay behind"


def _read_whole(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        store.check()


def test_control_a_plain_copy_of_an_open_transaction_is_not_whole(tmp_path: Path) -> None:
    path, copy = tmp_path / "meetlat.db", tmp_path / "copy.db"
    with open_store(path) as store:
        store.save_project(project(lines=5))
        store._connection.execute("PRAGMA cache_size = 1")
        store._connection.execute("PRAGMA cache_spill = 1")
        store._connection.execute("BEGIN IMMEDIATE")
        store._connection.execute("UPDATE part SET content = printf('{%.*c', 20000, 'x')")
        store._connection.execute("UPDATE variant SET content = printf('{%.*c', 200000, 'x')")
        shutil.copy(path, copy)
        store._connection.execute("ROLLBACK")
        backup = make_backup(store, tmp_path / "backups", NOW)
    with pytest.raises(StorageError):
        _read_whole(copy)
    with open_store(backup.path, read_only=True) as whole:
        assert whole.load_project("p1") == project(lines=5)


def test_a_damaged_store_gets_no_backup_and_older_ones_stay(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with open_store(tmp_path / "meetlat.db") as store:
        store.save_project(project())
        good = make_backup(store, folder, NOW)
        store._connection.execute("UPDATE part SET content = '{}' WHERE position = 0")
        with pytest.raises(BackupFailedError):
            make_backup(store, folder, NOW + DAY)
    assert [path.name for path in folder.iterdir()] == [good.path.name]


def test_two_lines_of_work_in_one_second_keep_a_backup_each(tmp_path: Path) -> None:
    path, folder = tmp_path / "meetlat.db", tmp_path / "backups"
    with open_store(path) as store:
        first = make_backup(store, folder, NOW)
        store.save_project(project("links"))
        left = make_backup(store, folder, NOW)
    restore_backup(first.path, path, NOW)
    with open_store(path) as store:
        store.save_project(project("rechts"))
        right = make_backup(store, folder, NOW)
    assert left.counter == right.counter, "the control: a name of counter and second would be the same"
    assert list_backups(folder) == [right, left, first]
    for backup, wanted in ((left, "links"), (right, "rechts")):
        with open_store(backup.path, read_only=True) as copy:
            assert [summary.id for summary in copy.list_projects()] == [wanted]


def test_a_state_is_held_by_a_backup_that_has_just_this_content(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with open_store(tmp_path / "meetlat.db") as store:
        assert holds_state(store, folder, NOW), "nothing was ever stored"
        store.save_project(project())
        assert not holds_state(store, folder, NOW)
        backup = make_backup(store, folder, NOW)
        assert holds_state(store, folder, NOW)
        assert not holds_state(store, folder, NOW - DAY), "a backup from the future"
        save_own_product(store, OWN_CARD)
        assert not holds_state(store, folder, NOW), "only the library changed"
        restored = make_backup(store, folder, NOW)
        for damage in (b"", b"kapot" * 1000, restored.path.read_bytes()[:8192]):
            restored.path.write_bytes(damage)
            assert not holds_state(store, folder, NOW)
        restored.path.unlink()
        restored.path.mkdir()
        assert not holds_state(store, folder, NOW)
        delete_own_product(store, OWN_CARD.id)
    restore_backup(backup.path, tmp_path / "meetlat.db", NOW)
    with open_store(tmp_path / "meetlat.db") as store:
        assert holds_state(store, folder, NOW)


def _daily(days: int, per_day: int = 3) -> list[Backup]:
    moments = [NOW - day * DAY - n * dt.timedelta(hours=3) for day in range(days) for n in range(per_day)]
    return [Backup(moment, 1, 1, Path(f"{moment:%Y%m%d%H}")) for moment in moments]


def test_rotation_keeps_all_of_two_days_then_days_weeks_and_months() -> None:
    backups = _daily(500)
    kept = sorted(kept_backups(backups, NOW), reverse=True)
    ages = [NOW - backup.made_at for backup in kept]
    assert sum(age <= 2 * DAY for age in ages) == sum(NOW - backup.made_at <= 2 * DAY for backup in backups)
    older = [age.days for age in ages if age > 2 * DAY]
    assert len(older) == 12 + 10 + 9
    assert older[11] in range(12, 16)
    assert 75 < older[21] < 95
    assert 330 < older[-1] < 380


def test_rotating_every_day_ends_with_the_same_reach_as_rotating_once() -> None:
    alive: set[Backup] = set()
    for backup in sorted(_daily(500)):
        alive.add(backup)
        alive = kept_backups(alive, backup.made_at)
    ages = sorted((NOW - backup.made_at).days for backup in alive)
    assert 330 < ages[-1] < 380
    gaps = [later - earlier for earlier, later in itertools.pairwise(ages)]
    assert max(gaps) <= 35, "five Sundays"


def test_backups_from_the_future_stay_and_take_no_place() -> None:
    past = _daily(40)
    future = [Backup(NOW + n * DAY, 1, 1, Path(f"future{n}")) for n in range(1, 400)]
    assert kept_backups([*past, *future], NOW) == kept_backups(past, NOW) | set(future)


def test_random_clocks_never_empty_the_folder() -> None:
    rng = random.Random(3)
    for _ in range(200):
        moments = {NOW + rng.randint(-4000, 4000) * dt.timedelta(hours=1) for _ in range(rng.randint(1, 60))}
        backups = [Backup(moment, 1, rng.randint(0, 5), Path(str(moment))) for moment in moments]
        now = NOW + rng.randint(-4000, 4000) * dt.timedelta(hours=1)
        kept = kept_backups(backups, now)
        past = [backup for backup in backups if backup.made_at <= now]
        assert not past or max(past) in kept, "the newest stays"


def test_rotation_removes_only_backups(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with open_store(tmp_path / "meetlat.db") as store:
        store.save_project(project())
        made = [make_backup(store, folder, NOW - n * DAY / 4) for n in range(0, 40, 4)]
        made += [make_backup(store, folder, NOW - n * DAY / 4 - dt.timedelta(hours=1)) for n in range(12, 40, 4)]
    others = [folder / "notitie.txt", folder / "meetlat-0000000001-20269999T000000Z.db", folder / "meetlat.db"]
    for other in others:
        other.touch()
    removed = rotate_backups(folder, NOW)
    assert len(removed) == 7
    assert {backup.path for backup in made} == set(removed) | {backup.path for backup in list_backups(folder)}
    assert all(other.exists() for other in others)
    assert list_backups(tmp_path / "nergens") == []


@pytest.fixture(name="backup")
def _backup(tmp_path: Path) -> Backup:
    with open_store(tmp_path / "meetlat.db") as store:
        store.save_project(project(lines=3))
        backup = make_backup(store, tmp_path / "backups", NOW)
        store.save_project(project(lines=9))
    return backup


@pytest.mark.parametrize("stale", list(itertools.product([False, True], repeat=3)))
def test_restore_gives_the_backup_whatever_lies_beside_the_store(
    tmp_path: Path, backup: Backup, stale: tuple[bool, ...]
) -> None:
    path = tmp_path / "meetlat.db"
    before = path.read_bytes()
    leftovers = [suffix for suffix, wanted in zip(("-wal", "-shm", "-journal"), stale, strict=True) if wanted]
    for suffix in leftovers:
        Path(f"{path}{suffix}").write_bytes(b"left over" * 200)
    restore_backup(backup.path, path, NOW)
    with open_store(path) as store:
        store.check()
        assert store.load_project("p1") == project(lines=3)
    aside = path.with_name("meetlat.db.damaged-20261120T120000Z")
    assert aside.read_bytes() == before
    for suffix in leftovers:
        if suffix != "-shm":
            assert Path(f"{aside}{suffix}").read_bytes() == b"left over" * 200


def _with_stale_wal(path: Path, target: Path) -> None:
    """Copy a store whose newer change is only in the WAL, as after a crash."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("UPDATE project SET name = 'uit de wal'")
    raw.commit()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{target}{suffix}")
    raw.close()


def test_an_unwanted_wal_does_not_come_back_and_the_control_shows_that_it_would(
    tmp_path: Path, backup: Backup
) -> None:
    target = tmp_path / "elders" / "meetlat.db"
    target.parent.mkdir()
    _with_stale_wal(tmp_path / "meetlat.db", target)
    naive = tmp_path / "naief.db"
    for suffix in ("", "-wal"):
        shutil.copy(f"{target}{suffix}", f"{naive}{suffix}")
    shutil.copy(backup.path, naive)
    with pytest.raises(StorageError), open_store(naive) as store:
        store.check()
    restore_backup(backup.path, target, NOW)
    with open_store(target) as store:
        assert store.load_project("p1") == project(lines=3)


def test_restoring_twice_keeps_both_of_what_was_there(tmp_path: Path, backup: Backup) -> None:
    path = tmp_path / "meetlat.db"
    restore_backup(backup.path, path, NOW)
    restore_backup(backup.path, path, NOW)
    names = sorted(file.name for file in tmp_path.glob("*.damaged-*"))
    assert names == ["meetlat.db.damaged-20261120T120000Z", "meetlat.db.damaged-20261120T120000Z-2"]


def test_restore_where_no_store_is_and_over_a_damaged_one(tmp_path: Path, backup: Backup) -> None:
    for path in (tmp_path / "nieuw" / "meetlat.db", tmp_path / "kapot.db"):
        if path.name == "kapot.db":
            path.write_bytes(b"kapot" * 1000)
        restore_backup(backup.path, path, NOW)
        with open_store(path) as store:
            assert store.load_project("p1") == project(lines=3)


def test_a_damaged_backup_is_not_restored(tmp_path: Path, backup: Backup) -> None:
    path, rng, counts = tmp_path / "meetlat.db", random.Random(5), Counter[str]()
    before, sound = path.read_bytes(), backup.path.read_bytes()
    for _ in range(80):
        data = bytearray(sound)
        start = rng.randrange(len(data) // 512) * 512
        data[start : start + 512] = rng.randbytes(512)
        backup.path.write_bytes(data)
        try:
            restore_backup(backup.path, path, NOW)
        except DamagedBackupError:
            counts["refused"] += 1
            assert path.read_bytes() == before
            assert not restoring_name(path).exists()
        else:
            with open_store(path) as store:
                assert store.load_project("p1") == project(lines=3)
            path.write_bytes(before)
    assert counts["refused"] > 10, counts


def test_a_store_that_is_open_is_not_replaced(tmp_path: Path, backup: Backup) -> None:
    path = tmp_path / "meetlat.db"
    with open_store(path) as store:
        with pytest.raises(StoreInUseError):
            restore_backup(backup.path, path, NOW)
        assert store.load_project("p1") == project(lines=9)
