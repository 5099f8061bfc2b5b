"""Labelled field for a text that is parsed, such as a number or a date; an unreadable text is never accepted."""

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
    """Labelled line edit whose text is parsed into a value.

    Signals:
        edited(value): the text changed to one that can be read, while typing; None for an empty field.
        finished(): Enter was pressed or the focus left; typing after it is another action.
    """

    edited = Signal(object)
    finished = Signal()

    def __init__(self, label: str, parse: Parse, show: Show, parent: QWidget | None = None) -> None:
        """Makes the field.

        Args:
            label: text above the editor.
            parse: gives the value of a text that is not blank, or raises ValueError with a sentence for people.
            show: gives the text of a value.
            parent: Qt parent.
        """
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
        """The line edit itself, for alignment and placeholder."""
        return self._line

    def set_value(self, value: object) -> None:
        """Shows the present value; a text being typed stays as long as that is the value it was read as."""
        if value != self._value:
            self.reset(value)

    def reset(self, value: object) -> None:
        """Shows a value and drops the typed text."""
        self._value = value
        self._line.setText("" if value is None else self._show(value))
        self._line.setCursorPosition(0)
        self.set_error("")

    def _gives_up(self) -> bool:
        """Drops a typed text that could not be read; returns False when there is none."""
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
    """Line edit in which Escape drops an unreadable text; otherwise the dialog or page around it gets the key."""

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
