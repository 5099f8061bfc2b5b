"""Reads a workbook as a project with findings. The bill may have any layout."""

from dataclasses import replace

from app.formats.import_result import ImportFacts, ImportResult, StatedFigure
from app.formats.workbook_layout import (
    ASSESSMENT_COLUMNS,
    ASSESSMENT_HELP_COLUMNS,
    ASSESSMENTS,
    BILL,
    BILL_COLUMNS,
    DECISION_COLUMNS,
    DECISIONS,
    FRACTION_COLUMNS,
    MODULE_COLUMNS,
    MODULES,
    OPENED,
    OPENED_COLUMNS,
    PRODUCT_COLUMNS,
    PRODUCT_MODULE_COLUMNS,
    PRODUCT_MODULES,
    PRODUCT_SOURCE_COLUMNS,
    PRODUCT_SOURCES,
    PRODUCTS,
    PROJECT,
    PROVISIONAL,
    PROVISIONAL_COLUMNS,
    RESULTS,
    TARGET_COLUMNS,
    TARGETS,
    Column,
    Kind,
    names_of,
)
from app.importing.bill.bill_rows import BillReading, read_bill
from app.importing.bill.foreign_table import FoundBill
from app.importing.bill.stated_figures import certain, read_labels, read_results
from app.importing.bill.table import Cells, Table, make_table
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from app.importing.common.project_result import Content, assembled, refused
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.assessment_rows import read_assessments
from app.importing.workbook.bill_sheets import BillSheets, say_sheet
from app.importing.workbook.grid import Grid, WorkbookParts
from app.importing.workbook.module_rows import profiles_of_products, with_modules
from app.importing.workbook.opened_rows import with_opened
from app.importing.workbook.other_sheets import point_at_other_sheets
from app.importing.workbook.plan_rows import read_decisions, read_targets
from app.importing.workbook.product_rows import OfCards, read_products
from app.importing.workbook.project_sheet import read_project_sheet
from app.importing.workbook.provisional_rows import with_provisional
from app.importing.workbook.sheet_findings import point_at_cells
from app.importing.workbook.source_rows import sources_of_products
from models.domain.bill import Bill
from models.domain.outcome import Place
from models.domain.product import ProductCard
from models.domain.project import Assessment, FindingDecision, Target
from models.reference.product_layers import ProductLayers, by_id
from models.reference.reference import Reference

