"""Seventy payloads through every text field into workbook, JSON and PDF: the same text comes out, nothing runs."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

import openpyxl
import pytest
from injection_kit import finding

from app.formats.cell_text import clean_text
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.reader import read as read_workbook
from app.paths import REFERENCE_DATA
from app.report_check.reader import read as read_pdf
from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions
from app.reporting.workbook.cells import safe_cell_text
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from models.calculation.library.loader import load_with_products
from models.domain.project import BuildingType
from models.reference.reference import Reference
from models.storage.document.project_document import canonical_json, document_of_bytes, from_document
from tests.payloads import FORMULAS, PAYLOADS, hostile_project, spread

HARMLESS = "gewone tekst"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


def report_of(payload: str, reference: Reference) -> Report:
    project = hostile_project(payload)
    # Public space requires no elements, so that digits in a hostile NL-SfB code change no figure.
    building = replace(project.variants[0].building, type=BuildingType.PUBLIC_SPACE)
    project = replace(project, variants=(replace(project.variants[0], building=building),))
    return make_report(project, project.variants[0], reference, (finding(payload),))


def workbook_of(payload: str, reference: Reference) -> bytes:
    report = report_of(payload, reference)
    return project_workbook_bytes(report.project, report.variant, reference, results=report)


def cells(data: bytes) -> Iterator[tuple[str, str, object, str]]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate, cell.value, cell.data_type) for cell in row)


def xml_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
        )


@pytest.mark.counted
def test_a_workbook_holds_the_text_and_no_formula(reference: Reference, how_many: Callable[[int], int]) -> None:
    harmless = list(cells(workbook_of(HARMLESS, reference)))
    for payload in spread(how_many(len(PAYLOADS))):
        data = workbook_of(payload, reference)
        found = list(cells(data))
        assert not [cell for cell in found if cell[3] == "f"], payload
        assert not re.search(r"<f[ >]|<hyperlink|TargetMode=\"External\"", xml_of(data)), payload
        numbers = [cell for cell in found if cell[3] == "n" and cell[2] is not None]
        assert numbers == [cell for cell in harmless if cell[3] == "n" and cell[2] is not None]
        by_place = {cell[:2]: cell[2] for cell in found}
        written = [by_place[plain[:2]] for plain in harmless if plain[2] == HARMLESS]
        assert len(written) >= 18
        texts = {clean_text(payload), safe_cell_text(payload)}
        assert {str(text) for text in written} <= texts, payload


@pytest.mark.counted
def test_what_was_written_is_read_as_the_same_text(reference: Reference, how_many: Callable[[int], int]) -> None:
    """The description, once more through the import: the text itself, without what a cell needs around it."""
    for payload in spread(how_many(len(PAYLOADS))):
        result = read_workbook(workbook_of(payload, reference), ReadRequest("terug.xlsx"), reference)
        words = " ".join(clean_text(payload).split())
        assert result.project is not None, payload
        (line,) = result.project.variants[0].bill.lines
        assert " ".join(line.description.split()) in (words, words.lstrip("'"))


def test_openpyxl_itself_would_run_them() -> None:
    """The control: written as they are, most of the formulas are live."""
    book = openpyxl.Workbook()
    for payload in FORMULAS:
        book.active.append([payload])
    target = io.BytesIO()
    book.save(target)
    assert sum(cell[3] == "f" for cell in cells(target.getvalue())) >= 8


@pytest.mark.counted
def test_json_holds_the_text_in_place_and_nothing_else(
    reference: Reference, how_many: Callable[[int], int]
) -> None:
    shape = _shape(json.loads(outcome_json(report_of(HARMLESS, reference), "nl")))
    assert len(shape) > 10
    for payload in spread(how_many(len(PAYLOADS))):
        report = report_of(payload, reference)
        document = json.loads(outcome_json(report, "nl"))
        assert _shape(document) == shape
        assert document["project"]["name"] == document["variant"]["name"] == payload
        assert document["findings"][0]["where"]["sheet"] == payload
        assert payload in document["findings"][0]["message"]
        assert from_document(document_of_bytes(canonical_json(report.project))) == report.project


def _shape(document: dict[str, object]) -> dict[str, object]:
    """The keys of the document and of what it says of project and variant."""
    return {key: sorted(part) if isinstance(part, dict) else None for key, part in document.items()}


@pytest.mark.counted
def test_a_pdf_gives_the_project_back_and_is_what_it_was(
    reference: Reference, how_many: Callable[[int], int]
) -> None:
    for payload in spread(how_many(len(PAYLOADS))):
        report = report_of(payload, reference)
        data = scorecard_pdf(report, "nl", ReportOptions(organisation=payload))
        assert not re.search(rb"/URI|/JavaScript|/Launch|/OpenAction|/GoToR|/Annots", data)
        result = read_pdf(data, ReadRequest(f"{payload}.pdf"), reference)
        assert result.project == report.project
        assert result.report_check is not None
        assert result.report_check.is_identical, payload


def test_there_are_seventy_different_ones() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 70
