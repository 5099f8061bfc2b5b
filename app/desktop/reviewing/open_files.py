"""Opening the reviewer's window, and keeping the windows that are open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desktop.session.workspace import Desk

if TYPE_CHECKING:
    from app.desktop.reviewing.window import ReviewWindow


class OpenReviews(QObject):
    """The reviewer's windows of a desk; they outlive the main window when that is made anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
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


def open_reviews(desk: Desk) -> OpenReviews:
    """The keeper of the windows of a desk."""
    return desk.findChild(OpenReviews) or OpenReviews(desk)


def open_review(desk: Desk, paths: Sequence[Path]) -> "ReviewWindow | None":
    """Shows the review of files in a window of its own; nothing happens without files."""
    if not paths:
        return None
    from app.desktop.reviewing.window import ReviewWindow

    window = ReviewWindow(desk)
    open_reviews(desk).keep(window)
    window.add(paths)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
