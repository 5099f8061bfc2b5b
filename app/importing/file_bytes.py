"""Reading a file by what it holds, not by what it is called."""

from app.importing import csv_bill, workbook
from app.importing.container import check_size
from app.importing.finding_list import FileRefusedError, FindingList, quote
from app.importing.import_result import ImportResult
from app.importing.project_result import refused
from app.importing.read_request import ReadRequest
from models.reference.reference import Reference

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"SQLite format 3")


def read_file_bytes(data: bytes, file_name: str, reference: Reference) -> ImportResult:
    """Reads an xlsx workbook or a CSV bill. Any other file gives one error finding that says what it is."""
    try:
        check_size(data)
        is_workbook = _is_workbook(data)
    except FileRefusedError as refusal:
        return refused(refusal, FindingList(quote(file_name)))
    read = workbook.read if is_workbook else csv_bill.read
    return read(data, ReadRequest(file_name), reference)


def _is_workbook(data: bytes) -> bool:
    """True for a zip archive, False for what may be text.

    Raises:
        FileRefusedError: `import_empty_file`, `import_encrypted`, `import_old_workbook` or
            `import_not_recognised`.
    """
    if not data.strip():
        raise FileRefusedError("import_empty_file")
    if data.startswith(_COMPOUND):
        raise FileRefusedError("import_encrypted" if _ENCRYPTED_STREAM in data else "import_old_workbook")
    if data.startswith(_NOT_TEXT):
        raise FileRefusedError("import_not_recognised")
    return data.startswith(_ZIP)
