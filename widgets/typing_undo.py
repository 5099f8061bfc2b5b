"""Undo in a line of text: first its own typing, and once that is gone what was done before in the window."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier
_WITH_SHIFT = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_UNDO = ((Qt.Key.Key_Z, _CONTROL),)
_REDO = ((Qt.Key.Key_Y, _CONTROL), (Qt.Key.Key_Z, _WITH_SHIFT))


class TypingUndo(QObject):
    """Qt's line edit takes the keys for undo and redo also when it has nothing to undo, so that they seem dead."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the keys to the window's shortcuts when the line has no use for them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_spent(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_spent(self, event: QKeyEvent) -> bool:
        pressed = (Qt.Key(event.key()), event.modifiers() & _WITH_SHIFT)
        if pressed in _UNDO:
            return not self._line.isUndoAvailable()
        return pressed in _REDO and not self._line.isRedoAvailable()
