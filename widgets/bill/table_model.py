"""Table model of the bill: immutable lines, rows in an order of their own, texts through `CellWords`."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.domain.bill import BillLine
from models.domain.bill_cells import value_of
from models.domain.linkage import LinkState
from models.domain.outcome import Severity
from models.domain.quantities import Unit
from widgets.bill.columns import COLUMN_OF, COLUMNS, CONTRIBUTION, FROZEN_COUNT, MARKS, CellKind
from widgets.bill.product_cell import open_text, state_text
from widgets.bill.rows import GroupRow, LineReading, Ordering, Rows, SortKey, cell_key, rows_of
from widgets.contribution_bar import BarValue
from widgets.plain_text import plain_tool_tip

Index = QModelIndex | QPersistentModelIndex
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_INVALID = QModelIndex()

INHERITED_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Role: True where the cell shows the value of the product card because the line has none."""
BAR_ROLE = int(Qt.ItemDataRole.UserRole) + 2
MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 3
GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 4

LAYER_FIELD = "description"
"""Field of the column that shows which lines are layers of one assembly."""

SUBTOTAL_SPANS = {"quantity": 3}
"""Field of the column with a total of a group -> number of columns that it spans."""

_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_ALIGN, _TIP = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LAYOUT_SIGNATURE = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")
_DRAWN_CHARACTERS = 400
_MANY_SPLICES = 200
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class CellWords(Protocol):
    """Texts of cells in the user's language and number format."""

    def cell(self, line: BillLine, field: str) -> str:
        """The text of a cell; "" when it is empty."""

    def inherited(self, line: BillLine, field: str) -> str:
        """The text of the product card's value for a cell that is empty; "" when the card has none."""

    def group(self, group: GroupRow) -> str:
        """The text of a group's heading."""

    def searched(self, line: BillLine) -> str:
        """The case-folded text of a line in which filter and search look."""

    def link(self, line: BillLine) -> LinkState | None:
        """The state of a line's product as its cell shows it; None where the line needs no product."""


@dataclass(frozen=True, slots=True)
class RowMark:
    """Mark of a line that needs attention: findings, or missing data."""

    severity: Severity
    text: str


class LayerPlace(Enum):
    """Place of a line among the layers of an opened assembly: others follow it in the table, or it is the last."""

    AMONG = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class CellFace:
    """Look of a cell: its text on one line, whether it is muted, the state of a product, and a layer.

    Muted is what follows from the product card, and a line that does not come in; both are also said in words.
    """

    text: str
    is_right: bool = False
    is_muted: bool = False
    is_bold: bool = False
    is_heading: bool = False
    link: LinkState | None = None
    layer: LayerPlace | None = None


class RowFacts(Protocol):
    """Results of the last calculation for lines and groups, asked for as rows come into view."""

    def bar(self, line: BillLine) -> BarValue | None:
        """The contribution of a line to the total in focus; None before it was calculated."""

    def amount(self, line: BillLine) -> float | None:
        """The amount behind the bar of a line, in the unit of the total; None when it is not known."""

    def mark(self, line: BillLine) -> RowMark | None:
        """The mark of a line with findings, or without data that the total in focus needs; else None."""

    def group_bar(self, code: str) -> BarValue | None:
        """The contribution of a group to the total in focus; None before it was calculated."""

    def subtotal(self, code: str, field: str) -> str:
        """The totals of a group as text, under `quantity`."""


class NoFacts:
    """Results before the first calculation: nothing is known."""

    def bar(self, line: BillLine) -> BarValue | None:
        del line
        return None

    def amount(self, line: BillLine) -> float | None:
        del line
        return None

    def mark(self, line: BillLine) -> RowMark | None:
        del line
        return None

    def group_bar(self, code: str) -> BarValue | None:
        del code
        return None

    def subtotal(self, code: str, field: str) -> str:
        del code, field
        return ""


@dataclass(frozen=True, slots=True)
class LineSplice:
    """Replacement of the lines `old` at position `start` by the lines `new`.

    Positions are those in the bill before the edit; splices are in ascending order.
    """

    start: int
    old: Sequence[BillLine]
    new: Sequence[BillLine]


