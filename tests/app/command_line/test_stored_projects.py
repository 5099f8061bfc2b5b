"""Taking files in twice, listing, deleting: no project doubles, empties or vanishes unasked."""

import re
from pathlib import Path

import openpyxl
import pytest

from app.bootstrap import Session
from app.command_line.cli import main
from models.domain.project import Project


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


def _workbook(path: Path, quantities: tuple[float, ...] = (12,), **facts: str) -> str:
    book = openpyxl.Workbook()
    book.active.title = "Project"
    told = {"naam": "Proef", "gemeente": "Ede", "variant": "basis", "aanvraagdatum": "2024-03-01"} | facts
    for row in told.items():
        book["Project"].append(row)
    bill = book.create_sheet("Materialen")
    bill.append(("omschrijving", "hoeveelheid", "eenheid", "mki_a1_eur_per_eenheid"))
    for quantity in quantities:
        bill.append(("wand", quantity, "m2", 2.0))
    book.save(path)
    return str(path)


def _projects(tmp_path: Path) -> list[Project]:
    with Session(tmp_path / "profiel").open_store() as store:
        return [store.load_project(summary.id) for summary in store.list_projects()]


def test_the_same_file_twice_is_one_project(tmp_path: Path, profile: list[str]) -> None:
    source = _workbook(tmp_path / "a.xlsx")
    assert main(["import", source, *profile]) == 0
    held = _projects(tmp_path)
    assert main(["import", source, *profile]) == 0
    assert _projects(tmp_path) == held


def test_a_changed_file_without_ids_is_refused_replaced_or_added(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx"), *profile])
    held = _projects(tmp_path)
    changed = _workbook(tmp_path / "b.xlsx", (13,), naam="proef ", gemeente="EDE", variant="Basis")
    assert main(["import", changed, *profile]) != 0
    said = capsys.readouterr().err
    assert held[0].id in said
    assert "--replace" in said
    assert "--as-new" in said
    assert _projects(tmp_path) == held
    assert main(["import", changed, "--replace", *profile]) == 0
    (after,) = _projects(tmp_path)
    assert (after.id, after.variants[0].id) == (held[0].id, held[0].variants[0].id)
    assert after.variants[0].bill.lines[0].quantity == 13
    assert main(["import", changed, "--as-new", *profile]) == 0
    assert len({project.id for project in _projects(tmp_path)}) == 2
    assert main(["import", _workbook(tmp_path / "c.xlsx", (14,)), "--replace", *profile]) != 0
    assert len(_projects(tmp_path)) == 2


@pytest.mark.parametrize("other", [{"naam": "Anders"}, {"gemeente": "Epe"}, {"variant": "hout"}])
def test_another_name_municipality_or_variant_is_another_project(
    other: dict[str, str], tmp_path: Path, profile: list[str]
) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx"), *profile])
    assert main(["import", _workbook(tmp_path / "b.xlsx", (12,), **other), *profile]) == 0
    assert len(_projects(tmp_path)) == 2


def test_a_replacement_never_leaves_a_project_without_lines(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx", (1, 2)), *profile])
    held = _projects(tmp_path)
    empty = _workbook(tmp_path / "leeg.xlsx", ())
    assert main(["import", empty, "--replace", *profile]) != 0
    assert "2 regels" in capsys.readouterr().err
    assert _projects(tmp_path) == held
    by_id = _workbook(tmp_path / "id.xlsx", (), project_id=held[0].id, variant_id=held[0].variants[0].id)
    assert main(["import", by_id, "--replace", *profile]) != 0
    assert _projects(tmp_path) == held


def test_a_replacement_keeps_the_variants_that_the_file_does_not_have(tmp_path: Path, profile: list[str]) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx", project_id="p", variant_id="v1"), *profile])
    second = _workbook(tmp_path / "b.xlsx", (5,), project_id="p", variant_id="v2", variant="hout")
    assert main(["import", second, *profile]) != 0
    assert main(["import", second, "--replace", *profile]) == 0
    (project,) = _projects(tmp_path)
    assert [variant.id for variant in project.variants] == ["v1", "v2"]
    assert main(["import", second, *profile]) == 0


def test_one_refused_file_does_not_keep_the_others_out(tmp_path: Path, profile: list[str]) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx"), *profile])
    files = [_workbook(tmp_path / "b.xlsx", (13,)), _workbook(tmp_path / "c.xlsx", naam="Tweede")]
    assert main(["import", *files, *profile]) == 1
    assert [project.name for project in _projects(tmp_path)] == ["Proef", "Tweede"]


def test_the_list_tells_projects_of_one_name_apart(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx"), _workbook(tmp_path / "b.xlsx", variant="hout"), *profile])
    capsys.readouterr()
    assert main(["list", *profile]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all("2024-03-01" in line for line in lines)
    assert {"basis", "hout"} == {name for line in lines for name in re.findall("basis|hout", line)}
    assert main(["score", "Proef", *profile]) == 1
    said = capsys.readouterr().err
    assert all(f"{p.id} ({p.variants[0].name})" in said for p in _projects(tmp_path))


def test_a_deleted_project_is_off_the_list_and_comes_back(tmp_path: Path, profile: list[str]) -> None:
    main(["import", _workbook(tmp_path / "a.xlsx"), *profile])
    held = _projects(tmp_path)
    assert main(["delete", "Proef", *profile]) == 0
    assert _projects(tmp_path) == []
    assert main(["delete", "Proef", *profile]) == 1
    assert main(["delete", "--undo", "Proef", *profile]) == 0
    assert _projects(tmp_path) == held
