"""A review and the reviewer's notes as a JSON document, schema `meetlat.review/1`.

Numbers are unrounded; a missing number is null, never zero. The outcomes of the plan itself are in the
document of `outcome_json`, whose content hash is repeated here.
"""

import json
from typing import Any, cast

from app.reporting.json.outcome import Json, parts_json, place_json, rules_json
from app.reporting.review.review import Review
from app.reporting.review.texts import (
    causes_text,
    figure_name,
    headline_text,
    indicators_of,
    missing_text,
    open_verdict_text,
    report_check_lines,
)
from app.texts import Language, text, todo
from app.version import VERSION
from models.domain.outcome import Estimate, Finding, Message
from models.domain.report_check import ReportCheck
from models.domain.review import (
    Cause,
    Editions,
    FigureCheck,
    LimitCheck,
    MissingItem,
    OpenVerdict,
    ReviewHeadline,
    ReviewNotes,
)

SCHEMA = "meetlat.review/1"
_NOTHING_YET = ReviewNotes()


def review_json(review: Review, lang: Language, notes: ReviewNotes = _NOTHING_YET) -> bytes:
    """The document as UTF-8 text, the same bytes for the same review and notes."""
    document = review_document(review, lang, notes)
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def review_document(review: Review, lang: Language, notes: ReviewNotes = _NOTHING_YET) -> Json:
    """The document with its texts in `lang`; keys and codes are the same in every language."""
    return {
        "schema": SCHEMA,
        "program_version": VERSION,
        "indicative": True,
        "file": {"name": review.file.name, "sha256": review.file.sha256, "byte_count": review.file.byte_count},
        "plan": _plan(review),
        "headlines": [_headline(headline, lang) for headline in review.headlines],
        "figures": [_figure(check, review, lang) for check in review.figures],
        "lines": [_figure(check, review, lang) for check in review.lines],
        "missing": [_missing(item, lang) for item in review.missing],
        "open_verdicts": [_open(verdict, review, lang) for verdict in review.open_verdicts],
        "editions": None if review.editions is None else _editions(review.editions, lang),
        "findings": [_finding(finding, lang) for finding in _findings(review)],
        "parts": parts_json(() if review.report is None else review.report.parts, lang),
        "rules": rules_json(() if review.report is None else review.report.rules, lang),
        "declarations": [{"id": declaration.id, "name": declaration.name} for declaration in review.declarations],
        "integrity": None if review.report_check is None else _report_check(review.report_check, lang),
        "notes": notes_document(notes),
    }


def notes_document(notes: ReviewNotes) -> Json:
    """The reviewer's part alone."""
    return {
        "remarks": dict(sorted(notes.remarks.items())),
        "checked": sorted(notes.checked),
        "general": notes.general,
        "decision": notes.decision,
        "reviewer": notes.reviewer,
        "organisation": notes.organisation,
        "signed_on": None if notes.signed_on is None else notes.signed_on.isoformat(),
    }


def _plan(review: Review) -> Json | None:
    report = review.report
    if report is None:
        return None
    return {
        "project": report.project.name,
        "variant": report.variant.name,
        "line_count": len(report.variant.bill),
        "content_hash": report.content_hash,
        "reference_hash": report.reference_hash,
    }


def _findings(review: Review) -> tuple[Finding, ...]:
    return review.import_findings if review.report is None else review.report.findings


def _headline(headline: ReviewHeadline, lang: Language) -> Json:
    return {
        "harm": headline.harm.name.lower(),
        **_message(headline.message, headline_text(headline, lang)),
        "because": [_message(cause, text(cause, lang)) for cause in headline.because],
        "section": headline.section,
        "key": headline.key,
    }


def _message(message: Message, words: str) -> Json:
    return {
        "code": message.code,
        "message": words,
        "params": dict(cast("dict[str, Any]", message.params)),
        "lines": list(message.line_ids),
    }


