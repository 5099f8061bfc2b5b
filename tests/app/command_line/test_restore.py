"""After damage the program names a backup that is good, and `restore` brings it back."""

import re
import shlex
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.command_line.cli import main
from app.paths import EXAMPLES
from tests.places import ROOT

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


OFFERS = {"nl": "Terugzetten: meetlat restore", "en": "Restore it with: meetlat restore"}


def _lose(profile: Path, how: str) -> None:
    """Takes the database away, or leaves nothing of it, as a deletion, a full disk or a killed start does."""
    database = profile / "meetlat.db"
    database.unlink()
    if how == "zero bytes":
        database.touch()
    elif how == "no tables":
        empty = sqlite3.connect(database)
        empty.execute("PRAGMA user_version=0")
        empty.execute("VACUUM")
        empty.close()
    elif how == "zero bytes and a journal":
        database.touch()
        Path(f"{database}-wal").write_bytes(b"wat nog niet in het bestand stond" * 200)


def _all_files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("how", ["absent", "zero bytes", "no tables", "zero bytes and a journal"])
def test_a_lost_database_beside_backups_is_said_and_nothing_is_written(
    how: str, lang: str, tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    (good,) = _backups(tmp_path)
    _lose(tmp_path / "profiel", how)
    before = _all_files(tmp_path)
    for command in (["list"], ["import", str(EXAMPLE)], ["delete", "Kantoor"], ["score", "Kantoor in beton"]):
        capsys.readouterr()
        assert main([*command, *profile, "--lang", lang]) == 1
        said = capsys.readouterr().err
        assert f"{OFFERS[lang]} {good.name} --profile-dir {tmp_path / 'profiel'}" in said
        assert "--start-empty" in said
        assert "1 project." in said.splitlines()[0], "how many projects the newest has"
        assert good.name[19:23] in said.splitlines()[0], "of which year it is"
        assert _all_files(tmp_path) == before
    assert main(["restore", good.name, *profile]) == 0
    assert main(["list", *profile]) == 0
    assert "Kantoor in beton" in capsys.readouterr().out
    if how.endswith("journal"):
        assert any(tmp_path.rglob("*.damaged-*-wal"))


def test_the_command_that_is_named_works_as_it_stands(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    _lose(tmp_path / "profiel", "absent")
    main(["list", *profile])
    named = capsys.readouterr().err.partition("Terugzetten: meetlat ")[2].splitlines()[0]
    assert main(shlex.split(named)) == 0
    assert main(["list", *profile]) == 0


def test_starting_empty_is_a_choice_that_is_made_once_and_keeps_everything(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    backups = _backups(tmp_path)
    assert main(["restore", "--start-empty", *profile]) == 2
    assert "niets gewijzigd" in capsys.readouterr().err
    _lose(tmp_path / "profiel", "zero bytes and a journal")
    assert main(["restore", "--start-empty", *profile]) == 0
    assert any(tmp_path.rglob("*.damaged-*-wal"))
    assert main(["list", *profile]) == 0
    assert "Kantoor" not in capsys.readouterr().out
    assert main(["restore", "--start-empty", *profile]) == 0
    assert _backups(tmp_path) == backups


def test_without_a_sound_backup_that_is_said_and_still_nothing_is_begun(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    (only,) = _backups(tmp_path)
    only.write_bytes(b"kapot")
    _lose(tmp_path / "profiel", "absent")
    assert main(["list", *profile]) == 1
    said = capsys.readouterr().err
    assert "geen daarvan is goed" in said
    assert "--start-empty" in said
    assert not (tmp_path / "profiel" / "meetlat.db").exists()


@pytest.mark.parametrize("how", ["absent", "zero bytes", "no tables"])
def test_control_somebody_without_backups_just_starts(how: str, tmp_path: Path, profile: list[str]) -> None:
    main(["list", *profile])
    _lose(tmp_path / "profiel", how)
    assert main(["list", *profile]) == 0
    assert main(["import", str(EXAMPLE), *profile]) == 0
    assert len(_backups(tmp_path)) == 1


def test_a_restore_that_was_cut_short_is_finished_and_no_question(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    (good,) = _backups(tmp_path)
    _lose(tmp_path / "profiel", "absent")
    shutil.copy(good, tmp_path / "profiel" / "meetlat.db.restoring")
    assert main(["list", *profile]) == 0
    assert "Kantoor in beton" in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "words"), [("nl", "voegt niets samen"), ("en", "merges nothing")])
def test_a_conflicted_copy_is_named_once_in_a_run_and_left_alone(
    lang: str, words: str, tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(EXAMPLE), *profile])
    assert "synchronisat" not in capsys.readouterr().err, "the control"
    copy = tmp_path / "profiel" / "meetlat (conflicterend exemplaar van Jan 2026-11-30).db"
    copy.write_bytes(b"van een andere computer")
    for command in (["list"], ["score", "Kantoor in beton, draagconstructie"], ["import", str(EXAMPLE)]):
        assert main([*command, *profile, "--lang", lang]) == 0
        said = capsys.readouterr().err
        assert said.count(words) == 1
        assert str(copy) in said
    assert main(["restore", *profile]) == 0
    assert words not in capsys.readouterr().err
    assert copy.read_bytes() == b"van een andere computer"


def test_a_backup_of_an_earlier_version_is_good_and_counts(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "profiel" / "meetlat-backups"
    folder.mkdir(parents=True)
    earlier = folder / "meetlat-0000000002-20261101T000000Z.db"
    shutil.copy(ROOT / "tests" / "models" / "storage" / "golden" / "schema-1.db", earlier)
    before = earlier.read_bytes()
    assert main(["restore", *profile]) == 0
    assert "goed" in capsys.readouterr().out
    assert main(["list", *profile]) == 1
    said = capsys.readouterr().err
    assert "2026-11-01" in said.splitlines()[0]
    assert f"meetlat restore {earlier.name}" in said
    assert earlier.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [earlier.name]
