"""Makes the report of a variant from its score, audit and contributions."""

import datetime as dt
from collections.abc import Iterable, Iterator

from app.errors import UserError
from app.reporting.report import Report
from app.services.outputs.indicator_check import check_indicators
from app.version import VERSION
from models.audit.audit import audit
from models.audit.parts import part_checks
from models.audit.rules import rule_checks
from models.domain.bill import Phase
from models.domain.outcome import Finding, Message, Severity
from models.domain.project import Project, Variant
from models.indicators.bill_view import BillView
from models.reference.reference import Reference
from models.scorecard.band_narrowing import band_narrowing
from models.scorecard.contributions import contributions, indicated_contributions
from models.scorecard.line_estimates import line_estimates
from models.scorecard.scorecard import bill_view, score
from models.storage.document.project_document import content_hash

_PHASES_READ = frozenset(("import_phases_not_new", "ifc_phases"))
"""What a reader says of the lines that do not come in, with the words of the file."""
_PHASES_FOUND = frozenset(f"audit_phase_{phase.value}" for phase in Phase if not phase.comes_in)
"""What the audit says of the same lines; not said again beside the reader."""


def today() -> dt.date:
    """Today's date in the user's time zone."""
    return dt.datetime.now().astimezone().date()


def make_report(
    project: Project,
    variant: Variant,
    reference: Reference,
    import_findings: Iterable[Finding] = (),
    made_on: dt.date | None = None,
    view: BillView | None = None,
) -> Report:
    """Makes the report of one variant; `import_findings` come first among its findings.

    Args:
        made_on: the date of a report that becomes a file; None for one that is only shown.
        view: the `bill_view` of the variant when the caller has it, so that it is not made twice.

    Raises:
        UserError: the project names a requirement set that is not there.
        ReferenceDataError: data or a text of an indicator is missing.
    """
    check_indicators(reference)
    if project.requirement_set_id not in reference.requirement_sets:
        known = ", ".join(reference.requirement_sets)
        raise UserError("cli_unknown_requirement_set", name=project.requirement_set_id, known=known)
    view = bill_view(project, variant, reference) if view is None else view
    first = tuple(import_findings)
    found = audit(project, variant, view, reference)
    if any(finding.code in _PHASES_READ for finding in first):
        found = tuple(finding for finding in found if finding.code not in _PHASES_FOUND)
    if made_on is not None:
        found = (*found, *_dated_later(variant, reference, made_on))
    firm = contributions(view)
    return Report(
        project=project,
        variant=variant,
        scorecard=score(project, variant, reference, view),
        findings=(*first, *found),
        contributions=firm,
        indicated=indicated_contributions(view, firm),
        estimates=line_estimates(view),
        narrowing=band_narrowing(view),
        reference=reference,
        content_hash=content_hash(project),
        reference_hash=reference.manifest_hash,
        program_version=VERSION,
        import_finding_count=len(first),
        made_on=made_on,
        parts=part_checks(project, view),
        rules=rule_checks(project, variant, view),
    )


def chosen_variant(project: Project, name_or_id: str | None) -> Variant:
    """The variant with this id or name; without one, the first.

    Raises:
        UserError: there is no such variant, or the project has none.
    """
    for variant in project.variants:
        if name_or_id is None or name_or_id in (variant.id, variant.name):
            return variant
    names = ", ".join(filter(None, (variant.name.strip() or variant.id for variant in project.variants)))
    if project.variants and not names:
        raise UserError("cli_variant_without_name", name=name_or_id or "")
    raise UserError("cli_unknown_variant", name=name_or_id or "", known=names)


def _dated_later(variant: Variant, reference: Reference, on: dt.date) -> Iterator[Finding]:
    """Findings about evidence that is dated after the day of the report."""
    names = {indicator.id: (indicator.name_nl, indicator.name_en) for indicator in reference.indicators}
    for assessment in variant.assessments:
        date = assessment.evidence.date
        if date is not None and date > on and assessment.indicator_id in names:
            name, name_en = names[assessment.indicator_id]
            params = {"indicator": name, "indicator_en": name_en, "date": f"{date.day}-{date.month}-{date.year}"}
            yield Finding(Severity.WARNING, Message("document_evidence_in_future", params))
