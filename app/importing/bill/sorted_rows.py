"""Sorts the rows of a bill: lines, and the sums, headings and remarks that are left out, with findings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from app.formats.cell_text import clean_text, text_of
from app.formats.import_result import RowKind, StatedFigure
from app.formats.workbook_layout import header_key
from app.importing.bill.group_feet import ColumnSums, GroupFeet
from app.importing.bill.row_kinds import RowSorter, is_line_id
from app.importing.bill.running_sums import ROUNDED, ROUNDED_MPG, Running, numbers_of
from app.importing.bill.table import Table, TableColumn, is_filled
from app.importing.bill.unit_words import UnitWords
from app.importing.common.finding_list import FindingList, quote
from models.reference.import_layouts import ImportLayouts

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
        self._words_of_units = UnitWords.of(layouts, [column.header for column in table.columns])
        self._lines: list[int] = []

    @cached_property
    def _running(self) -> dict[str, Running]:
        return {
            c.letter: Running(
                numbers_of(self._table, c, self._words_of_units),
                ROUNDED_MPG if c.guess.measure == "mpg" else ROUNDED,
            )
            for c in self._table.columns
            if _is_summed(c)
        }

    @cached_property
    def _open(self) -> dict[str, Running]:
        """Of columns with an MKI of which the header does not say whether it is that of whole lines."""
        columns = [c for c in self._table.columns if c.spec is None and c.guess.measure == "mki"]
        return {
            c.letter: Running(numbers_of(self._table, c, self._words_of_units))
            for c in columns
            if not c.guess.is_total
        }

    @cached_property
    def _all_running(self) -> tuple[Running, ...]:
        return (*self._running.values(), *self._open.values())

    @cached_property
    def _feet(self) -> GroupFeet | None:
        """The feet of groups; None in a table that has none, or that has units of its own."""
        if not self._table.is_foreign or self._table.column("unit") is not None:
            return None
        feet = GroupFeet(self._table, self._words_of_units)
        return feet if feet.candidates else None

    @cached_property
    def _column_sums(self) -> list[ColumnSums]:
        return [ColumnSums(running.values) for running in self._running.values()]

    def _is_foot(self, i: int) -> bool:
        return self._feet is not None and self._feet.is_foot(i, self._lines, self._column_sums)

    @cached_property
    def _last(self) -> int:
        """The position of the last row with a number that is summed."""
        return max((max(r.values, default=-1) for r in self._running.values()), default=-1)

    @cached_property
    def _are_plain(self) -> list[bool]:
        """Whether each row is certainly a line: with an amount, and a unit, product or id that names no sum.

        In a schedule without units of its own the foot of a group may name a product as well.
        """
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
        if all(plain) and self._feet is None:
            return SortedRows((RowKind.LINE,) * len(plain))
        kinds: list[RowKind] = []
        stated: list[StatedFigure] = []
        identified = 0
        for i in range(len(self._table.rows)):
            is_foot = self._is_foot(i)
            kind = RowKind.LINE if plain[i] or is_foot else self._sorter.kind(i)
            if plain[i] and not is_foot:
                identified += 1
                self._lines.append(i)
                for running in self._all_running:
                    running.add(i)
            elif kind is not RowKind.REPEATED_HEADER and (is_foot or self._is_sum(i, identified)):
                kind = RowKind.TOTAL
                stated = list(self._stated(i))
                for running in self._all_running:
                    running.restart()
                identified = 0
            elif kind is RowKind.LINE:
                identified += self._is_identified(i)
                self._lines.append(i)
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
        words = self._words(i)
        is_last_group = not words and not any(running.is_whole(i) for running in self._all_running)
        if i < self._last or words == "part" or is_last_group:
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

    def _compare(self, column: TableColumn, running: Running, i: int) -> None:
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
