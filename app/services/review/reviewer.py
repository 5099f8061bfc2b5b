"""Reviews a file of somebody else: reads it in isolation, recomputes it, and compares it with what it states."""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.formats.import_result import ImportResult, StatedFigure
from app.formats.workbook_layout import RESULTS
from app.importing.common.read_request import ReadRequest
from app.isolation.run import ReadStage, read_isolated
from app.reporting.report import Report
from app.reporting.review.review import Review
from app.services.files import file_bytes
from app.services.outputs.reports import chosen_variant, make_report, today
from app.services.review.declarations import declaration_headlines, with_declaration_checks
from models.calculation.intervals import beyond_floats
from models.domain.outcome import Finding, Message, Severity
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel, Project, Variant
from models.domain.requirement import AssessmentMode, Level
from models.domain.review import Harm, ReviewedFile, ReviewHeadline, ReviewSection, StatedClaim, StatedOrigin
from models.indicators.bill_view import BillView
from models.indicators.registry import behind
from models.legal.legal_mpg import regime_of
from models.reference.reference import Reference
from models.review.editions import editions
from models.review.facts import doubtful_facts
from models.review.figures import FigureChecker
from models.review.headline_parts import Parts
from models.review.headlines import changed_headlines, headlines
from models.review.lines import LineChecker
from models.review.missing import missing_items, open_verdicts
from models.review.sets import mixed_sets
from models.review.slips import decimal_slips
from models.review.what_if import WhatIfs
from models.scorecard.scorecard import bill_view

_MEASURED = frozenset(("ifc",))
"""Formats whose quantities were measured by a program, so that equal digits are no typing error there."""

_LEVELS = {
    JudgedLevel.LEGAL: Level.LEGAL,
    JudgedLevel.RECOMMENDED: Level.RECOMMENDED,
    JudgedLevel.AMBITIOUS: Level.AMBITIOUS,
}
_LEVEL_WORDS = {**{str(judged): level for judged, level in _LEVELS.items()}, **{str(lv): lv for lv in Level}}


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """Choices for the review of one file.

    Attributes:
        variant: name or id of the variant; None takes the one that the file is about, else the first.
        trusted: certificates as PEM text that count for signatures, see `signing.trusted_certificates`.
        complete: completes what was read before it is reviewed; None leaves it as it is.
    """

    variant: str | None = None
    trusted: tuple[str, ...] = ()
    complete: Callable[[ImportResult], ImportResult] | None = None


_PLAIN = ReviewOptions()


