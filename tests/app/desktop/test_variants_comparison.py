"""The comparison of variants: better and worse only when the figures allow it, and never A1 with A2."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desktop.session.workspace import Workspace
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Basis, Estimate, Message, Outcome, OutcomeStatus, exactly
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel, Project
from models.domain.requirement import Direction
from models.scorecard.comparison import (
    LineChange,
    Trend,
    compare_groups,
    compare_indicators,
    compare_lines,
    scored,
    trend_of,
)

A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2


def outcome(estimate: Estimate | None, **values: object) -> Outcome:
    made = Outcome("mpg", OutcomeStatus.VALUE, "EUR/m2", estimate, Basis.CALCULATED, A1)
    return replace(made, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "other", "direction", "trend"),
    [
        (exactly(0.5), exactly(0.4), Direction.LOWER, Trend.BETTER),
        (exactly(0.5), exactly(0.6), Direction.LOWER, Trend.WORSE),
        (exactly(0.5), exactly(0.6), Direction.HIGHER, Trend.BETTER),
        (exactly(0.5), exactly(0.6), Direction.QUALITATIVE, Trend.DIFFERENT),
        (exactly(0.1 + 0.2), exactly(0.3), Direction.LOWER, Trend.SAME),
        (Estimate(5, 4, 6, 1), Estimate(3, 2, 3.9, 1), Direction.LOWER, Trend.BETTER),
        (Estimate(5, 4, 6, 1), Estimate(3, 2, 4.1, 1), Direction.LOWER, Trend.CANNOT_SAY),
        (Estimate(None, 4, None, 0.5), exactly(3), Direction.LOWER, Trend.BETTER),
        (exactly(3), Estimate(None, 2, None, 0.5), Direction.LOWER, Trend.CANNOT_SAY),
    ],
)
def test_a_trend_is_told_only_when_the_figures_cannot_be_the_same(
    base: Estimate, other: Estimate, direction: Direction, trend: Trend
) -> None:
    assert trend_of(outcome(base), outcome(other), direction) is trend


def test_sets_never_meet() -> None:
    assert trend_of(outcome(exactly(1)), outcome(exactly(0.5)), Direction.LOWER) is Trend.BETTER
    other = outcome(exactly(0.5), environmental_set=A2)
    assert trend_of(outcome(exactly(1)), other, Direction.LOWER) is Trend.NOT_COMPARABLE


def test_a_bill_without_its_facade_is_not_better() -> None:
    reasons = (Message("calc_elements_missing", {"elements": "gevel"}),)
    bare = outcome(exactly(0.5), reasons=reasons)
    assert trend_of(outcome(exactly(1)), bare, Direction.LOWER) is Trend.CANNOT_SAY
    assert trend_of(outcome(exactly(1), reasons=reasons), bare, Direction.LOWER) is Trend.BETTER


def test_what_is_missing_in_one_has_no_trend() -> None:
    nothing = replace(outcome(None), status=OutcomeStatus.NOT_CALCULABLE, basis=None)
    assert trend_of(nothing, outcome(exactly(1)), Direction.LOWER) is Trend.NOTHING
    assert trend_of(outcome(exactly(1)), nothing, Direction.LOWER) is Trend.NOTHING


def test_judged_levels_are_ordered_and_never_held_against_a_figure() -> None:
    legal = outcome(None, judged_level=JudgedLevel.LEGAL)
    ambitious = outcome(None, judged_level=JudgedLevel.AMBITIOUS)
    assert trend_of(legal, ambitious, Direction.QUALITATIVE) is Trend.BETTER
    assert trend_of(ambitious, legal, Direction.QUALITATIVE) is Trend.WORSE
    assert trend_of(legal, outcome(exactly(1)), Direction.QUALITATIVE) is Trend.NOT_COMPARABLE


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
@settings(max_examples=50, deadline=None)
def test_turning_the_comparison_around_turns_its_answer(one: float, two: float) -> None:
    turned = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER}
    there = trend_of(outcome(exactly(one)), outcome(exactly(two)), Direction.LOWER)
    back = trend_of(outcome(exactly(two)), outcome(exactly(one)), Direction.LOWER)
    assert back is turned.get(there, there)


def test_the_examples_side_by_side(workspace: Workspace, example: Callable[[str], Project]) -> None:
    brick, timber = example("rijwoning-beton-baksteen"), example("rijwoning-houtskeletbouw")
    one, two = (scored(p, p.variants[0], workspace.reference) for p in (brick, timber))
    rows = compare_indicators([one.scorecard, two.scorecard], 0, workspace.reference.indicators)
    by_id = {(row.indicator.id, row.environmental_set): row for row in rows}
    assert len(rows) == len(workspace.reference.indicators) + 1
    assert by_id["stored_carbon", None].cells[1].trend is Trend.BETTER
    assert by_id["embodied_carbon", None].cells[1].trend is Trend.BETTER
    assert all(row.cells[0].trend is None for row in rows)
    for row in rows:
        assert {cell.outcome.environmental_set for cell in row.cells} <= {A1, None} or row.environmental_set is A2


def test_group_differences_add_up_to_the_difference_of_the_totals(
    workspace: Workspace, example: Callable[[str], Project]
) -> None:
    brick, timber = example("rijwoning-beton-baksteen"), example("rijwoning-houtskeletbouw")
    one, two = (scored(p, p.variants[0], workspace.reference) for p in (brick, timber))
    for base, other in zip(one.contributions, two.contributions, strict=True):
        groups = compare_groups(base, other)
        assert {g.nl_sfb_group for g in groups} == {g.nl_sfb_group for g in (*base.groups, *other.groups)}
        if base.total.value is not None and other.total.value is not None:
            whole = sum(group.amount or 0.0 for group in groups)
            assert whole == pytest.approx(other.total.value - base.total.value)
    with pytest.raises(ValueError, match="never compared"):
        compare_groups(one.contributions[0], one.contributions[1])


def line(line_id: str, description: str, quantity: float = 1.0, nl_sfb: str = "21.11") -> BillLine:
    return BillLine(line_id, description, quantity, None, nl_sfb=nl_sfb)


def test_lines_are_paired_by_what_they_are_and_not_by_number_alone() -> None:
    base = Bill((line("r1", "Baksteen"), line("r2", "Beton", nl_sfb="23"), line("r3", "Glas", nl_sfb="31")))
    other = Bill((line("r1", "Dakpan", nl_sfb="47"), line("r2", "beton ", 2.0, "23"), line("r9", "Baksteen")))
    found = {(d.change, (d.base or d.other).id) for d in compare_lines(base, other)}  # type: ignore[union-attr]
    assert found == {(LineChange.ADDED, "r1"), (LineChange.CHANGED, "r2"), (LineChange.REMOVED, "r3")}
    changed = next(d for d in compare_lines(base, other) if d.change is LineChange.CHANGED)
    assert changed.fields == ("description", "quantity")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3)), max_size=8))
@settings(max_examples=40, deadline=None)
def test_no_line_is_lost_or_told_twice(parts: list[tuple[str, int]]) -> None:
    base = Bill(tuple(line(f"r{i}", name, float(count)) for i, (name, count) in enumerate(parts)))
    other = Bill(tuple(line(f"r{i}", name, float(count)) for i, (name, count) in enumerate(reversed(parts))))
    assert compare_lines(base, base) == ()
    found = compare_lines(base, other)
    olds, news = ([getattr(d, side) for d in found if getattr(d, side)] for side in ("base", "other"))
    assert len({o.id for o in olds}) == len(olds)
    assert len({n.id for n in news}) == len(news)
    assert len(base) - len(olds) == len(other) - len(news)
