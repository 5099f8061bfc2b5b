"""A field of text that means something: a name, a number, a date. What cannot be read is never taken in."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.fields.frame import FieldFrame
from widgets.typing_undo import TypingUndo

_LONGEST = 4_000

Parse = Callable[[str], object]
Show = Callable[[object], str]


class ParsedField(FieldFrame):
    """Signals:

    edited(value): the user typed something that can be read, None for an empty field; while typing.
    finished(): Enter, or the focus left; typing that follows is another action.
    """

    edited = Signal(object)
    finished = Signal()

    def __init__(self, label: str, parse: Parse, show: Show, parent: QWidget | None = None) -> None:
        """`parse` gives the value of a text that is not blank, or raises ValueError with a sentence for people."""
        self._line = _Line(self._gives_up)
        super().__init__(self._line, label, parent)
        self._parse, self._show = parse, show
        self._value: object = None
        self._line.textEdited.connect(self._on_typed)
        self._line.editingFinished.connect(self._on_finished)

    @property
    def value(self) -> object:
        """The last value that was shown or read."""
        return self._value

    def line(self) -> QLineEdit:
        """The editor, for alignment and placeholder."""
        return self._line

    def set_value(self, value: object) -> None:
        """Follows the data. What is being typed stays as long as the value is the one that it gave."""
        if value != self._value:
            self.reset(value)

    def reset(self, value: object) -> None:
        """Shows a value anew, dropping what was typed."""
        self._value = value
        self._line.setText("" if value is None else self._show(value))
        self._line.setCursorPosition(0)
        self.set_error("")

    def _gives_up(self) -> bool:
        """Drops a text that is not what the value stands for; False when there is none to drop."""
        try:
            is_value = self._read(self._line.text()) == self._value
        except ValueError:
            is_value = False
        if not is_value:
            self.reset(self._value)
        return not is_value

    def _on_typed(self, text: str) -> None:
        try:
            value = self._read(text)
        except ValueError:
            return
        self.set_error("")
        self._value = value
        self.edited.emit(value)

    def _on_finished(self) -> None:
        try:
            value = self._read(self._line.text())
        except ValueError as error:
            self.set_error(str(error))
        else:
            self.set_error("")
            if value is not None and value == self._value:
                self._line.setText(self._show(value))
        self.finished.emit()

    def _read(self, text: str) -> object:
        return self._parse(text) if text.strip() else None


class _Line(QLineEdit):
    """Escape gives up a text that was typed and cannot be read; else it is for the dialog or page around."""

    def __init__(self, gives_up: Callable[[], bool]) -> None:
        super().__init__()
        self._gives_up = gives_up
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(60)
        TypingUndo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._gives_up():
            return
        super().keyPressEvent(event)
