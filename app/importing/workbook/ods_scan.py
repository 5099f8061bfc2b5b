"""Scans an OpenDocument spreadsheet (.ods): extents, rows, hidden parts, errors and percent signs.

A row or cell may stand for any number of equal ones, so the extent is counted before the cell reader writes them
out. Elements and attributes: OpenDocument 1.3, part 3, OASIS.
"""

import re
from collections.abc import Sequence
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape

from app.importing.common.container import check_xml, read_parts, repacked
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.plain_xml import MAX_BYTES, check_well_formed
from app.importing.common.sheet_scan import MAX_COLUMNS, MAX_ROWS
from app.importing.workbook.scanned_book import ScannedBook, SheetFacts, check_extents

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_MAX_SHEETS = 500
_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {f"{_SPACES}{name}:1.0": name for name in ("office", "table", "text", "style")}
_TABLE, _TABLE_END = b"<table:table ", b"</table:table>"
_ROW_START, _ROW_END = b"<table:table-row", b"</table:table-row>"
_ROW = re.compile(rb"<table:table-row(?=[\s>/])[^>]*>")
_GROUP = re.compile(
    rb'<table:table-row-group\s[^>]*table:display="false"|<table:table-row-group[\s>]|</table:table-row-group>'
)
_COLUMN = re.compile(rb"<table:table-column(?=[\s>/])[^>]*>")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s>/])([^>]*)>")
_REPEATED_ROWS = re.compile(rb'table:number-rows-repeated="([0-9]+)"')
_REPEATED = re.compile(rb'table:number-columns-repeated="([0-9]+)"')
_SPANNED = re.compile(rb'table:number-(columns|rows)-spanned="([0-9]+)"')
_VALUES = (b'office:value="', b"office:boolean-value=", b"office:date-value=", b"office:time-value=")
_ERROR_TEXT = re.compile(rb"<text:p>(?:#[A-Z0-9/]+[!?]|#N/A|Err:[0-9]{3})</text:p>")
_MOST_DIGITS = 7
_PERCENTAGE = b'office:value-type="percentage"'
_NOTEWORTHY = (b"-spanned=", b'"error"', _PERCENTAGE, b"table:formula=")


def scan_ods(data: bytes) -> ScannedBook:
    """Scans a spreadsheet.

    Raises:
        FileRefusedError: the file is damaged, hostile, encrypted or another document.
    """
    parts = read_parts(data, ("mimetype", _CONTENT, _MANIFEST.lower()), is_checked=False)
    if not parts.get("mimetype", b"").startswith(MIMETYPE):
        raise FileRefusedError("import_other_document")
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise FileRefusedError("import_encrypted")
    check_xml(_CONTENT, parts[_CONTENT])
    xml = _ordinary(parts[_CONTENT])
    check_well_formed(xml)
    tables = _tables(xml)
    facts = tuple(_SheetText(text).facts for _, text in tables)
    check_extents(facts)
    emptied = _without(xml, [start for (start, _), sheet in zip(tables, facts, strict=True) if sheet.far])
    checked = {"mimetype": MIMETYPE, _MANIFEST: b"<manifest/>", _CONTENT: emptied}
    return ScannedBook("ods", facts, repacked(checked).getvalue())


def _ordinary(xml: bytes) -> bytes:
    """The content with the usual prefixes, without comments, CDATA, other quotes and bare signs.

    Mostly it is so already. A bare > in an attribute would end its tag for the searches below.
    """
    body = xml.find(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    # One byte is found far faster than two: most contents hold no such sign at all.
    has_comment = b"!" in xml and b"<!" in xml
    has_other_quotes = xml.find(b"'", body) >= 0 and xml.find(b"='", body) >= 0
    has_open_signs = xml.count(b">") != xml.count(b"<")
    if _TABLE in xml and not has_comment and not has_other_quotes and not has_open_signs:
        return xml
    if len(xml) > MAX_BYTES:
        raise FileRefusedError("import_file_too_large", megabytes=len(xml) // 2**20, limit=MAX_BYTES // 2**20)
    written: list[str] = []
    parser = ParserCreate(namespace_separator=" ")

    def named(name: str) -> str:
        space, _, local = name.rpartition(" ")
        return f"{_PREFIXES.get(space, 'other')}:{local}" if space else local

    def start(name: str, attributes: dict[str, str]) -> None:
        said = "".join(f" {named(key)}={_attribute(value)}" for key, value in attributes.items())
        written.append(f"<{named(name)}{said}>")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: written.append(f"</{named(name)}>")
    parser.CharacterDataHandler = lambda text: written.append(escape(text))
    parser.Parse(xml, True)
    return "".join(written).encode()


def _attribute(value: str) -> str:
    """The value in double quotes, whatever it holds."""
    return '"' + escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}) + '"'


def _tables(xml: bytes) -> list[tuple[int, bytes]]:
    """Place and text of every table, from behind its start tag up to its end tag."""
    found = []
    at = xml.find(_TABLE)
    while at >= 0:
        start = xml.find(b">", at) + 1
        end = start if xml.startswith(b"/>", start - 2) else xml.find(_TABLE_END, start)
        following = xml.find(_TABLE, start)
        if end < 0 or 0 <= following < end:
            raise FileRefusedError("import_unreadable_file")
        found.append((start, xml[start:end]))
        at = following
        if len(found) > _MAX_SHEETS:
            raise FileRefusedError("import_zip_bomb")
    return found


def _without(xml: bytes, starts: Sequence[int]) -> bytes:
    """The content with the tables at some places emptied."""
    for start in reversed(starts):
        xml = xml[:start] + xml[xml.find(_TABLE_END, start) :]
    return xml


