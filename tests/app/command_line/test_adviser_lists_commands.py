"""`meetlat questions` and `meetlat answers`: lists out, what they change, and storing it."""

from pathlib import Path

import pytest

from app.bootstrap import Session
from app.command_line.cli import main
from models.domain.answers import PointState
from models.domain.evidence import Evidence
from models.domain.project import Project, Variant
from tests.app.services.adviser_kit import filled, made

DAMAGE, DETAIL = "pluvial_flooding/schade", "pluvial_flooding/schade-250"


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    store_project(tmp_path, Project("p1", "De Werf", variants=(Variant("v1", "Basis"),)))
    return ["--profile-dir", str(tmp_path / "profiel"), "--lang", "nl"]


def store_project(tmp_path: Path, project: Project) -> None:
    with Session(tmp_path / "profiel").open_store() as store:
        store.save_project(project)


def state_of(tmp_path: Path, point_id: str) -> PointState | None:
    with Session(tmp_path / "profiel").open_store() as store:
        answer = store.load_project("p1").variants[0].answers.point(point_id)
    return answer.state if answer is not None else None


def test_a_list_goes_out_is_shown_and_is_stored_when_asked(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lijst.xlsx"
    assert main(["questions", "De Werf", "--adviser", "Wateradviseur", "-o", str(out), *profile]) == 0
    back = tmp_path / "terug.xlsx"
    back.write_bytes(filled(out.read_bytes(), {DAMAGE: {"answer": "ja", "document": "Waterparagraaf"}}))
    capsys.readouterr()
    assert main(["answers", str(back), *profile]) == 0
    said = capsys.readouterr()
    assert "nieuw: Wateroverlast: " in said.out
    assert "ja (Waterparagraaf)" in said.out
    assert "1 nieuw, 18 vragen zonder antwoord" in said.out
    assert said.err == ""
    assert state_of(tmp_path, DAMAGE) is None  # shown, not stored
    assert main(["answers", str(back), "--store", *profile]) == 0
    assert "Opgenomen: 1 antwoord in De Werf." in capsys.readouterr().out
    assert state_of(tmp_path, DAMAGE) is PointState.YES
    assert main(["answers", str(back), "--store", *profile]) == 0
    again = capsys.readouterr()
    assert "1 stond er al" in again.out
    assert "veranderd sinds" in again.err


def test_what_contradicts_is_stored_only_with_replace(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "terug.xlsx"
    project = Project("p1", "De Werf", variants=(Variant("v1", "Basis"),))
    back.write_bytes(filled(made(project), {DAMAGE: {"answer": "ja"}}))
    assert main(["answers", str(back), "--store", *profile]) == 0
    back.write_bytes(filled(made(project), {DAMAGE: {"answer": "nee"}}))
    assert main(["answers", str(back), "--store", *profile]) == 0
    assert "spreekt tegen" in capsys.readouterr().out
    assert state_of(tmp_path, DAMAGE) is PointState.YES
    assert main(["answers", str(back), "--store", "--replace", *profile]) == 0
    assert state_of(tmp_path, DAMAGE) is PointState.NO


def test_every_adviser_gets_a_file_in_a_folder_and_none_is_replaced_unasked(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "lijsten"
    assert main(["questions", "p1", "-o", str(folder), *profile]) == 0
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 14
    assert "De Werf - vragen akoestisch adviseur.xlsx" in names
    capsys.readouterr()
    assert main(["questions", "p1", "-o", str(folder), *profile]) != 0
    assert main(["questions", "p1", "-o", str(folder), "--force", *profile]) == 0
    assert main(["questions", "p1", "-o", str(tmp_path / "een.xlsx"), *profile]) != 0
    assert "moet een map zijn" in capsys.readouterr().err


def test_an_unknown_adviser_is_told_with_those_there_are(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.xlsx"
    assert main(["questions", "p1", "--adviser", "loodgieter", "-o", str(out), *profile]) != 0
    said = capsys.readouterr().err
    assert "loodgieter" in said
    assert "landscape" in said
    assert not out.exists()


def test_a_list_of_another_project_or_of_none_here_is_told(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "terug.xlsx"
    other = Project("p9", "Andere Werf", variants=(Variant("v1", "Basis"),))
    back.write_bytes(filled(made(other), {DAMAGE: {"answer": "ja"}}))
    assert main(["answers", str(back), "--store", *profile]) == 1
    assert "Het project 'Andere Werf' van deze lijst is hier niet." in capsys.readouterr().err
    assert main(["answers", str(back), "--project", "De Werf", "--store", *profile]) == 1
    assert "niet voor 'De Werf'" in capsys.readouterr().err
    assert state_of(tmp_path, DAMAGE) is None


def test_a_file_that_is_no_list_costs_no_other(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, back = tmp_path / "staat.csv", tmp_path / "terug.xlsx"
    wrong.write_text("omschrijving;hoeveelheid;eenheid\nVloer;1;m2\n", "utf-8")
    project = Project("p1", "De Werf", variants=(Variant("v1", "Basis"),))
    back.write_bytes(filled(made(project), {DAMAGE: {"answer": "ja"}}))
    assert main(["answers", str(wrong), str(back), "--store", *profile]) == 1
    assert "geen ingevulde lijst" in capsys.readouterr().err
    assert state_of(tmp_path, DAMAGE) is PointState.YES


def test_an_imported_list_says_where_it_belongs(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "terug.xlsx"
    back.write_bytes(made(Project("p1", "De Werf", variants=(Variant("v1", "Basis"),))))
    assert main(["import", str(back), *profile]) != 0
    assert "ingevulde lijst van vragen, voor het project 'De Werf'" in capsys.readouterr().err


def test_evidence_of_a_list_stands_with_the_answer(tmp_path: Path, profile: list[str]) -> None:
    back = tmp_path / "terug.xlsx"
    project = Project("p1", "De Werf", variants=(Variant("v1", "Basis"),))
    back.write_bytes(filled(made(project), {DETAIL: {"answer": "yes", "document": "Toets"}}))
    assert main(["answers", str(back), "--store", *profile]) == 0
    with Session(tmp_path / "profiel").open_store() as store:
        answer = store.load_project("p1").variants[0].answers.point(DETAIL)
    assert answer is not None
    assert answer.evidence == Evidence("Toets")
