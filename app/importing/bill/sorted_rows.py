"""Sorts the rows of a bill: lines, and the sums, headings and remarks that are left out, with findings."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from app.formats.cell_text import clean_text, text_of
from app.formats.import_result import RowKind, StatedFigure
from app.formats.workbook_layout import header_key
from app.importing.bill.number_columns import mark_of, scaled
from app.importing.bill.numbers import readings
from app.importing.bill.row_kinds import RowSorter, is_line_id
from app.importing.bill.table import Table, TableColumn, is_filled
from app.importing.common.finding_list import FindingList, quote
from models.reference.import_layouts import ImportLayouts

_ROUNDED = 0.005
_ROUNDED_MPG = 0.0005
"""Of a share of the MPG, which is printed in three decimals or more."""
_CLOSE = 1e-6
_FEWEST = 2
_IDENTIFYING = ("unit", "product_id", "nl_sfb", "id")
_SUBJECTS = {
    "mki": ("mki", "€"),
    "mpg": ("mpg", "€/m²/jr"),
    "mass": ("mass", "kg"),
    "co2": ("embodied_carbon", "kg CO₂-eq"),
}
_LEFT_OUT = {
    RowKind.HEADING: "import_headings_left_out",
    RowKind.FOOTNOTE: "import_footnotes_left_out",
    RowKind.REPEATED_HEADER: "import_headers_repeated",
}
_SUMMED = ("quantity", "mass_total_kg", "printed_total")
_MAX_LISTED = 10
_FOOT = re.compile(r".*\S\s*:\s*([0-9]{1,6})\s*", re.DOTALL)
_PREFIX = 3


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The kind of each row of a table, and the figures of the row with the grand total."""

    kinds: tuple[RowKind, ...] = ()
    stated: tuple[StatedFigure, ...] = ()

    @property
    def left_out(self) -> set[int]:
        """The positions of rows that become no line."""
        return {i for i, kind in enumerate(self.kinds) if kind is not RowKind.LINE}


def sort_rows(table: Table, layouts: ImportLayouts, findings: FindingList) -> SortedRows:
    """Tells the lines from sums, headings, remarks and repeated headers, with findings about what is left out.

    A row is a sum by its words, or by a number that is the sum of the rows above it.
    """
    return _SumFinder(table, layouts, findings).found()


class _Running:
    """The sum and count of the lines so far in one column: from the start, and since the last sum."""

    def __init__(self, values: Mapping[int, float], rounded: float = _ROUNDED) -> None:
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


