"""Leaving what is being typed, and leaving the window: nothing typed is lost unless the user says so."""

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from app.desktop.session.workspace import Workspace


def leave_editor(window: QWidget) -> None:
    """What is being typed is taken in, as when the focus goes elsewhere."""
    typing = window.focusWidget()
    if typing is not None:
        typing.clearFocus()


def leave_cell(window: QWidget) -> None:
    """As `leave_editor`, for the editor of a cell only: other fields take in every letter at once."""
    typing = window.focusWidget()
    viewport = typing.parentWidget() if isinstance(typing, QLineEdit) else None
    if viewport is not None and isinstance(viewport.parentWidget(), QAbstractItemView):
        leave_editor(window)


def gives_up(workspace: Workspace, window: QWidget) -> bool:
    """Whether the user leaves without the changes that cannot be saved."""
    from app.desktop.shell.unsaved_dialog import UnsavedDialog

    dialog = UnsavedDialog(workspace.why_not_saved(), window)
    dialog.exec()
    dialog.deleteLater()
    return dialog.leaves
