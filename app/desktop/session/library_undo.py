"""Undo and redo for the library: it belongs to no project, so it has a stack of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.services.library.changes import LibraryChange, change_between
from models.storage.sqlite.library import own_library

if TYPE_CHECKING:
    from app.desktop.session.workspace import Desk


class ApplyLibraryChange(QUndoCommand):
    """Makes a change again, or takes it back; the first time it is done already."""

    def __init__(self, desk: "Desk", text: str, change: LibraryChange) -> None:
        super().__init__(text)
        self._desk = desk
        self._change = change
        self._is_done = True

    def redo(self) -> None:
        if not self._is_done:
            self._apply(self._change)
        self._is_done = False

    def undo(self) -> None:
        self._apply(self._change.reverse())

    def _apply(self, change: LibraryChange) -> None:
        def act() -> None:
            change.apply(self._desk.store)
            self._desk.reload_reference()

        self._desk.attempt(act)


class LibraryUndo(QObject):
    """The stack of the library, and the one way to change it with a step."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.stack = QUndoStack(self)
        desk.store_opened.connect(self.stack.clear)

    def do(self, text: str, action: Callable[[], object]) -> bool:
        """Does something with the store as one step named `text`; False after telling why it was not done."""

        def act() -> LibraryChange:
            before = own_library(self._desk.store)
            action()
            self._desk.reload_reference()
            return change_between(before, own_library(self._desk.store))

        change = self._desk.attempt(act)
        if not isinstance(change, LibraryChange):
            return False
        self.note(text, change)
        return True

    def note(self, text: str, change: LibraryChange) -> None:
        """Makes a step of a change that was done already; one that changes nothing is ignored."""
        if not change.is_empty:
            self.stack.push(ApplyLibraryChange(self._desk, text, change))
