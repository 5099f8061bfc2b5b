"""Recognises the foot of a group in a schedule: a row that repeats the group's name and sums its rows.

Schedules of building models end a group with `Basic Wall: HSB: 12`, with its name alone, or with bare numbers; the
number behind the name counts elements, of which a row may hold many.
"""

import re
from collections.abc import Mapping, Sequence

from app.formats.cell_text import Cell, folded
from app.importing.bill.numbers import readings
from app.importing.bill.table import Table, is_filled
from app.importing.bill.unit_words import UnitWords

_FOOT = re.compile(r"(.*\S)\s*:\s*([0-9]{1,6})\s*", re.DOTALL)
_ROUNDED = 0.0051
"""Of each row of a group, which is printed in two decimals."""
_CLOSE = 1e-9
_LONGEST_GROUP = 2_000
_FEWEST = 2


class GroupFeet:
    """The feet of the groups of one table.

    Attributes:
        candidates: positions of the rows that may be one by their texts.
    """

    def __init__(self, table: Table, words: UnitWords) -> None:
        count = len(table.rows)
        self._counts = [0] * count
        self._texts = [""] * count
        self._first: dict[str, int] = {}
        self._has_bare_names = False
        for column in table.columns:
            self._add(column.cells, words)
        self.candidates = frozenset(i for i in range(1, count) if self._may_be(i))

    def _add(self, cells: Sequence[Cell], words: UnitWords) -> None:
        """Counts the texts of a column that are neither numbers nor numbers with a unit."""
        texts = {
            cell for cell in set(cells) if isinstance(cell, str) and is_filled(cell) and readings(cell) is None
        }
        names = {text: folded(text) for text in texts if words.split(text) is None}
        for i, cell in enumerate(cells if names else ()):
            if isinstance(cell, str) and cell in names:
                self._counts[i] += 1
                self._texts[i] = cell
                name = names[cell]
                if i < self._first.get(name, i + 1):
                    self._first[name] = i

    def _may_be(self, i: int) -> bool:
        """Whether a row has no text beside the name of a group above it."""
        if self._counts[i] != 1:
            return not self._counts[i]
        match = _FOOT.fullmatch(self._texts[i])
        name = folded(match[1]) if match is not None else folded(self._texts[i])
        return self._first.get(name, i) < i and (match is not None or self._counts[i - 1] > 1)

    def is_foot(self, i: int, lines: Sequence[int], sums: Sequence["ColumnSums"]) -> bool:
        """Whether each number of a candidate sums the last of `lines`, the positions of the lines above it.

        The name of a group alone is enough where some group of this table with more rows ends so.
        """
        if i not in self.candidates or not lines:
            return False
        has_count = _FOOT.fullmatch(self._texts[i]) is not None
        is_bare = self._counts[i] == 1 and not has_count
        summed = [column.rows_summed(i, lines) for column in sums if i in column.values]
        if not all(summed) or not (summed or has_count):
            return False
        if is_bare and max(summed) < _FEWEST and not self._has_bare_names:
            return False
        self._has_bare_names |= is_bare
        return True


class ColumnSums:
    """The numbers of one column."""

    def __init__(self, values: Mapping[int, float]) -> None:
        self.values = values
        self._only_grows = min(values.values(), default=0.0) >= 0.0

    def rows_summed(self, i: int, lines: Sequence[int]) -> int:
        """The number of the last lines of which the number at `i` is the sum, 0 when it is no sum."""
        count = 0
        wanted = self.values[i]
        total, slack = 0.0, max(_CLOSE * abs(wanted), _ROUNDED)
        for line in reversed(lines[-_LONGEST_GROUP:]):
            if line not in self.values:
                continue
            count += 1
            total += self.values[line]
            slack += _ROUNDED
            if abs(total - wanted) <= slack:
                return count
            if self._only_grows and total > wanted + slack:
                return 0
        return 0
