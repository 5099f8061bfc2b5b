"""One window per store: a second start brings the first window forward.

The two communicate by a small request file in the data folder, so no network is needed. A crash
leaves at most that file behind; the lock itself is the database's and dies with its process.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE_SECONDS = 1.5
_STEP_SECONDS = 0.05


def _prefix(database: Path) -> str:
    name = os.fsencode(database.absolute())
    return f"come-forward-{hashlib.sha256(name).hexdigest()[:12]}-"


def ask_first_to_come_forward(folder: Path, database: Path) -> bool:
    """Asks the window that has this store open to come forward; False when it does not answer in time."""
    request = folder / f"{_prefix(database)}{os.getpid()}"
    try:
        request.write_bytes(b"")
    except OSError:
        return False
    for _ in range(int(_PATIENCE_SECONDS / _STEP_SECONDS)):
        if not request.exists():
            return True
        time.sleep(_STEP_SECONDS)
    with contextlib.suppress(OSError):
        request.unlink(missing_ok=True)
    return False


def bring_forward(window: QWidget) -> None:
    """Raises a window above the others, or requests attention where the system does not allow that."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


class FirstWindow(QObject):
    """Watches for requests of later starts, and calls `come_forward` for each."""

    def __init__(
        self, folder: Path, database: Path, come_forward: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._prefix, self._come_forward = folder, _prefix(database), come_forward
        self._take_requests()
        self._watcher = QFileSystemWatcher(self)
        if folder.is_dir():
            self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(self._answer)

    def leave(self) -> None:
        """Stops answering requests."""
        folders = self._watcher.directories()
        if folders:
            self._watcher.removePaths(folders)

    def _answer(self) -> None:
        if self._take_requests():
            self._come_forward()

    def _take_requests(self) -> bool:
        """Removes the present request files, which is the answer; True when there were any."""
        taken = False
        try:
            for request in self._folder.glob(f"{self._prefix}*"):
                request.unlink(missing_ok=True)
                taken = True
        except OSError:
            return taken
        return taken
