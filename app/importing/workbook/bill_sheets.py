"""Finds the sheet of a workbook with the bill, and reads its table in our own layout or another."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from app.formats.cell_text import folded
from app.formats.import_result import FoundTable
from app.formats.workbook_layout import BILL, QUESTIONS, SHEET_NAMES, Column
from app.importing.bill.foreign_table import BillFinder, FoundBill
from app.importing.bill.raw_table import raw_table
from app.importing.bill.table import Cells
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.grid import Grid, WorkbookParts
from app.importing.workbook.joined_sheets import MAX_JOINED, Joined, SheetJoiner
from app.importing.workbook.other_sheets import OtherSheet
from app.importing.workbook.parts import read_workbook_parts
from models.domain.outcome import Place
from models.reference.reference import Reference

_FEWEST_COBIE = 4


class BillSheets:
    """The sheets of a workbook that look like a bill."""

    def __init__(self, request: ReadRequest, reference: Reference) -> None:
        self._request = request
        self._layouts = reference.import_layouts
        self._finder = BillFinder(reference, request)
        self._joiner = SheetJoiner(self._finder, reference.import_layouts)

    def opened(self, data: bytes) -> WorkbookParts:
        """The workbook, with the sheet that holds the bill as Materialen when there is one.

        Raises:
            FileRefusedError: the file is damaged, hostile or no workbook, or a COBie workbook.
        """
        parts = read_workbook_parts(data)
        wanted = self._request.chosen.sheet if self._request.chosen is not None else ""
        named = [sheet.name for sheet in parts.others if sheet.name == wanted]
        if named:
            return read_workbook_parts(data, named[0])
        if BILL in parts.grids or QUESTIONS in parts.grids:
            return parts
        if not wanted and is_cobie([sheet.name for sheet in parts.others], self._layouts.cobie_sheets):
            raise FileRefusedError("import_cobie")
        best = self._best(parts.others)
        return read_workbook_parts(data, best) if best else parts

    def joined(self, parts: WorkbookParts) -> Joined:
        """The sheets that are one bill with the one that is read, unless a person chose it alone."""
        grid = parts.grids.get(BILL)
        chosen = self._request.chosen
        if grid is None or (chosen is not None and (chosen.is_alone or (chosen.sheet and not chosen.signature))):
            return Joined()
        return self._joiner.joined(cells_of(grid), parts.others)

    def grids_of(self, data: bytes, names: Sequence[str]) -> list[Grid]:
        """The cells of sheets that are read besides the bill.

        Raises:
            FileRefusedError: a sheet cannot be read, or there are more than any bill has.
        """
        if len(names) > MAX_JOINED:
            raise FileRefusedError("import_too_many_sheets", count=len(names), maximum=MAX_JOINED)
        return [read_workbook_parts(data, name).grids[BILL] for name in names]

    def _best(self, sheets: tuple[OtherSheet, ...]) -> str:
        """The sheet that is most like a bill, or the first with the same header; "" for none."""
        ranked = []
        for position, sheet in enumerate(sheets):
            head = self._finder.head_of(sheet.cells)
            if head is not None:
                name = folded(sheet.name)
                preferred = (name in self._layouts.preferred_sheets) - (name in self._layouts.other_sheets)
                has_rows = len(sheet.cells.rows) > head.body
                rank = (has_rows, not sheet.is_hidden, preferred, head.score, sheet.row_count, -position)
                ranked.append((rank, sheet.name))
        return self._joiner.first_of(max(ranked)[1], sheets) if ranked else ""

    def like_bill(self, sheets: tuple[OtherSheet, ...]) -> dict[str, FoundTable]:
        """Name of each sheet that has the header of a bill but is not read -> preview of its table."""
        tables = {}
        for sheet in sheets:
            head = self._finder.named_head_of(sheet.cells)
            if head is not None:
                shown = self._finder.table_of(sheet.cells, head).shown
                tables[sheet.name] = replace(shown, row_count=max(sheet.row_count - 1, 0))
        return tables

    def raw_tables(self, read: Iterable[Grid], others: Iterable[OtherSheet]) -> tuple[FoundTable, ...]:
        """The cells of the sheets in which no table was found, for a person to point at."""
        grids = [grid for grid in read if grid.entry.sheet == BILL]
        found = [raw_table(cells_of(grid), len(grid.rows)) for grid in grids]
        found += [raw_table(sheet.cells, sheet.row_count) for sheet in others if not sheet.is_hidden]
        return tuple(table for table in found if table is not None)

    def bill_of(self, grid: Grid, names: Mapping[str, Column], findings: FindingList) -> FoundBill | None:
        """The bill in a sheet; None when no header is found."""
        cells = cells_of(grid)
        if self._finder.is_as_ours(cells, names):
            return self._finder.own_bill(cells, names)
        head = self._finder.head_of(cells)
        return self._finder.foreign_bill(cells, head, findings) if head is not None else None


def is_cobie(names: Sequence[str], cobie: Collection[str]) -> bool:
    """Whether the sheets are those of COBie: components, their types, and where they are."""
    found = {folded(name) for name in names} & set(cobie)
    return {"component", "type"} <= found and len(found) >= _FEWEST_COBIE


def cells_of(grid: Grid) -> Cells:
    """The cells of a sheet with their place."""
    return Cells(grid.entry.name, grid.rows, grid.first_row, grid.first_column)


def say_sheet(grid: Grid, findings: FindingList) -> None:
    """Adds a note with the name of the sheet that was read as the bill, when it is not ours."""
    if folded(grid.entry.name) not in SHEET_NAMES:
        place = Place(sheet=grid.entry.name)
        findings.warning("import_bill_under_other_name", place, sheet=quote(grid.entry.name), bill=BILL)
