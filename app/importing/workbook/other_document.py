"""Refuses documents of Office that are no workbooks, without opening them."""

from app.formats.import_result import ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from models.reference.reference import Reference


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:  # noqa: ARG001 - as every reader
    """One finding that says that the file is no workbook."""
    return refused(FileRefusedError("import_other_document"), FindingList(quote(request.file_name)))
