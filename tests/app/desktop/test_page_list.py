"""The list of pages: fixed shortcuts, and one package each."""

from importlib import import_module

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.desktop.session.page import Page, ProjectPage
from app.desktop.session.page_list import PageId, Scope
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow

KEYS = {
    "OVERVIEW": "Ctrl+1",
    "BUILDING": "Ctrl+2",
    "MATERIALS": "Ctrl+3",
    "INDICATORS": "Ctrl+4",
    "AMBITIONS": "Ctrl+5",
    "VARIANTS": "Ctrl+6",
    "AUDIT": "Ctrl+7",
    "REPORT": "Ctrl+8",
    "PROJECTS": "Ctrl+9",
    "LIBRARY": "Ctrl+Shift+1",
    "SETTINGS": "Ctrl+Shift+2",
}
"""What people have in their fingers: a new page comes after these and takes keys of its own."""


def test_the_keys_of_a_page_stay_what_they_are() -> None:
    assert {page.name: page.keys for page in PageId if page.name in KEYS} == KEYS


def test_no_keys_of_the_window_do_two_things(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    keys = [shortcut.toString() for action in window.actions() for shortcut in action.shortcuts()]
    assert len(set(keys)) == len(keys)
    assert {QKeySequence(page.keys).toString() for page in PageId} <= set(keys)


@pytest.mark.parametrize("page", list(PageId))
def test_a_page_is_the_package_of_its_name_and_follows_what_its_scope_says(page: PageId) -> None:
    made = getattr(import_module(f"app.desktop.pages.{page.package}"), page.class_name)
    assert issubclass(made, Page)
    assert issubclass(made, ProjectPage) is (page.scope is Scope.PROJECT)


def test_titles_and_pages_are_named_once() -> None:
    assert len({page.title for page in PageId}) == len({page.class_name for page in PageId}) == len(PageId)


def test_the_scope_of_a_page_says_which_steps_are_undone_there(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    for page in PageId:
        if workspace.may_show(page.scope):
            window.show_page(page)
            stack = workspace.undo_stack(page.scope)
            assert window.top_bar.undo_button.isVisibleTo(window) is (stack is not None)
            assert (stack is workspace.library.undo_stack) is (page is PageId.LIBRARY)
            assert (stack is workspace.list_undo) is (page is PageId.PROJECTS)
            assert (stack is None) is (page is PageId.SETTINGS)
    assert not workspace.may_show(Scope.PROJECT)
    window.show_page(PageId.AUDIT)
    assert window.navigation.page() is PageId.PROJECTS
