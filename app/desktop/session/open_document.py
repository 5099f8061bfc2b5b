"""The contract of an open document: a state, one undo stack, one way of saving, and at most one live result.

Each kind of document is one class, which defines its state and its saving and overrides only the hooks it
needs. Every change goes through `do`: one user action, one edit, one undo step, one save.
"""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.desktop.session.saving import Saving
from app.desktop.session.told_errors import TOLD_ERRORS
from app.desktop.session.undo_commands import ApplyEdit, DocumentEdit, kept_stack

State = TypeVar("State")


class OpenDocument(QObject, Generic[State, DocumentEdit]):
    """One document while it is open in the window. Listeners read `state` and never keep a copy.

    Signals:
        changed(change): after every edit, undo and redo; by default the edit itself.
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
        self.undo_stack = kept_stack(self)
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
        """Applies an edit or its reverse again and brings its place into view; called by undo commands only."""
        try:
            self.apply(edit)
        except TOLD_ERRORS as error:
            self.refused.emit(error)
        else:
            self._bring_into_view(edit)

    def apply(self, edit: DocumentEdit) -> None:
        """Applies an edit without an undo step; raises as `do`."""
        state: State = edit.apply(self._state)
        self.saving.save(state)
        self._take(state)
        self._renew_live_result()
        self.changed.emit(self._change_by(edit))

    def close(self) -> bool:
        """Waits until everything is saved; returns False, and stays open, when the last save failed."""
        if not self.saving.finish():
            return False
        self._drop_live_result()
        return True

    def abandon(self) -> None:
        """Closes without a save, for a document that is saved elsewhere."""
        self.saving.abandon()
        self._drop_live_result()

    def _take(self, state: State) -> None:
        """Makes a state the current one. A subclass that shows a part of it checks that the part still exists."""
        self._state = state

    def _bring_into_view(self, edit: DocumentEdit) -> None:
        """Brings the place of a step into view, so that its effect is seen. The default does nothing."""

    def _change_by(self, edit: DocumentEdit) -> object:
        """The argument of `changed` for an edit. The default is the edit itself."""
        return edit

    def _renew_live_result(self) -> None:
        """Computes the live result of the current state. The default has none."""

    def _drop_live_result(self) -> None:
        """Stops computing, for closing. The default does nothing."""

    def _on_unsaved(self, error: object) -> None:
        self.unsaved.emit(self, error)
