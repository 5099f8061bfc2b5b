"""Page 2 of the PDF marks a limit that was not read in its source."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from report_fixture import MEMORY, make_report

from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.texts import LANGUAGES, Language


def _page_two(report: Report, lang: Language) -> str:
    return PdfReader(io.BytesIO(scorecard_pdf(report, lang))).pages[1].extract_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unverified_limits_are_marked_on_page_two(lang: Language) -> None:
    report = make_report()
    assert "°" not in _page_two(report, lang)
    outcomes = tuple(
        replace(outcome, levels=tuple(replace(v, source=MEMORY) for v in outcome.levels))
        for outcome in report.scorecard.outcomes
    )
    words = _page_two(replace(report, scorecard=replace(report.scorecard, outcomes=outcomes)), lang)
    assert words.count("°") > 20
    assert ("° niveau niet geverifieerd" if lang == "nl" else "° level unverified") in words
    assert "†" in words
