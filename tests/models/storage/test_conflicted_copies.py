"""The copies that synchronisation programs make are known by name, and nothing of ours or the user's is."""

from pathlib import Path

import pytest

from models.storage.conflicted_copies import conflicted_copies

COPIES = (
    "meetlat (conflicted copy 2026-11-30).db",
    "meetlat (Jan de Vries's conflicted copy 2026-11-30).db",
    "meetlat (Case Conflict).db",
    "meetlat (conflicterend exemplaar van Jan 2026-11-30).db",
    "meetlat (Conflicterend exemplaar 2026-11-30 101112).db",
    "meetlat (Jan in conflict).db",
    "meetlat-DESKTOP-ABC.db",
    "meetlat-DESKTOP-4F2K9QX-2.db",
    "meetlat-LAPTOP1.db",
    "meetlat_conf(1).db",
    "meetlat_conflict-20261130-101112.db",
    "meetlat.sync-conflict-20261130-101112-ABCDEFG.db",
    "meetlat (SFConflict jan@voorbeeld.nl 2026-11-30-10-11-12).db",
    "meetlat.Conflict.db",
    "meetlat (In Konflikt stehende Kopie von Jan 2026-11-30).db",
    "meetlat (Copie en conflit de Jan 2026-11-30).db",
    "meetlat.db (conflicted copy)",
    "MEETLAT-DESKTOP-ABC.db",
)
OTHERS = (
    "meetlat.db",
    "meetlat.db-journal",
    "meetlat.db-wal",
    "meetlat.db-journal (conflicted copy 2026-11-30)",
    "meetlat.db.restoring",
    "meetlat.db.damaged-20261130T101112Z",
    "meetlat.db.replaced-20261130T101112Z",
    "meetlat.version-2.db",
    "meetlat-demo.db",
    "meetlat-2026.db",
    "meetlat - oud.db",
    "meetlat (kopie van voor de verhuizing).db",
    "conflict.db",
    "settings (conflicted copy 2026-11-30).json",
    "meetlat-conflict.xlsx",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_synchronisation_program_is_known(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert conflicted_copies(tmp_path / "meetlat.db") == (tmp_path / name,)


def test_nothing_else_is_taken_for_one(tmp_path: Path) -> None:
    for name in OTHERS:
        (tmp_path / name).touch()
    (tmp_path / "meetlat (conflicted copy).db").mkdir()
    assert conflicted_copies(tmp_path / "meetlat.db") == ()
    assert conflicted_copies(tmp_path / "nergens" / "meetlat.db") == ()


def test_they_are_looked_for_by_the_name_of_the_database(tmp_path: Path) -> None:
    for name in ("kantoor (conflicted copy).db", "meetlat (conflicted copy).db"):
        (tmp_path / name).touch()
    assert conflicted_copies(tmp_path / "kantoor.db") == (tmp_path / "kantoor (conflicted copy).db",)
