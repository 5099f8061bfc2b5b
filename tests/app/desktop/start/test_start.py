"""The start of the window: a quick first paint, one window per store, recovery after a kill, a last backup."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Session
from app.command_line.cli import main
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.window_session import Running
from app.paths import EXAMPLES
from app.screen import has_screen
from app.services.editing.edits import change_project
from app.services.files import read_project_file
from app.services.projects.backups import newest_backup
from app.services.projects.stored_projects import with_ids
from app.settings import Settings, load_settings, save_settings
from benchmarks.start import start_ours
from models.domain.project import Project
from models.storage.errors import StoreInUseError
from models.storage.sqlite.store import utc_now

HEAVY = {"openpyxl", "reportlab", "alembic", "pyqtgraph", "numpy", "sqlalchemy", "babel", "python_calamine"}

_HOLDER = """
import sys
from pathlib import Path
from app.bootstrap import Session
session = Session(Path(sys.argv[1]))
with session.open_store():
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "profiel")


def _stored(session: Session) -> Project:
    read = read_project_file(EXAMPLES / "kantoor-beton-constructie.xlsx", session.reference).project
    assert read is not None
    project = with_ids(read)
    with session.open_store() as store:
        store.save_project(project)
    return project


def _start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "--profile-dir", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def running(qapp: QApplication, session: Session) -> Iterator[Running]:
    settings = load_settings(session.data_folder)
    started = Running(session, settings, qapp)
    yield started
    started.finish()


def test_nothing_heavy_is_loaded_when_the_window_paints() -> None:
    loaded = {name.partition(".")[0] for name in start_ours().modules}
    assert not loaded & HEAVY
    assert {"PySide6", "app", "widgets"} <= loaded


def test_the_words_of_the_library_are_indexed_after_the_first_paint_and_in_a_job(
    running: Running, qtbot: QtBot
) -> None:
    matching = running.workspace.matching
    assert not matching.is_warming
    running.begin()
    assert not matching.is_warming, "the page is painted first"
    qtbot.waitUntil(lambda: matching.is_warming, timeout=10_000)
    qtbot.waitUntil(lambda: not matching.is_warming, timeout=20_000)


def test_the_last_project_opens_again_and_the_window_keeps_its_size(session: Session, running: Running) -> None:
    project = _stored(session)
    running.workspace.change_settings(replace(running.workspace.settings, last_project_id=project.id))
    running.begin()
    assert running.workspace.open is not None
    assert running.workspace.open.project.id == project.id
    running.window.resize(1111, 700)
    running.window.close()
    again = Workspace(session, None, load_settings(session.data_folder))
    from app.desktop.shell.main_window import MainWindow

    window = MainWindow(again)
    assert window.size().height() == 700


def test_a_last_project_that_is_gone_is_no_obstacle(session: Session, running: Running) -> None:
    _stored(session)
    running.workspace.change_settings(replace(running.workspace.settings, last_project_id="weg"))
    running.begin()
    assert running.workspace.open is None
    assert running.window.navigation.page() is PageId.PROJECTS


def test_closing_makes_one_checked_backup_of_what_changed(session: Session, qapp: QApplication) -> None:
    project = _stored(session)
    for name in ("eerste", "eerste"):
        running = Running(session, Settings(last_project_id=project.id), qapp)
        running.begin()
        opened = running.workspace.open
        assert opened is not None
        opened.do("Naam", change_project(opened.project, name=name))
        running.window.close()
        running.finish()
    backup = newest_backup(session.backup_folder, utc_now())
    assert backup is not None
    assert len(list(session.backup_folder.glob("*.db"))) == 1
    with Session(database=backup.path).open_store(read_only=True) as copy:
        assert copy.load_project(project.id).name == "eerste"


def test_another_language_rebuilds_the_window_with_project_and_page(session: Session, running: Running) -> None:
    project = _stored(session)
    running.workspace.settings_changed.connect(running._on_settings)
    running.begin()
    running.workspace.open_project(project.id)
    first = running.window
    first.show_page(PageId.SETTINGS)
    opened = running.workspace.open
    running.workspace.change_settings(replace(running.workspace.settings, language="en", number_locale="en"))
    running._rebuild()
    assert running.window is not first
    assert running.workspace.open is opened
    assert running.window.navigation.page() is PageId.SETTINGS


