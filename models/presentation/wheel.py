"""Geometry of the ambition wheel: one wedge per indicator, one ring per level, and the state of each ring.

Screen and PDF draw the same wheel from it. Angles are degrees clockwise from twelve o'clock, radii are fractions
of the outer radius. Leaves out on purpose: colours, texts and any overall figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from models.domain.outcome import LevelVerdict, Outcome, OutcomeStatus, Verdict
from models.domain.requirement import LEVELS, Indicator, Level, Theme
from models.presentation.reached import level_verdict

INNER_RADIUS = 0.40
"""Inner radius of the legal ring; the three rings are equally wide from there to 1.0."""

THEME_GAP_DEGREES = 5.0
FIRST_GAP_DEGREES = 15.0
"""Wider than other gaps, because it holds the marks of the rings at twelve o'clock."""


class RingState(StrEnum):
    """State of one ring of one wedge.

    ABSENT: the edition has no such level; drawn as a faint hairline. CANNOT_SAY also stands for an outcome that
    cannot be calculated. NOT_APPLICABLE is drawn blank.
    """

    ABSENT = "absent"
    MET = "met"
    MISSED = "missed"
    CANNOT_SAY = "cannot_say"
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
    """One level of one wedge; `is_target` is only True where the edition has that level. Radii are 0-1."""

    level: Level
    state: RingState
    is_target: bool
    inner_radius: float
    outer_radius: float


@dataclass(frozen=True, slots=True)
class Wedge:
    """One indicator: its part of the circle in degrees and its three rings, the legal one innermost."""

    indicator_id: str
    theme: Theme
    start_degrees: float
    end_degrees: float
    is_assessed: bool
    rings: tuple[Ring, ...]

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
) -> Wheel:
    """The wheel of one scorecard.

    Args:
        indicators: in drawing order; those of one theme stand together.
        outcomes: one or more per indicator. With two (`mpg` in A1 and A2) each ring takes the outcome
            whose set is that of the limit.
        targets: indicator id -> level to outline; an indicator that is absent aims at RECOMMENDED.
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
            wedges.append(_wedge(indicator, own, target, (start, start + width)))
        angle = arcs[-1].end_degrees + THEME_GAP_DEGREES
    return Wheel(tuple(wedges), tuple(arcs))


def _wedge(indicator: Indicator, own: list[Outcome], target: Level, arc: tuple[float, float]) -> Wedge:
    step = (1.0 - INNER_RADIUS) / len(LEVELS)
    rings = []
    for place, level in enumerate(LEVELS):
        state = _ring_state(own, level)
        is_target = level is target and state is not RingState.ABSENT
        inner = INNER_RADIUS + step * place
        rings.append(Ring(level, state, is_target, inner, inner + step))
    is_assessed = any(outcome.status is OutcomeStatus.VALUE for outcome in own)
    return Wedge(indicator.id, indicator.theme, arc[0], arc[1], is_assessed, tuple(rings))


def _ring_state(own: list[Outcome], level: Level) -> RingState:
    at_level = [(outcome, level_verdict(outcome.levels, level)) for outcome in own]
    with_limit = [(o, v) for o, v in at_level if v is not None and v.verdict is not Verdict.NO_LEVEL]
    if not with_limit:
        return RingState.ABSENT
    outcome, verdict = next((pair for pair in with_limit if _is_same_set(*pair)), with_limit[0])
    is_apart = verdict.verdict is Verdict.NOT_COMPARABLE and outcome.status is not OutcomeStatus.NOT_APPLICABLE
    if outcome.status is not OutcomeStatus.VALUE and not is_apart:
        return _OF_STATUS[outcome.status]
    return _OF_VERDICT[verdict.verdict]


def _is_same_set(outcome: Outcome, verdict: LevelVerdict) -> bool:
    return outcome.environmental_set is verdict.environmental_set
