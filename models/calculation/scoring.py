"""Outcome and requirement in, verdict out. Verdicts compare the unrounded figure.

A figure that is an interval meets a limit only with its whole interval and misses it only with its
whole interval. A relative guard keeps a sum that is exactly the limit on the limit.
"""

import math
from dataclasses import dataclass

from models.calculation.rounding import half_up
from models.domain.outcome import Estimate, LevelVerdict, Message, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel
from models.domain.requirement import Level, Operator, Requirement

RELATIVE_GUARD = 1e-9
"""Smaller than any difference that data of this field can carry, larger than the error of a float sum."""

_REACHED = {
    JudgedLevel.NONE: 0,
    JudgedLevel.LEGAL: 1,
    JudgedLevel.RECOMMENDED: 2,
    JudgedLevel.AMBITIOUS: 3,
}
_RUNG = {Level.LEGAL: 1, Level.RECOMMENDED: 2, Level.AMBITIOUS: 3}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: a figure or a judged level, with the set of the figure and its decimals in print.

    `doubt` says why the figure cannot be right: then no limit is decided with it.
    """

    estimate: Estimate | None
    judged_level: JudgedLevel | None
    environmental_set: EnvironmentalSet | None
    decimals: int
    may_judge_numbers: bool = False
    doubt: Message | None = None


def meets(value: float, operator: Operator, limit: float) -> bool:
    """Whether a figure meets a limit. False for NaN and for operators without a number."""
    guard = RELATIVE_GUARD * abs(limit)
    if operator is Operator.AT_MOST:
        return value <= limit + guard
    if operator is Operator.LESS:
        return value < limit - guard
    if operator is Operator.AT_LEAST:
        return value >= limit - guard
    return False


def compare(estimate: Estimate, operator: Operator, limit: float) -> Verdict:
    """The three-way verdict of an interval against a limit; an open bound is infinitely far."""
    low = -math.inf if estimate.lower is None else estimate.lower
    high = math.inf if estimate.upper is None else estimate.upper
    if math.isnan(low) or math.isnan(high) or math.isnan(limit):
        return Verdict.CANNOT_SAY
    low_meets, high_meets = meets(low, operator, limit), meets(high, operator, limit)
    if low_meets and high_meets:
        return Verdict.MEETS
    return Verdict.CANNOT_SAY if low_meets or high_meets else Verdict.MISSES


def margin(value: float, operator: Operator, limit: float) -> float:
    """Distance to the limit, positive on the right side."""
    return value - limit if operator is Operator.AT_LEAST else limit - value


def judge(subject: Subject, requirement: Requirement) -> LevelVerdict:
    """The verdict of one subject against one requirement."""
    verdict, reason = _verdict(subject, requirement)
    value = subject.estimate.value if subject.estimate is not None else None
    limit = requirement.limit
    decided = verdict in (Verdict.MEETS, Verdict.MISSES) and value is not None and limit is not None
    return LevelVerdict(
        level=requirement.level,
        operator=requirement.operator,
        limit=limit,
        limit_unit=requirement.limit_unit,
        kind=requirement.kind,
        verdict=verdict,
        margin=_margin(subject, requirement, verdict),
        scope=requirement.scope,
        text=requirement.text or requirement.printed_limit,
        environmental_set=requirement.environmental_set,
        source=requirement.source,
        requirement_id=requirement.id,
        reason=reason,
        rounding_matters=decided and _rounding_flips(subject, requirement, verdict),
    )


def _verdict(subject: Subject, requirement: Requirement) -> tuple[Verdict, Message | None]:
    operator, limit = requirement.operator, requirement.limit
    if operator in (Operator.NONE, Operator.MEASURE):
        return Verdict.NO_LEVEL, None
    if requirement.part:
        return Verdict.CANNOT_SAY, Message("calc_limit_on_part", {"scope": requirement.scope})
    wanted = requirement.environmental_set
    if wanted is not None and subject.environmental_set is not wanted:
        return Verdict.NOT_COMPARABLE, Message(
            "calc_sets_differ", {"have": str(subject.environmental_set), "limit": str(wanted)}
        )
    if limit is not None and subject.estimate is not None:
        if not requirement.limit_unit:
            return Verdict.CANNOT_SAY, Message("calc_limit_without_unit")
        if subject.doubt is not None:
            return Verdict.CANNOT_SAY, subject.doubt
        verdict = compare(subject.estimate, operator, limit)
        open_interval = verdict is Verdict.CANNOT_SAY
        return verdict, Message("calc_limit_inside_interval") if open_interval else None
    if subject.judged_level is not None and (operator is Operator.TEXT or subject.may_judge_numbers):
        reached = _REACHED[subject.judged_level] >= _RUNG[requirement.level]
        return (Verdict.MEETS if reached else Verdict.MISSES), None
    needs_judgement = operator is Operator.TEXT and subject.estimate is not None
    code = "calc_text_level_needs_judgement" if needs_judgement else "calc_nothing_to_compare"
    return Verdict.CANNOT_SAY, Message(code)


def _margin(subject: Subject, requirement: Requirement, verdict: Verdict) -> float | None:
    comparable = verdict in (Verdict.MEETS, Verdict.MISSES, Verdict.CANNOT_SAY) and not requirement.part
    if not comparable or subject.estimate is None or requirement.limit is None or not requirement.limit_unit:
        return None
    value, is_open = subject.estimate.value, None in (subject.estimate.lower, subject.estimate.upper)
    if value is None or (verdict is Verdict.CANNOT_SAY and (is_open or subject.doubt is not None)):
        return None
    return margin(value, requirement.operator, requirement.limit)


def _rounding_flips(subject: Subject, requirement: Requirement, verdict: Verdict) -> bool:
    estimate, limit = subject.estimate, requirement.limit
    if estimate is None or estimate.value is None or limit is None or not estimate.is_exact:
        return False
    rounded = float(half_up(estimate.value, subject.decimals))
    return meets(rounded, requirement.operator, limit) is not (verdict is Verdict.MEETS)
