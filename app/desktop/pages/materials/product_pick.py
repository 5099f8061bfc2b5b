"""The search for another product inside the proposal card, with the list under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.bill.choice_edit import Choice, ChoiceEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Search = Callable[[str], Sequence[Choice]]


class _PickEdit(ChoiceEdit):
    """Line edit whose Enter takes the chosen product and whose Escape leaves.

    Signals:
        entered(for_all): Enter, or Ctrl+Enter.
        left(): Escape with the list closed.
    """

    entered = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            if not self.closes_list():
                self.left.emit()
        else:
            super().keyPressEvent(event)


class ProductPick(QWidget):
    """The field of the search.

    Signals:
        chosen(Choice, for_all): a product was chosen, with Ctrl for all lines of the same text.
        left(): the search was left without a choice.
    """

    chosen = Signal(object, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search: Search = lambda _: ()
        self.field = _PickEdit(self._found)
        self.field.setProperty("density", "small")
        self.field.setAccessibleName(self.tr("Ander product zoeken"))
        self.field.setPlaceholderText(self.tr("Zoek een product; Enter neemt het, Esc stopt"))
        self.field.entered.connect(self._take)
        self.field.taken.connect(lambda: self._take(False))
        self.field.left.connect(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)

    def begin(self, key: str, title: str) -> None:
        """Starts with the proposed product selected, so that typing replaces it."""
        self.field.start(key, title)
        self.field.selectAll()
        self.field.setFocus()

    def _found(self, text: str) -> Sequence[Choice]:
        return self.search(text)

    def _take(self, for_all: bool) -> None:
        key = self.field.key
        if key:
            self.chosen.emit(Choice(key, self.field.text()), for_all)
        else:
            self.field.tell_problem()
