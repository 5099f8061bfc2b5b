"""`meetlat estimate`: the numbers of the form, files of the user, refusals, and what it writes."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.command_line.cli import main
from app.services.files import read_project_file
from models.calculation.library.loader import load_with_products
from tests.places import ROOT

LAYERS = ROOT / "tests" / "golden" / "early_design" / "layers.csv"
FORM = [
    "--homes",
    "8",
    "--width",
    "5.4",
    "--depth",
    "9.6",
    "--storeys",
    "2",
    "--height",
    "2.9",
    "--openings",
    "0.30",
    "--inner-walls",
    "18",
    "--inner-height",
    "2.6",
    "--strip",
    "0.2",
    "--go-ratio",
    "0.8",
    "--method",
    "1",
]
HEADER = "method;element;card;thickness_m;density_kg_per_m3;gwp_a1a3_kg_per_kg;status"


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    def ran(*words: str) -> tuple[int, str, str]:
        status = main(["--profile-dir", str(tmp_path / "profiel"), "estimate", *words])
        out, err = capfd.readouterr()
        return status, out, err

    return ran


def test_the_json_has_the_keys_and_figures_of_the_row_of_eight(run: Any) -> None:
    status, out, err = run(*FORM, "--assemblies", str(LAYERS), "--json", "-")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert list(found) == ["areas", "co2_a1a3_kg", "outcome"]
    assert list(found["areas"]) == [
        "bvo", "begane_grond", "verdieping", "dak", "gevel_bruto", "gevel_dicht", "openingen", "bouwmuur",
        "binnenwand", "fundering_m3", "als_m2", "als_ag",
    ]  # fmt: skip
    assert found["areas"]["bvo"] == pytest.approx(829.44)
    assert found["areas"]["als_ag"] == pytest.approx(2.17303, abs=5e-6)
    assert set(found["co2_a1a3_kg"]) == {
        "begane_grond", "verdieping", "dak", "gevel_dicht", "openingen", "bouwmuur", "binnenwand", "fundering_m3",
        "total",
    }  # fmt: skip
    assert found["co2_a1a3_kg"]["total"] == pytest.approx(176631.4, abs=0.1)
    assert found["outcome"]["schema"] == "meetlat.outcome/2"


def test_the_same_words_give_the_same_bytes(run: Any) -> None:
    assert run(*FORM, "--json", "-")[1] == run(*FORM, "--json", "-")[1]


def test_a_part_that_a_school_does_not_have_is_null(run: Any) -> None:
    areas = json.loads(run("--type", "school", "--json", "-")[1])["areas"]
    assert areas["bouwmuur"] is None
    assert areas["fundering_m3"] is None


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_not_in_it_is_said_in_words(run: Any, lang: str) -> None:
    _, out, _ = run(*FORM, "--no-standard", "--lang", lang)
    told = " ".join(out.split())
    assert ("Niet in deze schatting: " if lang == "nl" else "Not in this estimate: ") in told
    assert ("trappen en deuren" if lang == "nl" else "stairs and doors") in told


def test_the_workbook_is_read_back_with_every_line_still_provisional(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "staat.xlsx"
    assert run(*FORM, "-o", str(out))[0] == 0
    result = read_project_file(out, load_with_products(ROOT / "reference_data"))
    assert result.project is not None
    (variant,) = result.project.variants
    assert len(variant.bill) == 26
    assert all(line.provisional is not None for line in variant.bill)
    assert {line.source for line in variant.bill} == {"schatting uit vorm"}
    assert variant.building.form_factor == pytest.approx(2.173032, abs=1e-6)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--homes", "acht"), "acht"),
        (("--homes", "-1"), "-1"),
        (("--homes", "2,5"), "2,5"),
        (("--openings", "3"), "0,95"),
        (("--method", "4"), "1, 2, 3"),
        (("--type", "kasteel"), "galerijflat"),
        (("--type", "school", "--homes", "3"), "--homes"),
        (("--type", "galerijflat", "--homes", "41"), "41"),
        (("--permit-date", "morgen"), "morgen"),
        (("--requirement-set", "geen"), "geen"),
    ],
)
def test_a_wrong_word_is_refused_with_what_to_do(run: Any, words: tuple[str, ...], said: str) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert said in err


def test_an_odd_cell_costs_its_own_layer_and_is_named(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "lagen.csv"
    rows = (
        "1;dak;eps;0,2;28;4,51;",
        "1;dak;eps;veel;28;4.51;",
        "1;schoorsteen;eps;0.2;28;4.51;",
        "1;dak;wol;0.1;20;1.5;",
    )
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    status, out, err = run(*FORM, "--assemblies", str(path), "--json", "-")
    assert status == 0
    assert json.loads(out)["co2_a1a3_kg"]["dak"] is None
    for said in ("D3", "veel", "B4", "schoorsteen", "C5", "wol"):
        assert said in err


def test_a_total_with_an_unknown_layer_is_null_and_a_lower_bound_in_words(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "lagen.csv"
    totals = {}
    for thickness in ("0.1", "veel"):
        path.write_text(f"{HEADER}\n1;dak;eps;0.2;28;4.51;\n1;bouwmuur;eps;{thickness};28;4.51;", "utf-8")
        totals[thickness] = json.loads(run(*FORM, "--assemblies", str(path), "--json", "-")[1])["co2_a1a3_kg"]
        shown = run(*FORM, "--assemblies", str(path))[1]
    assert totals["0.1"]["total"] == pytest.approx(totals["0.1"]["dak"] + totals["0.1"]["bouwmuur"])
    assert (totals["veel"]["dak"], totals["veel"]["total"]) == (totals["0.1"]["dak"], None)
    assert "≥ " in shown


@pytest.mark.parametrize(("method", "status"), [("1", 0), ("9", 2)])
def test_layers_of_another_building_method_are_told(run: Any, tmp_path: Path, method: str, status: int) -> None:
    path = tmp_path / "lagen.csv"
    path.write_text(f"{HEADER}\n{method};dak;eps;0.2;28;4.51;", "utf-8")
    found, out, err = run(*FORM, "--assemblies", str(path))
    assert found == status
    assert ("bouwwijze 1" in err) is (status != 0)
    assert bool(out) is (status == 0)


@pytest.mark.parametrize(
    "text",
    [
        HEADER,
        f"{HEADER}\n1;schoorsteen;eps;0.2;28;4.51;",
        "method;element;thickness_m;gwp_a1a3_kg_per_kg\n1;dak;1;1",
    ],
)
def test_a_file_without_a_usable_layer_is_refused(run: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "lagen.csv"
    path.write_text(text, "utf-8")
    status, out, err = run(*FORM, "--assemblies", str(path))
    assert (status, out) == (1, "")
    assert "lagen.csv" in err


def test_a_bill_in_the_place_of_layers_is_refused(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "staat.csv"
    path.write_text("omschrijving;hoeveelheid;eenheid\nWand;3;m2\n", "utf-8")
    assert run(*FORM, "--assemblies", str(path))[0] == 1


def test_a_file_of_layers_is_no_bill_and_says_where_it_belongs(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(LAYERS, tmp_path / "lagen.csv")
    status = main(["--profile-dir", str(tmp_path / "profiel"), "score", str(tmp_path / "lagen.csv")])
    assert status == 1
    assert "meetlat estimate --assemblies" in capfd.readouterr().err


def test_a_formula_in_the_name_of_a_card_is_text_in_the_workbook(run: Any, tmp_path: Path) -> None:
    path, out = tmp_path / "lagen.csv", tmp_path / "uit.xlsx"
    path.write_text(f"{HEADER}\n1;dak;=1+2;0.2;28;4.51;", "utf-8")
    assert run(*FORM, "--assemblies", str(path), "-o", str(out))[0] == 0
    from openpyxl import load_workbook

    cells = [cell for sheet in load_workbook(out) for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(isinstance(cell.value, str) and "=1+2" in cell.value for cell in cells)
