"""A store that a synchronisation program replaces under the window: a notice, and neither version is lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.desktop.session.saving import SaveState
from app.desktop.session.workspace import Notice, Workspace
from app.desktop.shell.database_watch import DatabaseWatch
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.swapped_store import SwappedDialog, Version, resolve
from app.services.editing.edits import change_project
from models.domain.project import Project
from models.storage.backup import list_backups
from models.storage.sqlite.store import open_store

WORDS = "vervangen, gewijzigd of weggehaald"


@pytest.fixture
def window(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    open_example()
    settle(made)
    return made


@pytest.fixture
def notices(workspace: Workspace) -> list[Notice]:
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    return told


def _swap(workspace: Workspace, name: str = "Van de andere computer") -> None:
    """The other version has the open project under another name."""
    assert workspace.open is not None
    assert workspace.open.saving.finish()
    path = workspace.session.database_file
    other = path.with_name("elders.db")
    workspace.store.copy_to(other)
    with open_store(other) as elsewhere:
        project = elsewhere.load_project(workspace.open.project.id)
        elsewhere.save_project(change_project(project, name=name).apply(project))
    os.replace(other, path)


def _rename(workspace: Workspace, name: str) -> None:
    assert workspace.open is not None
    workspace.open.do("Naam wijzigen", change_project(workspace.open.project, name=name))


def _fail(window: MainWindow, qtbot: QtBot) -> None:
    """An edit that cannot be saved, because the file was replaced."""
    _swap(window.workspace)
    _rename(window.workspace, "In dit venster")
    opened = window.workspace.open
    assert opened is not None
    qtbot.waitUntil(lambda: opened.saving.state is SaveState.FAILED)
    qtbot.waitUntil(window.banner.isVisible)


def _answer(version: Version | None) -> None:
    """Chooses in the question that is about to be asked."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SwappedDialog)
        if version is None:
            dialog.reject()
        else:
            (dialog.ours if version is Version.OURS else dialog.theirs).click()

    QTimer.singleShot(100, press)


def _names(path: Path) -> list[str]:
    with open_store(path, read_only=True) as store:
        return sorted(summary.name for summary in store.list_projects())


def _stored(workspace: Workspace) -> list[str]:
    return sorted(summary.name for summary in workspace.store.list_projects())


def test_a_save_that_finds_another_file_says_so_and_offers_the_choice(
    window: MainWindow, notices: list[Notice], qtbot: QtBot
) -> None:
    _fail(window, qtbot)
    assert WORDS in notices[-1].text
    assert str(window.workspace.session.database_file) in notices[-1].text
    assert notices[-1].action_text == "Kiezen…"
    assert _names(window.workspace.session.database_file) == ["Van de andere computer"]
    _answer(Version.OURS)
    assert notices[-1].action is not None
    notices[-1].action()
    assert _stored(window.workspace) == ["In dit venster"]


def test_with_our_version_the_unsaved_change_is_stored_and_the_other_lies_beside_it(
    window: MainWindow, notices: list[Notice], qtbot: QtBot
) -> None:
    _fail(window, qtbot)
    path = window.workspace.session.database_file
    _answer(Version.OURS)
    assert resolve(window.workspace, window)
    opened = window.workspace.open
    assert opened is not None
    assert opened.project.name == "In dit venster"
    (aside,) = path.parent.glob("meetlat.db.replaced-*")
    assert _names(aside) == ["Van de andere computer"]
    _rename(window.workspace, "Verder")
    assert opened.saving.finish()
    assert _stored(window.workspace) == ["Verder"]
    assert "ernaast" in notices[-1].text


def test_with_the_other_version_ours_is_a_backup_and_the_unsaved_project_comes_beside(
    window: MainWindow, notices: list[Notice], qtbot: QtBot
) -> None:
    _rename(window.workspace, "Opgeslagen")
    _fail(window, qtbot)
    _answer(Version.THEIRS)
    assert resolve(window.workspace, window)
    assert _stored(window.workspace) == ["In dit venster", "Van de andere computer"]
    opened = window.workspace.open
    assert opened is not None
    assert opened.project.name == "In dit venster"
    assert _names(list_backups(window.workspace.session.backup_folder)[0].path) == ["Opgeslagen"]
    assert "reservekopieën" in notices[-1].text
    settle(window)
    assert not any("niet opgeslagen" in notice.text for notice in notices)


