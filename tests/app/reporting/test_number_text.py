"""Printed numbers: rounding, locale, intervals, and never a contradiction with a verdict."""

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.reporting.wording.number_text import (
    NBSP,
    date_text,
    decimals_needed,
    estimate_text,
    limit_decimals,
    number_text,
    percent_text,
    signed_text,
)
from models.calculation.rounding import half_up
from models.calculation.scoring import Subject, judge
from models.domain.outcome import Estimate, Verdict, exactly
from models.domain.project import BuildingType
from models.domain.requirement import Level, Operator, Requirement, RequirementKind
from models.domain.source import SourceRef, SourceStatus

SOURCE = SourceRef("d", "e", "c", SourceStatus.VERIFIED)


def read_back(text: str, lang: str) -> Decimal:
    group, point = (".", ",") if lang == "nl" else (",", ".")
    return Decimal(text.replace("−", "-").replace(group, "").replace(point, "."))


@pytest.mark.parametrize(
    ("value", "decimals", "nl", "en"),
    [
        (0.805, 2, "0,81", "0.81"),
        (0.825, 2, "0,83", "0.83"),
        (2.5, 0, "3", "3"),
        (0.5, 0, "1", "1"),
        (-2.5, 0, "−3", "−3"),
        (-0.004, 2, "0,00", "0.00"),
        (-0.0, 0, "0", "0"),
        (1234567.891, 1, "1.234.567,9", "1,234,567.9"),
        (999.995, 2, "1.000,00", "1,000.00"),
        (46150.96, 2, "46.150,96", "46,150.96"),
    ],
)
def test_numbers_round_half_away_from_zero_in_both_languages(
    value: float, decimals: int, nl: str, en: str
) -> None:
    assert number_text(value, decimals, "nl") == nl
    assert number_text(value, decimals, "en") == en


def test_midpoints_that_binary_rounding_gets_wrong() -> None:
    """The control: Python's own rounding disagrees with some of these hand-made answers."""
    hundredths = [(n * 10 + 5, n + 1) for n in range(200)]
    printed = [read_back(number_text(float(Decimal(k).scaleb(-3)), 2, "nl"), "nl") for k, _ in hundredths]
    expected = [Decimal(answer).scaleb(-2) for _, answer in hundredths]
    assert printed == expected
    naive = [Decimal(f"{float(Decimal(k).scaleb(-3)):.2f}") for k, _ in hundredths]
    assert naive != expected


def test_huge_numbers_stay_short_and_poison_is_refused() -> None:
    assert len(number_text(1.5e300, 2, "nl")) < 12
    for poison in (math.nan, math.inf, -math.inf):
        with pytest.raises(ValueError, match="not a number"):
            number_text(poison, 2, "nl")


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (exactly(0.4437), "0,44"),
        (Estimate(None, 22.31, 31.44, 0.9), "22,31–31,44"),
        (Estimate(None, 0.42, None, 0.9), "≥\N{NO-BREAK SPACE}0,42"),
        (Estimate(None, None, 0.5, 0.9), "≤\N{NO-BREAK SPACE}0,50"),
        (Estimate(284.0, 279.0, 291.0, 1.0), "284,00 (279,00–291,00)"),
        (Estimate(0.44, 0.4399, 0.4401, 1.0), "0,44"),
        (Estimate(None, -3.0, 5.0, 1.0), "−3,00\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}5,00"),
        (Estimate(None, None, None, 0.0), "–"),
        (None, "–"),
    ],
)
def test_intervals(estimate: Estimate | None, text: str) -> None:
    assert estimate_text(estimate, 2, "nl") == text


def test_zero_bounds_are_printed_and_not_taken_for_unknown() -> None:
    assert estimate_text(Estimate(None, 0.0, None, 0.5), 1, "en") == "≥\N{NO-BREAK SPACE}0.0"


@pytest.mark.parametrize(
    ("fraction", "text"),
    [(1.0, "100 %"), (0.9999, "> 99 %"), (0.0, "0 %"), (0.0001, "< 1 %"), (0.825, "83 %"), (None, "–")],
)
def test_percentages_never_round_to_all_or_nothing(fraction: float | None, text: str) -> None:
    assert percent_text(fraction, "nl").replace("\N{NO-BREAK SPACE}", " ") == text


def test_signs_and_dates() -> None:
    assert [signed_text(v, 1, "nl") for v in (0.5, -0.5, 0.0)] == ["+0,5", "−0,5", "0,0"]
    assert date_text(dt.date(2025, 3, 1), "nl") == "1 maart 2025"
    assert date_text(dt.date(2025, 3, 1), "en") == "1 March 2025"
    assert date_text(None, "en") == "–"


@given(st.floats(-1e9, 1e9), st.integers(0, 4), st.sampled_from(["nl", "en"]))
@settings(max_examples=200, deadline=None)
def test_printed_and_read_back_is_the_rounded_number(value: float, decimals: int, lang: str) -> None:
    assert read_back(number_text(value, decimals, lang), lang) == half_up(value, decimals)  # type: ignore[arg-type]


def verdict_of(value: float, operator: Operator, limit: float) -> Verdict:
    requirement = Requirement(
        "r", "mpg", Level.LEGAL, "", frozenset(BuildingType), "", operator, limit, "", "x",
        RequirementKind.REQUIREMENT, None, "", SOURCE,
    )  # fmt: skip
    return judge(Subject(exactly(value), None, None, 2), requirement).verdict


_LIMITS = st.sampled_from([0.8, 0.45, 1.6, 55.0, 52.5, 64.58333333333, 0.0, 200.0, 1.2, 0.75])


@given(
    _LIMITS,
    st.one_of(st.floats(-1e-3, 1e-3), st.floats(-50, 50), st.just(0.0)),
    st.sampled_from([Operator.AT_MOST, Operator.LESS, Operator.AT_LEAST]),
    st.integers(0, 2),
)
@settings(max_examples=400, deadline=None)
def test_the_printed_figure_gets_the_same_verdict(
    limit: float, away: float, operator: Operator, decimals: int
) -> None:
    assume(away == 0 or abs(away) > 1e-11)  # the noise of a float sum, far below what a document prints
    value = limit + away
    needed = decimals_needed([value], [limit], decimals)
    printed = float(read_back(number_text(value, needed, "nl"), "nl"))
    printed_limit = float(read_back(number_text(limit, limit_decimals(limit, needed), "nl"), "nl"))
    assert verdict_of(printed, operator, printed_limit) is verdict_of(value, operator, limit)


def test_fixed_decimals_would_contradict_the_verdict() -> None:
    """The control for the test above: 0.8004 printed with two decimals would meet the limit it misses."""
    assert verdict_of(0.8004, Operator.AT_MOST, 0.8) is Verdict.MISSES
    assert verdict_of(float(half_up(0.8004, 2)), Operator.AT_MOST, 0.8) is Verdict.MEETS
    assert decimals_needed([0.8004], [0.8], 2) == 4
    assert decimals_needed([0.44], [0.8], 2) == 2


def test_a_value_that_is_only_a_lower_bound_is_said_once() -> None:
    assert estimate_text(Estimate(0.2, 0.2, None, 1.0), 2, "nl") == f"≥{NBSP}0,20"
    assert estimate_text(Estimate(0.3, 0.2, None, 1.0), 2, "nl") == f"0,30 (≥{NBSP}0,20)"
