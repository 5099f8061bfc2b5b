"""Undo and redo of the window, in the scope of the page that is shown."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QToolButton, QWidget

from app.desktop.session.page_list import PageId, Scope
from app.desktop.session.workspace import Workspace
from app.desktop.shell.close_guard import leave_cell
from widgets.plain_text import plain_tool_tip


class WindowUndo(QObject):
    """The actions of Ctrl+Z and Ctrl+Y and their two buttons.

    The scope of the page that is shown defines which steps they work on. The actions stay enabled without a step
    to undo, so that a message can say that there is none.
    """

    def __init__(
        self, workspace: Workspace, window: QWidget, undo_button: QToolButton, redo_button: QToolButton
    ) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._buttons = (undo_button, redo_button)
        self._scope = Scope.NONE
        self.undo_action, self.redo_action = QAction(self), QAction(self)
        self.undo_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo_action.triggered.connect(self._undo)
        self.redo_action.triggered.connect(self._redo)
        undo_button.clicked.connect(self._undo_by_button)
        redo_button.clicked.connect(self._redo)
        workspace.stepped.connect(self.update)
        self.update()

    def show_page(self, page: PageId) -> None:
        """Sets the page that is shown."""
        self._scope = page.scope
        self.update()

    def _stack(self) -> QUndoStack | None:
        return self._workspace.undo_stack(self._scope)

    def update(self) -> None:
        """Shows the names of the next steps to undo and redo."""
        stack = self._stack()
        undo_text = stack.undoText() if stack is not None else ""
        redo_text = stack.redoText() if stack is not None else ""
        undo_name = self.tr("Ongedaan maken: {0}").format(undo_text) if undo_text else self.tr("Ongedaan maken")
        redo_name = self.tr("Opnieuw: {0}").format(redo_text) if redo_text else self.tr("Opnieuw")
        self.undo_action.setText(undo_name)
        self.redo_action.setText(redo_name)
        can_do = (bool(stack and stack.canUndo()), bool(stack and stack.canRedo()))
        told = (f"{undo_name} (Ctrl+Z)", f"{redo_name} (Ctrl+Y)")
        # The buttons are visible wherever steps can be made, even while there is none.
        for button, is_able, sentence in zip(self._buttons, can_do, told, strict=True):
            button.setVisible(stack is not None)
            button.setEnabled(is_able)
            button.setToolTip(plain_tool_tip(f"{sentence}\n{self._whose()}"))

    def _whose(self) -> str:
        """The name of the owner of these steps, for the buttons."""
        if self._scope is Scope.LIBRARY:
            return self.tr("In de bibliotheek")
        if self._scope is Scope.PROJECT_LIST:
            return self.tr("In de lijst met projecten")
        return self.tr("In het geopende project")

    def _undo_by_button(self) -> None:
        """Undoes by the button; first commits an open editor of a cell, because the button takes no focus."""
        leave_cell(self._window)
        self._undo()

    def _undo(self) -> None:
        stack = self._stack()
        if stack is None or not stack.canUndo():
            self._workspace.tell(self._nothing(self.tr("Er is hier niets om ongedaan te maken.")))
            return
        step = stack.undoText()
        stack.undo()
        if stack is self._workspace.list_undo:
            self._workspace.tell(self.tr("Ongedaan gemaakt in de lijst: {0}").format(step))

    def _redo(self) -> None:
        stack = self._stack()
        if stack is None or not stack.canRedo():
            self._workspace.tell(self._nothing(self.tr("Er is hier niets om opnieuw te doen.")))
            return
        step = stack.redoText()
        stack.redo()
        if stack is self._workspace.list_undo:
            self._workspace.tell(self.tr("Opnieuw gedaan in de lijst: {0}").format(step))

    def _nothing(self, sentence: str) -> str:
        """The sentence that there is nothing to undo, and where the steps of the project can be undone."""
        opened = self._workspace.open
        if opened is None or self._scope is Scope.PROJECT or not opened.undo_stack.count():
            return sentence
        where = self.tr("Wat u in het project wijzigde, maakt u ongedaan op een pagina van het project.")
        return f"{sentence} {where}"
