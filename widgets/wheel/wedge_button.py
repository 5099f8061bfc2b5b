"""Button for one wedge of the ambition wheel, for keyboard and screen reader.

The wheel paints; the buttons paint nothing and let the mouse through. They have the focus, the name and the press
action, so that every assistive technology that knows buttons can use the wedges.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_RINGS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class WedgeButton(QAbstractButton):
    """Button of one wedge.

    Signals:
        focused(bool): it got or lost the keyboard focus.
        step_asked(int): the focus is to move by this many wedges.
        ring_asked(int): the description is to move by this many rings, outwards above zero.
        end_asked(bool): the focus is to move to the first (False) or last (True) wedge.
    """

    focused = Signal(bool)
    step_asked = Signal(int)
    ring_asked = Signal(int)
    end_asked = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints nothing: the wheel below draws the wedge."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step_asked.emit(_STEPS[key])
        elif key in _RINGS:
            self.ring_asked.emit(_RINGS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_asked.emit(key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
