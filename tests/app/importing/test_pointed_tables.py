"""A sheet in which no table is recognised is shown as it is, and a person points at its header and columns."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.csv import reader as csv_bill
from app.importing.workbook import reader
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, readable, workbook

Rows = Sequence[Sequence[Any]]
ODD: Rows = [
    ["Bouwplan Zuid"],
    [],
    ["Wat", "Hoeveel ongeveer", "Van"],
    ["muur", "12,5", "steen"],
    ["dak", 30, "hout"],
]


def read(sheets: dict[str, Rows], reference: Reference, chosen: TableChoice | None = None) -> ImportResult:
    result = reader.read(workbook(sheets), ReadRequest("a.xlsx", chosen), reference)
    assert all(readable(result))
    return result


def amounts(result: ImportResult) -> list[tuple[str, float | None, str]]:
    assert result.project is not None, codes(result)
    lines = result.project.variants[0].bill.lines
    return [(line.description, line.quantity, line.unit.symbol if line.unit else "") for line in lines]


def test_a_sheet_without_a_known_header_is_shown_with_its_cells(reference: Reference) -> None:
    result = read({"Blad1": ODD, "Leeg": []}, reference)
    assert codes(result, Severity.ERROR) == {"import_no_sheets"}
    (table,) = result.tables
    assert (table.sheet, table.header_row, table.signature) == ("Blad1", 3, "")
    assert [(column.letter, column.header) for column in table.columns] == [
        ("A", "Wat"), ("B", "Hoeveel ongeveer"), ("C", "Van"),
    ]  # fmt: skip
    assert table.columns[1].samples == ("3: Hoeveel ongeveer", "4: 12,5", "5: 30")
    assert not any(column.field for column in table.columns)


def test_the_columns_that_a_person_points_at_are_read(reference: Reference) -> None:
    fields = {"A": "description", "B": "quantity_m2", "C": ""}
    result = read({"Blad1": ODD}, reference, TableChoice("", fields, "Blad1", 3))
    assert amounts(result) == [("muur", 12.5, "m2"), ("dak", 30, "m2")]
    (table,) = result.tables
    assert table.signature
    assert [column.reason for column in table.columns if column.field] == ["chosen", "chosen"]


def test_a_row_without_texts_can_be_pointed_at_as_well(reference: Reference) -> None:
    rows: Rows = [["Lijst"], ["muur", 12], ["dak", 30]]
    result = read(
        {"Blad1": rows}, reference, TableChoice("", {"A": "description", "B": "quantity_m2"}, "Blad1", 1)
    )
    assert amounts(result) == [("muur", 12, "m2"), ("dak", 30, "m2")]


def test_a_sheet_that_is_called_as_ours_is_shown_too(reference: Reference) -> None:
    result = read({"Materialen": ODD}, reference)
    assert "import_no_header" in codes(result, Severity.ERROR)
    assert [table.sheet for table in result.tables] == ["Materialen"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_without_a_known_header_is_shown_and_pointed_at(delimiter: str, reference: Reference) -> None:
    data = delimiter.join(("Wat", "Hoeveel")).encode() + b"\n"
    data += b"".join(delimiter.join(row).encode() + b"\n" for row in (("muur", "12"), ("dak", "30")))
    refused = csv_bill.read(data, ReadRequest("a.csv"), reference)
    assert codes(refused, Severity.ERROR) == {"import_not_recognised"}
    (table,) = refused.tables
    assert [column.header for column in table.columns] == ["Wat", "Hoeveel"]
    chosen = TableChoice("", {"A": "description", "B": "quantity_stuk"}, "", 1)
    result = csv_bill.read(data, ReadRequest("a.csv", chosen), reference)
    assert amounts(result) == [("muur", 12, "stuk"), ("dak", 30, "stuk")]


@pytest.mark.parametrize("data", [b"Beste lezer, hierbij de lijst.", b"een regel\nnog een regel\n", b"\n\n"])
def test_prose_has_nothing_to_point_at(data: bytes, reference: Reference) -> None:
    result = csv_bill.read(data, ReadRequest("a.txt"), reference)
    assert codes(result, Severity.ERROR) == {"import_not_recognised"}
    assert result.tables == ()
