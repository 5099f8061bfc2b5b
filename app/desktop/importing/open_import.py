"""Opening the import window for files that the user chose; the only way to import."""

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
    pasted: str | None = None,
) -> "ImportWindow | None":
    """Opens the import window for these files; does nothing without any or before the store is open.

    Args:
        preferred: the destination that is chosen at first; the user may choose another.
        start: answers of the new-project dialog that take precedence over the file's own.
        pasted: a text of the clipboard to import too; None for none.
    """
    if (not paths and pasted is None) or not workspace.has_store:
        return None
    from app.desktop.importing.window import ImportWindow

    window = ImportWindow(workspace, preferred, start, parent)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if pasted is not None:
        window.add_pasted(pasted)
    window.add(paths)
    window.open()
    return window
