"""What the work does with the material is told the same by every output, from one result."""

import io
import json
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from app.formats.workbook_layout import BILL, BY_PHASE
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import ASSETS
from app.reporting.json.outcome import outcome_document
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.reporting.wording.phase_text import phase_texts
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from app.texts import LANGUAGES, Language, label
from models.domain.bill import Phase
from models.domain.project import BuildingWork, Project
from models.domain.quantities import CUBIC_METRE, SQUARE_METRE
from tests.described import faults
from tests.models.calculation.bills import HOUSE, line, project_of, reference

DESCRIPTION: dict[str, Any] = json.loads((ASSETS / "schemas" / "meetlat.outcome-2.json").read_text("utf-8"))


def plan(work: BuildingWork | None = BuildingWork.RENOVATION) -> Project:
    lines = (
        line("r1", SQUARE_METRE, 100.0, mass_kg_per_unit=50.0, phase=Phase.NEW),
        line("r2", SQUARE_METRE, 200.0, mass_kg_per_unit=40.0, phase=Phase.KEPT),
        line("r3", CUBIC_METRE, 30.0, mass_kg_per_unit=1234.0, phase=Phase.DEMOLISHED, future_reuse_fraction=0.5),
        line("r4", CUBIC_METRE, 1.0, phase=Phase.TEMPORARY),
    )
    return project_of(lines, replace(HOUSE, work=work))


@cache
def report(work: BuildingWork | None = BuildingWork.RENOVATION) -> Report:
    project = plan(work)
    return make_report(project, project.variants[0], reference())


@cache
def plain() -> Report:
    project = project_of([line("r1", SQUARE_METRE, 100.0)])
    return make_report(project, project.variants[0], reference())


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_json_has_the_phases_as_it_is_described(lang: Language) -> None:
    document = json.loads(json.dumps(outcome_document(report(), lang)))
    assert list(faults(document, DESCRIPTION, DESCRIPTION)) == []
    phases = document["phases"]
    assert [(p["phase"], p["line_count"], p["mass_kg"]) for p in phases["parts"]] == [
        ("new", 1, 5000.0), ("kept", 1, 8000.0), ("demolished", 1, 37_020.0), ("temporary", 1, None)
    ]  # fmt: skip
    assert phases["kept"] == {"line_count": 1, "mass_kg": 8000.0, "without_mass_count": 0}
    assert phases["released"]["routes"] == {
        "reuse": 18_510.0, "recycling": 0.0, "neither": 0.0, "unknown": 18_510.0
    }  # fmt: skip
    assert [message["message"] for message in phases["messages"]] == phase_texts(report().scorecard.phases, lang)
    assert document["variant"]["work"] == "renovatie"


def test_a_plan_without_phases_says_nothing_of_them() -> None:
    document = json.loads(json.dumps(outcome_document(plain(), "nl")))
    assert document["phases"] is None
    assert document["variant"]["work"] is None
    assert list(faults(document, DESCRIPTION, DESCRIPTION)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_print_and_terminal_say_the_same_sentences(lang: Language) -> None:
    sentences = phase_texts(report().scorecard.phases, lang)
    assert len(sentences) == 5
    pages = PdfReader(io.BytesIO(scorecard_pdf(report(), lang))).pages
    printed = squeezed("".join(page.extract_text() for page in pages))
    shown = squeezed(terminal_table(report(), lang))
    for sentence in sentences:
        assert squeezed(sentence) in printed
        assert squeezed(sentence) in shown
    assert squeezed(label("report_bill_aside_note", lang)) in printed
    word = {"nl": "sloop", "en": "demolished"}[lang]
    assert f"regelr3({word})" in printed


def test_a_new_build_is_told_nothing_of_it() -> None:
    """The control: without phases and kind of work no output has a heading about them."""
    text = squeezed("".join(p.extract_text() for p in PdfReader(io.BytesIO(scorecard_pdf(plain(), "nl"))).pages))
    for shown in (text, squeezed(terminal_table(plain(), "nl"))):
        assert "Wathetwerkmethetmateriaaldoet" not in shown
    assert "Wathetwerkmethetmateriaaldoet" in squeezed(terminal_table(report(), "nl"))


def written(made: Report) -> bytes:
    return project_workbook_bytes(made.project, made.variant, reference(), made)


def test_the_workbook_has_a_sheet_of_phases_that_is_not_read_back() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(report())))
    rows = list(book[BY_PHASE].iter_rows(values_only=True))
    assert rows[0][:6] == ("fase", "nl_sfb_groep", "materiaal", "regels", "zonder_massa", "massa_kg")
    assert [(row[0], row[3], row[5]) for row in rows[1:]] == [
        ("new", 1, 5000), ("kept", 1, 8000), ("demolished", 1, 37_020), ("temporary", 1, None),
        ("released", 1, 37_020),
    ]  # fmt: skip
    assert BILL in book.sheetnames
    assert BY_PHASE not in openpyxl.load_workbook(io.BytesIO(written(plain()))).sheetnames
    result = read_file_bytes(written(report()), ReadRequest("plan.xlsx"), reference())
    assert result.project is not None
    assert result.project.variants[0].bill == report().variant.bill
    assert result.project.variants[0].building.work is BuildingWork.RENOVATION
    assert [finding.code for finding in result.findings] == ["import_phases_not_new"]
