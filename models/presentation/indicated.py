"""What the indication beside an outcome says, in the order in which a verdict would say it.

It is shown only where it differs from the firm figure, and never in the words of one.
"""

from dataclasses import dataclass

from models.domain.outcome import Indication, IndicationVerdict, LevelVerdict, Outcome, Verdict
from models.presentation.reached import levels_in_order


@dataclass(frozen=True, slots=True)
class Indicated:
    """The summary of one indication: its word, and the level that the word is about."""

    verdict: IndicationVerdict
    level: LevelVerdict


def has_own_indication(outcome: Outcome) -> bool:
    """Whether provisional products or estimates make it another figure, so that it is shown beside the firm."""
    found, firm = outcome.indication, outcome.estimate
    if found is None or (found.middle is None and found.low is None):
        return False
    if not (found.provisional_share or found.estimated_share):
        return False
    return firm is None or (found.low, found.middle, found.high) != (firm.lower, firm.value, firm.upper)


def is_estimated(found: Indication) -> bool:
    """Whether an indication rests on open data for a part of the bill, not on provisional products alone."""
    return found.estimated_share > 0.0


def indicated(outcome: Outcome) -> Indicated | None:
    """The highest level that is probably met with none below it probably missed.

    Without one: the lowest level that is probably missed or open. None where no level has a limit that the figure
    can be held against: a limit of the other EN 15804 set is none.
    """
    if outcome.indication is None:
        return None
    words = outcome.indication.verdicts
    levels = [
        v
        for v in levels_in_order(outcome.levels)
        if v.limit is not None and v.level in words and v.verdict is not Verdict.NOT_COMPARABLE
    ]
    missed = [v for v in levels if words[v.level] is IndicationVerdict.PROBABLY_MISSES]
    below = levels[: levels.index(missed[0])] if missed else levels
    met = [v for v in below if words[v.level] is IndicationVerdict.PROBABLY_MEETS]
    if met:
        return Indicated(IndicationVerdict.PROBABLY_MEETS, met[-1])
    first = next(iter(below or missed), None)
    return None if first is None else Indicated(words[first.level], first)
