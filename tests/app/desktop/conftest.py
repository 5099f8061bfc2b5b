"""Fixtures: a workspace on a data folder of its own, and the bundled examples."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import Session
from app.desktop.session import work_dialog
from app.desktop.session.workspace import Workspace
from app.desktop.shell.cycle_collector import CycleCollector, collect_due
from app.desktop.shell.language import set_language
from app.desktop.shell.theme import ThemeChoice, apply_theme
from app.paths import EXAMPLES
from app.services.files import read_project_file
from app.services.projects.stored_projects import with_ids
from app.settings import Settings
from models.domain.project import Project

BRICK_HOUSE = "rijwoning-beton-baksteen"
TIMBER_HOUSE = "rijwoning-houtskeletbouw"


@pytest.fixture(autouse=True, scope="module")
def _no_cycle_goes_on_another_thread(qapp: QApplication) -> Iterator[None]:
    """As in the window: a test would otherwise end in a crash now and then."""
    collector = CycleCollector()
    yield
    collector.stop()


@pytest.fixture(autouse=True)
def _cycles_go_between_tests(_no_cycle_goes_on_another_thread: None) -> None:
    collect_due()


@pytest.fixture(autouse=True)
def _no_key_stays_down(qapp: QApplication) -> None:
    """Qt keeps the modifiers of the last key event; a Ctrl that a test left changes what the next one selects."""
    QTest.keyClick(QWidget(), Qt.Key.Key_F24)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _work_may_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing a dialog with work in it at the end of a test would wait for an answer."""
    monkeypatch.setattr(work_dialog, "may_lose_work", lambda *_: True)


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Iterator[Workspace]:
    session = Session(profile_folder=tmp_path / "profiel")
    set_language(qapp, Settings())
    apply_theme(qapp, ThemeChoice.LIGHT)
    with session.open_store() as store:
        made = Workspace(session, store, Settings())
        yield made
        made.close_project()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@cache
def as_read(name: str) -> Project:
    """A bundled example, read once: every reading starts a process."""
    project = read_project_file(EXAMPLES / f"{name}.xlsx", Session().reference).project
    assert project is not None
    return project


@pytest.fixture
def example() -> Callable[[str], Project]:
    """Gives a bundled example; it is not stored yet."""
    return lambda name: with_ids(as_read(name))


@pytest.fixture
def open_example(workspace: Workspace, example: Callable[[str], Project]) -> Callable[[str], Project]:
    """Stores a bundled example and opens it on the workspace."""

    def opened(name: str = BRICK_HOUSE) -> Project:
        project = example(name)
        workspace.store.save_project(project)
        assert workspace.open_project(project.id)
        return project

    return opened
