"""Makes the record of every row of a bill with a text: its words, amount and place, and the line that it became."""

from collections.abc import Sequence
from dataclasses import replace

from app.formats.cell_text import MAX_NAME, MAX_TEXT, Cell, clean_text, text_of
from app.formats.import_result import RowKind, SourceRow
from app.importing.bill.amounts import Amounts
from app.importing.bill.row_kinds import code_columns, is_text, text_columns
from app.importing.bill.table import Table, TableColumn, is_filled

_BETWEEN = " | "


def source_rows(table: Table, kinds: Sequence[RowKind]) -> list[SourceRow]:
    """The rows of a table with their texts, kinds and headings; a row without text has the text "".

    The amounts and the ids of lines are added by `with_amounts`.
    """
    texts, codes = text_columns(table), code_columns(table)
    chapters = [c for c in table.columns if c.guess.part == "chapter"]
    rows: list[SourceRow] = []
    heading = ""
    for i, kind in enumerate(kinds):
        code = _first(codes, i)
        text = _joined(texts, i)
        if kind is not RowKind.LINE or not text:
            text, code = _any_text(table, text, code, i)
        if kind is RowKind.HEADING:
            heading = f"{code} {text}".strip()
        chapter = heading if kind is not RowKind.HEADING else ""
        named = _joined(chapters, i)
        rows.append(SourceRow(table.sheet, table.rows[i], text, kind, code=code, chapter=named or chapter))
    return rows


def with_amounts(
    rows: Sequence[SourceRow], table: Table, amounts: Amounts, line_ids: Sequence[str]
) -> list[SourceRow]:
    """The rows of a table of lines with what was read of them; `table` has only the rows that are lines."""
    sizes = [c for c in table.columns if c.guess.part == "size"]
    quantities = [(n, c) for n, c in enumerate(table.columns) if c.spec is not None and c.spec.field == "quantity"]
    made = []
    for i, row in enumerate(rows):
        others = [c for n, c in quantities if n != amounts.chosen[i]]
        found = tuple((c.header, _cell_text(c.cells[i])) for c in (*others, *sizes) if is_filled(c.cells[i]))
        made.append(
            replace(
                row,
                quantity=amounts.quantities[i],
                unit=amounts.units[i],
                unit_text=amounts.unit_texts[i],
                line_id=line_ids[i],
                sizes=found,
            )
        )
    return made


def outside_rows(sheet: str, rows: Sequence[tuple[int, Sequence[Cell]]], kind: RowKind) -> list[SourceRow]:
    """Rows above or beside the table, with all their cells as text; those with nothing but numbers are left out."""
    made = []
    for number, cells in rows:
        if any(map(is_text, cells)):
            text = _BETWEEN.join(_cell_text(cell) for cell in cells if is_filled(cell))
            made.append(SourceRow(sheet, number, text[:MAX_TEXT], kind))
    return made


def _cell_text(cell: Cell) -> str:
    return clean_text(text_of(cell)).strip()[:MAX_TEXT]


def _joined(columns: Sequence[TableColumn], i: int) -> str:
    texts = (_cell_text(c.cells[i]) for c in columns if is_filled(c.cells[i]))
    return _BETWEEN.join(text for text in texts if text)[:MAX_TEXT]


def _first(columns: Sequence[TableColumn], i: int) -> str:
    return next((text for c in columns if (text := _cell_text(c.cells[i])[:MAX_NAME])), "")


def _any_text(table: Table, text: str, code: str, i: int) -> tuple[str, str]:
    """The text and code of a row whose text may stand in another column than those of lines."""
    if text:
        return text, code
    cells = [c.cells[i] for c in table.columns if is_text(c.cells[i])]
    found = _BETWEEN.join(_cell_text(cell) for cell in cells)[:MAX_TEXT]
    return found, "" if code and code in found else code
