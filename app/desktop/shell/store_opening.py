"""Opening the store at the start, with dialogs for the cases in which it cannot be opened.

Nothing is written before the user answers.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app.desktop.session.workspace import Workspace

if TYPE_CHECKING:
    from models.storage.errors import LostStoreError
    from models.storage.sqlite.store import Store


class StoreOpening:
    """Opens the store of the session for the workspace."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._window = window

    def open(self) -> bool:
        """Opens the store, with questions to the user where needed; False when it stays closed."""
        from app.services.projects.backups import open_or_copy
        from models.reference.errors import ReferenceDataError
        from models.storage.errors import LostStoreError, StorageError

        try:
            _ = self._session.reference
            store = open_or_copy(self._session)
        except LostStoreError as lost:
            return self._ask(lost)
        except (StorageError, ReferenceDataError, OSError) as error:
            return self._refuse(error)
        return self._use(store)

    def _use(self, store: "Store") -> bool:
        self._workspace.use_store(store)
        if store.read_only:
            self._say_read_only(store)
        return True

    def _say_read_only(self, store: "Store") -> None:
        from models.domain.outcome import Message

        if store.path == self._session.database_file:
            folder = str(self._session.database_file.parent)
            self._workspace.tell_problem(Message("projects_read_only_folder", {"path": folder}))
        else:
            self._workspace.tell_problem(Message("projects_read_only_copy"))

    def _refuse(self, error: Exception) -> bool:
        """Shows why the store cannot be opened and offers a backup where that helps; True when it opens then."""
        from app.desktop.session.restore_dialog import restore_at_start
        from app.desktop.shell.crash_dialog import StartRefusedDialog
        from models.storage.backup import list_backups
        from models.storage.errors import DamagedStoreError, NotAStoreError

        dialog = StartRefusedDialog(error, self._session.database_file, self._workspace.language, self._window)
        if isinstance(error, DamagedStoreError | NotAStoreError) and list_backups(self._session.backup_folder):
            dialog.offer_restore().clicked.connect(lambda: restore_at_start(self._workspace, dialog))
        return dialog.exec() == QDialog.DialogCode.Accepted and self.open()

    def _ask(self, lost: "LostStoreError") -> bool:
        """Asks what to do when the store is gone beside its backups: restore one, start empty, or quit."""
        from app.desktop.session.restore_dialog import restore_at_start
        from app.desktop.shell.lost_store_dialog import LostStoreDialog

        dialog = LostStoreDialog(lost, self._session.database_file, self._window)
        dialog.restore_button.clicked.connect(lambda: restore_at_start(self._workspace, dialog))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        return self._start_empty() if dialog.starts_empty else self.open()

    def _start_empty(self) -> bool:
        from app.services.projects.backups import start_empty
        from models.storage.errors import StorageError
        from models.storage.sqlite.store import utc_now

        try:
            store = start_empty(self._session, utc_now())
        except (StorageError, OSError) as error:
            return self._refuse(error)
        return self._use(store)
