"""The base classes of the pages. A page is created when it is first shown and lives as long as the window."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from app.desktop.session.workspace import Target, Workspace

if TYPE_CHECKING:
    from app.desktop.session.open_project import Change, OpenProject
    from models.domain.outcome import Scorecard


class Page(QWidget):
    """The base of all pages; their names and scopes are in the list of pages.

    Attributes:
        shows_score: whether the live scorecard is shown beside it.
    """

    shows_score: ClassVar[bool] = False

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.workspace = workspace

    def attach(self) -> None:
        """Connects to the open document; called when the page is created and when a project opens."""

    def show_all(self) -> None:
        """Shows everything anew. Subclasses override it."""

    def go_to(self, target: Target) -> None:
        """Brings a line, indicator or field into view. The default does nothing."""


class ProjectPage(Page):
    """The base of pages about the open project; without one they show their empty state."""

    shows_score: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._attached: OpenProject | None = None

    def attach(self) -> None:
        """Connects to the project that is open now."""
        opened = self.workspace.open
        if opened is self._attached:
            return
        self._attached = opened
        if opened is not None:
            opened.changed.connect(self._on_changed)
            opened.variant_changed.connect(self.show_all)
            opened.scored.connect(self._on_scored)
        self.show_all()

    def show_change(self, change: "Change") -> None:
        """Follows an edit, undo or redo. The default shows everything anew."""
        del change
        self.show_all()

    def show_score(self, scorecard: "Scorecard") -> None:
        """Follows the live score. The default does nothing."""

    def _on_changed(self, change: "Change") -> None:
        if self.sender() is self._attached or self._attached is self.workspace.open:
            self.show_change(change)

    def _on_scored(self, scorecard: "Scorecard") -> None:
        if self._attached is self.workspace.open:
            self.show_score(scorecard)
