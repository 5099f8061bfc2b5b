"""Makes a report again from its attachments: the project, and the recipe of how the report was made."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace

from app.errors import UserError
from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.own_fault import is_of_this_computer
from app.report_check.pdf_file import PdfFile
from app.report_check.stated_figures import stated_hash
from app.reporting.pdf.recipe import RECIPE_NAME, Recipe, parse_recipe
from app.reporting.pdf.scorecard import OUTCOME_NAME, scorecard_pdf
from app.reporting.pdf.style import register_fonts
from app.reporting.report import Report
from app.reporting.report_options import USUAL_SECTIONS
from app.reporting.wording.number_text import date_text, number_text
from app.services.outputs.reports import make_report
from app.texts import LANGUAGES
from app.version import VERSION
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.storage.document.project_document import document_of_bytes, from_document, is_of_earlier_schema
from models.storage.errors import ProjectDocumentError

_MOST_LINES = 20_000
"""The most bill lines that can be laid out in the time that an isolated reading has."""

_UNKNOWN_VERSION = "?"
_DAY_ALONE = re.compile(r"D:(\d{4})(\d\d)(\d\d)000000", re.ASCII)


def _warm_up() -> None:
    """Loads the program's files that drawing needs, while the isolated process may still open them."""
    register_fonts()
    for lang in LANGUAGES:
        number_text(1.5, 1, lang)
        date_text(dt.date(2000, 1, 1), lang)


_warm_up()


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached project.

    Attributes:
        data: the attachment's bytes; the report states the hash of these.
        is_of_earlier_schema: an earlier version of the program wrote it, whatever the report calls that version.
    """

    data: bytes
    project: Project
    is_of_earlier_schema: bool


@dataclass(frozen=True, slots=True)
class RemadeReport:
    """The report as this program makes it from the attached data."""

    report: Report
    data: bytes


def attached_project(data: bytes) -> Attached:
    """The project in the attachment.

    Raises:
        FileRefusedError: `pdf_attachment_broken`: it is no project document, or has no variant.
    """
    try:
        document = document_of_bytes(data)
        project = from_document(document)
    except ProjectDocumentError as error:
        raise FileRefusedError("pdf_attachment_broken", at=quote(clean_text(error.path))) from None
    if not project.variants:
        raise FileRefusedError("pdf_attachment_broken", at="$.project.variants")
    return Attached(data, project, is_of_earlier_schema(document))


def attached_recipe(file: PdfFile, reference: Reference, findings: FindingList) -> Recipe:
    """The recipe in the file; without one, a recipe from the properties of the document, with a warning."""
    attached = file.attachment(RECIPE_NAME)
    if attached is not None:
        try:
            return parse_recipe(attached)
        except ProjectDocumentError:
            findings.warning("pdf_recipe_broken")
            return _guessed(file, reference)
    findings.warning("pdf_no_recipe")
    return _guessed(file, reference)


def _guessed(file: PdfFile, reference: Reference) -> Recipe:
    information = file.information
    creator = str(information.get("/Creator", ""))
    return Recipe(
        program_version=creator.removeprefix("Meetlat ") if creator == f"Meetlat {VERSION}" else _UNKNOWN_VERSION,
        content_hash=stated_hash(file.attachment(OUTCOME_NAME)),
        reference_hash=reference.manifest_hash,
        variant_id="",
        language="en" if file.language == "en" else "nl",
        sections=USUAL_SECTIONS,
        organisation=clean_text(str(information.get("/Author", "")))[:200],
        made_on=_stated_day(str(information.get("/CreationDate", ""))),
    )


def _stated_day(written: str) -> dt.date | None:
    """The date in the metadata of a report of this program; None for a date in any other form."""
    found = _DAY_ALONE.fullmatch(written)
    try:
        return None if found is None else dt.date(*map(int, found.groups()))
    except ValueError:
        return None


def chosen_variant(project: Project, recipe: Recipe) -> Variant:
    """The variant that the report is about; the first when the recipe names none that is there."""
    return next((v for v in project.variants if v.id == recipe.variant_id), project.variants[0])


def is_same_program(attached: Attached, recipe: Recipe) -> bool:
    """Whether the version that made the report would make the same bytes as this one."""
    return recipe.program_version == VERSION and not attached.is_of_earlier_schema


def remake_report(
    attached: Attached, recipe: Recipe, reference: Reference, findings: FindingList
) -> RemadeReport | None:
    """The report made again, under the names that the file gives itself; None, with a warning why, when it cannot.

    Of another version of the program the hash is printed as that version took it: of the attachment's bytes.
    """
    project = attached.project
    variant = chosen_variant(project, recipe)
    if len(variant.bill) > _MOST_LINES:
        findings.warning("pdf_too_many_lines", count=len(variant.bill), limit=_MOST_LINES)
        return None
    try:
        report = make_report(project, variant, reference, recipe.findings(), recipe.made_on)
        report = replace(report, reference_hash=recipe.reference_hash)
        if not is_same_program(attached, recipe):
            digest = hashlib.sha256(attached.data).hexdigest()
            report = replace(report, program_version=recipe.program_version, content_hash=digest)
        return RemadeReport(report, scorecard_pdf(report, recipe.report_language, recipe.options()))
    except UserError:
        findings.warning("pdf_unknown_requirement_set", name=quote(clean_text(project.requirement_set_id)))
    except MemoryError:
        raise
    except Exception as error:  # whatever a stranger's data does to the drawing, the project itself was read
        if is_of_this_computer(error):
            raise
        findings.warning("pdf_not_made_again")
    return None
