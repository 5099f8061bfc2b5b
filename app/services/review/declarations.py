"""The review of a file that holds product declarations and no plan: its findings and headlines."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from app.formats.import_result import ImportResult
from models.domain.outcome import Finding, Severity
from models.domain.review import Harm, ReviewHeadline, ReviewSection
from models.reference.reference import Reference

_MOST = 5


def with_declaration_checks(result: ImportResult, reference: Reference, on: dt.date) -> ImportResult:
    """The result with findings about contradictions in its declarations and their validity on the date."""
    if not result.declarations or result.has_errors:
        return result
    from app.importing.declarations.checks import plausibility_findings, validity_findings

    found = [
        finding
        for declaration in result.declarations
        for finding in (*validity_findings(declaration, on), *plausibility_findings(declaration, reference))
    ]
    return replace(result, findings=(*result.findings, *(one for one in found if one not in result.findings)))


def declaration_headlines(findings: tuple[Finding, ...]) -> Iterator[ReviewHeadline]:
    """The warnings about declarations as headlines, at most five; the others are among the findings."""
    warnings = [f for f in findings if f.severity is Severity.WARNING and f.code.startswith("epd_")]
    for number, finding in enumerate(warnings[:_MOST]):
        yield ReviewHeadline(Harm.REMARK, finding.message, ReviewSection.FILE, f"file|{finding.code}|{number}")
