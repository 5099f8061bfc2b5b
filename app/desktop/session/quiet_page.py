"""A page that costs nothing while another page is in front, and catches up when it comes to the front."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.desktop.session.open_project import Change
from app.desktop.session.page import ProjectPage
from app.desktop.session.workspace import Workspace
from models.domain.outcome import Scorecard


class QuietPage(ProjectPage):
    """Override `show_all`, `follow_change` and `follow_score`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._is_behind = False

    def follow_change(self, change: Change) -> None:
        """An edit, undo or redo while the page is in front."""
        del change
        self.show_all()

    def follow_score(self, scorecard: Scorecard) -> None:
        """A live score while the page is in front."""

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
