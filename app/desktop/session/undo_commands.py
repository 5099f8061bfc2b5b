"""The undo commands; they hold an edit of ids and plain values, and never an object of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtGui import QUndoCommand, QUndoStack

from app.services.editing.edit_contract import Edit

DocumentEdit = TypeVar("DocumentEdit", bound=Edit[Any])
_Made_contra = TypeVar("_Made_contra", bound=Edit[Any], contravariant=True)
_MERGE_ID = 1


class Stepping(Protocol[_Made_contra]):
    """The protocol of a document in which an edit can be undone and redone."""

    def step(self, edit: _Made_contra) -> None: ...


@contextmanager
def as_one_step(stack: QUndoStack, text: str) -> Iterator[None]:
    """Makes the edits within it one undo step."""
    stack.beginMacro(text)
    try:
        yield
    finally:
        stack.endMacro()


class ApplyEdit(QUndoCommand, Generic[DocumentEdit]):
    """The undo command of one edit; edits with the same merge key become one command."""

    def __init__(
        self, document: Stepping[DocumentEdit], text: str, edit: DocumentEdit, merge_key: str = ""
    ) -> None:
        super().__init__(text)
        self._document = document
        self._edit = edit
        self._merge_key = merge_key
        self._is_done = True

    def redo(self) -> None:
        """Makes the edit again; does nothing the first time, because it is made already when it is pushed."""
        if not self._is_done:
            self._document.step(self._edit)
        self._is_done = False

    def undo(self) -> None:
        self._document.step(self._edit.reverse())

    def id(self) -> int:
        return _MERGE_ID if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Merges the next edit of the same field; obsolete when together they change nothing."""
        if not isinstance(other, ApplyEdit) or other._merge_key != self._merge_key:
            return False
        merged = self._edit.merged_with(other._edit)
        if merged is None:
            return False
        self._edit = merged
        self.setObsolete(merged.is_empty)
        return True
