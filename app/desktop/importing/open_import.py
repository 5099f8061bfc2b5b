"""The one way to import: files that the user pointed at open in the import window; nothing is stored by itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desktop.importing.take_in import Destination
from app.desktop.session.workspace import Workspace
from app.services.projects.project_actions import Start

if TYPE_CHECKING:
    from app.desktop.importing.window import ImportWindow


def open_import(
    workspace: Workspace,
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
    if not paths or not workspace.has_store:
        return None
    from app.desktop.importing.window import ImportWindow

    window = ImportWindow(workspace, preferred, start, parent)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.add(paths)
    window.open()
    return window
