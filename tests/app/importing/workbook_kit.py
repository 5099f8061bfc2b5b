"""Makes workbooks to read: well-formed ones with openpyxl, and others from the XML up."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.csv import reader as csv_bill
from app.importing.workbook import reader as workbook_reader
from app.texts import text, todo
from models.domain.outcome import Severity
from models.reference.reference import Reference

HEAD = ("id", "omschrijving", "hoeveelheid", "eenheid")
ROW = ("a", "vloer", 5.0, "m2")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def read_workbook(data: bytes, file_name: str, reference: Reference) -> ImportResult:
    """A workbook as it is read when nobody chose anything for it."""
    return workbook_reader.read(data, ReadRequest(file_name), reference)


def read_csv(data: bytes, file_name: str, reference: Reference) -> ImportResult:
    """A CSV file as it is read when nobody chose anything for it."""
    return csv_bill.read(data, ReadRequest(file_name), reference)


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with the given rows per sheet, saved by openpyxl."""
    return saved(book_of(sheets))


def book_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bill(*rows: Sequence[Any], head: Sequence[Any] = HEAD) -> bytes:
    """A workbook with the sheet Materialen only."""
    return workbook({"Materialen": [head, *rows]})


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row_xml(number: int, *cells: str | float, attributes: str = "") -> str:
    """A row of text and number cells from column A on."""
    parts = []
    for letter, cell in zip("ABCDEFGHIJ", cells, strict=False):
        if isinstance(cell, str):
            parts.append(f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>')
        else:
            parts.append(f'<c r="{letter}{number}"><v>{cell}</v></c>')
    return f'<row r="{number}"{attributes}>{"".join(parts)}</row>'


def raw_parts(sheet: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook whose only sheet, Materialen, is the XML given."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Materialen" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def raw_bill(rows: str, before: str = "", after: str = "") -> bytes:
    """A workbook with Materialen from row 2 on as XML; the header is in row 1."""
    return zipped(raw_parts(sheet_xml(row_xml(1, *HEAD) + rows, before, after)))


def replaced_part(data: bytes, part: str, change: Mapping[bytes, bytes]) -> bytes:
    """The workbook with texts replaced in one part; every text must be there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    content = parts[part]
    assert isinstance(content, bytes)
    for old, new in change.items():
        assert old in content, f"{part} does not hold {old!r}: the test would test nothing"
        content = content.replace(old, new, 1)
    return zipped({**parts, part: content})


def codes(result: ImportResult, severity: Severity | None = None) -> set[str]:
    return {finding.code for finding in result.findings if severity in (None, finding.severity)}


def readable(result: ImportResult) -> Iterable[str]:
    """Every finding in both languages; fails when a text or a value for it is missing."""
    for finding in result.findings:
        yield from (text(finding.message, "nl"), text(finding.message, "en"))
        yield from (todo(finding.message, "nl"), todo(finding.message, "en"))
