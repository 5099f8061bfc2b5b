"""Undo and redo for the list of projects: a stack of its own, apart from that of the open project."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class ListStep(QUndoCommand):
    """A step that was done already when it is pushed, such as deleting projects.

    `back` and `again` act on ids in the store and tell the user themselves what they could not do. A step without
    `again` is gone once it is undone.
    """

    def __init__(self, text: str, back: Callable[[], object], again: Callable[[], object] | None = None) -> None:
        super().__init__(text)
        self._back, self._again = back, again
        self._is_done = True

    def redo(self) -> None:
        if not self._is_done and self._again is not None:
            self._again()
        self._is_done = False

    def undo(self) -> None:
        self._back()
        self.setObsolete(self._again is None)
