"""Undo and redo of the window: on each page of what the user did there, and a word where there is nothing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QToolButton, QWidget

from app.desktop.session.workspace import Desk, PageId
from app.desktop.shell.close_guard import leave_cell
from widgets.plain_text import plain_tool_tip


class WindowUndo(QObject):
    """The actions behind Ctrl+Z and Ctrl+Y and their two buttons.

    The pages of the project share the stack of the open project; the library and the list of projects have one
    each; the settings have none. The actions stay enabled without a step to undo, so that the keys are answered.

    Signals:
        stepped(): something was done, undone or done again, on whichever page.
    """

    stepped = Signal()

    def __init__(self, desk: Desk, window: QWidget, undo_button: QToolButton, redo_button: QToolButton) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._buttons = (undo_button, redo_button)
        self._page: PageId | None = None
        self.undo_action, self.redo_action = QAction(self), QAction(self)
        self.undo_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo_action.triggered.connect(self._undo)
        self.redo_action.triggered.connect(self._redo)
        undo_button.clicked.connect(self._undo_by_button)
        redo_button.clicked.connect(self._redo)
        desk.list_undo.indexChanged.connect(self._on_step)
        desk.project_opened.connect(self._on_project)
        self._follows_library = False
        self._on_project()

    def show_page(self, page: PageId) -> None:
        """Follows the page that is shown."""
        self._page = page
        if page is PageId.LIBRARY and not self._follows_library:
            self._follows_library = True
            self._desk.library_undo.stack.indexChanged.connect(self._on_step)
        self.update()

    def stack(self) -> QUndoStack | None:
        """The steps of the page that is shown; None where nothing can be undone."""
        if self._page is PageId.LIBRARY:
            return self._desk.library_undo.stack
        if self._page is PageId.PROJECTS:
            return self._desk.list_undo
        if self._page is PageId.SETTINGS or self._desk.open is None:
            return None
        return self._desk.open.undo_stack

    def _on_project(self) -> None:
        if self._desk.open is not None:
            self._desk.open.undo_stack.indexChanged.connect(self._on_step)
        self._on_step()

    def _on_step(self) -> None:
        self.stepped.emit()
        self.update()

    def update(self) -> None:
        """Names the steps that the keys and buttons would take now."""
        stack = self.stack()
        undo_text = stack.undoText() if stack is not None else ""
        redo_text = stack.redoText() if stack is not None else ""
        undo_name = self.tr("Ongedaan maken: {0}").format(undo_text) if undo_text else self.tr("Ongedaan maken")
        redo_name = self.tr("Opnieuw: {0}").format(redo_text) if redo_text else self.tr("Opnieuw")
        self.undo_action.setText(undo_name)
        self.redo_action.setText(redo_name)
        can_do = (bool(stack and stack.canUndo()), bool(stack and stack.canRedo()))
        told = (f"{undo_name} (Ctrl+Z)", f"{redo_name} (Ctrl+Y)")
        for button, is_able, sentence in zip(self._buttons, can_do, told, strict=True):
            button.setEnabled(is_able)
            button.setToolTip(plain_tool_tip(f"{sentence}\n{self._scope()}"))

    def _scope(self) -> str:
        """Whose steps these are, for the buttons."""
        if self._page is PageId.LIBRARY:
            return self.tr("In de bibliotheek")
        if self._page is PageId.PROJECTS:
            return self.tr("In de lijst met projecten")
        return self.tr("In het geopende project")

    def _undo_by_button(self) -> None:
        """The button takes no focus: what is being typed in a cell is the last thing done, so that goes first."""
        leave_cell(self._window)
        self._undo()

    def _undo(self) -> None:
        stack = self.stack()
        if stack is None or not stack.canUndo():
            self._desk.tell(self._nothing(self.tr("Er is hier niets om ongedaan te maken.")))
            return
        step = stack.undoText()
        stack.undo()
        if stack is self._desk.list_undo:
            self._desk.tell(self.tr("Ongedaan gemaakt in de lijst: {0}").format(step))

    def _redo(self) -> None:
        stack = self.stack()
        if stack is None or not stack.canRedo():
            self._desk.tell(self._nothing(self.tr("Er is hier niets om opnieuw te doen.")))
            return
        step = stack.redoText()
        stack.redo()
        if stack is self._desk.list_undo:
            self._desk.tell(self.tr("Opnieuw gedaan in de lijst: {0}").format(step))

    def _nothing(self, sentence: str) -> str:
        """Where the steps of the project can be undone is said too, on a page that has others or none."""
        opened = self._desk.open
        is_elsewhere = self._page in (PageId.PROJECTS, PageId.LIBRARY, PageId.SETTINGS)
        if opened is None or not is_elsewhere or not opened.undo_stack.count():
            return sentence
        where = self.tr("Wat u in het project wijzigde, maakt u ongedaan op een pagina van het project.")
        return f"{sentence} {where}"
