"""Missing data of a plan, the indicators that they leave open, and the verdicts that they can still change."""

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
from models.domain.reason import Reason
from models.domain.requirement import Direction, Indicator, Level, Operator
from models.domain.review import MissingItem, MissingKind, OpenVerdict
from models.indicators.mpg import SERVICE_LIFE_UNKNOWN
from models.indicators.reasons import ELEMENTS_MISSING
from models.reference.reference import Reference
from models.review.impossible import impossible_facts, impossible_figures
from models.scorecard.reasons import REASONS

_FACTS = frozenset((
    "audit_no_nl_sfb", "audit_no_building_type", "audit_no_permit_date", "audit_no_gross_floor_area",
    "audit_default_building_life", "audit_work_not_said", "calc_function_missing",
))  # fmt: skip
_KIND_OF_FINDING = {
    **dict.fromkeys(_FACTS, MissingKind.FACT),
    "audit_element_missing": MissingKind.ELEMENT,
    "audit_no_evidence": MissingKind.EVIDENCE,
    "audit_lines_without_source": MissingKind.EVIDENCE,
}
_ORDER = tuple(MissingKind)


def missing_items(
    scorecard: Scorecard, findings: Iterable[Finding], reference: Reference
) -> tuple[MissingItem, ...]:
    """All missing items of a plan: documents of answers that are only said first, then elements.

    Args:
        scorecard: its outcomes, whose reasons name missing data and facts.
        findings: of its audit.
        reference: the reference data.
    """
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    found = [
        *_said_only(scorecard, reference),
        *_from_findings(findings, scorecard),
        *_without_figure(scorecard, indicators),
        *_from_reasons(scorecard, indicators),
    ]
    unique = {(item.message.code, str(sorted(item.message.params.items()))): item for item in found}
    return tuple(sorted(unique.values(), key=lambda item: _ORDER.index(item.kind)))


def _said_only(scorecard: Scorecard, reference: Reference) -> Iterator[MissingItem]:
    """The answers with yes to which no document belongs, one item for each indicator."""
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    documents = reference.questions.documents
    for outcome in scorecard.outcomes:
        said = (
            []
            if outcome.points is None
            else [each.point_id for each in outcome.points.points if each.is_said_only]
        )
        if not said:
            continue
        points = [reference.questions.points[point_id] for point_id in said]
        indicator = indicators[outcome.indicator_id]
        params: dict[str, Param] = {
            "indicator": indicator.name_nl,
            "indicator_en": indicator.name_en,
            "count": len(points),
            "points": " ".join(point.question_nl for point in points),
            "points_en": " ".join(point.question_en for point in points),
            "evidence": _listed(point.evidence_nl or documents[point.document_id].name_nl for point in points),
            "evidence_en": _listed(point.evidence_en or documents[point.document_id].name_en for point in points),
        }
        yield MissingItem(MissingKind.SAID, Message("review_said_only", params), (indicator.id,))


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _from_findings(findings: Iterable[Finding], scorecard: Scorecard) -> Iterator[MissingItem]:
    """Missing items that the audit found; lines without a service life are one item."""
    sums = _open_for(scorecard, ELEMENTS_MISSING)
    without_life: list[str] = []
    found = tuple(findings)
    yield from impossible_facts(found)
    yield from impossible_figures(found)
    for finding in found:
        if finding.code in ("audit_no_service_life", "audit_no_service_lives"):
            without_life += finding.message.line_ids
        elif (kind := _KIND_OF_FINDING.get(finding.code)) is not None:
            yield MissingItem(kind, finding.message, sums if kind is MissingKind.ELEMENT else ())
    if without_life:
        message = Message("review_no_service_life", {"count": len(without_life)}, tuple(without_life))
        yield MissingItem(MissingKind.SERVICE_LIFE, message, _open_for(scorecard, SERVICE_LIFE_UNKNOWN))


def _open_for(scorecard: Scorecard, reason: Reason | Message) -> tuple[str, ...]:
    """Ids of the indicators whose outcome gives this reason."""
    named = [o.indicator_id for o in scorecard.outcomes if any(r.code == reason.code for r in o.reasons)]
    return tuple(dict.fromkeys(named))


def _without_figure(scorecard: Scorecard, indicators: Mapping[str, Indicator]) -> Iterator[MissingItem]:
    """Legally limited indicators without a figure in the EN 15804 set of the limit."""
    for outcome in scorecard.outcomes:
        legal = next((level for level in outcome.levels if level.level is Level.LEGAL), None)
        if legal is None or legal.limit is None or outcome.status is OutcomeStatus.NOT_APPLICABLE:
            continue
        indicator = indicators[outcome.indicator_id]
        is_other_set = legal.environmental_set is not outcome.environmental_set and indicator.has_sets
        if is_other_set or outcome.estimate is not None or _is_stated(outcome):
            continue
        params: dict[str, Param] = {
            "indicator": indicator.name_nl,
            "indicator_en": indicator.name_en,
            "limit": legal.limit,
            "unit": indicator.unit,
        }
        yield MissingItem(MissingKind.INDICATOR, Message("review_no_figure", params), (indicator.id,))


def _is_stated(outcome: Outcome) -> bool:
    return outcome.stated is not None and outcome.stated.value is not None


def _from_reasons(scorecard: Scorecard, indicators: Mapping[str, Indicator]) -> Iterator[MissingItem]:
    """Missing data of lines, and missing facts on which a limit depends."""
    messages: dict[tuple[str, str], Message] = {}
    for outcome in scorecard.outcomes:
        for reason in (*outcome.reasons, *_level_facts(outcome.levels)):
            messages.setdefault((reason.code, str(reason.params.get("set", ""))), reason)
    legal_set = _legal_set(scorecard, indicators)
    for message in messages.values():
        if legal_set is not None and message.params.get("set", legal_set) != legal_set:
            continue
        known = REASONS.get(message.code)
        if known is not None and known.missing is not None:
            yield MissingItem(known.missing, message, _open_for(scorecard, message))


def _legal_set(scorecard: Scorecard, indicators: Mapping[str, Indicator]) -> EnvironmentalSet | None:
    """The EN 15804 set of the legal limit; data missing in the other set leave no verdict open."""
    sets = (level.environmental_set for o in scorecard.outcomes if indicators[o.indicator_id].has_sets
            for level in o.levels if level.level is Level.LEGAL)  # fmt: skip
    return next(sets, None)


def _level_facts(levels: Iterable[LevelVerdict]) -> list[Message]:
    """Reasons of levels whose limit is unknown because a fact is missing."""
    found = (level.reason for level in levels if level.reason is not None and level.reason.code in REASONS)
    return [reason for reason in found if REASONS[reason.code].missing is MissingKind.FACT]


def open_verdicts(scorecard: Scorecard, reference: Reference) -> tuple[OpenVerdict, ...]:
    """The levels that the interval of a figure leaves undecided, with the verdicts at its best and worst end.

    They come in the order of the outcomes and their levels.
    """
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
        environmental_set=outcome.environmental_set if indicator.has_sets else None,
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
