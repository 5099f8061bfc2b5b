"""The panel below the findings: the chosen finding in full, a button to its row, and the decision."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.services.editing.decisions import LONGEST_REASON
from models.domain.project import DecisionKind
from widgets.plain_text import plain_label
from widgets.typing_undo import TypingUndo


class DecisionPanel(QFrame):
    """The chosen finding, with buttons to go to its row and to decide about it.

    Signals:
        decided(DecisionKind, str): the user resolved or accepted it, with the typed reason.
        reopened(): the user takes the decision back.
        go_asked(): the user wants to go to the row or field.
    """

    decided = Signal(object, str)
    reopened = Signal()
    go_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._sentence = plain_label()
        self._advice = plain_label(role="muted")
        self.reason = QLineEdit()
        TypingUndo(self.reason)
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(self.tr("Reden, in één zin; die staat in het rapport"))
        self.go_button = QPushButton()
        self.resolve_button = QPushButton(self.tr("Opgelost"))
        self.accept_button = QPushButton(self.tr("Aanvaarden"))
        self.reopen_button = QPushButton(self.tr("Weer openen"))
        self._can_edit, self._is_decided, self._count = False, False, 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part in (self._sentence, self._advice):
            part.setWordWrap(True)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part.setMinimumWidth(80)
        label = plain_label(self.tr("&Reden"))
        label.setBuddy(self.reason)
        top = QHBoxLayout()
        top.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._sentence)
        words.addWidget(self._advice)
        top.addLayout(words, 1)
        top.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.reason, 1)
        row.addWidget(self.accept_button)
        row.addWidget(self.resolve_button)
        row.addWidget(self.reopen_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.go_button.clicked.connect(self.go_asked)
        self.reopen_button.clicked.connect(self.reopened)
        self.accept_button.clicked.connect(lambda: self.decided.emit(DecisionKind.ACCEPTED, self.reason.text()))
        self.resolve_button.clicked.connect(lambda: self.decided.emit(DecisionKind.RESOLVED, self.reason.text()))
        self.reason.returnPressed.connect(self.accept_button.click)
        self.reason.textChanged.connect(self._update)

    def show_finding(self, sentence: str, advice: str, way: str) -> None:
        """Shows one finding in full; `way` is the text of the button to its row or field."""
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.go_button.setText(way)
        self.go_button.setVisible(bool(way))

    def set_state(self, *, count: int, is_decided: bool, can_edit: bool, reason: str) -> None:
        """Sets how many findings are chosen, whether all are decided, and the reason of the decision."""
        if self._is_decided != is_decided or self._count != count or is_decided:
            self.reason.setText(reason)
        self._count, self._is_decided, self._can_edit = count, is_decided, can_edit
        self._update()

    def _update(self) -> None:
        may_decide = self._can_edit and self._count > 0
        self.reason.setEnabled(may_decide)
        self.resolve_button.setEnabled(may_decide)
        self.accept_button.setEnabled(may_decide and bool(self.reason.text().strip()))
        self.accept_button.setToolTip("" if self.accept_button.isEnabled() else self.tr("Schrijf eerst een reden"))
        self.reopen_button.setVisible(self._is_decided)
        self.reopen_button.setEnabled(may_decide)
        self.resolve_button.setVisible(not self._is_decided)
