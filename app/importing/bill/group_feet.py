"""Recognises the foot of a group in a schedule: a row that repeats the group's name and sums its rows.

Schedules of building models end a group with `Basic Wall: HSB: 12`, with its name alone, or with bare numbers; the
number behind the name counts elements, of which a row may hold many.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.formats.cell_text import folded
from app.importing.bill.numbers import readings
from app.importing.bill.table import Table, is_filled
from app.importing.bill.unit_words import UnitWords

_FOOT = re.compile(r"(.*\S)\s*:\s*([0-9]{1,6})\s*", re.DOTALL)
_ROUNDED = 0.0051
"""Of each row of a group, which is printed in two decimals."""
_CLOSE = 1e-6
_LONGEST_GROUP = 2_000


class GroupFeet:
    """The feet of the groups of one table.

    Args:
        sums: for every column that is summed, position -> number.
    """

    def __init__(self, table: Table, words: UnitWords, sums: Sequence[Mapping[int, float]]) -> None:
        self._table = table
        self._words = words
        self._unit = table.column("unit")
        self._sums = [_Sums(values) for values in sums if values]
        self._names: set[str] = set()
        self._texts: list[int] = []
        self._read = 0

    def is_foot(self, i: int, lines: Sequence[int]) -> bool:
        """Whether the row at `i` sums the last of `lines`, the positions of the lines above it, and says no more.

        It has no text of its own beside the name of a group, and each of its numbers is a sum.
        """
        if not lines or (self._unit is not None and is_filled(self._unit.cells[i])):
            return False
        texts = list(self._texts_at(i))
        if len(texts) > 1:
            return False
        fewer = self._read_until(i) > len(texts)
        numbers = [column for column in self._sums if i in column.values]
        if not texts:
            return bool(numbers) and all(column.sums_last(i, lines) for column in numbers)
        match = _FOOT.fullmatch(texts[0])
        name = folded(match[1]) if match is not None else folded(texts[0])
        if name not in self._names or not (match is not None or (fewer and numbers)):
            return False
        return all(column.sums_last(i, lines) for column in numbers)

    def _read_until(self, i: int) -> int:
        """Remembers the texts of the rows above `i`; gives the number of texts in the row right above."""
        for row in range(self._read, i):
            texts = list(self._texts_at(row))
            self._names |= set(map(folded, texts))
            self._texts.append(len(texts))
        self._read = max(self._read, i)
        return self._texts[i - 1]

    def _texts_at(self, i: int) -> Iterator[str]:
        """The texts of a row that are neither numbers nor numbers with a unit."""
        for column in self._table.columns:
            cell = column.cells[i]
            if isinstance(cell, str) and is_filled(cell) and not self._is_amount(cell):
                yield cell.strip()

    def _is_amount(self, cell: str) -> bool:
        return readings(cell) is not None or self._words.split(cell) is not None


class _Sums:
    """The numbers of one column."""

    def __init__(self, values: Mapping[int, float]) -> None:
        self.values = values
        self._only_grows = min(values.values()) >= 0.0

    def sums_last(self, i: int, lines: Sequence[int]) -> bool:
        """Whether the number at `i` is the sum of the last lines, however many."""
        wanted = self.values[i]
        total, slack = 0.0, max(_CLOSE * abs(wanted), _ROUNDED)
        for line in reversed(lines[-_LONGEST_GROUP:]):
            if line not in self.values:
                continue
            total += self.values[line]
            slack += _ROUNDED
            if abs(total - wanted) <= slack:
                return True
            if self._only_grows and total > wanted + slack:
                return False
        return False
