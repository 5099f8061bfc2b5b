"""Margins as printed: whoever subtracts the printed limit from the printed figure finds the printed margin."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from report_fixture import INDICATORS, level, make_report, valued

from app.reporting.terminal.scorecard import terminal_table
from app.reporting.wording.number_text import MINUS, NBSP, estimate_text
from app.reporting.wording.outcome_texts import (
    distance_text,
    figure_decimals,
    level_shape,
    limit_text,
    margin_text,
    value_text,
)
from app.reporting.wording.summary import Step
from models.domain.outcome import Estimate, Outcome, OutcomeStatus, Verdict, exactly
from models.domain.requirement import Level
from models.presentation.wheel import RingState, ambition_wheel

BY_ID = {indicator.id: indicator for indicator in INDICATORS}


def _number(text: str) -> Decimal:
    return Decimal(text.lstrip("≤≥<" + NBSP).replace(MINUS, "-").replace("+", "").replace(",", ""))


def _outcome(indicator_id: str, value: float, limit: float) -> Outcome:
    verdict = Verdict.MEETS if value <= limit else Verdict.MISSES
    return valued(indicator_id, exactly(value), level(Level.RECOMMENDED, limit, verdict, limit - value))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["mpg", "embodied_carbon", "beng1", "parking", "tojuli"]),
    st.floats(0.01, 900).map(lambda v: round(v, 5)),
    st.floats(0.01, 900).map(lambda v: round(v, 3)),
)
def test_the_printed_margin_is_the_difference_of_what_is_printed(name: str, value: float, limit: float) -> None:
    assume(value != limit)
    outcome, indicator = _outcome(name, value, limit), BY_ID[name]
    decimals = figure_decimals(outcome, indicator)
    shown_limit = _number(limit_text(outcome.levels[0], decimals, "en"))
    difference = shown_limit - _number(value_text(outcome, indicator, "en"))
    assert difference
    assert _number(margin_text(outcome, indicator, "en")) == difference
    step = Step(outcome, outcome.levels[0], None)
    assert _number(distance_text(step, indicator, "en")) == abs(difference)


def test_a_margin_of_whole_figures_does_not_contradict_them() -> None:
    outcome = _outcome("embodied_carbon", 187.5, 200.0)
    assert value_text(outcome, BY_ID["embodied_carbon"], "nl") == "188"
    assert margin_text(outcome, BY_ID["embodied_carbon"], "nl") == "+12"


@pytest.mark.parametrize(
    ("estimate", "shown"),
    [
        (Estimate(0.20153, 0.20153, None, 1.0), "≥ 0,20"),
        (Estimate(0.20153, None, 0.20153, 1.0), "≤ 0,20"),
        (Estimate(-3.0, -3.0, None, 1.0), "≥ −3,00"),
        (Estimate(0.25, 0.20, None, 1.0), "0,25 (≥ 0,20)"),
    ],
)
def test_a_figure_of_what_is_there_is_the_least_it_can_be(estimate: Estimate, shown: str) -> None:
    assert estimate_text(estimate, 2, "nl").replace(NBSP, " ") == shown


def test_a_limit_that_nothing_compares_with_says_so_without_a_figure_too() -> None:
    apart = level(Level.LEGAL, 0.8, Verdict.NOT_COMPARABLE)
    outcome = replace(
        valued("mpg", exactly(0.1), apart), status=OutcomeStatus.NOT_CALCULABLE, estimate=None, basis=None
    )
    assert level_shape(outcome, apart) == "≠"
    assert level_shape(replace(outcome, status=OutcomeStatus.NOT_APPLICABLE), apart) == ""
    assert level_shape(outcome, replace(apart, verdict=Verdict.CANNOT_SAY)) == ""
    wedge = ambition_wheel([BY_ID["mpg"]], [outcome]).wedges[0]
    assert wedge.rings[0].state is RingState.NOT_COMPARABLE


def test_stated_figures_are_said_to_be_stated_on_the_terminal() -> None:
    rows = terminal_table(make_report(), "nl").splitlines()
    assert "opgeg. 1,31" in next(row for row in rows if row.startswith("TOjuli "))
    assert "opgeg." not in next(row for row in rows if row.startswith("Biobased"))
