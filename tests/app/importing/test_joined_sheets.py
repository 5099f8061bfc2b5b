"""Several sheets that look like a bill: one bill together, a copy, or a choice that a person makes first."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.workbook import reader
from models.domain.bill import BillLine, Phase
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import book_of, codes, readable, saved, workbook

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]
HEAD = ("Code", "Onderdeel", "Hoeveelh.", "Eenh.")
GROUND: Rows = [HEAD, ("21.1", "muur", 10, "m2"), ("23.1", "vloer", 20, "m2")]
UPPER: Rows = [HEAD, ("21.1", "muur boven", 5, "m2"), ("27.1", "dak", "30,5", "m2"), (None, "Totaal", 35.5, None)]


def read(sheets: Sheets, reference: Reference, chosen: TableChoice | None = None) -> ImportResult:
    result = reader.read(workbook(sheets), ReadRequest("a.xlsx", chosen), reference)
    assert all(readable(result))
    return result


def lines(result: ImportResult) -> tuple[BillLine, ...]:
    assert result.project is not None, codes(result)
    return result.project.variants[0].bill.lines


def test_sheets_with_the_same_header_are_one_bill(reference: Reference) -> None:
    result = read({"Voorblad": [["Bouwplan"]], "Begane grond": GROUND, "Verdieping": UPPER}, reference)
    found = [(line.id, line.description, line.quantity) for line in lines(result)]
    assert found == [("r2", "muur", 10), ("r3", "vloer", 20), ("b2-r2", "muur boven", 5), ("b2-r3", "dak", 30.5)]
    assert (result.facts.row_count, result.facts.line_count, result.facts.left_out_count) == (5, 4, 1)
    assert result.facts.sheets == ("Begane grond", "Verdieping")
    assert [(row.sheet, row.row) for row in result.rows if row.line_id == "b2-r3"] == [("Verdieping", 3)]
    (told,) = [f for f in result.findings if f.code == "import_sheets_joined"]
    assert told.message.params["sheets"] == "Begane grond (2), Verdieping (2)"
    assert "import_second_bill" not in codes(result)
    assert [table.sheet for table in result.tables] == ["Begane grond", "Verdieping"]


def test_ids_of_the_file_stay_apart_and_findings_name_the_sheet(reference: Reference) -> None:
    head = ("Pos.", "Omschrijving", "Hoeveelh.", "Eenh.")
    first: Rows = [head, ("1", "muur", 1, "m2"), ("2", "dak", 2, "m2")]
    second: Rows = [head, ("1", "vloer", "veel", "m2")]
    result = read({"Blok A": first, "Blok B": second}, reference)
    assert [line.id for line in lines(result)] == ["1", "2", "b2-1"]
    (told,) = [f for f in result.findings if f.code == "import_text_for_number"]
    assert (told.where.sheet, told.where.row, told.where.line_id) == ("Blok B", 2, "b2-1")


def test_a_sheet_chosen_alone_is_read_alone_and_a_chosen_column_counts_for_all(reference: Reference) -> None:
    sheets: Sheets = {"Begane grond": GROUND, "Verdieping": UPPER}
    alone = read(sheets, reference, TableChoice(sheet="Verdieping", header_row=1, is_alone=True))
    assert [line.description for line in lines(alone)] == ["muur boven", "dak"]
    assert "import_second_bill" in codes(alone, Severity.WARNING)
    signature = alone.tables[0].signature
    column = read(sheets, reference, TableChoice(signature, {"C": "", "A": "note"}, "Begane grond", 1))
    assert [(line.note, line.quantity) for line in lines(column)] == [
        ("21.1", None), ("23.1", None), ("21.1", None), ("27.1", None),
    ]  # fmt: skip


def test_a_copy_does_not_count_twice(reference: Reference) -> None:
    result = read({"Staat": GROUND, "Staat (2)": GROUND}, reference)
    assert len(lines(result)) == 2
    assert "import_sheet_is_copy" in codes(result, Severity.WARNING)


def test_nothing_is_read_of_two_variants_or_of_two_different_bills_before_a_person_chose(
    reference: Reference,
) -> None:
    variant: Rows = [*GROUND[:2], ("23.1", "vloer hout", 20, "m2")]
    longer: Rows = [*GROUND, ("27.1", "dak", 30, "m2"), ("31.1", "deur", 3, "st")]
    other: Rows = [("Element", "Omschrijving", "Aantal", "Eenheid"), ("a", "muur", 1, "m2")]
    cases: Sequence[Sheets] = (
        {"A": longer, "B": [*longer[:4], ("31.1", "deur", 4, "st")]},
        {"A": GROUND, "B": other},
    )
    for sheets in cases:
        result = read(sheets, reference)
        assert result.project is None
        assert codes(result, Severity.ERROR) == {"import_choose_sheet"}
        assert {table.sheet for table in result.tables} == {"A", "B"}
        chosen = read(sheets, reference, TableChoice(sheet="B", header_row=1, is_alone=True))
        assert lines(chosen)
    assert len(lines(read({"A": GROUND, "Materialen": variant}, reference))) == 2


def test_a_sheet_that_may_sum_the_others_is_never_added_to_them(reference: Reference) -> None:
    whole: Rows = [HEAD, ("21", "wanden", 15, "m2"), ("23", "vloeren", 20, "m2"), ("27", "daken", 30.5, "m2")]
    for name in ("Totaal", "Samenvatting woningen"):
        sheets: Sheets = {"Begane grond": GROUND, "Verdieping": UPPER, name: whole}
        assert codes(read(sheets, reference), Severity.ERROR) == {"import_choose_sheet"}
        chosen = read(sheets, reference, TableChoice(sheet=name, header_row=1, is_alone=True))
        assert len(lines(chosen)) == 3


def test_hidden_sheets_and_those_of_demolition_are_no_part_of_it(reference: Reference) -> None:
    book = book_of({"Staat": GROUND, "Oud": UPPER, "Demolition": UPPER})
    book["Oud"].sheet_state = "hidden"
    result = reader.read(saved(book), ReadRequest("a.xlsx"), reference)
    assert len(lines(result)) == 2
    assert "import_second_bill" in codes(result, Severity.WARNING)


def test_a_variant_an_option_or_an_earlier_version_is_never_added_unasked(reference: Reference) -> None:
    names = (
        ("Variant A", "Variant B"),
        ("Staat", "Opties"),
        ("Staat 2024", "Staat 2023 (oud)"),
        ("Take-off", "Take-off old"),
    )
    for first, second in names:
        result = read({first: GROUND, second: UPPER}, reference)
        assert codes(result, Severity.ERROR) == {"import_choose_sheet"}, first
    for first, second in (("Blok A", "Blok B"), ("Staat 1", "Staat 2"), ("Halte", "Optiek")):
        assert len(lines(read({first: GROUND, second: UPPER}, reference))) == 4


def test_two_parts_of_a_building_with_the_same_rows_are_both_there(reference: Reference) -> None:
    for first, second in (("Verdieping 1", "Verdieping 2"), ("V1", "V2"), ("Level 01", "Level 02")):
        result = read({first: GROUND, second: GROUND}, reference)
        assert [line.quantity for line in lines(result)] == [10, 20, 10, 20]
        assert "import_sheets_joined" in codes(result, Severity.WARNING)
    assert len(lines(read({"Verdieping 1": GROUND, "Kopie van verdieping 1": GROUND}, reference))) == 2


def test_the_name_of_a_sheet_says_the_phase_of_its_lines(reference: Reference) -> None:
    for name, phase in (("Sloop", Phase.DEMOLISHED), ("02 Bestaand", Phase.EXISTING), ("Te behouden", Phase.KEPT)):
        result = read({"Nieuw": GROUND, name: UPPER}, reference)
        assert [line.phase for line in lines(result)] == [None, None, phase, phase]
        (told,) = [f for f in result.findings if f.code == "import_phases_not_new"]
        assert (told.where.sheet, told.message.params["count"]) == (name, 2)
    assert {line.phase for line in lines(read({"Nieuwbouw": GROUND, "Dak": UPPER}, reference))} == {None}


def test_a_phase_in_the_row_goes_before_that_of_its_sheet(reference: Reference) -> None:
    rows: Rows = [(*HEAD, "Fase"), ("21.1", "muur", 10, "m2", "nieuw"), ("23.1", "vloer", 20, "m2", None)]
    assert [line.phase for line in lines(read({"Sloop": rows}, reference))] == [Phase.NEW, Phase.DEMOLISHED]
