"""Entry point of the isolated process: reads files of every format, a Meetlat PDF together with its check."""

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import format_of, read_file_bytes
from app.importing.formats import ZIP, Format
from app.importing.zip_of_files import formats_in
from app.isolation import child
from app.isolation.child import Read
from models.reference.reference import Reference

_PDF = "pdf"


def main() -> None:
    """Reads the files of the caller's order and ends the process."""
    child.main(_prepared_reading)


def read_any_file(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads a file of any format; see `read_file_bytes`."""
    return read_file_bytes(data, request, reference, {_PDF: _read_report})


def _read_report(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    from app.report_check.reader import read

    return read(data, request, reference)


def _prepared_reading(files: tuple[bytes, ...]) -> Read:
    for data in files:
        found = format_of(data)
        if found is not None and found.id == ZIP:
            for inner in formats_in(data):
                _prepare(inner)
        elif found is not None:
            _prepare(found)
    return read_any_file


def _prepare(found: Format) -> None:
    if found.id == _PDF:
        import app.report_check.reader  # noqa: F401 - opens fonts and certificates while that is allowed
    else:
        found.reader()
