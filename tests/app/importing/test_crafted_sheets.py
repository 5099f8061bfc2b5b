"""Sheets made to go wrong, each with the finding that the reader owes its author."""

import datetime as dt
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import (
    HEAD,
    ROW,
    bill,
    book_of,
    codes,
    raw_bill,
    raw_parts,
    read_workbook,
    readable,
    row_xml,
    saved,
    sheet_xml,
    workbook,
    zipped,
)

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def one(header: str, value: object) -> bytes:
    """A bill of one line with one more column."""
    return bill((*ROW, value), head=(*HEAD, header))


def two(first: str, second: str) -> bytes:
    """A bill of one line with 60 and 50 in two more columns."""
    return bill((*ROW, 60, 50), head=(*HEAD, first, second))


def project(*rows: tuple[object, ...]) -> bytes:
    return workbook({"Project": [("naam", "P"), *rows], "Materialen": [HEAD, ROW]})


def assessed(*rows: tuple[object, ...]) -> bytes:
    head = ("indicator", "waarde", "niveau", "set", "datum", "status")
    return workbook({"Project": [("naam", "P")], "Materialen": [HEAD, ROW], "Beoordelingen": [head, *rows]})


def modules(*rows: tuple[object, ...]) -> bytes:
    head = ("regel", "set", "categorie", "A1-A3", "D")
    return workbook({"Materialen": [HEAD, ROW], "Modules": [head, *rows]})


def changed(change: Callable[[Workbook], None]) -> bytes:
    book = book_of({"Materialen": [HEAD, ROW, ("b", "wand", 3.0, "m2"), ("c", "dak", 2.0, "m2")]})
    change(book)
    return saved(book)


def hide_row(book: Workbook) -> None:
    book["Materialen"].row_dimensions[3].hidden = True


def hide_column(book: Workbook) -> None:
    book["Materialen"].column_dimensions["C"].hidden = True


def hide_sheet(book: Workbook) -> None:
    book.create_sheet("Leeg")
    book["Materialen"].sheet_state = "veryHidden"


def merge(book: Workbook) -> None:
    book["Materialen"].merge_cells("B2:B3")


def percent(value: float) -> bytes:
    def change(book: Workbook) -> None:
        sheet = book["Materialen"]
        sheet["E1"] = "gerecycled_pct"
        sheet["E2"] = value
        sheet["E2"].number_format = "0%"

    return changed(change)


def formula(cell: str, rest: str = "") -> bytes:
    return raw_bill(f'<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="C2"{rest}>{cell}</c></row>')


ASIDE = '<c r="H2" t="e"><v>#REF!</v></c>'

