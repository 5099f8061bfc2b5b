"""Lists of questions as strangers return them: an odd cell is told with its place, and the rest is read."""

import datetime as dt
import io
import random
import re
import zipfile
from typing import Any

import pytest

from app.importing.common.read_request import ReadRequest
from app.isolation.run import read_isolated
from app.texts import LANGUAGES, Language, text, todo
from models.domain.answers import PointState
from models.domain.outcome import Severity
from models.domain.project import Project, Variant
from tests.app.services.adviser_kit import (
    LETTERS,
    Filled,
    book_of,
    codes,
    filled,
    list_in,
    made,
    plain_project,
    read,
    row_of,
    saved,
    shipped,
)

DAMAGE, DETAIL, RAIN = "pluvial_flooding/schade", "pluvial_flooding/schade-250", "input:rain_storage_m3"
GOOD: Filled = {DAMAGE: {"answer": "ja", "document": "Waterparagraaf", "date": "12-3-2026"}}
HOSTILE = '=HYPERLINK("http://x","klik")'


def test_a_list_holds_no_formula_anywhere_whatever_the_texts() -> None:
    project = Project("=1+1", HOSTILE, variants=(Variant("@v", "+cmd|' /C calc'!A0"),))
    for adviser in shipped().adviser_questions.advisers:
        for lang in LANGUAGES:
            with zipfile.ZipFile(io.BytesIO(made(project, adviser, lang))) as archive:
                for name in archive.namelist():
                    content = archive.read(name)
                    assert b"<f>" not in content
                    assert b"<f " not in content
                    for rule in re.findall(rb"<formula\d>(.*?)</formula\d>", content):
                        assert re.fullmatch(rb'"[^"=]*"', rule.replace(b"&quot;", b'"')), rule
                sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
                assert len(sheets) == 1
    returned = list_in(made(project))
    assert (returned.project_name, returned.project_id, returned.variant_id) == (HOSTILE, "=1+1", "@v")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_cell_offers_its_words_and_no_longer_list_than_excel_takes(lang: Language) -> None:
    book = book_of(made(plain_project(), "landscape", lang))
    rules = book.worksheets[0].data_validations.dataValidation
    assert rules
    assert all(len(rule.formula1) <= 255 for rule in rules)
    word = "weet ik niet" if lang == "nl" else "do not know"
    assert sum(word in rule.formula1 for rule in rules) == len(rules) - 1  # the other is the kind of evidence


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({DETAIL: {"answer": "misschien"}}, "answers_unknown_word"),
        ({DETAIL: {"answer": "x" * 40_000}}, "answers_unknown_word"),
        ({RAIN: {"answer": "ja"}}, "answers_not_offered"),
        ({RAIN: {"value": -3}}, "answers_impossible_number"),
        ({RAIN: {"value": "dertig"}}, "import_text_for_number"),
        ({RAIN: {"value": "1e999"}}, "import_text_for_number"),
        ({RAIN: {"value": dt.datetime(2026, 1, 1)}}, "import_date_for_number"),
        ({RAIN: {"value": True}}, "import_yes_no_for_number"),
        ({DETAIL: {"value": -5}}, "answers_impossible_number"),
        ({DETAIL: {"document": "Los stuk"}}, "answers_evidence_alone"),
        ({DETAIL: {"answer": "ja", "date": "31-2-2026"}}, "import_not_a_date"),
        ({DETAIL: {"answer": "ja", "date": "gisteren"}}, "import_date_form"),
        ({DETAIL: {"answer": "ja", "evidence_kind": "horen zeggen"}}, "import_unknown_choice"),
        ({"subsidence/schade": {"answer": "ja", "value": 4}}, "answers_no_number_here"),
        ({"subsidence/schade": {"answer": "n.v.t."}}, "answers_no_reason"),
        ({DETAIL: {"answer": "n.v.t.", "note": "geen"}}, "answers_not_offered"),
    ],
)
def test_one_odd_cell_is_told_and_costs_no_other(cells: dict[str, dict[str, Any]], code: str) -> None:
    adviser = "geotechnics" if any(key.startswith("subsidence") for key in cells) else "water"
    good: Filled = {"subsidence/bodemsysteem": {"answer": "ja"}} if adviser == "geotechnics" else GOOD
    result = read(filled(made(plain_project(), adviser), {**good, **cells}))
    assert result.adviser_list is not None
    assert code in codes(result)
    assert not result.has_errors
    assert next(iter(good)) in [answer.key for answer in result.adviser_list.answers]
    for finding in result.findings:
        if finding.code == code:
            assert finding.where.row > 0
            for lang in LANGUAGES:
                assert text(finding.message, lang) and todo(finding.message, lang)  # noqa: PT018 both or neither