class _SumFinder:
    def __init__(self, table: Table, layouts: ImportLayouts, findings: FindingList) -> None:
        self._table = table
        self._findings = findings
        self._part = tuple(map(header_key, layouts.part_sums))
        self._whole = tuple(map(header_key, layouts.whole_sums))
        self._kinds: dict[str, str] = {}
        self._identifying = [c for name in _IDENTIFYING if (c := table.column(name)) is not None]
        self._measured = [c for c in self._identifying if _measures(c)]
        self._sorter = RowSorter(table, layouts)

    @cached_property
    def _running(self) -> dict[str, _Running]:
        return {
            c.letter: _Running(_numbers(self._table, c), _ROUNDED_MPG if c.guess.measure == "mpg" else _ROUNDED)
            for c in self._table.columns
            if _is_summed(c)
        }

    @cached_property
    def _open(self) -> dict[str, _Running]:
        """Of columns with an MKI of which the header does not say whether it is that of whole lines."""
        columns = [c for c in self._table.columns if c.spec is None and c.guess.measure == "mki"]
        return {c.letter: _Running(_numbers(self._table, c)) for c in columns if not c.guess.is_total}

    @cached_property
    def _all_running(self) -> tuple[_Running, ...]:
        return (*self._running.values(), *self._open.values())

    @cached_property
    def _last(self) -> int:
        """The position of the last row with a number that is summed."""
        return max((max(r.values, default=-1) for r in self._running.values()), default=-1)

    @cached_property
    def _are_plain(self) -> list[bool]:
        """Whether each row is certainly a line: with an amount, and a unit, product or id that names no sum."""
        starts = tuple({word[:_PREFIX] for word in (*self._part, *self._whole)})
        plain = [False] * len(self._table.rows)
        for column in self._measured:
            cells = column.cells
            filled = (cell for cell in set(cells) if type(cell) is str and is_filled(cell))
            texts = {cell for cell in filled if not cell.lower().startswith(starts)}
            plain = [known or cell in texts for known, cell in zip(plain, cells, strict=True)]
        return [known and is_line for known, is_line in zip(plain, self._sorter.are_lines, strict=True)]

    def found(self) -> SortedRows:
        plain = self._are_plain
        if all(plain):
            return SortedRows((RowKind.LINE,) * len(plain))
        kinds: list[RowKind] = []
        stated: list[StatedFigure] = []
        identified = 0
        for i in range(len(self._table.rows)):
            kind = RowKind.LINE if plain[i] else self._sorter.kind(i)
            if plain[i]:
                identified += 1
                for running in self._all_running:
                    running.add(i)
            elif kind is not RowKind.REPEATED_HEADER and self._is_sum(i, identified):
                kind = RowKind.TOTAL
                stated = list(self._stated(i))
                for running in self._all_running:
                    running.restart()
                identified = 0
            elif kind is RowKind.LINE:
                identified += self._is_identified(i)
                for running in self._all_running:
                    running.add(i)
            kinds.append(kind)
        self._say_left_out(kinds)
        return SortedRows(tuple(kinds), tuple(stated))

    def _is_sum(self, i: int, identified: int) -> bool:
        """Whether a row is a sum: by its words, or by its number without the unit or code of the rows above."""
        if i == 0 or self._is_measured(i):
            return False
        if self._words(i):
            return True
        if self._is_identified(i):
            return False
        if self._counts_group(i, identified):
            return True
        sums = (running.is_part(i) or running.is_whole(i) for running in self._running.values())
        return identified >= _FEWEST and any(sums)

    def _counts_group(self, i: int, identified: int) -> bool:
        """Whether a row ends with the number of lines above it, as the foot of a group: `Basic Wall: HSB: 1`."""
        first = next((c.cells[i] for c in self._table.columns if is_filled(c.cells[i])), "")
        match = _FOOT.fullmatch(first) if isinstance(first, str) else None
        return match is not None and identified > 0 and int(match[1]) == identified

    def _is_measured(self, i: int) -> bool:
        """Whether the row has a unit, a product or an id of its own, which a sum has not; a code it may have."""
        cells = [column.cells[i] for column in self._measured if is_filled(column.cells[i])]
        return any(not self._kind_of_sum(text_of(cell)) for cell in cells)

    def _is_identified(self, i: int) -> bool:
        """Whether the row has a unit, product, code or id that is not the word of a sum itself."""
        cells = [column.cells[i] for column in self._identifying if is_filled(column.cells[i])]
        return any(not self._kind_of_sum(text_of(cell)) for cell in cells)

    def _words(self, i: int) -> str:
        """ "part" or "whole" when one of the first two texts of the row begins as a sum does, else ""."""
        cells = (column.cells[i] for column in self._table.columns)
        texts = islice((cell for cell in cells if isinstance(cell, str) and is_filled(cell)), _FEWEST)
        return next((kind for text in texts if (kind := self._kind_of_sum(text))), "")

    def _kind_of_sum(self, text: str) -> str:
        """ "part" or "whole" for a text that begins as a sum does, else ""."""
        if text not in self._kinds:
            self._kinds[text] = self._read_kind(text)
        return self._kinds[text]

    def _read_kind(self, text: str) -> str:
        key = header_key(text)
        if _begins(key, self._part):
            return "part"
        return "whole" if _begins(key, self._whole) else ""

    def _stated(self, i: int) -> Iterator[StatedFigure]:
        """The totals of the whole bill in the row; none when lines follow it, or when it sums a part only.

        A column of which only the sum shows that it holds whole lines states a total as well.
        """
        if i < self._last or self._words(i) == "part":
            return
        for column in self._table.columns:
            is_open = column.letter in self._open
            running = self._running.get(column.letter, self._open.get(column.letter))
            if running is None or i not in running.values or (is_open and not running.is_whole(i)):
                continue
            if running.is_part(i) and not running.is_whole(i):
                continue
            self._compare(column, running, i)
            measure = column.guess.measure if is_open else _measure_of_total(self._table, column)
            if measure:
                subject, unit = _SUBJECTS[measure]
                place = self._table.place(i, column.letter)
                which = column.guess.environmental_set
                yield StatedFigure(subject, running.values[i], unit, place, self._label(i), which)

    def _label(self, i: int) -> str:
        cells = (column.cells[i] for column in self._table.columns)
        return quote(clean_text(text_of(next((cell for cell in cells if is_filled(cell)), ""))))

    def _compare(self, column: TableColumn, running: _Running, i: int) -> None:
        """Adds a finding when a total is not the sum of its lines: one of them was changed, lost or added."""
        if running.differs(i):
            place = self._table.place(i, column.letter)
            self._findings.warning(
                "import_total_differs",
                place,
                stated=running.values[i],
                total=running.whole,
                column=quote(column.header),
            )

    def _say_left_out(self, kinds: Sequence[RowKind]) -> None:
        for i in (i for i, kind in enumerate(kinds) if kind is RowKind.TOTAL):
            self._findings.warning("import_subtotal_left_out", self._table.place(i), text=self._label(i))
        for kind, code in _LEFT_OUT.items():
            rows = [i for i, found in enumerate(kinds) if found is kind]
            if rows:
                named = ", ".join(str(self._table.rows[i]) for i in rows[:_MAX_LISTED])
                named += ", …" if len(rows) > _MAX_LISTED else ""
                self._findings.warning(code, self._table.place(rows[0]), rows=named, count=len(rows))


def _measure_of_total(table: Table, column: TableColumn) -> str:
    """The subject of a total in this column: "mki", "mass", "co2", or "" for none of these."""
    if not table.is_foreign:
        return "mki" if column.spec is not None and column.spec.field == "printed_total" else ""
    measure = column.guess.measure
    return measure if measure in _SUBJECTS and (column.guess.is_total or measure == "mass") else ""


def _measures(column: TableColumn) -> bool:
    return is_line_id(column) or (column.spec is not None and column.spec.field in ("unit", "product_id"))


def _begins(key: str, starts: Iterable[str]) -> bool:
    return any(key == start or key.startswith(f"{start}_") for start in starts)


def _is_summed(column: TableColumn) -> bool:
    """Whether a column is summed: amounts of whole lines and prices are, figures per unit are not."""
    if column.spec is None:
        return column.guess.is_total or column.guess.measure == "price"
    return column.spec.field in _SUMMED


def _numbers(table: Table, column: TableColumn) -> dict[int, float]:
    """Position -> number, of the cells that can be read as one."""
    texts = {cell: reading for cell in set(column.cells) if isinstance(cell, str) and (reading := readings(cell))}
    mark = mark_of(table, list(texts.values()))
    found: dict[int, float] = {}
    for i, cell in enumerate(column.cells):
        value = texts[cell].value(mark) if isinstance(cell, str) and cell in texts else None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            value = float(cell)
        if value is not None and math.isfinite(value):
            found[i] = scaled(value, column.guess.factor)
    return found