def _figure(check: FigureCheck, review: Review, lang: Language) -> Json:
    return {
        "kind": check.kind,
        "subject": check.subject,
        "name": figure_name(check, indicators_of(review), lang),
        "set": check.environmental_set,
        "module": check.module,
        "line_id": check.line_id,
        "unit": check.unit,
        "stated": check.stated,
        "stated_level": check.stated_level,
        "origin": check.origin,
        "recomputed": _estimate(check.recomputed),
        "agreement": check.agreement,
        "difference": check.difference,
        "relative_difference": check.relative_difference,
        "causes": [_cause(cause, lang) for cause in check.causes],
        "causes_text": causes_text(check, lang),
        "where": place_json(check.where),
        "key": check.key,
    }


def _estimate(estimate: Estimate | None) -> Json | None:
    if estimate is None:
        return None
    return {"value": estimate.value, "lower": estimate.lower, "upper": estimate.upper}


def _cause(cause: Cause, lang: Language) -> Json:
    words = text(cause.message, lang)
    return {"kind": cause.kind, "recomputed": cause.recomputed, **_message(cause.message, words)}


def _missing(item: MissingItem, lang: Language) -> Json:
    return {
        "kind": item.kind,
        **_message(item.message, missing_text(item, lang)),
        "indicators": list(item.indicator_ids),
        "key": item.key,
    }


def _open(verdict: OpenVerdict, review: Review, lang: Language) -> Json:
    return {
        "indicator": verdict.indicator_id,
        "set": verdict.environmental_set,
        "estimate": _estimate(verdict.estimate),
        "level": verdict.level,
        "limit": verdict.limit,
        "unit": verdict.unit,
        "at_best": verdict.at_best,
        "at_worst": verdict.at_worst,
        "room": verdict.room,
        "message": open_verdict_text(verdict, indicators_of(review), lang),
    }


def _editions(editions: Editions, lang: Language) -> Json:
    date, regime = editions.permit_application_date, editions.regime
    return {
        "permit_application_date": None if date is None else date.isoformat(),
        "legal_regime": None if regime is None else text(regime, lang),
        "requirement_set": editions.requirement_set_id,
        "edition": editions.requirement_edition,
        "limits": [_limit(row, lang) for row in editions.limits],
    }


def _limit(row: LimitCheck, lang: Language) -> Json:
    source = row.source
    return {
        "indicator": row.indicator_id,
        "level": row.level,
        "set": row.environmental_set,
        "limit": row.limit,
        "unit": row.unit,
        "stated_limit": row.stated_limit,
        "stated_set": row.stated_set,
        "claims_met": row.claims_met,
        "agreement": row.agreement,
        "verdict": row.verdict,
        "basis": row.basis,
        "is_wrong": row.is_wrong,
        "elsewhere": [title[0 if lang == "nl" else 1] for title in row.elsewhere],
        "source": None
        if source is None
        else {
            "document": source.document,
            "edition": source.edition,
            "clause": source.clause,
            "status": source.status,
        },
        "where": place_json(row.where),
        "key": row.key,
    }


def _finding(finding: Finding, lang: Language) -> Json:
    return {
        "severity": finding.severity,
        **_message(finding.message, text(finding.message, lang)),
        "todo": todo(finding.message, lang),
        "where": place_json(finding.where),
    }


def _report_check(check: ReportCheck, lang: Language) -> Json:
    return {
        "is_identical": check.is_identical,
        "program_version": check.program_version,
        "same_program_version": check.same_program_version,
        "stated_hash": check.stated_hash,
        "recomputed_hash": check.recomputed_hash,
        "pages": [
            {
                "number": page.number,
                "state": page.state,
                "differences": [{"in_file": ours, "rendered": anew} for ours, anew in page.differences],
            }
            for page in check.pages
        ],
        "signatures": None
        if check.signatures is None
        else [
            {
                "signer": signature.signer,
                "is_intact": signature.is_intact,
                "covers_whole_file": signature.covers_whole_file,
                "is_trusted": signature.is_trusted,
            }
            for signature in check.signatures
        ],
        "message": " ".join(report_check_lines(check, lang)),
    }
