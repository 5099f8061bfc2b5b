"""What a plan lacks, which indicators that leaves open, and which verdicts it can still turn."""

import math
from collections.abc import Iterable, Iterator, Mapping

from models.calculation.scoring import compare, meets
from models.domain.outcome import (
    Estimate,
    Finding,
    LevelVerdict,
    Message,
    Outcome,
    OutcomeStatus,
    Param,
    Scorecard,
    Verdict,
)
from models.domain.product import EnvironmentalSet
from models.domain.requirement import Direction, Indicator, Level, Operator
from models.domain.review import MissingItem, MissingKind, OpenVerdict
from models.reference.reference import Reference

_ELEMENTS = "calc_elements_missing"
_FACTS = frozenset((
    "audit_no_nl_sfb", "audit_no_building_type", "audit_no_permit_date", "audit_no_gross_floor_area",
    "audit_default_building_life", "calc_function_missing",
))  # fmt: skip
_KIND_OF_FINDING = {
    **dict.fromkeys(_FACTS, MissingKind.FACT),
    "audit_element_missing": MissingKind.ELEMENT,
    "audit_no_evidence": MissingKind.EVIDENCE,
    "audit_lines_without_source": MissingKind.EVIDENCE,
}
_LIFE_REASONS = frozenset(("calc_service_life_unknown",))
_DATA_REASONS = frozenset((
    "calc_quantity_unknown", "calc_mki_unknown", "calc_mki_leaves_modules_out", "calc_modules_not_declared",
    "calc_data_category_unknown", "calc_data_category_of_card", "calc_total_without_modules",
    "calc_carbon_unknown", "calc_mass_unknown",
    "calc_biogenic_carbon_unknown", "calc_origin_unknown", "calc_biobased_unknown", "calc_future_unknown",
    "calc_connection_unknown", "calc_a4_a5_unknown",
))  # fmt: skip
_NOTHING_KNOWN = frozenset((
    "calc_no_mki", "calc_no_carbon", "calc_no_mass", "calc_no_biogenic_carbon", "calc_no_detachability",
))  # fmt: skip
_LEVEL_FACTS = frozenset(
    ("calc_form_factor_missing", "calc_function_missing", "calc_beng_row_missing", "calc_mpg_limit_not_found")
)
_ORDER = tuple(MissingKind)


def missing_items(
    scorecard: Scorecard, findings: Iterable[Finding], reference: Reference
) -> tuple[MissingItem, ...]:
    """Everything that is missing, elements first."""
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    found = [
        *_from_findings(findings, scorecard),
        *_without_figure(scorecard, indicators),
        *_from_reasons(scorecard),
    ]
    unique = {(item.message.code, str(sorted(item.message.params.items()))): item for item in found}
    return tuple(sorted(unique.values(), key=lambda item: _ORDER.index(item.kind)))


def _from_findings(findings: Iterable[Finding], scorecard: Scorecard) -> Iterator[MissingItem]:
    """What the audit names; lines without a service life are counted in one item."""
    sums = _open_for(scorecard, _ELEMENTS)
    without_life: list[str] = []
    for finding in findings:
        if finding.code == "audit_no_service_life":
            without_life += finding.message.line_ids
        elif (kind := _KIND_OF_FINDING.get(finding.code)) is not None:
            yield MissingItem(kind, finding.message, sums if kind is MissingKind.ELEMENT else ())
    if without_life:
        message = Message("review_no_service_life", {"count": len(without_life)}, tuple(without_life))
        yield MissingItem(MissingKind.SERVICE_LIFE, message, _open_for(scorecard, *_LIFE_REASONS))


def _open_for(scorecard: Scorecard, *codes: str) -> tuple[str, ...]:
    """The indicators that name one of these reasons."""
    named = [o.indicator_id for o in scorecard.outcomes if any(reason.code in codes for reason in o.reasons)]
    return tuple(dict.fromkeys(named))


