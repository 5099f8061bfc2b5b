"""A scorecard of an earlier build is told as one, never as changed; a changed one is still found."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_kit import attachment, checked, codes, example, is_detected, with_attachment, with_page_text

from app.formats.import_result import ImportResult
from app.reporting.pdf.scorecard import ATTACHMENT_NAME
from app.texts import LANGUAGES, text, todo
from app.version import VERSION
from models.domain.bill import Bill
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.project import Project
from models.domain.report_check import PageState

HOUSE = "rijwoning-houtskeletbouw"
GOLDEN = (Path(__file__).with_name("golden") / "of-project-3.pdf").read_bytes()
TOLD_AS_EARLIER = {"pdf_earlier_version", "pdf_earlier_version_differs"}


def _changed_pages(result: ImportResult) -> list[int]:
    assert result.report_check is not None
    return [page.number for page in result.report_check.pages if page.state is PageState.CHANGED]


def _differences(result: ImportResult) -> list[tuple[str, str]]:
    assert result.report_check is not None
    return [pair for page in result.report_check.pages for pair in page.differences]


def _as_it_was(project: Project) -> Project:
    """The example before its MPG had a report and before its solar panels named a card."""
    variant = project.variants[0]
    guessed = Evidence(
        document="Voorbeeldwaarde, geen berekening", date=dt.date(2025, 2, 10), status=EvidenceStatus.ASSUMED
    )
    assessments = tuple(
        replace(one, evidence=guessed, note="Verzonnen voor dit voorbeeld") if one.indicator_id == "mpg" else one
        for one in variant.assessments
    )
    lines = (replace(line, product_id="") if line.id == "I17" else line for line in variant.bill.lines)
    products = tuple(card for card in variant.products if card.id != "pv-paneel")
    before = replace(variant, assessments=assessments, bill=Bill(tuple(lines)), products=products)
    return replace(project, variants=(before,))


def test_it_is_read_and_told_as_of_an_earlier_build() -> None:
    assert b'"meetlat.project/3"' in attachment(GOLDEN, ATTACHMENT_NAME)
    result = checked(GOLDEN)
    assert result.project == _as_it_was(example(HOUSE))
    assert result.report_check is not None
    assert result.report_check.program_version == VERSION
    assert not result.report_check.same_program_version
    assert result.report_check.stated_hash == result.report_check.recomputed_hash
    # Its texts may differ, as those of the program do; that is never told as a change of the file.
    assert len(codes(result) & TOLD_AS_EARLIER) == 1
    assert codes(result) <= TOLD_AS_EARLIER | {"pdf_other_reference_data", "pdf_pages_missing", "pdf_pages_added"}


def test_a_changed_figure_on_a_page_is_found_all_the_same() -> None:
    """The control: the same file with one figure forged."""
    forged = with_page_text(GOLDEN, 0, lambda content: content.replace(b"(56,9) Tj", b"(46,9) Tj"))
    assert forged != GOLDEN
    result = checked(forged)
    assert is_detected(result)
    assert "pdf_earlier_version_differs" in codes(result)
    assert 1 in _changed_pages(result)
    assert 46.9 in [figure.value for figure in result.stated]
    assert 46.9 not in [figure.value for figure in checked(GOLDEN).stated]


def test_changed_data_in_it_are_found_all_the_same() -> None:
    data = attachment(GOLDEN, ATTACHMENT_NAME)
    assert b'"value":56.9' in data
    forged = with_attachment(GOLDEN, ATTACHMENT_NAME, data.replace(b'"value":56.9', b'"value":46.9', 1))
    result = checked(forged)
    assert "pdf_hash_differs" in codes(result)
    assert is_detected(result)


def test_a_report_of_this_build_cannot_pass_for_an_earlier_one() -> None:
    """Writing an earlier schema in the attachment leaves the hash on the pages to give it away."""
    from pdf_kit import example_pdf

    sound = example_pdf(HOUSE)
    data = attachment(sound, ATTACHMENT_NAME).replace(b"meetlat.project/4", b"meetlat.project/3")
    result = checked(with_attachment(sound, ATTACHMENT_NAME, data))
    assert "pdf_hash_differs" in codes(result)


@pytest.mark.parametrize("code", sorted(TOLD_AS_EARLIER))
def test_what_is_told_does_not_say_that_it_was_changed(code: str) -> None:
    from models.domain.outcome import Message

    message = Message(code, {"version": VERSION, "own": VERSION, "pages": "1"})
    for lang in LANGUAGES:
        assert VERSION in text(message, lang)
        assert todo(message, lang)
