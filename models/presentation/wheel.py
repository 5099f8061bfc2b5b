"""Geometry of the ambition wheel: one wedge per indicator, one ring per level, and the state of each ring.

Screen and PDF draw the same wheel from it. Angles are degrees clockwise from twelve o'clock, radii are fractions
of the outer radius. Leaves out on purpose: colours, texts and any overall figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from models.domain.outcome import Estimate, Indication, LevelVerdict, Outcome, OutcomeStatus, Verdict
from models.domain.requirement import LEVELS, Indicator, Level, Operator, Theme
from models.presentation.indicated import has_own_indication, is_estimated
from models.presentation.reached import has_verdict, level_verdict, reached

INNER_RADIUS = 0.40
"""Inner radius of the legal ring; the three rings are equally wide from there to 1.0."""

THEME_GAP_DEGREES = 5.0
FIRST_GAP_DEGREES = 15.0
"""Wider than other gaps, because it holds the marks of the rings at twelve o'clock."""


class RingState(StrEnum):
    """State of one ring of one wedge.

    ABSENT: the edition has no such level; drawn as a faint hairline. CANNOT_SAY also stands for an outcome that
    cannot be calculated. PROVISIONAL and ESTIMATED: the firm figure decides nothing, an indication stands in its
    place, which rests on open data (ESTIMATED) or on provisional products alone. NOT_APPLICABLE is drawn blank.
    """

    ABSENT = "absent"
    MET = "met"
    MISSED = "missed"
    CANNOT_SAY = "cannot_say"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    NOT_ASSESSED = "not_assessed"
    NOT_APPLICABLE = "not_applicable"
    NOT_COMPARABLE = "not_comparable"


_OF_VERDICT = {
    Verdict.MEETS: RingState.MET,
    Verdict.MISSES: RingState.MISSED,
    Verdict.CANNOT_SAY: RingState.CANNOT_SAY,
    Verdict.NOT_COMPARABLE: RingState.NOT_COMPARABLE,
    Verdict.NO_LEVEL: RingState.ABSENT,
}
_OF_STATUS = {
    OutcomeStatus.NOT_APPLICABLE: RingState.NOT_APPLICABLE,
    OutcomeStatus.NOT_CALCULABLE: RingState.CANNOT_SAY,
    OutcomeStatus.NOT_ASSESSED: RingState.NOT_ASSESSED,
}


@dataclass(frozen=True, slots=True)
class Ring:
    """One level of one wedge; `is_target` is only True where the edition has that level. Radii are 0-1.

    Attributes:
        progress: how far the figure has come to the limit, 0-1, of the missed level that is next or aimed at,
            and of every level that an indication stands at; None where that cannot be measured.
    """

    level: Level
    state: RingState
    is_target: bool
    inner_radius: float
    outer_radius: float
    progress: float | None = None


@dataclass(frozen=True, slots=True)
class Wedge:
    """One indicator: its part of the circle in degrees and its three rings, the legal one innermost.

    `has_verdict` is whether a firm figure or judgement meets or misses any level.
    """

    indicator_id: str
    theme: Theme
    start_degrees: float
    end_degrees: float
    is_assessed: bool
    rings: tuple[Ring, ...]
    has_verdict: bool = False

    @property
    def middle_degrees(self) -> float:
        """The angle of the middle of the wedge."""
        return (self.start_degrees + self.end_degrees) / 2


@dataclass(frozen=True, slots=True)
class ThemeArc:
    """The part of the circle of one theme, in degrees."""

    theme: Theme
    start_degrees: float
    end_degrees: float


@dataclass(frozen=True, slots=True)
class Wheel:
    """All wedges in the order of the indicators, and the arcs of their themes."""

    wedges: tuple[Wedge, ...]
    themes: tuple[ThemeArc, ...]


