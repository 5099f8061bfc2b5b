"""Saving the documents of a review: the checklist, the review with its notes, and the summary of many files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desktop.reviewing.checklist_dialog import ChecklistDialog
from app.desktop.reviewing.documents import ReviewFileKind, review_bytes, summary_bytes
from app.desktop.reviewing.exports import ReviewExports
from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.session.workspace import Workspace
from app.services.outputs.file_names import proposed_name
from app.texts import Language
from models.domain.outcome import Message


class ReviewSaving(QObject):
    """Asks for the path and starts writing.

    Signals:
        written(Path): it is on disk.
        failed(Exception): it could not be written.
    """

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._exports = ReviewExports(workspace.session, self)
        self._exports.written.connect(self._on_written)
        self._exports.failed.connect(self.failed)

    def cancel(self) -> None:
        """Cancels the writing that is not finished."""
        self._exports.cancel()

    @property
    def _documents(self) -> Language:
        """Sets the language of the documents."""
        return "en" if self._workspace.settings.report_language == "en" else "nl"

    def show_checklist(self, file: ReviewFile) -> None:
        """Shows the print preview of the checklist."""
        if file.review is None:
            return
        dialog = ChecklistDialog(file.review, file.notes, self._documents, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_asked.connect(lambda language: self.save_checklist(file, language, dialog))
        dialog.open()

    def save_checklist(self, file: ReviewFile, language: Language, dialog: ChecklistDialog) -> None:
        """Saves the checklist that a dialog shows, and closes the dialog."""
        path = self.ask_path(ReviewFileKind.CHECKLIST, file)
        if path is not None:
            self._write(file, ReviewFileKind.CHECKLIST, path, language)
            dialog.accept()

    def save_json(self, file: ReviewFile) -> None:
        """Saves the review with its notes as JSON, to be continued later."""
        path = self.ask_path(ReviewFileKind.JSON, file)
        if path is not None:
            self._write(file, ReviewFileKind.JSON, path, self._documents)

    def _write(self, file: ReviewFile, kind: ReviewFileKind, path: Path, language: Language) -> None:
        review, notes = file.review, file.notes
        if review is not None:
            make = lambda _: review_bytes(kind, review, notes, language)  # noqa: E731 - the work of a job
            self._exports.write(kind, path, make, [file.path], (file, notes))

    def save_summary(self, files: Sequence[ReviewFile]) -> None:
        """Saves one workbook about all files that were read or refused."""
        done = [file for file in files if not file.is_busy]
        path = self.ask_path(ReviewFileKind.SUMMARY, None) if done else None
        if path is None:
            return
        found = [(file.shown_name, file.review if file.review is not None else _why(file)) for file in done]
        language, sources = self._documents, [file.path for file in files]
        self._exports.write(
            ReviewFileKind.SUMMARY, path, lambda ticket: summary_bytes(found, language, ticket), sources
        )

    def ask_path(self, kind: ReviewFileKind, file: ReviewFile | None) -> Path | None:
        """The path that the reviewer chose; None when the dialog was closed."""
        stem = file.path.stem if file is not None else ""
        title, second = {
            ReviewFileKind.CHECKLIST: (self.tr("Checklist opslaan als PDF"), "checklist"),
            ReviewFileKind.JSON: (self.tr("Beoordeling opslaan als JSON"), self.tr("beoordeling")),
            ReviewFileKind.SUMMARY: (self.tr("Overzicht opslaan als werkmap"), self.tr("beoordelingen")),
        }[kind]
        proposed = proposed_name((stem, second), "review", kind.value)
        name, _ = QFileDialog.getSaveFileName(self._window, title, proposed, f"*.{kind.value}")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(f".{kind.value}")

    def _on_written(self, path: object, kind: object, about: object) -> None:
        """Marks the notes that were written as saved; newer ones stay unsaved."""
        if kind is ReviewFileKind.JSON and isinstance(about, tuple):
            file, notes = about
            file.kept_notes = notes
        self.written.emit(path)


def _why(file: ReviewFile) -> Message:
    return file.error.message if file.error is not None else Message("isolation_cancelled")
