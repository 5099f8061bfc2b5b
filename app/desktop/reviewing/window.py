"""The review window: files of others, read and recomputed; nothing of them reaches the user's projects."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.reviewing.file_list import ReviewFileList
from app.desktop.reviewing.merged_notes import with_saved
from app.desktop.reviewing.reader import ReviewReader
from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.reviewing.review_head import ReadOnlyBar
from app.desktop.reviewing.review_page import ReviewPage
from app.desktop.reviewing.saving import ReviewSaving
from app.desktop.session.dragged_files import local_files
from app.desktop.session.fault_log import write_fault
from app.desktop.session.file_dialogs import choose_to_review
from app.desktop.session.file_queue import FileState
from app.desktop.session.work_dialog import may_lose_work
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.report_check.signatures import CERTIFICATE_FOLDER, trusted_certificates
from app.services.review.notes import read_notes
from app.texts import text, todo
from models.domain.outcome import Message
from models.domain.review import ReviewNotes
from models.storage.errors import StorageError
from widgets.banner import Banner
from widgets.plain_text import plain_label

_SIZE, _SMALLEST = (1240, 800), (960, 560)
_EDGE = 40
_STEPS = 1000


class ReviewWindow(QWidget):
    """A review window; several may be open at once.

    Signals:
        closed(): the user closed it.
    """

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self.files: list[ReviewFile] = []
        self._wanted_for_comparison: ReviewFile | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Beoordelen"))
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        folder = workspace.session.data_folder / CERTIFICATE_FOLDER
        self.reader = ReviewReader(
            lambda: workspace.reference,
            lambda: trusted_certificates(folder),
            workspace.matching.maker,
            self,
        )
        self.saving = ReviewSaving(workspace, self)
        self.read_only = ReadOnlyBar()
        self.banner = Banner(self)
        self.file_list = ReviewFileList()
        self.stack = QStackedWidget()
        self.page = ReviewPage(workspace)
        self.waiting = plain_label()
        self.progress = QProgressBar()
        self.stop_button = QPushButton(self.tr("Stoppen"))
        self.choose_button = QPushButton(self.tr("Bestanden kiezen…"))
        self.checklist_button = QPushButton(self.tr("Checklist…"))
        self.json_button = QPushButton(self.tr("Beoordeling opslaan…"))
        self._lay_out()
        self._make_keys()
        self._connect()
        self._fit_screen()
        self._show_current()

    def _lay_out(self) -> None:
        self.stack.addWidget(self._waiting_page())
        self.stack.addWidget(self.page)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.file_list)
        middle.addWidget(self.stack, 1)
        self.checklist_button.setProperty("role", "primary")
        self.checklist_button.setToolTip(self.tr("Twee A4 met notities en besluit, eerst op het scherm (Ctrl+P)"))
        self.json_button.setToolTip(
            self.tr("Alles met notities en besluit als JSON, om later verder te gaan (Ctrl+S)")
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(plain_label(self.tr("Indicatief: geen gevalideerde MPG-berekening"), role="muted"), 1)
        foot.addWidget(self.json_button)
        foot.addWidget(self.checklist_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.read_only)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        self.waiting.setWordWrap(True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(320, 10)
        self.progress.setRange(0, _STEPS)
        self.progress.setAccessibleName(self.tr("Voortgang van het beoordelen"))
        layout = QVBoxLayout(page)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self.waiting)
        for part in (self.progress, self.stop_button, self.choose_button):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _make_keys(self) -> None:
        for key, act in (
            (QKeySequence(QKeySequence.StandardKey.Open), self.choose_more),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_json),
            (QKeySequence(QKeySequence.StandardKey.Print), self.show_checklist),
            (QKeySequence("Ctrl+W"), self.close),
        ):
            action = QAction(self)
            action.setShortcut(key)
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)

    def _connect(self) -> None:
        self.reader.changed.connect(self._on_changed)
        self.reader.faulted.connect(self._log)
        self.read_only.add_asked.connect(self.choose_more)
        self.choose_button.clicked.connect(self.choose_more)
        self.stop_button.clicked.connect(self.reader.stop)
        self.file_list.chosen.connect(lambda _: self._show_current())
        self.file_list.remove_asked.connect(self._remove)
        self.file_list.stop_asked.connect(self.reader.stop)
        self.file_list.summary_asked.connect(lambda: self.saving.save_summary(self.files))
        self.page.variant_chosen.connect(self._on_variant)
        self.page.notes_changed.connect(lambda: self.file_list.show_files(self.files))
        self.page.notes_asked.connect(self.take_notes)
        self.page.file_asked.connect(self._choose_for_comparison)
        self.checklist_button.clicked.connect(self.show_checklist)
        self.json_button.clicked.connect(self.save_json)
        self.saving.written.connect(self._on_written)
        self.saving.failed.connect(self._tell_error)

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - _EDGE), min(_SIZE[1], room.height() - _EDGE))

    # Files --------------------------------------------------------------------------------------

    @property
    def current(self) -> ReviewFile | None:
        return self.file_list.current()

    def add(self, paths: Sequence[Path]) -> None:
        """Adds files and starts reading them; a file that is listed already is read again."""
        for path in paths:
            known = next((file for file in self.files if file.path == path), None)
            if known is None:
                notes = ReviewNotes(organisation=self._workspace.settings.organisation)
                known = ReviewFile(path, notes=notes, kept_notes=notes)
                self.files.append(known)
                self.file_list.show_files(self.files)
            self.reader.read(known)
        self.file_list.setVisible(len(self.files) > 1)

    def choose_more(self) -> None:
        """Lets the reviewer choose files to add."""
        self.add(choose_to_review(self))

    def _remove(self, file: object) -> None:
        if isinstance(file, ReviewFile) and (not file.has_unsaved_notes or self.ask_to_lose_notes()):
            self.reader.drop(file)
            self.files.remove(file)
            self.file_list.show_files(self.files)
            self.file_list.setVisible(len(self.files) > 1)

    def _on_variant(self, variant_id: str) -> None:
        file = self.current
        if file is not None and file.review is not None:
            file.variant = variant_id
            self.reader.read(file)

    def _on_changed(self, file: object) -> None:
        self.file_list.show_files(self.files)
        if file is self.current or (isinstance(file, ReviewFile) and not file.is_busy):
            self._show_current()
        waited = self._wanted_for_comparison
        if waited is not None and file is waited and not waited.is_busy:
            self._wanted_for_comparison = None
            self.page.comparison.compare_with(waited)

    def _choose_for_comparison(self) -> None:
        """Lets the reviewer choose an earlier submission, which is then compared with the current file."""
        for path in choose_to_review(self)[:1]:
            self.compare_with(path)

    def compare_with(self, path: Path) -> None:
        """Reads an earlier submission and compares the current file with it."""
        known = next((file for file in self.files if file.path == path), None)
        if known is not None and known.review is not None:
            self.page.comparison.compare_with(known)
            return
        self.add([path])
        self._wanted_for_comparison = next(file for file in self.files if file.path == path)

    # Showing ------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        file = self.current
        is_shown = file is not None and file.review is not None and file.state is FileState.READ
        if file is not None and is_shown:
            is_first = self.stack.currentIndex() == 0
            self.stack.setCurrentIndex(1)
            self.page.show_file(file, self.files)
            if is_first and not self.file_list.list.hasFocus():
                self.page.take_focus()
            self.setWindowTitle(self.tr("Beoordelen: {0}").format(file.shown_name))
        self.stack.setCurrentIndex(1 if is_shown else 0)
        self._show_waiting(file)
        for button in (self.checklist_button, self.json_button):
            button.setEnabled(is_shown)

    def _show_waiting(self, file: ReviewFile | None) -> None:
        is_busy = file is not None and file.is_busy
        self.progress.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        self.choose_button.setVisible(file is None)
        if file is None:
            self.waiting.setText(self.tr("Sleep een plan hierheen: werkmap, PDF, bouwmodel of productverklaring."))
        elif is_busy:
            self.waiting.setText(self.tr("{0} wordt gelezen en herrekend…").format(file.shown_name))
            self.progress.setValue(round(file.progress * _STEPS))
        elif file.error is not None:
            self.waiting.setText(f"{file.shown_name}: {self._said(file.error.message)}")

    def _said(self, message: Message) -> str:
        language = self._workspace.language
        return f"{text(message, language)} {todo(message, language)}".strip()

    def _tell_error(self, error: object) -> None:
        if isinstance(error, UserError | StorageError):
            self.banner.say(self._said(error.message), is_problem=True)
        else:
            self.banner.say(self._said(Message("desktop_value_refused", {"why": str(error)})), is_problem=True)

    def _log(self, error: object) -> None:
        if isinstance(error, BaseException):
            write_fault(self._workspace.session.log_file, error)

    # Writing ------------------------------------------------------------------------------------

    def show_checklist(self) -> None:
        """Shows the print preview of the checklist."""
        if self.current is not None and self.checklist_button.isEnabled():
            self.saving.show_checklist(self.current)

    def save_json(self) -> None:
        """Saves the review with its notes as JSON, to be continued later."""
        if self.current is not None and self.json_button.isEnabled():
            self.saving.save_json(self.current)

    def _on_written(self, path: object) -> None:
        self.file_list.show_files(self.files)
        if not isinstance(path, Path):
            return
        folder = QUrl.fromLocalFile(str(path.parent))

        def open_folder() -> None:
            QDesktopServices.openUrl(folder)

        said = self.tr("Geschreven: {0}").format(str(path))
        self.banner.say(said, action_text=self.tr("Map openen"), action=open_folder)

    # Notes --------------------------------------------------------------------------------------

    def take_notes(self) -> None:
        """Lets the reviewer choose a saved review, and takes its notes."""
        title, kinds = self.tr("Notities terughalen"), self.tr("Opgeslagen beoordeling (*.json)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.take_notes_of(Path(name))

    def take_notes_of(self, path: Path) -> None:
        """Adds the notes of a saved review to those of the current file, which stay."""
        file = self.current
        if file is None or file.review is None:
            return
        try:
            saved = read_notes(path)
        except UserError as error:
            self._tell_error(error)
            return
        is_same = saved.sha256 == file.review.file.sha256
        had_none = not file.has_unsaved_notes
        file.notes = with_saved(file.notes, saved.notes, is_same_file=is_same)
        if is_same and had_none:
            file.kept_notes = file.notes
        self.page.show_notes()
        self.file_list.show_files(self.files)
        if is_same:
            self.banner.say(self.tr("De notities staan er weer bij."))
        else:
            said = self.tr(
                "Deze notities horen bij een ander bestand ({0}). Alleen de opmerkingen zijn overgenomen."
            )
            self.banner.say(said.format(saved.file_name or path.name), is_problem=True)

    def ask_to_lose_notes(self) -> bool:
        """Asks the reviewer whether unsaved notes may be lost."""
        sentence = self.tr("De notities zijn niet opgeslagen en gaan verloren.")
        return may_lose_work(self, self.tr("Notities"), sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes the window, after a question when there are unsaved notes."""
        if any(file.has_unsaved_notes for file in self.files) and not self.ask_to_lose_notes():
            event.ignore()
            return
        self.saving.cancel()
        self.reader.stop()
        event.accept()
        self.closed.emit()

    # Dropping -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event)
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.add(paths))
