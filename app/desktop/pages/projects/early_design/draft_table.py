"""The draft bill per part of the building: tonnes of CO2 and the share of each, as a table with bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.reporting.wording.early_text import element_name
from app.reporting.wording.number_text import number_text, percent_text
from app.texts import Language
from models.early_design.draft_bill import DraftBill
from widgets.colours import colours_of
from widgets.contribution_bar import BarValue, paint_bar
from widgets.row_table import set_up_rows
from widgets.rows_table_model import LEFT, RowsTableModel

_BAR = 2
_BAR_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row: the part, its tonnes as written, and its bar."""

    name: str
    tonnes: str
    bar: BarValue


class DraftTableModel(RowsTableModel[PartRow]):
    """The parts of the draft bill, the heaviest first, then those that are missing."""

    right_columns = frozenset({1})
    other_side = LEFT

    def titles(self) -> Sequence[str]:
        return (self.tr("Onderdeel"), self.tr("ton CO₂"), self.tr("Aandeel"))

    def show_draft(self, draft: DraftBill, language: Language, numbers: Language) -> None:
        """Shows a draft bill."""
        with self.resetting():
            self._rows = (*_known(draft, language, numbers), *_missing(draft, language, self.tr("niet geschat")))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == _BAR_ROLE and index.column() == _BAR:
            return row.bar
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if index.column() == _BAR:
                return row.bar.text if role == Qt.ItemDataRole.AccessibleTextRole else None
            return row.name if index.column() == 0 else row.tonnes
        return None


def _known(draft: DraftBill, language: Language, numbers: Language) -> list[PartRow]:
    sums = draft.co2_by_element()
    amounts = {element: found.value for element, found in sums.items() if found is not None}
    most = max(amounts.values(), default=0.0) or 1.0
    whole = sum(amounts.values()) or 1.0
    rows = []
    for element in sorted(sums, key=lambda element: -amounts.get(element, 0.0)):
        name = _capital(element_name(element, language))
        if element not in amounts:
            rows.append(PartRow(name, "?", BarValue(0.0, 0.35, "?", is_missing=True)))
            continue
        value = amounts[element]
        share = percent_text(value / whole, numbers)
        bar = BarValue(max(value, 0.0) / most, 0.0, share, is_provisional=True)
        rows.append(PartRow(name, number_text(value / 1000, 1, numbers), bar))
    return rows


def _missing(draft: DraftBill, language: Language, words: str) -> list[PartRow]:
    return [
        PartRow(_capital(element_name(element, language)), "?", BarValue(0.0, 0.3, words, is_missing=True))
        for element in draft.missing
    ]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


class _BarDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        bar = index.data(_BAR_ROLE)
        view = self.parent()
        if isinstance(bar, BarValue) and isinstance(view, QWidget):
            painter.save()
            painter.setFont(option.font)
            paint_bar(painter, QRectF(option.rect), bar, colours_of(view))
            painter.restore()


class DraftTable(QTableView):
    """The table of the parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = DraftTableModel(self)
        self.setModel(self.parts)
        set_up_rows(self)
        self.setAccessibleName(self.tr("Conceptstaat per onderdeel"))
        self.setItemDelegateForColumn(_BAR, _BarDelegate(self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_BAR, QHeaderView.ResizeMode.Stretch)
