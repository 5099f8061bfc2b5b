"""Opens workbooks: xlsx here, from its XML parts, and the other kinds through their scans."""

import posixpath
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from python_calamine import CalamineWorkbook

from app.importing.common.compound_file import SIGNATURE
from app.importing.common.container import check_xml, entry_names, read_parts, repacked
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.plain_xml import check_well_formed, children, local_name, parse, plain_sheet
from app.importing.common.sheet_scan import (
    Position,
    SheetScan,
    UnusualFormError,
    cells_with_style,
    holds_number,
    scan_sheet,
)
from app.importing.workbook.grid import (
    DAMAGE,
    Grid,
    SheetEntry,
    WorkbookParts,
    check_every_row_was_read,
    guarded,
    other_sheet,
)
from app.importing.workbook.kinds import XLSX, is_open_document, is_xlsb
from app.importing.workbook.number_formats import PERCENT_FORMATS, shows_percent
from app.importing.workbook.ods_scan import scan_ods
from app.importing.workbook.other_sheets import count_rows, first_rows_xml, has_content, is_own
from app.importing.workbook.scanned_book import Scanner, read_scanned
from app.importing.workbook.sheet_choice import sheet_entries
from app.importing.workbook.xls_scan import scan_xls
from app.importing.workbook.xlsb_scan import scan_xlsb
from app.own_fault import is_of_this_computer

_RELATIONS = "xl/_rels/workbook.xml.rels"
MAX_SHEETS = 500
MAX_SMALL_PART = 5 * 2**20
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_READ_PARTS = (
    "[content_types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedstrings.xml",
)
"""The parts that are parsed besides the sheets, in lower case. The others are not, so they may say anything."""


def read_workbook_parts(data: bytes, bill_sheet: str = "") -> WorkbookParts:
    """Opens a workbook under the limits of container.py and reads the cells of the known sheets.

    Without a sheet Project or Materialen it is not a workbook of this program, and its sheets are all other ones.

    Args:
        bill_sheet: name of the sheet to be read as Materialen, "" for the sheet that is called so.

    Raises:
        FileRefusedError: the file is damaged, hostile or no workbook; no other exception is raised.
    """
    scanned = scanner_of(data)
    if scanned is None:
        return guarded(lambda: _read(data, bill_sheet))
    return guarded(lambda: read_scanned(scanned, data, bill_sheet))


def scanner_of(data: bytes) -> Scanner | None:
    """The scan of the kind of workbook that the first bytes and the names in the archive say; None for xlsx."""
    if data.startswith(SIGNATURE):
        return scan_xls
    names = entry_names(data)
    if is_open_document(names):
        return scan_ods
    return scan_xlsb if is_xlsb(names) else None


def _read(data: bytes, bill_sheet: str) -> WorkbookParts:
    parts = read_parts(data, is_checked=False)
    if XLSX not in parts:
        raise FileRefusedError("import_not_a_workbook")
    listed = _listed_sheets(parts)
    parts = _checked_parts(parts, {part for _, part, _ in listed})
    entries = sheet_entries(listed, bill_sheet)
    scans: dict[str, SheetScan] = {}
    for entry in entries:
        scans[entry.part] = _scan(parts, entry.part)
        check_well_formed(parts[entry.part])
    others = _cut_other_sheets(parts, listed, {entry.part for entry in entries})
    book = CalamineWorkbook.from_filelike(repacked(parts))
    percent = _percent_styles(parts.get("xl/styles.xml", b""))
    grids: dict[str, Grid] = {}
    for entry in entries:
        if entry.sheet in grids:
            raise FileRefusedError("import_sheet_twice", sheet=entry.name[:60])
        grids[entry.sheet] = _grid(book, entry, scans[entry.part], _SheetXml(parts[entry.part], percent))
    hidden = {name for name, _, is_hidden in listed if is_hidden}
    looked_at = tuple(
        replace(
            other_sheet(name, partial(book.get_sheet_by_name, name)), row_count=count, is_hidden=name in hidden
        )
        for name, count in others
    )
    return WorkbookParts(grids, looked_at)