_NAMES: dict[str, dict[str, Column]] = {
    BILL: names_of(BILL_COLUMNS) | names_of(FRACTION_COLUMNS),
    ASSESSMENTS: names_of((*ASSESSMENT_COLUMNS, *ASSESSMENT_HELP_COLUMNS)),
    MODULES: names_of(MODULE_COLUMNS),
    PRODUCTS: names_of(PRODUCT_COLUMNS),
    PRODUCT_MODULES: names_of(PRODUCT_MODULE_COLUMNS),
    PRODUCT_SOURCES: names_of(PRODUCT_SOURCE_COLUMNS),
    TARGETS: names_of(TARGET_COLUMNS),
    DECISIONS: names_of(DECISION_COLUMNS),
    PROVISIONAL: names_of(PROVISIONAL_COLUMNS),
    OPENED: names_of(OPENED_COLUMNS),
}


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads a workbook (xlsx, xlsb, xls, ods) with the sheets Project, Materialen, Beoordelingen and so on.

    In a workbook of another layout the sheet that is most like a bill is read as Materialen.
    The file's name is only used in places and, without a name in the sheet Project, as the project's name.
    Never raises for the content of the file: `project` is then None and the findings say why.
    """
    findings = FindingList(quote(request.file_name))
    sheets = BillSheets(request, reference)
    try:
        parts = sheets.opened(data)
    except FileRefusedError as refusal:
        return refused(refusal, findings)
    bill_sheet = parts.grids[BILL].entry.name if BILL in parts.grids else ""
    others = sheets.like_bill(parts.others)
    point_at_other_sheets(parts.others, findings, bill_sheet, others)
    if BILL not in parts.grids and PROJECT not in parts.grids:
        findings.error("import_no_sheets")
        return ImportResult(None, findings.finished(), ImportFacts(parts.format))
    result = _WorkbookReader(parts, sheets, reference, findings).result(request.file_name)
    return replace(result, tables=(*result.tables, *others.values()))


class _WorkbookReader:
    """Reads the sheets of one workbook, in the order in which they need each other."""

    def __init__(
        self, parts: WorkbookParts, sheets: BillSheets, reference: Reference, findings: FindingList
    ) -> None:
        self._parts = parts
        self._sheets = sheets
        self._found: FoundBill | None = None
        self._reference = reference
        self._findings = findings

    def result(self, file_name: str) -> ImportResult:
        project = self._project()
        snapshot = self._snapshot()
        bill = self._bill()
        assessments = self._assessments()
        products = tuple({card.id: card for card in (*snapshot, *bill.products)}.values())
        sheets = tuple(grid.entry.name for grid in self._parts.grids.values())
        facts = replace(bill.counts(self._parts.format), sheets=sheets, assessment_count=len(assessments))
        targets, decisions = self._targets(), self._decisions()
        content = Content(Bill(bill.lines), assessments, products, targets, decisions)
        result = assembled(project, content, facts, file_name, self._findings)
        tables = (self._found.shown,) if self._found is not None else ()
        result = replace(result, tables=tables, stated=(*self._stated(), *bill.stated))
        if self._found is None:
            return result
        return replace(result, rows=self._found.all_rows(bill.rows), proposed=self._found.proposed)

    def _stated(self) -> tuple[StatedFigure, ...]:
        """The figures in the sheet of outcomes, and those beside the bill."""
        grid = self._parts.grids.get(RESULTS)
        results: tuple[StatedFigure, ...] = ()
        if grid is not None:
            results = read_results(Cells(grid.entry.name, grid.rows, grid.first_row, grid.first_column))
        beside = self._found.stated if self._found is not None else ()
        elsewhere = read_labels([sheet.cells for sheet in self._parts.others], self._reference.import_layouts)
        return (*results, *certain((*beside, *elsewhere)))

    def _project(self) -> ProjectFacts:
        grid = self._parts.grids.get(PROJECT)
        if grid is None:
            self._findings.warning("import_sheet_missing", sheet=PROJECT)
            return ProjectFacts()
        point_at_cells(grid, None, self._findings)
        first = (grid.first_row, grid.first_column)
        return read_project_sheet(grid.entry.name, grid.rows, first, self._reference, self._findings)

    def _bill(self) -> BillReading:
        table = self._bill_table()
        if table is None:
            return BillReading()
        bill = read_bill(table, self._reference, self._findings)
        modules, provisional, opened = self._table(MODULES), self._table(PROVISIONAL), self._table(OPENED)
        if self._findings.has_errors:
            return bill
        lines = bill.lines
        if modules is not None:
            lines = with_modules(lines, modules, self._reference, self._findings)
        if provisional is not None:
            lines = with_provisional(lines, provisional, self._findings)
        if opened is not None:
            lines = with_opened(lines, opened, self._findings)
        return replace(bill, lines=lines)

    def _bill_table(self) -> Table | None:
        grid = self._parts.grids.get(BILL)
        if grid is None:
            self._findings.warning("import_sheet_missing", sheet=BILL)
            return None
        say_sheet(grid, self._findings)
        self._found = self._sheets.bill_of(grid, _NAMES[BILL], self._findings)
        if self._found is None:
            self._findings.error("import_no_header", Place(sheet=grid.entry.name))
            return None
        return self._checked(grid, self._found.table)

    def _assessments(self) -> tuple[Assessment, ...]:
        table = self._table(ASSESSMENTS)
        return read_assessments(table, self._reference, self._findings) if table else ()

    def _targets(self) -> tuple[Target, ...]:
        table = self._table(TARGETS)
        return read_targets(table, self._reference, self._findings) if table else ()

    def _decisions(self) -> tuple[FindingDecision, ...]:
        table = self._table(DECISIONS)
        return read_decisions(table, self._findings) if table else ()

    def _snapshot(self) -> tuple[ProductCard, ...]:
        """The cards of Producten, which go before the library's also where the bill names products."""
        table, modules, cited = self._table(PRODUCTS), self._table(PRODUCT_MODULES), self._table(PRODUCT_SOURCES)
        others = OfCards(
            profiles_of_products(modules, self._reference, self._findings) if modules else {},
            sources_of_products(cited, self._findings) if cited else {},
        )
        if table is None:
            return ()
        cards = read_products(table, others, self._reference, self._findings)
        known = ProductLayers(by_id(cards), self._reference.products)
        self._reference = replace(self._reference, products=known)
        return cards

    def _table(self, sheet: str) -> Table | None:
        grid = self._parts.grids.get(sheet)
        if grid is None:
            return None
        table = make_table(grid.entry.name, grid.rows, grid.first_row, grid.first_column, _NAMES[sheet])
        if table is None:
            if grid.rows:
                self._findings.error("import_no_header", Place(sheet=grid.entry.name))
            return None
        return self._checked(grid, table)

    def _checked(self, grid: Grid, table: Table) -> Table:
        point_at_cells(grid, table, self._findings)
        return replace(table, percent_cells=self._percent_cells(grid, table))

    def _percent_cells(self, grid: Grid, table: Table) -> frozenset[tuple[int, str]]:
        letters = {
            column.letter
            for column in table.columns
            if column.spec is not None
            and (column.spec.kind in (Kind.PERCENT, Kind.FRACTION) or column.spec.field in ("value", "own_limit"))
        }
        return grid.percent_in(letters)
