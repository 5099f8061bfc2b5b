"""No output takes the place of something that cannot be made again: database, backup, input, a stranger's file."""

import os
import shutil
from pathlib import Path

import pytest

from app.command_line.cli import main
from app.paths import EXAMPLES

OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "kantoor.xlsx"
    shutil.copy(OFFICE, path)
    return path


WRITERS = {
    "report": ["report", "BRON", "-o", "UIT"],
    "export": ["export", "BRON", "-o", "UIT"],
    "json": ["score", "BRON", "--json", "UIT"],
    "template": ["template", "--force", "-o", "UIT"],
}


def _write(writer: str, source: Path, target: Path, profile: list[str]) -> int:
    filled = {"BRON": str(source), "UIT": str(target)}
    return main([filled.get(word, word) for word in WRITERS[writer]] + profile)


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.wide(3)
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("suffix", ["", "-journal", "-wal"])
def test_the_database_and_its_journals_are_never_an_output(
    writer: str, suffix: str, source: Path, tmp_path: Path, profile: list[str]
) -> None:
    assert main(["import", str(source), *profile]) == 0
    database = tmp_path / "profiel" / "meetlat.db"
    before = _contents(database.parent)
    assert _write(writer, source, Path(f"{database}{suffix}"), profile) == 2
    assert _contents(database.parent) == before


@pytest.mark.parametrize("writer", WRITERS)
def test_a_database_that_is_yet_to_be_made_and_links_to_one_are_refused(
    writer: str, source: Path, tmp_path: Path, profile: list[str]
) -> None:
    (tmp_path / "profiel").mkdir()
    database = tmp_path / "profiel" / "meetlat.db"
    assert _write(writer, source, tmp_path / "profiel" / "." / "meetlat.db", profile) == 2
    database.write_bytes(b"")
    os.link(database, tmp_path / "hard")
    (tmp_path / "zacht").symlink_to(database)
    for name in ("hard", "zacht"):
        assert _write(writer, source, tmp_path / name, profile) == 2
    assert database.read_bytes() == b""


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_is_written_among_the_backups(
    writer: str, source: Path, tmp_path: Path, profile: list[str]
) -> None:
    folder = tmp_path / "profiel" / "meetlat-backups"
    folder.mkdir(parents=True)
    assert _write(writer, source, folder / "uit", profile) == 2
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("writer", ["report", "export", "json"])
def test_the_input_is_never_the_output(writer: str, source: Path, tmp_path: Path, profile: list[str]) -> None:
    (tmp_path / "link.xlsx").symlink_to(source)
    before = source.read_bytes()
    for target in (source, tmp_path / "link.xlsx"):
        assert _write(writer, source, target, profile) == 2
    assert source.read_bytes() == before


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("content", [b"Beste buurvrouw,", b"PK\x03\x04 archief", b"%!PS", b"SQLite format 3\0"])
def test_a_file_of_another_kind_is_left_alone(
    writer: str, content: bytes, source: Path, tmp_path: Path, profile: list[str]
) -> None:
    target = tmp_path / "brief"
    target.write_bytes(content)
    assert _write(writer, source, target, profile) == 2
    assert target.read_bytes() == content


@pytest.mark.parametrize("writer", WRITERS)
def test_an_earlier_output_is_replaced_and_keeps_its_permissions(
    writer: str, source: Path, tmp_path: Path, profile: list[str]
) -> None:
    target = tmp_path / "uit"
    assert _write(writer, source, target, profile) == 0
    target.chmod(0o640)
    assert _write(writer, source, target, profile) == 0
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_filled_in_template_is_not_emptied(
    tmp_path: Path, profile: list[str], source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = source.read_bytes()
    assert main(["template", "-o", str(source), *profile]) == 2
    assert "--force" in capsys.readouterr().err
    assert source.read_bytes() == before
    assert main(["template", "--force", "-o", str(source), *profile]) == 0
    assert source.read_bytes() != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_neither_read_nor_replaced(source: Path, tmp_path: Path, profile: list[str]) -> None:
    pipe = tmp_path / "pijp.xlsx"
    os.mkfifo(pipe)
    assert main(["score", str(pipe), *profile]) == 2
    for writer in WRITERS:
        assert _write(writer, source, pipe, profile) == 2
    assert pipe.is_fifo()


def test_the_demo_does_not_write_over_what_it_shows_nor_over_a_file(tmp_path: Path, profile: list[str]) -> None:
    before = {path: path.read_bytes() for path in EXAMPLES.iterdir()}
    assert main(["demo", "-o", str(EXAMPLES), *profile]) == 2
    assert {path: path.read_bytes() for path in EXAMPLES.iterdir()} == before
    (tmp_path / "demo").write_bytes(b"")
    assert main(["demo", "-o", str(tmp_path / "demo"), *profile]) == 2
    database = tmp_path / "map" / f"{OFFICE.stem}.pdf"
    assert main(["demo", "-o", str(database.parent), "--database", str(database), *profile]) == 2
    assert not database.exists()
