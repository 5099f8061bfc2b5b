"""The search bar of the bill: Ctrl+F opens it, Enter and F3 go to the next line, Esc closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from widgets.plain_text import plain_label
from widgets.typing_undo import TypingUndo


class FindBar(QFrame):
    """The search field with buttons for the next and the former line.

    Signals:
        asked(text, is_back): go to the next line with this text, or to the one before.
        closed(): it was closed; the table gets the focus back.
    """

    asked = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._text = QLineEdit()
        TypingUndo(self._text)
        self._text.setPlaceholderText(self.tr("Zoek tekst, code of product"))
        self._text.setAccessibleName(self.tr("Zoeken in de regels"))
        self._text.setMaxLength(200)
        self._previous = QPushButton(self.tr("Vorige"))
        self._next = QPushButton(self.tr("Volgende"))
        self._found: QLabel = plain_label(role="muted")
        close = QToolButton()
        close.setText("✕")
        close.setProperty("role", "quiet")
        close.setAccessibleName(self.tr("Zoeken sluiten"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        for part in (self._text, self._previous, self._next, self._found, close):
            layout.addWidget(part)
        layout.setStretch(0, 1)
        self._text.textEdited.connect(lambda: self._ask(is_back=False))
        self._previous.clicked.connect(lambda: self._ask(is_back=True))
        self._next.clicked.connect(lambda: self._ask(is_back=False))
        close.clicked.connect(self.close_bar)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def open_bar(self) -> None:
        self.show()
        self._text.setFocus()
        self._text.selectAll()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def tell(self, place: int, count: int) -> None:
        """Shows which of the found lines is the current one; `place` counts from 1."""
        told = self.tr("{0} van {1}").format(place, count) if count else self.tr("Niets gevonden")
        self._found.setText(told if self._text.text().strip() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(is_back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _ask(self, *, is_back: bool) -> None:
        self.asked.emit(self._text.text(), is_back)
