"""Estimates in what goes out: apart from every figure, with their band, said to be no NMD, not printed unasked."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.bootstrap import Session
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES
from app.reporting.csv.outcomes import outcome_csv
from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from models.domain.product import EnvironmentalSet
from models.presentation.indicated import has_own_indication, indicated

A1, A2 = EnvironmentalSet


@pytest.fixture(scope="module")
def house() -> Report:
    reference = Session().reference
    name = "rijwoning-beton-baksteen.xlsx"
    project = read_file_bytes((EXAMPLES / name).read_bytes(), ReadRequest(name), reference).project
    assert project is not None
    return make_report(project, project.variants[0], reference)


def plain(text: str) -> str:
    return " ".join(text.split()).replace("\xa0", " ")


def test_the_terminal_says_the_band_and_that_it_is_no_nmd(house: Report) -> None:
    told = plain(terminal_table(house, "nl"))
    assert "indicatie 0,44 (0,21–0,76), 100 % gedekt, waarvan 41 % geschat uit open data (geen NMD)" in told
    assert "MPG-indicatie A1: I17" in told
    assert "blijft over van de breedte na 5, 10 en 20 regels: 50 %, 35 %, 16 %" in told
    english = plain(terminal_table(house, "en"))
    assert "of which 41 % estimated from open data (not NMD)" in english
    assert "MPG indication A1: I17" in english


def test_a_figure_of_set_a2_is_not_held_against_a_limit_of_a1(house: Report) -> None:
    first, second = (house.scorecard.outcome("mpg", which) for which in (A1, A2))
    assert indicated(first) is not None
    assert has_own_indication(second)
    assert indicated(second) is None


def test_json_keeps_it_apart_and_says_what_narrows_it(house: Report) -> None:
    document = json.loads(outcome_json(house, "nl"))
    outcome = next(o for o in document["outcomes"] if o["indicator"] == "mpg" and o["set"] == "A2")
    assert outcome["computed"] is None or outcome["computed"]["value"] is None
    assert outcome["indication"]["estimated_share"] == 1.0
    found = next(one for one in document["narrowing"] if one["subject"] == "mpg_a1")
    assert [line["id"] for line in found["lines"]][:2] == ["I17", "G2"]
    assert len(found["lines"]) == 20 < found["line_count"]
    assert {count: round(share, 2) for count, share in found["remaining"].items()} == {
        "5": 0.50,
        "10": 0.35,
        "20": 0.16,
    }
    circular = next(figure for figure in document["figures"] if figure["id"] == "circularity_indicator")
    assert circular["indication"]["covered_share"] == 1.0


def test_the_sheet_of_estimates_names_its_data_and_is_not_taken_in(house: Report) -> None:
    data = project_workbook_bytes(house.project, house.variant, house.reference, house)
    rows = list(load_workbook(io.BytesIO(data))["Schattingen"].iter_rows(values_only=True))
    brick = next(dict(zip(rows[0], row, strict=True)) for row in rows if row[0] == "G2" and row[2] == "A1")
    low, middle, high = (brick[f"schatting_{end}_eur"] for end in ("laag", "midden", "hoog"))
    assert (low, middle, high) == pytest.approx((107.62, 307.49, 614.98), rel=0.001)
    assert (brick["materiaal"], brick["geldig_tot_en_met"], brick["status"]) == (
        "gevelbaksteen",
        2022,
        "unverified",
    )
    assert str(brick["gegevensset"]).startswith("f74a19da")
    assert "geen NMD" in str(brick["toelichting"])
    again = read_file_bytes(data, ReadRequest("terug.xlsx"), house.reference)
    assert again.findings == ()
    assert again.project is not None
    assert again.project.variants[0].bill == house.variant.bill


def test_the_table_has_the_share_that_is_estimated(house: Report) -> None:
    rows = csv.DictReader(io.StringIO(outcome_csv(house).decode("utf-8-sig"), newline=""))
    row = next(r for r in rows if r["indicator"] == "mpg" and r["set"] == "A1")
    assert float(row["indicatie_geschat_pct"]) == pytest.approx(41.2, abs=0.1)
    assert float(row["indicatie_hoog"]) == pytest.approx(0.762, abs=0.003)


def test_print_has_no_row_of_an_estimate_until_it_is_asked_for(house: Report) -> None:
    estimated = house.scorecard.outcome("detachability")
    assert has_own_indication(estimated)
    pages = PdfReader(io.BytesIO(scorecard_pdf(house, "nl"))).pages
    printed = plain(" ".join(page.extract_text() for page in pages))
    assert "geschat uit open data" not in printed
    assert "waarschijnlijk" not in printed
