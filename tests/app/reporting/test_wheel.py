"""The ambition wheel: every indicator has its wedge, and a ring never shows more than was found."""

from itertools import pairwise

import pytest
from report_fixture import INDICATORS, everything_unknown, level, make_report, no_level, valued

from models.domain.outcome import Outcome, OutcomeStatus, Verdict, exactly
from models.domain.product import EnvironmentalSet
from models.domain.requirement import LEVELS, Level
from models.presentation.wheel import RingState, Wheel, ambition_wheel


def wheel_of(*outcomes: Outcome) -> Wheel:
    return ambition_wheel(INDICATORS, outcomes)


def state_of(wheel: Wheel, indicator_id: str, rung: Level) -> RingState:
    wedge = next(w for w in wheel.wedges if w.indicator_id == indicator_id)
    return next(ring.state for ring in wedge.rings if ring.level is rung)


def test_33_wedges_in_the_order_of_the_indicators_fill_the_circle_without_overlap() -> None:
    wheel = wheel_of(*make_report().scorecard.outcomes)
    assert [w.indicator_id for w in wheel.wedges] == [i.id for i in INDICATORS]
    assert all(a.end_degrees <= b.start_degrees + 1e-9 for a, b in pairwise(wheel.wedges))
    assert wheel.wedges[0].start_degrees > 0
    assert wheel.wedges[-1].end_degrees < 360
    assert len({round(w.end_degrees - w.start_degrees, 9) for w in wheel.wedges}) == 1


def test_themes_have_gaps_and_hold_their_own_wedges() -> None:
    wheel = wheel_of()
    assert [arc.theme for arc in wheel.themes] == list(dict.fromkeys(i.theme for i in INDICATORS))
    assert all(b.start_degrees - a.end_degrees > 1 for a, b in pairwise(wheel.themes))
    for arc in wheel.themes:
        own = [w for w in wheel.wedges if w.theme is arc.theme]
        assert own[0].start_degrees == pytest.approx(arc.start_degrees)
        assert own[-1].end_degrees == pytest.approx(arc.end_degrees)


def test_rings_run_from_legal_inside_to_ambitious_outside() -> None:
    rings = wheel_of().wedges[0].rings
    assert [ring.level for ring in rings] == list(LEVELS)
    assert all(a.outer_radius == pytest.approx(b.inner_radius) for a, b in pairwise(rings))
    assert rings[-1].outer_radius == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.MEETS, RingState.MET),
        (Verdict.MISSES, RingState.MISSED),
        (Verdict.CANNOT_SAY, RingState.CANNOT_SAY),
        (Verdict.NOT_COMPARABLE, RingState.NOT_COMPARABLE),
        (Verdict.NO_LEVEL, RingState.ABSENT),
    ],
)
def test_a_ring_shows_its_verdict(verdict: Verdict, state: RingState) -> None:
    wheel = wheel_of(valued("biobased", exactly(3.0), level(Level.RECOMMENDED, 21.0, verdict)))
    assert state_of(wheel, "biobased", Level.RECOMMENDED) is state


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (OutcomeStatus.NOT_APPLICABLE, RingState.NOT_APPLICABLE),
        (OutcomeStatus.NOT_CALCULABLE, RingState.CANNOT_SAY),
        (OutcomeStatus.NOT_ASSESSED, RingState.NOT_ASSESSED),
    ],
)
def test_without_a_value_no_ring_is_met_or_missed(status: OutcomeStatus, state: RingState) -> None:
    levels = (level(Level.RECOMMENDED, 21.0, Verdict.CANNOT_SAY),)
    wheel = wheel_of(Outcome("biobased", status, "%", levels=levels))
    assert state_of(wheel, "biobased", Level.RECOMMENDED) is state


def test_a_level_that_the_edition_lacks_is_absent_whatever_is_reached_above_it() -> None:
    wheel = wheel_of(*make_report().scorecard.outcomes)
    assert state_of(wheel, "biobased", Level.RECOMMENDED) is RingState.MET
    assert state_of(wheel, "biobased", Level.LEGAL) is RingState.ABSENT
    assert all(r.state is RingState.ABSENT for w in wheel_of().wedges for r in w.rings)


def test_each_mpg_ring_takes_the_outcome_in_the_set_of_its_limit() -> None:
    a1, a2 = EnvironmentalSet.A1, EnvironmentalSet.A2
    apart = Verdict.NOT_COMPARABLE
    first = valued(
        "mpg", exactly(0.4),
        level(Level.LEGAL, 1.6, apart, environmental_set=a2),
        level(Level.RECOMMENDED, 0.45, Verdict.MEETS, environmental_set=a1), environmental_set=a1,
    )  # fmt: skip
    second = valued(
        "mpg", exactly(1.7),
        level(Level.LEGAL, 1.6, Verdict.MISSES, environmental_set=a2),
        level(Level.RECOMMENDED, 0.45, apart, environmental_set=a1), environmental_set=a2,
    )  # fmt: skip
    for order in ((first, second), (second, first)):
        wheel = wheel_of(*order)
        assert state_of(wheel, "mpg", Level.LEGAL) is RingState.MISSED
        assert state_of(wheel, "mpg", Level.RECOMMENDED) is RingState.MET


def test_targets_are_the_recommended_level_unless_chosen_and_never_an_absent_ring() -> None:
    outcome = valued("biobased", exactly(30.0), level(Level.RECOMMENDED, 21.0, Verdict.MEETS))
    targets = [r.level for w in wheel_of(outcome).wedges for r in w.rings if r.is_target]
    assert targets == [Level.RECOMMENDED]
    chosen = ambition_wheel(INDICATORS, [outcome], {"biobased": Level.AMBITIOUS})
    assert not [r for w in chosen.wedges for r in w.rings if r.is_target]


def test_nothing_known_fills_no_ring() -> None:
    wheel = wheel_of(*everything_unknown().scorecard.outcomes)
    states = {ring.state for wedge in wheel.wedges for ring in wedge.rings}
    assert states == {RingState.ABSENT, RingState.NOT_ASSESSED}
    assert not any(wedge.is_assessed for wedge in wheel.wedges)


def test_of_two_requirements_at_one_level_the_strictest_verdict_shows() -> None:
    two = (
        level(Level.LEGAL, 1.0, Verdict.MEETS),
        level(Level.LEGAL, 0.5, Verdict.MISSES),
        no_level(Level.AMBITIOUS),
    )
    wheel = wheel_of(Outcome("tojuli", OutcomeStatus.VALUE, "", exactly(0.8), levels=two))
    assert state_of(wheel, "tojuli", Level.LEGAL) is RingState.MISSED
