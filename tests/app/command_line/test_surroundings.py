"""What lies around the program: a full disk behind its output, a busy database, a folder that is not there."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.bootstrap import Session
from app.command_line.cli import main
from app.paths import EXAMPLES
from models.storage.errors import StoreInUseError
from models.storage.store import open_store

OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems limit the size of a file")
@pytest.mark.parametrize("arguments", [[], ["--json", "-"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_that_takes_no_more_is_said(arguments: list[str], unbuffered: str, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk: both refuse the write itself."""
    options = ["score", str(OFFICE), *arguments, "--profile-dir", str(tmp_path / "profiel")]
    command = ["/bin/sh", "-c", 'ulimit -f 1; exec "$0" -B -m app "$@"', sys.executable, *options]
    with (tmp_path / "uit").open("wb") as target:
        done = subprocess.run(
            command,
            stdout=target,
            stderr=subprocess.PIPE,
            check=False,
            cwd=EXAMPLES.parents[1],
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 1
    assert "de schijf is vol" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert not (tmp_path / "profiel" / "logs").exists()


def test_a_busy_store_is_waited_for(tmp_path: Path) -> None:
    session = Session(database=tmp_path / "meetlat.db", busy_seconds=20)
    holder = open_store(tmp_path / "meetlat.db")
    timer = threading.Timer(1.0, holder.close)
    timer.start()
    with session.open_store() as store:
        assert store.list_projects() == ()
    timer.join()


def test_a_store_that_stays_busy_is_said_to_be(tmp_path: Path) -> None:
    session = Session(database=tmp_path / "meetlat.db", busy_seconds=0.3)
    with open_store(tmp_path / "meetlat.db"), pytest.raises(StoreInUseError):
        session.open_store()


def test_a_mistyped_database_folder_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "tikfuot" / "meetlat.db"
    assert main(["list", "--database", str(database)]) == 2
    assert str(database.parent) in capsys.readouterr().err
    assert not database.parent.exists()
    assert main(["list", "--profile-dir", str(tmp_path / "nieuw")]) == 0
