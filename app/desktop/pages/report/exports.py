"""Writing a report to a file: off the window's thread, whole or not at all, with progress and cancel."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.desktop.pages.report.documents import DOCUMENTS, FileKind, Question, document_bytes
from app.desktop.session.jobs import Jobs, Ticket
from app.desktop.session.workspace import Desk
from app.services.outputs.output_files import KeptFiles, check_output, write_output


class Exports(QObject):
    """Signals:

    running(bool), progress(float 0–1)
    """

    running = Signal(bool)
    progress = Signal(float)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.progress.connect(self.progress)

    @property
    def is_running(self) -> bool:
        return self._jobs.is_running

    def write(self, question: Question, kind: FileKind, path: Path) -> None:
        """Makes the document and writes it to a path that the user chose."""

        session = self._desk.session
        kept = KeptFiles(session.database_file, session.backup_folder)

        def work(ticket: Ticket) -> Path:
            check_output(path, DOCUMENTS[kind].kind, kept)
            data = document_bytes(question, kind, ticket)
            ticket.check()
            write_output(path, DOCUMENTS[kind].kind, data, kept)
            return path

        self.running.emit(True)
        self._jobs.start(work)

    def cancel(self) -> None:
        """Stops; a file that was there stays as it was."""
        if self._jobs.is_running:
            self._jobs.cancel()
            self.running.emit(False)
            self._desk.tell(self.tr("Gestopt. Er is geen bestand geschreven."))

    def _on_done(self, path: object) -> None:
        self.running.emit(False)
        if isinstance(path, Path):
            folder = path.parent

            def open_folder() -> None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

            said = self.tr("Geschreven: {0}").format(str(path))
            self._desk.tell(said, self.tr("Map openen"), open_folder)

    def _on_failed(self, error: Exception) -> None:
        self.running.emit(False)
        self._desk.tell_error(error)
