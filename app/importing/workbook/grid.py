"""What every kind of workbook is opened to: its sheets, their cells, and what the cells do not say themselves."""

import struct
import zlib
from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import TypeVar
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from python_calamine import CalamineError, CalamineSheet

from app.formats.cell_text import Cell
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.sheet_scan import Position, SheetScan
from app.importing.workbook.other_sheets import OtherSheet
from app.own_fault import is_of_this_computer

_Read = TypeVar("_Read")
DAMAGE = (
    BadZipFile, zlib.error, CalamineError, DefusedXmlException, SyntaxError, UnicodeError, ExpatError, EOFError,
    OSError, LookupError, ValueError, struct.error, OverflowError, RuntimeError,
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

    Attributes:
        first_row: 1-based; `first_column` is 0-based.
        percent_in: the cells in some columns that show a percent sign.
    """

    entry: SheetEntry
    first_row: int
    first_column: int
    rows: list[list[Cell]]
    scan: SheetScan
    percent_in: Callable[[Set[str]], frozenset[Position]]


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The sheets that the program reads, by canonical name.

    Attributes:
        others: the sheets with content that it does not read, except those that it writes itself.
        format: id of the format (formats.py).
    """

    grids: dict[str, Grid]
    others: tuple[OtherSheet, ...] = ()
    format: str = "xlsx"


def guarded(read: Callable[[], _Read]) -> _Read:
    """The result of `read`, with every exception for a damaged file turned into FileRefusedError, none of ours."""
    try:
        return read()
    except DAMAGE as problem:
        if is_of_this_computer(problem):
            raise
        raise FileRefusedError("import_unreadable_file") from problem
    except BaseException as problem:
        # A fault inside the compiled cell reader arrives as an exception outside the usual tree.
        if type(problem).__name__ != "PanicException":
            raise
        raise FileRefusedError("import_unreadable_file") from problem


def other_sheet(name: str, sheet_of: Callable[[], CalamineSheet], most_rows: int | None = None) -> OtherSheet:
    """A sheet that is not read, with its first rows; with none when they cannot be parsed."""
    try:
        return guarded(lambda: _looked_at(name, sheet_of(), most_rows))
    except FileRefusedError:
        return OtherSheet(name)


def _looked_at(name: str, sheet: CalamineSheet, most_rows: int | None) -> OtherSheet:
    top, left = sheet.start or (0, 0)
    return OtherSheet(name, sheet.to_python(nrows=most_rows), top + 1, left)


def check_every_row_was_read(grid: Grid, holds_number: Callable[[int], bool]) -> None:
    """Compares the rows that were read with an independent count of the rows in the file.

    Args:
        holds_number: whether a cell of the row holds a number, a date or yes/no, which reads as more than "".
    """
    if all(map(any, grid.rows)) and grid.scan.rows == set(range(grid.first_row, grid.first_row + len(grid.rows))):
        return
    rows = enumerate(grid.rows, grid.first_row)
    read = {number for number, row in rows if any(row) or any(cell != "" for cell in row)}
    missed = grid.scan.rows - read
    if read - grid.scan.rows or any(map(holds_number, missed)):
        raise FileRefusedError("import_rows_missed", sheet=grid.entry.name[:60])