class _SheetText:
    """The text of one table."""

    def __init__(self, text: bytes) -> None:
        self.facts = SheetFacts()
        self._row = 0
        self._read_columns(text)
        has_groups = b"<table:table-row-group" in text
        depth: list[bool] = []
        for chunk in text.split(_ROW_END):
            if has_groups:
                _follow_groups(chunk, depth)
            self._read_rows(chunk, is_hidden=any(depth))

    def _read_rows(self, chunk: bytes, *, is_hidden: bool) -> None:
        """Reads the rows that begin in a piece up to the end of a row: those without cells, and one with."""
        at = chunk.find(_ROW_START)
        while at >= 0:
            match = _ROW.match(chunk, at)
            if match is not None and not match[0].endswith(b"/>"):
                self._read_row(match[0], chunk[match.end() :], is_hidden=is_hidden)
                return
            if match is not None:
                self._row += _count(_REPEATED_ROWS.search(match[0]))
            at = chunk.find(_ROW_START, at + 1)

    def _read_columns(self, text: bytes) -> None:
        column = 0
        for match in _COLUMN.finditer(text):
            count = _count(_REPEATED.search(match[0]))
            if b'table:visibility="collapse"' in match[0] or b'table:visibility="filter"' in match[0]:
                self.facts.hidden_columns.extend(range(min(column, MAX_COLUMNS), min(column + count, MAX_COLUMNS)))
            column += count

    def _read_row(self, tag: bytes, cells: bytes, *, is_hidden: bool) -> None:
        count = _count(_REPEATED_ROWS.search(tag))
        end = _last_content(cells)
        if end >= 0:
            self._read_content(cells, end, count)
            if is_hidden or b'table:visibility="collapse"' in tag or b'table:visibility="filter"' in tag:
                self.facts.hidden_rows.extend(self._numbers(count))
        self._row += count

    def _numbers(self, count: int) -> range:
        """The numbers of the rows that an element stands for, as far as there may be rows."""
        return range(min(self._row, MAX_ROWS), min(self._row + count, MAX_ROWS + 1))

    def _read_content(self, cells: bytes, end: int, count: int) -> None:
        """Reads a row of which the last cell with content has its attributes at `end`."""
        if self._row + count > MAX_ROWS:
            self.facts.far = str(self._row + count)
        rows = self._numbers(count)
        self.facts.rows.update(rows)
        if any(mark in cells for mark in _VALUES):
            self.facts.numbers.update(rows)
        head = cells[: cells.find(b">", end)]
        if b"columns-repeated" in head or b"covered-" in head:
            self._read_cells(cells, rows)
            return
        parts = head.split(b"<table:table-cell")
        self.facts.columns.update((0, len(parts) - 2))
        noted = [mark for mark in _NOTEWORTHY if mark in head]
        if noted == [_PERCENTAGE]:
            columns = [column for column, part in enumerate(parts, -1) if _PERCENTAGE in part]
            self.facts.note(self.facts.percent, rows, columns)
        elif noted:
            self._read_cells(cells, rows)

    def _read_cells(self, cells: bytes, rows: range) -> None:
        column = 0
        matches = list(_CELL.finditer(cells))
        ends = [match.start() for match in matches[1:]]
        ends.append(len(cells))
        for match, end in zip(matches, ends, strict=True):
            attributes = match[1]
            count = _count(_REPEATED.search(attributes))
            if b"office:" in attributes or b"table:formula=" in attributes:
                self.facts.columns.update((column, column + count - 1))
                if column + count <= MAX_COLUMNS:
                    self._read_cell(attributes, cells[match.end() : end], rows, range(column, column + count))
            column += count

    def _read_cell(self, attributes: bytes, content: bytes, rows: range, columns: range) -> None:
        is_formula = b"table:formula=" in attributes
        if b'-type="error"' in attributes or (is_formula and _ERROR_TEXT.search(content)):
            self.facts.note(self.facts.errors, rows, columns)
        elif is_formula and b"office:value-type=" not in attributes:
            self.facts.note(self.facts.formulas_without_value, rows, columns)
        elif b'office:value-type="percentage"' in attributes:
            self.facts.note(self.facts.percent, rows, columns)
        spans = {kind: min(int(number[:_MOST_DIGITS]), MAX_ROWS) for kind, number in _SPANNED.findall(attributes)}
        across, down = max(spans.get(b"columns", 1), 1), max(spans.get(b"rows", 1), 1)
        if (across > 1 or down > 1) and rows:
            self.facts.merged.append((rows[0], rows[0] + down - 1, columns[0], columns[0] + across - 1))


def _last_content(cells: bytes) -> int:
    """The place of the last attribute that gives a cell content, -1 for none; an element is none."""
    at = cells.rfind(b"office:")
    while at > 0 and cells[at - 1] in b"</":
        at = cells.rfind(b"office:", 0, at)
    return max(at, cells.rfind(b"table:formula="))


def _count(match: "re.Match[bytes] | None") -> int:
    """The number of equal rows or cells that an element stands for, cut off far beyond any limit."""
    if match is None:
        return 1
    return int(match[1]) if len(match[1]) <= _MOST_DIGITS else 10**_MOST_DIGITS


def _follow_groups(chunk: bytes, depth: list[bool]) -> None:
    """Keeps which groups of rows are open, and which of them are hidden."""
    for match in _GROUP.finditer(chunk):
        if match[0].startswith(b"</"):
            if depth:
                depth.pop()
        else:
            depth.append(b"false" in match[0])
