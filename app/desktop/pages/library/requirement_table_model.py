"""The item model of one requirement edition; the limits of an own edition are editable."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.pages.library.card_texts import source_words, verified_word
from app.services.library.own_library import has_own_limit
from app.texts import Language, name_of
from models.domain.requirement import Indicator, Level, Operator, Requirement, RequirementKind
from models.reference.reference import Reference
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import Index, RowsTableModel

_SIGNS = {Operator.AT_MOST: "≤", Operator.LESS: "<", Operator.AT_LEAST: "≥"}


class RequirementTableModel(RowsTableModel[Requirement]):
    """The requirements of one edition, one a row.

    Signals:
        limit_typed(str, float): the user typed another limit for the requirement with this id.
    """

    limit_typed = Signal(str, float)

    INDICATOR, LEVEL, SCOPE, LIMIT, UNIT, KIND, STATUS, SOURCE = range(8)
    right_columns = frozenset({LIMIT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._indicators: Mapping[str, Indicator] = {}
        self._source_titles: Mapping[str, str] = {}
        self._headers = self._header_words()
        self._language: Language = "nl"
        self._show: Callable[[object], str] = str
        self._is_editable = False

    def show_requirements(
        self,
        requirements: Sequence[Requirement],
        reference: Reference,
        language: Language,
        show: Callable[[object], str],
        *,
        is_editable: bool,
    ) -> None:
        """Shows the requirements of one edition; `show` writes a number."""
        with self.resetting():
            self._rows = requirements
            self._indicators = {indicator.id: indicator for indicator in reference.indicators}
            self._source_titles = reference.source_titles
            self._language, self._show, self._is_editable = language, show, is_editable

    def row_of(self, requirement_id: str) -> int:
        """The row of a requirement; -1 when it is not shown."""
        return next((row for row, r in enumerate(self._rows) if r.id == requirement_id), -1)

    def told(self, row: int) -> str:
        """A requirement in one line: indicator, text and place in the source, and remark."""
        requirement = self._rows[row]
        source = source_words(requirement.source, self._source_titles)
        parts = (self._name(requirement), requirement.text, source, requirement.source.note)
        return " · ".join(part for part in parts if part)

    def titles(self) -> tuple[str, ...]:
        return self._headers

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.may_edit(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def may_edit(self, index: Index) -> bool:
        """Whether this cell holds a limit that can be edited."""
        return (
            index.isValid()
            and self._is_editable
            and index.column() == self.LIMIT
            and has_own_limit(self._rows[index.row()])
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        requirement = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(requirement, index.column())
        if role == Qt.ItemDataRole.EditRole and index.column() == self.LIMIT:
            return "" if requirement.limit is None else self._show(requirement.limit)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == self.LIMIT:
            side = Qt.AlignmentFlag.AlignLeft if requirement.limit is None else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._tool_tip(requirement, index.column()))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emits `limit_typed`; the model changes when the edit is stored."""
        if role != Qt.ItemDataRole.EditRole or not self.may_edit(index) or not isinstance(value, float):
            return False
        requirement = self._rows[index.row()]
        if value != requirement.limit:
            self.limit_typed.emit(requirement.id, value)
        return True

    def _text(self, requirement: Requirement, column: int) -> str:
        if column == self.INDICATOR:
            return self._name(requirement)
        if column == self.LEVEL:
            return self._level(requirement.level)
        if column == self.SCOPE:
            return requirement.scope
        if column == self.LIMIT:
            return self._limit(requirement)
        if column == self.UNIT:
            parts = (requirement.limit_unit, requirement.environmental_set)
            return " · ".join(part for part in parts if part)
        if column == self.KIND:
            return self._kind(requirement.kind)
        if column == self.STATUS:
            return verified_word(requirement.source)
        return source_words(requirement.source, self._source_titles)

    def _tool_tip(self, requirement: Requirement, column: int) -> str:
        if column == self.LIMIT and requirement.text:
            return requirement.text
        text = self._text(requirement, column)
        note = requirement.source.note
        return f"{text}\n{note}" if column == self.SOURCE and note else text

    def _name(self, requirement: Requirement) -> str:
        indicator = self._indicators.get(requirement.indicator_id)
        if indicator is None:
            return requirement.indicator_id
        return name_of(indicator, self._language)

    def _limit(self, requirement: Requirement) -> str:
        if requirement.limit is not None:
            sign = _SIGNS.get(requirement.operator, "")
            return f"{sign} {self._show(requirement.limit)}".strip()
        return requirement.printed_limit or requirement.text or "–"

    def _level(self, level: Level) -> str:
        words = {
            Level.LEGAL: self.tr("wettelijk"),
            Level.RECOMMENDED: self.tr("aanbevolen"),
            Level.AMBITIOUS: self.tr("ambitieus"),
        }
        return words[level]

    def _kind(self, kind: RequirementKind) -> str:
        words = {
            RequirementKind.REQUIREMENT: self.tr("eis"),
            RequirementKind.TARGET: self.tr("streefwaarde"),
            RequirementKind.MEASURE: self.tr("maatregel"),
        }
        return words[kind]

    def _header_words(self) -> tuple[str, ...]:
        return (
            self.tr("Indicator"),
            self.tr("Niveau"),
            self.tr("Geldt voor"),
            self.tr("Grens"),
            self.tr("Eenheid"),
            self.tr("Soort"),
            self.tr("Status"),
            self.tr("Bron"),
        )
