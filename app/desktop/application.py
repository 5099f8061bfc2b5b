"""Starting the window: application, language, theme, store, first window, and what happens on a crash."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.bootstrap import Session
from app.desktop.desk import Desk
from app.desktop.main_window import MainWindow
from app.desktop.theme import ThemeChoice, apply_theme, follow_system
from app.paths import ASSETS
from app.settings import Settings, load_settings
from models.storage.store import Store

_TRANSLATIONS = ASSETS / "translations"


def run_desktop(session: Session) -> int:
    """Opens the window and returns the exit status when it is closed.

    A second start on the same data brings the first window forward, or opens read-only when that is not possible.
    """
    from app.desktop.one_window import FirstWindow, ask_first_to_come_forward
    from models.storage.errors import StorageError, StoreInUseError

    application = make_application(load_settings(session.data_folder))
    try:
        store = session.open_store()
    except StoreInUseError:
        if ask_first_to_come_forward(session.data_folder):
            return 0
        store = session.open_store(read_only=True)
    except (StorageError, OSError) as error:
        return _refuse_to_start(session, error)
    with store:
        desk = Desk(session, store, load_settings(session.data_folder))
        window = MainWindow(desk)
        _catch_crashes(session, window)
        first = FirstWindow(session.data_folder, window)
        window.show()
        QTimer.singleShot(0, lambda: _open_last(desk))
        status = application.exec()
        first.leave()
        _back_up(session, store)
        return status


def make_application(settings: Settings) -> QApplication:
    """The one QApplication, in the user's language and colours."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Meetlat")
    application.setApplicationDisplayName("Meetlat")
    set_language(application, settings)
    theme = ThemeChoice(settings.theme) if settings.theme in set(ThemeChoice) else ThemeChoice.SYSTEM
    apply_theme(application, theme)
    follow_system(application, theme)
    return application


def set_language(application: QApplication, settings: Settings) -> None:
    """Installs the translators and the number format; the texts in the code are Dutch."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale("en_GB" if settings.number_locale == "en" else "nl_NL"))
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder, name in (
        (qt_folder, f"qtbase_{settings.language}"),
        (_TRANSLATIONS, f"meetlat_{settings.language}"),
    ):
        translator = QTranslator(application)
        if translator.load(str(folder / name)):
            application.installTranslator(translator)


def _open_last(desk: Desk) -> None:
    last = desk.settings.last_project_id
    if last and any(summary.id == last for summary in desk.store.list_projects()):
        desk.open_project(last)


def _back_up(session: Session, store: Store) -> None:
    """A verified backup after the last window has closed; a failure is logged, never in the way of closing."""
    from models.storage.backup import make_backup
    from models.storage.errors import StorageError
    from models.storage.store import utc_now

    if store.read_only:
        return
    try:
        make_backup(store, session.backup_folder, utc_now())
    except (StorageError, OSError) as error:
        write_log(session, error)


def _catch_crashes(session: Session, window: MainWindow) -> None:
    """A fault of the program: to the log, and a dialog that says where; the work is on disk and stays open."""

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        write_log(session, error)
        from app.desktop.crash_dialog import CrashDialog

        QTimer.singleShot(0, window, lambda: CrashDialog(session.log_file, window).exec())

    sys.excepthook = on_fault


def write_log(session: Session, error: BaseException) -> None:
    """Adds a traceback to the log; when that is not possible, to standard error."""
    lines = traceback.format_exception(error)
    try:
        session.log_file.parent.mkdir(parents=True, exist_ok=True)
        with session.log_file.open("a", encoding="utf-8") as stream:
            stream.writelines(lines)
    except OSError:
        sys.stderr.writelines(lines)


def _refuse_to_start(session: Session, error: Exception) -> int:
    """Says why the projects cannot be opened, and what to do; nothing is changed."""
    from app.desktop.crash_dialog import StartRefusedDialog

    StartRefusedDialog(error, session).exec()
    return 1
