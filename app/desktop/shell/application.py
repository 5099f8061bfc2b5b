"""Starting the window: application, language, theme, and one session until the window is closed."""

import sys

from PySide6.QtWidgets import QApplication

from app.bootstrap import Session
from app.desktop.shell.language import set_language
from app.desktop.shell.theme import apply_theme, text_percent_of, theme_of
from app.settings import Settings, load_settings


def run_desktop(session: Session) -> int:
    """Opens the window and returns the exit status when it is closed.

    A second start on the same database brings the first window forward, or opens read-only when that one
    does not answer.
    """
    settings = load_settings(session.data_folder)
    application = make_application(settings)
    if _first_came_forward(session):
        return 0
    from app.desktop.shell.window_session import Running

    return Running(session, settings, application).run()


def _first_came_forward(session: Session) -> bool:
    database = session.database_file
    if not database.exists():
        return False
    from models.storage.sqlite.connection import is_in_use

    if not is_in_use(database):
        return False
    from app.desktop.shell.single_instance import ask_first_to_come_forward

    return ask_first_to_come_forward(session.data_folder, database)


def make_application(settings: Settings) -> QApplication:
    """The QApplication, in the user's language and colours."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Meetlat")
    application.setApplicationDisplayName("Meetlat")
    application.setDesktopFileName("meetlat")
    set_language(application, settings)
    apply_theme(application, theme_of(settings), text_percent_of(settings))
    return application
