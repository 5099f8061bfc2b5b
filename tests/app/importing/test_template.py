"""The template: comes in without a complaint, and offers only what the reader accepts."""

import io

import openpyxl
import pytest

from app.formats.workbook_layout import (
    ASSESSMENTS,
    BILL,
    BILL_COLUMNS,
    BILL_TEMPLATE_COLUMNS,
    GUIDE,
    LISTS,
    POINTS,
    PROJECT,
)
from app.reporting.workbook.project import template_bytes
from app.texts import Language
from models.domain.answers import PointState
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_workbook, saved


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_empty_template_comes_in_as_an_empty_project(reference: Reference, lang: Language) -> None:
    result = read_workbook(template_bytes(reference, lang), "sjabloon.xlsx", reference)
    assert codes(result) == {"import_named_after_file"}
    assert result.project is not None
    variant = result.project.variants[0]
    assert (len(variant.bill), variant.assessments, variant.extra) == (0, (), ())


def test_every_choice_that_is_offered_is_accepted(reference: Reference) -> None:
    """Each list of the template is filled in, entry by entry, and read back."""
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(reference)))
    offered = {column[0].value: [c.value for c in column[1:] if c.value] for column in book[LISTS].iter_cols()}
    sheet = book[BILL]
    headers = [cell.value for cell in sheet[1]]
    for number, header in enumerate(headers, 1):
        for row, entry in enumerate(offered.get(header, ()), 2):
            sheet.cell(row, number).value = entry
    result = read_workbook(saved(book), "sjabloon.xlsx", reference)
    assert codes(result, Severity.ERROR) == set()
    assert "import_product_not_found" not in codes(result)
    assert result.project is not None
    assert len(result.project.variants[0].products) == len(reference.products)


def test_a_filled_template_says_what_was_filled_in(reference: Reference) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(reference)))
    answers = {
        "naam": "Huis",
        "fase": "vergunning",
        "bvo_m2": 120,
        "functie": "woonfunctie; 101,5",
        "lichte_bouw": "ja",
    }
    for row in book[PROJECT].iter_rows(min_row=2):
        row[1].value = answers.get(row[0].value)
    for row in book[ASSESSMENTS].iter_rows(min_row=2):
        if row[0].value == "beng1":
            row[1].value = 50
    project = read_workbook(saved(book), "sjabloon.xlsx", reference).project
    assert project is not None
    variant = project.variants[0]
    assert (project.name, variant.phase, variant.building.gross_floor_area_m2) == ("Huis", "vergunning", 120.0)
    assert variant.building.functions[0].usable_floor_area_m2 == 101.5
    assert variant.building.is_light_construction is True
    assert [(a.indicator_id, a.value) for a in variant.assessments] == [("beng1", 50.0)]


def test_every_question_has_a_row_and_only_what_is_answered_comes_in(reference: Reference) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(reference)))
    sheet = book[POINTS]
    heads = [cell.value for cell in sheet[1]]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert list(rows) == list(reference.questions.points)
    asked = {name: row[heads.index("vraag")].value for name, row in rows.items()}
    assert asked == {point.id: point.question_nl for point in reference.questions.points.values()}
    rows["heat/kwetsbaar"][heads.index("antwoord")].value = "ja"
    rows["heat/kwetsbaar"][heads.index("bewijs")].value = "Hitteplan"
    rows["drought/kwetsbaar"][heads.index("antwoord")].value = "weet_ik_niet"
    result = read_workbook(saved(book), "sjabloon.xlsx", reference)
    assert codes(result) == {"import_named_after_file"}
    assert result.project is not None
    held = result.project.variants[0].answers.points
    assert [(answer.point_id, answer.state, answer.evidence.document) for answer in held] == [
        ("heat/kwetsbaar", PointState.YES, "Hitteplan"),
        ("drought/kwetsbaar", PointState.UNKNOWN, ""),
    ]


def test_every_answer_that_is_offered_for_a_point_is_accepted(reference: Reference) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(reference)))
    offered = {column[0].value: [c.value for c in column[1:] if c.value] for column in book[LISTS].iter_cols()}
    sheet = book[POINTS]
    heads = [cell.value for cell in sheet[1]]
    for header in ("antwoord", "soort_bewijs", "status"):
        for row, entry in enumerate(offered[header], 2):
            sheet.cell(row, heads.index(header) + 1).value = entry
    result = read_workbook(saved(book), "sjabloon.xlsx", reference)
    assert codes(result) == {"import_named_after_file"}
    assert result.project is not None
    states = {answer.state for answer in result.project.variants[0].answers.points}
    assert states >= set(PointState)


def test_the_template_is_ready_to_work_in(reference: Reference) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(reference)))
    assert book.sheetnames[:3] == [PROJECT, BILL, ASSESSMENTS]
    assert [cell.value for cell in book[BILL][1]] == [c.header for c in BILL_TEMPLATE_COLUMNS]
    assert all(book[name].freeze_panes for name in (PROJECT, BILL, ASSESSMENTS))
    explained = {row[1].value for row in book[GUIDE].iter_rows(min_row=7)}
    assert {column.header for column in BILL_COLUMNS} <= explained
    assert book[BILL].data_validations.dataValidation
