"""The figures that page 1 states: one that differs is compared, a bound or an interval states none."""

import pytest
from pdf_kit import example

from app.bootstrap import Session
from app.report_check.stated_figures import with_page_figures
from app.reporting.report import Report
from app.reporting.wording.outcome_texts import outcome_name
from app.services.outputs.reports import make_report


@pytest.fixture(scope="module")
def report() -> Report:
    project = example("rijwoning-houtskeletbouw")
    return make_report(project, project.variants[0], Session().reference)


@pytest.mark.parametrize(
    ("printed", "stated"),
    [
        ("12‡ %", 12.0),
        ("12 (10–100)‡ %", 12.0),
        ("10–100‡ %", None),
        ("−10–5,5 %", None),
        ("10 – 100 %", None),
        ("≥ 10‡ %", None),
        ("≤ 10 %", None),
        ("– %", None),
    ],
)
def test_only_a_single_figure_on_page_one_is_stated(report: Report, printed: str, stated: float | None) -> None:
    outcome = next(each for each in report.scorecard.outcomes if each.indicator_id == "biobased")
    indicator = next(each for each in report.reference.indicators if each.id == outcome.indicator_id)
    name = outcome_name(outcome, indicator, "nl")
    lines = ((f"{name} {printed}",), (f"{name} 30 %",))
    found = [figure.value for figure in with_page_figures((), lines, report, "nl")]
    assert found == ([] if stated is None else [stated])
