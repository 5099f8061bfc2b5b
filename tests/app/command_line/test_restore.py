"""After damage the program names a backup that is good, and `restore` brings it back."""

import re
import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.paths import EXAMPLES

EXAMPLE = EXAMPLES / "kantoor-beton-constructie.xlsx"


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


def _backups(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "profiel" / "meetlat-backups").glob("*.db"))


def test_every_change_leaves_a_backup_and_looking_leaves_none(tmp_path: Path, profile: list[str]) -> None:
    main(["list", *profile])
    assert _backups(tmp_path) == []
    main(["import", str(EXAMPLE), *profile])
    assert len(_backups(tmp_path)) == 1
    main(["import", str(EXAMPLE), *profile])
    main(["list", *profile])
    assert len(_backups(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"kapot" * 2000, b"SQLite format 3\0" + b"x" * 9000])
def test_damage_names_the_newest_good_backup_and_restore_puts_it_back(
    damage: bytes, tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    (good,) = _backups(tmp_path)
    (good.parent / "meetlat-0000000009-20991231T000000Z.db").write_bytes(good.read_bytes())
    (good.parent / "meetlat-0000000002-20261101T000000Z.db").write_bytes(b"kapot")
    database = tmp_path / "profiel" / "meetlat.db"
    database.write_bytes(damage)
    assert main(["list", *profile]) == 1
    said = capsys.readouterr().err
    assert f"meetlat restore {good.name}" in said
    assert "2099" not in said
    assert main(["restore", *profile]) == 0
    listed = capsys.readouterr().out
    assert len(re.findall("goed", listed)) == 2
    assert len(re.findall("beschadigd", listed)) == 1
    assert main(["restore", good.name, *profile]) == 0
    assert main(["list", *profile]) == 0
    assert "Kantoor in beton" in capsys.readouterr().out
    assert any(path.read_bytes() == damage for path in database.parent.glob("*.damaged-*"))


def test_without_a_backup_that_is_said(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    shutil.rmtree(tmp_path / "profiel" / "meetlat-backups")
    (tmp_path / "profiel" / "meetlat.db").write_bytes(b"kapot" * 2000)
    assert main(["list", *profile]) == 1
    assert "geen bruikbare reservekopie" in capsys.readouterr().err
    assert main(["restore", "meetlat-weg.db", *profile]) == 2


def test_a_backup_that_fails_is_said_and_the_project_is_saved(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "profiel").mkdir()
    (tmp_path / "profiel" / "meetlat-backups").write_bytes(b"")
    assert main(["import", str(EXAMPLE), *profile]) == 0
    assert "geen reservekopie gemaakt" in capsys.readouterr().err
    assert main(["list", *profile]) == 0
    assert "Kantoor in beton" in capsys.readouterr().out
