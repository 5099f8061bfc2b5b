"""Assembles the parts of a reading into one project with one variant."""

from dataclasses import dataclass

from app.formats.cell_text import MAX_NAME, clean_text
from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from models.domain.bill import Bill
from models.domain.product import ProductCard
from models.domain.project import Assessment, FindingDecision, Project, Target, Variant


@dataclass(frozen=True, slots=True)
class Content:
    """The content of the sheets other than Project."""

    bill: Bill
    assessments: tuple[Assessment, ...] = ()
    products: tuple[ProductCard, ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[FindingDecision, ...] = ()


def refused(refusal: FileRefusedError, findings: FindingList) -> ImportResult:
    """The result for a file that was not read any further."""
    findings.error(refusal.code, None, **refusal.params)
    return ImportResult(None, findings.finished())


def assembled(
    facts: ProjectFacts, content: Content, counts: ImportFacts, file_name: str, findings: FindingList
) -> ImportResult:
    """Assembles the project, named after the file when it has no name; None when there are errors."""
    name = facts.name
    if not name:
        name = _stem(file_name)
        findings.note("import_named_after_file", name=quote(name))
    if findings.has_errors:
        return ImportResult(None, findings.finished(), counts)
    variant = Variant(
        facts.variant_id,
        facts.variant,
        facts.phase,
        facts.building,
        content.bill,
        content.assessments,
        content.products,
        facts.extra,
        content.targets,
        content.decisions,
        facts.frozen_on,
    )
    project = Project(
        facts.project_id,
        name,
        facts.municipality,
        facts.address,
        facts.permit_application_date,
        facts.requirement_set_id,
        (variant,),
        facts.is_archived,
    )
    return ImportResult(project, findings.finished(), counts)


def _stem(file_name: str) -> str:
    base = file_name.replace("\\", "/").rpartition("/")[2]
    stem = base.rpartition(".")[0] or base
    return " ".join(clean_text(stem).split())[:MAX_NAME]
