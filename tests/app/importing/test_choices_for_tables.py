"""What a person chose for a table goes before every guess, and is found again by the heads of the table."""

from app.formats.import_result import ImportResult
from app.importing.bill.column_guess import CHOICE_FIELDS
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.csv import reader as csv_bill
from app.importing.workbook import reader as workbook
from models.domain.bill import BillLine
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import HEAD, ROW, codes
from tests.app.importing.workbook_kit import workbook as made

TEXT = b"Onderdeel;Hoeveelh;Eenh;MKI;Gewicht (kg)\nmuur;1.234;m2;2,5;10\ndak;2;m2;1,5;20\n"


def read(data: bytes, reference: Reference, request: ReadRequest) -> ImportResult:
    reader = workbook if data.startswith(b"PK") else csv_bill
    return reader.read(data, request, reference)


def first(result: ImportResult) -> BillLine:
    assert result.project is not None, [finding.code for finding in result.findings]
    return result.project.variants[0].bill.lines[0]


def test_a_chosen_field_is_read_and_its_question_is_gone(reference: Reference) -> None:
    choice = TableChoice(fields={"D": "mki_a2_eur_per_unit", "E": "mass_kg_per_unit"})
    asked = read(TEXT, reference, ReadRequest("a.csv"))
    chosen = read(TEXT, reference, ReadRequest("a.csv", choice))
    assert first(asked).mki_a2_eur_per_unit is None
    assert (first(chosen).mki_a2_eur_per_unit, first(chosen).mass_kg_per_unit) == (2.5, 10)
    assert {"import_mki_not_assigned", "import_mass_not_assigned"} <= codes(asked) - codes(chosen)
    assert [found.reason for found in chosen.tables[0].columns if found.letter in "DE"] == ["chosen", "chosen"]


def test_a_column_can_be_chosen_not_to_count(reference: Reference) -> None:
    result = read(TEXT, reference, ReadRequest("a.csv", TableChoice(fields={"B": "", "E": ""})))
    assert first(result).quantity is None
    assert dict(first(result).extra)["Hoeveelh"] == "1.234"


def test_the_decimal_mark_decides_only_about_what_could_be_either(reference: Reference) -> None:
    as_dutch = read(TEXT, reference, ReadRequest("a.csv"))
    as_english = read(TEXT, reference, ReadRequest("a.csv", TableChoice(decimal_mark=".")))
    assert (first(as_dutch).quantity, first(as_english).quantity) == (1234, 1.234)
    assert "import_numbers_assumed" in codes(as_dutch, Severity.WARNING)
    assert "import_numbers_assumed" not in codes(as_english)
    assert dict(first(as_english).extra)["MKI"] == "2,5"


def test_a_remembered_choice_counts_for_the_same_heads_only(reference: Reference) -> None:
    signature = read(TEXT, reference, ReadRequest("a.csv")).tables[0].signature
    choice = TableChoice(signature, {"D": "mki_a1_eur_per_unit"})
    other = TEXT.replace(b"Onderdeel", b"Bouwdeel")
    assert first(read(TEXT, reference, ReadRequest("a.csv", None, (choice,)))).mki_a1_eur_per_unit == 2.5
    assert first(read(other, reference, ReadRequest("a.csv", None, (choice,)))).mki_a1_eur_per_unit is None
    chosen = ReadRequest("a.csv", TableChoice(fields={"D": ""}), (choice,))
    assert first(read(TEXT, reference, chosen)).mki_a1_eur_per_unit is None


def test_our_own_layout_can_be_chosen_otherwise_and_is_remembered(reference: Reference) -> None:
    data = made({"Materialen": [HEAD, ROW]})
    plain = read(data, reference, ReadRequest("a.xlsx"))
    choice = TableChoice(plain.tables[0].signature, {"C": ""})
    for request in (ReadRequest("a.xlsx", choice), ReadRequest("a.xlsx", None, (choice,))):
        result = read(data, reference, request)
        assert first(result).quantity is None
        assert result.tables[0].signature == plain.tables[0].signature
    assert first(plain).quantity == 5


def test_sheet_and_header_row_are_chosen(reference: Reference) -> None:
    early = [["Bouwdeel", "Hoeveelh", "Eenh"], ["muur", 1, "m2"], ["Onderdeel", "Volume (m3)"], ["dak", 7]]
    data = made({"Een": early, "Twee": [["Bouwdeel", "Hoeveelh", "Eenh"], ["vloer", 9, "m2"]]})
    second = read(data, reference, ReadRequest("a.xlsx", TableChoice(sheet="Twee")))
    assert first(second).description == "vloer"
    lower = read(data, reference, ReadRequest("a.xlsx", TableChoice(sheet="Een", header_row=3)))
    assert (first(lower).description, first(lower).quantity) == ("dak", 7)
    assert lower.tables[0].header_row == 3


def test_a_choice_that_does_not_fit_the_file_does_no_harm(reference: Reference) -> None:
    for choice in (
        TableChoice(fields={"ZZ": "quantity", "B": "geen veld"}, decimal_mark="x"),
        TableChoice(sheet="weg", header_row=99_999),
        TableChoice(header_row=-4),
        TableChoice("andere", {"B": "mass_kg_per_unit"}),
    ):
        result = read(TEXT, reference, ReadRequest("a.csv", choice))
        assert result.findings
        assert all(finding.code.startswith("import_") for finding in result.findings)


def test_every_field_can_be_chosen(reference: Reference) -> None:
    for field in CHOICE_FIELDS:
        result = read(TEXT, reference, ReadRequest("a.csv", TableChoice(fields={"D": field})))
        assert next(found for found in result.tables[0].columns if found.letter == "D").field == field
