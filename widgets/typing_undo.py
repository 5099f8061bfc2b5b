"""Undo in a line edit: first of its own typing, then of the earlier actions in the window."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier
_WITH_SHIFT = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_UNDO = ((Qt.Key.Key_Z, _CONTROL),)
_REDO = ((Qt.Key.Key_Y, _CONTROL), (Qt.Key.Key_Z, _WITH_SHIFT))


class TypingUndo(QObject):
    """Event filter for line edits, which take the keys for undo and redo even when they have nothing to undo."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the keys to the shortcuts of the window when the line edit has nothing to undo or redo."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_spent(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_spent(self, event: QKeyEvent) -> bool:
        pressed = (Qt.Key(event.key()), event.modifiers() & _WITH_SHIFT)
        if pressed in _UNDO:
            return not self._line.isUndoAvailable()
        return pressed in _REDO and not self._line.isRedoAvailable()
