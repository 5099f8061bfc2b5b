"""The date of a report is data: it stands in the file's metadata and on its pages, and the clock plays no part."""

import datetime as dt
import io
import time
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.reporting.pdf.recipe import RECIPE_NAME, parse_recipe
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.review.checklist_pdf import review_pdf
from app.reporting.review.workbook import SummaryWorkbook
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from tests.app.report_check.pdf_kit import (
    attachment,
    checked,
    codes,
    example,
    is_detected,
    reference,
    with_attachment,
)
from tests.app.review.planted import review_project

DAY = dt.date(2026, 11, 30)


@pytest.fixture
def report() -> Report:
    project = example()
    return make_report(project, project.variants[0], reference(), made_on=DAY)


def _workbooks(report: Report) -> list[bytes]:
    book = SummaryWorkbook("nl", report.made_on)
    book.add("plan.xlsx", replace(review_project(report.project), made_on=report.made_on))
    return [
        project_workbook_bytes(report.project, report.variant, report.reference, results=report),
        book.to_bytes(),
    ]


def _pdfs(report: Report) -> list[bytes]:
    review = replace(review_project(report.project), made_on=report.made_on)
    return [scorecard_pdf(report, "nl"), review_pdf(review, "nl")]


def test_a_pdf_has_the_date_of_its_report_in_metadata_and_on_every_page(report: Report) -> None:
    for data in _pdfs(report):
        reader = PdfReader(io.BytesIO(data))
        assert reader.metadata is not None
        dates = (reader.metadata.creation_date, reader.metadata.modification_date)
        assert [date.date() if date else None for date in dates] == [DAY, DAY]
        assert all("gemaakt op 30 november 2026" in page.extract_text() for page in reader.pages)


def test_a_workbook_has_the_date_of_its_report_in_its_properties_and_parts(report: Report) -> None:
    for data in _workbooks(report):
        properties = load_workbook(io.BytesIO(data)).properties
        assert properties.creator == "Meetlat"
        assert (properties.created, properties.modified) == (dt.datetime(2026, 11, 30), dt.datetime(2026, 11, 30))
        assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {
            (2026, 11, 30, 0, 0, 0)
        }


def test_a_workbook_without_a_date_claims_none(report: Report) -> None:
    for data in _workbooks(replace(report, made_on=None)):
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert b"created" not in archive.read("docProps/core.xml")
        assert b"modified" not in archive.read("docProps/core.xml")
        assert load_workbook(io.BytesIO(data)).properties.creator == "Meetlat"


def test_the_clock_plays_no_part(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [*_pdfs(report), *_workbooks(report)]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    later = time.time() + 10_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert [*_pdfs(report), *_workbooks(report)] == before
    assert scorecard_pdf(replace(report, made_on=DAY + dt.timedelta(1)), "nl") != before[0], "the control"


def test_a_dated_report_is_made_again_with_its_own_date(report: Report) -> None:
    data = scorecard_pdf(report, "nl")
    assert codes(checked(data)) == {"pdf_unchanged"}
    assert parse_recipe(attachment(data, RECIPE_NAME)).made_on == DAY


def test_a_report_without_a_date_is_still_read(report: Report) -> None:
    data = scorecard_pdf(replace(report, made_on=None), "nl")
    assert b"made_on" not in attachment(data, RECIPE_NAME)
    assert codes(checked(data)) == {"pdf_unchanged"}


def test_another_date_in_the_attachment_is_seen(report: Report) -> None:
    data = scorecard_pdf(report, "nl")
    other = attachment(data, RECIPE_NAME).replace(b"2026-11-30", b"2025-11-30")
    assert is_detected(checked(with_attachment(data, RECIPE_NAME, other)))
