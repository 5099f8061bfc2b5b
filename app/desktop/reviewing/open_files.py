"""Opening the reviewer's window, and keeping the windows that are open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desktop.session.workspace import Workspace

if TYPE_CHECKING:
    from app.desktop.reviewing.window import ReviewWindow


class OpenReviews(QObject):
    """The reviewer's windows of a workspace; they outlive the main window when that is made anew."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.windows: list[ReviewWindow] = []

    def keep(self, window: "ReviewWindow") -> None:
        """Holds a window until it is closed."""
        self.windows.append(window)
        window.closed.connect(lambda: self._forget(window))

    def close_all(self) -> bool:
        """Closes every window; False when one stays open for its notes."""
        return all(window.close() for window in tuple(self.windows))

    def _forget(self, window: "ReviewWindow") -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()


def open_reviews(workspace: Workspace) -> OpenReviews:
    """The keeper of the windows of a workspace."""
    return workspace.findChild(OpenReviews) or OpenReviews(workspace)


def open_review(workspace: Workspace, paths: Sequence[Path]) -> "ReviewWindow | None":
    """Shows the review of files in a window of its own; nothing happens without files."""
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
