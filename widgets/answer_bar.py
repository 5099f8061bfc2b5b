"""A row of answers to one question, one of which is chosen: by mouse, by its letter, or by arrows and Space."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.key_button import KeyButton

_LEFT_RIGHT = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One answer: its value, its words, and the letter that chooses it."""

    value: object
    text: str
    letter: str


class AnswerBar(QWidget):
    """The answers to one question, as one stop of the Tab key.

    Signals:
        chosen(value): the user chose an answer; None when the chosen one was pressed again, which takes it away.
        moved(int): the user went to the next question (1) or the one before (-1) with the arrows up and down.
    """

    chosen = Signal(object)
    moved = Signal(int)

    def __init__(self, question: str, options: Sequence[AnswerOption], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = tuple(options)
        self.buttons = [_AnswerButton(option, self) for option in options]
        self._value: object = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button, option in zip(self.buttons, self.options, strict=True):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, value=option.value: self._on_pressed(value))
        row.addStretch(1)
        self.set_question(question)
        self.show_value(None)

    def set_question(self, question: str) -> None:
        """Sets the question, which a screen reader says with each answer."""
        self.setAccessibleName(question)
        for button in self.buttons:
            button.setAccessibleDescription(question)

    @property
    def value(self) -> object:
        """The value of the chosen answer; None without one."""
        return self._value

    def show_value(self, value: object) -> None:
        """Shows an answer as chosen; None for no answer."""
        self._value = value
        at = 0
        for place, (button, option) in enumerate(zip(self.buttons, self.options, strict=True)):
            is_chosen = value is not None and option.value == value
            button.setChecked(is_chosen)
            at = place if is_chosen else at
        self._set_stop(at)

    def stop(self) -> QWidget:
        """The button that the Tab key comes to: the chosen one, or the first."""
        return next(button for button in self.buttons if button.focusPolicy() is Qt.FocusPolicy.StrongFocus)

    def take_key(self, event: QKeyEvent) -> bool:
        """Handles a key pressed on one of the buttons; returns whether it is one of the bar's."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        key, letter = Qt.Key(event.key()), event.text().casefold()
        for option in self.options:
            if letter and letter == option.letter.casefold():
                self._on_pressed(option.value, keeps=True)
                return True
        if key in _UP_DOWN:
            self.moved.emit(_UP_DOWN[key])
            return True
        if key in _LEFT_RIGHT:
            self._walk(_LEFT_RIGHT[key])
            return True
        return False

    def _walk(self, step: int) -> None:
        shown = [button for button in self.buttons if not button.isHidden()]
        at = next((i for i, button in enumerate(shown) if button.hasFocus()), 0)
        shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, value: object, *, keeps: bool = False) -> None:
        """Chooses an answer; a second press takes it away, but a second letter `keeps` it."""
        if not any(option.value == value and button.isEnabled() for option, button in self._pairs()):
            return
        chosen = value if value != self._value or keeps else None
        self.show_value(chosen)
        self.chosen.emit(chosen)

    def _pairs(self) -> list[tuple[AnswerOption, "_AnswerButton"]]:
        return list(zip(self.options, self.buttons, strict=True))

    def _set_stop(self, at: int) -> None:
        for place, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == at else Qt.FocusPolicy.ClickFocus)


class _AnswerButton(KeyButton):
    """One answer of a bar."""

    def __init__(self, option: AnswerOption, bar: AnswerBar) -> None:
        super().__init__(option.text, option.letter)
        self._bar = bar
        self.setProperty("role", "chip")
        self.setProperty("density", "small")
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._bar.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)
