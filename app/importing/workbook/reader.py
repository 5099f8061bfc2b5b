"""Reads a workbook as a project with findings. The bill may have any layout."""

from collections.abc import Sequence
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
    DOCUMENT_COLUMNS,
    DOCUMENTS,
    FRACTION_COLUMNS,
    INPUT_COLUMNS,
    INPUTS,
    MODULE_COLUMNS,
    MODULES,
    NORM_COLUMNS,
    NORMS,
    OPENED,
    OPENED_COLUMNS,
    PART_COLUMNS,
    PART_HELP_COLUMNS,
    PARTS,
    POINT_COLUMNS,
    POINT_HELP_COLUMNS,
    POINTS,
    PRODUCT_COLUMNS,
    PRODUCT_MODULE_COLUMNS,
    PRODUCT_MODULES,
    PRODUCT_SOURCE_COLUMNS,
    PRODUCT_SOURCES,
    PRODUCTS,
    PROJECT,
    PROVISIONAL,
    PROVISIONAL_COLUMNS,
    QUESTIONS,
    RESULTS,
    TARGET_COLUMNS,
    TARGETS,
    Column,
    Kind,
    names_of,
)
from app.importing.bill.bill_rows import BillReading, LineIds, read_bill, together
from app.importing.bill.foreign_table import FoundBill
from app.importing.bill.stated_figures import certain, read_labels, read_results, say_stated
from app.importing.bill.table import Table, make_table
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from app.importing.common.project_result import Content, assembled, refused
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.adviser_list import read_adviser_list
from app.importing.workbook.answer_rows import AnswerTables, read_answers
from app.importing.workbook.assessment_rows import read_assessments
from app.importing.workbook.bill_sheets import BillSheets, cells_of, say_sheet
from app.importing.workbook.grid import Grid, WorkbookParts
from app.importing.workbook.joined_sheets import Joined, say_joined
from app.importing.workbook.module_rows import profiles_of_products, with_modules
from app.importing.workbook.opened_rows import with_opened
from app.importing.workbook.other_sheets import point_at_other_sheets
from app.importing.workbook.part_rows import read_part_answers
from app.importing.workbook.plan_rows import read_decisions, read_targets
from app.importing.workbook.product_rows import OfCards, read_products
from app.importing.workbook.project_sheet import read_project_sheet
from app.importing.workbook.provisional_rows import with_provisional
from app.importing.workbook.sheet_findings import point_at_cells
from app.importing.workbook.source_rows import sources_of_products
from models.domain.answers import Answers
from models.domain.bill import Bill
from models.domain.outcome import Place
from models.domain.product import ProductCard
from models.domain.project import Assessment, FindingDecision, PartAnswer, Target
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
    PARTS: names_of((*PART_COLUMNS, *PART_HELP_COLUMNS)),
    POINTS: names_of((*POINT_COLUMNS, *POINT_HELP_COLUMNS)),
    INPUTS: names_of(INPUT_COLUMNS),
    NORMS: names_of(NORM_COLUMNS),
    DOCUMENTS: names_of(DOCUMENT_COLUMNS),
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
        joined = sheets.joined(parts)
        more = sheets.grids_of(data, joined.names) if not joined.doubtful else []
    except FileRefusedError as refusal:
        return refused(refusal, findings)
    if QUESTIONS in parts.grids and not {BILL, PROJECT} & parts.grids.keys():
        return read_adviser_list(parts.grids[QUESTIONS], parts.format, reference, findings)
    bill_sheet = parts.grids[BILL].entry.name if BILL in parts.grids else ""
    unread = tuple(sheet for sheet in parts.others if sheet.name not in {grid.entry.name for grid in more})
    others = sheets.like_bill(unread)
    named = {*others} - {*joined.doubtful, *joined.copies}
    told = [sheet for sheet in unread if sheet.name in named or sheet.name not in others]
    point_at_other_sheets(told, findings, bill_sheet, named)
    if BILL not in parts.grids and PROJECT not in parts.grids:
        findings.error("import_no_sheets")
        shown = sheets.raw_tables((), parts.others)
        return ImportResult(None, findings.finished(), ImportFacts(parts.format), tables=shown)
    reader = _WorkbookReader(parts, sheets, reference, findings)
    result = reader.result(request.file_name, more, joined)
    tables = (*result.tables, *others.values())
    return replace(result, tables=tables or sheets.raw_tables(parts.grids.values(), parts.others))