class BillTableModel(QAbstractTableModel):
    """Table model of the bill.

    Signals:
        value_set(position, field, value): a value was written through `setData`.
    """

    value_set = Signal(int, str, object)

    def __init__(self, words: CellWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: Sequence[BillLine] = ()
        self._rows = Rows()
        self._ordering = Ordering()
        self._facts: RowFacts = NoFacts()
        self._is_locked = False

    @property
    def lines(self) -> Sequence[BillLine]:
        """The lines of the bill in their own order."""
        return self._lines

    @property
    def is_locked(self) -> bool:
        """Whether the table cannot be edited."""
        return self._is_locked

    @property
    def ordering(self) -> Ordering:
        """The present sorting, filter and grouping."""
        return self._ordering

    @property
    def rows(self) -> Rows:
        """The present rows."""
        return self._rows

    # Showing -----------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[BillLine], words: CellWords) -> None:
        """Shows another bill."""
        self.beginResetModel()
        self._words, self._lines = words, lines
        self._rows = self._rows_of(lines)
        self.endResetModel()

    def use_words(self, words: CellWords) -> None:
        """Redraws every cell with other texts, after a change of product cards or language."""
        self._words = words
        self._all_changed()

    def set_locked(self, is_locked: bool) -> None:
        """Locks or unlocks the table; in a locked one cells can be selected and copied but not edited."""
        self._is_locked = is_locked

    def show_facts(self, facts: RowFacts) -> None:
        """Shows the results of a new calculation; rows keep their place, also when sorted by a result."""
        self._facts = facts
        self._column_changed(COLUMN_OF[CONTRIBUTION])
        self._column_changed(COLUMN_OF[MARKS])
        for field in SUBTOTAL_SPANS if self._ordering.is_grouped else ():
            self._column_changed(COLUMN_OF[field])

    def order(self, ordering: Ordering, *, is_anew: bool = False) -> None:
        """Sorts, filters or groups the lines; the selection stays on its lines.

        `is_anew` does so for the present ordering too, after edits of lines that were left in their place.
        """
        if is_anew or ordering != self._ordering:
            self._lay_out(self._lines, ordering)

    def splice(self, splices: Sequence[LineSplice], lines: Sequence[BillLine]) -> None:
        """Updates the rows after an edit of the bill; `lines` is the bill after it."""
        if all(len(s.old) == len(s.new) == 1 and s.old[0].id == s.new[0].id for s in splices):
            self._replace_in_place(splices, lines)
        elif not self._ordering.is_plain or len(_joined(splices)) > _MANY_SPLICES:
            self._lay_out(lines, self._ordering)
        else:
            self._splice_plain(_joined(splices), lines)

    def _replace_in_place(self, splices: Sequence[LineSplice], lines: Sequence[BillLine]) -> None:
        moves_group = any(s.old[0].nl_sfb_group != s.new[0].nl_sfb_group for s in splices)
        if self._ordering.is_grouped and moves_group:
            self._lay_out(lines, self._ordering)
            return
        self._lines = lines
        rows = [row for s in splices if (row := self._rows.row_of.get(s.start)) is not None]
        if len(rows) > _MANY_SPLICES:
            self._all_changed()
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _splice_plain(self, splices: Sequence[LineSplice], lines: Sequence[BillLine]) -> None:
        """Inserts or removes the rows of each splice, from the end, so that earlier rows keep their place."""
        present = list(self._lines)
        for splice in reversed(splices):
            start, old, new = splice.start, len(splice.old), len(splice.new)
            common = min(old, new)
            present[start : start + common] = splice.new[:common]
            self._lines = tuple(present)
            if common:
                self.dataChanged.emit(self.index(start, 0), self.index(start + common - 1, len(COLUMNS) - 1))
            if new > old:
                self.beginInsertRows(_INVALID, start + common, start + new - 1)
                present[start + common : start + common] = splice.new[common:]
                self._take_plain(present)
                self.endInsertRows()
            elif old > new:
                self.beginRemoveRows(_INVALID, start + common, start + old - 1)
                del present[start + common : start + old]
                self._take_plain(present)
                self.endRemoveRows()
        self._lines = lines

    def _take_plain(self, lines: Sequence[BillLine]) -> None:
        self._lines = tuple(lines)
        self._rows = self._rows_of(self._lines)

    def _lay_out(self, lines: Sequence[BillLine], ordering: Ordering) -> None:
        # The hint keeps the header of the columns, with widths and hidden columns, out of it.
        hint = QAbstractTableModel.LayoutChangeHint.VerticalSortHint
        self.layoutAboutToBeChanged[_LAYOUT_SIGNATURE].emit([], hint)  # type: ignore[index]
        held = [(index, self._name(index.row())) for index in self.persistentIndexList()]
        self._lines, self._ordering = lines, ordering
        self._rows = self._rows_of(lines)
        names = {self._name(row): row for row in range(len(self._rows))} if held else {}
        for index, name in held:
            row = names.get(name)
            self.changePersistentIndex(index, self.index(row, index.column()) if row is not None else _INVALID)
        self.layoutChanged[_LAYOUT_SIGNATURE].emit([], hint)  # type: ignore[index]

    def _rows_of(self, lines: Sequence[BillLine]) -> Rows:
        words = self._words
        return rows_of(lines, self._ordering, LineReading(words.searched, self._key, words.link))

    def _key(self, line: BillLine, field: str) -> SortKey:
        """Sort key of a line: its amount, its findings, the name of its product, or its cell."""
        if field == CONTRIBUTION:
            return self._facts.amount(line)
        if field == MARKS:
            mark = self._facts.mark(line)
            return float(_SEVERITIES.index(mark.severity)) if mark is not None else None
        if field == "product_id":
            return self._words.cell(line, field).casefold() or None
        return cell_key(line, field)

    def _name(self, row: int) -> str:
        """Identity of a row whatever its place: the id of the line, or the code of the group."""
        entry = self._rows.entries[row]
        return f"group {entry.code}" if isinstance(entry, GroupRow) else f"line {self._lines[entry].id}"

    def _column_changed(self, column: int) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def _all_changed(self) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    # Reading ------------------------------------------------------------------------------------

    def line_at(self, row: int) -> BillLine | None:
        """The line in a row; None for the heading of a group."""
        position = self._rows.position(row)
        return self._lines[position] if position is not None else None

    def mark_at(self, row: int) -> RowMark | None:
        """The mark of the line in a row; None without one."""
        line = self.line_at(row)
        return self._facts.mark(line) if line is not None else None

    def face(self, row: int, place: int) -> CellFace:
        """Everything to draw in a cell, so that the delegate asks once."""
        entry, column = self._rows.entries[row], COLUMNS[place]
        if isinstance(entry, GroupRow):
            text = self._group_text(entry, column.field)
            return CellFace(text, is_bold=place < FROZEN_COUNT, is_heading=True)
        if not column.is_editable:
            return CellFace("")
        line = self._lines[entry]
        if column.field == "product_id":
            return self._product_face(line)
        layer = self.layer_at(row) if column.field == LAYER_FIELD else None
        own = self._words.cell(line, column.field)
        text = own or self._words.inherited(line, column.field)
        if "\n" in text or "\t" in text:
            text = " ".join(text.split())
        is_muted = not own or not line.comes_in
        return CellFace(text[:_DRAWN_CHARACTERS], column.is_number, is_muted, layer=layer)

    def layer_at(self, row: int) -> LayerPlace | None:
        """The place of the line in a row among the layers of its assembly; None for a line of its own."""
        line = self.line_at(row)
        if line is None or line.opened_from is None:
            return None
        below = self.line_at(row + 1)
        is_last = below is None or below.opened_from != line.opened_from
        return LayerPlace.LAST if is_last else LayerPlace.AMONG

    def _product_face(self, line: BillLine) -> CellFace:
        state, text = self._words.link(line), self._words.cell(line, "product_id")
        if state is LinkState.OPEN:
            text = open_text(text, is_locked=self._is_locked)
        return CellFace(" ".join(text.split())[:_DRAWN_CHARACTERS], is_muted=not line.comes_in, link=state)

    def bar_at(self, row: int) -> BarValue | None:
        """The bar of the line or group in a row; None without one."""
        entry = self._rows.entries[row]
        if isinstance(entry, GroupRow):
            return self._facts.group_bar(entry.code)
        return self._facts.bar(self._lines[entry])

    def sign_at(self, row: int) -> RowMark | bool | None:
        """The mark of a line, or whether a group is collapsed; None for neither."""
        entry = self._rows.entries[row]
        if isinstance(entry, GroupRow):
            return entry.code in self._ordering.collapsed
        return self._facts.mark(self._lines[entry])

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        is_line = self._rows.position(index.row()) is not None
        if is_line and not self._is_locked and COLUMNS[index.column()].is_editable:
            return _EDITABLE
        return _READABLE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == _DISPLAY else None
        if not 0 <= section < len(COLUMNS):
            return None
        if role == _DISPLAY:
            return COLUMNS[section].header_text()
        if role == _ALIGN:
            return _RIGHT if COLUMNS[section].is_number else _LEFT
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        entry = self._rows.entries[index.row()]
        if isinstance(entry, GroupRow):
            return self._group_data(entry, index.column(), role)
        return self._line_data(self._lines[entry], index.column(), role)

    def _line_data(self, line: BillLine, place: int, role: int) -> object:
        column = COLUMNS[place]
        if role == _DISPLAY:
            return self._shown(line, column.field) if column.is_editable else ""
        if role == _ALIGN:
            return _RIGHT if column.is_number else _LEFT
        if role == INHERITED_ROLE:
            return column.is_editable and not self._words.cell(line, column.field)
        if role == BAR_ROLE and column.kind is CellKind.BAR:
            return self._facts.bar(line)
        if role == MARK_ROLE and column.kind is CellKind.MARK:
            return self._facts.mark(line)
        if role in (_TIP, _SPOKEN):
            spoken = self._told(line, column.field, column.kind)
            return plain_tool_tip(spoken) if role == _TIP else spoken
        if role == _EDIT and column.is_editable:
            value = value_of(line, column.field)
            return value.symbol if isinstance(value, Unit) else value
        return None

    def _shown(self, line: BillLine, field: str) -> str:
        return self._words.cell(line, field) or self._words.inherited(line, field)

    def _told(self, line: BillLine, field: str, kind: CellKind) -> str:
        if kind is CellKind.MARK:
            mark = self._facts.mark(line)
            return mark.text if mark is not None else ""
        if kind is CellKind.BAR:
            bar = self._facts.bar(line)
            return bar.tip if bar is not None else ""
        own = self._words.cell(line, field)
        if field == LAYER_FIELD and line.opened_from is not None:
            whole = line.opened_from.description or line.opened_from.product_id
            return self.tr("{0} (laag van {1})").format(own, whole)
        if field == "product_id":
            state = self._words.link(line)
            text = open_text(own, is_locked=self._is_locked) if state is LinkState.OPEN and not own else own
            return text if text != own else state_text(own, state)
        inherited = "" if own else self._words.inherited(line, field)
        return (
            self.tr("{0} (niet in de regel; volgt uit product of eenheid)").format(inherited) if inherited else own
        )

    def _group_data(self, group: GroupRow, place: int, role: int) -> object:
        field = COLUMNS[place].field
        if role == GROUP_ROLE:
            return group
        if role in (_DISPLAY, _SPOKEN, _TIP):
            written = self._group_text(group, field)
            return plain_tool_tip(written) if role == _TIP else written
        if role == BAR_ROLE and field == CONTRIBUTION:
            return self._facts.group_bar(group.code)
        if role == MARK_ROLE and field == MARKS:
            return group.code in self._ordering.collapsed
        return _LEFT if role == _ALIGN else None

    def _group_text(self, group: GroupRow, field: str) -> str:
        if field == "nl_sfb":
            return group.code
        if field == "description":
            return self._words.group(group)
        return self._facts.subtotal(group.code, field) if field in SUBTOTAL_SPANS else ""

    # Writing ------------------------------------------------------------------------------------

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Emits a raw value; the table shows it once the bill has it."""
        position = self._rows.position(index.row()) if index.isValid() else None
        if role != _EDIT or position is None or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        before = self._lines
        self.value_set.emit(position, COLUMNS[index.column()].field, value)
        return self._lines is not before


def _joined(splices: Sequence[LineSplice]) -> list[LineSplice]:
    """The splices with adjacent ones joined into one."""
    joined: list[LineSplice] = []
    for splice in splices:
        last = joined[-1] if joined else None
        if last is not None and last.start + len(last.old) == splice.start:
            joined[-1] = LineSplice(last.start, (*last.old, *splice.old), (*last.new, *splice.new))
        else:
            joined.append(splice)
    return joined
