"""Lists for advisers in the window: written for one or all, read back with a preview, taken in as one step."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.desktop.answering.adviser_lists import AdviserLists
from app.desktop.answering.returned_dialog import ReturnedListDialog
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.services.advisers.lists_out import adviser_named
from models.domain.answers import Answers, PointAnswer, PointState
from models.domain.project import Project, Variant
from tests.app.services.adviser_kit import filled, made, plain_project

DAMAGE, DETAIL, RAIN = "pluvial_flooding/schade", "pluvial_flooding/schade-250", "input:rain_storage_m3"


@pytest.fixture
def lists(workspace: Workspace, qtbot: QtBot) -> AdviserLists:
    held = Answers((PointAnswer(point_id=DETAIL, state=PointState.NO),))
    workspace.store.save_project(plain_project(variant=Variant("v1", "Basis", answers=held)))
    assert workspace.open_project("p1")
    button = AdviserLists(workspace)
    qtbot.addWidget(button)
    return button


def read_back(lists: AdviserLists, path: Path, qtbot: QtBot) -> ReturnedListDialog:
    with qtbot.waitSignal(lists.returned, timeout=60_000) as caught:
        lists.read(path)
    dialog = caught.args[0] if caught.args else None
    assert isinstance(dialog, ReturnedListDialog)
    return dialog


def state_of(workspace: Workspace, point_id: str) -> PointState | None:
    assert workspace.open is not None
    answer = workspace.open.variant.answers.point(point_id)
    return answer.state if answer is not None else None


def test_a_list_is_written_for_the_chosen_adviser_and_for_all(
    lists: AdviserLists, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists.menu().aboutToShow.emit()
    actions = [action for action in lists.menu().actions() if not action.isSeparator()]
    assert len(actions) == len(workspace.reference.adviser_questions.advisers) + 2
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "water"), ""))
    with qtbot.waitSignal(workspace.notice, timeout=60_000):
        lists.ask_where(adviser_named("water", workspace.reference))
    assert (tmp_path / "water.xlsx").read_bytes().startswith(b"PK")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "alle"))
    (tmp_path / "alle").mkdir()
    with qtbot.waitSignal(workspace.notice, timeout=60_000):
        lists.ask_folder()
    assert len(list((tmp_path / "alle").glob("De Werf - vragen *.xlsx"))) == 14


def test_what_came_back_is_shown_first_and_taken_in_as_one_step(
    lists: AdviserLists, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert workspace.open is not None
    path = tmp_path / "terug.xlsx"
    cells = {"answer": "ja", "document": "Waterparagraaf"}
    path.write_bytes(filled(made(workspace.open.project), {DAMAGE: cells, DETAIL: cells, RAIN: {"value": "veel"}}))
    dialog = read_back(lists, path, qtbot)
    assert state_of(workspace, DAMAGE) is None
    assert [change.asked.key for change in dialog.chosen()] == [DAMAGE]
    shown = dialog.tree.topLevelItem(1)
    assert shown is not None
    assert (shown.text(0), shown.text(3)) == ("spreekt tegen", "nee")
    assert "veel" in dialog.told.toPlainText()
    shown.setCheckState(0, Qt.CheckState.Checked)
    steps = workspace.open.undo_stack.count()
    dialog.take_button.click()
    assert workspace.open.undo_stack.count() == steps + 1
    assert [state_of(workspace, point) for point in (DAMAGE, DETAIL)] == [PointState.YES] * 2
    workspace.open.undo_stack.undo()
    assert [state_of(workspace, point) for point in (DAMAGE, DETAIL)] == [None, PointState.NO]


def test_cancelling_the_preview_stores_nothing(
    lists: AdviserLists, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert workspace.open is not None
    path = tmp_path / "terug.xlsx"
    path.write_bytes(filled(made(workspace.open.project), {DAMAGE: {"answer": "ja"}}))
    dialog = read_back(lists, path, qtbot)
    dialog.reject()
    assert state_of(workspace, DAMAGE) is None
    assert not workspace.open.undo_stack.canUndo()


@pytest.mark.parametrize("kind", ["other", "no_list"])
def test_a_list_of_another_project_and_another_file_are_told(
    kind: str, lists: AdviserLists, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "terug.xlsx"
    other = Project("p9", "Andere Werf", variants=(Variant("v1", "Basis"),))
    path.write_bytes(filled(made(other), {DAMAGE: {"answer": "ja"}}) if kind == "other" else b"id;naam\n1;x\n")
    with qtbot.waitSignal(workspace.notice, timeout=60_000) as caught:
        lists.read(path)
    notice = cast("Notice", caught.args[0] if caught.args else None)
    assert notice.kind is NoticeKind.PROBLEM
    assert ("Andere Werf" in notice.text) is (kind == "other")
    assert state_of(workspace, DAMAGE) is None
