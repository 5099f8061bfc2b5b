"""Changes of the library on behalf of its tabs: each is one step, stored at once, or refused with a sentence."""

from collections.abc import Callable

from app.desktop.session.workspace import Workspace
from app.services.library.changes import LibraryEdit


class LibrarySteps:
    """Changes the open library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def do(self, step: str, make: Callable[[], LibraryEdit]) -> bool:
        """Makes an edit as the step `step`; False when it was refused, which the user was told."""

        def act() -> bool:
            self._workspace.library.do(step, make())
            return True

        return self._workspace.attempt(act) is True

    def tell(self, sentence: str, undo: str) -> None:
        """Tells of the step that was last, with the offer `undo` to take it back."""
        self._workspace.tell(sentence, undo, self._workspace.library.undo_stack.undo)
