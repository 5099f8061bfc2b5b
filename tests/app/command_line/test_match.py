"""`meetlat match`: every row of a file once, with what the library has for it, as text and as described JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.command_line.cli import main
from app.paths import ASSETS, EXAMPLES
from app.services.imports.match_document import SCHEMA
from app.texts import LANGUAGES, Language
from tests.app.importing.ifc.ifc_kit import PROJECT, UNITS
from tests.app.importing.workbook_kit import workbook
from tests.described import faults

DESCRIPTION: dict[str, Any] = json.loads((ASSETS / "schemas" / "meetlat.match-1.json").read_text("utf-8"))
ROWS = (
    ("Begroting woning",),
    ("code", "omschrijving", "hoeveelheid", "eenheid"),
    (None, "Gevels"),
    ("21.11", "Kalkzandsteen binnenblad 100 mm", 64.3, "m2"),
    ("57.12", "Ventilatiekanalen staal verzinkt", 1, "post"),
    ("21.13", "xyzzy qwrt", 3, "m2"),
    (None, "Subtotaal", None, None),
)
MODEL = f"""ISO-10303-21;
HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('IFC4'));ENDSEC;
DATA;
{PROJECT}
{UNITS}
#10=IFCWALL('1YvctVUKr0kugbFTf53O9L',$,'KZS wand',$,$,$,$,$,$);
#11=IFCMATERIAL('Kalkzandsteen',$,$);
#12=IFCRELASSOCIATESMATERIAL('2YvctVUKr0kugbFTf53O9L',$,$,$,(#10),#11);
#13=IFCQUANTITYVOLUME('NetVolume',$,$,2.5,$);
#14=IFCELEMENTQUANTITY('3YvctVUKr0kugbFTf53O9L',$,'Qto_WallBaseQuantities',$,$,(#13));
#15=IFCRELDEFINESBYPROPERTIES('4YvctVUKr0kugbFTf53O9L',$,$,$,(#10),#14);
ENDSEC;
END-ISO-10303-21;
"""


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


def _bill(folder: Path, suffix: str) -> Path:
    path = folder / f"staat{suffix}"
    if suffix == ".xlsx":
        path.write_bytes(workbook({"Staat": ROWS}))
    elif suffix == ".ifc":
        path.write_text(MODEL, "utf-8")
    else:
        delimiter = "\t" if suffix == ".tsv" else ";"
        rows = (["" if cell is None else str(cell).replace(".3", ",3") for cell in row] for row in ROWS)
        path.write_text("\n".join(delimiter.join(row + [""] * (4 - len(row))) for row in rows), "utf-8")
    return path


def _matched(path: Path, profile: list[str], capsysbinary: Any, *options: str) -> dict[str, Any]:
    assert main(["match", str(path), "--json", "-", *options, *profile]) == 0
    document: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return document


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv"])
def test_every_row_with_a_text_is_there_once(
    tmp_path: Path, profile: list[str], capsysbinary: pytest.CaptureFixture[bytes], suffix: str
) -> None:
    lines = _matched(_bill(tmp_path, suffix), profile, capsysbinary)["lines"]
    texts = [ROWS[0][0], " | ".join(map(str, ROWS[1])), *(row[1] for row in ROWS[2:])]
    assert [(line["row"], line["text"]) for line in lines] == list(enumerate(texts, 1))
    assert [line["state"] for line in lines[:3]] == ["left_out"] * 3
    assert {line["sheet"] for line in lines} == {"Staat" if suffix == ".xlsx" else ""}
    by_row = {line["row"]: line for line in lines}
    assert [by_row[n]["state"] for n in (1, 3, 7)] == ["left_out"] * 3
    assert by_row[6]["state"] == "none"
    post = by_row[5]
    assert (post["state"], post["quantity"], post["unit"], post["mass_kg"]) == ("proposed", None, None, None)
    assert post["proposals"]


def test_a_row_that_is_taken_has_its_first_proposal(
    tmp_path: Path, profile: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = _matched(_bill(tmp_path, ".xlsx"), profile, capsysbinary)["lines"]
    (taken,) = [line for line in lines if line["state"] == "taken"]
    chosen = taken["card"] or taken["assembly"]
    first = taken["proposals"][0]
    assert (taken["quantity"], taken["unit"]) == (64.3, "m2")
    assert chosen == {"id": first["id"], "name_nl": first["name_nl"]}
    assert (taken["card"] is None) != (taken["assembly"] is None)
    assert taken["mass_kg"] == pytest.approx(64.3 * 0.1 * 1750, rel=0.2)
    for line in lines:
        if line is not taken:
            assert (line["card"], line["assembly"], line["mass_kg"], line["biobased_kg"]) == (None,) * 4


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("suffix", [".xlsx", ".tsv", ".ifc"])
def test_the_output_is_as_described(
    tmp_path: Path, profile: list[str], capsysbinary: pytest.CaptureFixture[bytes], suffix: str, lang: Language
) -> None:
    document = _matched(_bill(tmp_path, suffix), profile, capsysbinary, "--lang", lang)
    assert list(faults(document, DESCRIPTION, DESCRIPTION)) == []
    assert DESCRIPTION["$id"] == SCHEMA == document["schema"]
    assert document["lines"]


@pytest.mark.parametrize("damage", ["drop", "add", "state", "zero_as_text"])
def test_the_check_sees_a_difference(
    tmp_path: Path, profile: list[str], capsysbinary: pytest.CaptureFixture[bytes], damage: str
) -> None:
    """The control."""
    document = _matched(_bill(tmp_path, ".xlsx"), profile, capsysbinary)
    line = document["lines"][2]
    if damage == "drop":
        del line["sheet"]
    elif damage == "add":
        line["certainty"] = 1
    elif damage == "state":
        line["state"] = "sure"
    else:
        line["quantity"] = "0"
    assert list(faults(document, DESCRIPTION, DESCRIPTION))


def _reasons(document: dict[str, Any]) -> list[str]:
    proposals = (proposal for line in document["lines"] for proposal in line["proposals"])
    return [reason for proposal in proposals for reason in proposal["reasons"]]


def test_reasons_are_in_the_language_of_the_command(
    tmp_path: Path, profile: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = _bill(tmp_path, ".tsv")
    said = {lang: _reasons(_matched(path, profile, capsysbinary, "--lang", lang)) for lang in LANGUAGES}
    assert len(said["nl"]) == len(said["en"])
    assert all(said["nl"])
    assert not set(said["nl"]) & set(said["en"])


def test_a_card_that_the_file_names_itself_is_taken(
    profile: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = _matched(EXAMPLES / "rijwoning-beton-baksteen.xlsx", profile, capsysbinary)["lines"]
    named = [line for line in lines if line["proposals"] and "bestand" in line["proposals"][0]["reasons"][0]]
    assert named
    for line in named:
        assert (line["state"], line["card"]["id"]) == ("taken", line["proposals"][0]["id"])
    assert any(line["mass_kg"] for line in named)


def test_the_text_names_every_row_and_the_totals(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", str(_bill(tmp_path, ".xlsx")), *profile]) == 0
    said = capsys.readouterr().out
    assert "Kalkzandsteen binnenblad" in said
    assert "7 rijen: 1 voorlopig" in said


def test_a_finding_about_a_whole_row_is_at_that_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "staat.csv"
    path.write_text("omschrijving;hoeveelheid;eenheid\nWand;2;m2\nVloer;3;m2\nSubtotaal;5;\n", "utf-8")
    assert main(["match", str(path)]) == 0
    told = capsys.readouterr().err
    assert "rij 4: " in told
    assert "cel 4" not in told


def test_a_file_without_rows_is_refused(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "leeg.csv"
    path.write_text("a;b;c\n1;2;3\n", "utf-8")
    assert main(["match", str(path), "--json", "-", *profile]) == 1
    assert capsys.readouterr().out == ""


def test_the_json_never_takes_the_place_of_the_file(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = _bill(tmp_path, ".xlsx")
    before = path.read_bytes()
    assert main(["match", str(path), "--json", str(path), *profile]) == 2
    assert path.read_bytes() == before
    target = tmp_path / "uit.json"
    assert main(["match", str(path), "--json", str(target), *profile]) == 0
    assert len(json.loads(target.read_text("utf-8"))["lines"]) == 7
