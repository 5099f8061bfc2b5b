"""Reads Meetlat's own exchange file, of this version or an earlier one, as strictly as any stranger's file."""

from collections.abc import Hashable, Iterable
from typing import Any

from app.formats.cell_text import MAX_NAME, MAX_TEXT, clean_text
from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.sheet_scan import MAX_ROWS
from models.domain.outcome import Param
from models.domain.project import Project
from models.reference.reference import Reference
from models.storage.document.project_document import document_of_bytes, from_document
from models.storage.errors import ProjectDocumentError

FORMAT = "exchange"
_SHORT_TEXTS = frozenset(("id", "name", "municipality", "indicator_id", "requirement_set_id", "function"))


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the project with all its variants. Never raises for the content of the file."""
    findings = FindingList(quote(request.file_name))
    try:
        project = _project(data, findings)
        _check_size(project)
    except ProjectDocumentError as error:
        said = {name: _said(value) for name, value in error.message.params.items()}
        return refused(FileRefusedError(error.message.code, **said), findings)
    except FileRefusedError as refusal:
        return refused(refusal, findings)
    _check_names(project, reference, findings)
    _check_repeats(project, findings)
    return ImportResult(None if findings.has_errors else project, findings.finished(), _facts(project))


def _said(value: Param) -> Param:
    """A value for use in a message, shortened and on one line, because it may hold keys of the file."""
    return quote(clean_text(value)) if isinstance(value, str) else value


def _project(data: bytes, findings: FindingList) -> Project:
    cleaning = _Cleaning()
    project = from_document(cleaning.cleaned(document_of_bytes(data)))
    if cleaning.count:
        findings.warning("exchange_texts_cleaned", count=cleaning.count)
    return project


class _Cleaning:
    """Removes invisible characters from every text, cuts long ones, and counts the changed texts."""

    def __init__(self) -> None:
        self.count = 0

    def cleaned(self, value: Any, key: str = "") -> Any:
        if isinstance(value, str):
            return self._text(value, MAX_NAME if key in _SHORT_TEXTS else MAX_TEXT)
        if isinstance(value, list):
            return [self.cleaned(part) for part in value]
        if isinstance(value, dict):
            return {name: self.cleaned(part, name) for name, part in value.items()}
        return value

    def _text(self, text: str, most: int) -> str:
        clean = clean_text(text)[:most]
        self.count += clean != text
        return clean


def _check_size(project: Project) -> None:
    """Refuses a project without variants and a bill longer than any sheet may be."""
    if not project.variants:
        raise FileRefusedError("exchange_no_variant")
    longest = max(len(variant.bill) for variant in project.variants)
    if longest > MAX_ROWS:
        raise FileRefusedError("exchange_too_many_lines", count=longest, limit=MAX_ROWS)


def _check_names(project: Project, reference: Reference, findings: FindingList) -> None:
    """Adds findings for ids that this program does not have: an error for the requirement set, else warnings."""
    if project.requirement_set_id not in reference.requirement_sets:
        known = ", ".join(reference.requirement_sets)
        findings.error("exchange_unknown_requirement_set", name=quote(project.requirement_set_id), known=known)
    indicators = {indicator.id for indicator in reference.indicators}
    for variant in project.variants:
        used = [answer.indicator_id for answer in variant.assessments]
        used += [target.indicator_id for target in variant.targets]
        unknown = [name for name in used if name not in indicators]
        functions = (part.function for part in variant.building.functions)
        unknown += [name for name in functions if name not in reference.functions]
        for name in dict.fromkeys(unknown):
            findings.warning("exchange_unknown_name", name=quote(name), variant=quote(variant.name or variant.id))


def _check_repeats(project: Project, findings: FindingList) -> None:
    """Refuses a project with two answers to one question."""
    for variant in project.variants:
        answers = [(answer.indicator_id, answer.environmental_set) for answer in variant.assessments]
        targets = [target.indicator_id for target in variant.targets]
        named = quote(variant.name or variant.id)
        for indicator, _ in _repeated(answers):
            findings.error("exchange_answer_twice", indicator=quote(indicator), variant=named)
        for indicator in _repeated(targets):
            findings.error("exchange_target_twice", indicator=quote(indicator), variant=named)


def _repeated(items: Iterable[Any]) -> list[Any]:
    seen: set[Hashable] = set()
    twice: dict[Any, None] = {}
    for item in items:
        if item in seen:
            twice[item] = None
        seen.add(item)
    return list(twice)


def _facts(project: Project) -> ImportFacts:
    lines = sum(len(variant.bill) for variant in project.variants)
    return ImportFacts(
        format=FORMAT,
        row_count=lines,
        line_count=lines,
        assessment_count=sum(len(variant.assessments) for variant in project.variants),
        counts=(("variants", len(project.variants)),),
    )
