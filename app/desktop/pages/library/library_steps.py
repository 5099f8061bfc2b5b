"""The edits of the library from its tabs: each is one undo step."""

from collections.abc import Callable

from app.desktop.session.workspace import Workspace
from app.services.library.changes import LibraryEdit
from app.services.library.confirmed_texts import ConfirmedTextsEdit


class LibrarySteps:
    """The edits of the open library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def do(self, step: str, make: Callable[[], LibraryEdit]) -> bool:
        """Makes an edit that is stored at once, or refused; False when it was, with a notice for the user."""

        def act() -> bool:
            self._workspace.library.do(step, make())
            return True

        return self._workspace.attempt(act) is True

    def change_texts(self, step: str, edit: ConfirmedTextsEdit) -> bool:
        """Makes an edit of the confirmed texts, which are saved behind the window; False when it was refused."""

        def act() -> bool:
            self._workspace.confirmed.do(step, edit)
            self._workspace.confirmed.saving.begin()
            return True

        return self._workspace.attempt(act) is True

    def tell(self, sentence: str, undo: str) -> None:
        """Shows a notice of the last step, with a button named `undo` to take it back."""
        self._workspace.tell(sentence, undo, self._workspace.library.undo_stack.undo)
