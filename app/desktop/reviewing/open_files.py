"""Opening review windows, and the registry of the open ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desktop.session.workspace import Workspace

if TYPE_CHECKING:
    from app.desktop.reviewing.window import ReviewWindow


class OpenReviews(QObject):
    """The open review windows of a workspace; they outlive a main window that is rebuilt."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.windows: list[ReviewWindow] = []

    def keep(self, window: "ReviewWindow") -> None:
        """Keeps a reference to a window until it is closed."""
        self.windows.append(window)
        window.closed.connect(lambda: self._forget(window))

    def close_all(self) -> bool:
        """Closes every window; False when one stays open because of unsaved notes."""
        return all(window.close() for window in tuple(self.windows))

    def _forget(self, window: "ReviewWindow") -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()


def open_reviews(workspace: Workspace) -> OpenReviews:
    """The registry of the review windows of a workspace."""
    return workspace.findChild(OpenReviews) or OpenReviews(workspace)


def open_review(workspace: Workspace, paths: Sequence[Path]) -> "ReviewWindow | None":
    """Opens a review window for these files; does nothing without files."""
    if not paths:
        return None
    from app.desktop.reviewing.window import ReviewWindow

    window = ReviewWindow(workspace)
    open_reviews(workspace).keep(window)
    window.add(paths)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
