"""The base of pages that are not updated while hidden, and catch up when shown."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.desktop.session.open_project import Change
from app.desktop.session.page import ProjectPage
from app.desktop.session.workspace import Workspace
from models.domain.outcome import Scorecard


class QuietPage(ProjectPage):
    """A project page that updates only while visible; override `show_all`, `follow_change`, `follow_score`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._is_behind = False

    def follow_change(self, change: Change) -> None:
        """Follows an edit, undo or redo while the page is visible."""
        del change
        self.show_all()

    def follow_score(self, scorecard: Scorecard) -> None:
        """Follows the live score while the page is visible."""

    def show_change(self, change: Change) -> None:
        if self.isVisible():
            self.follow_change(change)
        else:
            self._is_behind = True

    def show_score(self, scorecard: Scorecard) -> None:
        if self.isVisible():
            self.follow_score(scorecard)
        else:
            self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._is_behind = False
            self.show_all()
