"""The dialog for the detachability of the selected lines: four lists, or the suggestion per element group."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.materials.cell_texts import BillWords
from app.services.editing.detachability_presets import preset_changes, without_preset
from app.texts import name_of
from models.domain.bill import BillLine, Connection
from models.domain.bill_cells import CONNECTION_FIELDS
from widgets.bill.columns import COLUMN_OF, COLUMNS
from widgets.elided_combo import ElidedComboBox
from widgets.plain_text import plain_label

_RADIO_HEIGHT = 28
_KEEP, _UNKNOWN = "keep", "unknown"


class DetachabilityDialog(QDialog):
    """Asks for the detachability factors of lines; `changes` gives them per line."""

    def __init__(self, lines: Mapping[int, BillLine], words: BillWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Losmaakbaarheid"))
        self._lines, self._words = lines, words
        self._lists: dict[str, QComboBox] = {}
        self._by_lists = QRadioButton(self.tr("Zelf kiezen, voor alle gekozen regels"))
        self._fill_empty = QRadioButton(self.tr("Voorzet per NL-SfB, alleen waar nog niets staat"))
        self._replace_all = QRadioButton(self.tr("Voorzet per NL-SfB, ook over bestaande waarden"))
        self._lay_out()
        self._by_lists.setChecked(True)
        self.resize(520, self.sizeHint().height())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        count = len(self._lines)
        told = self.tr("1 regel gekozen") if count == 1 else self.tr("{0} regels gekozen").format(count)
        layout.addWidget(plain_label(told, role="heading"))
        group = QButtonGroup(self)
        for button in (self._by_lists, self._fill_empty, self._replace_all):
            group.addButton(button)
            button.setMinimumHeight(_RADIO_HEIGHT)
        layout.addWidget(self._by_lists)
        layout.addLayout(self._form())
        layout.addWidget(self._fill_empty)
        layout.addWidget(self._replace_all)
        note = plain_label(self._preset_note(), role="muted")
        note.setWordWrap(True)
        layout.addWidget(note)
        layout.addStretch(1)
        layout.addWidget(self._button_row())
        self._by_lists.toggled.connect(self._on_way)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(24, 0, 0, 4)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in CONNECTION_FIELDS:
            chosen = self._list(field)
            self._lists[field] = chosen
            label = plain_label(COLUMNS[COLUMN_OF[field]].title())
            label.setBuddy(chosen)
            form.addRow(label, chosen)
        return form

    def _list(self, field: str) -> QComboBox:
        """The list of options with their scores, set to the value that the lines share."""
        chosen = ElidedComboBox()
        chosen.setAccessibleName(COLUMNS[COLUMN_OF[field]].title())
        chosen.setMinimumContentsLength(24)
        chosen.addItem(self.tr("Zo laten"), _KEEP)
        chosen.addItem(self.tr("Onbekend"), _UNKNOWN)
        for option in self._words.reference.detachability[field]:
            name = name_of(option, self._words.language)
            chosen.addItem(self.tr("{0} ({1})").format(name, self._words.number(option.score)), option.score)
        scores = {getattr(line.connection, field) for line in self._lines.values()}
        if len(scores) == 1:
            chosen.setCurrentIndex(max(0, chosen.findData(scores.pop())))
        return chosen

    def _preset_note(self) -> str:
        lacking = without_preset(self._lines.values(), self._words.reference)
        note = self.tr("De voorzetten komen van de makers van Meetlat en zijn niet geverifieerd. Controleer ze.")
        if not lacking:
            return note
        if lacking == 1:
            return self.tr("{0} Zonder voorzet, dus ongewijzigd: 1 regel.").format(note)
        return self.tr("{0} Zonder voorzet, dus ongewijzigd: {1} regels.").format(note, lacking)

    def _button_row(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Toepassen"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Annuleren"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_way(self, is_by_lists: bool) -> None:
        for chosen in self._lists.values():
            chosen.setEnabled(is_by_lists)

    def changes(self) -> dict[int, dict[str, Connection]]:
        """The new value of `connection` by position of the line."""
        if not self._by_lists.isChecked():
            only_empty = self._fill_empty.isChecked()
            return preset_changes(self._lines, self._words.reference, only_empty=only_empty)
        chosen = {field: box.currentData() for field, box in self._lists.items()}
        factors: dict[str, Any] = {
            field: None if value == _UNKNOWN else value for field, value in chosen.items() if value != _KEEP
        }
        return {
            position: {"connection": replace(line.connection, **factors)} for position, line in self._lines.items()
        }
