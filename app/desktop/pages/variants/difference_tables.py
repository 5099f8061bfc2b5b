"""The item models of the difference between two variants: per element group and per line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from app.desktop.score.line_texts import field_change_text
from app.reporting.wording.number_text import NOTHING, estimate_text, signed_text
from app.texts import Language, name_of
from models.domain.outcome import Estimate, exactly
from models.reference.reference import NlSfbElement
from models.scorecard.comparison import GroupDifference, LineChange, LineDifference
from widgets.charts import BAR_ROLE
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, Index, RowsTableModel


def decimals_for(amounts: Sequence[float | None]) -> int:
    """Decimals for a column of amounts: three figures or more for the largest."""
    largest = max((abs(amount) for amount in amounts if amount is not None), default=0.0)
    return 0 if largest >= 100 else 1 if largest >= 10 else 2


def amount_text(amount: float | None, decimals: int, language: Language) -> str:
    """A signed amount with enough decimals that a difference never shows as zero."""
    if amount is None:
        return NOTHING
    if amount and abs(amount) < 0.5 * 10.0**-decimals:
        decimals = min(12, decimals + 6)
    return signed_text(amount, decimals, language)


class GroupTableModel(RowsTableModel[GroupDifference]):
    """The difference per element group: group, first variant, second variant, difference with its bar."""

    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._elements: Mapping[str, NlSfbElement] = {}
        self._decimals, self._largest = 0, 0.0
        self.language: Language = "nl"
        self.number_locale: Language = "nl"

    def set_rows(
        self, rows: Sequence[GroupDifference], names: tuple[str, str], elements: Mapping[str, NlSfbElement]
    ) -> None:
        with self.resetting():
            self._rows, self._names, self._elements = tuple(rows), names, elements
            known = [estimate for row in rows for estimate in (row.base, row.other) if estimate is not None]
            self._decimals = decimals_for([estimate.value for estimate in known])
            self._largest = max((abs(row.amount) for row in rows if row.amount is not None), default=0.0)

    def titles(self) -> tuple[str, ...]:
        return (self.tr("Elementgroep"), *self._names, self.tr("Verschil"))

    def title_tips(self) -> tuple[str, ...]:
        return self.titles()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._text(row, column, is_whole=True))
        if role == BAR_ROLE and column == 3 and row.amount is not None and self._largest:
            return row.amount / self._largest
        return None

    def _text(self, row: GroupDifference, column: int, *, is_whole: bool = False) -> str:
        if column == 0:
            return self._group_name(row.nl_sfb_group)
        if column == 3:
            return amount_text(row.amount, self._decimals, self.number_locale)
        return self._amount(row.base if column == 1 else row.other, is_whole=is_whole)

    def _amount(self, estimate: Estimate | None, *, is_whole: bool) -> str:
        """The figure; with its bounds only when `is_whole`, because they do not fit in a column."""
        if estimate is None:
            return self.tr("geen regels")
        if estimate.value is not None and not is_whole:
            estimate = exactly(estimate.value)
        return estimate_text(estimate, self._decimals, self.number_locale)

    def _group_name(self, code: str) -> str:
        if not code:
            return self.tr("Zonder NL-SfB-code")
        element = self._elements.get(code)
        if element is None:
            return code
        return f"{code} {name_of(element, self.language)}"


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line that differs, and its effect on the subject; None when the effect is unknown."""

    difference: LineDifference
    amount: float | None


class LineTableModel(RowsTableModel[LineRow]):
    """The difference per line: kind of change, code, description, changed fields, difference with its bar."""

    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decimals, self._largest = 0, 0.0
        self.number_locale: Language = "nl"

    def set_rows(self, rows: Sequence[LineRow]) -> None:
        with self.resetting():
            self._rows = tuple(rows)
            amounts = [row.amount for row in rows]
            self._decimals = decimals_for(amounts)
            self._largest = max((abs(amount) for amount in amounts if amount is not None), default=0.0)

    def row(self, position: int) -> LineDifference:
        """The difference in a row of the table."""
        return self._rows[position].difference

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Wat"),
            self.tr("NL-SfB"),
            self.tr("Omschrijving"),
            self.tr("Wijziging"),
            self.tr("Verschil"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._text(row, column))
        if role == BAR_ROLE and column == 4 and row.amount is not None and self._largest:
            return row.amount / self._largest
        return None

    def _text(self, row: LineRow, column: int) -> str:
        line = row.difference.other or row.difference.base
        if column == 0:
            return self._change(row.difference.change)
        if line is None or column == 1:
            return "" if line is None else line.nl_sfb
        if column == 2:
            return " ".join(line.description.split())
        if column == 3:
            return field_change_text(row.difference, self.number_locale)
        return amount_text(row.amount, self._decimals, self.number_locale)

    def _change(self, change: LineChange) -> str:
        return {
            LineChange.ADDED: self.tr("+ erbij"),
            LineChange.REMOVED: self.tr("− weg"),
            LineChange.CHANGED: self.tr("≈ anders"),
        }[change]
