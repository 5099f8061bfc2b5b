"""A stated figure that counts, and the places, in JSON, terminal, PDF and table: all from the one result."""

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from app.bootstrap import Session
from app.paths import EXAMPLES
from app.reporting.csv.outcomes import outcome_csv
from app.reporting.json.outcome import outcome_document
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.services.files import read_project_file
from app.services.outputs.reports import make_report
from models.domain.project import Evidence, EvidenceStatus, Project
from tests.places import ROOT
from tests.schema_check import is_valid

SESSION = Session()
DATE = dt.date(2025, 2, 10)


@pytest.fixture(name="house", scope="module")
def _house() -> Project:
    project = read_project_file(EXAMPLES / "rijwoning-beton-baksteen.xlsx", SESSION.reference).project
    assert project is not None
    return project


def reported(project: Project, evidence: Evidence | None = None) -> Report:
    """The report of the house, with other evidence for its MPG when given."""
    variant = project.variants[0]
    if evidence is not None:
        changed = (replace(a, evidence=evidence) if a.indicator_id == "mpg" else a for a in variant.assessments)
        variant = replace(variant, assessments=tuple(changed))
    return make_report(replace(project, variants=(variant,)), variant, SESSION.reference)


def document(report: Report) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(outcome_document(report, "nl")))
    schema = json.loads((ROOT / "assets" / "schemas" / "meetlat.outcome-2.json").read_text("utf-8"))
    assert is_valid(written, schema)
    return written


def mpg_of(written: dict[str, Any], which: str) -> dict[str, Any]:
    found: dict[str, Any] = next(o for o in written["outcomes"] if (o["indicator"], o["set"]) == ("mpg", which))
    return found


def test_the_document_has_the_stated_figure_and_the_computed_one_apart(house: Project) -> None:
    written = document(reported(house))
    mpg = mpg_of(written, "A1")
    assert (mpg["basis"], mpg["value"], mpg["lower"], mpg["upper"]) == ("stated", 0.62, 0.62, 0.62)
    assert mpg["computed"] == {"value": None, "lower": pytest.approx(0.08601056530214425), "upper": None}
    assert mpg["plausibility"]["computed"] == "not_contradicted"
    assert mpg["plausibility"]["indication"] == "fits"
    told = mpg["plausibility"]["message"].replace("\xa0", " ")
    assert told == "0,62 opgegeven; berekend ≥ 0,09: niet in strijd; onze indicatie 0,44 (0,21–0,76): past"
    assert mpg["levels"][0]["verdict"] == "meets"
    others = [o for o in written["outcomes"] if o is not mpg]
    assert {o["computed"] for o in others} == {None}
    assert mpg_of(written, "A2")["basis"] is None


def test_an_assumption_leaves_the_figure_of_the_bill(house: Project) -> None:
    """The control of the case above: the same figure as an assumption."""
    mpg = mpg_of(document(reported(house, Evidence("aanname", status=EvidenceStatus.ASSUMED))), "A1")
    assert (mpg["basis"], mpg["value"], mpg["computed"]) == ("calculated", None, None)
    assert mpg["stated"]["value"] == 0.62
    assert {level["verdict"] for level in mpg["levels"]} == {"cannot_say"}


@pytest.mark.parametrize(
    ("evidence", "dutch", "english"),
    [
        (
            Evidence("Rapport 7", date=DATE, status=EvidenceStatus.STATED),
            "0,62 €/m² BVO/jr opgegeven, telt (Rapport 7, 10 februari 2025, opgegeven). Berekend ≥ 0,09: niet in",
            "stated, counts (Rapport 7, 10 February 2025, stated). Calculated ≥ 0.09: not contradicted; our",
        ),
        (
            Evidence(),
            "telt (zonder bewijs). Het opgegeven cijfer telt, zonder bewijs: er is geen document genoemd.",
            "counts (without evidence). The stated figure counts, without evidence: no document is named.",
        ),
    ],
)
def test_the_terminal_says_that_it_counts_and_on_what(
    house: Project, evidence: Evidence, dutch: str, english: str
) -> None:
    report = reported(house, evidence)
    for lang, wanted in (("nl", dutch), ("en", english)):
        told = terminal_table(report, "nl" if lang == "nl" else "en", 300)
        assert wanted in " ".join(told.split()).replace("\xa0", " ")


def test_the_terminal_tells_the_place_and_never_a_percentile(house: Project) -> None:
    told = " ".join(terminal_table(reported(house), "nl", 300).split()).replace("\xa0", " ")
    assert "243 (238–246): lager dan 7 van 10 Nederlandse rijwoningen, hoger dan 3." in told
    assert "van 119 projecten bij Het Nieuwe Normaal (140–375, mediaan 244)" in told
    assert "percentiel" not in told


def test_the_document_has_the_places(house: Project) -> None:
    places = document(reported(house))["places"]
    row = next(place for place in places["buildings"] if place["group"] == "row_houses")
    assert (row["lower"], row["overlapping"], row["higher"], row["count"]) == (3, 0, 7, 10)
    assert row["message"] == "243 (238–246): lager dan 7 van 10 Nederlandse rijwoningen, hoger dan 3"
    assert [spread["spread"] for spread in places["spreads"]] == ["mpg-egw", "embodied_carbon-egw"]
    assert places["spreads"][0]["set"] == "A1"


def test_the_table_has_the_computed_figure_in_a_row_without_a_level(house: Project) -> None:
    written = outcome_csv(reported(house)).decode("utf-8-sig")
    delimiter = csv.Sniffer().sniff(written.splitlines()[0], ",;").delimiter
    rows = [r for r in csv.DictReader(io.StringIO(written), delimiter=delimiter) if r["indicator"] == "mpg"]
    beside = [row for row in rows if row["grondslag"] == "computed_beside"]
    assert [(row["waarde"], row["niveau"], row["uitkomst"]) for row in beside] == [("", "", "")]
    assert float(beside[0]["ondergrens"].replace(",", ".")) == pytest.approx(0.08601056530214425)
    assert {row["waarde"] for row in rows if row["grondslag"] == "stated"} == {"0.62"}
    assert not [row for row in rows if row["grondslag"] == "stated_beside"]


def test_the_pdf_shows_the_stated_figure_with_its_verdict_and_the_check(house: Project) -> None:
    """An indication that rests on an estimate stays out of print until somebody asks for it."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(scorecard_pdf(reported(house), "nl"))).pages]
    first, whole = pages[0].replace("\xa0", " "), " ".join(pages).replace("\xa0", " ")
    assert "0,62" in first
    assert "0,62 opgegeven; berekend ≥ 0,09: niet in strijd." in " ".join(whole.split())
    assert "onze indicatie" not in whole


@pytest.mark.parametrize(("evidence", "wanted"), [(Evidence(), True), (Evidence("Rapport 7"), False)])
def test_page_one_says_that_a_figure_has_no_evidence(house: Project, evidence: Evidence, wanted: bool) -> None:
    first = PdfReader(io.BytesIO(scorecard_pdf(reported(house, evidence), "nl"))).pages[0].extract_text()
    assert ("zonder bewijs" in " ".join(first.split())) is wanted