def test_an_english_list_speaks_english() -> None:
    data = made(plain_project(), "contractor", "en")
    sheet = book_of(data).worksheets[0]
    shown = {str(cell.value) for name in ("unit", "limit") for cell in sheet[LETTERS[name]]}
    assert {"groups", "≥ 5 groups", "tonnes or m³"} <= shown
    assert not {"groepen", "maatregelen", "producten"} & shown
    result = read(filled(data, {"toxicity/95": {"answer": "yes"}}))
    told = next(finding for finding in result.findings if finding.code == "answers_not_offered")
    assert told.message.params["accepted"] == "do not know"


def test_control_a_sound_list_has_no_finding() -> None:
    result = read(filled(made(plain_project()), GOOD))
    assert codes(result) == []
    assert result.adviser_list is not None
    assert len(result.adviser_list.answers) == 1


def test_the_other_cells_of_a_row_with_an_odd_one_count() -> None:
    (answer,) = list_in(filled(made(plain_project()), {DETAIL: {"answer": "misschien", "value": 90}})).answers
    assert (answer.state, answer.value) == (None, 90.0)


@pytest.mark.parametrize("word", ["JA", " Ja ", "yes", "Y", "j"])
def test_answers_are_read_as_people_type_them(word: str) -> None:
    (answer,) = list_in(filled(made(plain_project()), {DAMAGE: {"answer": word}})).answers
    assert answer.state is PointState.YES


def test_true_and_false_of_a_spreadsheet_are_yes_and_no() -> None:
    answers = list_in(filled(made(plain_project()), {DAMAGE: {"answer": True}, DETAIL: {"answer": False}})).answers
    assert [answer.state for answer in answers] == [PointState.YES, PointState.NO]


@pytest.mark.parametrize(("typed", "meant"), [("46,5", 46.5), (46.5, 46.5), ("62,9 %", 62.9), (" 50 ", 50.0)])
def test_numbers_are_read_with_comma_and_percent_sign(typed: object, meant: float) -> None:
    (answer,) = list_in(filled(made(plain_project()), {"drought/infiltratie": {"value": typed}})).answers
    assert answer.value == meant


def test_a_cell_that_shows_a_percentage_holds_a_fraction() -> None:
    book = book_of(made(plain_project()))
    sheet = book.worksheets[0]
    cell = sheet[f"{LETTERS['value']}{row_of(sheet, 'drought/infiltratie')}"]
    cell.value, cell.number_format = 0.55, "0%"
    (answer,) = list_in(saved(book)).answers
    assert answer.value == 55.0


def test_a_formula_without_a_value_is_told_and_left_out() -> None:
    result = read(filled(made(plain_project()), {**GOOD, RAIN: {"value": "=10+20"}}))
    assert "import_formula_without_value" in codes(result)
    assert result.adviser_list is not None
    assert [answer.key for answer in result.adviser_list.answers] == [DAMAGE]


def test_a_question_that_stands_twice_with_two_answers_is_not_read() -> None:
    for second, count in (("nee", 0), ("ja", 1)):
        book = book_of(filled(made(plain_project()), GOOD))
        sheet = book.worksheets[0]
        at = row_of(sheet, DAMAGE)
        more = [cell.value for cell in sheet[at]]
        more[list(LETTERS).index("answer")] = second
        sheet.append(more)
        result = read(saved(book))
        assert result.adviser_list is not None
        assert len(result.adviser_list.answers) == count
        assert ("answers_twice" in codes(result)) is (second == "nee")


def test_rows_in_another_order_and_columns_left_out_are_read() -> None:
    book = book_of(filled(made(plain_project()), GOOD))
    sheet = book.worksheets[0]
    at = row_of(sheet, DAMAGE)
    sheet.append([cell.value for cell in sheet[at]])
    sheet.delete_rows(at)
    sheet.delete_cols(11, 2)
    sheet.delete_cols(1, 3)
    (answer,) = list_in(saved(book)).answers
    assert (answer.key, answer.state, answer.evidence.document) == (DAMAGE, PointState.YES, "Waterparagraaf")


