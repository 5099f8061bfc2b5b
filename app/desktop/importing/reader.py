"""Reading the files of an import off the window's thread, each in a process of its own; nothing is stored."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.desktop.importing.import_file import FileState, ImportFile
from app.desktop.jobs import Jobs, Ticket
from app.errors import UserError
from app.importing.read_request import ReadRequest, TableChoice
from models.domain.outcome import Message

if TYPE_CHECKING:
    from app.services.import_preview import ImportPreview
    from app.services.product_matching import ProductMatcher
    from models.reference.reference import Reference

_MOST_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a job gives back."""

    data: bytes
    preview: "ImportPreview"


class ImportReader(QObject):
    """Signals:

    changed(ImportFile): it started, was read, or could not be.
    failed(ImportFile, Exception): a fault of the program while reading.
    """

    changed = Signal(object)
    failed = Signal(object, object)

    def __init__(
        self,
        reference: "Reference",
        remembered: Callable[[], tuple[TableChoice, ...]],
        on: dt.date,
        parent: QObject | None = None,
    ) -> None:
        """`remembered` gives the layouts of earlier files; `on` is the day for which declarations are wanted."""
        super().__init__(parent)
        self._on = on
        self._reference = reference
        self._remembered = remembered
        self._matcher: ProductMatcher | None = None
        self._jobs: dict[ImportFile, Jobs] = {}
        self._queue: list[ImportFile] = []

    @property
    def is_busy(self) -> bool:
        return bool(self._queue) or any(jobs.is_running for jobs in self._jobs.values())

    def read(self, file: ImportFile) -> None:
        """Reads a file, or reads it anew as was chosen for it; a reading that runs is dropped."""
        self.drop(file)
        file.state, file.error = FileState.WAITING, None
        self._queue.append(file)
        self.changed.emit(file)
        self._go_on()

    def drop(self, file: ImportFile) -> None:
        """Stops reading a file."""
        if file in self._queue:
            self._queue.remove(file)
        if file in self._jobs:
            self._jobs[file].cancel()

    def stop(self) -> None:
        """Stops everything; the processes end by themselves."""
        self._queue.clear()
        for jobs in self._jobs.values():
            jobs.cancel()

    def stop_reading(self) -> None:
        """Gives up the files that are not read yet, and says so of each of them."""
        waiting = [file for file in (*self._queue, *self._jobs) if file.is_busy]
        self.stop()
        for file in waiting:
            file.state = FileState.READ if file.preview is not None else FileState.FAILED
            file.error = None if file.preview is not None else UserError("isolation_cancelled")
            self.changed.emit(file)

    def _go_on(self) -> None:
        at_once = max(1, min(_MOST_AT_ONCE, QThreadPool.globalInstance().maxThreadCount() - 1))
        running = sum(jobs.is_running for jobs in self._jobs.values())
        while self._queue and running < at_once:
            self._start(self._queue.pop(0))
            running += 1

    def _start(self, file: ImportFile) -> None:
        if file not in self._jobs:
            jobs = self._jobs[file] = Jobs(self)
            jobs.done.connect(lambda reading, file=file: self._on_done(file, reading))
            jobs.failed.connect(lambda error, file=file: self._on_failed(file, error))
        file.state = FileState.READING
        remembered = tuple(each for each in self._remembered() if each.signature not in file.forgotten)
        request = ReadRequest(file.path.name, file.choice, remembered)
        path, data = file.path, file.data
        self._jobs[file].start(lambda ticket: self._work(path, data, request, ticket))
        self.changed.emit(file)

    def _work(self, path: Path, data: bytes | None, request: ReadRequest, ticket: Ticket) -> FileReading:
        from app.isolation.run import read_isolated
        from app.services.files import file_bytes
        from app.services.import_preview import preview_of
        from app.services.product_matching import ProductMatcher

        whole = file_bytes(path) if data is None else data
        result = read_isolated(whole, request, self._reference, cancelled=lambda: ticket.is_cancelled)
        ticket.check()
        if self._matcher is None:
            products = self._reference.products.values()
            self._matcher = ProductMatcher(products, self._reference.product_synonyms)
        return FileReading(whole, preview_of(result, self._reference, self._on, self._matcher))

    def _on_done(self, file: ImportFile, reading: object) -> None:
        if isinstance(reading, FileReading):
            file.data, file.preview, file.state = reading.data, reading.preview, FileState.READ
            file.variant = min(file.variant, max(0, len(reading.preview.variants) - 1))
        self.changed.emit(file)
        self._go_on()

    def _on_failed(self, file: ImportFile, error: object) -> None:
        file.state = FileState.FAILED
        if isinstance(error, UserError):
            file.error = error
        else:
            file.error = UserError("isolation_reader_failed", detail=type(error).__name__)
            self.failed.emit(file, error)
        self.changed.emit(file)
        self._go_on()


def why_failed(file: ImportFile) -> Message | None:
    """Why nothing was read; None when something was."""
    return file.error.message if file.error is not None else None