def _checked_parts(parts: dict[str, bytes], sheets: Set[str]) -> dict[str, bytes]:
    """The parts that are parsed, each checked; the others, which may be in any encoding, are left out."""
    used = {name: xml for name, xml in parts.items() if name.lower() in _READ_PARTS or name in sheets}
    for name, xml in used.items():
        check_xml(name, xml)
    return used


def _listed_sheets(parts: dict[str, bytes]) -> list[tuple[str, str, bool]]:
    """Name, part ("" when it points nowhere) and whether it is hidden, of every sheet."""
    for name in (XLSX, _RELATIONS):
        check_xml(name, parts[name])
    if len(parts[XLSX]) > MAX_SMALL_PART or len(parts[_RELATIONS]) > MAX_SMALL_PART:
        raise FileRefusedError("import_zip_bomb")
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in parse(parts[_RELATIONS])
    }
    sheets = [sheet for group in children(parse(parts[XLSX]), "sheets") for sheet in group]
    if len(sheets) > MAX_SHEETS:
        raise FileRefusedError("import_zip_bomb")
    listed = []
    for sheet in sheets:
        part = targets.get(sheet.get(_RELATION) or sheet.get(_RELATION_STRICT) or "", "")
        listed.append((sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"))
    return listed


def _scan(parts: dict[str, bytes], name: str) -> SheetScan:
    with suppress(UnusualFormError):
        return scan_sheet(parts[name])
    parts[name] = plain_sheet(parts[name])
    try:
        return scan_sheet(parts[name])
    except UnusualFormError:
        raise FileRefusedError("import_unreadable_file") from None


def _cut_other_sheets(
    parts: dict[str, bytes], listed: list[tuple[str, str, bool]], read: set[str]
) -> list[tuple[str, int]]:
    """Cuts the sheets that are not read to their first rows, so that the cell reader gets no more of them.

    Returns:
        The names of those with content, and their numbers of rows.
    """
    named = {part: name for name, part, _ in listed if part not in read and not is_own(name)}
    with_content = [
        (name, count_rows(parts[part])) for part, name in named.items() if has_content(parts.get(part, b""))
    ]
    for part in [part for part in parts if part in named or part.startswith("xl/worksheets/")]:
        if part in read:
            continue
        xml = _first_rows(parts.pop(part)) if part in named else None
        if xml is not None:
            parts[part] = xml
    if b"<![CDATA[" in parts.get("xl/sharedStrings.xml", b""):
        raise FileRefusedError("import_unreadable_file")
    return with_content


def _first_rows(xml: bytes) -> bytes | None:
    try:
        return first_rows_xml(xml)
    except DAMAGE as problem:
        if is_of_this_computer(problem):
            raise
        return None


@dataclass(frozen=True, slots=True)
class _SheetXml:
    """The part of a sheet in the ordinary form, and the numbers of the styles with a percent sign."""

    xml: bytes
    percent_styles: frozenset[int]

    def percent_in(self, letters: Set[str]) -> frozenset[Position]:
        return cells_with_style(self.xml, set(letters), self.percent_styles)

    def holds_number(self, row: int) -> bool:
        return holds_number(self.xml, row)


def _grid(book: CalamineWorkbook, entry: SheetEntry, scan: SheetScan, part: _SheetXml) -> Grid:
    sheet = book.get_sheet_by_name(entry.name)
    top, left = sheet.start or (0, 0)
    grid = Grid(entry, top + 1, left, sheet.to_python(), scan, part.percent_in)
    check_every_row_was_read(grid, part.holds_number)
    return grid


def _percent_styles(xml: bytes) -> frozenset[int]:
    if not xml:
        return frozenset()
    root = parse(xml)
    custom = {
        int(fmt.get("numFmtId", "0"))
        for group in children(root, "numFmts")
        for fmt in group
        if shows_percent(fmt.get("formatCode", ""))
    }
    formats = [cell for group in children(root, "cellXfs") for cell in group if local_name(cell) == "xf"]
    percent = {*PERCENT_FORMATS, *custom}
    return frozenset(i for i, cell in enumerate(formats) if int(cell.get("numFmtId", "0")) in percent)
