"""The import window: files at the left, their contents in tabs at the right, and the import button."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.desktop.importing.columns_tab import ColumnsTab
from app.desktop.importing.destination_bar import DestinationBar
from app.desktop.importing.file_list import FileList
from app.desktop.importing.findings_tab import FindingsTab
from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.products_tab import ProductsTab
from app.desktop.importing.read_tab import ReadTab
from app.desktop.importing.reader import ImportReader
from app.desktop.importing.report_head import ReportHead
from app.desktop.importing.take_in import Destination, FileImporter
from app.desktop.importing.texts import finding_text
from app.desktop.session.dragged_files import local_files
from app.desktop.session.file_dialogs import choose_to_import
from app.desktop.session.file_queue import FileState
from app.desktop.session.work_dialog import WorkDialog
from app.desktop.session.workspace import Workspace
from app.services.imports.import_report import Problem
from app.services.imports.remembered_layouts import load_layouts
from app.services.projects.project_actions import Start
from app.texts import text, todo
from models.domain.outcome import Message, Severity
from models.storage.errors import StorageError
from models.storage.sqlite.store import utc_now
from widgets.fields.scroll import NoteFrame

_SIZE = (1180, 720)
_SMALLEST = (900, 560)
_EDGE = 40
_COLUMNS_TAB = 1
_LINES_TAB = 2


class ImportWindow(WorkDialog):
    """The window that previews files; nothing is stored before its import button is pressed."""

    def __init__(
        self,
        workspace: Workspace,
        preferred: Destination,
        start: Start | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._start = start
        self.files: list[ImportFile] = []
        self._begun: set[ImportFile] = set()
        self.setWindowTitle(self.tr("Importeren"))
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        folder = workspace.session.data_folder
        layouts, matching = (lambda: load_layouts(folder)), workspace.matching.maker()
        self.reader = ImportReader(workspace.reference, layouts, _day_of(workspace), matching, self)
        self.importer = FileImporter(workspace, self)
        self.file_list = FileList()
        self.problem = NoteFrame()
        self.head = ReportHead(workspace)
        self.tabs = QTabWidget()
        self.read_tab = ReadTab(workspace)
        self.columns_tab = ColumnsTab(workspace)
        self.products_tab = ProductsTab(workspace)
        self.findings_tab = FindingsTab(workspace)
        self.bar = DestinationBar(workspace, preferred)
        if start is not None:
            self.bar.where.setEnabled(False)
        self._lay_out()
        self._connect()
        self._fit_screen()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        for tab, name in (
            (self.read_tab, self.tr("Gelezen")),
            (self.columns_tab, self.tr("Kolommen")),
            (self.products_tab, self.tr("Regels")),
            (self.findings_tab, self.tr("Bevindingen")),
        ):
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 10, 0, 0)
            inside.addWidget(tab)
            self.tabs.addTab(holder, name)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.problem)
        right.addWidget(self.head)
        right.addWidget(self.tabs, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.file_list)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(middle, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        self.reader.changed.connect(self._on_changed)
        self.file_list.chosen.connect(self._show)
        self.file_list.add_asked.connect(lambda: self.add(choose_to_import(self)))
        self.file_list.remove_asked.connect(self._remove)
        self.file_list.stop_asked.connect(self.reader.stop_reading)
        self.read_tab.variant_chosen.connect(self._on_variant)
        self.columns_tab.corrected.connect(self._on_corrected)
        self.products_tab.decided.connect(self._on_decided)
        self.head.problem_asked.connect(self._show_problem)
        self.head.left_out_asked.connect(self._show_left_out)
        self.bar.destination_chosen.connect(self._show_head)
        self.bar.take_asked.connect(self.take_in)
        self.bar.cancel_asked.connect(self.reject)
        take = QShortcut(QKeySequence("Ctrl+Return"), self)
        take.activated.connect(self.take_in)
        self.bar.take_button.setToolTip("Ctrl+Enter")
        self.importer.done.connect(self.accept)
        self.importer.refused.connect(self._on_refused)

    def _fit_screen(self) -> None:
        """Sizes the window to the room on the screen."""
        room: QRect = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - _EDGE), min(_SIZE[1], room.height() - _EDGE))

    @property
    def current(self) -> ImportFile | None:
        return self.file_list.current()

    def add(self, paths: Sequence[Path]) -> None:
        """Adds files and starts reading them; a file that is listed already is read again."""
        wanted = []
        for path in dict.fromkeys(paths):
            file = next((each for each in self.files if each.path == path), None)
            if file is None:
                file = ImportFile(path)
                self.files.append(file)
            file.data = None
            wanted.append(file)
        self._list_files()
        self.reader.read(wanted)
        self._show_bar()

    def add_pasted(self, pasted: str) -> None:
        """Adds a text of the clipboard and starts reading it."""
        file = ImportFile(Path(self.tr("Klembord")), pasted)
        self.files.append(file)
        self._list_files()
        self.reader.read([file])
        self._show_bar()

    def _list_files(self) -> None:
        """Lists the files; a list of nothing but the clipboard leaves its room to the preview."""
        self.file_list.show_files(self.files)
        self.file_list.setVisible(any(file.pasted is None for file in self.files) or len(self.files) != 1)

    def take_in(self) -> None:
        """Imports the usable files into the chosen destination."""
        if self.bar.take_button.isEnabled() and not self.importer.is_running:
            self.bar.show_files(self.files, is_storing=True)
            self.importer.begin(self.files, self.bar.destination, self._start)

    def done(self, result: int) -> None:
        """Stops every reading and closes the window."""
        self.reader.stop()
        super().done(result)

    def reject(self) -> None:
        """Closes the window, but not while it stores."""
        if not self.importer.is_running:
            super().reject()

    def work_to_lose(self) -> str:
        """The sentence for the user's decisions and answers that would be lost; "" when there are none."""
        if any(file.has_decisions for file in self.files):
            return self.tr("Wat u over de kolommen en producten koos, gaat verloren. Er is nog niets opgenomen.")
        if self._start is not None:
            return self.tr("Wat u over het project invulde, gaat verloren. Er is nog niets opgenomen.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter for the focused list or field; it never presses the import button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # Following ----------------------------------------------------------------------------------

    def _on_changed(self, file: object) -> None:
        if not isinstance(file, ImportFile) or file not in self.files:
            return
        self.file_list.show_files(self.files)
        if file is self.current:
            if file.state is FileState.WAITING and file.preview is not None:
                self.columns_tab.set_reading(True)
            elif not file.is_busy:
                self._show(file)
        self._show_bar()

    def _show(self, file: object) -> None:
        shown = file if isinstance(file, ImportFile) else None
        self.read_tab.show_file(shown)
        self.columns_tab.show_file(shown)
        self.products_tab.show_file(shown)
        self.findings_tab.show_file(shown)
        self.problem.say(self._problem_of(shown))
        self._show_head()
        self._name_tabs()
        self._begin_at_lines(shown)

    def _begin_at_lines(self, file: ImportFile | None) -> None:
        """Shows the lines of a file when it is first read, or its columns when nothing was recognised in it.

        Later the tab stays that the user chose.
        """
        if file is not None and file.project is None and self.columns_tab.asks and file not in self._begun:
            self._begun.add(file)
            self.tabs.setCurrentIndex(_COLUMNS_TAB)
        if file is not None and file.groups and file not in self._begun:
            self._begun.add(file)
            self.tabs.setCurrentIndex(_LINES_TAB)

    def _show_head(self) -> None:
        """Shows the report of the file, with the facts that its destination leaves open."""
        opened = self._workspace.open
        goes_in = opened is not None and self.bar.destination is not Destination.NEW
        project = opened.project if opened is not None and goes_in else None
        building = opened.variant.building if opened is not None and goes_in else None
        self.head.show_file(self.current, project, building)

    def _on_decided(self) -> None:
        self._show_head()
        self._name_tabs()
        self._show_bar()

    def _show_problem(self, problem: object) -> None:
        if isinstance(problem, Problem):
            self.tabs.setCurrentIndex(_LINES_TAB)
            self.products_tab.show_lines(problem.positions)

    def _show_left_out(self) -> None:
        self.tabs.setCurrentIndex(_LINES_TAB)
        self.products_tab.show_left_out()

    def _problem_of(self, file: ImportFile | None) -> str:
        """The reason why a file cannot be imported, with the place and the next step; "" when it can."""
        if file is None or file.is_busy or file.is_usable:
            return ""
        language = self._workspace.language
        if file.error is not None:
            return f"{text(file.error.message, language)} {todo(file.error.message, language)}".strip()
        kinds = file.preview.findings if file.preview is not None else ()
        errors = [finding for kind in kinds if kind.severity is Severity.ERROR for finding in kind.findings]
        if not errors:
            return self.tr("In dit bestand staat niets om op te nemen.")
        first = finding_text(errors[0], language)
        more = len(errors) - 1
        return self.tr("{0} En nog {1} fouten, zie Bevindingen.").format(first, more) if more else first

    def _name_tabs(self) -> None:
        """Shows the counts on the tabs."""
        file = self.current
        preview = file.preview if file is not None else None
        found = 0
        if preview is not None:
            found = preview.count(Severity.ERROR) + preview.count(Severity.WARNING)
        elif file is not None and file.error is not None:
            found = 1
        findings = self.tr("Bevindingen")
        self.tabs.setTabText(3, f"{findings} ({found})" if found else findings)
        self.tabs.setTabVisible(_LINES_TAB, bool(file is not None and file.groups))

    def _show_bar(self) -> None:
        self.bar.show_files(self.files, is_storing=self.importer.is_running)
        if self._start is not None:
            self.bar.where.setEnabled(False)

    def _on_variant(self, number: int) -> None:
        file = self.current
        if file is not None and number >= 0:
            file.variant = number
            self._show(file)
            self._show_bar()

    def _on_corrected(self) -> None:
        file = self.current
        if file is not None:
            self.reader.read([file])

    def _remove(self, file: object) -> None:
        if isinstance(file, ImportFile) and file in self.files:
            self.reader.drop(file)
            self.files.remove(file)
            self.file_list.show_files(self.files)
            self._show_bar()

    def _on_refused(self, error: object) -> None:
        """Shows why nothing was stored; the window stays open with all decisions."""
        self._show_bar()
        self.problem.say(self._said(error))

    def _said(self, error: object) -> str:
        from app.errors import UserError

        language = self._workspace.language
        if isinstance(error, UserError | StorageError):
            return f"{text(error.message, language)} {todo(error.message, language)}".strip()
        message = Message("desktop_value_refused", {"why": str(error)})
        return f"{text(message, language)} {todo(message, language)}".strip()

    # Dropping -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event)
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.add(paths))


def _day_of(workspace: Workspace) -> dt.date:
    """The day on which declarations must be valid: the permit date of the open project, else today."""
    date = workspace.open.project.permit_application_date if workspace.open is not None else None
    return date or utc_now().date()
