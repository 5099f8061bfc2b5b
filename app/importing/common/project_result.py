"""Assembles the parts of a reading into one project with one variant."""

from dataclasses import dataclass, replace

from app.formats.cell_text import MAX_NAME, clean_text
from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from models.domain.answers import NO_ANSWERS, Answers
from models.domain.bill import Bill
from models.domain.product import ProductCard
from models.domain.project import Assessment, FindingDecision, PartAnswer, Target


@dataclass(frozen=True, slots=True)
class Content:
    """The content of the sheets other than Project."""

    bill: Bill
    assessments: tuple[Assessment, ...] = ()
    products: tuple[ProductCard, ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[FindingDecision, ...] = ()
    part_answers: tuple[PartAnswer, ...] = ()
    answers: Answers = NO_ANSWERS


def refused(refusal: FileRefusedError, findings: FindingList) -> ImportResult:
    """The result for a file that was not read any further."""
    findings.error(refusal.code, None, **refusal.params)
    return ImportResult(None, findings.finished())


def assembled(
    facts: ProjectFacts, content: Content, counts: ImportFacts, file_name: str, findings: FindingList
) -> ImportResult:
    """Assembles the project, named after the file when it has no name; None when there are errors."""
    name = facts.project.name
    if not name:
        name = _stem(file_name)
        findings.note("import_named_after_file", name=quote(name))
    if findings.has_errors:
        return ImportResult(None, findings.finished(), counts)
    variant = replace(
        facts.variant,
        bill=content.bill,
        assessments=content.assessments,
        products=content.products,
        targets=content.targets,
        decisions=content.decisions,
        answers=content.answers,
    )
    project = replace(facts.project, name=name, variants=(variant,), part_answers=content.part_answers)
    return ImportResult(project, findings.finished(), counts)


def _stem(file_name: str) -> str:
    base = file_name.replace("\\", "/").rpartition("/")[2]
    stem = base.rpartition(".")[0] or base
    return " ".join(clean_text(stem).split())[:MAX_NAME]
