"""How many indicators have an answer, how many an honest "I do not know", and how many a verdict.

These are three numbers and never one share: an answer need not give a verdict, and a verdict may come from the
bill alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.domain.outcome import Outcome, OutcomeStatus, Verdict
from models.scorecard.interview import Standing, is_indicated, is_of_bill

_DECIDED = (Verdict.MEETS, Verdict.MISSES)


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """Numbers of indicators.

    Attributes:
        total: all that were counted.
        answered: with a figure, a judgement, or not applicable.
        estimated: of these, the ones with an indication alone.
        unknown: without these, of which the user said "I do not know".
        verdicts: that meet or miss a level.
    """

    total: int = 0
    answered: int = 0
    unknown: int = 0
    verdicts: int = 0
    estimated: int = 0

    @property
    def done(self) -> int:
        """The indicators of which something was said, "I do not know" included."""
        return self.answered + self.unknown

    @property
    def open(self) -> int:
        """The indicators of which nothing was said."""
        return self.total - self.done


def has_verdict(outcome: Outcome) -> bool:
    """Whether the outcome, or the figure stated beside it, meets or misses a level."""
    stated = () if outcome.stated is None else outcome.stated.levels
    return any(level.verdict in _DECIDED for level in (*outcome.levels, *stated))


def answer_counts(outcomes: Iterable[Outcome], standings: Mapping[str, Standing]) -> AnswerCounts:
    """The counts; an indicator with an outcome per EN 15804 set counts once.

    A figure that was calculated from the bill is an answer, also where the figure of a report is still asked.

    Args:
        outcomes: of the indicators that are counted.
        standings: indicator id -> what was said of it.
    """
    by_indicator: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_indicator.setdefault(outcome.indicator_id, []).append(outcome)
    answered = {key for key in by_indicator if standings.get(key) is Standing.ANSWERED}
    answered |= {key for key, found in by_indicator.items() if any(map(is_of_bill, found))}
    unknown = {key for key in by_indicator if standings.get(key) is Standing.UNKNOWN} - answered
    verdicts = sum(any(map(has_verdict, found)) for found in by_indicator.values())
    estimated = sum(all(map(_is_indication_alone, by_indicator[key])) for key in answered)
    return AnswerCounts(len(by_indicator), len(answered), len(unknown), verdicts, estimated)


def _is_indication_alone(outcome: Outcome) -> bool:
    return outcome.status is OutcomeStatus.NOT_CALCULABLE and outcome.stated is None and is_indicated(outcome)
