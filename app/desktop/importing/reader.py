"""Background reading of the files of an import, in isolated processes; nothing is stored."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.desktop.importing.import_file import ImportFile
from app.desktop.session.file_queue import FileState, fail, give_up
from app.desktop.session.jobs import Jobs, Ticket
from app.errors import UserError
from app.importing.common.read_request import ReadRequest, TableChoice
from models.domain.outcome import Message

if TYPE_CHECKING:
    from app.formats.import_result import ImportResult
    from app.services.imports.preview import ImportPreview
    from app.services.matching.provisional_bill import BillMatching
    from models.reference.reference import Reference

_MOST_AT_ONCE = 4
_MOST_TOGETHER = 20
_SMALL_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class FileReading:
    """The result of a job for one file; without a preview, the file could not be read from disk."""

    data: bytes | None
    preview: "ImportPreview | None"
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A requested reading of one file; a later reading of the same file has a higher `number`."""

    file: ImportFile
    number: int
    path: Path
    data: bytes | None
    request: ReadRequest
    pasted: str | None = None


class ImportReader(QObject):
    """Reads the files of one import window in the background, in turn.

    Signals:
        changed(ImportFile): its reading started, succeeded or failed.
    """

    changed = Signal(object)

    def __init__(
        self,
        reference: "Reference",
        remembered: Callable[[], tuple[TableChoice, ...]],
        on: dt.date,
        matching: "Callable[[], BillMatching]",
        parent: QObject | None = None,
    ) -> None:
        """`remembered` gives the layouts of earlier files; `on` is the day on which declarations must be valid.

        `matching` proposes products; it is asked in a job.
        """
        super().__init__(parent)
        self._on = on
        self._reference = reference
        self._remembered = remembered
        self._matching = matching
        self._numbers: dict[ImportFile, int] = {}
        self._queue: list[ImportFile] = []
        self._running: list[tuple[Jobs, tuple[Asked, ...]]] = []

    @property
    def is_busy(self) -> bool:
        return bool(self._queue or self._running)

    def read(self, files: Sequence[ImportFile]) -> None:
        """Reads files with the choices made for them; drops a reading of the same files that still runs."""
        for file in files:
            self.drop(file)
            file.state, file.error = FileState.WAITING, None
            self._queue.append(file)
            self.changed.emit(file)
        self._go_on()

    def drop(self, file: ImportFile) -> None:
        """Ignores the result of a reading of this file that still runs."""
        self._numbers[file] = self._numbers.get(file, 0) + 1
        if file in self._queue:
            self._queue.remove(file)
        for jobs, asked in tuple(self._running):
            if not any(self._is_wanted(each) for each in asked):
                self._end(jobs)

    def stop(self) -> None:
        """Stops all readings; their processes end by themselves."""
        self._queue.clear()
        for jobs, _ in tuple(self._running):
            self._end(jobs)

    def stop_reading(self) -> None:
        """Cancels the readings that are not finished, and marks their files."""
        waiting = [file for file in self._numbers if file.is_busy]
        self.stop()
        for file in waiting:
            give_up(file)
            self.changed.emit(file)

    # Jobs ---------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        at_once = max(1, min(_MOST_AT_ONCE, QThreadPool.globalInstance().maxThreadCount() - 1))
        while self._queue and len(self._running) < at_once:
            self._start(self._next())

    def _next(self) -> list[ImportFile]:
        """Starts the first waiting file; small files behind a small one share its process."""
        first = self._queue.pop(0)
        group = [first]
        while self._queue and len(group) < _MOST_TOGETHER and _is_small(first) and _is_small(self._queue[0]):
            group.append(self._queue.pop(0))
        return group

    def _start(self, files: Sequence[ImportFile]) -> None:
        asked = tuple(self._asked(file) for file in files)
        jobs = Jobs(self)
        jobs.done.connect(lambda readings: self._on_done(jobs, asked, readings))
        jobs.failed.connect(lambda error: self._on_failed(jobs, asked, error))
        self._running.append((jobs, asked))
        jobs.start(lambda ticket: self._work(asked, ticket))
        for file in files:
            file.state = FileState.READING
            self.changed.emit(file)

    def _asked(self, file: ImportFile) -> Asked:
        remembered = tuple(each for each in self._remembered() if each.signature not in file.forgotten)
        request = ReadRequest(file.path.name, file.choice, remembered, packed_file=file.packed)
        return Asked(file, self._numbers[file], file.path, file.data, request, file.pasted)

    def _work(self, asked: Sequence[Asked], ticket: Ticket) -> list[FileReading]:
        from app.services.imports.preview import preview_of

        found = [b"" if each.pasted is not None else _bytes_of(each) for each in asked]
        results = self._results(asked, found, ticket)
        readings = []
        for data in found:
            ticket.check()
            if isinstance(data, UserError):
                readings.append(FileReading(None, None, data))
            else:
                preview = preview_of(next(results), self._reference, self._on, self._matching())
                readings.append(FileReading(data, preview))
        return readings

    def _results(
        self, asked: Sequence[Asked], found: Sequence[bytes | UserError], ticket: Ticket
    ) -> "Iterator[ImportResult]":
        """The results of what could be read from disk, in order; a pasted text needs no process of its own."""
        from app.isolation.run import read_together

        pairs = list(zip(asked, found, strict=True))
        files = [(data, a.request) for a, data in pairs if a.pasted is None and isinstance(data, bytes)]
        read = iter(read_together(files, self._reference, cancelled=lambda: ticket.is_cancelled) if files else ())
        for each, data in pairs:
            if each.pasted is not None:
                yield _pasted(each.pasted, each.request, self._reference)
            elif isinstance(data, bytes):
                yield next(read)

    def _on_done(self, jobs: Jobs, asked: Sequence[Asked], readings: object) -> None:
        self._end(jobs)
        for each, reading in zip(asked, readings if isinstance(readings, list) else (), strict=False):
            if self._is_wanted(each) and isinstance(reading, FileReading):
                self._take(each.file, reading)
        self._go_on()

    def _take(self, file: ImportFile, reading: FileReading) -> None:
        if reading.preview is None:
            file.error, file.state = reading.error, FileState.FAILED
        else:
            file.data, file.preview, file.state = reading.data, reading.preview, FileState.READ
            file.variant = min(file.variant, max(0, len(reading.preview.variants) - 1))
        self.changed.emit(file)

    def _on_failed(self, jobs: Jobs, asked: Sequence[Asked], error: object) -> None:
        """Marks the file at which the program itself failed, and goes on with the others."""
        self._end(jobs)
        for each in asked:
            if self._is_wanted(each):
                fail(each.file, error)
                self.changed.emit(each.file)
        self._go_on()

    def _is_wanted(self, asked: Asked) -> bool:
        return self._numbers.get(asked.file) == asked.number

    def _end(self, jobs: Jobs) -> None:
        jobs.cancel()
        self._running = [entry for entry in self._running if entry[0] is not jobs]
        jobs.deleteLater()


def _pasted(text: str, request: ReadRequest, reference: "Reference") -> "ImportResult":
    from app.services.imports.pasted_text import read_pasted

    name = request.file_name
    return read_pasted(text, name, reference, chosen=request.chosen, remembered=request.remembered)


def _bytes_of(asked: Asked) -> bytes | UserError:
    from app.services.files import file_bytes

    if asked.data is not None:
        return asked.data
    try:
        return file_bytes(asked.path)
    except UserError as error:
        return error


def _is_small(file: ImportFile) -> bool:
    if file.pasted is not None:
        return True
    if file.data is not None:
        return len(file.data) <= _SMALL_BYTES
    try:
        return file.path.stat().st_size <= _SMALL_BYTES
    except OSError:
        return False


def why_failed(file: ImportFile) -> Message | None:
    """The message why nothing was read; None when something was."""
    return file.error.message if file.error is not None else None
