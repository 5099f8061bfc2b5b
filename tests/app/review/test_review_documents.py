"""What leaves a review: two A4 whatever the file holds, JSON as described, a workbook without formulas."""

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pytest
from planted import (
    A2_DATE,
    FACADE,
    example,
    reference,
    review_of,
    review_project,
    with_lines,
    without_groups,
    workbook_of,
)
from pypdf import PdfReader
from random_plans import random_plan

from app.formats.import_result import ImportFacts, ImportResult
from app.paths import ASSETS
from app.reporting.review.checklist_pdf import MOST_PAGES, review_pdf
from app.reporting.review.comparison import compare_submissions
from app.reporting.review.review import Review
from app.reporting.review.review_json import SCHEMA, review_document, review_json
from app.reporting.review.workbook import SummaryWorkbook
from app.services.review.reviewer import review_result, reviewed_file
from app.texts import LANGUAGES, Language
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Finding, Message, Severity
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Project
from models.domain.quantities import SQUARE_METRE
from models.domain.report_check import PageCheck, PageState, ReportCheck, SignatureCheck
from models.domain.review import CauseKind, Harm, ReviewDecision, ReviewNotes
from models.scorecard.comparison import LineChange
from tests.described import faults

DESCRIPTION: dict[str, Any] = json.loads((ASSETS / "schemas" / "meetlat.review-1.json").read_text("utf-8"))
HOSTILE = "=HYPERLINK(1)<b>x</b>\u202e'; DROP TABLE--" * 250
CHECK = ReportCheck(
    False, "0.1.0", True, "aa", "bb", (PageCheck(1, PageState.CHANGED, (("0,44", "0,45"),)),),
    (SignatureCheck("CN=Iemand", False, False, False),),
)  # fmt: skip


def notes_of(review: Review, words: str) -> ReviewNotes:
    keys = [row.key for rows in (review.headlines, review.figures, review.lines, review.missing) for row in rows]
    return ReviewNotes(
        dict.fromkeys(keys, words),
        frozenset(keys),
        words,
        ReviewDecision.REJECTED,
        words,
        words,
        dt.date(2026, 9, 20),
    )


def planted() -> Project:
    late = replace(example("rijwoning-beton-baksteen"), permit_application_date=A2_DATE)
    return without_groups(late, FACADE)


def hostile(line_count: int) -> Project:
    """Every text ten thousand characters, every printed total wrong, every indicator stated."""
    lines = tuple(
        BillLine(
            f"{HOSTILE[:150]}{i}",
            HOSTILE,
            1.0 + i,
            SQUARE_METRE,
            nl_sfb="21.1",
            product_id="",
            mass_kg_per_unit=100.0,
            service_life_years=30.0,
            mki_a1_eur_per_unit=2.0,
            mki_a2_eur_per_unit=3.0,
            printed_total=7.77 * (i + 1),
            source=HOSTILE,
            note=HOSTILE,
        )
        for i in range(line_count)
    )
    base = example("rijwoning-beton-baksteen")
    stated = tuple(
        Assessment(
            indicator.id,
            12.345,
            level=None,
            environmental_set=EnvironmentalSet.A1 if indicator.id == "mpg" else None,
            note=HOSTILE,
        )
        for indicator in reference().indicators
    )
    variant = replace(base.variants[0], name=HOSTILE, bill=Bill(lines), assessments=stated)
    return replace(base, name=HOSTILE, municipality=HOSTILE, address=HOSTILE, client=HOSTILE, variants=(variant,))


def refused() -> Review:
    findings = tuple(Finding(Severity.ERROR, Message("import_empty_file")) for _ in range(300))
    return review_result(reviewed_file(HOSTILE, b""), ImportResult(None, findings), reference())


@cache
def all_kinds() -> list[Review]:
    many = review_project(hostile(120))
    return [
        review_of(workbook_of(planted())),
        review_project(example("kantoor-beton-constructie")),
        replace(review_project(random_plan(1).project), report_check=CHECK),
        many,
        refused(),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_checklist_is_never_more_than_two_pages(lang: Language) -> None:
    for review in all_kinds():
        for notes in (ReviewNotes(), notes_of(review, HOSTILE)):
            pages = PdfReader(io.BytesIO(review_pdf(review, lang, notes)), strict=True).pages
            assert len(pages) <= MOST_PAGES
            printed = "".join(page.extract_text() for page in pages)
            assert ("Handtekening" if lang == "nl" else "Signature") in printed
            assert printed.count("Indicati") == len(pages)


@pytest.mark.counted
def test_ten_thousand_lines_are_two_pages_too(how_many: Callable[[int], int]) -> None:
    count = how_many(10_000)
    review = review_project(hostile(count))
    assert len(review.lines) == count
    assert len(PdfReader(io.BytesIO(review_pdf(review, "nl"))).pages) == MOST_PAGES


def test_the_checklist_prints_what_a_reviewer_needs() -> None:
    review = review_of(workbook_of(planted()), "mijn plan.xlsx")
    report = review.report
    assert report is not None
    notes = ReviewNotes(
        {review.headlines[0].key: "Nagevraagd bij indiener"}, frozenset((review.headlines[0].key,)),
        "Gevel aanvullen", ReviewDecision.SUPPLEMENT, "J. de Vries", "Gemeente", dt.date(2026, 9, 20),
    )  # fmt: skip
    data = review_pdf(review, "nl", notes)
    printed = " ".join("".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages).split())
    for words in (
        "mijn plan.xlsx", report.content_hash, review.file.sha256, "Gevel (21, 41)", "set A2 (grens 1,6)",
        "Opmerking: Nagevraagd bij indiener", "Gevel aanvullen", "J. de Vries", "20 september 2026",
        "niet akkoord", "aanvullen gevraagd", "☒", "☐", "Opgegeven", "Herrekend",
    ):  # fmt: skip
        assert words in printed, words
    assert data == review_pdf(review, "nl", notes)


