"""What stands on paper is what the data says, at the decimals printed, and on the same side of each limit."""

import io
import random
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from pypdf import PdfReader
from report_fixture import INDICATORS, level, make_report, valued

from app.reporting.pdf.indicators import indicator_table
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.pdf.style import register_fonts
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from models.calculation.scoring import Subject, judge
from models.domain.outcome import Outcome, exactly
from models.domain.project import BuildingType
from models.domain.requirement import LEVELS, Operator, Requirement, RequirementKind

NUMBER = r"([−+]?[\d.]+(?:,\d+)?)"
LIMIT = re.compile(rf"[≤≥<]\s?{NUMBER}")


def as_number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


def rounded_like(printed: Decimal, value: float) -> Decimal:
    """The value, rounded half up to the decimals that were printed."""
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return Decimal(repr(value)).quantize(step, ROUND_HALF_UP)


def random_outcome(rng: random.Random, indicator_id: str, decimals: int) -> Outcome:
    """A figure on, next to or far from three limits, judged by the program itself."""
    limit = round(rng.uniform(0.1, 300), rng.choice([0, 1, 2]))
    value = rng.choice(
        [limit, limit + rng.uniform(-1e-3, 1e-3), limit * rng.uniform(0.2, 3), rng.uniform(-5, 1e6)]
    )
    operator = rng.choice([Operator.AT_MOST, Operator.LESS, Operator.AT_LEAST])
    levels = []
    for place, rung in enumerate(LEVELS):
        requirement = Requirement(
            f"r{place}", indicator_id, rung, "", frozenset(BuildingType), "", operator, limit * (1 + place), "",
            "x", RequirementKind.REQUIREMENT, None, "", level(rung, 1.0, "meets").source,  # type: ignore[arg-type]
        )  # fmt: skip
        levels.append(judge(Subject(exactly(value), None, None, decimals), requirement))
    return valued(indicator_id, exactly(value), *levels)


def random_report(seed: int) -> Report:
    rng = random.Random(seed)
    report = make_report(1)
    outcomes = tuple(random_outcome(rng, i.id, i.decimals) for i in INDICATORS if i.id != "mpg")
    return replace(report, scorecard=replace(report.scorecard, outcomes=outcomes))


def rows_of(report: Report) -> dict[str, list[str]]:
    """Indicator id -> the texts set in the cells of its row on page 2, from its figure on."""
    register_fonts()
    table = indicator_table(report, "nl", Typesetter(), with_indication=False)
    texts = [["".join(run for line in cell.lines for _, run in line) for cell in row.cells] for row in table.rows]
    return {outcome.indicator_id: row[2:] for outcome, row in zip(report.scorecard.outcomes, texts, strict=True)}


def test_the_figures_of_the_table_are_on_page_two() -> None:
    report = random_report(3)
    words = "".join(PdfReader(io.BytesIO(scorecard_pdf(report, "nl"))).pages[1].extract_text().split())
    assert all("".join(row[0].split()) in words for row in rows_of(report).values())


@pytest.mark.parametrize("seed", range(12))
def test_printed_figures_and_limits_equal_the_data(seed: int) -> None:
    report = random_report(seed)
    rows = rows_of(report)
    for outcome in report.scorecard.outcomes:
        value = outcome.estimate.value  # type: ignore[union-attr]
        assert value is not None
        row = rows[outcome.indicator_id]
        printed = as_number(row[0].rstrip("†‡"))
        assert printed == rounded_like(printed, value)
        limits = [as_number(limit) for limit in LIMIT.findall(" ".join(row))]
        assert len(limits) == 3, row
        for verdict, limit in zip(outcome.levels, limits, strict=True):
            exact = Decimal(f"{verdict.limit:.10g}")
            assert limit == exact or -int(exact.as_tuple().exponent) > 3
            assert limit == rounded_like(limit, verdict.limit or 0.0)
            holds = {"<=": printed <= limit, "<": printed < limit, ">=": printed >= limit}[verdict.operator]
            assert holds is (verdict.verdict == "meets"), (outcome.indicator_id, row)
