"""Geometry of the band: one figure with its interval among the limits of the levels, as fractions of a track.

Screen and PDF draw the same band from it. The scale starts at zero, or at a negative figure, and differs per
outcome: bands of two indicators cannot be compared. Leaves out on purpose: colours, sizes and texts; limits in
words and limits that cannot be compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.domain.outcome import LevelVerdict, Outcome, Verdict
from models.domain.project import JudgedLevel
from models.domain.requirement import LEVELS, Direction, Level, Operator
from models.presentation.indicated import has_own_indication
from models.presentation.reached import level_verdict, levels_in_order

_AIR = 0.08
"""Room beyond the highest figure, as a part of the scale."""

_JUDGED = {JudgedLevel.NONE: 0, JudgedLevel.LEGAL: 1, JudgedLevel.RECOMMENDED: 2, JudgedLevel.AMBITIOUS: 3}


@dataclass(frozen=True, slots=True)
class Zone:
    """Range in which a level is met, as fractions of the track; `is_solid` False draws its place only."""

    level: Level
    start: float
    end: float
    is_solid: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """Geometry of one band, as fractions of its width.

    Attributes:
        zones: in the order legal, recommended, ambitious; a later one is drawn over an earlier one.
        value: of the bar; None when the figure is unknown or was judged.
        lower, upper: ends of the interval; None for an exact figure.
        target: limit of the targeted level; None without one.
        is_estimated: whether value and interval are provisional or estimated, not firm.
    """

    zones: tuple[Zone, ...]
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    target: float | None = None
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The limits that a figure stands among.

    Attributes:
        limits: level -> limit, in the unit of the figure.
        better: the side on which a level is met.
        target: level aimed at; None without one.
    """

    limits: Mapping[Level, float]
    better: Direction
    target: Level | None = None


def make_band(
    lo: float | None, mid: float | None, hi: float | None, scale: Scale, *, is_estimated: bool = False
) -> Band:
    """The band of a figure in its unit.

    Args:
        lo, hi: ends of the interval; None for an end that is unknown, which is drawn to the edge of the track.
            With `lo`, `mid` and `hi` all None nothing but the levels is drawn, and with all equal no interval.
        mid: the figure; None when only its bounds are known.
    """
    figures = [figure for figure in (lo, mid, hi) if figure is not None]
    bounds = [*figures, *scale.limits.values()]
    low, high = min(0.0, *bounds), max(0.0, *bounds)
    air = (high - low or 1.0) * _AIR
    start = low - air if low < 0 else 0.0
    length = high + air - start

    def place(figure: float) -> float:
        return (figure - start) / length

    zones = tuple(
        Zone(level, *((place(limit), 1.0) if scale.better is Direction.HIGHER else (0.0, place(limit))))
        for level in LEVELS
        if (limit := scale.limits.get(level)) is not None
    )
    goal = None if scale.target is None else scale.limits.get(scale.target)
    is_exact = not figures or (lo == mid == hi)
    lower = None if is_exact else 0.0 if lo is None else place(lo)
    upper = None if is_exact else 1.0 if hi is None else place(hi)
    value = None if mid is None else place(mid)
    return Band(zones, value, lower, upper, None if goal is None else place(goal), is_estimated)


def outcome_band(outcome: Outcome, target: Level | None, *, with_indication: bool = True) -> Band | None:
    """The band of an outcome; None when there is nothing to draw. `target` is the level aimed at.

    Where the firm figure is no single one and the indication differs from it, the band shows the indication.
    """
    if outcome.judged_level is not None and outcome.estimate is None:
        return _judged_band(outcome, outcome.judged_level)
    estimate = outcome.estimate
    has_firm_figure = estimate is not None and estimate.value is not None
    if with_indication and not has_firm_figure and has_own_indication(outcome):
        return indication_band(outcome, target)
    scale = _scale(outcome, target)
    if scale is None:
        return None
    if estimate is None:
        return make_band(None, None, None, scale)
    return make_band(estimate.lower, estimate.value, estimate.upper, scale)


def indication_band(outcome: Outcome, target: Level | None) -> Band | None:
    """The band of the indication of an outcome; None without one, or without levels to stand among."""
    scale, found = _scale(outcome, target), outcome.indication
    if scale is None or found is None:
        return None
    return make_band(found.low, found.middle, found.high, scale, is_estimated=True)


def _scale(outcome: Outcome, target: Level | None) -> Scale | None:
    limited = [verdict for verdict in levels_in_order(outcome.levels) if _is_drawn(verdict)]
    if not limited:
        return None
    limits = {v.level: v.limit for v in limited if v.limit is not None}
    is_higher = any(verdict.operator is Operator.AT_LEAST for verdict in limited)
    return Scale(limits, Direction.HIGHER if is_higher else Direction.LOWER, target)


def _is_drawn(verdict: LevelVerdict) -> bool:
    return verdict.limit is not None and verdict.verdict not in (Verdict.NO_LEVEL, Verdict.NOT_COMPARABLE)


def _judged_band(outcome: Outcome, judged: JudgedLevel) -> Band:
    """The band of a judged level: three steps of equal width, filled up to that level."""
    zones = []
    for place, level in enumerate(LEVELS):
        verdict = level_verdict(outcome.levels, level)
        if verdict is not None and verdict.verdict is not Verdict.NO_LEVEL:
            zones.append(Zone(level, place / 3, (place + 1) / 3, place < _JUDGED[judged]))
    return Band(tuple(zones))
