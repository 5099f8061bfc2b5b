"""The contract of an open document: a state, one undo stack, one way to the disk, one live result or none.

A kind of document is one class: it says what its state is and how that is saved, and overrides no more than
the hooks it needs. Every change goes through `do`: one user action, one edit, one undo step, one save.
"""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.desktop.session.saving import Saving
from app.desktop.session.told_errors import TOLD_ERRORS
from app.desktop.session.undo_commands import ApplyEdit, DocumentEdit

State = TypeVar("State")


class OpenDocument(QObject, Generic[State, DocumentEdit]):
    """One document while it is open in the window. Listeners read `state` and never keep a copy.

    Signals:
        changed(change): after every edit, undo and redo; the edit itself, unless a kind tells something closer.
        unsaved(OpenDocument, Exception): the last save failed; the change is still in memory.
        refused(Exception): an undo or redo could not be done; the state is as it was.
    """

    changed = Signal(object)
    unsaved = Signal(object, object)
    refused = Signal(object)

    def __init__(
        self, state: State, saving: Saving[State], *, is_read_only: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self.undo_stack = QUndoStack(self)
        self.saving = saving
        self.saving.setParent(self)
        self.saving.failed.connect(self._on_unsaved)
        self.is_read_only = is_read_only

    @property
    def state(self) -> State:
        return self._state

    def do(self, text: str, edit: DocumentEdit, merge_key: str = "") -> None:
        """Makes an edit as one undo step named `text`. An edit that changes nothing is ignored.

        Edits with the same non-empty `merge_key` that follow each other become one step: typing in one field.

        Raises:
            UserError, StorageError, OSError, ValueError: the edit was refused; nothing is changed.
        """
        if not edit.is_empty and not self.is_read_only:
            self.apply(edit)
            self.undo_stack.push(ApplyEdit(self, text, edit, merge_key))

    def step(self, edit: DocumentEdit) -> None:
        """Makes an edit again, or its reverse, and brings its place into view; only undo commands call this."""
        try:
            self.apply(edit)
        except TOLD_ERRORS as error:
            self.refused.emit(error)
        else:
            self._bring_into_view(edit)

    def apply(self, edit: DocumentEdit) -> None:
        """Makes the state after the edit the current one, without an undo step; raises as `do`."""
        state: State = edit.apply(self._state)
        self.saving.save(state)
        self._take(state)
        self._renew_live_result()
        self.changed.emit(self._change_by(edit))

    def close(self) -> bool:
        """Waits until everything is on the disk; False, and it stays open, when the last save failed."""
        if not self.saving.finish():
            return False
        self._drop_live_result()
        return True

    def abandon(self) -> None:
        """Closes without a save: what it holds is saved elsewhere."""
        self.saving.abandon()
        self._drop_live_result()

    def _take(self, state: State) -> None:
        """Makes a state the current one. A kind that shows a part of it sees here whether that is still there."""
        self._state = state

    def _bring_into_view(self, edit: DocumentEdit) -> None:
        """Shows the place of a step that would go unseen elsewhere. The default does nothing."""

    def _change_by(self, edit: DocumentEdit) -> object:
        """What `changed` tells of an edit. The default tells the edit itself."""
        return edit

    def _renew_live_result(self) -> None:
        """Computes the live result of the current state. The default has none."""

    def _drop_live_result(self) -> None:
        """Stops computing, for closing. The default has nothing to stop."""

    def _on_unsaved(self, error: object) -> None:
        self.unsaved.emit(self, error)
