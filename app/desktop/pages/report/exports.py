"""Writing a report to a file off the window's thread, atomically, with progress and cancel."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.desktop.pages.report.documents import Question, make_document
from app.desktop.session.jobs import Jobs, Ticket
from app.desktop.session.workspace import Workspace
from app.documents import Document
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.texts import text
from models.domain.outcome import Finding

_Written = tuple[Path, tuple[Finding, ...]]


class Exports(QObject):
    """Writes one document at a time to a file.

    Signals:
        running(bool): writing started or ended.
        progress(float): the fraction that is done, 0–1.
    """

    running = Signal(bool)
    progress = Signal(float)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.progress.connect(self.progress)

    @property
    def is_running(self) -> bool:
        return self._jobs.is_running

    def write(self, question: Question, document: Document, path: Path) -> None:
        """Creates the document and writes it to a path that the user chose."""

        session = self._workspace.session
        kept = KeptFiles(session.database_file, session.backup_folder)

        def work(ticket: Ticket) -> _Written:
            check_output(path, document.kind, kept)
            made = make_document(question, document, ticket)
            ticket.check()
            write_output(path, document.kind, made.data, kept)
            return path, made.losses

        self.running.emit(True)
        self._jobs.start(work)

    def cancel(self) -> None:
        """Cancels; an existing file stays unchanged."""
        if self._jobs.is_running:
            self._jobs.cancel()
            self.running.emit(False)
            self._workspace.tell(self.tr("Gestopt. Er is geen bestand geschreven."))

    def _on_done(self, written: object) -> None:
        self.running.emit(False)
        if isinstance(written, tuple):
            path, losses = written
            folder = path.parent

            def open_folder() -> None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

            said = self.tr("Geschreven: {0}").format(str(path))
            said = " ".join([said, *(text(finding.message, self._workspace.language) for finding in losses)])
            self._workspace.tell(said, self.tr("Map openen"), open_folder)

    def _on_failed(self, error: Exception) -> None:
        self.running.emit(False)
        self._workspace.tell_error(error)
