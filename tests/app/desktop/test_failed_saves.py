"""A full disk: the failed save is shown and can be retried, the window can be closed, and nothing else is lost."""

import errno
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.desktop.session.saving import SaveState
from app.desktop.session.workspace import Notice, Workspace
from app.desktop.shell.main_window import MainWindow, smallest_size
from app.desktop.shell.unsaved_dialog import UnsavedDialog
from app.services.editing.edits import change_project
from models.domain.project import Project
from models.storage.errors import FileNotWrittenError
from models.storage.sqlite.store import Store

HOSTILE = "<img src=file:///etc/passwd>"


class Disk:
    """Full until it is emptied."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        save = Store.save_project

        def save_project(store: Store, project: Project) -> None:
            if self.is_full:
                raise OSError(errno.ENOSPC, "full")
            save(store, project)

        monkeypatch.setattr(Store, "save_project", save_project)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def window(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    open_example()
    settle(made)
    return made


def _rename(workspace: Workspace, name: str) -> None:
    assert workspace.open is not None
    workspace.open.do("Naam wijzigen", change_project(workspace.open.project, name=name))


def _fail(window: MainWindow, disk: Disk, qtbot: QtBot) -> None:
    disk.is_full = True
    _rename(window.workspace, "Vol")
    opened = window.workspace.open
    assert opened is not None
    qtbot.waitUntil(lambda: opened.saving.state is SaveState.FAILED)
    qtbot.waitUntil(window.banner.isVisible)


def _stored(workspace: Workspace) -> list[str]:
    return [summary.name for summary in workspace.store.list_projects()]


def _answer(leaves: bool, seen: list[str]) -> None:
    """Presses a button of the question that is about to be asked."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnsavedDialog)
        seen.append(dialog.text())
        (dialog.leave if leaves else dialog.stay).click()

    QTimer.singleShot(50, press)


def test_a_failed_save_can_be_tried_again_without_another_edit(
    window: MainWindow, disk: Disk, qtbot: QtBot
) -> None:
    _fail(window, disk, qtbot)
    again = next(b for b in window.banner.findChildren(QPushButton) if b.isVisible())
    again.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "Vol" not in _stored(window.workspace)
    disk.is_full = False
    again.click()
    qtbot.waitUntil(lambda: _stored(window.workspace) == ["Vol"])
    assert not window.banner.isVisible()


def test_closing_tries_again(window: MainWindow, disk: Disk, qtbot: QtBot) -> None:
    _fail(window, disk, qtbot)
    disk.is_full = False
    assert window.close()
    assert _stored(window.workspace) == ["Vol"]


def test_the_banner_goes_when_a_later_save_succeeds(window: MainWindow, disk: Disk, qtbot: QtBot) -> None:
    _fail(window, disk, qtbot)
    disk.is_full = False
    _rename(window.workspace, "Later")
    qtbot.waitUntil(lambda: not window.banner.isVisible())
    assert _stored(window.workspace) == ["Later"]


@pytest.mark.parametrize("leaves", [False, True])
def test_the_window_can_be_left_and_staying_keeps_the_work(
    window: MainWindow, disk: Disk, qtbot: QtBot, leaves: bool
) -> None:
    _fail(window, disk, qtbot)
    seen: list[str] = []
    _answer(leaves, seen)
    assert window.close() is leaves
    assert "vol" in seen[0]
    opened = window.workspace.open
    assert opened is not None
    assert opened.project.name == "Vol"
    disk.is_full = False
    scored = opened.scorecard
    _rename(window.workspace, "Verder")
    qtbot.waitUntil(lambda: _stored(window.workspace) == ["Verder"])
    qtbot.waitUntil(lambda: opened.scorecard is not scored)


def test_what_is_typed_in_a_cell_is_saved_by_closing(window: MainWindow, qtbot: QtBot) -> None:
    from app.desktop.pages.materials import MaterialsPage
    from app.desktop.session.page_list import PageId

    window.show_page(PageId.MATERIALS)
    settle(window)
    window.activateWindow()
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)
    page.view.setFocus()
    page.view.start_editing(0, "description")
    qtbot.keyClicks(QApplication.focusWidget(), "Halverwege")
    assert window.close()
    stored = window.workspace.store.load_project(window.workspace.store.list_projects()[0].id)
    assert stored.variants[0].bill.lines[0].description.endswith("Halverwege")


def test_settings_that_cannot_be_kept_say_why_in_words(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from dataclasses import replace

    def fail(*_: object) -> None:
        raise FileNotWrittenError("storage_disk_full", path="settings.json")

    monkeypatch.setattr("app.desktop.session.workspace.save_settings", fail)
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    workspace.change_settings(replace(workspace.settings, theme="dark"))
    assert "De schijf is vol" in told[-1].text
    assert "storage_" not in told[-1].text


def test_the_question_shows_text_as_it_is(qtbot: QtBot) -> None:
    dialog = UnsavedDialog(HOSTILE)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.qWait(10)
    shown = [label for label in dialog.findChildren(QLabel) if HOSTILE in label.text()]
    assert shown
    assert all(label.textFormat().name == "PlainText" for label in shown)


@pytest.mark.parametrize(
    ("room", "smallest"),
    [
        ((1366, 768), (1024, 640)),
        ((1092, 614), (1024, 578)),
        ((910, 512), (910, 476)),
        ((3840, 2160), (1024, 640)),
    ],
)
def test_the_window_never_outgrows_its_screen(room: tuple[int, int], smallest: tuple[int, int]) -> None:
    assert smallest_size(QSize(*room)).toTuple() == smallest
