"""One window per data folder: a second start brings the first forward.

A small request file in the data folder is all that passes between the two, so no network is needed. A crash
leaves at most that file behind; the lock itself is the database's and dies with its process.
"""

import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QWidget

_REQUEST = "come-forward"
_PATIENCE_SECONDS = 1.5
_STEP_SECONDS = 0.05


def ask_first_to_come_forward(folder: Path) -> bool:
    """Whether a first window answered within the time that a person waits."""
    request = folder / _REQUEST
    try:
        request.write_text(str(os.getpid()), "utf-8")
    except OSError:
        return False
    for _ in range(int(_PATIENCE_SECONDS / _STEP_SECONDS)):
        if not request.exists():
            return True
        time.sleep(_STEP_SECONDS)
    request.unlink(missing_ok=True)
    return False


class FirstWindow(QObject):
    """Watches for requests of later starts and raises the window."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._request = folder / _REQUEST
        self._window = window
        self._watcher = QFileSystemWatcher(self)
        folder.mkdir(parents=True, exist_ok=True)
        self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(self._answer)
        self._answer()

    def leave(self) -> None:
        """No longer answers."""
        self._watcher.removePaths(self._watcher.directories())

    def _answer(self) -> None:
        if not self._request.exists():
            return
        self._request.unlink(missing_ok=True)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
