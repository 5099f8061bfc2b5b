"""Writing the documents of a review off the window's thread, atomically and never over a reviewed file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Session
from app.desktop.reviewing.documents import OUTPUT_KINDS, ReviewFileKind
from app.desktop.session.jobs import Jobs, Ticket
from app.services.outputs.output_files import KeptFiles, check_output, write_output


class ReviewExports(QObject):
    """Writes one document at a time.

    Signals:
        written(Path, ReviewFileKind, object): it is on disk; the object is the one passed to `write`.
        failed(Exception): it could not be written.
    """

    written = Signal(object, object, object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._about: object = None
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self.failed)

    @property
    def is_running(self) -> bool:
        return self._jobs.is_running

    def write(
        self,
        kind: ReviewFileKind,
        path: Path,
        make: Callable[[Ticket], bytes],
        sources: Sequence[Path],
        about: object = None,
    ) -> None:
        """Creates a document and writes it; `sources` are the reviewed files, which are never overwritten."""
        session, output = self._session, OUTPUT_KINDS[kind]
        kept = [KeptFiles(session.database_file, session.backup_folder, source) for source in sources]
        self._about = about

        def work(ticket: Ticket) -> tuple[Path, ReviewFileKind]:
            for each in kept:
                check_output(path, output, each)
            data = make(ticket)
            ticket.check()
            write_output(path, output, data, kept[0])
            return path, kind

        self._jobs.start(work)

    def cancel(self) -> None:
        """Cancels; an existing file stays unchanged."""
        self._jobs.cancel()

    def _on_done(self, written: object) -> None:
        if isinstance(written, tuple):
            about, self._about = self._about, None
            self.written.emit(written[0], written[1], about)
