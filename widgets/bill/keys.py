"""Keys of the bill table: the requests that they stand for, and the edges that Ctrl with an arrow goes to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

EDGES: dict[Qt.Key, Callable[[int, int, int, int], tuple[int, int]]] = {
    Qt.Key.Key_Up: lambda _row, column, _last_row, _last_column: (0, column),
    Qt.Key.Key_Down: lambda _row, column, last_row, _last_column: (last_row, column),
    Qt.Key.Key_Left: lambda row, _column, _last_row, _last_column: (row, 0),
    Qt.Key.Key_Right: lambda row, _column, _last_row, last_column: (row, last_column),
}

_STANDARD = (
    (QKeySequence.StandardKey.Copy, "copy"),
    (QKeySequence.StandardKey.Cut, "cut"),
    (QKeySequence.StandardKey.Paste, "paste"),
)
_WITH_CONTROL = {
    Qt.Key.Key_D: "fill_down",
    Qt.Key.Key_Plus: "insert",
    Qt.Key.Key_Equal: "insert",
    Qt.Key.Key_Minus: "delete",
}
_WITH_ALT = {
    Qt.Key.Key_Up: "move_up",
    Qt.Key.Key_Down: "move_down",
    Qt.Key.Key_Right: "open_assembly",
    Qt.Key.Key_Left: "close_assembly",
}


def asked_by(event: QKeyEvent) -> str:
    """The request of the page that a key stands for, as in the signal `asked`; "" for none."""
    for standard, asked in _STANDARD:
        if event.matches(standard):
            return asked
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(key, "")
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return _WITH_ALT.get(key, "")
    return "clear" if key == Qt.Key.Key_Delete else ""