def ambition_wheel(
    indicators: Sequence[Indicator],
    outcomes: Sequence[Outcome],
    targets: Mapping[str, Level] | None = None,
    *,
    with_indication: bool = True,
) -> Wheel:
    """The wheel of one scorecard.

    Args:
        indicators: in drawing order; those of one theme stand together.
        outcomes: one or more per indicator. With two (`mpg` in A1 and A2) each ring takes the outcome
            whose set is that of the limit.
        targets: indicator id -> level to outline; an indicator that is absent aims at RECOMMENDED.
        with_indication: whether a ring that the firm figure leaves open shows the indication.
    """
    by_theme = [(theme, tuple(group)) for theme, group in groupby(indicators, key=lambda i: i.theme)]
    gaps = FIRST_GAP_DEGREES + THEME_GAP_DEGREES * max(0, len(by_theme) - 1)
    width = (360.0 - gaps) / max(1, len(indicators))
    wedges: list[Wedge] = []
    arcs: list[ThemeArc] = []
    angle = FIRST_GAP_DEGREES / 2
    for theme, members in by_theme:
        arcs.append(ThemeArc(theme, angle, angle + width * len(members)))
        for place, indicator in enumerate(members):
            start = angle + width * place
            own = [outcome for outcome in outcomes if outcome.indicator_id == indicator.id]
            target = (targets or {}).get(indicator.id, Level.RECOMMENDED)
            made = _wedge(indicator, own, target, with_indication=with_indication)
            wedges.append(replace(made, start_degrees=start, end_degrees=start + width))
        angle = arcs[-1].end_degrees + THEME_GAP_DEGREES
    return Wheel(tuple(wedges), tuple(arcs))


def _wedge(indicator: Indicator, own: list[Outcome], target: Level, *, with_indication: bool) -> Wedge:
    step = (1.0 - INNER_RADIUS) / len(LEVELS)
    rings = []
    for place, level in enumerate(LEVELS):
        found = _at_level(own, level)
        state = RingState.ABSENT if found is None else _ring_state(*found, with_indication=with_indication)
        is_target = level is target and state is not RingState.ABSENT
        progress = None if found is None else _progress(*found, state, is_target=is_target)
        inner = INNER_RADIUS + step * place
        rings.append(Ring(level, state, is_target, inner, inner + step, progress))
    is_assessed = any(outcome.status is OutcomeStatus.VALUE for outcome in own)
    return Wedge(indicator.id, indicator.theme, 0.0, 0.0, is_assessed, tuple(rings), any(map(has_verdict, own)))


def _at_level(own: list[Outcome], level: Level) -> tuple[Outcome, LevelVerdict] | None:
    """The outcome that a ring shows, with its verdict; None where the edition has no such level."""
    at_level = [(outcome, level_verdict(outcome.levels, level)) for outcome in own]
    with_limit = [(o, v) for o, v in at_level if v is not None and v.verdict is not Verdict.NO_LEVEL]
    return next((pair for pair in with_limit if _is_same_set(*pair)), with_limit[0] if with_limit else None)


def _ring_state(outcome: Outcome, verdict: LevelVerdict, *, with_indication: bool) -> RingState:
    is_apart = verdict.verdict is Verdict.NOT_COMPARABLE and outcome.status is not OutcomeStatus.NOT_APPLICABLE
    has_value = outcome.status is OutcomeStatus.VALUE
    state = _OF_VERDICT[verdict.verdict] if has_value or is_apart else _OF_STATUS[outcome.status]
    found = outcome.indication
    is_open = state is RingState.CANNOT_SAY and verdict.limit is not None and with_indication
    if is_open and found is not None and verdict.level in found.verdicts and has_own_indication(outcome):
        return RingState.ESTIMATED if is_estimated(found) else RingState.PROVISIONAL
    return state


def _progress(outcome: Outcome, verdict: LevelVerdict, state: RingState, *, is_target: bool) -> float | None:
    if state in (RingState.PROVISIONAL, RingState.ESTIMATED):
        return come_to(outcome.indication, verdict)
    is_next = reached(outcome).next_level is verdict
    return come_to(outcome.estimate, verdict) if state is RingState.MISSED and (is_target or is_next) else None


def come_to(figure: Estimate | Indication | None, verdict: LevelVerdict) -> float | None:
    """The part of the way to a limit, 0-1: figure / limit where more is better, else limit / figure."""
    if figure is None or verdict.limit is None or verdict.limit <= 0.0:
        return None
    value = figure.value if isinstance(figure, Estimate) else figure.middle
    if value is None:
        return None
    if verdict.operator is Operator.AT_LEAST:
        return min(1.0, max(0.0, value / verdict.limit))
    return 1.0 if value <= verdict.limit else verdict.limit / value


def _is_same_set(outcome: Outcome, verdict: LevelVerdict) -> bool:
    return outcome.environmental_set is verdict.environmental_set
