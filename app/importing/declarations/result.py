"""Makes the result of reading declarations, for all their formats."""

from collections.abc import Callable, Sequence
from functools import partial

from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.strict_json import read_json
from app.importing.declarations.fields import Node, shown
from models.domain.declaration import ProductDeclaration
from models.domain.outcome import Place
from models.reference.declaration_rules import DeclarationRules
from models.reference.reference import Reference

MAX_DECLARATIONS = 200
Declare = Callable[[Node, DeclarationRules, FindingList], ProductDeclaration]


def read_declarations(
    format_id: str, request: ReadRequest, make: Callable[[FindingList], Sequence[ProductDeclaration]]
) -> ImportResult:
    """The result with the declarations that `make` reads, or with the finding why the file is refused."""
    findings = FindingList(quote(request.file_name))
    try:
        declarations = tuple(make(findings))
    except FileRefusedError as refusal:
        return refused(refusal, findings)
    counts = (
        ("declarations", len(declarations)),
        ("indicators", sum(len(declaration.impacts) for declaration in declarations)),
        ("values", sum(_value_count(declaration) for declaration in declarations)),
    )
    facts = ImportFacts(format_id, row_count=counts[1][1], counts=counts)
    return ImportResult(None, findings.finished(), facts, declarations)


def read_json_declarations(
    format_id: str, data: bytes, request: ReadRequest, reference: Reference, declare: Declare
) -> ImportResult:
    """The result with the declaration of a JSON object, or those of a JSON list, each made by `declare`."""

    def make(findings: FindingList) -> Sequence[ProductDeclaration]:
        check_size(data)
        root = Node(read_json(data))
        documents = list(root) if isinstance(root.value, list) else [root]
        if not documents:
            raise FileRefusedError("epd_missing", at="$")
        if len(documents) > MAX_DECLARATIONS:
            raise FileRefusedError("epd_too_many", count=len(documents), limit=MAX_DECLARATIONS)
        rules = reference.declaration_rules
        makers = [("", partial(declare, document, rules, findings)) for document in documents]
        return each_declared(makers, findings)

    return read_declarations(format_id, request, make)


def each_declared(
    makers: Sequence[tuple[str, Callable[[], ProductDeclaration]]], findings: FindingList
) -> list[ProductDeclaration]:
    """The declarations of a file of several; one that is refused is left out with a warning and costs no other.

    Args:
        makers: per declaration the name of its part of the file, and what makes it.

    Raises:
        FileRefusedError: none could be read; it is the refusal of the first.
    """
    made, refusals = list[ProductDeclaration](), list[tuple[str, FileRefusedError]]()
    for part, make in makers:
        try:
            made.append(make())
        except FileRefusedError as refusal:
            refusals.append((part, refusal))
    if not made and refusals:
        raise refusals[0][1]
    for part, reason in refusals:
        findings.warning(reason.code, Place(sheet=shown(part)), **reason.params)
    return made


def _value_count(declaration: ProductDeclaration) -> int:
    return sum(
        len(impact.values) + sum(len(found.values) for found in impact.scenarios) for impact in declaration.impacts
    )
