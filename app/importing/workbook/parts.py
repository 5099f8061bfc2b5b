"""Reads the parts of an xlsx file: its sheets, their cells, and the cells that show a percent sign."""

import posixpath
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from python_calamine import CalamineError, CalamineWorkbook

from app.formats.cell_text import Cell, folded
from app.formats.workbook_layout import BILL, PROJECT, RESULTS, SHEET_NAMES
from app.importing.common.container import read_parts, repacked
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.plain_xml import check_well_formed, children, local_name, parse, plain_sheet
from app.importing.common.sheet_scan import SheetScan, UnusualFormError, holds_number, scan_sheet
from app.importing.workbook.other_sheets import OtherSheet, count_rows, first_rows_xml, has_content, is_own
from app.own_fault import is_of_this_computer

_Read = TypeVar("_Read")
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
MAX_SHEETS = 500
MAX_SMALL_PART = 5 * 2**20
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_PERCENT_FORMATS = (9, 10)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

_DAMAGE = (
    BadZipFile, zlib.error, CalamineError, DefusedXmlException, SyntaxError, UnicodeError, ExpatError, EOFError,
    OSError, KeyError, IndexError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip
"""Exceptions of the zip, XML and cell readers on damaged input, found by reading mutated files."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet as the workbook lists it. `sheet` is the canonical name of layout.py."""

    sheet: str
    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, every row equally long; `rows[0][0]` is at `first_row`, `first_column`.

    `first_row` is 1-based, `first_column` 0-based. `xml` is the sheet's part in the ordinary form.
    """

    entry: SheetEntry
    first_row: int
    first_column: int
    rows: list[list[Cell]]
    scan: SheetScan
    xml: bytes


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The sheets that the program reads, by canonical name, and the style numbers with a percent sign.

    `others` are the sheets with content that it does not read, except those that it writes itself.
    """

    grids: dict[str, Grid]
    percent_styles: frozenset[int]
    others: tuple[OtherSheet, ...] = ()


def read_workbook_parts(data: bytes, bill_sheet: str = "") -> WorkbookParts:
    """Opens a workbook under the limits of container.py and reads the cells of the known sheets.

    Without a sheet Project or Materialen it is not a workbook of this program, and its sheets are all other ones.

    Args:
        bill_sheet: name of the sheet to be read as Materialen, "" for the sheet that is called so.

    Raises:
        FileRefusedError: the file is damaged, hostile or no workbook; no other exception is raised.
    """
    return _guarded(lambda: _read(data, bill_sheet))


def _guarded(read: Callable[[], _Read]) -> _Read:
    """The result of `read`, with every exception for a damaged file turned into FileRefusedError, none of ours."""
    try:
        return read()
    except _DAMAGE as problem:
        if is_of_this_computer(problem):
            raise
        raise FileRefusedError("import_unreadable_file") from problem
    except BaseException as problem:
        # A fault inside the compiled cell reader arrives as an exception outside the usual tree.
        if type(problem).__name__ != "PanicException":
            raise
        raise FileRefusedError("import_unreadable_file") from problem


def _read(data: bytes, bill_sheet: str) -> WorkbookParts:
    parts = read_parts(data)
    if _WORKBOOK not in parts:
        raise FileRefusedError("import_not_a_workbook")
    listed = _listed_sheets(parts)
    entries = _sheet_entries(listed, bill_sheet)
    scans: dict[str, SheetScan] = {}
    for entry in entries:
        scans[entry.part] = _scan(parts, entry.part)
        check_well_formed(parts[entry.part])
    others = _cut_other_sheets(parts, listed, {entry.part for entry in entries})
    book = CalamineWorkbook.from_filelike(repacked(parts))
    grids: dict[str, Grid] = {}
    for entry in entries:
        if entry.sheet in grids:
            raise FileRefusedError("import_sheet_twice", sheet=entry.name[:60])
        grids[entry.sheet] = _grid(book, entry, scans[entry.part], parts[entry.part])
    percent = _percent_styles(parts.get("xl/styles.xml", b""))
    hidden = {name for name, _, is_hidden in listed if is_hidden}
    looked_at = tuple(
        replace(_other_sheet(book, name), row_count=count, is_hidden=name in hidden) for name, count in others
    )
    return WorkbookParts(grids, percent, looked_at)


def _listed_sheets(parts: dict[str, bytes]) -> list[tuple[str, str, bool]]:
    """Name, part ("" when it points nowhere) and whether it is hidden, of every sheet."""
    if len(parts[_WORKBOOK]) > MAX_SMALL_PART or len(parts[_RELATIONS]) > MAX_SMALL_PART:
        raise FileRefusedError("import_zip_bomb")
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in parse(parts[_RELATIONS])
    }
    sheets = [sheet for group in children(parse(parts[_WORKBOOK]), "sheets") for sheet in group]
    if len(sheets) > MAX_SHEETS:
        raise FileRefusedError("import_zip_bomb")
    listed = []
    for sheet in sheets:
        part = targets.get(sheet.get(_RELATION) or sheet.get(_RELATION_STRICT) or "", "")
        listed.append((sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"))
    return listed


def _sheet_entries(listed: list[tuple[str, str, bool]], bill_sheet: str) -> list[SheetEntry]:
    entries = [SheetEntry(SHEET_NAMES.get(folded(name), ""), *sheet) for sheet in listed for name in sheet[:1]]
    if not any(entry.sheet in (PROJECT, BILL) for entry in entries):
        entries = [entry for entry in entries if entry.sheet == RESULTS or entry.name == bill_sheet]
    if bill_sheet:
        entries = [
            replace(entry, sheet=BILL if entry.name == bill_sheet else "")
            if entry.sheet == BILL or entry.name == bill_sheet
            else entry
            for entry in entries
        ]
    return [entry for entry in entries if entry.sheet]


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
    except _DAMAGE as problem:
        if is_of_this_computer(problem):
            raise
        return None


def _other_sheet(book: CalamineWorkbook, name: str) -> OtherSheet:
    with suppress(FileRefusedError):
        return _guarded(lambda: _looked_at(book, name))
    return OtherSheet(name)


def _looked_at(book: CalamineWorkbook, name: str) -> OtherSheet:
    sheet = book.get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    return OtherSheet(name, sheet.to_python(), top + 1, left)


def _grid(book: CalamineWorkbook, entry: SheetEntry, scan: SheetScan, xml: bytes) -> Grid:
    sheet = book.get_sheet_by_name(entry.name)
    top, left = sheet.start or (0, 0)
    rows: list[list[Cell]] = sheet.to_python()
    grid = Grid(entry, top + 1, left, rows, scan, xml)
    _check_every_row_was_read(grid)
    return grid


def _check_every_row_was_read(grid: Grid) -> None:
    """Compares the rows that were read with an independent count of the rows in the file."""
    if all(map(any, grid.rows)) and grid.scan.rows == set(range(grid.first_row, grid.first_row + len(grid.rows))):
        return
    rows = enumerate(grid.rows, grid.first_row)
    read = {number for number, row in rows if any(row) or any(cell != "" for cell in row)}
    missed = grid.scan.rows - read
    if read - grid.scan.rows or any(holds_number(grid.xml, row) for row in missed):
        raise FileRefusedError("import_rows_missed", sheet=grid.entry.name[:60])


def _percent_styles(xml: bytes) -> frozenset[int]:
    if not xml:
        return frozenset()
    root = parse(xml)
    custom = {
        int(fmt.get("numFmtId", "0"))
        for group in children(root, "numFmts")
        for fmt in group
        if "%" in _QUOTED.sub("", fmt.get("formatCode", ""))
    }
    formats = [cell for group in children(root, "cellXfs") for cell in group if local_name(cell) == "xf"]
    percent = {*_PERCENT_FORMATS, *custom}
    return frozenset(i for i, cell in enumerate(formats) if int(cell.get("numFmtId", "0")) in percent)
