"""The command line as its users meet it: exit status, what lands on disk, and what is said when it goes wrong."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from app.command_line.answers import Command, no_arguments
from app.command_line.cli import main
from app.paths import EXAMPLES, REFERENCE_DATA
from models.reference.manifest import rewrite_hashes

OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


def _workbook(path: Path, quantity: object, kind: str = "kantoor") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Project"
    for row in (("naam", "Proef"), ("gebouwtype", kind), ("bvo_m2", 100), ("aanvraagdatum", "2024-03-01")):
        book["Project"].append(row)
    bill = book.create_sheet("Materialen")
    bill.append(("id", "omschrijving", "hoeveelheid", "eenheid", "mki_a1_eur_per_eenheid", "levensduur_jaar"))
    bill.append(("1", "wand", quantity, "m2", 2.0, 999))
    book.save(path)
    return path


def test_score_prints_the_table_and_writes_the_same_figure_as_json(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "uit.json"
    assert main(["score", str(OFFICE), "--json", str(target), *profile]) == 0
    assert "0,20" in capsys.readouterr().out
    document = json.loads(target.read_text("utf-8"))
    assert document["schema"] == "meetlat.outcome/2"
    mpg = [o for o in document["outcomes"] if o["indicator"] == "mpg"]
    assert [o["set"] for o in mpg] == ["A1", "A2"]
    assert mpg[0]["value"] == pytest.approx(46150.96 / (4580 * 50), rel=1e-12)
    assert len(document["outcomes"]) == 34


def test_json_on_standard_output_is_json_and_nothing_else(
    profile: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["score", str(OFFICE), "--json", "-", "--lang", "en", *profile]) == 0
    assert json.loads(capsysbinary.readouterr().out)["schema"] == "meetlat.outcome/2"


def test_import_list_score_and_export_a_stored_project(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source = _workbook(tmp_path / "staat.xlsx", 12)
    assert main(["import", str(source), *profile]) == 0
    assert main(["list", *profile]) == 0
    assert "Proef" in capsys.readouterr().out
    exported = tmp_path / "terug.xlsx"
    assert main(["export", "proef", "-o", str(exported), *profile]) == 0
    assert main(["import", str(exported), *profile]) == 0
    assert "Ongewijzigd" in capsys.readouterr().out
    assert main(["score", "Proef", *profile]) == 0


def test_a_changed_project_is_not_replaced_unasked(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(_workbook(tmp_path / "staat.xlsx", 12)), *profile])
    exported = tmp_path / "terug.xlsx"
    main(["export", "Proef", "-o", str(exported), *profile])
    book = openpyxl.load_workbook(exported)
    header = [cell.value for cell in book["Materialen"][1]]
    book["Materialen"].cell(2, header.index("hoeveelheid") + 1).value = 99
    book.save(exported)
    assert main(["import", str(exported), *profile]) != 0
    assert "--replace" in capsys.readouterr().err
    assert main(["import", str(exported), "--replace", *profile]) == 0


def test_errors_in_a_file_are_named_and_nothing_is_stored(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "fout.xlsx"
    source.write_bytes(b"PK\x03\x04 geen werkmap")
    assert main(["import", str(source), *profile]) == 1
    assert "fout.xlsx" in capsys.readouterr().err
    assert main(["list", *profile]) == 0
    assert "nog geen projecten" in capsys.readouterr().out


def test_a_fact_that_cannot_be_read_is_named_and_stays_unknown(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source = _workbook(tmp_path / "kasteel.xlsx", 12.0, kind="kasteel")
    assert main(["import", str(source), *profile]) == 0
    assert "Project, cel B2" in capsys.readouterr().err


def test_a_number_that_cannot_be_read_is_named_and_refuses_nothing(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source = _workbook(tmp_path / "twaalf.xlsx", "twaalf")
    assert main(["import", str(source), *profile]) == 0
    assert "Materialen, cel C2" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "bestaat-niet.xlsx"],
        ["score", "Onbekend project"],
        ["report", str(OFFICE), "-o", "map/die/er/niet/is/uit.pdf"],
        ["score", str(OFFICE), "--requirement-set", "niet-bestaand"],
        ["score", str(OFFICE), "--variant", "niet-bestaand"],
    ],
)
def test_a_wrong_question_gets_a_sentence_and_never_a_traceback(
    arguments: list[str], profile: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, *profile]) in (1, 2)
    said = capsys.readouterr()
    assert said.err.strip()
    assert "Traceback" not in said.out + said.err
    assert not (tmp_path / "profiel" / "logs").exists()


def test_wrong_use_is_status_two() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["score"])
    assert stop.value.code == 2


def test_a_fault_of_the_program_goes_to_the_log_and_its_place_to_the_user(
    tmp_path: Path, profile: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("stuk")

    monkeypatch.setattr("app.command_line.commands.list_projects.COMMAND", Command(no_arguments, broken))
    assert main(["list", *profile]) == 1
    log = tmp_path / "profiel" / "logs" / "meetlat.log"
    said = capsys.readouterr().err
    assert str(log) in said
    assert "Traceback" not in said
    assert "stuk" in log.read_text("utf-8")


def test_text_of_a_stranger_cannot_steer_the_terminal(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(_workbook(tmp_path / "x.xlsx", 12))
    book["Project"].cell(1, 2).value = "naam \u202e omgekeerd"
    book["Materialen"].cell(2, 2).value = "wand \u200b\u2028 [31m"
    book.save(tmp_path / "x.xlsx")
    main(["score", str(tmp_path / "x.xlsx"), *profile])
    said = capsys.readouterr()
    assert "\u202e" not in said.out + said.err
    assert "\x1b" not in said.out + said.err


def test_template_is_read_back_without_errors_but_asks_for_a_name(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "leeg.xlsx"
    assert main(["template", "-o", str(target), *profile]) == 0
    status = main(["score", str(target), *profile])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert status in (0, 1)


def test_demo_writes_every_format_of_every_example(tmp_path: Path, profile: list[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", "-o", str(folder), *profile]) == 0
    for example in EXAMPLES.glob("*.xlsx"):
        for suffix in (".pdf", ".xlsx", ".json"):
            assert (folder / example.stem).with_suffix(suffix).stat().st_size > 1000


def test_self_test_passes_and_says_what_it_checked(profile: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test", *profile]) == 0
    assert capsys.readouterr().out.count("goed") == 7


BROKEN = (
    None,
    ("cards.csv", "kalkzandsteen,", "kalkzandsteen-2,", "kalkzandsteen"),
    ("figures.csv", "glaswol,density_kg_per_m3,", "glaswol,dichtheid,", "glaswol/dichtheid"),
    ("layers.csv", "bg-ribbenvloer-rc37,1,", "bg-ribbenvloer-rc37,2,", "bg-ribbenvloer-rc37"),
    ("not_materials.csv", "abk,site,", "abk,werf,", "abk"),
)
"""A file of the library with a text, what breaks it, and the id that is named; None breaks nothing."""


@pytest.mark.parametrize("broken", BROKEN)
def test_self_test_names_a_broken_record_of_the_library(
    broken: tuple[str, str, str, str] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The control is the copy in which nothing is broken."""
    copy = tmp_path / "reference_data"
    shutil.copytree(REFERENCE_DATA, copy)
    file, old, new, said = broken or ("cards.csv", "", "", "")
    path = copy / "library" / file
    whole = path.read_text("utf-8")
    assert old in whole, "the test would test nothing"
    path.write_text(whole.replace(old, new, 1), "utf-8", newline="\n")
    rewrite_hashes(copy)
    monkeypatch.setattr("app.bootstrap.REFERENCE_DATA", copy)
    assert main(["self-test", "--profile-dir", str(tmp_path / "profiel")]) == (1 if broken else 0)
    assert said in capsys.readouterr().out


def test_self_test_fails_when_a_figure_is_wrong(
    profile: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.command_line.commands.self_test._OFFICE_MPG", 0.21)
    assert main(["self-test", *profile]) == 1
    assert "FOUT" in capsys.readouterr().out
