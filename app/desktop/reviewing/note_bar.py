"""The note bar below the sections: the selected point in full, its tick, and the reviewer's note on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.reviewing.review_file import LONGEST_REMARK
from widgets.plain_text import plain_label

_LINES_SHOWN = 2
_LONGEST_NAME = 12


class NoteBar(QFrame):
    """The text of one point, with a tick box and a field for the note.

    Signals:
        remarked(str, str): the user typed a note; the key of the point and the note.
        ticked(str, bool): the user ticked the point off or back; its key and the new state.
        line_asked(str): the user wants to see the line of the bill with this id.
    """

    remarked = Signal(str, str)
    ticked = Signal(str, bool)
    line_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.key, self._line_id = "", ""
        self.detail = plain_label()
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.checked = QCheckBox(self.tr("&Nagekeken"))
        self.remark = QLineEdit()
        self.remark.setMaxLength(LONGEST_REMARK)
        self.remark.setPlaceholderText(self.tr("Notitie bij dit punt; die staat op de checklist"))
        self.remark.setAccessibleName(self.tr("Notitie bij het gekozen punt"))
        self.line_button = QPushButton()
        self._controls = QWidget()
        self._lay_out()
        self.checked.toggled.connect(self._on_ticked)
        self.remark.textEdited.connect(self._on_typed)
        self.line_button.clicked.connect(lambda: self.line_asked.emit(self._line_id))
        self.show_point("", "")

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidget(self.detail)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setStyleSheet("QScrollArea { background: transparent; }")
        area.viewport().setAutoFillBackground(False)
        area.setFixedHeight(_LINES_SHOWN * self.fontMetrics().lineSpacing() + 6)
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.checked)
        row.addWidget(self.remark, 1)
        row.addWidget(self.line_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(area)
        layout.addWidget(self._controls)

    def take_notes(self, takes: bool) -> None:
        """Enables or disables notes; without them only the text is shown."""
        self._controls.setVisible(takes)

    def show_point(
        self, key: str, detail: str, *, line_id: str = "", remark: str = "", is_checked: bool = False
    ) -> None:
        """Shows one point; without a key it takes no note."""
        is_other = key != self.key
        self.key, self._line_id = key, line_id
        self.detail.setText(
            detail or self.tr("Kies hierboven een punt om het heel te lezen en er iets bij te zetten.")
        )
        if is_other or self.remark.text() != remark:
            self.remark.setText(remark)
        was = self.checked.blockSignals(True)
        self.checked.setChecked(is_checked)
        self.checked.blockSignals(was)
        for control in (self.checked, self.remark):
            control.setEnabled(bool(key))
        short = line_id if len(line_id) <= _LONGEST_NAME else f"{line_id[:_LONGEST_NAME]}…"
        self.line_button.setText(self.tr("Naar regel {0}").format(short.replace("&", "&&")))
        self.line_button.setVisible(bool(line_id))

    def _on_ticked(self, is_checked: bool) -> None:
        if self.key:
            self.ticked.emit(self.key, is_checked)

    def _on_typed(self, remark: str) -> None:
        if self.key:
            self.remarked.emit(self.key, remark)
