"""The report as a JSON document, schema `meetlat.outcome/2`.

Numbers are unrounded; a missing number is null, never zero. Shares and detachability are in percent
because that is the unit of those indicators. `indication` is null for an indicator that has none.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from app.formats.fields import FIELDS, Owner, value_of
from app.reporting.json.narrowing import narrowing_json
from app.reporting.json.places import places_json
from app.reporting.json.points import points_json
from app.reporting.report import Report
from app.reporting.wording.parts_text import condition_text, part_name
from app.reporting.wording.rules_text import rule_name
from app.reporting.wording.stated_words import fit_text
from app.texts import Language, text, todo
from models.domain.outcome import (
    Contributions,
    Estimate,
    Figure,
    Finding,
    Indication,
    LevelVerdict,
    Message,
    Outcome,
    Place,
    Stated,
)
from models.domain.parts import PartCheck
from models.domain.phases import MaterialByPhase, Route
from models.domain.requirement import Indicator, Operator
from models.domain.rules import RuleCheck
from models.domain.source import SourceRef
from models.presentation.plausibility import plausibility
from models.reference.reference import Reference
from models.scorecard.phases import phase_sentences

SCHEMA = "meetlat.outcome/2"

Json = dict[str, object]


def outcome_json(report: Report, lang: Language) -> bytes:
    """The document as UTF-8 text, the same bytes for the same report."""
    document = outcome_document(report, lang)
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def outcome_document(report: Report, lang: Language) -> Json:
    """The document with its texts in `lang`; keys and codes are the same in every language."""
    scorecard, indicators = report.scorecard, {i.id: i for i in report.reference.indicators}
    regime = scorecard.legal_regime
    return {
        "schema": SCHEMA,
        "project": _project(report),
        "variant": _variant(report),
        "requirement_set": {"id": scorecard.requirement_set_id, "edition": scorecard.requirement_edition},
        "legal_regime": None if regime is None else _message(regime, lang),
        "other_regime": None if scorecard.other_regime is None else _message(scorecard.other_regime, lang),
        "program_version": report.program_version,
        "content_hash": report.content_hash,
        "reference_hash": report.reference_hash,
        "outcomes": [_outcome(o, indicators[o.indicator_id], report.reference, lang) for o in scorecard.outcomes],
        "places": places_json(scorecard.places, indicators, lang),
        "figures": [_figure(figure, lang) for figure in scorecard.figures],
        "findings": [_finding(finding, lang) for finding in report.findings],
        "contributions": [_contributions(c) for c in report.contributions],
        "narrowing": [narrowing_json(found) for found in report.narrowing],
        "sources": [_source(source) for source in scorecard.sources],
        "phases": _phases(scorecard.phases, lang) if scorecard.phases.parts else None,
        "parts": parts_json(report.parts, lang),
        "rules": rules_json(report.rules, lang),
    }


def parts_json(checks: Sequence[PartCheck], lang: Language) -> list[Json]:
    """The state of every part that belongs in the calculation of such a building."""
    return [
        {
            "part": check.part.id,
            "nl_sfb_group": check.part.nl_sfb_group,
            "name": part_name(check, lang),
            "need": check.need,
            "condition": condition_text(check, lang),
            "state": check.state,
            "lines": list(check.line_ids),
        }
        for check in checks
    ]


def rules_json(checks: Sequence[RuleCheck], lang: Language) -> list[Json]:
    """The result of every rule of play; without a message nothing was looked at."""
    return [
        {
            "rule": check.rule.id,
            "name": rule_name(check, lang),
            "indicators": list(check.rule.indicator_ids),
            "result": check.result,
            "seen": None if check.message is None else _message(check.message, lang),
            "source": _source(check.rule.source),
        }
        for check in checks
    ]


def _project(report: Report) -> Json:
    return _fields(report, (Owner.PROJECT,))


def _variant(report: Report) -> Json:
    """Variant and building in one object."""
    return {**_fields(report, (Owner.VARIANT, Owner.BUILDING)), "line_count": len(report.variant.bill)}


def _fields(report: Report, owners: tuple[Owner, ...]) -> Json:
    """The fields of these owners that stand in the outcome."""
    shown = (field for field in FIELDS if field.outcome_key and field.owner in owners)
    return {field.outcome_key: _plain(value_of(field, report.project, report.variant)) for field in shown}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _outcome(outcome: Outcome, indicator: Indicator, reference: Reference, lang: Language) -> Json:
    points = outcome.points
    return {
        "indicator": outcome.indicator_id,
        "theme": indicator.theme,
        "status": outcome.status,
        "basis": outcome.basis,
        **_interval(outcome.estimate),
        "unit": outcome.unit,
        "set": outcome.environmental_set,
        "coverage_fraction": None if outcome.estimate is None else outcome.estimate.coverage_fraction,
        "indication": None if outcome.indication is None else _indication(outcome.indication),
        "judged_level": outcome.judged_level,
        "stated": _stated(outcome.stated, lang),
        "computed": None if outcome.computed is None else _interval(outcome.computed.estimate),
        "plausibility": _plausibility(outcome, indicator, lang),
        "levels": [_level(level, lang) for level in outcome.levels],
        "reasons": [_message(reason, lang) for reason in outcome.reasons],
        "points": None if points is None else points_json(points, indicator.id, reference.questions, lang),
    }


def _indication(indication: Indication) -> Json:
    return {
        "low": indication.low,
        "middle": indication.middle,
        "high": indication.high,
        "covered_share": indication.covered_share,
        "firm_share": indication.firm_share,
        "provisional_share": indication.provisional_share,
        "estimated_share": indication.estimated_share,
        "verdicts": dict(indication.verdicts),
    }


def _plausibility(outcome: Outcome, indicator: Indicator, lang: Language) -> Json | None:
    if outcome.computed is None:
        return None
    found = plausibility(outcome, indicator.decimals)
    return {
        "computed": None if found is None or found.computed is None else found.computed.fit,
        "indication": None if found is None or found.indication is None else found.indication.fit,
        "message": fit_text(outcome, indicator, lang),
        "reasons": [_message(reason, lang) for reason in outcome.computed.reasons],
    }


def _interval(estimate: Estimate | None) -> Json:
    if estimate is None:
        return {"value": None, "lower": None, "upper": None}
    return {"value": estimate.value, "lower": estimate.lower, "upper": estimate.upper}


def _stated(stated: Stated | None, lang: Language) -> Json | None:
    if stated is None:
        return None
    evidence = stated.evidence
    return {
        "value": stated.value,
        "judged_level": stated.judged_level,
        "evidence": {
            "document": evidence.document,
            "date": None if evidence.date is None else evidence.date.isoformat(),
            "status": evidence.status,
        },
        "note": stated.note,
        "levels": [_level(level, lang) for level in stated.levels],
    }


def _level(level: LevelVerdict, lang: Language) -> Json:
    return {
        "level": level.level,
        "operator": None if level.operator is Operator.NONE else level.operator,
        "limit": level.limit,
        "limit_unit": level.limit_unit,
        "set": level.environmental_set,
        "scope": level.scope,
        "text": level.text,
        "kind": level.kind,
        "verdict": level.verdict,
        "margin": level.margin,
        "rounding_matters": level.rounding_matters,
        "requirement": level.requirement_id,
        "reason": None if level.reason is None else _message(level.reason, lang),
        "source": None if level.source is None else _source(level.source),
    }


def _source(source: SourceRef) -> Json:
    return {
        "document": source.document,
        "edition": source.edition,
        "clause": source.clause,
        "status": source.status,
        "note": source.note,
    }


def _message(message: Message, lang: Language) -> Json:
    params: Mapping[str, object] = dict(message.params)
    return {
        "code": message.code,
        "message": text(message, lang),
        "params": params,
        "lines": list(message.line_ids),
    }


def _figure(figure: Figure, lang: Language) -> Json:
    estimate = figure.estimate
    return {
        "id": figure.id,
        "status": figure.status,
        **_interval(estimate),
        "unit": figure.unit,
        "coverage_fraction": None if estimate is None else estimate.coverage_fraction,
        "indication": None if figure.indication is None else _indication(figure.indication),
        "levels": [_level(level, lang) for level in figure.levels],
        "source": None if figure.source is None else _source(figure.source),
        "reasons": [_message(reason, lang) for reason in figure.reasons],
    }


def _finding(finding: Finding, lang: Language) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": place_json(finding.where),
        "message": text(finding.message, lang),
        "todo": todo(finding.message, lang),
        "lines": list(finding.message.line_ids),
    }


def place_json(place: Place) -> Json:
    """The place of a finding; empty texts and null are unknown."""
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row or None,
        "column": place.column,
        "line_id": place.line_id,
    }


def _phases(phases: MaterialByPhase, lang: Language) -> Json:
    stays = phases.stays
    return {
        "parts": [
            {
                "phase": part.phase,
                "line_count": part.line_count,
                "lines": list(part.line_ids),
                "amounts": dict(part.amounts),
                "mass_kg": part.mass_kg,
                "without_mass_count": part.without_mass_count,
                "without_reused_share_count": part.without_share_count,
            }
            for part in phases.parts
        ],
        "kept": {
            "line_count": stays.line_count,
            "mass_kg": stays.mass_kg,
            "without_mass_count": stays.without_mass_count,
        },
        "released": {
            "routes": _routes(phases.routes),
            "groups": [
                {
                    "nl_sfb_group": group.nl_sfb_group,
                    "material": group.material,
                    "line_count": group.line_count,
                    "mass_kg": group.mass_kg,
                    "without_mass_count": group.without_mass_count,
                    "routes": _routes(group.routes),
                }
                for group in phases.released
            ],
        },
        "messages": [_message(sentence, lang) for sentence in phase_sentences(phases)],
    }


def _routes(routes: Mapping[Route, float]) -> Json | None:
    return {route.value: kg for route, kg in routes.items()} or None


def _contributions(contributions: Contributions) -> Json:
    rows = zip(contributions.line_ids, contributions.value, contributions.lower, contributions.upper, strict=True)
    return {
        "subject": contributions.subject,
        "unit": contributions.unit,
        "total": {
            **_interval(contributions.total),
            "coverage_fraction": contributions.total.coverage_fraction,
        },
        "lines": [
            {"line_id": line_id, "value": value, "lower": lower, "upper": upper}
            for line_id, value, lower, upper in rows
        ],
        "groups": [
            {
                "nl_sfb_group": group.nl_sfb_group,
                "line_count": group.line_count,
                **_interval(group.amount),
                "share_fraction": group.share_fraction,
            }
            for group in contributions.groups
        ],
    }
