"""Pasted text read as a bill: the same answers as for a file, and which blocks go straight into the table."""

import pytest

from app.formats.import_result import RowKind
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.file_bytes import read_file_bytes
from app.paths import REFERENCE_DATA
from app.services.imports.pasted_text import fits_directly, read_pasted
from models.calculation.library.loader import load_with_products
from models.reference.reference import Reference
from tests.app.importing import house_bill
from tests.app.importing.workbook_kit import codes, readable


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


BESTEK = (
    "Post\tOmschrijving werkzaamheden\tHoev.\tEh.\n"
    "21.01\tMetselwerk\t1.250,5\tm²\n\tWanden\t\t\n57.06\tWTW\t1\tstel\n"
)


def rows(text: str, reference: Reference) -> list[tuple[str, float | None, str]]:
    result = read_pasted(text, "plakken", reference)
    assert all(readable(result))
    told = [row for row in result.rows if row.kind is not RowKind.HEADER]
    return [(row.text, row.quantity, row.unit.symbol if row.unit else "") for row in told]


def test_pasted_text_and_a_file_give_the_same_rows(reference: Reference) -> None:
    pasted = read_pasted(BESTEK, "plakken", reference)
    from_file = read_file_bytes(BESTEK.encode(), ReadRequest("plakken.tsv"), reference)
    assert pasted.rows == from_file.rows
    assert pasted.tables == from_file.tables
    assert pasted.project is not None
    assert from_file.project is not None
    assert pasted.project.variants[0].bill == from_file.project.variants[0].bill
    assert pasted.project.name == "plakken"
    assert not codes(pasted) & {"import_csv_read_as", "import_csv_no_building", "import_csv_no_line_end"}


def test_columns_can_be_chosen_as_for_a_file(reference: Reference) -> None:
    chosen = TableChoice(fields={"B": "note", "A": "description"})
    result = read_pasted(BESTEK, "plakken", reference, chosen=chosen)
    assert result.project is not None
    assert result.project.variants[0].bill.lines[0].note == "Metselwerk"


def test_one_column_of_texts_is_a_bill(reference: Reference) -> None:
    assert rows("Betonpannen\nKanaalplaatvloer 200 mm\n", reference) == [
        ("Betonpannen", None, ""), ("Kanaalplaatvloer 200 mm", None, ""),
    ]  # fmt: skip
    assert rows("Betonpannen", reference) == [("Betonpannen", None, "")]


def test_amounts_behind_the_texts_of_one_column(reference: Reference) -> None:
    text = "Betonpannen 71,5 m2\nKanaalplaatvloer 200 mm 112,80 m2\nSpouwankers: 340 st\nVoordeur\n"
    assert rows(text, reference) == [
        ("Betonpannen", 71.5, "m2"), ("Kanaalplaatvloer 200 mm", 112.8, "m2"), ("Spouwankers", 340, "stuk"),
        ("Voordeur", None, ""),
    ]  # fmt: skip
    assert rows("Kanaalplaatvloer 200 mm\nPlaat 18 mm\n", reference)[0][1] is None, "a thickness is no amount"


def test_a_block_without_header(reference: Reference) -> None:
    assert rows("Betonpannen\t12\tm2\nWTW\t1\tstel\nKabel\t3\tm1\n", reference) == [
        ("Betonpannen", 12, "m2"), ("WTW", 1, "stuk"), ("Kabel", 3, "m"),
    ]  # fmt: skip


def test_the_text_of_a_csv_file_has_cells_too(reference: Reference) -> None:
    text = "Omschrijving;Hoeveelheid;Eenheid\nBetonpannen;71,5;m2\nSpouwankers;340;st\n"
    assert rows(text, reference) == [("Betonpannen", 71.5, "m2"), ("Spouwankers", 340, "stuk")]
    assert rows("Beton; gewapend\nHout; vuren\n", reference)[0][0] == "Beton; gewapend"


def test_quotes_as_a_spreadsheet_writes_them(reference: Reference) -> None:
    head = "Omschrijving\tHoeveelheid\tEenheid\n"
    assert rows(f'{head}"wand\nlinks"\t3\tm2\n', reference) == [("wand\nlinks", 3, "m2")]
    assert rows(f'{head}5" buis\t3\tm2\n', reference) == [('5" buis', 3, "m2")]


@pytest.mark.parametrize("text", ["", "\n\t\n", "1\t2\n3\t4\n", "\ud800\x00x\ty", "=1+1", "\t" * 300])
def test_text_that_is_no_bill_is_refused_in_words(reference: Reference, text: str) -> None:
    result = read_pasted(text, "plakken", reference)
    assert all(readable(result))
    assert (result.project is None) == result.has_errors


FIELDS = ("nl_sfb", "description", "quantity", "unit", "product_id")


@pytest.mark.parametrize(
    ("block", "is_direct"),
    [
        ([("21.11", "wand", "12,5", "m2")], True),
        ([("21.11", "wand", "12,5", "m2"), ("", "vloer", "", "")], True),
        ([("a", "b", "1", "m2"), *[("a", "b", "2", "m2")] * 8, ("a", "b", "3", "vadem")], True),
        ([("a", "b", "1", "m2"), ("a", "b", "2", "vadem")], True),
        ([("a", "b", "1", "m2"), ("a", "b", "2", "vadem"), ("a", "b", "3", "el")], False),
        ([("code", "omschrijving", "hoeveelheid", "eenheid"), ("21.11", "wand", "12,5", "m2")], False),
        ([("x", "y", "Aantallen", "Eh"), ("21.11", "wand", "12,5", "m2"), *[("a", "b", "1", "m2")] * 9], False),
        ([("wand", "12,5", "m2", "x")], False),
        ([("a", "b", "1", "m2", "c", "te breed")], False),
        ([], False),
    ],
)
def test_a_block_that_fits_the_columns_stays_direct(block: list[tuple[str, ...]], is_direct: bool) -> None:
    assert fits_directly(block, FIELDS) is is_direct


def test_one_cell_always_fits_its_column() -> None:
    assert fits_directly([("wand",)], FIELDS[1:])
    assert fits_directly([("12,5",)], FIELDS[2:])
    assert not fits_directly([("wand",)], FIELDS[2:])


def test_the_bill_of_a_house_opens_the_preview_and_is_read_whole(reference: Reference) -> None:
    text = house_bill.pasted()
    block = [tuple(line.split("\t")) for line in text.splitlines()]
    assert not fits_directly(block, (*FIELDS, "note"))
    result = read_pasted(text, "plakken", reference)
    assert result.project is not None
    assert len(result.project.variants[0].bill) == house_bill.LINE_COUNT
