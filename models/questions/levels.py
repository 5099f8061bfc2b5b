"""Level that follows from points (F23): one no misses, all yes meets, anything else is open, always "k of n"."""

from collections.abc import Iterable, Mapping

from models.domain.answers import PointState
from models.domain.point_result import LevelCount, PointResult, PointsVerdict
from models.domain.question import Point, PointLevel
from models.domain.requirement import Level

_LOWER = {Level.AMBITIOUS: (Level.RECOMMENDED,)}
"""Rungs that a level also needs. The legal column of Table 3 is no rung: a parking norm is a minimum there."""


def level_count(states: Iterable[PointState]) -> LevelCount:
    """The count of the points of one level, by their states; points that are not applicable are left out."""
    given = list(states)
    counted = [state for state in given if state is not PointState.NOT_APPLICABLE]
    yes = counted.count(PointState.YES)
    if not counted:
        return LevelCount(PointsVerdict.NOT_APPLICABLE, 0, 0)
    if PointState.NO in counted:
        return LevelCount(PointsVerdict.MISSED, yes, len(counted))
    verdict = PointsVerdict.MET if yes == len(counted) else PointsVerdict.OPEN
    return LevelCount(verdict, yes, len(counted))


def levels_of(points: Iterable[Point], results: Mapping[str, PointResult]) -> dict[Level, LevelCount]:
    """Level -> count of its required points and those of the levels below; a level without own points is absent.

    A stricter point on the same figure takes the place of the one below: canopy 45 % replaces 35 %, which the
    verdict does not change and the count should not hold twice.
    """
    required = [point for point in points if point.counts]
    found = {}
    for level in Level:
        own = _at(required, level)
        if not own:
            continue
        stricter = {point.figure_id for point in own if point.figure_id}
        lower = [point for below in _LOWER.get(level, ()) for point in _at(required, below)]
        counted = [point for point in lower if point.figure_id not in stricter] + own
        found[level] = level_count(results[point.id].state for point in counted)
    return found


def measured_of(points: Iterable[Point], results: Mapping[str, PointResult]) -> LevelCount | None:
    """The count of the points that are measured only; None without one."""
    measured = [point for point in points if point.counts and point.level is PointLevel.MEASURE]
    return level_count(results[point.id].state for point in measured) if measured else None


def _at(points: Iterable[Point], level: Level) -> list[Point]:
    return [point for point in points if point.level.value == level.value]
