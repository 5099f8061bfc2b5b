"""One session of the window: first paint, opening the store and the last project; a checked backup at the end.

The window paints before the store and the reference data are loaded, so that it appears at once. It is rebuilt
when the language or the size of text changes, with the same project and page.
"""

import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Session
from app.desktop.session.workspace import Workspace
from app.desktop.shell.cycle_collector import CycleCollector
from app.desktop.shell.language import set_language
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.theme import apply_theme, text_percent_of, theme_of
from app.settings import Settings

if TYPE_CHECKING:
    from app.desktop.shell.database_watch import DatabaseWatch
    from app.desktop.shell.single_instance import FirstWindow

_LAST_JOBS_MS = 5_000
"""Time for cancelled jobs to end before the interpreter exits."""
_LOAD_ANYWAY_MS = 500
_WARM_AFTER_MS = 400
"""Time for the first page to be painted before the library's words are indexed in the background."""
_ROOMY_WIDTH, _ROOMY_HEIGHT = 1400, 860
REFUSED = 1


class Running(QObject):
    """The owner of the workspace and the present window."""

    def __init__(self, session: Session, settings: Settings, application: QApplication) -> None:
        super().__init__(application)
        self._session = session
        self._application = application
        self._settings = settings
        self._has_begun = False
        self._is_telling = False
        self._known_faults: set[tuple[str, str, int]] = set()
        self._refused = 0
        self.workspace = Workspace(session, None, settings, self)
        self.window = MainWindow(self.workspace)
        self._first: FirstWindow | None = None
        self._watch: DatabaseWatch | None = None

    def run(self) -> int:
        """Shows the window and runs until it is closed; returns the exit status."""
        with suppress(OSError):
            self._session.data_folder.mkdir(parents=True, exist_ok=True)
        before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_fault, self._on_thread_fault
        self.workspace.settings_changed.connect(self._on_settings)
        self._application.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self.window.installEventFilter(self)
        collector = CycleCollector(self)
        self._show_window()
        QTimer.singleShot(_LOAD_ANYWAY_MS, self, self.begin)
        try:
            status = self._application.exec()
        finally:
            self.finish()
            QThreadPool.globalInstance().waitForDone(_LAST_JOBS_MS)
            collector.stop()
            sys.excepthook, threading.excepthook = before
        return self._refused or status

    def _show_window(self) -> None:
        """Shows the window with its former size; maximised the first time and on a small screen."""
        room = self.window.screen().availableGeometry()
        is_tight = room.width() < _ROOMY_WIDTH or room.height() < _ROOMY_HEIGHT
        if is_tight and not self._settings.window_geometry:
            self.window.showMaximized()
        else:
            self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Starts loading the rest after the first paint."""
        if event.type() == QEvent.Type.Paint and watched is self.window:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.begin)
        return False

    def begin(self) -> None:
        """Opens the store and the last project."""
        if self._has_begun:
            return
        self._has_begun = True
        from app.desktop.shell.single_instance import FirstWindow
        from widgets.focus_ring import show_focus

        show_focus(self._application)
        if not self._open_store():
            return
        self._first = FirstWindow(self._session.data_folder, self._session.database_file, self._come_forward, self)
        self.workspace.attempt(self._open_last)
        self._watch_database()
        QTimer.singleShot(_WARM_AFTER_MS, self.workspace.matching, self.workspace.matching.warm)

    def _watch_database(self) -> None:
        from app.desktop.shell.database_watch import DatabaseWatch

        self._watch = DatabaseWatch(self.workspace, self)
        self._watch.look()

    def finish(self) -> None:
        """Ends the session: stops answering later starts, backs up, closes the store, and deletes the window."""
        if self._first is not None:
            self._first.leave()
        if self._watch is not None:
            self._watch.leave()
        if self.workspace.has_store:
            self.workspace.close_project()
            self.workspace.close_documents()
            self._back_up()
            self.workspace.store.close()
        self.window.deleteLater()

    def _open_store(self) -> bool:
        """Opens the store; without it the program quits."""
        from app.desktop.shell.store_opening import StoreOpening

        if StoreOpening(self.workspace, self.window).open():
            return True
        self._refused = REFUSED
        self._application.exit(REFUSED)
        return False

    def _open_last(self) -> None:
        last = self.workspace.settings.last_project_id
        if last and self.workspace.store.has_project(last):
            self._open(last, self.workspace.settings.last_variant_id)

    def _open(self, project_id: str, variant_id: str) -> None:
        """Opens the last project and variant; the first variant when the last one no longer exists."""
        self.workspace.open_project(project_id)
        opened = self.workspace.open
        if opened is not None and any(variant.id == variant_id for variant in opened.project.variants):
            opened.show_variant(variant_id)

    def _back_up(self) -> None:
        """Makes a checked backup after the window has closed; a failure is logged and does not prevent closing."""
        from app.services.projects.backups import back_up_if_changed
        from models.storage.errors import StorageError
        from models.storage.sqlite.store import utc_now

        try:
            back_up_if_changed(self.workspace.store, self._session.backup_folder, utc_now())
        except (StorageError, OSError) as error:
            self._log(error)

    def _come_forward(self) -> None:
        from app.desktop.shell.single_instance import bring_forward

        bring_forward(self.window)

    def _on_settings(self) -> None:
        old, new = self._settings, self.workspace.settings
        self._settings = new
        is_resized = old.text_percent != new.text_percent
        if old.theme != new.theme or is_resized:
            self._apply_theme()
        if is_resized or (old.language, old.number_locale) != (new.language, new.number_locale):
            QTimer.singleShot(0, self, self._rebuild)

    def _apply_theme(self) -> None:
        settings = self.workspace.settings
        apply_theme(self._application, theme_of(settings), text_percent_of(settings))

    def _rebuild(self) -> None:
        """Rebuilds the window in the present language, at the same place, with the same project and page."""
        old = self.window
        page, geometry = old.navigation.page(), old.saveGeometry()
        set_language(self._application, self.workspace.settings)
        self.window = MainWindow(self.workspace)
        self.window.restoreGeometry(geometry)
        if page is not None:
            self.window.show_page(page)
        self.window.show()
        old.hide()
        old.deleteLater()

    def _on_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs a fault of the program and shows a dialog with its place; the work is saved.

        A fault that repeats, such as one in painting, is shown once.
        """
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = _place_of(kind, trace)
        if place in self._known_faults:
            return
        self._known_faults.add(place)
        self._log(error)
        if not self._is_telling:
            self._is_telling = True
            QTimer.singleShot(0, self, self._tell_fault)

    def _on_thread_fault(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._log(what.exc_value)

    def _tell_fault(self) -> None:
        from app.desktop.shell.crash_dialog import CrashDialog

        CrashDialog(self._session.log_file, self.window).exec()
        self._is_telling = False

    def _log(self, error: BaseException) -> None:
        from app.desktop.session.fault_log import write_fault

        write_fault(self._session.log_file, error)


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """The identity of a fault: its type, and the file and line that raised it."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return (kind.__name__, "", 0)
    return (kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno)
