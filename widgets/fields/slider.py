"""Labelled number that is typed or slid: a line edit with its unit at the right, a slider under both."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label
from widgets.style_property import set_style_property
from widgets.type_scale import scaled
from widgets.typing_undo import TypingUndo

_EDIT_WIDTH = 66
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class SliderRange:
    """What a slider offers. Typed numbers may go beyond it; whoever takes them says what is possible."""

    least: float
    most: float
    step: float


class CalmSlider(QSlider):
    """Horizontal slider that keeps its value when the page is scrolled over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SliderField(QWidget):
    """A number with a slider.

    Signals:
        edited(float): the user typed or slid another number.
    """

    edited = Signal(float)

    def __init__(
        self,
        label: str,
        parse: Callable[[str], float | int | None],
        show: Callable[[object], str],
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Makes the field.

        Args:
            label: text before the number.
            parse: gives the number of a text, or raises ValueError with a sentence for people.
            show: writes a number.
            unit: after the number; part of the accessible names.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._parse, self._show = parse, show
        self._value = math.nan
        self._range = SliderRange(0.0, 1.0, 1.0)
        self.edit = _Edit(self._restore)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(scaled(_EDIT_WIDTH, self.fontMetrics()))
        self.slider = CalmSlider()
        self._label = ElidedLabel(label)
        self._label.setBuddy(self.edit)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._unit = plain_label(unit, role="muted")
        self._unit.setFixedWidth(self.fontMetrics().horizontalAdvance("m²") + 2)
        self._error = plain_label(role="error")
        self._error.setWordWrap(True)
        self._error.hide()
        self.set_title(label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.edit, 0, 1)
        grid.addWidget(self._unit, 0, 2)
        grid.addWidget(self.slider, 1, 0, 1, 3)
        grid.addWidget(self._error, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.editingFinished.connect(self._on_finished)
        self.slider.valueChanged.connect(self._on_slid)

    def set_title(self, label: str) -> None:
        """Sets the text before the number, which with the unit is also the accessible name."""
        unit = self._unit.text()
        named = f"{label} ({unit})" if unit else label
        self._label.setText(label)
        self.edit.setAccessibleName(named)
        self.slider.setAccessibleName(named)

    @property
    def value(self) -> float:
        """The last number that was shown or read; NaN before the first."""
        return self._value

    def set_range(self, offered: SliderRange) -> None:
        """Sets what the slider offers; the number stays."""
        self._range = offered
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(1, round((offered.most - offered.least) / offered.step)))
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self.slider.blockSignals(False)
        if not math.isnan(self._value):
            self._place()

    def set_value(self, value: float) -> None:
        """Shows a number."""
        self._value = value
        self.edit.setText(self._show(value))
        self.set_error("")
        self._place()

    def set_error(self, sentence: str) -> None:
        """Shows why the number is refused, and marks the edge of the edit; "" removes both."""
        set_style_property(self.edit, "invalid", "true" if sentence else "")
        self._error.setText(f"✕ {sentence}" if sentence else "")
        self._error.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def error(self) -> str:
        """The sentence that is shown; "" without an error."""
        return self.edit.accessibleDescription()

    def _place(self) -> None:
        """Puts the handle at the number, at an end where the number lies beyond it."""
        self.slider.blockSignals(True)
        self.slider.setValue(round((self._value - self._range.least) / self._range.step))
        self.slider.blockSignals(False)
        self._tell_slider()

    def _tell_slider(self) -> None:
        self.slider.setAccessibleDescription(f"{self._show(self._value)} {self._unit.text()}".strip())

    def _on_slid(self, position: int) -> None:
        decimals = max(0, -math.floor(math.log10(self._range.step)))
        value = round(self._range.least + position * self._range.step, decimals)
        self._value = value
        self.edit.setText(self._show(value))
        self.set_error("")
        self._tell_slider()
        self.edited.emit(value)

    def _on_typed(self, text: str) -> None:
        try:
            value = self._parse(text) if text.strip() else None
        except ValueError:
            return
        if value is not None and value != self._value:
            self._value = float(value)
            self.set_error("")
            self._place()
            self.edited.emit(self._value)

    def _on_finished(self) -> None:
        try:
            value = self._parse(self.edit.text()) if self.edit.text().strip() else None
        except ValueError as error:
            self.set_error(str(error))
            return
        if value is None:
            self._restore()

    def _restore(self) -> bool:
        """Shows the last number again where the text is none; returns whether it did."""
        try:
            is_number = self._parse(self.edit.text()) == self._value
        except ValueError:
            is_number = False
        if not is_number and not math.isnan(self._value):
            self.edit.setText(self._show(self._value))
            self.set_error("")
        return not is_number


class _Edit(QLineEdit):
    """Line edit in which Escape brings back the last number; otherwise the view around it gets the key."""

    def __init__(self, restore: Callable[[], bool]) -> None:
        super().__init__()
        self._restore = restore
        self.setProperty("density", "small")
        TypingUndo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._restore():
            return
        super().keyPressEvent(event)
