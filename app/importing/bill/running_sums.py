"""Adds up the numbers of a column from row to row, by which a row that sums others is known."""

import math
from collections.abc import Mapping, Sequence

from app.formats.cell_text import Cell
from app.importing.bill.number_columns import mark_of, scaled
from app.importing.bill.numbers import readings
from app.importing.bill.table import Table, TableColumn, is_filled
from app.importing.bill.unit_words import UnitWords

ROUNDED = 0.005
ROUNDED_MPG = 0.0005
"""Of a share of the MPG, which is printed in three decimals or more."""
_CLOSE = 1e-6
_FEWEST = 2


class Running:
    """The sum and count of the lines so far in one column: from the start, and since the last sum."""

    def __init__(self, values: Mapping[int, float], rounded: float = ROUNDED) -> None:
        self.values = values
        self._rounded = rounded
        self.whole = 0.0
        self.whole_count = 0
        self.part = 0.0
        self.part_count = 0

    def add(self, i: int) -> None:
        value = self.values.get(i)
        if value is not None:
            self.whole += value
            self.part += value
            self.whole_count += 1
            self.part_count += 1

    def restart(self) -> None:
        self.part, self.part_count = 0.0, 0

    def is_part(self, i: int) -> bool:
        return self._is(i, self.part, self.part_count)

    def is_whole(self, i: int) -> bool:
        return self._is(i, self.whole, self.whole_count)

    def _is(self, i: int, total: float, count: int) -> bool:
        value = self.values.get(i)
        if not value or count < _FEWEST:
            return False
        return abs(total - value) <= max(_CLOSE * abs(value), self._rounded)

    def differs(self, i: int) -> bool:
        """Whether the total at `i` differs from the sum of all lines by more than the rounding of each line."""
        slack = max(self._rounded * (self.whole_count + 1), _CLOSE * abs(self.whole))
        return self.whole_count > 0 and abs(self.whole - self.values[i]) > slack


def numbers_of(table: Table, column: TableColumn, words: UnitWords) -> dict[int, float]:
    """Position -> number, of the cells that can be read as one, also with one and the same unit behind it."""
    bare = _with_units(column.cells, words) if table.is_lenient else {}
    cells = {cell for cell in set(column.cells) if isinstance(cell, str)}
    texts = {cell: reading for cell in cells if (reading := readings(bare.get(cell, cell)))}
    mark = mark_of(table, list(texts.values()))
    found: dict[int, float] = {}
    for i, cell in enumerate(column.cells):
        value = texts[cell].value(mark) if isinstance(cell, str) and cell in texts else None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            value = float(cell)
        if value is not None and math.isfinite(value):
            found[i] = scaled(value, column.guess.factor)
    return found


def _with_units(texts: Sequence[Cell], words: UnitWords) -> Mapping[str, str]:
    """Text -> the number in it, of cells with a unit behind the number; none when the units differ."""
    parts = {t: words.split(t) for t in set(texts) if isinstance(t, str) and is_filled(t) and readings(t) is None}
    known = {text: part for text, part in parts.items() if part is not None}
    units = {words.read(unit).unit for _, unit in known.values()}
    return {text: number for text, (number, _) in known.items()} if len(units) == 1 else {}
