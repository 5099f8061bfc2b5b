"""Escape closes the smallest thing (a list, an editor, a dialog), and work is never lost without a question."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from window_walk import Look, dialogs, settle, shown, window_in

from app.desktop.importing.take_in import Destination
from app.desktop.importing.window import ImportWindow
from app.desktop.pages.materials import MaterialsPage
from app.desktop.pages.projects.new_project_dialog import NewProjectDialog
from app.desktop.session import work_dialog
from app.desktop.session.page_list import PageId
from app.desktop.session.work_dialog import LoseWorkDialog
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from models.domain.project import Project
from widgets.bill.choice_edit import ChoiceEdit
from widgets.bill.columns import COLUMN_OF

ESCAPE = Qt.Key.Key_Escape


class Questions(list[str]):
    """What was asked before work was lost; `loses` is the answer."""

    loses = False


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Questions]:
    questions = Questions()

    def ask(_parent: object, _title: str, sentence: str) -> bool:
        questions.append(sentence)
        return questions.loses

    monkeypatch.setattr(work_dialog, "may_lose_work", ask)
    yield questions
    questions.loses = True


def _escape(qtbot: QtBot) -> None:
    """Presses Escape where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, ESCAPE)


@pytest.fixture
def importing(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> ImportWindow:
    """The import window with a bill of which two texts have no card yet."""
    bill = tmp_path / "staat.csv"
    bill.write_text("omschrijving;hoeveelheid;eenheid\nVloer onbekend;12;m2\nWand onbekend;3;m2\n", "utf-8")
    made = ImportWindow(workspace, Destination.NEW)
    qtbot.addWidget(made)
    made.add([bill])
    qtbot.waitUntil(lambda: not made.reader.is_busy, timeout=20_000)
    made.show()
    made.activateWindow()
    made.tabs.setCurrentIndex(2)
    made.products_tab.panel.search.setFocus()
    QTest.qWait(20)
    return made


def test_escape_in_a_list_of_suggestions_closes_the_list_only(
    importing: ImportWindow, qtbot: QtBot, asked: Questions
) -> None:
    search = importing.products_tab.panel.search
    qtbot.keyClicks(search, "beton")
    assert search.choices().isVisible()
    _escape(qtbot)
    assert not search.choices().isVisible()
    assert importing.isVisible()
    assert search.text() == "beton"
    assert search.key is None, "a choice that is no longer seen is not taken"
    _escape(qtbot)
    assert not importing.isVisible()
    assert asked == []


@pytest.mark.parametrize("loses", [False, True])
def test_the_import_window_asks_before_decisions_are_lost(
    importing: ImportWindow, qtbot: QtBot, asked: Questions, loses: bool
) -> None:
    importing.products_tab.panel.none_button.click()
    importing.products_tab.panel.search.setFocus()
    asked.loses = loses
    _escape(qtbot)
    assert len(asked) == 1
    assert importing.isVisible() is not loses
    assert importing.files[0].has_decisions


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_escape_in_the_list_of_a_combo_closes_the_list_only(
    importing: ImportWindow, qtbot: QtBot, asked: Questions
) -> None:
    importing.tabs.setCurrentIndex(1)
    combos = [part for part in shown(importing) if isinstance(part, QComboBox) and part.isEnabled()]
    assert combos
    for combo in combos:
        combo.setFocus()
        combo.showPopup()
        QTest.qWait(10)
        qtbot.keyClick(combo.view(), ESCAPE)
        assert not combo.view().isVisible()
        assert importing.isVisible()
    assert asked == []


@pytest.fixture
def begin(workspace: Workspace, qtbot: QtBot) -> NewProjectDialog:
    made = NewProjectDialog(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWait(20)
    return made


@pytest.mark.parametrize(("typed", "loses"), [("", False), ("Woonhof", False), ("Woonhof", True)])
def test_escape_in_a_field_leaves_the_guided_start_and_asks_when_something_was_typed(
    begin: NewProjectDialog, qtbot: QtBot, asked: Questions, typed: str, loses: bool
) -> None:
    line = begin.fields.name.line()
    line.setFocus()
    qtbot.keyClicks(line, typed)
    asked.loses = loses
    _escape(qtbot)
    assert len(asked) == bool(typed)
    assert begin.isVisible() is (bool(typed) and not loses)
    assert line.text() == typed


def test_escape_gives_up_a_text_that_cannot_be_read_before_the_dialog(
    begin: NewProjectDialog, qtbot: QtBot, asked: Questions
) -> None:
    line = begin.fields.permit_date.line()
    line.setFocus()
    qtbot.keyClicks(line, "morgen")
    _escape(qtbot)
    assert (begin.isVisible(), line.text(), asked) == (True, "", [])
    _escape(qtbot)
    assert not begin.isVisible()


def test_escape_reaches_every_dialog_from_every_field(
    workspace: Workspace, qtbot: QtBot, asked: Questions
) -> None:
    """From each text field and choice; a dialog in which nothing was done closes without a question."""
    stuck: list[str] = []
    with window_in(workspace, Look()) as window:
        for name, dialog in dialogs(window):
            assert isinstance(dialog, QDialog)
            dialog.activateWindow()
            fields = [part for part in shown(dialog) if isinstance(part, QLineEdit | QComboBox)]
            for field in (part for part in fields if part.isEnabled()):
                dialog.show()
                field.setFocus()
                QTest.qWait(5)
                _escape(qtbot)
                if dialog.isVisible():
                    stuck.append(f"{name}: {field.accessibleName()}")
    assert not stuck
    assert not asked


def test_escape_in_a_cell_closes_its_list_then_the_editor(
    workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    open_example()
    window.show_page(PageId.MATERIALS)
    settle(window)
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)
    before = page.model.lines[0]
    page.view.setFocus()
    page.view.go_to(0, COLUMN_OF["product_id"])
    page.view.start_editing(0, "product_id")
    editor = QApplication.focusWidget()
    assert isinstance(editor, ChoiceEdit)
    qtbot.keyClicks(editor, "bet")
    assert editor.choices().isVisible()
    qtbot.keyClick(editor, ESCAPE)
    assert not editor.choices().isVisible()
    assert QApplication.focusWidget() is editor
    qtbot.keyClick(editor, ESCAPE)
    assert QApplication.focusWidget() is not editor
    assert page.model.lines[0] == before
    assert QApplication.activePopupWidget() is None
    assert window.childAt(QPoint(5, 5)) is not None


def test_escape_in_the_question_keeps_the_work(qtbot: QtBot) -> None:
    dialog = LoseWorkDialog("Importeren", "<b>Weg</b>")
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, ESCAPE)
    assert not dialog.isVisible()
    assert not dialog.loses
    assert dialog.textFormat() is Qt.TextFormat.PlainText
