"""Opens .xls, .xlsb and .ods: a scan of the file per format first, then its cells through the same cell reader.

A scan checks the extent of every sheet before the cell reader makes a rectangle of it, counts the rows for itself,
finds what the cell reader does not tell, and gives a file of the checked parts alone.
"""

import io
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache, partial

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.formats.cell_text import clean_text
from app.formats.workbook_layout import column_index, column_letter
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.sheet_scan import MAX_AREA, MAX_COLUMNS, MAX_ROWS, Position, SheetScan
from app.importing.workbook.grid import Grid, SheetEntry, WorkbookParts, check_every_row_was_read, guarded
from app.importing.workbook.grid import other_sheet as first_rows_of
from app.importing.workbook.other_sheets import OtherSheet, is_own
from app.importing.workbook.sheet_choice import sheet_entries

_FIRST_ROWS = 45
_MOST_NOTED = 800_000
"""Cells of one sheet with a percent sign, an error or a formula without value: 100,000 rows of eight."""


@dataclass(slots=True)
class SheetFacts:
    """Facts about one sheet while it is scanned; rows and columns are 0-based.

    Attributes:
        rows: that hold a value, be it an empty text; `numbers` those with a number, a date or yes/no.
        far: place of content beyond the limits, "" for none.
    """

    rows: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    formulas_without_value: set[tuple[int, int]] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    far: str = ""

    def note(self, found: set[tuple[int, int]], rows: Sequence[int], columns: Sequence[int]) -> None:
        """Adds the cells of some rows and columns to one of the sets, as far as any bill has so many."""
        if len(found) + len(rows) * len(columns) > _MOST_NOTED:
            self.far = str(rows[-1] + 1)
            return
        found.update((row, column) for row in rows for column in columns)

    def area(self) -> int:
        """The cells that the cell reader makes of the sheet: the rectangle around its content."""
        if not self.rows or not self.columns:
            return 0
        return (max(self.rows) - min(self.rows) + 1) * (max(self.columns) - min(self.columns) + 1)

    def check_extent(self, room: int) -> int:
        """Marks the sheet as too far when content is beyond the limits; returns the room that is left."""
        if self.columns and max(self.columns) >= MAX_COLUMNS:
            self.far = f"{column_letter(min(max(self.columns), 16_383))}{min(self.rows, default=0) + 1}"
        elif self.rows and (max(self.rows) >= MAX_ROWS or self.area() > room):
            self.far = str(max(self.rows) + 1)
        return room if self.far else room - self.area()

    def scan(self) -> SheetScan:
        """The facts as those of an xlsx sheet."""
        return SheetScan(
            frozenset(row + 1 for row in self.rows),
            _positions(self.errors),
            _positions(self.formulas_without_value),
            tuple(row + 1 for row in self.hidden_rows),
            tuple(column_letter(column) for column in self.hidden_columns if column < MAX_COLUMNS),
            tuple(
                f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
                for top, bottom, left, right in self.merged
                if right < MAX_COLUMNS
            ),
        )


def _positions(cells: Iterable[tuple[int, int]]) -> frozenset[Position]:
    return frozenset((row + 1, column_letter(column)) for row, column in cells if column < MAX_COLUMNS)


@dataclass(frozen=True, slots=True)
class ScannedBook:
    """A workbook that was scanned.

    Attributes:
        format: id of the format (formats.py).
        sheets: in the order of the workbook. A sheet that is too far must have no cells in `file`.
        file: of the checked parts alone, for the cell reader.
    """

    format: str
    sheets: tuple[SheetFacts, ...]
    file: bytes


Scanner = Callable[[bytes], ScannedBook]


def check_extents(sheets: Iterable[SheetFacts]) -> None:
    """Marks the sheets that are too far; together they may have no more cells than one may."""
    room = MAX_AREA
    for sheet in sheets:
        room = sheet.check_extent(room)


@lru_cache(maxsize=1)
def _opened(scan: Scanner, data: bytes) -> tuple[ScannedBook, CalamineWorkbook]:
    """The scan and the opened file. Kept, because a workbook is opened once more when its bill is found."""
    scanned = scan(data)
    return scanned, CalamineWorkbook.from_filelike(io.BytesIO(scanned.file))


def read_scanned(scan: Scanner, data: bytes, bill_sheet: str) -> WorkbookParts:
    """The cells of the known sheets; as `read_workbook_parts`.

    Raises:
        FileRefusedError: the file is damaged, hostile or no workbook.
    """
    scanned, book = _opened(scan, data)
    listed = book.sheets_metadata
    names = [clean_text(sheet.name) for sheet in listed]  # a name in a binary file may hold any sign
    if len(listed) != len(scanned.sheets) or len(set(names)) != len(names):
        raise FileRefusedError("import_unreadable_file")
    facts = dict(zip(names, scanned.sheets, strict=True))
    places = {name: place for place, name in enumerate(names)}
    hidden = {names[place] for place, sheet in enumerate(listed) if sheet.visible != SheetVisibleEnum.Visible}
    entries = sheet_entries([(name, name, name in hidden) for name in names], bill_sheet)
    grids: dict[str, Grid] = {}
    for entry in entries:
        if entry.sheet in grids:
            raise FileRefusedError("import_sheet_twice", sheet=entry.name[:60])
        grids[entry.sheet] = _grid(partial(book.get_sheet_by_index, places[entry.name]), entry, facts[entry.name])
    read = {entry.name for entry in entries}
    others = tuple(
        _other_sheet(name, partial(book.get_sheet_by_index, place), facts[name], is_hidden=name in hidden)
        for name, place in places.items()
        if name not in read and listed[place].typ == SheetTypeEnum.WorkSheet and not is_own(name)
        if facts[name].rows
    )
    return WorkbookParts(grids, others, scanned.format)


def _grid(sheet_of: Callable[[], CalamineSheet], entry: SheetEntry, facts: SheetFacts) -> Grid:
    if facts.far:
        raise FileRefusedError("import_far_cell", cell=facts.far)
    sheet = guarded(sheet_of)
    top, left = sheet.start or (0, 0)
    grid = Grid(entry, top + 1, left, sheet.to_python(), facts.scan(), _percent_in(facts))
    check_every_row_was_read(grid, lambda row: row - 1 in facts.numbers)
    return grid


def _percent_in(facts: SheetFacts) -> Callable[[Set[str]], frozenset[Position]]:
    def found(letters: Set[str]) -> frozenset[Position]:
        columns = {column_index(letter) for letter in letters}
        return _positions(cell for cell in facts.percent if cell[1] in columns)

    return found


def _other_sheet(
    name: str, sheet_of: Callable[[], CalamineSheet], facts: SheetFacts, *, is_hidden: bool
) -> OtherSheet:
    if facts.far:
        return OtherSheet(name, row_count=len(facts.rows), is_hidden=is_hidden)
    sheet = first_rows_of(name, sheet_of, _FIRST_ROWS)
    return OtherSheet(name, sheet.rows, sheet.first_row, sheet.first_column, len(facts.rows), is_hidden)