SHEETS: dict[str, tuple[bytes, Severity, str]] = {
    "unknown unit": (bill(("a", "x", 1.0, "vadem")), W, "import_units_not_known"),
    "number as unit": (bill(("a", "x", 1.0, 5.0)), W, "import_units_not_known"),
    "no unit": (bill(("a", "x", 1.0, None)), W, "import_no_unit"),
    "text for number": (bill(("a", "x", "veel", "m2")), W, "import_text_for_number"),
    "number with no unit": (bill(("a", "x", "12 vadem", "m2")), W, "import_text_for_number"),
    "sum of money": (bill(("a", "x", 1.0, "post")), W, "import_units_settled"),
    "formula as text": (bill(("a", "x", "1+1", "m2")), W, "import_text_for_number"),
    "nan as text": (bill(("a", "x", "NaN", "m2")), W, "import_text_for_number"),
    "ambiguous": (bill(("a", "x", "1.234", "m2")), W, "import_numbers_assumed"),
    "negative": (bill(("a", "x", -1.0, "m2")), W, "import_negative"),
    "negative as text": (bill(("a", "x", "\u22121,5", "m2")), W, "import_negative"),
    "true for number": (bill(("a", "x", True, "m2")), W, "import_yes_no_for_number"),
    "date for number": (bill(("a", "x", dt.date(2024, 1, 2), "m2")), W, "import_date_for_number"),
    "time for number": (bill(("a", "x", dt.time(3, 4), "m2")), W, "import_date_for_number"),
    "no quantity": (bill(("a", "x", None, "m2")), W, "import_no_quantity"),
    "said unknown": (bill(("a", "x", "n.v.t.", "m2")), N, "import_read_as_unknown"),
    "infinite": (formula("<v>1e999</v>"), W, "import_not_finite"),
    "not a number": (formula("<v>NaN</v>"), W, "import_not_finite"),
    "life of zero": (one("levensduur_jaar", 0), W, "import_not_above_zero"),
    "negative mass": (one("massa_kg_per_eenheid", -2), W, "import_negative"),
    "share above 100": (one("biobased_pct", 101), W, "import_share_above_100"),
    "negative share": (one("biobased_pct", -1), W, "import_negative"),
    "fraction above 1": (one("biobased_fraction", 35), W, "import_share_above_100"),
    "shares together": (two("gerecycled_pct", "hergebruikt_pct"), W, "import_shares_above_100"),
    "futures together": (two("toekomst_hergebruik_pct", "toekomst_recycling_pct"), W, "import_shares_above_100"),
    "fraction or percent": (one("biobased_pct", 0.35), W, "import_share_or_fraction"),
    "percent above 100": (percent(1.2), W, "import_share_above_100"),
    "double id": (bill(ROW, ROW), W, "import_id_twice"),
    "double column": (bill((*ROW, 2), head=(*HEAD, "aantal")), W, "import_column_twice"),
    "no header": (workbook({"Materialen": [("zomaar", "wat")]}), E, "import_no_header"),
    "empty sheet": (workbook({"Materialen": []}), E, "import_no_header"),
    "no sheets": (workbook({"Blad1": [["naam", "Proef"]]}), E, "import_no_sheets"),
    "sheet twice": (workbook({"Materialen": [HEAD, ROW], "Bill": [HEAD, ROW]}), E, "import_sheet_twice"),
    "no bill": (workbook({"Project": [("naam", "P")]}), W, "import_sheet_missing"),
    "no project": (bill(ROW), W, "import_sheet_missing"),
    "named after file": (bill(ROW), N, "import_named_after_file"),
    "subtotal": (bill(ROW, (None, "Subtotaal vloeren", 5.0, None)), W, "import_subtotal_left_out"),
    "no description": (bill(("a", None, 5.0, "m2")), W, "import_no_description"),
    "unknown product": (one("product", "maansteen"), W, "import_product_not_found"),
    "unknown category": (one("categorie", "7"), W, "import_unknown_choice"),
    "unknown detachability": (one("type_verbinding", "touwtje"), W, "import_unknown_choice"),
    "score of no option": (one("type_verbinding", 0.55), W, "import_score_of_no_option"),
    "score above 1": (one("type_verbinding", 3), W, "import_score_out_of_range"),
    "score of zero": (one("randopsluiting", 0), W, "import_score_out_of_range"),
    "score true": (one("doorkruisingen", True), W, "import_unknown_choice"),
    "not yes or no": (one("onvoorzien_hergebruik", "misschien"), W, "import_not_yes_no"),
    "bidi text": (bill(("a", "vl\u202eoer", 5.0, "m2")), N, "import_text_cleaned"),
    "long text": (bill(("a", "x" * 12_000, 5.0, "m2")), W, "import_text_cut"),
    "hidden row": (changed(hide_row), W, "import_hidden_rows"),
    "hidden column": (changed(hide_column), W, "import_hidden_columns"),
    "hidden sheet": (changed(hide_sheet), W, "import_hidden_sheet"),
    "merged": (changed(merge), W, "import_merged_cells"),
    "error cell": (formula("<v>#DIV/0!</v>", ' t="e"'), W, "import_error_cell"),
    "error of formula": (formula("<f>1/0</f><v>#DIV/0!</v>", ' t="e"'), W, "import_error_cell"),
    "bare formula": (formula("<f>1+1</f>"), W, "import_formula_without_value"),
    "bare formula, empty value": (formula("<f>1+1</f><v></v>"), W, "import_formula_without_value"),
    "bare shared formula": (formula('<f t="shared" si="0"/>'), W, "import_formula_without_value"),
    "openpyxl formula": (bill(("a", "x", "=1+1", "m2")), W, "import_formula_without_value"),
    "error aside": (raw_bill(row_xml(2, *ROW).replace("</row>", ASIDE + "</row>")), W, "import_error_cell"),
    "unknown type": (project(("gebouwtype", "kasteel")), W, "import_unknown_choice"),
    "unknown phase": (project(("fase", "ooit")), W, "import_unknown_choice"),
    "unknown set": (project(("eisenset", "mijn-eisen")), W, "import_unknown_choice"),
    "unknown function": (project(("functie", "toverfunctie; 12")), W, "import_unknown_choice"),
    "function bare": (project(("functie", "woonfunctie")), W, "import_function_without_area"),
    "function text": (project(("functie", "woonfunctie; veel")), W, "import_function_without_area"),
    "function ambiguous": (project(("functie", "woonfunctie; 1.234")), W, "import_ambiguous_number"),
    "function zero": (project(("functie", "woonfunctie; 0")), W, "import_not_above_zero"),
    "function takes go": (project(("functie", "woonfunctie"), ("go_m2", 90)), N, "import_function_takes_go"),
    "key twice": (project(("bvo_m2", 90), ("BVO", 91)), W, "import_key_twice"),
    "area zero": (project(("bvo_m2", 0)), W, "import_not_above_zero"),
    "area text": (project(("bvo_m2", "groot")), W, "import_text_for_number"),
    "half a dwelling": (project(("aantal_woningen", 2.5)), W, "import_not_a_whole_number"),
    "impossible date": (project(("aanvraagdatum", "31-2-2026")), W, "import_not_a_date"),
    "number as date": (project(("aanvraagdatum", 45000)), W, "import_date_form"),
    "month in words": (project(("aanvraagdatum", "1 juli 2026")), W, "import_date_form"),
    "short year": (project(("aanvraagdatum", "01-07-26")), W, "import_date_form"),
    "year first with slashes": (project(("aanvraagdatum", "2026/07/01")), W, "import_date_form"),
    "day or month": (project(("aanvraagdatum", "1/7/2026")), W, "import_ambiguous_date"),
    "impossible date with slashes": (project(("aanvraagdatum", "7/13/2026")), W, "import_not_a_date"),
    "light maybe": (project(("lichte_bouw", "deels")), W, "import_not_yes_no"),
    "limit without set": (project(("mpg_grenswaarde_eur", 1.2)), W, "import_limit_incomplete"),
    "unknown indicator": (assessed(("geluk", 5)), W, "import_unknown_indicator"),
    "no indicator": (assessed((None, 5)), W, "import_no_indicator"),
    "indicator twice": (assessed(("beng1", 5), ("BENG1", 6)), W, "import_indicator_twice"),
    "mpg without set": (assessed(("mpg", 0.6)), W, "import_mpg_without_set"),
    "set not used": (assessed(("beng1", 5, None, "A1")), W, "import_set_not_used"),
    "level not judged": (assessed(("beng1", 5, "wettelijk")), W, "import_level_not_judged"),
    "unknown level": (assessed(("heat", None, "prachtig")), W, "import_unknown_choice"),
    "unknown status": (assessed(("heat", 5, None, None, None, "gegokt")), W, "import_unknown_choice"),
    "unknown line": (modules(("z", "A1", "mki", 1.0)), W, "import_module_line_unknown"),
    "module without set": (modules(("a", None, "mki", 1.0)), W, "import_module_without_set"),
    "module category": (modules(("a", "A1", "geluk", 1.0)), W, "import_unknown_choice"),
    "module twice": (modules(("a", "A1", "mki", 1.0), ("a", "A1", "MKI", 2.0)), W, "import_module_twice"),
    "module text": (modules(("a", "A1", "mki", "veel")), W, "import_text_for_number"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_the_finding_is_there_and_decides(reference: Reference, name: str) -> None:
    data, severity, code = SHEETS[name]
    result = read_workbook(data, "lijst.xlsx", reference)
    assert code in codes(result, severity)
    assert (result.project is None) == (severity is E)
    assert all(readable(result))


def test_a_sheet_without_fault_has_no_finding(reference: Reference) -> None:
    """The control: the findings above are not there for every sheet."""
    result = read_workbook(project(), "lijst.xlsx", reference)
    assert result.findings == ()
    assert result.project is not None


def test_findings_point_at_their_cell(reference: Reference) -> None:
    result = read_workbook(bill(ROW, ("b", "x", "veel", "m2")), "lijst.xlsx", reference)
    where = next(f.where for f in result.findings if f.code == "import_text_for_number")
    assert (where.file, where.sheet, where.row, where.column, where.line_id) == (
        "lijst.xlsx", "Materialen", 3, "C", "b",
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name, (_, severity, _) in SHEETS.items() if severity is not E])
def test_rows_with_a_warning_are_read(reference: Reference, name: str) -> None:
    result = read_workbook(SHEETS[name][0], "lijst.xlsx", reference)
    assert result.project is not None
    lines = result.project.variants[0].bill
    assert len(lines) == result.facts.line_count == result.facts.row_count - result.facts.left_out_count


def test_empty_is_unknown_and_zero_is_zero(reference: Reference) -> None:
    result = read_workbook(bill(("a", "x", 0, "m2"), ("b", "y", None, "m2")), "lijst.xlsx", reference)
    assert result.project is not None
    assert [line.quantity for line in result.project.variants[0].bill] == [0.0, None]


def test_a_percentage_is_known_by_its_format(reference: Reference) -> None:
    shown = read_workbook(percent(0.35), "lijst.xlsx", reference)
    plain = read_workbook(one("gerecycled_pct", 35), "lijst.xlsx", reference)
    assert shown.project is not None
    assert plain.project is not None
    assert shown.project.variants[0].bill.lines[0].recycled_fraction == 0.35
    assert plain.project.variants[0].bill.lines[0].recycled_fraction == 0.35


def test_headers_may_be_english_in_any_order_and_extra_ones_are_kept(reference: Reference) -> None:
    head = (
        "Unit",
        "Leverancier",
        "QUANTITY",
        "Description",
        "Massa (kg/eenheid)",
        "Biobased %",
        "recycled_fraction",
    )
    result = read_workbook(bill(("stuks", "Jansen", 4, "deur", 40, 35, 0.5), head=head), "lijst.xlsx", reference)
    assert result.project is not None
    line = result.project.variants[0].bill.lines[0]
    assert (line.id, line.description, line.quantity, line.mass_kg_per_unit) == ("r2", "deur", 4.0, 40.0)
    assert (line.biobased_fraction, line.recycled_fraction) == (0.35, 0.5)
    assert line.extra == (("Leverancier", "Jansen"),)


def test_a_far_format_without_content_does_no_harm(reference: Reference) -> None:
    def paint(book: Workbook) -> None:
        book["Materialen"]["XFD2"].fill = PatternFill("solid", fgColor="FF0000")

    result = read_workbook(changed(paint), "lijst.xlsx", reference)
    assert result.project is not None
    assert len(result.project.variants[0].bill) == 3


def test_own_ids_do_not_meet_given_ones(reference: Reference) -> None:
    result = read_workbook(bill((None, "x", 1, "m2"), ("r2", "y", 1, "m2")), "lijst.xlsx", reference)
    assert result.project is not None
    assert len({line.id for line in result.project.variants[0].bill}) == 2


def test_unusual_but_valid_xml_gives_the_same_bill(reference: Reference) -> None:
    usual = read_workbook(raw_bill(row_xml(2, *ROW)), "lijst.xlsx", reference)
    rows = (row_xml(1, *HEAD) + row_xml(2, *ROW)).replace('"', "'")
    unusual = sheet_xml(rows).replace("<sheetData>", "<!-- x --><sheetData>")
    prefixed = sheet_xml(row_xml(1, *HEAD) + row_xml(2, *ROW)).replace("xmlns=", "xmlns:x=")
    for tag in ("worksheet", "sheetData", "row", "c ", "v>", "is>", "t>"):
        prefixed = prefixed.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag.strip()}", f"</x:{tag.strip()}")
    mixed = sheet_xml(row_xml(1, *HEAD) + row_xml(2, *ROW)).replace('t="inlineStr"', "t='inlineStr'")
    for sheet in (unusual, prefixed, mixed):
        result = read_workbook(zipped(raw_parts(sheet)), "lijst.xlsx", reference)
        assert result.project == usual.project is not None


