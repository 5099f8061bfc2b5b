"""The undo commands; they hold an edit of ids and plain values, and never an object of the window."""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.services.editing.edit_contract import Edit

DocumentEdit = TypeVar("DocumentEdit", bound=Edit[Any])
_Made_contra = TypeVar("_Made_contra", bound=Edit[Any], contravariant=True)
_MERGE_ID = 1


class Stepping(Protocol[_Made_contra]):
    """The protocol of a document in which an edit can be undone and redone."""

    def step(self, edit: _Made_contra) -> None: ...


_stacks: dict[int, QUndoStack] = {}


def kept_stack(owner: QObject) -> QUndoStack:
    """An undo stack that belongs to `owner`, and whose Python object lives until Qt destroys it.

    Were it garbage together with its owner, the collector could free the commands, which are Python objects,
    before Qt deletes the stack that still points at them. So commands hold their document weakly, or it would
    never be garbage.
    """
    stack = QUndoStack(owner)
    key = id(stack)
    _stacks[key] = stack
    stack.destroyed.connect(partial(_stacks.pop, key, None))
    return stack


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
        self._document = weakref.ref(document)
        self._edit = edit
        self._merge_key = merge_key
        self._is_done = True

    def redo(self) -> None:
        """Makes the edit again; does nothing the first time, because it is made already when it is pushed."""
        if not self._is_done:
            self._step(self._edit)
        self._is_done = False

    def undo(self) -> None:
        self._step(self._edit.reverse())

    def _step(self, edit: DocumentEdit) -> None:
        document = self._document()
        if document is not None:
            document.step(edit)

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