def test_a_project_that_the_other_version_has_too_is_not_doubled(window: MainWindow) -> None:
    assert window.workspace.open is not None
    _swap(window.workspace, window.workspace.open.project.name)
    _answer(Version.THEIRS)
    assert resolve(window.workspace, window)
    assert len(_stored(window.workspace)) == 1


def test_a_file_that_is_gone_comes_back_with_the_unsaved_change(window: MainWindow, qtbot: QtBot) -> None:
    path = window.workspace.session.database_file
    path.unlink()
    _rename(window.workspace, "In dit venster")
    qtbot.waitUntil(window.banner.isVisible)
    _answer(Version.OURS)
    assert resolve(window.workspace, window)
    window.workspace.close_project()
    window.workspace.store.close()
    assert _names(path) == ["In dit venster"]


def test_later_changes_nothing_and_the_choice_comes_again_at_closing(window: MainWindow, qtbot: QtBot) -> None:
    _fail(window, qtbot)
    path = window.workspace.session.database_file
    theirs = path.read_bytes()
    for closing in (False, True):
        _answer(None)
        assert not (window.close() if closing else resolve(window.workspace, window))
        assert window.isVisible()
        assert path.read_bytes() == theirs
        assert window.workspace.open is not None
        assert window.workspace.open.project.name == "In dit venster"
    _answer(Version.OURS)
    assert window.close()
    window.workspace.store.close()
    assert _names(path) == ["In dit venster"]


def test_it_is_asked_at_closing_also_when_nothing_was_left_to_save(window: MainWindow) -> None:
    _swap(window.workspace)
    _answer(Version.THEIRS)
    assert window.close()
    assert "Van de andere computer" in _stored(window.workspace)


def test_control_closing_asks_nothing_while_the_file_is_ours(window: MainWindow) -> None:
    _rename(window.workspace, "Gewoon")
    assert window.close()
    assert _stored(window.workspace) == ["Gewoon"]


def test_the_project_survives_a_file_that_was_written_over(
    window: MainWindow, example: Callable[[str], Project]
) -> None:
    """Then what our connection reads is a mixture, and only the open project is whole."""
    path = window.workspace.session.database_file
    other = path.with_name("elders.db")
    with open_store(other) as elsewhere:
        elsewhere.save_project(example("rijwoning-houtskeletbouw"))
    command = "import sys; open(sys.argv[1], 'r+b').write(open(sys.argv[2], 'rb').read())"
    subprocess.run([sys.executable, "-c", command, str(path), str(other)], check=True)
    _rename(window.workspace, "In dit venster")
    _answer(Version.THEIRS)
    assert resolve(window.workspace, window)
    assert _stored(window.workspace) == sorted(["In dit venster", example("rijwoning-houtskeletbouw").name])


def test_the_folder_is_watched_and_a_swap_is_told_once(
    window: MainWindow, notices: list[Notice], qtbot: QtBot
) -> None:
    watch = DatabaseWatch(window.workspace, window)
    watch.look()
    assert notices == []
    _swap(window.workspace)
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)
    watch.look()
    assert [WORDS in notice.text for notice in notices] == [True]
    _answer(Version.OURS)
    assert resolve(window.workspace, window)
    told = len(notices)
    watch.look()
    assert len(notices) == told
    watch.leave()


def test_a_conflicted_copy_is_told_once_and_never_opened(
    window: MainWindow, notices: list[Notice], qtbot: QtBot
) -> None:
    folder = window.workspace.session.database_file.parent
    watch = DatabaseWatch(window.workspace, window)
    watch.look()
    assert notices == []
    first = folder / "meetlat-DESKTOP-ABC.db"
    first.write_bytes(b"<img src=x>")
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)
    watch.look()
    assert len(notices) == 1
    assert first.name in notices[0].text
    assert str(folder) in notices[0].text
    assert str(first) in notices[0].advice
    second = folder / "meetlat (conflicterend exemplaar van Jan).db"
    second.write_bytes(b"")
    watch.look()
    watch.look()
    assert len(notices) == 2
    assert second.name in notices[1].text
    assert first.name not in notices[1].text
    assert (first.read_bytes(), second.read_bytes()) == (b"<img src=x>", b"")
    watch.leave()
