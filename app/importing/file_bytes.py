"""Reads a file of any format, recognised by its content and not by its name. For the isolated process only."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.formats.import_result import ImportResult
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.text_extent import check_extent
from app.importing.formats import FORMATS, ZIP, Format, Reader
from app.importing.zip_of_files import SeveralFilesError, only_looks_like, unpacked
from models.reference.reference import Reference

_MARKED_UP = (b"{", b"<")
_JSON = (b"{", b"[")
_OF_LCABYG = (b'"Node"', b'"Edge"', b'"node_type"', b'"model"')
"""Keys of which a file of LCAbyg has one; a zip archive of other JSON files is an archive of files."""
_OF_A_SPREADSHEET_AS_TEXT = (b"<html", b"<table", b"text/html", b"urn:schemas-microsoft-com:office:spreadsheet")
"""What programs write that save a table as a web page or XML text under the name .xls."""
_SNIFFED = 4_000
_NOT_TEXT = (
    b"%PDF",
    b"MIME-Version:",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"{\\rtf",
    b"SQLite format 3",
    b"GIF8",
    b"\x7fELF",
    b"MZ",
)


def format_of(data: bytes) -> Format | None:
    """The format that the first bytes look like; None for a format that is not read."""
    found = next(row for row in FORMATS if row.looks_like(data))
    if found is not FORMATS[-1]:
        return found
    is_other = data.startswith(_NOT_TEXT) or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MARKED_UP)
    return None if is_other else found


def read_file_bytes(
    data: bytes, request: ReadRequest, reference: Reference, handed_in: Mapping[str, Reader] = MappingProxyType({})
) -> ImportResult:
    """Reads a file of any format in `FORMATS`. Any other gives one error finding that names those formats.

    Of a zip archive of files one is read: the only one of a format that is read, or the one that was chosen.

    Args:
        handed_in: readers by the id of their format, for rows that name no module.
    """
    readable: tuple[str, ...] = ()
    try:
        check_size(data)
        found = _checked_format(data)
        if found.id != ZIP:
            return _reader(found, handed_in)(data, request, reference)
        packed = unpacked(data, request.packed_file)
        readable = packed.readable
        inner = replace(request, file_name=packed.name.rpartition("/")[2], packed_file="")
        check_size(packed.data)
        found = _checked_format(packed.data)
        if found.id == ZIP:
            raise FileRefusedError("import_nested_archive", name=packed.name[:60])
    except SeveralFilesError as several:
        result = refused(several.refusal, FindingList(quote(request.file_name)))
        return replace(result, packed_files=several.names)
    except FileRefusedError as refusal:
        return replace(refused(refusal, FindingList(quote(request.file_name))), packed_files=readable)
    result = _reader(found, handed_in)(packed.data, inner, reference)
    said = FindingList(quote(request.file_name))
    said.note("import_zip_read", name=quote(packed.name), count=packed.others)
    return replace(result, findings=(*said.finished(), *result.findings), packed_files=packed.readable)


def _reader(found: Format, handed_in: Mapping[str, Reader]) -> Reader:
    return handed_in.get(found.id) or found.reader()


def _checked_format(data: bytes) -> Format:
    """The format.

    Raises:
        FileRefusedError: `import_empty_file`, `isolation_sheet_as_web_page`, `isolation_unknown_format`, or for a
            text as `check_extent`.
    """
    if not data.strip():
        raise FileRefusedError("import_empty_file")
    found = format_of(data)
    if found is not None and found.id == "lcabyg" and only_looks_like(data, _JSON, _OF_LCABYG):
        return next(row for row in FORMATS if row.id == ZIP)
    if found is None and any(sign in data[:_SNIFFED].lower() for sign in _OF_A_SPREADSHEET_AS_TEXT):
        raise FileRefusedError("isolation_sheet_as_web_page")
    if found is None:
        endings = (ending for row in FORMATS for ending in row.endings)
        raise FileRefusedError("isolation_unknown_format", endings=", ".join(dict.fromkeys(endings)))
    if found is FORMATS[-1]:
        check_extent(data)
    return found
