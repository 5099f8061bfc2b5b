"""Refuses building models in other encodings than clear text, each with its reason, without opening them.

ifcXML cannot be counted against its text, ifcSQLite is a database. ifcZIP is unpacked by zip_of_files.py.
"""

from app.formats.import_result import ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from models.reference.reference import Reference

_REASONS = ((b"SQLite", "ifc_sqlite"), (b"", "ifc_xml"))
"""First bytes of the file -> code of the reason why it is not read."""


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:  # noqa: ARG001 - as every reader
    """One finding that says why the model is not read and what to do."""
    code = next(reason for head, reason in _REASONS if data.startswith(head))
    return refused(FileRefusedError(code), FindingList(quote(request.file_name)))
