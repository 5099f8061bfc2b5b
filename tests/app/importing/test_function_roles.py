"""The role of a use function on the sheet Project: read, written and read again; an odd word costs only itself."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.reporting.workbook.project import project_workbook_bytes
from models.domain.project import FunctionArea
from tests.models.calculation.bills import reference


def read_cell(text: str) -> ImportResult:
    book = Workbook()
    sheet = book.active
    sheet.title = "Project"
    for row in (("sleutel", "waarde"), ("naam", "Proef"), ("functie", "woonfunctie; 900"), ("functie", text)):
        sheet.append(row)
    bill = book.create_sheet("Materialen")
    bill.append(("id", "omschrijving", "hoeveelheid", "eenheid"))
    bill.append(("1", "Beton", 1, "m3"))
    data = BytesIO()
    book.save(data)
    return read_file_bytes(data.getvalue(), ReadRequest("plan.xlsx"), reference())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("kantoorfunctie; 40", None),
        ("kantoorfunctie; 40;", None),
        ("kantoorfunctie; 40; nevenfunctie", True),
        ("kantoorfunctie;40 m2;Nevenfunctie van  wonen", True),
        ("kantoorfunctie; 40; accessory", True),
        ("kantoorfunctie; 40; eigen functie", False),
        ("kantoorfunctie; 40; geen nevenfunctie", False),
    ],
)
def test_the_role_is_read_and_survives_a_round_trip(text: str, role: bool | None) -> None:
    read = read_cell(text)
    assert read.project is not None
    variant = read.project.variants[0]
    assert variant.building.functions[1] == FunctionArea("kantoorfunctie", 40.0, role)
    written = project_workbook_bytes(read.project, variant, reference())
    again = read_file_bytes(written, ReadRequest("plan.xlsx"), reference()).project
    assert again is not None
    assert again.variants[0].building.functions == variant.building.functions


def test_an_unknown_word_is_said_and_leaves_the_role_open() -> None:
    read = read_cell("kantoorfunctie; 40; misschien")
    assert read.project is not None
    assert read.project.variants[0].building.functions[1] == FunctionArea("kantoorfunctie", 40.0, None)
    assert [f.where.row for f in read.findings if f.code == "import_unknown_accessory"] == [4]
