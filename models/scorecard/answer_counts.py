"""How many indicators have an answer, how many an honest "I do not know", and how many a verdict.

These are three numbers and never one share: an answer need not give a verdict, and a verdict may come from the
bill alone.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from models.domain.outcome import Outcome, OutcomeStatus, Verdict

_DECIDED = (Verdict.MEETS, Verdict.MISSES)


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """Numbers of indicators.

    Attributes:
        total: all that were counted.
        answered: with a figure, a judgement, or not applicable.
        unknown: without these, of which the user said "I do not know".
        verdicts: that meet or miss a level.
    """

    total: int = 0
    answered: int = 0
    unknown: int = 0
    verdicts: int = 0

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


def has_answer(outcome: Outcome) -> bool:
    """Whether there is a figure or a judgement, or it is known that there need not be one."""
    said = (OutcomeStatus.VALUE, OutcomeStatus.NOT_APPLICABLE)
    return outcome.status in said or outcome.stated is not None


def answer_counts(outcomes: Iterable[Outcome], said_unknown: Collection[str]) -> AnswerCounts:
    """The counts; an indicator with an outcome per EN 15804 set counts once.

    Args:
        outcomes: of the indicators that are counted.
        said_unknown: ids of the indicators of which the user said "I do not know".
    """
    by_indicator: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_indicator.setdefault(outcome.indicator_id, []).append(outcome)
    return _counts(by_indicator, said_unknown)


def _counts(by_indicator: Mapping[str, list[Outcome]], said_unknown: Collection[str]) -> AnswerCounts:
    answered = {key for key, found in by_indicator.items() if any(map(has_answer, found))}
    unknown = {key for key in by_indicator if key in said_unknown} - answered
    verdicts = sum(any(map(has_verdict, found)) for found in by_indicator.values())
    return AnswerCounts(len(by_indicator), len(answered), len(unknown), verdicts)
