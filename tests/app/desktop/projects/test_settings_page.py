"""The page Instellingen: settings work at once and persist; backups are made and their state is shown."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.pages.projects import ProjectsPage
from app.desktop.pages.projects.new_project_dialog import NewProjectDialog
from app.desktop.pages.settings import SettingsPage
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.services.projects.backups import newest_backup
from app.services.projects.project_actions import Start, begun
from app.settings import load_settings
from app.version import VERSION
from models.storage.errors import FileNotWrittenError
from models.storage.sqlite.store import utc_now
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> SettingsPage:
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.resize(840, 560)
    return made


def _pick(page: SettingsPage, name: str, position: int) -> None:
    field = page.fields[name]
    assert isinstance(field, ChoiceField)
    field.box().setCurrentIndex(position)
    field.box().activated.emit(position)


@pytest.mark.parametrize(
    ("name", "position", "expected"),
    [
        ("language", 1, "en"),
        ("theme", 2, "dark"),
        ("text_percent", 3, "125"),
        ("number_locale", 1, "en"),
        ("report_language", 1, "en"),
        ("default_requirement_set", 1, "hnn-1.0"),
    ],
)
def test_a_choice_is_kept_at_once(
    page: SettingsPage, workspace: Workspace, name: str, position: int, expected: str
) -> None:
    _pick(page, name, position)
    chosen = expected
    if name == "default_requirement_set":
        chosen = list(workspace.reference.requirement_sets)[position]
    assert getattr(workspace.settings, name) == chosen
    assert getattr(load_settings(workspace.session.data_folder), name) == chosen


def test_an_organisation_is_kept_as_typed(page: SettingsPage, workspace: Workspace) -> None:
    field = page.fields["organisation"]
    assert isinstance(field, ParsedField)
    QTest.keyClicks(field.line(), " Wonen <b>&</b> Co ")
    field.line().editingFinished.emit()
    assert load_settings(workspace.session.data_folder).organisation == "Wonen <b>&</b> Co"


def test_settings_that_cannot_be_written_are_told_and_work_now(
    page: SettingsPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileNotWrittenError("storage_disk_full", path="x")

    monkeypatch.setattr("models.storage.whole_file.write_whole", refuse)
    heard: list[Notice] = []
    workspace.notice.connect(heard.append)
    _pick(page, "theme", 1)
    assert workspace.settings.theme == "light"
    assert [notice.kind for notice in heard] == [NoticeKind.PROBLEM]


def test_a_backup_on_request_is_made_and_dated(page: SettingsPage, workspace: Workspace) -> None:
    assert newest_backup(workspace.session.backup_folder, utc_now()) is None
    assert not page.data_card.restore_button.isEnabled()
    workspace.store.save_project(begun(Start(name="een")))
    page.data_card.back_up_button.click()
    _until(page.data_card.back_up_button.isEnabled)
    assert newest_backup(workspace.session.backup_folder, utc_now()) is not None
    assert page.data_card.restore_button.isEnabled()
    assert str(time.localtime().tm_year) in page.data_card.last.text()


def test_the_folder_opens_on_a_click_and_never_before(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page = SettingsPage(workspace)
    qtbot.addWidget(page)
    page.show_all()
    assert opened == []
    page.data_card.open_button.click()
    assert [Path(place) for place in opened] == [workspace.session.data_folder]


def test_it_says_its_version_and_the_licences_of_fonts_and_icons(page: SettingsPage) -> None:
    said = " ".join(label.text() for label in page.about_card.findChildren(QLabel))
    assert VERSION in said
    assert len(page.about_card.licence_buttons) == 4


@pytest.mark.parametrize("make", [SettingsPage, ProjectsPage, NewProjectDialog])
def test_every_control_has_a_name_for_a_screen_reader(
    qtbot: QtBot, workspace: Workspace, make: Callable[[Workspace], QWidget]
) -> None:
    shown = make(workspace)
    qtbot.addWidget(shown)
    for kind in (QAbstractButton, QLineEdit, QComboBox, QTableView):
        for control in shown.findChildren(kind):
            if control.objectName().startswith("qt_") or isinstance(control.parent(), QTableView | QLineEdit):
                continue
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), control


def _until(condition: Callable[[], object], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        QTest.qWait(10)
