"""Every field stands in the places that its row names: outcome JSON, comparison, head of the report."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from app.formats.fields import FIELDS, Field, Head, Owner, value_of
from app.reporting.json.outcome import outcome_document
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.review.comparison import compare_submissions
from app.reporting.review.comparison_text import comparison_text, fact_name
from app.reporting.wording.field_text import field_text
from app.services.outputs.reports import make_report
from app.texts import LANGUAGES, Language, label
from models.domain.project import Project
from tests.app.formats.field_kit import EMPTY, REFERENCE, sample, with_value
from tests.app.review.planted import review_project


def report_of(project: Project) -> Report:
    return make_report(project, project.variants[0], REFERENCE, ())


@pytest.mark.parametrize("field", [f for f in FIELDS if f.outcome_key], ids=lambda field: field.id)
def test_the_outcome_says_the_value(field: Field) -> None:
    document: Any = outcome_document(report_of(with_value(field, sample(field))), "nl")
    part = document["project" if field.owner is Owner.PROJECT else "variant"]
    value = sample(field)
    assert part[field.outcome_key] == (value.isoformat() if hasattr(value, "isoformat") else value)


@pytest.mark.parametrize("field", [f for f in FIELDS if f.owner is not Owner.LIMIT], ids=lambda field: field.id)
def test_the_comparison_tells_a_difference(field: Field) -> None:
    value = sample(field)
    found = compare_submissions(review_project(EMPTY), review_project(with_value(field, value)))
    assert [(fact.field, fact.after) for fact in found.facts] == ([(field, value)] if field.is_compared else [])
    for lang in LANGUAGES:
        told = comparison_text(found, lang, 100)
        assert (f"{fact_name(field, lang)}: " in told) is field.is_compared


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("field", [f for f in FIELDS if f.head], ids=lambda field: field.id)
def test_the_head_of_the_report_says_name_and_value(field: Field, lang: Language) -> None:
    project = with_value(field, sample(field))
    name = label(field.short_label or field.label, lang)
    words = _page_one(project, lang)
    assert name in words
    if field.name != "requirement_set_id":
        assert field_text(field, value_of(field, project, project.variants[0]), lang) in words
    assert (name in _page_one(EMPTY, lang)) is (field.head is Head.ALWAYS)


def _page_one(project: Project, lang: Language) -> str:
    return PdfReader(io.BytesIO(scorecard_pdf(report_of(project), lang))).pages[0].extract_text()
