"""Undo commands: they hold an edit, which is ids and plain values, and never an object of the window."""

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtGui import QUndoCommand

from app.services.editing.edit_contract import Edit

DocumentEdit = TypeVar("DocumentEdit", bound=Edit[Any])
_Made_contra = TypeVar("_Made_contra", bound=Edit[Any], contravariant=True)
_MERGE_ID = 1


class Stepping(Protocol[_Made_contra]):
    """A document that an edit can be made in again, or taken back from."""

    def step(self, edit: _Made_contra) -> None: ...


class ApplyEdit(QUndoCommand, Generic[DocumentEdit]):
    """An edit that was made; undo makes its reverse. Typing in one field merges into one step."""

    def __init__(
        self, document: Stepping[DocumentEdit], text: str, edit: DocumentEdit, merge_key: str = ""
    ) -> None:
        super().__init__(text)
        self._document = document
        self._edit = edit
        self._merge_key = merge_key
        self._is_done = True

    def redo(self) -> None:
        """Makes the edit again; nothing the first time, when the stack takes in what is done already."""
        if not self._is_done:
            self._document.step(self._edit)
        self._is_done = False

    def undo(self) -> None:
        self._document.step(self._edit.reverse())

    def id(self) -> int:
        return _MERGE_ID if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Typing that ends where it began makes the step obsolete: undo would have no effect."""
        if not isinstance(other, ApplyEdit) or other._merge_key != self._merge_key:
            return False
        merged = self._edit.merged_with(other._edit)
        if merged is None:
            return False
        self._edit = merged
        self.setObsolete(merged.is_empty)
        return True
