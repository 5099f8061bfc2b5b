"""Sheets of others made to go wrong: the same care as for our own layout, and exactly the rows that are there."""

import datetime as dt
import math
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import book_of, codes, read_workbook, readable, saved, workbook

W, N = Severity.WARNING, Severity.NOTE
HEAD = ("Item no", "NL-SfB", "Bouwdeel", "Hoeveelh", "Eenh")
ROWS = (
    ("1", "21.11", "muur", 12.5, "m2"), ("2", "23.21", "vloer", 20.0, "m3"), ("3", "27.21", "dak", 7.25, "m2"),
)  # fmt: skip


def made(change: Callable[[Workbook], None]) -> bytes:
    book = book_of({"Staat": [HEAD, *ROWS]})
    change(book)
    return saved(book)


def cell(name: str, value: object) -> bytes:
    def change(book: Workbook) -> None:
        book["Staat"][name] = value

    return made(change)


def one_more(*row: object, head: tuple[object, ...] = HEAD) -> bytes:
    return workbook({"Staat": [head, *ROWS, row]})


def beside(value: object, head: str) -> bytes:
    """A fourth line, with something in one more column."""
    return one_more("4", "", "x", 1.0, "m2", value, head=(*HEAD, head))


def hide_row(book: Workbook) -> None:
    book["Staat"].row_dimensions[3].hidden = True


def hide_column(book: Workbook) -> None:
    book["Staat"].column_dimensions["D"].hidden = True


def hide_sheet(book: Workbook) -> None:
    book.create_sheet("Voorblad")["A1"] = "plan"
    book["Staat"].sheet_state = "hidden"


def very_hidden(book: Workbook) -> None:
    book.create_sheet("Voorblad")["A1"] = "plan"
    book["Staat"].sheet_state = "veryHidden"


def merge_cells(book: Workbook) -> None:
    book["Staat"].merge_cells("D2:D3")


def merge_title(book: Workbook) -> None:
    book["Staat"].insert_rows(1, 2)
    book["Staat"]["A1"] = "Staat van materialen"
    book["Staat"].merge_cells("A1:E1")


SHEETS: dict[str, tuple[bytes, Severity, str]] = {
    "bare formula": (cell("D2", "=6+6.5"), W, "import_formula_without_value"),
    "error text": (cell("D2", "#DIV/0!"), W, "import_error_cell"),
    "error in a kept column": (beside("#REF!", "iets"), W, "import_error_cell"),
    "true for number": (cell("D2", True), W, "import_yes_no_for_number"),
    "date for number": (cell("D2", dt.date(2026, 1, 2)), W, "import_date_for_number"),
    "time for number": (cell("D2", dt.time(3, 4)), W, "import_date_for_number"),
    "estimate": (cell("D2", "ca. 12"), N, "import_number_about"),
    "sum of money": (cell("E2", "post"), W, "import_units_settled"),
    "header repeated": (one_more(*HEAD), W, "import_headers_repeated"),
    "remark": (one_more("* maten in het werk controleren"), W, "import_footnotes_left_out"),
    "text for number": (cell("D2", "veel"), W, "import_text_for_number"),
    "negative": (cell("D2", -3), W, "import_negative"),
    "unit unknown": (cell("E2", "vadem"), W, "import_units_not_known"),
    "unit true": (cell("E2", True), W, "import_units_not_known"),
    "no unit": (cell("E2", None), W, "import_no_unit"),
    "no quantity": (cell("D2", None), W, "import_no_quantity"),
    "said unknown": (cell("D2", "n.t.b."), N, "import_read_as_unknown"),
    "ambiguous": (cell("D2", "1.234"), W, "import_numbers_assumed"),
    "hidden row": (made(hide_row), W, "import_hidden_rows"),
    "hidden column": (made(hide_column), W, "import_hidden_columns"),
    "hidden sheet": (made(hide_sheet), W, "import_hidden_sheet"),
    "very hidden sheet": (made(very_hidden), W, "import_hidden_sheet"),
    "merged cells": (made(merge_cells), W, "import_merged_cells"),
    "total row": (one_more("Totaal", None, None, 39.75, None), W, "import_subtotal_left_out"),
    "german total": (one_more("Gesamt", None, None, 39.75, None), W, "import_subtotal_left_out"),
    "total by number": (one_more(None, None, None, 39.75, None), W, "import_subtotal_left_out"),
    "wrong total": (one_more("Totaal", None, None, 40.75, None), W, "import_total_differs"),
    "chapter": (
        workbook({"Staat": [HEAD, *ROWS, (None, None, "Installaties"), ("5", "57.1", "buis", 0.0, "m")]}),
        W, "import_headings_left_out",
    ),
    "another name": (one_more("4", "", "x", 1.0, "m2"), W, "import_bill_under_other_name"),
    "two columns for one field": (beside(3.0, "Menge"), W, "import_column_not_used"),
    "unit does not fit": (beside(3.0, "Levensduur [kg]"), W, "import_unit_of_header"),
    "no option of ours": (
        beside("touwtje", "Connection type"), W, "import_column_not_fitting",
    ),
    "life of zero": (beside(0, "Nutzungsdauer"), W, "import_not_above_zero"),
    "bidi text": (one_more("4", "", "mu\u202eur", 1.0, "m2"), N, "import_text_cleaned"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_the_finding_is_there_and_decides(reference: Reference, name: str) -> None:
    data, severity, code = SHEETS[name]
    result = read_workbook(data, "lijst.xlsx", reference)
    assert code in codes(result, severity)
    assert result.project is not None
    assert all(readable(result))


@pytest.mark.parametrize("name", SHEETS)
def test_no_row_is_lost_or_made(reference: Reference, name: str) -> None:
    result = read_workbook(SHEETS[name][0], "lijst.xlsx", reference)
    assert result.project is not None
    lines = result.project.variants[0].bill.lines
    assert len(lines) == result.facts.line_count == result.facts.row_count - result.facts.left_out_count
    if name == "merged cells":
        return  # the second of merged cells holds nothing
    unchanged = [line for line in lines if line.description in ("vloer", "dak")]
    assert math.fsum(line.quantity or 0 for line in unchanged) == 27.25


def test_a_sheet_without_fault_says_only_what_it_is(reference: Reference) -> None:
    """The control: the findings above are not there for every sheet."""
    plain = read_workbook(workbook({"Staat": [HEAD, *ROWS]}), "lijst.xlsx", reference)
    assert codes(plain) == {"import_bill_under_other_name", "import_sheet_missing", "import_named_after_file"}
    titled = read_workbook(made(merge_title), "lijst.xlsx", reference)
    assert codes(titled) == codes(plain)
    assert titled.tables[0].header_row == 3


def test_a_category_of_others_is_kept_and_not_refused(reference: Reference) -> None:
    data = one_more("4", "", "x", 1.0, "m2", "Fundering", head=(*HEAD, "Categorie"))
    result = read_workbook(data, "lijst.xlsx", reference)
    assert result.project is not None
    line = result.project.variants[0].bill.lines[-1]
    assert (line.data_category, line.extra) == (None, (("Categorie", "Fundering"),))


def test_numbers_that_stand_twice_are_no_ids(reference: Reference) -> None:
    result = read_workbook(one_more("1", "", "x", 1.0, "m2"), "lijst.xlsx", reference)
    assert result.project is not None
    assert [line.id for line in result.project.variants[0].bill] == ["r2", "r3", "r4", "r5"]
