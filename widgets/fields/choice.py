"""Labelled field with a few options to choose from, one of which may be "unknown"."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.fields.frame import CalmComboBox, FieldFrame


class ChoiceField(FieldFrame):
    """Labelled combo box of a few options.

    Signals:
        edited(value): the user chose an option; None for the one that means unknown.
    """

    edited = Signal(object)

    def __init__(self, label: str, options: Iterable[tuple[object, str]], parent: QWidget | None = None) -> None:
        """Makes the field; `options` are (value, text) in the order of the list."""
        self._box = CalmComboBox()
        super().__init__(self._box, label, parent)
        self._values: list[object] = []
        self.set_options(options)
        self._box.activated.connect(self._on_chosen)

    @property
    def value(self) -> object:
        """The value of the chosen option; None when none is chosen."""
        position = self._box.currentIndex()
        return self._values[position] if position >= 0 else None

    def box(self) -> CalmComboBox:
        """The combo box itself."""
        return self._box

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Replaces the options; nothing is chosen until `set_value`."""
        self._box.clear()
        self._values = []
        for value, text in options:
            self._values.append(value)
            self._box.addItem(text)

    def set_value(self, value: object) -> None:
        """Chooses the option with a value; chooses nothing when there is no such option."""
        position = self._values.index(value) if value in self._values else -1
        if position != self._box.currentIndex():
            self._box.setCurrentIndex(position)

    def _on_chosen(self, position: int) -> None:
        self.edited.emit(self._values[position])
