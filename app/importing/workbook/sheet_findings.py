"""Findings about a sheet as a whole: errors, formulas without value, merged cells, and hidden parts."""

from app.formats.workbook_layout import column_letter
from app.importing.bill.table import Table
from app.importing.common.finding_list import FindingList
from app.importing.common.sheet_scan import is_within
from app.importing.workbook.grid import Grid
from models.domain.outcome import Place, Severity


def point_at_cells(grid: Grid, table: Table | None, findings: FindingList) -> None:
    """Adds the findings of one sheet; `table` is None for the sheet Project, where every cell counts.

    A cell in a column that the program does not use gives a warning, not an error, and so does one in the bill.
    """
    letters = {column.letter for column in table.columns if column.spec is not None} if table else None
    for code, positions in (
        ("import_error_cell", grid.scan.errors),
        ("import_formula_without_value", grid.scan.formulas_without_value),
    ):
        for row, letter in sorted(positions):
            is_used = letters is None or (letter in letters and table is not None and row >= table.header_row)
            place = Place(sheet=grid.entry.name, row=row, column=letter)
            if is_used and table is not None and table.is_lenient:
                findings.unread(code, place)
            else:
                findings.add(Severity.ERROR if is_used else Severity.WARNING, code, place)
    _point_at_hidden(grid, findings)
    _point_at_merged(grid, table, findings)


def _point_at_hidden(grid: Grid, findings: FindingList) -> None:
    place = Place(sheet=grid.entry.name)
    if grid.entry.is_hidden:
        findings.warning("import_hidden_sheet", place)
    filled = [row for row in grid.scan.hidden_rows if row in grid.scan.rows]
    if filled:
        place = Place(sheet=grid.entry.name, row=filled[0])
        findings.warning("import_hidden_rows", place, rows=_ranges(filled), count=len(filled))
    hidden = [letter for letter in grid.scan.hidden_columns if letter in _filled_letters(grid)]
    if hidden:
        place = Place(sheet=grid.entry.name, column=hidden[0])
        findings.warning("import_hidden_columns", place, columns=", ".join(hidden[:20]), count=len(hidden))


def _filled_letters(grid: Grid) -> set[str]:
    columns = zip(*grid.rows, strict=True)
    return {
        column_letter(grid.first_column + i)
        for i, cells in enumerate(columns)
        if any(cell != "" for cell in cells)
    }


def _ranges(numbers: list[int]) -> str:
    """Row numbers as ranges, such as `5, 7-9`, at most ten."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    texts = [str(first) if first == last else f"{first}-{last}" for first, last in parts[:10]]
    return ", ".join(texts) + (", …" if len(parts) > 10 else "")


def _point_at_merged(grid: Grid, table: Table | None, findings: FindingList) -> None:
    """Adds findings about merged cells, of which only the first has a value; those above the table are titles."""
    if table is None:
        return
    for cell_range in grid.scan.merged:
        last = cell_range.rpartition(":")[2]
        letters, row = last.rstrip("0123456789"), last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if row.isdigit() and int(row) > table.header_row and is_within((int(row), letters), cell_range):
            place = Place(sheet=grid.entry.name, row=int(row), column=letters)
            findings.warning("import_merged_cells", place, cells=cell_range)