@pytest.mark.parametrize(
    ("code", "told"), [("heat/bestaat_niet", "answers_unknown_question"), (None, "answers_no_code")]
)
def test_a_row_of_no_question_is_named(code: str | None, told: str) -> None:
    book = book_of(filled(made(plain_project()), GOOD))
    sheet = book.worksheets[0]
    sheet[f"{LETTERS['key']}{row_of(sheet, DETAIL)}"].value = code
    sheet[f"{LETTERS['answer']}{sheet.max_row - 17}"].value = "ja"
    sheet[f"{LETTERS['answer']}{14}"].value = "ja"
    result = read(saved(book))
    assert told in codes(result)
    assert result.adviser_list is not None
    assert DAMAGE in [answer.key for answer in result.adviser_list.answers]


def test_a_list_without_its_table_or_of_another_kind_is_refused_in_words() -> None:
    book = book_of(made(plain_project()))
    sheet = book.worksheets[0]
    sheet.delete_rows(6, 100)
    bare = read(saved(book))
    assert bare.adviser_list is None
    assert codes(bare) == ["answers_no_table"]
    book = book_of(made(plain_project()))
    sheet = book.worksheets[0]
    assert sheet["A3"].value == "Soort lijst"
    sheet["B3"].value = "meetlat.questions/9"
    assert codes(read(saved(book))) == ["answers_other_format"]


def test_marks_that_were_emptied_leave_a_list_that_is_read() -> None:
    book = book_of(filled(made(plain_project()), GOOD))
    sheet = book.worksheets[0]
    assert [sheet[f"{letter}3"].value for letter in "CGJ"] == ["Projectcode", "Variantcode", "Controlegetal"]
    for letter in "BDHK":
        sheet[f"{letter}2"].value = sheet[f"{letter}3"].value = None
    returned = list_in(saved(book))
    assert (returned.project_id, returned.content_hash, len(returned.answers)) == ("", "", 1)


def test_a_sheet_with_a_bill_beside_it_hides_no_answer() -> None:
    book = book_of(filled(made(plain_project()), GOOD))
    sheet = book.create_sheet("Blad2")
    sheet.append(["id", "omschrijving", "hoeveelheid", "eenheid", "product"])
    sheet.append(["1", "vloer", 5, "m2", "beton"])
    assert len(list_in(saved(book)).answers) == 1


def test_texts_are_cleaned_and_cut_with_a_finding() -> None:
    result = read(
        filled(made(plain_project()), {DAMAGE: {"answer": "ja", "document": "a\u202eb", "note": "n" * 9_000}})
    )
    assert result.adviser_list is not None
    (answer,) = result.adviser_list.answers
    assert (answer.evidence.document, len(answer.note)) == ("ab", 2_000)
    assert {"import_text_cleaned", "import_text_cut"} <= set(codes(result))


def test_mutated_lists_never_end_the_reader(how_many: Any) -> None:
    """Cells are swapped, emptied and filled with what people and programs put in them; the file is always read."""
    chance = random.Random(20261201)
    odd = [None, "", "ja", "=1", "#N/A", 1e308, -1, "∞", "😀", "\n", True, dt.datetime(1900, 1, 1), "9" * 400]
    for _ in range(how_many(200)):
        book = book_of(filled(made(plain_project()), GOOD))
        sheet = book.worksheets[0]
        for _ in range(chance.randint(1, 12)):
            cell = sheet.cell(chance.randint(1, sheet.max_row), chance.randint(1, 13))
            cell.value = chance.choice(odd)
        result = read(saved(book))
        assert result.project is None
        assert result.adviser_list is not None or result.findings
        for finding in result.findings:
            assert text(finding.message, "nl")


def test_damaged_bytes_are_told_in_the_isolated_process() -> None:
    data = bytearray(filled(made(plain_project()), GOOD))
    for place in range(40, len(data), 997):
        data[place] ^= 0xFF
    result = read_isolated(bytes(data), ReadRequest("stuk.xlsx"))
    assert result.adviser_list is None
    assert result.findings[0].severity is Severity.ERROR


def test_a_list_is_read_alike_in_the_isolated_process() -> None:
    data = filled(made(plain_project()), GOOD)
    assert read_isolated(data, ReadRequest("terug.xlsx")) == read(data)
