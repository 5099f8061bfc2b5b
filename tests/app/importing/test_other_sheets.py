"""A sheet that is not read is never passed over in silence, least of all one that holds a bill."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import HEAD, ROW, book_of, read_workbook, saved, workbook

Rows = Sequence[Sequence[Any]]
PROJECT: Rows = [["naam", "Proef"], ["bvo_m2", 100]]


def named(result: ImportResult, code: str) -> list[tuple[Severity, str]]:
    return [
        (f.severity, str(f.message.params.get("sheet", f.message.params.get("sheets", ""))))
        for f in result.findings
        if f.code == code
    ]


def test_a_bill_under_another_name_is_read_and_the_sheet_is_named(reference: Reference) -> None:
    cases: list[dict[str, Rows]] = [
        {"Blad1": [HEAD, ROW]},
        {"Project": PROJECT, "Blad1": [["Titel"], [], HEAD, ROW]},
    ]
    for sheets in cases:
        result = read_workbook(workbook(sheets), "x.xlsx", reference)
        assert result.project is not None
        assert len(result.project.variants[0].bill) == 1
        assert named(result, "import_bill_under_other_name") == [(Severity.WARNING, "Blad1")]
        assert not named(result, "import_no_sheets")


def test_a_second_bill_is_a_warning(reference: Reference) -> None:
    data = workbook({"Project": PROJECT, "Materialen": [HEAD, ROW], "Materialen (2)": [HEAD, ROW]})
    result = read_workbook(data, "x.xlsx", reference)
    assert result.project is not None
    assert named(result, "import_second_bill") == [(Severity.WARNING, "Materialen (2)")]


def test_every_other_sheet_with_content_is_named_once(reference: Reference) -> None:
    sheets: dict[str, Rows] = {
        "Project": PROJECT,
        "Materialen": [HEAD, ROW],
        "Leeg": [],
        "Contacten": [["naam", "opmerking"]],
    }
    many: dict[str, Rows] = sheets | {f"Bijlage {n}": [["x"]] for n in range(3)}
    result = read_workbook(workbook(many), "x.xlsx", reference)
    found = named(result, "import_sheets_not_read")
    assert found == [(Severity.WARNING, "Contacten, Bijlage 0, Bijlage 1, Bijlage 2")]
    assert not named(result, "import_second_bill")


def test_the_sheets_of_the_template_are_not_named(reference: Reference) -> None:
    own: dict[str, Rows] = {
        name: [["omschrijving", "hoeveelheid"], ["x", 1]] for name in ("Uitkomsten", "Uitleg", "Lijsten")
    }
    result = read_workbook(workbook({"Project": PROJECT, "Materialen": [HEAD, ROW], **own}), "x.xlsx", reference)
    assert not [f for f in result.findings if "sheet" in f.code or "bill" in f.code]


@pytest.mark.parametrize(
    "xml",
    [
        b"geen xml <v>1</v>",
        b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
        b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99999999</v></c></row></sheetData></worksheet>',
    ],
)
def test_a_sheet_that_cannot_be_looked_at_does_not_spoil_the_others(xml: bytes, reference: Reference) -> None:
    data = saved(book_of({"Project": PROJECT, "Materialen": [HEAD, ROW], "Raar": [["x"]]}))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet3.xml") else old.read(name))
    result = read_workbook(target.getvalue(), "x.xlsx", reference)
    assert result.project is not None
    assert len(result.project.variants[0].bill.lines) == 1
    assert named(result, "import_sheets_not_read") == [(Severity.WARNING, "Raar")]


def test_only_the_first_rows_of_a_long_sheet_are_looked_at(reference: Reference) -> None:
    long: Rows = [["x"]] * 60 + [HEAD, ROW]
    result = read_workbook(
        workbook({"Project": PROJECT, "Materialen": [HEAD, ROW], "Lang": long}), "x.xlsx", reference
    )
    assert named(result, "import_sheets_not_read") == [(Severity.WARNING, "Lang")]
    early: Rows = [["x"]] * 5 + [HEAD] + [ROW] * 40
    result = read_workbook(workbook({"Project": PROJECT, "Vroeg": early}), "x.xlsx", reference)
    assert result.facts.row_count == 40
    assert named(result, "import_bill_under_other_name") == [(Severity.WARNING, "Vroeg")]