def _without_figure(scorecard: Scorecard, indicators: Mapping[str, Indicator]) -> Iterator[MissingItem]:
    """Indicators that the law limits and of which the file has no figure; of MPG, in the set of the limit."""
    for outcome in scorecard.outcomes:
        legal = next((level for level in outcome.levels if level.level is Level.LEGAL), None)
        if legal is None or legal.limit is None or outcome.status is OutcomeStatus.NOT_APPLICABLE:
            continue
        is_other_set = legal.environmental_set is not outcome.environmental_set and outcome.indicator_id == "mpg"
        if is_other_set or outcome.estimate is not None or _is_stated(outcome):
            continue
        indicator = indicators[outcome.indicator_id]
        params: dict[str, Param] = {
            "indicator": indicator.name_nl,
            "indicator_en": indicator.name_en,
            "limit": legal.limit,
            "unit": indicator.unit,
        }
        yield MissingItem(MissingKind.INDICATOR, Message("review_no_figure", params), (indicator.id,))


def _is_stated(outcome: Outcome) -> bool:
    return outcome.stated is not None and outcome.stated.value is not None


def _from_reasons(scorecard: Scorecard) -> Iterator[MissingItem]:
    """Data that lines lack, and facts that a limit needs."""
    messages: dict[tuple[str, str], Message] = {}
    for outcome in scorecard.outcomes:
        for reason in (*outcome.reasons, *_level_facts(outcome.levels)):
            messages.setdefault((reason.code, str(reason.params.get("set", ""))), reason)
    legal_set = _legal_set(scorecard)
    for message in messages.values():
        if legal_set is not None and message.params.get("set", legal_set) != legal_set:
            continue
        kind = MissingKind.DATA if message.code in _DATA_REASONS | _NOTHING_KNOWN else None
        if message.code in _LEVEL_FACTS:
            kind = MissingKind.FACT
        if kind is not None:
            yield MissingItem(kind, message, _open_for(scorecard, message.code))


def _legal_set(scorecard: Scorecard) -> EnvironmentalSet | None:
    """The set of the MPG limit of the permit date: what lacks in the other set leaves no verdict open."""
    sets = (level.environmental_set for o in scorecard.outcomes if o.indicator_id == "mpg" for level in o.levels
            if level.level is Level.LEGAL)  # fmt: skip
    return next(sets, None)


def _level_facts(levels: Iterable[LevelVerdict]) -> list[Message]:
    return [level.reason for level in levels if level.reason is not None and level.reason.code in _LEVEL_FACTS]


def open_verdicts(scorecard: Scorecard, reference: Reference) -> tuple[OpenVerdict, ...]:
    """The levels that an interval leaves undecided, with what they are at its best and worst end."""
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    return tuple(
        _open_verdict(outcome, outcome.estimate, level, level.limit, indicators[outcome.indicator_id])
        for outcome in scorecard.outcomes
        if outcome.estimate is not None
        for level in outcome.levels
        if level.verdict is Verdict.CANNOT_SAY and level.limit is not None and _is_open(level)
    )


def _is_open(level: LevelVerdict) -> bool:
    return level.reason is not None and level.reason.code == "calc_limit_inside_interval"


def _open_verdict(
    outcome: Outcome, estimate: Estimate, level: LevelVerdict, limit: float, indicator: Indicator
) -> OpenVerdict:
    low = -math.inf if estimate.lower is None else estimate.lower
    high = math.inf if estimate.upper is None else estimate.upper
    best, worst = (high, low) if level.operator is Operator.AT_LEAST else (low, high)
    has_room = indicator.direction is Direction.LOWER and math.isfinite(low) and meets(low, level.operator, limit)
    return OpenVerdict(
        indicator_id=outcome.indicator_id,
        environmental_set=outcome.environmental_set if outcome.indicator_id == "mpg" else None,
        estimate=estimate,
        level=level.level,
        limit=limit,
        unit=outcome.unit,
        at_best=_verdict_at(best, level.operator, limit),
        at_worst=_verdict_at(worst, level.operator, limit),
        room=limit - low if has_room else None,
    )


def _verdict_at(value: float, operator: Operator, limit: float) -> Verdict:
    return compare(Estimate(value, value, value, 1.0), operator, limit)
