"""The item model of variants: name, phase, state, size."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from app.reporting.wording.number_text import NOTHING, date_text, number_text, own_decimals
from app.texts import Language, label
from models.domain.project import Variant
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, RIGHT, Index, RowsTableModel

_NAME, _PHASE, _STATE, _LINES, _AREA = range(5)


class VariantTableModel(RowsTableModel[Variant]):
    """One row per variant; the current one is in bold with a mark."""

    right_columns = frozenset({_LINES, _AREA})
    other_side = LEFT

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self.language: Language = "nl"
        self.number_locale: Language = "nl"

    @property
    def variants(self) -> tuple[Variant, ...]:
        return tuple(self._rows)

    def set_variants(self, variants: Sequence[Variant], current_id: str) -> None:
        with self.resetting():
            self._rows, self._current = tuple(variants), current_id

    def titles(self) -> tuple[str, ...]:
        return (self.tr("Variant"), self.tr("Fase"), self.tr("Staat"), self.tr("Regels"), self.tr("BVO"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        variant, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(variant, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == _NAME:
            return plain_tool_tip(variant.name)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self.right_columns:
            return RIGHT
        if role == Qt.ItemDataRole.FontRole and variant.id == self._current:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _text(self, variant: Variant, column: int) -> str:
        if column == _NAME:
            return " ".join(variant.name.split()) or self.tr("Naamloze variant")
        if column == _PHASE:
            return label(f"report_phase_{variant.phase}", self.language) if variant.phase else NOTHING
        if column == _STATE:
            return self._state(variant)
        if column == _LINES:
            return number_text(len(variant.bill), 0, self.number_locale)
        area = variant.building.gross_floor_area_m2
        if area is None:
            return NOTHING
        return self.tr("{0} m²").format(number_text(area, min(own_decimals(area), 2), self.number_locale))

    def _state(self, variant: Variant) -> str:
        if variant.frozen_on is not None:
            return self.tr("vastgelegd op {0}").format(date_text(variant.frozen_on, self.language))
        return self.tr("nu in beeld") if variant.id == self._current else self.tr("te bewerken")
