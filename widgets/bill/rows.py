"""Order of the rows in the bill table: lines sorted, filtered and grouped through a list of positions.

QSortFilterProxyModel is not used: over a Python model it sorts 250 times slower.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from models.domain.bill import BillLine
from models.domain.bill_cells import value_of
from models.domain.linkage import LinkState
from models.domain.quantities import Unit


@dataclass(frozen=True, slots=True)
class Ordering:
    """Sorting, filter and grouping of the lines.

    Attributes:
        words: case-folded words that the text of a shown line has, all of them; empty shows every line.
        sort_field: "" for the order of the bill.
        collapsed: codes of the groups of which only the heading is shown.
        link: the state that the product of a shown line has; None shows every line.
    """

    words: tuple[str, ...] = ()
    sort_field: str = ""
    is_descending: bool = False
    is_grouped: bool = False
    collapsed: frozenset[str] = frozenset()
    link: LinkState | None = None

    @property
    def is_plain(self) -> bool:
        """Whether every line stands in the order of the bill."""
        return not (self.hides_lines or self.sort_field or self.is_grouped)

    @property
    def hides_lines(self) -> bool:
        """Whether a filter hides lines."""
        return bool(self.words) or self.link is not None

    def toggled(self, group: str) -> "Ordering":
        """The ordering with a group collapsed, or expanded when it was collapsed."""
        return replace(self, collapsed=self.collapsed ^ {group})


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Heading row of one two-digit NL-SfB group; `code` is "" for lines without a code."""

    code: str
    line_count: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the table: of each the position of its line in the bill, or the heading of a group."""

    entries: Sequence[int | GroupRow] = ()
    row_of: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.entries)

    def position(self, row: int) -> int | None:
        """The position in the bill of the line in a row; None for a heading or beyond the end."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, int) else None


SortKey = str | float | None


@dataclass(frozen=True, slots=True)
class LineReading:
    """What ordering reads of a line.

    Attributes:
        text: its case-folded text, in which the filter searches.
        key: its sort key in a column; None is unknown.
        link: the state of its product; None where it needs none.
    """

    text: Callable[[BillLine], str]
    key: Callable[[BillLine, str], SortKey]
    link: Callable[[BillLine], LinkState | None] = lambda _: None


def rows_of(lines: Sequence[BillLine], ordering: Ordering, read: LineReading) -> Rows:
    """The rows for an ordering."""
    positions: Sequence[int] = range(len(lines))
    if ordering.link is not None:
        positions = [p for p in positions if read.link(lines[p]) is ordering.link]
    if ordering.words:
        positions = [p for p in positions if _has_all(read.text(lines[p]), ordering.words)]
    if ordering.sort_field:
        positions = _sorted(lines, positions, ordering, read.key)
    entries: list[int | GroupRow] = list(positions)
    if ordering.is_grouped:
        entries = _grouped(lines, positions, ordering.collapsed)
    return Rows(entries, {entry: row for row, entry in enumerate(entries) if isinstance(entry, int)})


def _has_all(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _sorted(
    lines: Sequence[BillLine],
    positions: Iterable[int],
    ordering: Ordering,
    key_of: Callable[[BillLine, str], SortKey],
) -> list[int]:
    """Positions in sorted order; unknown cells come last in both directions, equal ones in their old order."""
    known: list[tuple[Any, int]] = []
    unknown: list[int] = []
    for position in positions:
        key = key_of(lines[position], ordering.sort_field)
        if key is None:
            unknown.append(position)
        else:
            known.append((key, position))
    known.sort(key=lambda pair: pair[0], reverse=ordering.is_descending)
    return [*(position for _, position in known), *unknown]


def cell_key(line: BillLine, field: str) -> SortKey:
    """Sort key of a cell; None when it is empty."""
    value = value_of(line, field)
    if value is None or value == "":
        return None
    if isinstance(value, Unit):
        return value.symbol
    return float(value) if isinstance(value, float | bool) else str(value).casefold()


def _grouped(
    lines: Sequence[BillLine], positions: Iterable[int], collapsed: frozenset[str]
) -> list[int | GroupRow]:
    groups: dict[str, list[int]] = {}
    for position in positions:
        groups.setdefault(lines[position].nl_sfb_group, []).append(position)
    entries: list[int | GroupRow] = []
    for code in sorted(groups, key=lambda code: (code == "", code)):
        entries.append(GroupRow(code, len(groups[code])))
        if code not in collapsed:
            entries.extend(groups[code])
    return entries
