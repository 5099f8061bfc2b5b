"""A figure of which only bounds are known is printed as bounds, on every page and in every document."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.review.texts import recomputed_figure
from app.reporting.wording.number_text import NBSP
from models.domain.outcome import Contributions, Estimate, exactly
from models.domain.review import Agreement, FigureCheck, FigureKind, StatedOrigin
from tests.app.reporting.report_fixture import make_report

_LEAST = 7654321.0


def _with_mass(report: Report, lower: float, upper: float | None, total: Estimate) -> Report:
    """The report with bounds for the mass of its first line."""

    def changed(subject: Contributions) -> Contributions:
        if subject.subject != "mass":
            return subject
        return replace(
            subject,
            total=total,
            lower=(lower, *subject.lower[1:]),
            value=(None, *subject.value[1:]),
            upper=(upper, *subject.upper[1:]),
        )

    return replace(report, contributions=tuple(changed(subject) for subject in report.contributions))


def _words(report: Report) -> str:
    pages = PdfReader(io.BytesIO(scorecard_pdf(report, "nl"))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages).replace(NBSP, " ")


def test_the_least_that_a_line_can_be_is_never_printed_as_its_amount() -> None:
    words = _words(_with_mass(make_report(), _LEAST, None, Estimate(None, _LEAST, None, 0.5)))
    found = re.findall(r"(\S+) 7\.654\.321", words)
    assert len(found) >= 3, "the line among the heaviest and in the bill, and the total"
    assert set(found) == {"≥"}


def test_a_total_between_two_bounds_is_printed_with_both() -> None:
    words = _words(_with_mass(make_report(), 1000.0, 3000.0, Estimate(None, 8000.0, 9000.0, 0.5)))
    assert "Totaal 8.000–9.000 kg" in words
    assert "1.000–3.000" in words


def test_an_exact_line_and_total_are_printed_as_they_are() -> None:
    report = make_report()
    exact = tuple(
        replace(
            subject,
            lower=(_LEAST, *subject.lower[1:]),
            value=(_LEAST, *subject.value[1:]),
            upper=(_LEAST, *subject.upper[1:]),
            total=exactly(_LEAST),
        )
        for subject in report.contributions
        if subject.subject == "mass"
    )
    found = re.findall(r"(\S+) 7\.654\.321", _words(replace(report, contributions=exact)))
    assert len(found) >= 3
    assert "≥" not in found


@pytest.mark.parametrize(
    ("recomputed", "printed"),
    [
        (Estimate(0.09, 0.09, None, 0.5), f"≥{NBSP}0,09"),
        (Estimate(0.09, 0.08, 0.11, 0.5), "0,09 (0,08–0,11)"),
        (Estimate(None, 0.09, None, 0.5), f"≥{NBSP}0,09"),
        (exactly(0.09), "0,09"),
        (None, "–"),
    ],
)
def test_a_review_prints_the_recomputed_figure_as_the_scorecard_does(
    recomputed: Estimate | None, printed: str
) -> None:
    check = FigureCheck(
        kind=FigureKind.INDICATOR,
        subject="mpg",
        name="mpg",
        unit="EUR/m2",
        stated=0.12,
        recomputed=recomputed,
        agreement=Agreement.NOT_RECOMPUTED,
        decimals=2,
        origin=StatedOrigin.FILE,
    )
    assert recomputed_figure(check, "nl") == printed
