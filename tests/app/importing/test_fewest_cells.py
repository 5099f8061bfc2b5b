"""The smallest sheets that are still read: cells without an address, tables of exactly the fewest columns."""

import pytest

from app.formats.import_result import ImportResult
from models.domain.bill import BillLine
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import (
    HEAD,
    raw_bill,
    raw_parts,
    read_csv,
    read_workbook,
    sheet_xml,
    workbook,
    zipped,
)


def lines_of(result: ImportResult) -> list[BillLine]:
    assert result.project is not None, [finding.code for finding in result.findings]
    return list(result.project.variants[0].bill.lines)


def cell(content: str | float, address: str = "") -> str:
    """One cell, without an address when none is given."""
    place = f' r="{address}"' if address else ""
    if isinstance(content, str):
        return f'<c{place} t="inlineStr"><is><t>{content}</t></is></c>'
    return f"<c{place}><v>{content}</v></c>"


def row(*cells: str, number: int = 0) -> str:
    """One row, without a number when none is given."""
    place = f' r="{number}"' if number else ""
    return f"<row{place}>{''.join(cells)}</row>"


def facts(lines: list[BillLine]) -> list[tuple[str, str, float | None, str]]:
    return [(x.id, x.description, x.quantity, x.unit.symbol if x.unit else "") for x in lines]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([cell("a"), cell("vloer"), cell(5.0), cell("m2")], ("a", "vloer", 5.0, "m2")),
        ([cell("a", "A2"), cell("vloer"), cell(5.0), cell("m2")], ("a", "vloer", 5.0, "m2")),
        ([cell("a"), cell("vloer", "B2"), cell(5.0), cell("m2", "D2")], ("a", "vloer", 5.0, "m2")),
        # After an address that skips a column the next cell stands right of that one.
        ([cell("a"), cell(5.0, "C2"), cell("m2")], ("a", "", 5.0, "m2")),
    ],
)
def test_a_cell_without_an_address_stands_right_of_the_one_before(
    reference: Reference, cells: list[str], expected: tuple[str, str, float, str]
) -> None:
    result = read_workbook(raw_bill(row(*cells, number=2)), "lijst.xlsx", reference)
    assert facts(lines_of(result)) == [expected]


def test_a_row_without_a_number_stands_below_the_one_before(reference: Reference) -> None:
    """The finding about its cell names the place where Excel shows it."""
    right = (cell("a"), cell("vloer"), cell(5.0), cell("m2"))
    wrong = (cell("b"), cell("wand"), cell("veel"), cell("m2"))
    for number, stands_at in ((0, 8), (11, 11)):
        data = raw_bill(row(*right, number=7) + row(*wrong, number=number))
        result = read_workbook(data, "lijst.xlsx", reference)
        places = {(f.where.row, f.where.column) for f in result.findings if f.where.column == "C"}
        assert places == {(stands_at, "C")}


def test_a_sheet_without_any_address_is_the_same_sheet(reference: Reference) -> None:
    rows = [HEAD, ("a", "vloer", 5.0, "m2"), ("b", "wand", 7.5, "m3")]
    plain = read_workbook(workbook({"Materialen": rows}), "lijst.xlsx", reference)
    bare = zipped(raw_parts(sheet_xml("".join(row(*map(cell, cells)) for cells in rows))))
    assert lines_of(read_workbook(bare, "lijst.xlsx", reference)) == lines_of(plain)


def test_our_sheet_needs_two_known_heads(reference: Reference) -> None:
    """Two are enough, whichever they are; with one known head there is no bill in it."""
    two = workbook({"Materialen": [("id", "omschrijving"), ("a", "vloer")]})
    assert facts(lines_of(read_workbook(two, "lijst.xlsx", reference))) == [("a", "vloer", None, "")]
    one = workbook({"Materialen": [("omschrijving", "iets anders"), ("vloer", 5.0)]})
    assert read_workbook(one, "lijst.xlsx", reference).project is None


def test_a_foreign_list_needs_two_heads(reference: Reference) -> None:
    """What there is and how much; a name alone says nothing, and a number under no head neither."""
    two = read_csv(b"Materiaal;Massa (kg)\nStaal;1200\nBeton;300\n", "lijst.csv", reference)
    assert [entry.description for entry in lines_of(two)] == ["Staal", "Beton"]
    one = read_csv(b"Materiaal;\nStaal;1200\nBeton;300\n", "lijst.csv", reference)
    assert one.project is None or not one.project.variants[0].bill.lines


@pytest.mark.parametrize(
    ("head", "body", "kept"),
    [
        # With two columns a name without a number is a line of which the amount is unknown.
        ("Materiaal;Massa (kg)", ("Staal;1200", "Houtwerk;", "Vuren;300"), ["Staal", "Houtwerk", "Vuren"]),
        # With three it is the name of a chapter: nothing else stands beside it.
        ("Materiaal;Massa (kg);Bron", ("Staal;1200;x", "Houtwerk;;", "Vuren;300;x"), ["Staal", "Vuren"]),
    ],
)
def test_a_table_of_two_columns_has_no_chapters(
    reference: Reference, head: str, body: tuple[str, ...], kept: list[str]
) -> None:
    result = read_csv("\n".join((head, *body, "")).encode(), "lijst.csv", reference)
    assert [entry.description for entry in lines_of(result)] == kept


@pytest.mark.parametrize(
    ("amounts", "kept"),
    [(("5", "7", "12"), 2), (("5", "5"), 2), (("5", "", "5"), 3)],
    ids=["the sum of two", "one line and its equal", "one amount of two lines and its equal"],
)
def test_a_sum_is_known_by_its_number_after_two_lines(
    reference: Reference, amounts: tuple[str, ...], kept: int
) -> None:
    """A row without unit and code that is the sum of two lines; one that repeats a single amount is a line."""
    names = [f"deel {i};m2" for i in range(len(amounts) - 1)] + ["alles samen;"]
    body = [f"{name};{amount}" for name, amount in zip(names, amounts, strict=True)]
    result = read_csv("\n".join(("Bouwdeel;Eenh;Hoeveelh", *body, "")).encode(), "lijst.csv", reference)
    assert len(lines_of(result)) == kept
