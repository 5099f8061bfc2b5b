"""The findings of a report check: one for each difference, or a note that there is none."""

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FindingList, quote
from app.report_check.differences import ReportDifferences
from app.version import VERSION
from models.domain.report_check import PageState, ReportCheck, SignatureCheck

_MOST_NUMBERS = 20


def report_findings(check: ReportCheck, found: ReportDifferences, findings: FindingList) -> None:
    """Adds the findings of a check: notes for what is as it was made, warnings for what is not."""
    if check.is_identical:
        findings.note("pdf_unchanged", version=check.program_version)
    elif found.was_made_again:
        _differences(check, found, findings)
    if check.stated_hash != check.recomputed_hash:
        findings.warning("pdf_hash_differs", stated=check.stated_hash[:12], recomputed=check.recomputed_hash[:12])
    if check.signatures is None:
        findings.warning("pdf_signature_not_checked")
    for signature in check.signatures or ():
        _signature(signature, findings)


def _differences(check: ReportCheck, found: ReportDifferences, findings: FindingList) -> None:
    changed = _numbers(check, PageState.CHANGED)
    version = check.program_version
    if not check.same_program_version:
        _of_another_version(version, changed, findings)
    elif changed:
        findings.warning("pdf_changed", pages=changed)
    else:
        findings.warning("pdf_changed_not_on_pages")
    for state, code in ((PageState.MISSING, "pdf_pages_missing"), (PageState.ADDED, "pdf_pages_added")):
        if numbers := _numbers(check, state):
            findings.warning(code, pages=numbers)
    for name in found.attachments:
        findings.warning("pdf_attachment_changed", name=name)
    if found.elsewhere:
        findings.warning("pdf_changed_elsewhere", parts=quote(clean_text(", ".join(found.elsewhere))))
    if found.appended_bytes:
        findings.warning("pdf_appended", count=found.appended_bytes)


def _of_another_version(version: str, changed: str, findings: FindingList) -> None:
    """Adds the finding for another version, which may have this version's number: it changes only at a release."""
    if version == VERSION and changed:
        findings.warning("pdf_earlier_version_differs", version=version, pages=changed)
    elif version == VERSION:
        findings.warning("pdf_earlier_version", version=version)
    elif changed:
        findings.warning("pdf_other_version_differs", version=version, own=VERSION, pages=changed)
    else:
        findings.warning("pdf_other_version", version=version, own=VERSION)


def _numbers(check: ReportCheck, state: PageState) -> str:
    numbers = [str(page.number) for page in check.pages if page.state is state]
    more = ", …" if len(numbers) > _MOST_NUMBERS else ""
    return ", ".join(numbers[:_MOST_NUMBERS]) + more


def _signature(signature: SignatureCheck, findings: FindingList) -> None:
    signer = quote(clean_text(signature.signer)) or "?"
    if not signature.is_intact:
        findings.warning("pdf_signature_broken", signer=signer)
        return
    if not signature.covers_whole_file:
        findings.warning("pdf_signature_not_whole", signer=signer)
    findings.note("pdf_signature_trusted" if signature.is_trusted else "pdf_signature_unknown", signer=signer)
