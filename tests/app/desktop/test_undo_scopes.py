"""Undo by shortcut: each page undoes its own steps, never one that is out of sight, and no key is dead."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.desktop.pages.projects import ProjectsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from app.services.editing.edits import change_project
from models.domain.project import Project

CTRL = Qt.KeyboardModifier.ControlModifier
EDITED = "Zoals bewerkt"


@pytest.fixture
def told(workspace: Workspace) -> list[str]:
    sentences: list[str] = []
    workspace.notice.connect(lambda notice: sentences.append(notice.text))
    return sentences


@pytest.fixture
def window(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> MainWindow:
    """The window with an open project that was edited once, and two other projects in the list."""
    for name in ("Eén", "Twee"):
        workspace.store.save_project(Project(name, name))
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    open_example()
    settle(made)
    assert workspace.open is not None
    workspace.open.do("Naam wijzigen", change_project(workspace.open.project, name=EDITED))
    assert workspace.open.saving.finish()
    return made


def _list(window: MainWindow) -> ProjectsPage:
    window.show_page(PageId.PROJECTS)
    page = window.page(PageId.PROJECTS)
    assert isinstance(page, ProjectsPage)
    page.table.setFocus()
    return page


def _stored(workspace: Workspace) -> set[str]:
    return {summary.id for summary in workspace.store.list_projects() if summary.id in ("Eén", "Twee")}


def _press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, CTRL)


def _name(workspace: Workspace) -> str:
    assert workspace.open is not None
    return workspace.open.project.name


def test_undo_after_deleting_a_project_brings_that_project_back(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    page = _list(window)
    page.choose(["Eén"])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert _stored(workspace) == {"Twee"}
    _press(window, qtbot, Qt.Key.Key_Z)
    assert (_stored(workspace), _name(workspace)) == ({"Eén", "Twee"}, EDITED)
    _press(window, qtbot, Qt.Key.Key_Y)
    assert (_stored(workspace), _name(workspace)) == ({"Twee"}, EDITED)


@pytest.mark.parametrize("page_id", [PageId.PROJECTS, PageId.LIBRARY, PageId.SETTINGS])
def test_where_nothing_was_done_nothing_is_undone_and_a_word_says_so(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, told: list[str], page_id: PageId
) -> None:
    window.show_page(page_id)
    settle(window)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        _press(window, qtbot, key)
    assert _name(workspace) == EDITED
    assert len(told) == 2
    assert all("pagina van het project" in sentence for sentence in told)


def test_control_on_a_page_of_the_project_its_own_edit_is_undone(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    page = _list(window)
    page.choose(["Eén"])
    page.head.delete_button.click()
    window.show_page(PageId.BUILDING)
    _press(window, qtbot, Qt.Key.Key_Z)
    assert (_stored(workspace), _name(workspace) != EDITED) == ({"Twee"}, True)


@pytest.mark.parametrize("act", ["archive", "duplicate"])
def test_every_step_of_the_list_goes_back_and_forth(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, act: str
) -> None:
    page = _list(window)
    page.choose(["Eén"])

    def listed() -> list[tuple[str, bool]]:
        return sorted((each.name, each.is_archived) for each in workspace.store.list_projects())

    before = listed()
    getattr(page.head, f"{act}_button").click()
    after = listed()
    assert after != before
    _press(window, qtbot, Qt.Key.Key_Z)
    assert listed() == before
    _press(window, qtbot, Qt.Key.Key_Y)
    assert listed() == after


def test_the_buttons_name_the_step_and_whose_it_is(window: MainWindow) -> None:
    button = window.top_bar.undo_button
    assert "Naam wijzigen" in button.toolTip()
    assert "project" in button.toolTip()
    page = _list(window)
    assert not button.isEnabled()
    assert "lijst" in button.toolTip()
    page.choose(["Eén"])
    page.head.delete_button.click()
    assert "Project verwijderen" in button.toolTip()
    window.show_page(PageId.OVERVIEW)
    assert "Naam wijzigen" in button.toolTip()


def test_an_offer_to_undo_a_step_of_the_list_goes_with_the_next_step(
    window: MainWindow, workspace: Workspace
) -> None:
    page = _list(window)
    page.choose(["Eén"])
    page.head.delete_button.click()
    assert window.banner.isVisible()
    assert workspace.open is not None
    workspace.open.do("Naam wijzigen", change_project(workspace.open.project, name="Nog eens"))
    assert not window.banner.isVisible()
