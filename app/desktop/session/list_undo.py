"""The undo steps of the list of projects, on a stack of their own."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class ListStep(QUndoCommand):
    """An undo step that is already done when it is pushed, such as deleting projects.

    `back` and `again` act on ids in the store and show their own errors to the user. A step without
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
