"""Watching the folder of the store for changes by synchronisation programs while the window is open."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from app.desktop.session.workspace import Workspace
from app.services.conflicted_copies import copies_message
from models.storage.conflicted_copies import conflicted_copies

_SETTLED_MS = 700
"""A file that is replaced is gone for a moment, and a copy is written in steps."""


class DatabaseWatch(QObject):
    """Shows one notice when the store was replaced, and one for each conflicted copy beside it.

    The system does not report changes on every drive, so saving and closing also check by themselves.
    """

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._told: set[Path] = set()
        self._has_told_swap = False
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _: self._settling.start())
        folder = workspace.session.database_file.parent
        if folder.is_dir():
            self._watcher.addPath(str(folder))

    def leave(self) -> None:
        """Stops watching."""
        self._settling.stop()
        folders = self._watcher.directories()
        if folders:
            self._watcher.removePaths(folders)

    def look(self) -> None:
        """Checks now and shows a notice about anything new."""
        self._look_for_copies()
        is_swapped = self._workspace.store.is_swapped()
        if is_swapped and not self._has_told_swap:
            self._workspace.tell_swapped()
        self._has_told_swap = is_swapped

    def _look_for_copies(self) -> None:
        database = self._workspace.session.database_file
        new = [path for path in conflicted_copies(database) if path not in self._told]
        if new:
            self._told.update(new)
            self._workspace.tell_problem(copies_message(new))
