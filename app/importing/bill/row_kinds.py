"""Tells the lines of a bill from headings of chapters, remarks, and headers that are repeated."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TypeGuard

from app.formats.cell_text import Cell, text_of
from app.formats.import_result import RowKind
from app.formats.workbook_layout import Kind, header_key
from app.importing.bill.column_guess import QUANTITY
from app.importing.bill.content_guess import number_in
from app.importing.bill.numbers import readings
from app.importing.bill.table import Table, TableColumn, is_filled
from models.reference.import_layouts import ImportLayouts

_TEXTS = ("description", "product_id")
_CODES = ("nl_sfb", "", "id")
_FEWEST_COLUMNS = 3
_FEWEST_HEADERS = 2
_LONG_REMARK = 60
_SPARE = 4
_ROUNDED = 0.011
_MARKS = re.compile(r"\s*(?:\*|†|\(?[0-9a-z]\)\s)")
_NUMBERED = re.compile(r"\s*(?:hoofdstuk\b|chapter\b|lot\b|[0-9]{1,2}[.:]?\s+\S|[A-Z]\.\s)", re.IGNORECASE)


def text_columns(table: Table) -> list[TableColumn]:
    """The columns that say what a row is about, in their order."""
    return [c for c in table.columns if (c.spec is not None and c.spec.field in _TEXTS) or c.guess.part == "text"]


def code_columns(table: Table) -> list[TableColumn]:
    """The columns of codes, those of NL-SfB first, numbers of lines last; the ids of our own layout are none."""
    codes = [c for c in table.columns if c.guess.part == "code" or (c.spec is not None and c.spec.field in _CODES)]
    codes = [c for c in codes if not is_line_id(c)]
    return sorted(codes, key=lambda c: _CODES.index(c.spec.field if c.spec is not None else ""))


def is_line_id(column: TableColumn) -> bool:
    """Whether a column holds the ids of lines, as our own layout has them."""
    return column.spec is not None and column.spec.field == "id" and header_key(column.header) == "id"


def is_text(cell: Cell) -> TypeGuard[str]:
    """Whether a cell holds a text that is no number."""
    return isinstance(cell, str) and is_filled(cell) and readings(cell) is None


class RowSorter:
    """The kind of each row of one table, apart from sums."""

    def __init__(self, table: Table, layouts: ImportLayouts) -> None:
        self._table = table
        self._remarks = tuple(map(header_key, layouts.remarks))
        self._ids = [c for c in table.columns if is_line_id(c)]
        self._codes = code_columns(table)
        self._money = [c for c in table.columns if _is_money(c)]
        self._amounts = _amounts(table)
        self._with_amount = _any_filled(self._amounts, len(table.rows))
        counted = (i for i in range(len(table.rows) - 1, -1, -1) if self._with_amount[i])
        self._last = next(counted, -1)
        self._repeated = _repeated_headers(table, self._amounts)

    @property
    def are_lines(self) -> list[bool]:
        """Whether each row has an amount and does not repeat the header, so that it needs no closer look."""
        if not self._repeated:
            return self._with_amount
        return [known and i not in self._repeated for i, known in enumerate(self._with_amount)]

    def kind(self, i: int) -> RowKind:
        """The kind of the row at a position."""
        if i in self._repeated:
            return RowKind.REPEATED_HEADER
        if self._with_amount[i] or self._last < 0 or any(is_filled(c.cells[i]) for c in self._ids):
            return RowKind.LINE
        filled = [c for c in self._table.columns if is_filled(c.cells[i]) and c not in self._money]
        code = self._code(i)
        texts = [c for c in filled if not code or c not in self._codes]
        if len(texts) != 1 or not is_text(texts[0].cells[i]):
            return RowKind.LINE
        text = text_of(texts[0].cells[i]).strip()
        if not code and not self._is_product(texts[0]) and self._is_remark(i, text):
            return RowKind.FOOTNOTE
        return RowKind.HEADING if self._is_heading(i, code, text) else RowKind.LINE

    def _is_heading(self, i: int, code: str, text: str) -> bool:
        if i > self._last:
            return False
        if code:
            return self._is_chapter(i, code)
        if any(is_filled(c.cells[i]) for c in self._money):
            return any(self._is_sum_of_next(i, c) for c in self._money)
        return len(self._table.columns) >= _FEWEST_COLUMNS or _NUMBERED.match(text) is not None or text.isupper()

    def _is_product(self, column: TableColumn) -> bool:
        """Whether a column of our own layout names products, however long their names."""
        return not self._table.is_foreign and column.spec is not None and column.spec.field == "product_id"

    def _is_remark(self, i: int, text: str) -> bool:
        """Whether a row with one text is a remark: by its first words, or as a sentence below the last line."""
        key = header_key(text)
        begins = any(key == start or key.startswith(f"{start}_") for start in self._remarks)
        if begins or _MARKS.match(text):
            return True
        return i > self._last and len(text) > _LONG_REMARK

    def _code(self, i: int) -> str:
        """The code of a row, "" when it has none or when its cell holds a text."""
        texts = (text_of(c.cells[i]).strip() for c in self._codes if is_filled(c.cells[i]))
        return next((text for text in texts if any(map(str.isdigit, text)) and len(text.split()) == 1), "")

    @cached_property
    def _shapes(self) -> set[str]:
        """The shapes of the codes of lines."""
        return {self._shape(i) for i, has_amount in enumerate(self._with_amount) if has_amount}

    def _shape(self, i: int) -> str:
        return re.sub(r"[0-9]+", "9", self._code(i))

    def _is_chapter(self, i: int, code: str) -> bool:
        """Whether a code is that of a chapter: the next one begins with it, or those of lines are longer."""
        following = next((c for j in range(i + 1, self._last + 1) if (c := self._code(j))), "")
        rest = following.removeprefix(code) if following != code else ""
        if rest and rest != following and (not rest[0].isalnum() or (code + rest).isdigit()):
            return True
        if _digits(code) < self._fewest_digits:
            return True
        shape = self._shape(i)
        return shape not in self._shapes and any(len(shape) < len(other) for other in self._shapes)

    @cached_property
    def _fewest_digits(self) -> int:
        """The number of digits in the shortest code of a line, 0 when no line has a code."""
        lines = (self._code(i) for i, has_amount in enumerate(self._with_amount) if has_amount)
        return min((_digits(code) for code in lines if code), default=0)

    def _is_sum_of_next(self, i: int, column: TableColumn) -> bool:
        """Whether an amount of money is the sum of those in the next rows."""
        total = number_in(column.cells[i])
        if not total:
            return False
        found = 0.0
        for j in range(i + 1, len(self._table.rows)):
            if not self._with_amount[j]:
                break
            found += number_in(column.cells[j]) or 0.0
            if abs(found - total) <= _ROUNDED:
                return True
        return False


def _digits(code: str) -> int:
    return sum(map(str.isdigit, code))


def _is_money(column: TableColumn) -> bool:
    is_printed = column.spec is not None and column.spec.field == "printed_total"
    return column.guess.measure == "price" or column.guess.is_total or is_printed


def _amounts(table: Table) -> list[TableColumn]:
    """The columns by which a row is a line: quantity and unit, or without a quantity every column of numbers."""
    spec = [(c, c.spec) for c in table.columns if c.spec is not None]
    amounts = [c for c, s in spec if s.field == QUANTITY]
    if not amounts:
        amounts = [c for c, s in spec if s.kind is Kind.NUMBER and not _is_money(c)]
    return [*amounts, *(c for c, s in spec if s.field == "unit")]


def _any_filled(columns: Iterable[TableColumn], count: int) -> list[bool]:
    found = [False] * count
    for column in columns:
        filled = filled_cells(column.cells)
        found = [known or here for known, here in zip(found, filled, strict=True)]
    return found


def filled_cells(cells: Sequence[Cell]) -> list[bool]:
    """Whether each cell holds more than blanks."""
    return [cell != "" and not (type(cell) is str and cell.isspace()) for cell in cells]


def _repeated_headers(table: Table, amounts: Sequence[TableColumn]) -> Collection[int]:
    """Positions of rows that repeat the header of an amount and of one column more, and have no number."""
    candidates = {i for column in amounts for i in _with_header(column, range(len(table.rows)))}
    counts = dict.fromkeys(candidates, 0)
    for column in table.columns if candidates else ():
        for i in _with_header(column, candidates):
            counts[i] += 1
    return {i for i, count in counts.items() if count >= _FEWEST_HEADERS and not _has_number(table.columns, i)}


def _with_header(column: TableColumn, rows: Iterable[int]) -> list[int]:
    """The rows in which a column holds its own header."""
    key, first = header_key(column.header), column.header[:1].lower()
    texts = {cell for cell in set(column.cells) if type(cell) is str and cell[:1].lower() == first}
    same = {text for text in texts if len(text) <= len(column.header) + _SPARE and header_key(text) == key}
    return [i for i in rows if column.cells[i] in same] if same else []


def _has_number(columns: Sequence[TableColumn], i: int) -> bool:
    return any(number_in(column.cells[i]) is not None for column in columns)
