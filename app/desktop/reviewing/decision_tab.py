"""The tab Besluit: the reviewer's general note, decision, name and date, for the checklist."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.reporting.review.texts import decision_words
from app.texts import Language
from models.domain.review import ReviewDecision, ReviewNotes
from widgets.fields.scroll import FieldScroll
from widgets.plain_text import plain_label

_LONGEST_NAME = 120
_LONGEST_NOTE = 4_000
_DECISIONS = (None, *ReviewDecision)


class DecisionTab(QWidget):
    """The fields of the reviewer's decision.

    Signals:
        changed(ReviewNotes): a field was edited; the notes with the present values.
        notes_asked(): the user wants to take the notes of a saved review.
    """

    changed = Signal(object)
    notes_asked = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = ReviewNotes()
        self.general = QPlainTextEdit()
        self.general.setTabChangesFocus(True)
        self.general.setMinimumHeight(64)
        self.general.setPlaceholderText(self.tr("Wat de aanvrager moet weten of aanvullen"))
        self.choices = QButtonGroup(self)
        for number, decision in enumerate(_DECISIONS):
            words = decision_words(decision, language) if decision is not None else self.tr("nog geen besluit")
            self.choices.addButton(QRadioButton(f"{words[:1].upper()}{words[1:]}"), number)
        self.reviewer, self.organisation = QLineEdit(), QLineEdit()
        for field in (self.reviewer, self.organisation):
            field.setMaxLength(_LONGEST_NAME)
        self.is_dated = QCheckBox(self.tr("Datum bij de handtekening"))
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d-M-yyyy")
        self.date.setAccessibleName(self.tr("Datum bij de handtekening"))
        self.take_button = QPushButton(self.tr("Notities terughalen…"))
        self.take_button.setToolTip(self.tr("Uit een beoordeling die eerder als JSON is opgeslagen"))
        self._lay_out()
        self.show_notes(self._notes)
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        columns.addLayout(self._left(), 3)
        columns.addLayout(self._right(), 2)
        scroll = FieldScroll()
        scroll.add(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(scroll)

    def _left(self) -> QVBoxLayout:
        title = plain_label(self.tr("&Opmerking over het geheel"))
        title.setBuddy(self.general)
        foot = QHBoxLayout()
        foot.addWidget(self.take_button)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.general, 1)
        column.addLayout(foot)
        return column

    def _right(self) -> QVBoxLayout:
        buttons = QGridLayout()
        buttons.setSpacing(4)
        for place, button in enumerate(self.choices.buttons()):
            buttons.addWidget(button, place // 2, place % 2)
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(6)
        fields.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(
            ((self.tr("Naam &beoordelaar"), self.reviewer), (self.tr("O&rganisatie"), self.organisation))
        ):
            title = plain_label(name)
            title.setBuddy(field)
            fields.addWidget(title, row, 0)
            fields.addWidget(field, row, 1)
        fields.addWidget(self.is_dated, 2, 0)
        fields.addWidget(self.date, 2, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(plain_label(self.tr("Besluit")))
        column.addLayout(buttons)
        column.addLayout(fields)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        self.general.textChanged.connect(self._tell)
        self.choices.idToggled.connect(lambda _, is_on: self._tell() if is_on else None)
        self.reviewer.textEdited.connect(self._tell)
        self.organisation.textEdited.connect(self._tell)
        self.is_dated.toggled.connect(self._on_dated)
        self.date.dateChanged.connect(self._tell)
        self.take_button.clicked.connect(self.notes_asked)

    def show_notes(self, notes: ReviewNotes) -> None:
        """Shows the notes of a file; a field that is being typed in keeps its text."""
        self._notes = notes
        parts = (self.general, self.choices, self.reviewer, self.organisation, self.is_dated, self.date)
        was = [part.blockSignals(True) for part in parts]
        if self.general.toPlainText() != notes.general:
            self.general.setPlainText(notes.general)
        self.choices.button(_DECISIONS.index(notes.decision)).setChecked(True)
        for field, said in ((self.reviewer, notes.reviewer), (self.organisation, notes.organisation)):
            if field.text() != said:
                field.setText(said)
        self.is_dated.setChecked(notes.signed_on is not None)
        self.date.setEnabled(notes.signed_on is not None)
        day = notes.signed_on
        self.date.setDate(QDate(day.year, day.month, day.day) if day is not None else QDate.currentDate())
        for part, before in zip(parts, was, strict=True):
            part.blockSignals(before)

    def notes(self) -> ReviewNotes:
        """The notes with the values of the fields."""
        day = self.date.date()
        return replace(
            self._notes,
            general=self.general.toPlainText()[:_LONGEST_NOTE],
            decision=_DECISIONS[max(0, self.choices.checkedId())],
            reviewer=self.reviewer.text(),
            organisation=self.organisation.text(),
            signed_on=dt.date(day.year(), day.month(), day.day()) if self.is_dated.isChecked() else None,
        )

    def _on_dated(self, is_dated: bool) -> None:
        self.date.setEnabled(is_dated)
        self._tell()

    def _tell(self) -> None:
        self._notes = self.notes()
        self.changed.emit(self._notes)
