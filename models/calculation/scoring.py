"""Verdict of a figure or judged level against a requirement. The unrounded figure is compared.

An interval meets a limit only with its whole width, and misses it only with its whole width. A relative guard
keeps a sum that equals the limit from missing it by the error of floats.
"""

import math
from dataclasses import dataclass

from models.calculation.rounding import half_up
from models.domain.outcome import Estimate, LevelVerdict, Message, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel
from models.domain.requirement import Level, Operator, Requirement

RELATIVE_GUARD = 1e-9
"""Smaller than any difference that means something in this field, larger than the error of a sum of floats."""

_REACHED = {
    JudgedLevel.NONE: 0,
    JudgedLevel.LEGAL: 1,
    JudgedLevel.RECOMMENDED: 2,
    JudgedLevel.AMBITIOUS: 3,
}
_RUNG = {Level.LEGAL: 1, Level.RECOMMENDED: 2, Level.AMBITIOUS: 3}


@dataclass(frozen=True, slots=True)
class Subject:
    """A figure or judged level that is compared with a requirement.

    Attributes:
        estimate: in the unit of the indicator; None without a figure.
        judged_level: None when no level was judged.
        environmental_set: EN 15804 set of the figure; None for an indicator without sets.
        decimals: number of printed decimals of the figure.
        may_judge_numbers: whether a judged level also decides requirements that have a limit.
        doubt: why the figure cannot be right, so that no limit is decided with it; None without doubt.
        other_reading: what a doubted figure may mean as well: a verdict that both get holds; None without one.
    """

    estimate: Estimate | None
    judged_level: JudgedLevel | None
    environmental_set: EnvironmentalSet | None
    decimals: int
    may_judge_numbers: bool = False
    doubt: Message | None = None
    other_reading: Estimate | None = None


def meets(value: float, operator: Operator, limit: float) -> bool:
    """Whether a figure meets a limit in the same unit. False for NaN and for operators without a number."""
    guard = RELATIVE_GUARD * abs(limit)
    if operator is Operator.AT_MOST:
        return value <= limit + guard
    if operator is Operator.LESS:
        return value < limit - guard
    if operator is Operator.AT_LEAST:
        return value >= limit - guard
    return False


def compare(estimate: Estimate, operator: Operator, limit: float) -> Verdict:
    """The verdict of an interval against a limit in the same unit: MEETS, MISSES or CANNOT_SAY.

    A bound of None is infinitely far away.
    """
    low = -math.inf if estimate.lower is None else estimate.lower
    high = math.inf if estimate.upper is None else estimate.upper
    if math.isnan(low) or math.isnan(high) or math.isnan(limit):
        return Verdict.CANNOT_SAY
    low_meets, high_meets = meets(low, operator, limit), meets(high, operator, limit)
    if low_meets and high_meets:
        return Verdict.MEETS
    return Verdict.CANNOT_SAY if low_meets or high_meets else Verdict.MISSES


def margin(value: float, operator: Operator, limit: float) -> float:
    """Distance to the limit in the unit of both, positive on the side that meets it."""
    return value - limit if operator is Operator.AT_LEAST else limit - value


def judge(subject: Subject, requirement: Requirement) -> LevelVerdict:
    """The verdict of a figure or judged level against one requirement."""
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
        verdict = compare(subject.estimate, operator, limit)
        if subject.doubt is not None:
            other = subject.other_reading
            if other is None or compare(other, operator, limit) is not verdict:
                return Verdict.CANNOT_SAY, subject.doubt
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
    if value is None or subject.doubt is not None or (verdict is Verdict.CANNOT_SAY and is_open):
        return None
    return margin(value, requirement.operator, requirement.limit)


def _rounding_flips(subject: Subject, requirement: Requirement, verdict: Verdict) -> bool:
    estimate, limit = subject.estimate, requirement.limit
    if estimate is None or estimate.value is None or limit is None or not estimate.is_exact:
        return False
    rounded = float(half_up(estimate.value, subject.decimals))
    return meets(rounded, requirement.operator, limit) is not (verdict is Verdict.MEETS)
