"""Summary of one outcome: the level that it reaches, misses or leaves open.

Leaves out on purpose: any sum over indicators. There is no overall score.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.outcome import LevelVerdict, Outcome, OutcomeStatus, Verdict
from models.domain.requirement import LEVELS, Level

_STRICTEST_FIRST = (
    Verdict.MISSES,
    Verdict.CANNOT_SAY,
    Verdict.MEETS,
    Verdict.NOT_COMPARABLE,
    Verdict.NO_LEVEL,
)


class Headline(StrEnum):
    """Summary of one outcome in one word: a verdict, or the status of an outcome without a value."""

    MEETS = "meets"
    MISSES = "misses"
    CANNOT_SAY = "cannot_say"
    NOT_COMPARABLE = "not_comparable"
    NO_LEVEL = "no_level"
    NOT_APPLICABLE = "not_applicable"
    NOT_CALCULABLE = "not_calculable"
    NOT_ASSESSED = "not_assessed"


_WITHOUT_VALUE = {
    OutcomeStatus.NOT_APPLICABLE: Headline.NOT_APPLICABLE,
    OutcomeStatus.NOT_CALCULABLE: Headline.NOT_CALCULABLE,
    OutcomeStatus.NOT_ASSESSED: Headline.NOT_ASSESSED,
}


@dataclass(frozen=True, slots=True)
class Reached:
    """Summary of one outcome with the levels that it is about.

    Attributes:
        level: verdict that the headline is about; None when it is about no level.
        next_level: verdict of the lowest missed level; None when no level is missed.
    """

    headline: Headline
    level: LevelVerdict | None
    next_level: LevelVerdict | None


def level_verdict(levels: tuple[LevelVerdict, ...], level: Level) -> LevelVerdict | None:
    """The verdict at one level, the strictest of several requirements there; None without any."""
    at_level = [verdict for verdict in levels if verdict.level is level]
    return min(at_level, key=lambda v: _STRICTEST_FIRST.index(v.verdict), default=None)


def levels_in_order(levels: tuple[LevelVerdict, ...]) -> tuple[LevelVerdict, ...]:
    """One verdict per level that has any, in the order legal, recommended, ambitious."""
    found = (level_verdict(levels, level) for level in LEVELS)
    return tuple(verdict for verdict in found if verdict is not None)


def reached(outcome: Outcome) -> Reached:
    """The highest level that is met with no missed level below it.

    Without one: the lowest level that is missed or open, whichever is lower. An open level with a limit goes
    before one in words, which a person must judge.
    """
    if outcome.status is not OutcomeStatus.VALUE:
        return Reached(_WITHOUT_VALUE[outcome.status], None, None)
    levels = levels_in_order(outcome.levels)
    missed = next((v for v in levels if v.verdict is Verdict.MISSES), None)
    below = levels if missed is None else levels[: levels.index(missed)]
    met = next((v for v in reversed(below) if v.verdict is Verdict.MEETS), None)
    if met is not None:
        return Reached(Headline.MEETS, met, missed)
    undecided_levels = [v for v in below if v.verdict is Verdict.CANNOT_SAY]
    with_limit = [v for v in undecided_levels if v.limit is not None]
    undecided = next(iter(with_limit if missed else with_limit or undecided_levels), None)
    if undecided is not None or missed is not None:
        return Reached(Headline.CANNOT_SAY if undecided else Headline.MISSES, undecided or missed, missed)
    apart = next((v for v in levels if v.verdict is Verdict.NOT_COMPARABLE), None)
    return Reached(Headline.NO_LEVEL if apart is None else Headline.NOT_COMPARABLE, apart, None)


def has_verdict(outcome: Outcome) -> bool:
    """Whether a firm figure or a judgement meets or misses any level."""
    decided = (Verdict.MEETS, Verdict.MISSES)
    return outcome.status is OutcomeStatus.VALUE and any(level.verdict in decided for level in outcome.levels)
