"""Undo while a field has the focus: first its own typing, then the last step, never a dead key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.desktop.pages.building import BuildingPage
from app.desktop.pages.library import LibraryPage
from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from models.domain.project import Project
from models.storage.sqlite.library import own_library

CTRL = Qt.KeyboardModifier.ControlModifier
Opener = Callable[[str], Project]


@pytest.fixture
def window(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    open_example()
    settle(made)
    return made


def _name(workspace: Workspace) -> str:
    assert workspace.open is not None
    return workspace.open.project.name


def _name_line(window: MainWindow) -> QLineEdit:
    window.show_page(PageId.BUILDING)
    page = window.page(PageId.BUILDING)
    assert isinstance(page, BuildingPage)
    field = page.field("name")
    assert field is not None
    line = field.editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    return line


def _without_typing_undo(line: QLineEdit) -> None:
    """Makes the line as Qt gives it."""
    for child in line.findChildren(QObject):
        if type(child).__name__ == "TypingUndo":
            line.removeEventFilter(child)


@pytest.mark.parametrize("is_control", [False, True])
def test_undo_and_redo_reach_the_window_from_the_next_field(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, is_control: bool
) -> None:
    before = _name(workspace)
    line = _name_line(window)
    qtbot.keyClicks(line, "Anders")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    following = window.focusWidget()
    assert isinstance(following, QLineEdit)
    assert following is not line
    if is_control:
        _without_typing_undo(following)
    qtbot.keyClick(following, Qt.Key.Key_Z, CTRL)
    if is_control:
        assert _name(workspace) == "Anders", "without the mend the key is dead"
        return
    assert _name(workspace) == line.text() == before
    for keys in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)):
        qtbot.keyClick(following, *keys)
        assert _name(workspace) == "Anders"
        qtbot.keyClick(following, Qt.Key.Key_Z, CTRL)
        assert _name(workspace) == before


def test_typing_that_was_undone_in_its_field_leaves_no_step_behind(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    assert workspace.open is not None
    before = _name(workspace)
    line = _name_line(window)
    qtbot.keyClicks(line, "Eerst")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    line.selectAll()
    qtbot.keyClicks(line, "Later")
    assert workspace.open.undo_stack.count() == 2
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert _name(workspace) == "Eerst"
    assert workspace.open.undo_stack.count() == 1
    while line.isUndoAvailable():
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert _name(workspace) == before


def test_the_search_of_the_library_gives_the_keys_back_to_the_library(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClicks(_name_line(window), "Anders")
    window.show_page(PageId.LIBRARY)
    settle(window)
    page = window.page(PageId.LIBRARY)
    assert isinstance(page, LibraryPage)
    page.products.new_button.click()
    assert len(own_library(workspace.store).products) == 1
    page.products.search.setFocus()
    qtbot.keyClick(page.products.search, Qt.Key.Key_Z, CTRL)
    assert own_library(workspace.store).products == ()
    assert _name(workspace) == "Anders"
    qtbot.keyClick(page.products.search, Qt.Key.Key_Y, CTRL)
    assert len(own_library(workspace.store).products) == 1


def test_filters_give_the_keys_back_too(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    before = _name(workspace)
    qtbot.keyClicks(_name_line(window), "Anders")
    window.show_page(PageId.MATERIALS)
    settle(window)
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)
    lines = [line for line in page.findChildren(QLineEdit) if line.isVisible() and not line.isReadOnly()]
    for line in lines:
        line.setEnabled(True)
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
        assert _name(workspace) == before
        qtbot.keyClick(line, Qt.Key.Key_Y, CTRL)
        assert _name(workspace) == "Anders"
    assert lines