def test_a_fault_goes_to_the_log_and_the_window_stays(session: Session, running: Running) -> None:
    running.begin()
    told: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            told.append(dialog.accessibleDescription())
            dialog.close()

    fault = RuntimeError("proef van een fout")
    running._on_fault(RuntimeError, fault, None)
    running._on_fault(RuntimeError, fault, None)
    watch = QTimer()
    watch.setInterval(20)
    watch.timeout.connect(look)
    watch.start()
    deadline = time.monotonic() + 3
    while not told and time.monotonic() < deadline:
        QApplication.instance().processEvents()
    assert len(told) == 1
    assert str(session.log_file) in told[0]
    assert session.log_file.read_text("utf-8").count("proef van een fout") == 1


def test_a_second_start_brings_the_first_forward_and_a_kill_locks_nothing(session: Session) -> None:
    _stored(session)
    first = _start(session.data_folder)
    try:
        _until(lambda: _is_in_use(session))
        began = time.monotonic()
        second = _start(session.data_folder)
        second.communicate(timeout=10)
        assert second.returncode == 0
        assert time.monotonic() - began < 5
        assert first.poll() is None
        assert not list(session.data_folder.glob("come-forward-*"))
        first.send_signal(signal.SIGKILL)
    finally:
        first.kill()
        first.communicate()
    with session.open_store() as store:
        assert not store.read_only
        assert store.list_projects()


def test_while_another_program_holds_the_store_it_opens_to_read(session: Session, qapp: QApplication) -> None:
    project = _stored(session)
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(session.data_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "open"
        with pytest.raises(StoreInUseError):
            session.open_store()
        running = Running(session, Settings(last_project_id=project.id), qapp)
        notices: list[object] = []
        running.workspace.notice.connect(notices.append)
        running.begin()
        assert running.workspace.store.read_only
        assert running.workspace.open is not None
        assert running.workspace.open.project.name == project.name
        assert len(notices) == 1
        running.finish()
        assert newest_backup(session.backup_folder, utc_now()) is None
    finally:
        holder.communicate("")


def test_a_damaged_store_is_told_and_a_backup_brings_it_back(session: Session, qapp: QApplication) -> None:
    project = _stored(session)
    running = Running(session, Settings(), qapp)
    running.begin()
    running.finish()
    assert newest_backup(session.backup_folder, utc_now()) is not None
    session.database_file.write_bytes(b"geen database" * 1000)
    running = Running(session, Settings(last_project_id=project.id), qapp)

    def click_restore() -> None:
        dialog = QApplication.activeModalWidget()
        QTimer.singleShot(100, lambda: QApplication.activeModalWidget().accept())
        dialog.restore_button.click()

    QTimer.singleShot(100, click_restore)
    running.begin()
    assert running.workspace.open is not None
    assert running.workspace.open.project.id == project.id
    running.finish()


def test_without_a_screen_the_help_says_what_works(
    monkeypatch: pytest.MonkeyPatch, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.screen.has_screen", lambda: False)
    assert main(["--profile-dir", str(session.data_folder)]) == 2
    said = capsys.readouterr()
    assert "score" in said.out
    assert "scherm" in said.err
    assert not session.data_folder.exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen on this system")
def test_a_screen_is_one_that_answers(tmp_path: Path) -> None:
    assert not has_screen({})
    assert not has_screen({"DISPLAY": ":4321"})
    assert not has_screen({"WAYLAND_DISPLAY": "weg", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert has_screen({"QT_QPA_PLATFORM": "offscreen"})
    assert has_screen({"DISPLAY": "elders:0"})


def test_settings_of_a_hand_are_no_obstacle(session: Session, qapp: QApplication) -> None:
    save_settings(session.data_folder, Settings(theme="paars", language="xx", window_geometry="%%%"))
    running = Running(session, load_settings(session.data_folder), qapp)
    running.begin()
    assert running.workspace.language == "nl"
    running.finish()
    (session.data_folder / "settings.json").write_text(json.dumps([1, 2]))
    assert load_settings(session.data_folder) == Settings()


def _is_in_use(session: Session) -> bool:
    from models.storage.sqlite.connection import is_in_use

    return is_in_use(session.database_file)


def _until(condition: object, seconds: float = 10.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_after_a_rebuild_no_page_of_the_old_window_listens(session: Session, running: Running) -> None:
    project = _stored(session)
    running.begin()
    assert running.workspace.open_project(project.id)
    for page in PageId:
        running.window.show_page(page)
    running._rebuild()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    opened = running.workspace.open
    assert opened is not None
    opened.do("Naam", change_project(opened.project, name="na het herbouwen"))
    opened.undo_stack.undo()
    running.workspace.projects_changed.emit()
    running.workspace.reference_changed.emit()
    running.workspace.settings_changed.emit()
    running.workspace.tell("klaar")
    QApplication.processEvents()
    assert running.window.navigation.page() is not None
