"""The start without a store beside its backups: the user is asked, and nothing is written before the answer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap import Session
from app.desktop.session.restore_dialog import BackupDialog
from app.desktop.shell.language import set_language
from app.desktop.shell.lost_store_dialog import LostStoreDialog
from app.desktop.shell.window_session import REFUSED, Running
from app.paths import EXAMPLES
from app.services.files import read_project_file
from app.services.imports.take_in import store_new
from app.services.projects.backups import back_up_if_changed
from app.settings import Settings
from models.storage.backup import list_backups
from models.storage.sqlite.store import utc_now

NAMES = ("kantoor-beton-constructie", "rijwoning-houtskeletbouw")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Two projects, a backup of them, and no project file any more."""
    made = Session(tmp_path / "profiel")
    read = (read_project_file(EXAMPLES / f"{name}.xlsx", made.reference).project for name in NAMES)
    with made.open_store() as store:
        store_new(store, [project for project in read if project is not None])
        assert back_up_if_changed(store, made.backup_folder, utc_now())
    made.database_file.unlink()
    return made


@pytest.fixture
def start(
    qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Running]]:
    """Without leaving the application, which would end the tests."""
    monkeypatch.setattr(qapp, "exit", lambda _: None)
    started: list[Running] = []

    def begin(*answers: Callable[[QDialog], None], language: str = "nl") -> Running:
        """Begins, and gives each dialog that comes its answer; a dialog too many fails."""
        waiting, is_over = list(answers), []

        def answer() -> None:
            if is_over:
                return
            QTimer.singleShot(20, answer)
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                (waiting.pop(0) if waiting else QDialog.reject)(dialog)

        answer()
        set_language(qapp, Settings(language=language))
        running = Running(session, Settings(language=language), qapp)
        started.append(running)
        running.begin()
        is_over.append(True)
        assert not waiting, "every answer was asked for"
        return running

    yield begin
    for running in started:
        running.finish()
    set_language(qapp, Settings())


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("leaves", ["nothing", "an empty file"])
def test_quitting_writes_nothing(leaves: str, session: Session, start: Callable[..., Running]) -> None:
    if leaves == "an empty file":
        session.database_file.touch()
    before = _files(session.data_folder)
    told: list[str] = []

    def quit_it(dialog: QDialog) -> None:
        assert isinstance(dialog, LostStoreDialog)
        assert _files(session.data_folder) == before
        told.append(dialog.accessibleDescription())
        dialog.reject()

    running = start(quit_it)
    assert _files(session.data_folder) == before
    assert not running.workspace.has_store
    assert running._refused == REFUSED
    assert "1 reservekopie" in told[0]
    assert "2 projecten" in told[0]
    assert str(session.database_file) in told[0]


def test_it_is_asked_in_english_too(start: Callable[..., Running]) -> None:
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(f"{dialog.accessibleName()} {dialog.accessibleDescription()}")
        dialog.reject()

    start(read, language="en")
    assert "not found" in told[0]
    assert "1 backup" in told[0]
    assert "2 projects" in told[0]


def test_restoring_brings_the_projects_back(start: Callable[..., Running]) -> None:
    def restore(dialog: QDialog) -> None:
        assert isinstance(dialog, LostStoreDialog)
        dialog.restore_button.click()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupDialog)
        dialog.accept()

    running = start(restore, choose)
    assert len(running.workspace.store.list_projects()) == 2


def test_cancelling_the_choice_of_a_backup_goes_back_to_the_question(
    session: Session, start: Callable[..., Running]
) -> None:
    before = _files(session.data_folder)

    def restore(dialog: QDialog) -> None:
        assert isinstance(dialog, LostStoreDialog)
        dialog.restore_button.click()

    running = start(restore, QDialog.reject, QDialog.reject)
    assert _files(session.data_folder) == before
    assert not running.workspace.has_store


def test_starting_empty_is_a_choice_and_the_backups_stay(session: Session, start: Callable[..., Running]) -> None:
    backups = list_backups(session.backup_folder)

    def empty(dialog: QDialog) -> None:
        assert isinstance(dialog, LostStoreDialog)
        dialog.empty_button.click()

    running = start(empty)
    assert running.workspace.store.list_projects() == ()
    running.finish()
    again = start()
    assert again.workspace.has_store, "it is asked once"
    assert list_backups(session.backup_folder) == backups


def test_control_a_new_user_sees_no_question(session: Session, start: Callable[..., Running]) -> None:
    for backup in list_backups(session.backup_folder):
        backup.path.unlink()
    running = start()
    assert running.workspace.has_store
    assert running.workspace.store.list_projects() == ()