def review_file(
    path: Path,
    reference: Reference,
    options: ReviewOptions = _PLAIN,
    *,
    progress: Callable[[ReadStage], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Review:
    """Reads and reviews one file that the user named; `progress` and `cancelled` as in `read_isolated`.

    Raises:
        UserError: the file cannot be read from disk, or has no such variant.
    """
    data = file_bytes(path)
    request = ReadRequest(path.name, trusted_certificates=options.trusted)
    result = read_isolated(data, request, reference, progress=progress, cancelled=cancelled)
    result = options.complete(result) if options.complete is not None else result
    day = today()
    result = with_declaration_checks(result, reference, day)
    return replace(review_result(reviewed_file(path.name, data), result, reference, options.variant), made_on=day)


def reviewed_file(name: str, data: bytes) -> ReviewedFile:
    """The file by name, size and hash of its bytes."""
    return ReviewedFile(name, hashlib.sha256(data).hexdigest(), len(data))


def review_result(
    file: ReviewedFile, result: ImportResult, reference: Reference, variant: str | None = None
) -> Review:
    """The review of a result; that of a refused file says why it was refused.

    Raises:
        UserError: the project has no variant of this name or id.
    """
    if result.project is None:
        return _without_project(file, result)
    project = result.project
    unknown_set = project.requirement_set_id not in reference.requirement_sets
    if unknown_set:
        return _without_project(file, replace(result, findings=(*result.findings, _unknown_set(project))))
    chosen = chosen_variant(project, variant or result.reported_variant_id or None)
    view = bill_view(project, chosen, reference)
    report = make_report(project, chosen, reference, result.findings, view=view)
    return _reviewed(file, result, report, view)


def _unknown_set(project: Project) -> Finding:
    return Finding(Severity.ERROR, Message("review_unknown_requirement_set", {"name": project.requirement_set_id}))


def _without_project(file: ReviewedFile, result: ImportResult) -> Review:
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    lines = [
        ReviewHeadline(Harm.NOT_READ, finding.message, ReviewSection.FILE, f"file|{finding.code}")
        for finding in errors[:1]
    ]
    if not errors and result.findings:
        lines += declaration_headlines(result.findings)
        warnings = sum(finding.severity is Severity.WARNING for finding in result.findings) - len(lines)
        message = Message("review_head_remarks", {"count": warnings})
        lines += [ReviewHeadline(Harm.REMARK, message, ReviewSection.FILE, "findings")] if warnings else []
    return Review(
        file=file,
        facts=result.facts,
        import_findings=result.findings,
        report=None,
        headlines=(*lines, *changed_headlines(result.report_check)),
        declarations=result.declarations,
        report_check=result.report_check,
    )


@beyond_floats()
def _reviewed(file: ReviewedFile, result: ImportResult, report: Report, view: BillView) -> Review:
    """The review of a file with a report. Amounts beyond the range of a float are unknown, as in every score."""
    project, variant, reference = report.project, report.variant, report.reference
    claims = (*_entered(variant, reference), *_found(result.stated, reference))
    what_ifs = WhatIfs(view, variant.products)
    recomputed = report.scorecard.as_computed
    figures = FigureChecker(recomputed, what_ifs, reference).checks(claims)
    lines = LineChecker(what_ifs, _legal_set(project, reference), variant.products).checks()
    missing = missing_items(recomputed, report.findings, reference)
    verdicts = open_verdicts(report.scorecard, reference)
    limits = editions(project, variant, report.scorecard, claims, reference)
    parts = Parts(
        variant=variant,
        indicators={indicator.id: indicator for indicator in reference.indicators},
        outcomes=report.scorecard.outcomes,
        figures=figures,
        lines=lines,
        slips=decimal_slips(view, variant.products, is_typed=result.facts.format not in _MEASURED),
        facts=doubtful_facts(variant, reference),
        set_signs=mixed_sets(view, variant.products, claims, figures),
        missing=missing,
        open_verdicts=verdicts,
        editions=limits,
        findings=report.findings,
        report_check=result.report_check,
    )
    return Review(
        file=file,
        facts=result.facts,
        import_findings=result.findings,
        report=report,
        headlines=headlines(parts),
        figures=figures,
        lines=lines,
        missing=missing,
        open_verdicts=verdicts,
        editions=limits,
        declarations=result.declarations,
        report_check=result.report_check,
    )


def _legal_set(project: Project, reference: Reference) -> EnvironmentalSet:
    date = project.permit_application_date
    regime = None if date is None else regime_of(date, reference.legal)
    return EnvironmentalSet.A1 if regime is None else regime.environmental_set


def _entered(variant: Variant, reference: Reference) -> Iterator[StatedClaim]:
    """The claims of values and levels that the file enters; a level of a judged indicator is no claim."""
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    for assessment in variant.assessments:
        indicator = indicators.get(assessment.indicator_id)
        if indicator is None:
            continue
        level = None if indicator.mode is AssessmentMode.JUDGED else assessment.level
        if assessment.value is not None or level is not None:
            yield StatedClaim(
                subject=indicator.id,
                value=assessment.value,
                unit=indicator.unit,
                origin=StatedOrigin.ENTERED,
                environmental_set=assessment.environmental_set,
                level=None if level is None else _LEVELS.get(level),
                remark=f"{assessment.note} {assessment.evidence.document}",
            )


def _found(stated: Iterable[StatedFigure], reference: Reference) -> Iterator[StatedClaim]:
    indicators = {indicator.id for indicator in reference.indicators}
    for figure in stated:
        level = _LEVEL_WORDS.get(figure.level)
        yield StatedClaim(
            subject=figure.subject,
            value=figure.value,
            unit=figure.unit,
            origin=StatedOrigin.FILE,
            is_total=_is_total(figure, indicators),
            environmental_set=figure.environmental_set,
            module=figure.module,
            label=figure.label,
            level=level,
            limit=figure.limit if level is not None or figure.where.sheet != RESULTS else None,
            where=figure.where,
        )


def _is_total(figure: StatedFigure, indicators: Container[str]) -> bool:
    """Whether a figure is a total; for a name that indicator and total share, as embodied carbon, by its unit."""
    if figure.subject not in indicators:
        return True
    found = behind(figure.subject)
    names_both = found is not None and found.total is not None and found.total.subject == figure.subject
    is_per_area = "/m" in figure.unit.replace(" ", "").lower()
    return names_both and bool(figure.unit) and not is_per_area
