"""The summary of a report, as data without texts: nearest gains, largest gaps, missing data.

PDF, terminal and window read the same lists. Leaves out on purpose: any sum or mean over indicators.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.reporting.report import Report
from models.domain.outcome import LevelVerdict, Message, Outcome, OutcomeStatus, Verdict
from models.domain.project import Assessment
from models.domain.requirement import LEVELS, Level
from models.presentation.reached import levels_in_order, reached
from models.presentation.wheel import RingState, Wheel, ambition_wheel

MOST_SHOWN = 5
"""The most gains, and the most gaps, of a summary."""


@dataclass(frozen=True, slots=True)
class Step:
    """An outcome and a level that it misses.

    Attributes:
        distance: |margin| / |limit|; None where the source gives words, no margin, or a limit of zero.
    """

    outcome: Outcome
    level: LevelVerdict
    distance: float | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A reason why one outcome has no value or no verdict; `reason.line_ids` are the lines to complete."""

    outcome: Outcome
    level: LevelVerdict | None
    reason: Message


@dataclass(frozen=True, slots=True)
class TargetCount:
    """The number of indicators that meet, miss or leave open one level. A count, never a grade.

    `without` counts those that have no such level in the edition, or to which it does not apply.
    """

    level: Level
    meets: int
    misses: int
    open: int
    without: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The lists of one report.

    Attributes:
        gains: missed levels, smallest relative distance first.
        gaps: missed levels, legal ones first, then largest distance first; none of them is a gain too.
        missing: reasons of outcomes that have no value, and of levels that stay open.
        without_evidence: entered figures and judgements that name no document.
        not_assessed: ids of indicators that nobody filled in yet.
        counts: one per level.
    """

    gains: tuple[Step, ...]
    gaps: tuple[Step, ...]
    missing: tuple[Missing, ...]
    without_evidence: tuple[Assessment, ...]
    not_assessed: tuple[str, ...]
    counts: tuple[TargetCount, ...]


def summarise(report: Report) -> Summary:
    """The summary of one report."""
    outcomes = report.scorecard.outcomes
    wheel = ambition_wheel(report.reference.indicators, outcomes)
    gains, gaps = _split([step for outcome in outcomes for step in _steps(outcome)])
    return Summary(
        gains=gains,
        gaps=gaps,
        missing=tuple(missing for outcome in outcomes for missing in _missing(outcome)),
        without_evidence=tuple(a for a in report.variant.assessments if not a.evidence.document.strip()),
        not_assessed=tuple(o.indicator_id for o in outcomes if o.status is OutcomeStatus.NOT_ASSESSED),
        counts=tuple(_count(wheel, level) for level in LEVELS),
    )


def _steps(outcome: Outcome) -> list[Step]:
    missed = reached(outcome).next_level
    return [] if missed is None else [Step(outcome, missed, distance_of(missed))]


def distance_of(level: LevelVerdict) -> float | None:
    """The relative distance to a missed level; None where it cannot be measured."""
    if level.margin is None or not level.limit:
        return None
    return abs(level.margin) / abs(level.limit)


def _split(steps: list[Step]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Gains, the nearer half of the missed levels with a distance, and gaps, all others and every legal level."""
    legal = [step for step in steps if step.level.level is Level.LEGAL]
    measured = [s for s in steps if s.distance is not None and s.level.level is not Level.LEGAL]
    measured.sort(key=lambda step: step.distance or 0.0)
    near = min(MOST_SHOWN, (len(measured) + 1) // 2)
    unmeasured = [s for s in steps if s.distance is None and s.level.level is not Level.LEGAL]
    far = list(reversed(measured[near:]))
    return tuple(measured[:near]), tuple((legal + far)[: max(MOST_SHOWN, len(legal))] + unmeasured)


def _missing(outcome: Outcome) -> list[Missing]:
    if outcome.status in (OutcomeStatus.NOT_ASSESSED, OutcomeStatus.NOT_APPLICABLE):
        return []
    found = [Missing(outcome, None, reason) for reason in outcome.reasons]
    if outcome.status is OutcomeStatus.VALUE:
        for level in levels_in_order(outcome.levels):
            if level.verdict is Verdict.CANNOT_SAY and level.reason is not None:
                found.append(Missing(outcome, level, level.reason))
    return found


def _count(wheel: Wheel, level: Level) -> TargetCount:
    states = [ring.state for wedge in wheel.wedges for ring in wedge.rings if ring.level is level]
    meets, misses = states.count(RingState.MET), states.count(RingState.MISSED)
    without = states.count(RingState.ABSENT) + states.count(RingState.NOT_APPLICABLE)
    return TargetCount(level, meets, misses, len(states) - without - meets - misses, without)


def by_outcome(missing: Sequence[Missing]) -> list[list[Missing]]:
    """The reasons of each outcome together, in their own order."""
    return [list(group) for _, group in groupby(missing, key=lambda entry: entry.outcome)]
