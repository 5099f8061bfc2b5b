"""The reference to a file as evidence: its name and SHA-256, never its path and never its contents."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desktop.session.jobs import Jobs, Ticket
from app.desktop.session.workspace import Workspace

_BLOCK = 1 << 20


def sha256_of(path: Path, ticket: Ticket) -> str:
    """The SHA-256 of a file in hexadecimal, read in blocks.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    size = max(1, path.stat().st_size)
    done = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            ticket.check()
            digest.update(block)
            done += len(block)
            ticket.report(min(1.0, done / size))
    return digest.hexdigest()


class FileReference(QObject):
    """Lets the user choose a file and computes its hash off the window's thread.

    Signals:
        busy_changed(bool): reading started or ended.
    """

    busy_changed = Signal(bool)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._jobs = Jobs(self)
        self._name = ""
        self._then: Callable[[str, str], None] | None = None
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self._on_failed)

    def ask(self, title: str, then: Callable[[str, str], None]) -> None:
        """Calls `then(name, sha256)` for the file that the user chooses; never when the dialog is closed."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, title)
        if not chosen:
            return
        path = Path(chosen)
        self._name, self._then = path.name, then
        self.busy_changed.emit(True)
        self._jobs.start(lambda ticket: sha256_of(path, ticket))

    def _on_done(self, digest: object) -> None:
        self.busy_changed.emit(False)
        if self._then is not None:
            self._then(self._name, str(digest))

    def _on_failed(self, error: object) -> None:
        self.busy_changed.emit(False)
        self._workspace.tell_error(error if isinstance(error, OSError) else OSError(str(error)))
