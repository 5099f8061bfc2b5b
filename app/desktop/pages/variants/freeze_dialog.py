"""The dialog before a variant is frozen: its phase, its name, and whether to freeze it or a copy."""

import datetime as dt

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.work_dialog import WorkDialog
from app.reporting.wording.number_text import date_text
from app.services.projects.variants import LONGEST_NAME
from app.texts import Language, label
from models.domain.project import Phase, Variant
from widgets.plain_text import plain_label


class FreezeDialog(WorkDialog):
    """Asks how to freeze a variant; `makes_copy`, `chosen_phase` and `chosen_name` are the answers."""

    def __init__(self, variant: Variant, day: dt.date, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Variant vastleggen"))
        self.setMinimumWidth(440)
        self._language, self._variant, self._day = language, variant, day
        self._copy = QRadioButton(self.tr("Een momentopname maken; deze variant blijft te bewerken"))
        self._itself = QRadioButton(self.tr("Deze variant zelf vastleggen; verder werken kan in een kopie"))
        self._copy.setChecked(True)
        self._phase = QComboBox()
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._fill()
        self._lay_out()

    @property
    def makes_copy(self) -> bool:
        return self._copy.isChecked()

    @property
    def chosen_phase(self) -> Phase | None:
        phase = self._phase.currentData()
        return Phase(phase) if phase else None

    @property
    def chosen_name(self) -> str:
        return self._name.text()

    def work_to_lose(self) -> str:
        """The sentence for a typed name that would be lost; "" without one."""
        return self.tr("De naam die u typte, gaat verloren.") if self._name.isModified() else ""

    def _fill(self) -> None:
        self._phase.addItem(self.tr("Geen fase"), "")
        for phase in Phase:
            self._phase.addItem(label(f"report_phase_{phase}", self._language), phase.value)
        present = self._variant.phase.value if self._variant.phase is not None else ""
        self._phase.setCurrentIndex(self._phase.findData(present))
        self._phase.currentIndexChanged.connect(self._propose_name)
        self._copy.toggled.connect(self._name.setEnabled)
        self._propose_name()

    def _propose_name(self) -> None:
        parts = [" ".join(self._variant.name.split()) or self.tr("Naamloze variant")]
        if self._phase.currentData():
            parts.append(self._phase.currentText())
        parts.append(date_text(self._day, self._language))
        self._name.setText(" · ".join(parts))
        self._name.setCursorPosition(0)

    def _lay_out(self) -> None:
        intro = plain_label(
            self.tr("Een vastgelegde variant verandert niet meer. De datum is {0}.").format(
                date_text(self._day, self._language)
            )
        )
        intro.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Fase"), self._phase)
        form.addRow(self.tr("&Naam van de momentopname"), self._name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Vastleggen"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addWidget(self._copy)
        layout.addWidget(self._itself)
        layout.addLayout(form)
        layout.addWidget(buttons)
