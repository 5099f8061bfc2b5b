"""The open library: the document of the user's own product cards and requirement editions."""

from PySide6.QtCore import QObject

from app.desktop.session.open_document import OpenDocument
from app.desktop.session.saving import SavingAtOnce
from app.desktop.session.undo_commands import ApplyEdit
from app.services.library.changes import LibraryEdit, write_library
from models.storage.sqlite.library import OwnLibrary
from models.storage.sqlite.store import Store


class OpenLibrary(OpenDocument[OwnLibrary, LibraryEdit]):
    """The library of one store; an edit that the store refuses is never made."""

    def __init__(self, library: OwnLibrary, store: Store, parent: QObject | None = None) -> None:
        saving = SavingAtOnce(self._write, is_read_only=store.read_only)
        super().__init__(library, saving, is_read_only=store.read_only, parent=parent)
        self._store = store

    def take(self, library: OwnLibrary) -> None:
        """Replaces the library by one that was read again, after an import added cards."""
        self._take(library)

    def note(self, text: str, edit: LibraryEdit) -> None:
        """Adds an undo step for an edit that is stored already; none for one that changes nothing."""
        if not edit.is_empty:
            self.undo_stack.push(ApplyEdit(self, text, edit))

    def _write(self, library: OwnLibrary) -> None:
        write_library(self._store, self._state, library)
