"""The one way to import: files that the user pointed at open in the import window; nothing is stored by itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desktop.importing.take_in import Destination
from app.desktop.session.workspace import Desk
from app.importing.formats import FORMATS
from app.services.projects.project_actions import Start

if TYPE_CHECKING:
    from app.desktop.importing.window import ImportWindow

_CONTEXT = "open_import"


def file_filter() -> str:
    """The kinds of files for a file dialog."""
    endings = dict.fromkeys(ending for each in FORMATS for ending in each.endings)
    kinds = " ".join(f"*{ending}" for ending in endings)
    readable = QCoreApplication.translate(_CONTEXT, "Leesbare bestanden")
    every = QCoreApplication.translate(_CONTEXT, "Alle bestanden")
    return f"{readable} ({kinds});;{every} (*)"


def choose_files(parent: QWidget) -> list[Path]:
    """The files that the user points at in a file dialog."""
    title = QCoreApplication.translate(_CONTEXT, "Bestanden kiezen")
    paths, _ = QFileDialog.getOpenFileNames(parent, title, "", file_filter())
    return [Path(path) for path in paths]


def open_import(
    desk: Desk,
    paths: Sequence[Path],
    parent: QWidget,
    *,
    preferred: Destination = Destination.NEW,
    start: Start | None = None,
) -> "ImportWindow | None":
    """Shows what the files hold; with no file, or a store that is not there yet, nothing happens.

    Args:
        preferred: where the files are meant to go; the person may choose otherwise.
        start: answers of the guided start that go before what the file says of its project.
    """
    if not paths or not desk.has_store:
        return None
    from app.desktop.importing.window import ImportWindow

    window = ImportWindow(desk, preferred, start, parent)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.add(paths)
    window.open()
    return window
