"""The open memory of confirmed products: read when it is first needed, saved behind the window."""

import threading
from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from app.desktop.session.open_document import OpenDocument
from app.desktop.session.saving import Saving
from app.desktop.session.undo_commands import ApplyEdit
from app.services.library.confirmed_texts import (
    ConfirmedTexts,
    ConfirmedTextsEdit,
    targets_of,
    write_changes,
)
from models.storage.errors import DamagedStoreError, StorageError
from models.storage.sqlite.confirmed_texts import StoredTexts, read_confirmed_texts
from models.storage.sqlite.store import Store


class OpenConfirmedTexts(OpenDocument[ConfirmedTexts, ConfirmedTextsEdit]):
    """The confirmed texts of one store.

    Those that people change themselves are steps of the library, on its undo stack. What is remembered because a
    product was confirmed is part of that step of the project, see `note_on`.

    Attributes:
        damaged_count: number of texts that differ from what was saved, which are left out; None for a list that
            differs itself, of which nothing is used and nothing saved. Known once the texts were read.
    """

    def __init__(self, store: Store, library_stack: QUndoStack, parent: QObject | None = None) -> None:
        saving = Saving(self._write, is_read_only=store.read_only)
        super().__init__({}, saving, is_read_only=store.read_only, parent=parent)
        self.undo_stack.deleteLater()
        self.undo_stack = library_stack
        self.damaged_count: int | None = 0
        self._store = store
        self._stored: ConfirmedTexts | None = None
        self._targets: tuple[ConfirmedTexts, Mapping[str, str]] = ({}, {})
        self._reading = threading.Lock()

    @property
    def state(self) -> ConfirmedTexts:
        """The texts by id; the first time they are read from the store.

        Raises:
            StorageError: the file cannot be read.
        """
        self._read()
        return self._state

    def targets(self) -> Mapping[str, str]:
        """Text as it is compared -> id of its product, for the matching; may be asked in a job.

        Nothing when the texts cannot be read: then nothing is proposed by them.
        """
        try:
            texts = self.state
        except StorageError:
            return {}
        known = self._targets
        if known[0] is not texts:
            self._targets = known = (texts, targets_of(texts))
        return known[1]

    def apply(self, edit: ConfirmedTextsEdit) -> None:
        self._read()
        super().apply(edit)

    def note_on(self, stack: QUndoStack, text: str, edit: ConfirmedTextsEdit) -> None:
        """Makes an edit as part of the step that another document's stack is making."""
        if not edit.is_empty and not self.is_read_only:
            self.apply(edit)
            stack.push(ApplyEdit(self, text, edit))

    def _read(self) -> None:
        with self._reading:
            if self._stored is not None:
                return
            try:
                found = read_confirmed_texts(self._store)
                self.damaged_count = len(found.damaged)
            except DamagedStoreError:
                found = StoredTexts()
                self.damaged_count, self.is_read_only = None, True
            self._state = self._stored = found.texts

    def _write(self, texts: ConfirmedTexts) -> None:
        """Stores what changed since the last time that this succeeded; called by one thread at a time."""
        write_changes(self._store, self._stored or {}, texts)
        self._stored = texts
