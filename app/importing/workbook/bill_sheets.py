"""Finds the sheet of a workbook with the bill, and reads its table in our own layout or another."""

from collections.abc import Mapping
from dataclasses import replace

from app.formats.cell_text import folded
from app.formats.import_result import FoundTable
from app.formats.workbook_layout import BILL, SHEET_NAMES, Column
from app.importing.bill.foreign_table import BillFinder, FoundBill
from app.importing.bill.table import Cells
from app.importing.common.finding_list import FindingList, quote
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.grid import Grid, WorkbookParts
from app.importing.workbook.other_sheets import OtherSheet
from app.importing.workbook.parts import read_workbook_parts
from models.domain.outcome import Place
from models.reference.reference import Reference


class BillSheets:
    """The sheets of a workbook that look like a bill."""

    def __init__(self, request: ReadRequest, reference: Reference) -> None:
        self._request = request
        self._layouts = reference.import_layouts
        self._finder = BillFinder(reference, request)

    def opened(self, data: bytes) -> WorkbookParts:
        """The workbook, with the sheet that holds the bill as Materialen when there is one.

        Raises:
            FileRefusedError: the file is damaged, hostile or no workbook.
        """
        parts = read_workbook_parts(data)
        wanted = self._request.chosen.sheet if self._request.chosen is not None else ""
        named = [sheet.name for sheet in parts.others if sheet.name == wanted]
        if named:
            return read_workbook_parts(data, named[0])
        if BILL in parts.grids:
            return parts
        best = self._best(parts.others)
        return read_workbook_parts(data, best) if best else parts

    def _best(self, sheets: tuple[OtherSheet, ...]) -> str:
        """The sheet that is most like a bill, "" for none."""
        ranked = []
        for position, sheet in enumerate(sheets):
            head = self._finder.head_of(sheet.cells)
            if head is not None:
                name = folded(sheet.name)
                preferred = (name in self._layouts.preferred_sheets) - (name in self._layouts.other_sheets)
                has_rows = len(sheet.cells.rows) > head.body
                rank = (has_rows, not sheet.is_hidden, preferred, head.score, sheet.row_count, -position)
                ranked.append((rank, sheet.name))
        return max(ranked)[1] if ranked else ""

    def like_bill(self, sheets: tuple[OtherSheet, ...]) -> dict[str, FoundTable]:
        """Name of each sheet that has the header of a bill but is not read -> preview of its table."""
        tables = {}
        for sheet in sheets:
            head = self._finder.named_head_of(sheet.cells)
            if head is not None:
                shown = self._finder.table_of(sheet.cells, head).shown
                tables[sheet.name] = replace(shown, row_count=max(sheet.row_count - 1, 0))
        return tables

    def bill_of(self, grid: Grid, names: Mapping[str, Column], findings: FindingList) -> FoundBill | None:
        """The bill in a sheet; None when no header is found."""
        cells = Cells(grid.entry.name, grid.rows, grid.first_row, grid.first_column)
        if self._finder.is_as_ours(cells, names):
            return self._finder.own_bill(cells, names)
        head = self._finder.head_of(cells)
        return self._finder.foreign_bill(cells, head, findings) if head is not None else None


def say_sheet(grid: Grid, findings: FindingList) -> None:
    """Adds a note with the name of the sheet that was read as the bill, when it is not ours."""
    if folded(grid.entry.name) not in SHEET_NAMES:
        place = Place(sheet=grid.entry.name)
        findings.warning("import_bill_under_other_name", place, sheet=quote(grid.entry.name), bill=BILL)
