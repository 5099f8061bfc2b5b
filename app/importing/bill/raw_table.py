"""The cells of a sheet in which no table was found, so that a person can point at its header and columns."""

from collections.abc import Sequence

from app.formats.cell_text import Cell, clean_text, text_of
from app.formats.import_result import FoundColumn, FoundTable
from app.importing.bill.table import Cells, is_filled
from app.importing.common.finding_list import quote

_SAMPLES = 5
_MOST_ROWS = 45
_MOST_COLUMNS = 60
_FEWEST_HEADS = 2


def raw_table(cells: Cells, row_count: int) -> FoundTable | None:
    """The first cells of each column with the number of their row (`3: Omschrijving`); None without any cell.

    The row with the first two texts or more is shown as its header. No column has a field.
    """
    rows = cells.rows[:_MOST_ROWS]
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    if not any(is_filled(cell) for row in rows for cell in row):
        return None
    at = next((i for i, row in enumerate(rows) if _texts_in(row) >= _FEWEST_HEADS), 0)
    columns = []
    for i in range(width):
        column = [row[i] if i < len(row) else "" for row in rows]
        told = [f"{n}: {_shown(cell)}" for n, cell in enumerate(column, cells.first_row) if is_filled(cell)]
        samples = tuple(told[:_SAMPLES])
        if samples:
            header = _shown(column[at]) if isinstance(column[at], str) else ""
            columns.append(FoundColumn(cells.letter(i), header, "", "", samples, ("",) * len(samples)))
    return FoundTable(
        cells.sheet, cells.first_row + at, max(row_count - at - 1, 0), "", "", columns=tuple(columns)
    )


def _texts_in(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if isinstance(cell, str) and is_filled(cell))


def _shown(cell: Cell) -> str:
    return quote(clean_text(text_of(cell)))
