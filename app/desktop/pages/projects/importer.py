"""Taking in files off the window's thread: all are read first, and only then stored, each whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.desktop.desk import Desk
from app.desktop.jobs import Jobs, Ticket

if TYPE_CHECKING:
    from app.services.project_files import ReadFile, TakenIn


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files."""

    files: tuple["ReadFile", ...]
    taken: "TakenIn"


class Importer(QObject):
    """Signals:

    started(), progress(fraction 0–1)
    finished(Imported)
    failed(Exception): storing failed.
    stopped(): it ended, in whatever way.
    """

    started = Signal()
    progress = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Jobs(self)
        self._jobs.progress.connect(self.progress)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self._on_failed)

    @property
    def is_running(self) -> bool:
        return self._jobs.is_running

    def start(self, paths: Sequence[Path]) -> None:
        """Reads these files and stores their projects."""
        store, reference = self._desk.store, self._desk.reference

        def work(ticket: Ticket) -> Imported:
            from app.services.project_files import read_file, take_in_all

            files = []
            for number, path in enumerate(paths):
                ticket.check()
                ticket.report(number / len(paths))
                files.append(read_file(path, reference))
            ticket.check()
            projects = [file.project for file in files if file.project is not None]
            return Imported(tuple(files), take_in_all(store, projects))

        self.started.emit()
        self._jobs.start(work)

    def cancel(self) -> None:
        """Stops between two files; nothing of them is stored."""
        if self._jobs.is_running:
            self._jobs.cancel()
            self.stopped.emit()

    def _on_done(self, imported: object) -> None:
        self.stopped.emit()
        self.finished.emit(imported)

    def _on_failed(self, error: object) -> None:
        self.stopped.emit()
        self.failed.emit(error)
