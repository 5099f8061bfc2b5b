"""Reads a Meetlat PDF: the attached project, and whether the pages still agree with it.

The report is made again from its attachments. Equal bytes prove that nothing changed since it was exported,
never who made it: anybody with the program can make a report of other data. A signature proves who made it, when
its certificate is trusted.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from app.formats.import_result import ImportFacts, ImportResult, StatedFigure
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from app.report_check.differences import ReportDifferences, compare_with_remade
from app.report_check.findings import report_findings
from app.report_check.pdf_file import PdfFile, careful_parsing
from app.report_check.remade_report import (
    Attached,
    RemadeReport,
    attached_project,
    attached_recipe,
    chosen_variant,
    is_same_program,
    remake_report,
)
from app.report_check.signatures import check_signatures, preload_time_zone
from app.report_check.stated_figures import stated_in_outcomes, with_page_figures
from app.reporting.pdf.recipe import Recipe
from app.reporting.pdf.scorecard import ATTACHMENT_NAME, OUTCOME_NAME
from models.domain.outcome import Place
from models.domain.report_check import ReportCheck, SignatureCheck
from models.reference.reference import Reference

preload_time_zone()


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads a PDF that Meetlat made; any other PDF is refused with the reason.

    Never raises for the content of the file: `project` is then None and the findings say why. A report that was
    changed is not refused: its project is given, with warnings and `report_check`.
    """
    findings = FindingList(quote(request.file_name))
    try:
        check_size(data)
        with careful_parsing():
            return _ReportReading(data, request, reference, findings).result()
    except FileRefusedError as refusal:
        return refused(refusal, findings)


@dataclass(frozen=True)
class _ReportReading:
    """One reading of one report."""

    data: bytes
    request: ReadRequest
    reference: Reference
    findings: FindingList

    def result(self) -> ImportResult:
        attached, recipe = self._attached, self._recipe
        project, is_same_version = attached.project, is_same_program(attached, recipe)
        again = remake_report(attached, recipe, self.reference, self.findings)
        signatures = self._signatures()
        found = compare_with_remade(self.data, self._file, again, signatures, same_version=is_same_version)
        check = ReportCheck(
            is_identical=found.is_identical,
            program_version=recipe.program_version,
            same_program_version=is_same_version,
            stated_hash=recipe.content_hash,
            recomputed_hash=hashlib.sha256(attached.data).hexdigest(),
            pages=found.pages,
            signatures=signatures,
        )
        report_findings(check, found, self.findings)
        if recipe.reference_hash != self.reference.manifest_hash:
            self.findings.warning("pdf_other_reference_data")
        variant = chosen_variant(project, recipe)
        lines = len(variant.bill)
        facts = ImportFacts("pdf", row_count=lines, line_count=lines, assessment_count=len(variant.assessments),
                            counts=(("pages", len(self._file.pages)),))  # fmt: skip
        return ImportResult(
            project,
            self.findings.finished(),
            facts,
            stated=self._stated(again, found),
            report_check=check,
            reported_variant_id=variant.id,
        )

    @cached_property
    def _file(self) -> PdfFile:
        return PdfFile(self.data)

    @cached_property
    def _attached(self) -> Attached:
        data = self._file.attachment(ATTACHMENT_NAME)
        if data is None:
            raise FileRefusedError("pdf_not_meetlat")
        return attached_project(data)

    @cached_property
    def _recipe(self) -> Recipe:
        return attached_recipe(self._file, self.reference, self.findings)

    def _signatures(self) -> tuple[SignatureCheck, ...] | None:
        """The signatures. A file without the bytes `/ByteRange` has none, since that key is never compressed."""
        if b"/ByteRange" not in self.data:
            return ()
        return check_signatures(self.data, self.request.trusted_certificates)

    def _stated(self, again: RemadeReport | None, found: ReportDifferences) -> tuple[StatedFigure, ...]:
        place = Place(quote(self.request.file_name), OUTCOME_NAME)
        stated = stated_in_outcomes(self._file.attachment(OUTCOME_NAME), place)
        if again is None or found.front is None:
            return stated
        return with_page_figures(stated, found.front, again.report, self._recipe.report_language)
