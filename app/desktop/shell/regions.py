"""F6 and Shift+F6: from rail to top bar, page and scorecard, and back where the focus was in each."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class Regions:
    """The keys that move between the parts of one window.

    Args:
        parts: gives the parts that are there now, in reading order; a hidden one is passed over.
    """

    def __init__(self, window: QWidget, parts: Callable[[], Sequence[QWidget]]) -> None:
        self._parts = parts
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda step=step: self.move(step))

    def move(self, step: int) -> None:
        """Goes to the next part (1) or the one before (-1) in which something takes the focus."""
        parts = [part for part in self._parts() if part.isVisible()]
        focus = QApplication.focusWidget()
        at = next((i for i, part in enumerate(parts) if focus is not None and _holds(part, focus)), -1)
        if at < 0 and step < 0:
            at = 0
        for distance in range(1, len(parts) + 1):
            stop = _stop(parts[(at + step * distance) % len(parts)])
            if stop is not None:
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _holds(part: QWidget, control: QWidget) -> bool:
    return part is control or part.isAncestorOf(control)


def _stop(part: QWidget) -> QWidget | None:
    """The control of a part that had the focus last, else the first of it; None when nothing takes the focus."""
    before = part.focusWidget()
    if before is not None and _takes_focus(before):
        return before
    return next((each for each in _chain(part) if _holds(part, each) and _takes_focus(each)), None)


def _chain(part: QWidget) -> Iterator[QWidget]:
    each: QWidget | None = part
    while each is not None:
        yield each
        each = each.nextInFocusChain()
        if each is part:
            return


def _takes_focus(control: QWidget) -> bool:
    takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and control.isVisible() and control.isEnabled()
