"""The band of an outcome of the scorecard, from its figure, its interval and its levels.

Leaves out on purpose: limits in words and limits that cannot be compared.
"""

from models.domain.outcome import LevelVerdict, Outcome, Verdict
from models.domain.project import JudgedLevel
from models.domain.requirement import LEVELS, Direction, Level, Operator
from models.presentation.indicated import has_own_indication
from models.presentation.reached import level_verdict, levels_in_order
from widgets.band import Band, Scale, Zone, make_band

_JUDGED = {JudgedLevel.NONE: 0, JudgedLevel.LEGAL: 1, JudgedLevel.RECOMMENDED: 2, JudgedLevel.AMBITIOUS: 3}


def outcome_band(outcome: Outcome, target: Level | None) -> Band | None:
    """The band of an outcome; None when there is nothing to draw. `target` is the level aimed at.

    Where the firm figure is no single one and the indication differs from it, the band shows the indication.
    """
    if outcome.judged_level is not None and outcome.estimate is None:
        return _judged_band(outcome, outcome.judged_level)
    limited = [verdict for verdict in levels_in_order(outcome.levels) if _is_drawn(verdict)]
    if not limited:
        return None
    limits = {v.level: v.limit for v in limited if v.limit is not None}
    is_higher = any(verdict.operator is Operator.AT_LEAST for verdict in limited)
    scale = Scale(limits, Direction.HIGHER if is_higher else Direction.LOWER, target)
    estimate, found = outcome.estimate, outcome.indication
    has_firm_figure = estimate is not None and estimate.value is not None
    if found is not None and not has_firm_figure and has_own_indication(outcome):
        return make_band(found.low, found.middle, found.high, scale, is_estimated=True)
    if estimate is None:
        return make_band(None, None, None, scale)
    return make_band(estimate.lower, estimate.value, estimate.upper, scale)


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
