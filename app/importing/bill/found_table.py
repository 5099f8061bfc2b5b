"""The preview of a table: each column with its field and with samples as the file shows them and as read."""

import hashlib
from collections.abc import Sequence

from app.formats.cell_text import Cell, clean_text, text_of
from app.formats.import_result import FoundColumn, FoundTable
from app.formats.workbook_layout import Kind, header_key
from app.importing.bill.number_columns import mark_of, scaled
from app.importing.bill.numbers import DecimalMark, readings
from app.importing.bill.table import Table, TableColumn, is_filled
from app.importing.common.finding_list import quote
from models.domain.quantities import parse_unit

_SAMPLES = 5
_NUMBERS = (Kind.NUMBER, Kind.PERCENT, Kind.FRACTION)


def signature_of(titles: Sequence[str]) -> str:
    """The signature of a table: the same headers in the same order give the same one."""
    keys = "\n".join(header_key(clean_text(title)) for title in titles)
    return hashlib.sha256(keys.encode()).hexdigest()[:16]


def found_table(table: Table, layout: str, signature: str) -> FoundTable:
    """The table with its columns and choices."""
    columns = tuple(_found_column(table, column) for column in table.columns)
    shown = {mark.value for column in table.columns if (mark := _shown_mark(table, column)) is not None}
    decimal_mark = shown.pop() if len(shown) == 1 else ""
    return FoundTable(table.sheet, table.header_row, len(table.rows), layout, signature, decimal_mark, columns)


def _shown_mark(table: Table, column: TableColumn) -> DecimalMark | None:
    """The decimal mark by which the texts of a column were read; None when none of them has a mark."""
    if column.spec is None or column.spec.kind not in _NUMBERS:
        return None
    if str not in set(map(type, column.cells)):
        return None
    texts = {cell for cell in column.cells if isinstance(cell, str)}
    found = [reading for text in texts if (reading := readings(text)) is not None]
    if not any(reading.mark is not None or reading.is_ambiguous for reading in found):
        return None
    return mark_of(table, found)


def _found_column(table: Table, column: TableColumn) -> FoundColumn:
    samples = [cell for cell in column.cells[:2000] if is_filled(cell)][:_SAMPLES]
    mark = _shown_mark(table, column)
    shown = tuple(quote(clean_text(text_of(cell))) for cell in samples)
    understood = tuple(_understood(column, cell, mark) for cell in samples)
    field = column.guess.field or (column.spec.field if column.spec is not None else "")
    reason = column.guess.reason if field or column.guess.reason != "header" else ""
    return FoundColumn(column.letter, quote(column.header), field, reason, shown, understood)


def _understood(column: TableColumn, cell: Cell, mark: DecimalMark | None) -> str:
    kind = column.spec.kind if column.spec is not None else None
    if kind in _NUMBERS:
        return _number(column, cell, mark)
    if kind is Kind.UNIT:
        unit = parse_unit(text_of(cell))
        return unit.symbol if unit is not None else ""
    return "" if kind is None else quote(clean_text(text_of(cell)))


def _number(column: TableColumn, cell: Cell, mark: DecimalMark | None) -> str:
    value: float | None = None
    if isinstance(cell, str):
        reading = readings(cell.strip().removesuffix("%"))
        value = reading.value(mark) if reading is not None else None
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        value = float(cell)
    if value is None:
        return ""
    read = scaled(value, column.guess.factor)
    return str(int(read)) if read.is_integer() and abs(read) < 1e15 else repr(read)