class _WorkbookReader:
    """Reads the sheets of one workbook, in the order in which they need each other."""

    def __init__(
        self, parts: WorkbookParts, sheets: BillSheets, reference: Reference, findings: FindingList
    ) -> None:
        self._parts = parts
        self._sheets = sheets
        self._found: tuple[FoundBill, ...] = ()
        self._reference = reference
        self._findings = findings

    def result(self, file_name: str, more: Sequence[Grid], joined: Joined) -> ImportResult:
        """The project; `more` are the sheets that are one bill with the first."""
        project = self._project()
        snapshot = self._snapshot()
        bill = self._bill(more, joined)
        assessments = self._assessments()
        products = tuple({card.id: card for card in (*snapshot, *bill.products)}.values())
        sheets = tuple(grid.entry.name for grid in (*self._parts.grids.values(), *more))
        facts = replace(bill.counts(self._parts.format), sheets=sheets, assessment_count=len(assessments))
        targets, decisions = self._targets(), self._decisions()
        content = Content(
            Bill(bill.lines), assessments, products, targets, decisions, self._part_answers(), self._answers()
        )
        stated = (*self._stated(), *bill.stated)
        say_stated(stated, self._findings)
        result = assembled(project, content, facts, file_name, self._findings)
        tables = tuple(found.shown for found in self._found)
        result = replace(result, tables=tables, stated=(*self._results(), *stated))
        proposed = {fact.field: fact for found in reversed(self._found) for fact in found.proposed}
        return replace(result, rows=bill.rows, proposed=tuple(proposed.values()))

    def _results(self) -> tuple[StatedFigure, ...]:
        """The figures in the sheet of outcomes, which this program wrote."""
        grid = self._parts.grids.get(RESULTS)
        return () if grid is None else read_results(cells_of(grid))

    def _stated(self) -> tuple[StatedFigure, ...]:
        """The figures beside the bill."""
        beside = [figure for found in self._found for figure in found.stated]
        others = [sheet.cells for sheet in self._parts.others]
        others += [cells_of(self._parts.grids[PROJECT])] if PROJECT in self._parts.grids else []
        elsewhere = read_labels(others, self._reference.import_layouts)
        return certain((*beside, *elsewhere))

    def _project(self) -> ProjectFacts:
        grid = self._parts.grids.get(PROJECT)
        if grid is None:
            self._findings.warning("import_sheet_missing", sheet=PROJECT)
            return ProjectFacts()
        point_at_cells(grid, None, self._findings)
        first = (grid.first_row, grid.first_column)
        return read_project_sheet(grid.entry.name, grid.rows, first, self._reference, self._findings)

    def _bill(self, more: Sequence[Grid], joined: Joined) -> BillReading:
        bill = self._bill_of_sheets(more, joined)
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

    def _bill_of_sheets(self, more: Sequence[Grid], joined: Joined) -> BillReading:
        """The lines of the sheet with the bill, and of those that are one bill with it."""
        first = self._parts.grids.get(BILL)
        if first is None:
            self._findings.warning("import_sheet_missing", sheet=BILL)
            return BillReading()
        say_sheet(first, self._findings)
        bills: list[BillReading] = []
        counts: dict[str, int] = {}
        for number, grid in enumerate((first, *more), 1):
            found = self._sheets.bill_of(grid, _NAMES[BILL], self._findings)
            if found is None:
                self._findings.error("import_no_header", Place(sheet=grid.entry.name))
                continue
            self._found = (*self._found, found)
            taken = frozenset(line.id for bill in bills for line in bill.lines)
            ids = LineIds(f"b{number}-" if number > 1 else "", taken)
            bill = read_bill(self._checked(grid, found.table), self._reference, self._findings, ids)
            bills.append(replace(bill, rows=found.all_rows(bill.rows)))
            counts[grid.entry.name] = len(bill.lines)
        say_joined(joined, first.entry.name, counts, self._findings)
        return together(bills)

    def _assessments(self) -> tuple[Assessment, ...]:
        table = self._table(ASSESSMENTS)
        return read_assessments(table, self._reference, self._findings) if table else ()

    def _targets(self) -> tuple[Target, ...]:
        table = self._table(TARGETS)
        return read_targets(table, self._reference, self._findings) if table else ()

    def _decisions(self) -> tuple[FindingDecision, ...]:
        table = self._table(DECISIONS)
        return read_decisions(table, self._findings) if table else ()

    def _answers(self) -> Answers:
        tables = AnswerTables(*(self._table(sheet) for sheet in (POINTS, INPUTS, NORMS, DOCUMENTS)))
        return read_answers(tables, self._reference.questions, self._findings)

    def _part_answers(self) -> tuple[PartAnswer, ...]:
        table = self._table(PARTS)
        return read_part_answers(table, self._reference, self._findings) if table else ()

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
        styled = grid.percent_in(letters)
        texts = {
            (table.rows[i], column.letter)
            for column in table.columns
            if styled and column.letter in letters
            for i, cell in enumerate(column.cells)
            if isinstance(cell, str)
        }
        return styled - texts  # a text shows itself, whatever the format of its cell
