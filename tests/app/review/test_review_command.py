"""`meetlat review`: many files, no store, headlines first, and one bad file that stops nothing."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from planted import A2_DATE, FACADE, example, without_groups, workbook_of

from app.command_line.cli import main
from app.paths import EXAMPLES
from tests.places import ROOT

OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"
HOUSE = EXAMPLES / "rijwoning-beton-baksteen.xlsx"


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_headlines_come_first_and_nothing_is_stored(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.xlsx"
    late = replace(example("rijwoning-beton-baksteen"), permit_application_date=A2_DATE)
    plan.write_bytes(workbook_of(without_groups(late, FACADE)))
    assert main(["review", str(plan), *profile]) == 0
    said = _said(capsys)
    assert 0 < said.index("EERST DIT") < said.index("set A2 (grens 1,6)") < said.index("OPGEGEVEN TEGEN HERREKEND")
    assert said.index("Gevel (21, 41)") < said.index("OPGEGEVEN TEGEN HERREKEND")
    assert not (tmp_path / "profiel").exists()


def test_one_bad_file_stops_nothing(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    torn = tmp_path / "stuk.xlsx"
    torn.write_bytes(HOUSE.read_bytes()[:5000])
    files = [str(torn), str(tmp_path / "weg.xlsx"), str(tmp_path), str(HOUSE)]
    out = tmp_path / "uit"
    summary = tmp_path / "samen.xlsx"
    arguments = ["--pdf", str(out), "--json", str(out), "--summary", str(summary)]
    assert main(["review", *files, *arguments, *profile]) == 2, "one file is not there"
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "1 bestand beoordeeld, 3 niet gelezen" in said.err
    sheet = openpyxl.load_workbook(summary).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [Path(name).name for name in files]
    made = sorted(path.name for path in out.iterdir())
    assert "rijwoning-beton-baksteen - review.pdf" in made
    document = json.loads((out / "rijwoning-beton-baksteen - review.json").read_text("utf-8"))
    assert document["plan"]["line_count"] == 75


def test_files_of_the_same_name_get_documents_of_their_own(tmp_path: Path, profile: list[str]) -> None:
    files = []
    for folder, source in (("een", HOUSE), ("twee", OFFICE)):
        (tmp_path / folder).mkdir()
        files.append(str(shutil.copy(source, tmp_path / folder / "plan.xlsx")))
    out = tmp_path / "uit"
    assert main(["review", *files, "--json", str(out), *profile]) == 0
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(out.iterdir())]
    assert len({document["file"]["sha256"] for document in documents}) == 2


def test_an_earlier_submission_is_held_beside_it(profile: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    timber = EXAMPLES / "rijwoning-houtskeletbouw.xlsx"
    assert main(["review", str(timber), "--against", str(HOUSE), "--lang", "en", *profile]) == 0
    said = _said(capsys)
    assert "23 added, 13 removed, 7 changed, 55 the same" in said
    assert "Embodied carbon" in said


@pytest.mark.parametrize("option", ["--pdf", "--summary", "--against"])
def test_wrong_use_is_said_before_anything_is_read(
    option: str, tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An output folder that is a file, a summary over the input, and an earlier submission without a plan."""
    plan = Path(shutil.copy(HOUSE, tmp_path / "plan.xlsx"))
    (tmp_path / "leeg.csv").write_bytes(b"")
    value = {"--pdf": plan, "--summary": plan, "--against": tmp_path / "leeg.csv"}[option]
    assert main(["review", str(plan), option, str(value), *profile]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err
    assert plan.read_bytes() == HOUSE.read_bytes()


def test_a_reader_that_closes_the_output_gets_no_traceback_and_no_half_summary(tmp_path: Path) -> None:
    plan = str(EXAMPLES / "rijwoning-beton-baksteen.xlsx")
    summary = tmp_path / "overzicht.xlsx"
    command = [sys.executable, "-m", "app", "review", plan, plan, "--summary", str(summary)]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [*command, "--profile-dir", str(tmp_path / "profiel")],
            stdout=closed,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},  # so that the first line meets the closed pipe
        )
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert not summary.exists()
