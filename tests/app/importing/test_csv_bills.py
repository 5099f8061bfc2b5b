"""Bills in CSV: delimiter, encoding and decimals are found out, said, and never guessed at."""

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import bill, codes, read_csv, read_workbook, readable

HEAD = "id;omschrijving;hoeveelheid;eenheid;massa_kg_per_eenheid"
ROWS = ("a;vloer;12,5;m2;400", "b;gevel café;3;m2;0,25")


def made(delimiter: str = ";", encoding: str = "utf-8", mark: str = ",", end: str = "\n") -> bytes:
    lines = [line.replace(",", "\0").replace(";", delimiter).replace("\0", mark) for line in (HEAD, *ROWS)]
    return (end.join(lines) + end).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("delimiter", "mark"), [(";", ","), (";", "."), (",", "."), ("\t", ","), ("\t", ".")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_rows_come_in(reference: Reference, encoding: str, delimiter: str, mark: str, end: str) -> None:
    result = read_file_bytes(made(delimiter, encoding, mark, end), ReadRequest("huis.csv"), reference)
    assert result.project is not None
    assert result.project.name == "huis"
    lines = result.project.variants[0].bill.lines
    found = [(line.id, line.description, line.quantity, line.mass_kg_per_unit) for line in lines]
    assert found == [("a", "vloer", 12.5, 400.0), ("b", "gevel café", 3.0, 0.25)]
    assert {"import_csv_read_as", "import_csv_no_building", "import_numbers_read_as"} <= codes(
        result, Severity.NOTE
    )
    assert result.facts.delimiter == delimiter
    assert result.facts.encoding == encoding.removesuffix("-sig")


def test_csv_and_workbook_give_the_same_lines(reference: Reference) -> None:
    from_csv = read_csv(made(), "a.csv", reference).project
    head = HEAD.split(";")
    from_sheet = read_workbook(
        bill(("a", "vloer", 12.5, "m2", 400), ("b", "gevel café", 3, "m2", 0.25), head=head), "a.xlsx", reference
    ).project
    assert from_csv is not None
    assert from_sheet is not None
    assert from_csv.variants[0].bill == from_sheet.variants[0].bill


BROKEN = {
    "nul": (b"id;omschrijving;hoeveelheid\na;vl\0oer;1\n", "import_csv_nul"),
    "huge cell": (b"id;omschrijving;hoeveelheid\na;" + b"x" * 200_000 + b";1\n", "import_csv_broken"),
    "no header": (b"a;b;c\n1;2;3\n", "import_not_recognised"),
    "bad bytes": (b"id;omschrijving;hoeveelheid\na;\x81\xff;1\n", "import_unreadable_file"),
    "many columns": (b"id;omschrijving" + b";x" * 300 + b"\n", "import_far_cell"),
    "many rows": (b"id;omschrijving\n" + b"a;b\n" * 100_001, "import_far_cell"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_a_reason(reference: Reference, name: str) -> None:
    data, code = BROKEN[name]
    result = read_csv(data, "a.csv", reference)
    assert result.project is None
    assert code in codes(result, Severity.ERROR)
    assert all(readable(result))


ODD = {
    "comma in a comma file": (
        b"id,omschrijving,hoeveelheid,eenheid\na,vloer,1,5,m2\nb,wand,3,m2\n",
        "import_csv_extra_cells", [None, 3.0],
    ),
    "open quote": (b'id;omschrijving;hoeveelheid\na;"vloer;1\nb;x;2\n', "import_csv_quotes", [1.0, 2.0]),
    "text after quote": (b'id;omschrijving;hoeveelheid\na;"vloer"x;1\nb;y;2\n', "import_csv_quotes", [1.0, 2.0]),
    "nan": (b"id;omschrijving;hoeveelheid\na;x;NaN\nb;y;2\n", "import_text_for_number", [None, 2.0]),
    "arabic digits": (
        "id;omschrijving;hoeveelheid\na;x;٣\nb;y;2\n".encode(), "import_text_for_number", [None, 2.0],
    ),
    "ambiguous": (b"id;omschrijving;hoeveelheid\na;x;1.234\nb;y;2\n", "import_numbers_assumed", [1234.0, 2.0]),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_one_odd_row_leaves_its_number_unknown_and_refuses_nothing(reference: Reference, name: str) -> None:
    data, code, expected = ODD[name]
    result = read_csv(data, "a.csv", reference)
    assert result.project is not None
    assert [line.quantity for line in result.project.variants[0].bill] == expected
    assert code in codes(result, Severity.WARNING)
    assert all(readable(result))


def test_unicode_text_of_a_spreadsheet_is_read(reference: Reference) -> None:
    data = "omschrijving\thoeveelheid\teenheid\ngevel café\t12,5\tm²\n".encode("utf-16")
    result = read_csv(data, "a.txt", reference)
    assert result.project is not None
    assert [(line.description, line.quantity) for line in result.project.variants[0].bill] == [
        ("gevel café", 12.5)
    ]
    assert result.facts.encoding == "utf-16"


def test_a_cut_off_file_is_never_taken_in_silence(reference: Reference) -> None:
    """Wherever the file ends inside its last row, a finding says so."""
    whole = made()
    start = whole.rindex(b"b;gevel")
    complete = read_csv(whole, "a.csv", reference)
    assert complete.project is not None
    for end in range(start + 1, len(whole)):
        result = read_csv(whole[:end], "a.csv", reference)
        assert codes(result) - codes(complete), whole[start:end]


def test_rows_of_a_subtotal_and_blank_rows_are_left_out(reference: Reference) -> None:
    data = made() + b";;;;\n;Totaal generaal;15,5;;\n"
    result = read_csv(data, "a.csv", reference)
    assert result.project is not None
    assert len(result.project.variants[0].bill) == 2
    assert (result.facts.row_count, result.facts.left_out_count) == (3, 1)


@pytest.mark.parametrize("hint", ["sep=;", "SEP=;", '"sep=;"', "sep=\t"])
def test_the_line_that_names_the_delimiter_is_no_row_of_the_bill(reference: Reference, hint: str) -> None:
    rows = "omschrijving;hoeveelheid;eenheid\nmetselwerk;120;m2\nbeton;3;m3\n"
    text = f"{hint}\n" + (rows if ";" in hint else rows.replace(";", "\t"))
    result = read_csv(text.encode(), "a.csv", reference)
    assert result.project is not None
    assert len(result.project.variants[0].bill.lines) == 2
    assert not [fact for fact in result.proposed if "sep" in str(fact.value).lower()]
    assert "sep" not in str([finding.message.params for finding in result.findings])
