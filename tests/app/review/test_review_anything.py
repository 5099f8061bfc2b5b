"""Whatever plan the domain allows is reviewed without a fault, and its documents are made."""

import io

import pytest
from hypothesis import given, settings
from planted import example, review_project
from pypdf import PdfReader

from app.reporting.review.checklist_pdf import MOST_PAGES, review_pdf
from app.reporting.review.review_json import review_json
from app.reporting.review.terminal import review_text
from models.domain.project import Project
from models.review.headlines import MOST_HEADLINES
from tests.strategies import projects


@given(projects(max_variants=1))
@settings(max_examples=60)
def test_any_project_has_a_review(project: Project) -> None:
    if not project.variants:
        return
    review = review_project(project)
    assert len(review.headlines) <= MOST_HEADLINES
    assert review_json(review, "nl")
    assert review_text(review, "en", 60).endswith("\n")


@given(projects(max_variants=1, max_lines=8))
@settings(max_examples=15)
def test_any_project_has_a_checklist_of_two_pages(project: Project) -> None:
    if not project.variants:
        return
    data = review_pdf(review_project(project), "nl")
    assert len(PdfReader(io.BytesIO(data)).pages) <= MOST_PAGES


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for name in ("rijwoning-beton-baksteen", "kantoor-beton-constructie"):
        lines = review_text(review_project(example(name)), "nl", width).splitlines()
        assert max(map(len, lines)) <= max(width, 64 + 24)
