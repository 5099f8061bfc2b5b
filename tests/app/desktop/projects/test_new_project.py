"""The new-project dialog: typed answers are read correctly, and errors are shown at their field."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop.pages.projects.new_project_dialog import NewProjectDialog
from app.desktop.session.workspace import Workspace
from models.domain.project import BuildingType, FunctionArea


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> NewProjectDialog:
    made = NewProjectDialog(workspace)
    qtbot.addWidget(made)
    return made


def _type(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)


def _choose(box: QComboBox, position: int) -> None:
    box.setCurrentIndex(position)
    box.activated.emit(position)


def test_a_dutch_area_and_date_are_read_as_written(dialog: NewProjectDialog) -> None:
    fields = dialog.fields
    _type(fields.name.line(), "Woonhof De Linde")
    _type(fields.municipality.line(), "Arnhem")
    _choose(fields.type.box(), 1)
    _type(fields.gross_area.line(), "1.250,5")
    _type(fields.usable_area.line(), "980")
    _type(fields.permit_date.line(), "2-7-2026")
    assert "A2" in fields.regime.text()
    dialog.create_button.click()
    project = dialog.project
    assert project is not None
    building = project.variants[0].building
    assert building.type is BuildingType.GROUND_BOUND_DWELLING
    assert building.gross_floor_area_m2 == 1250.5
    assert building.functions == (FunctionArea("woonfunctie", 980.0),)
    assert project.permit_application_date == dt.date(2026, 7, 2)


def test_only_the_name_is_needed(dialog: NewProjectDialog) -> None:
    dialog.create_button.click()
    assert dialog.project is None
    assert dialog.fields.name.error()
    _type(dialog.fields.name.line(), "Leeg")
    dialog.create_button.click()
    assert dialog.project is not None
    assert dialog.project.variants[0].building.gross_floor_area_m2 is None


@pytest.mark.parametrize(
    ("field", "typed"), [("gross_area", "-3"), ("usable_area", "veel"), ("permit_date", "31-2-2026")]
)
def test_what_cannot_be_is_told_at_its_field(dialog: NewProjectDialog, field: str, typed: str) -> None:
    _type(dialog.fields.name.line(), "Proef")
    wrong = getattr(dialog.fields, field)
    _type(wrong.line(), typed)
    dialog.create_button.click()
    assert dialog.project is None
    assert wrong.error()


def test_beginning_with_an_example_brings_its_bill_as_another_project(
    qtbot: QtBot, dialog: NewProjectDialog, workspace: Workspace
) -> None:
    dialog.start_from.example.setChecked(True)
    dialog.create_button.click()
    qtbot.waitUntil(lambda: dialog.project is not None)
    project = dialog.project
    assert project is not None
    assert project.name
    assert len(project.variants[0].bill) > 10
    workspace.store.save_project(project)
    again = NewProjectDialog(workspace)
    qtbot.addWidget(again)
    again.start_from.example.setChecked(True)
    again.create_button.click()
    qtbot.waitUntil(lambda: again.project is not None)
    assert again.project is not None
    assert again.project.id != project.id


def test_a_file_of_the_user_is_not_read_here_but_shown_first_with_the_answers(
    dialog: NewProjectDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _type(dialog.fields.name.line(), "Proef")
    dialog.start_from.file.setChecked(True)
    dialog.create_button.click()
    assert dialog.file is None
    assert not dialog.problem.isHidden()
    chosen = tmp_path / "staat.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    dialog.start_from.choose_button.click()
    dialog.create_button.click()
    assert dialog.project is None
    assert dialog.file == chosen
    assert dialog.answers is not None
    assert dialog.answers.name == "Proef"


def test_the_requirement_set_of_the_settings_is_chosen(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.change_settings(replace(workspace.settings, default_requirement_set="hnn-1.0"))
    dialog = NewProjectDialog(workspace)
    qtbot.addWidget(dialog)
    _type(dialog.fields.name.line(), "Proef")
    dialog.create_button.click()
    assert dialog.project is not None
    assert dialog.project.requirement_set_id == "hnn-1.0"