def test_use_functions_of_which_one_cannot_be_read_are_unknown_together(reference: Reference) -> None:
    """A limit over the readable ones alone would be that of another building."""
    rows = (("functie", "woonfunctie; 80"), ("functie", "kantoorfunctie; veel"))
    project_read = read_workbook(project(*rows), "a.xlsx", reference).project
    assert project_read is not None
    assert project_read.variants[0].building.functions == ()
    both = read_workbook(project(rows[0], ("functie", "kantoorfunctie; 20")), "a.xlsx", reference).project
    assert both is not None
    assert len(both.variants[0].building.functions) == 2


@pytest.mark.parametrize("name", ["key twice", "indicator twice", "module twice"])
def test_of_two_answers_to_one_question_neither_counts(reference: Reference, name: str) -> None:
    result = read_workbook(SHEETS[name][0], "a.xlsx", reference)
    assert result.project is not None
    variant = result.project.variants[0]
    assert variant.building.gross_floor_area_m2 is None
    assert variant.assessments == ()
    assert all(line.module_profiles == () for line in variant.bill.lines)


def test_one_answer_counts(reference: Reference) -> None:
    """The control of the test above."""
    one_of_each = (project(("bvo_m2", 90)), assessed(("beng1", 5)), modules(("a", "A1", "mki", 1.0)))
    found = [read_workbook(data, "a.xlsx", reference).project for data in one_of_each]
    variants = [one.variants[0] for one in found if one is not None]
    assert variants[0].building.gross_floor_area_m2 == 90
    assert len(variants[1].assessments) == 1
    assert len(variants[2].bill.lines[0].module_profiles) == 1
