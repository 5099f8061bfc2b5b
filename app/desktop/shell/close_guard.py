"""Committing open editors, and the question before closing with unsaved changes."""

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from app.desktop.session.workspace import Workspace


def leave_editor(window: QWidget) -> None:
    """Commits the text of the focused editor, as when the focus moves."""
    typing = window.focusWidget()
    if typing is not None:
        typing.clearFocus()


def leave_cell(window: QWidget) -> None:
    """Commits the text of the editor of a cell; other fields commit every letter at once."""
    typing = window.focusWidget()
    viewport = typing.parentWidget() if isinstance(typing, QLineEdit) else None
    if viewport is not None and isinstance(viewport.parentWidget(), QAbstractItemView):
        leave_editor(window)


def gives_up(workspace: Workspace, window: QWidget) -> bool:
    """Asks whether to close without the changes that cannot be saved."""
    from app.desktop.shell.unsaved_dialog import UnsavedDialog

    dialog = UnsavedDialog(workspace.why_not_saved(), window)
    dialog.exec()
    dialog.deleteLater()
    return dialog.leaves