def test_a_changed_pdf_is_the_first_headline_and_says_what_the_check_proves() -> None:
    result = ImportResult(example("rijwoning-beton-baksteen"), (), report_check=CHECK)
    review = review_result(reviewed_file("plan.pdf", b"x"), result, reference())
    assert review.headlines[0].harm is Harm.CHANGED
    printed = PdfReader(io.BytesIO(review_pdf(review, "nl"))).pages[0].extract_text()
    assert "niet wie het maakte" in " ".join(printed.split())
    same = replace(CHECK, is_identical=True, stated_hash="bb", pages=(PageCheck(1, PageState.SAME),))
    whole = review_result(reviewed_file("plan.pdf", b"x"), replace(result, report_check=same), reference())
    assert Harm.CHANGED not in {headline.harm for headline in whole.headlines}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_json_is_as_described(lang: Language) -> None:
    for review in all_kinds():
        document = json.loads(review_json(review, lang, notes_of(review, "goed")))
        assert list(faults(document, DESCRIPTION, DESCRIPTION)) == []
        assert len(document["lines"]) == len(review.lines)


def test_the_description_is_of_this_version_and_finds_what_is_not_described() -> None:
    assert DESCRIPTION["$id"] == SCHEMA
    assert DESCRIPTION["$defs"]["cause"]["properties"]["kind"]["enum"] == list(CauseKind)
    document = json.loads(json.dumps(review_document(all_kinds()[0], "nl")))
    document["headlines"][0]["harm"] = "erg"
    del document["file"]["sha256"]
    assert len(list(faults(document, DESCRIPTION, DESCRIPTION))) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_summary_has_a_row_per_file_and_no_formula(lang: Language) -> None:
    summary = SummaryWorkbook(lang)
    reviews = all_kinds()
    for review in reviews:
        summary.add(review.file.name, review)
    summary.add("weg.xlsx", Message("cli_cannot_read", {"path": "weg.xlsx", "why": "nee"}))
    book = openpyxl.load_workbook(io.BytesIO(summary.to_bytes()))
    files, *others = book.worksheets
    assert files.max_row == len(reviews) + 2
    assert len(others) == 3
    assert all(sheet.max_row > 1 for sheet in others)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)


def test_equal_digits_in_a_measured_model_accuse_nobody() -> None:
    """The same lines, typed, are pointed at."""
    lines = tuple(
        BillLine(f"r{i}", "Mortel", quantity, SQUARE_METRE, nl_sfb="22.1")
        for i, quantity in enumerate((13.0968, 1.30968))
    )
    base = example("rijwoning-beton-baksteen")
    project = replace(base, variants=(replace(base.variants[0], bill=Bill(lines)),))
    for file_format, is_accused in (("ifc", False), ("xlsx", True)):
        result = ImportResult(project, (), ImportFacts(file_format))
        review = review_result(reviewed_file("model", b""), result, reference())
        assert (Harm.FACTOR_TEN in {headline.harm for headline in review.headlines}) is is_accused


def test_a_line_left_out_of_a_copy_is_seen_line_by_line() -> None:
    first = review_project(example("rijwoning-beton-baksteen"))
    changed = with_lines(
        example("rijwoning-beton-baksteen"),
        lambda line: None if line.id == "W1" else replace(line, quantity=80.0) if line.id == "V1" else line,
    )
    found = compare_submissions(first, review_project(changed))
    assert {(line.line.id, line.difference.change) for line in found.lines} == {
        ("V1", LineChange.CHANGED),
        ("W1", LineChange.REMOVED),
    }
    mass = {line.line.id: {e.subject: e.amount for e in line.effects}["mass"] for line in found.lines}
    assert mass["V1"] == pytest.approx((80.0 - 70.76) * 308)
    assert mass["W1"] == pytest.approx(-114.1 * 210)
    assert found.unchanged_count == 73
    assert compare_submissions(first, first).lines == ()
