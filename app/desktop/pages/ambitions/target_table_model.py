"""The item model of the targets: indicator, outcome, target, limit, verdict; target and limit are editable."""

import re
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.pages.ambitions.target_rows import TargetRow
from app.desktop.score.texts import ScoreWords
from app.desktop.session.typed_input import number_parser, number_shower
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel, Target
from widgets.mark_delegate import MARK_ROLE
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import Index, RowsTableModel

LEVELS_ROLE = Qt.ItemDataRole.UserRole + 1
"""The levels that can be chosen in a row."""


_SET_BEHIND = re.compile(r"\s*,?\s*(?:set\s+)?\b(A[12])$", re.IGNORECASE)


class Column(IntEnum):
    """The columns, in their order."""

    NAME = 0
    NOW = 1
    AIM = 2
    LIMIT = 3
    STATE = 4


class TargetTableModel(RowsTableModel[TargetRow]):
    """The targets as an item model, one indicator a row.

    Signals:
        asked(str, Target | None): the user gave the indicator with this id another target; None for no target.
        refused(str): the typed text cannot be read, with the sentence that says why.
    """

    right_columns = frozenset({Column.NOW})
    asked = Signal(str, object)
    refused = Signal(str)

    def __init__(self, words: ScoreWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._usual_set = EnvironmentalSet.A1
        self._parse, self._show = number_parser(words.locale), number_shower(words.locale)
        self._is_editable = True

    def row(self, position: int) -> TargetRow:
        return self._rows[position]

    def position_of(self, indicator_id: str) -> int:
        """The row of an indicator; -1 when it has none."""
        return next((i for i, row in enumerate(self._rows) if row.indicator.id == indicator_id), -1)

    def set_usual_set(self, usual: EnvironmentalSet) -> None:
        """Sets the EN 15804 set of an own MPG figure that names none."""
        self._usual_set = usual

    def show_rows(self, rows: tuple[TargetRow, ...], *, is_editable: bool) -> None:
        """Shows these rows; the selection stays when the indicators are the same."""
        self._is_editable = is_editable
        if len(rows) != len(self._rows):
            with self.resetting():
                self._rows = rows
            return
        old, self._rows = self._rows, rows
        for position, (was, becomes) in enumerate(zip(old, rows, strict=True)):
            if was != becomes:
                self.dataChanged.emit(self.index(position, 0), self.index(position, len(Column) - 1))

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Indicator"),
            self.tr("Nu"),
            self.tr("Doel"),
            self.tr("Grens"),
            self.tr("Stand"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._editable_value(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._tool_tip(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == LEVELS_ROLE:
            return row.levels
        if role == MARK_ROLE and column is Column.STATE:
            return row.mark
        return None

    def _text(self, row: TargetRow, column: Column) -> str:
        return (row.name, row.now, row.aim, " ".join(row.limit.split()), row.state)[column]

    def _tool_tip(self, row: TargetRow, column: Column) -> str:
        if column is Column.LIMIT and row.limit:
            return row.limit
        return self._words.tool_tip(row.outcome, row.indicator)

    def _editable_value(self, row: TargetRow, column: Column) -> object:
        if column is Column.AIM:
            return row.target.level if row.target is not None and row.target.own_limit is None else None
        if column is Column.LIMIT:
            return self._shown_figure(row.target)
        return self._text(row, column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or not self._is_editable:
            return flags
        is_figure = index.column() == Column.LIMIT and self._rows[index.row()].takes_figure
        if index.column() == Column.AIM or is_figure:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emits `asked` with the edited target; an empty figure removes an own figure."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row = self._rows[index.row()]
        if index.column() == Column.AIM:
            # Qt hands a StrEnum back as a plain string.
            level = JudgedLevel(value) if isinstance(value, str) and value else None
            self._ask(row, None if level is None else Target(row.indicator.id, level))
            return True
        return self._set_figure(row, str(value).strip())

    def _shown_figure(self, target: Target | None) -> str:
        if target is None:
            return ""
        figure = self._show(target.own_limit)
        return figure if target.environmental_set is None else f"{figure} {target.environmental_set}"

    def _set_figure(self, row: TargetRow, typed: str) -> bool:
        """Reads an own figure; for the MPG with its set ("0,5 A2"), by default the set of the legal rules."""
        has_own = row.target is not None and row.target.own_limit is not None
        which: EnvironmentalSet | None = None
        if row.outcome.environmental_set is not None:
            named = _SET_BEHIND.search(typed)
            which = EnvironmentalSet(named[1].upper()) if named else self._usual_set
            typed = _SET_BEHIND.sub("", typed).strip()
        try:
            figure = self._parse(typed) if typed else None
        except ValueError as error:
            self.refused.emit(str(error))
            return False
        if figure is None:
            if has_own:
                self._ask(row, None)
            return has_own
        self._ask(row, Target(row.indicator.id, None, own_limit=float(figure), environmental_set=which))
        return True

    def _ask(self, row: TargetRow, target: Target | None) -> None:
        if target != row.target:
            self.asked.emit(row.indicator.id, target)
