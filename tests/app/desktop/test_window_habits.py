"""Habits that users count on: the window keeps the place, the typed text and the current row."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.bootstrap import Session
from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.field_edits import refusal
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.window_session import Running
from app.settings import Settings, load_settings, save_settings
from models.domain.bill import Bill, BillLine
from models.domain.project import Project, Variant
from models.domain.quantities import SQUARE_METRE
from widgets.bill.columns import COLUMN_OF
from widgets.elided_label import ElidedLabel

Shown = Callable[[int], tuple[MainWindow, MaterialsPage]]


def _project(count: int) -> Project:
    lines = Bill(tuple(BillLine(f"r{n}", f"Regel {n}", float(n + 1), SQUARE_METRE) for n in range(count)))
    return Project("p", "Proef", variants=(Variant("v1", "Een", bill=lines), Variant("v2", "Twee", bill=lines)))


@pytest.fixture
def shown(workspace: Workspace, qtbot: QtBot) -> Shown:
    def make(count: int) -> tuple[MainWindow, MaterialsPage]:
        workspace.store.save_project(_project(count))
        window = MainWindow(workspace)
        qtbot.addWidget(window)
        window.resize(1100, 700)
        window.show()
        window.activateWindow()
        assert workspace.open_project("p")
        window.show_page(PageId.MATERIALS)
        settle(window)
        page = window.page(PageId.MATERIALS)
        assert isinstance(page, MaterialsPage)
        return window, page

    return make


def _names(workspace: Workspace) -> list[str]:
    assert workspace.open is not None
    return [line.description for line in workspace.open.variant.bill.lines]


def test_the_undo_button_undoes_what_is_being_typed_first(
    shown: Shown, workspace: Workspace, qtbot: QtBot
) -> None:
    window, page = shown(4)
    page.actions_on_bill.set_cells({3: {"description": "Eerst"}})
    page.view.setFocus()
    page.view.start_editing(1, "description")
    qtbot.keyClicks(QApplication.focusWidget(), "Typwerk")
    window.top_bar.undo_button.click()
    assert _names(workspace) == ["Regel 0", "Regel 1", "Regel 2", "Eerst"]
    window.top_bar.redo_button.click()
    assert "Typwerk" in _names(workspace)[1]


def test_undo_and_redo_show_the_variant_that_they_change(shown: Shown, workspace: Workspace) -> None:
    _, page = shown(2)
    opened = workspace.open
    assert opened is not None
    page.actions_on_bill.set_cells({0: {"description": "Hier"}})
    opened.show_variant("v2")
    page.actions_on_bill.set_cells({0: {"description": "Daar"}})
    assert opened.variant.id == "v2"
    opened.undo_stack.undo()
    assert (opened.variant.id, _names(workspace)[0]) == ("v2", "Regel 0")
    opened.undo_stack.undo()
    assert (opened.variant.id, _names(workspace)[0]) == ("v1", "Regel 0")
    opened.show_variant("v2")
    opened.undo_stack.redo()
    assert (opened.variant.id, _names(workspace)[0]) == ("v1", "Hier")


def test_a_line_without_product_says_that_it_needs_one(shown: Shown) -> None:
    window, page = shown(2)
    page.view.go_to(0, COLUMN_OF["description"])
    settle(window)
    mark = page.model.mark_at(0)
    assert mark is not None
    assert "Voor CO₂ ontbreekt: product." in mark.text


def test_scrolling_over_the_choice_of_variant_does_not_change_it(shown: Shown, workspace: Workspace) -> None:
    window, _ = shown(2)
    assert workspace.open is not None
    combo = window.top_bar.findChild(QComboBox)
    assert combo is not None
    at = QPointF(combo.rect().center())
    down = QPoint(0, -120)
    no_keys, no_buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(combo, QWheelEvent(at, at, down, down, no_buttons, no_keys, phase, False))
    assert workspace.open.variant.id == "v1"


def test_the_current_row_stays_in_sight_when_the_table_becomes_lower(shown: Shown) -> None:
    window, page = shown(200)
    view = page.view
    for column in (COLUMN_OF["product_id"], COLUMN_OF["description"]):
        window.resize(1100, 700)
        settle(window)
        view.go_to(0, column)
        view.go_to(view.rowAt(view.viewport().height() - 1) - 1, column)
        settle(window)
        window.resize(1100, 640)
        settle(window)
        row = view.visualRect(view.currentIndex())
        assert 0 < row.bottom() <= view.viewport().height()


def test_the_name_at_the_top_stands_at_the_left_without_a_project_too(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    settle(window)
    name = next(part for part in window.top_bar.findChildren(ElidedLabel) if part.text() == "Meetlat")
    assert name.x() < 40


def _start_and_leave(session: Session, look: Callable[[Workspace], None]) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    running = Running(session, load_settings(session.data_folder), application)
    running.begin()
    try:
        look(running.workspace)
    finally:
        running.finish()


@pytest.mark.parametrize("is_gone", [False, True])
def test_the_next_start_goes_on_with_the_variant_that_was_shown(
    session_of_its_own: Session, is_gone: bool
) -> None:
    session = session_of_its_own
    with session.open_store() as store:
        store.save_project(_project(3))
    save_settings(session.data_folder, Settings(last_project_id="p"))

    def choose(workspace: Workspace) -> None:
        assert workspace.open is not None
        assert workspace.open.variant.id == "v1"
        workspace.open.show_variant("v2")

    def look(workspace: Workspace) -> None:
        assert workspace.open is not None
        assert workspace.open.variant.id == ("v1" if is_gone else "v2")

    _start_and_leave(session, choose)
    if is_gone:
        save_settings(session.data_folder, replace(load_settings(session.data_folder), last_variant_id="weg"))
    _start_and_leave(session, look)


@pytest.fixture
def session_of_its_own(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Session:
    folder = tmp_path_factory.mktemp("start") / "profiel"
    folder.mkdir()
    return Session(folder)


@pytest.mark.parametrize(("is_own_file", "said"), [(True, "gegevensmap"), (False, "ergens anders open")])
def test_why_nothing_can_be_changed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, is_own_file: bool, said: str
) -> None:
    workspace.store.save_project(_project(1))
    assert workspace.open_project("p")
    assert workspace.open is not None
    assert refusal(workspace) == ""
    workspace.open.is_read_only = True
    if not is_own_file:
        monkeypatch.setattr(workspace.store, "path", workspace.store.path.with_name("kopie.db"))
    assert said in refusal(workspace)


def test_f6_goes_along_the_parts_of_the_window_and_back(shown: Shown, qtbot: QtBot) -> None:
    window, page = shown(3)
    window.navigation.setFocus()
    parts = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        parts.append(
            next(i for i, part in enumerate(window._parts()) if part is focus or part.isAncestorOf(focus))
        )
        window.regions.move(1)
    assert parts == [0, 1, 2, 3, 0]
    page.view.setFocus()
    window.regions.move(-1)
    assert QApplication.focusWidget() in window.top_bar.findChildren(QWidget)
    window.regions.move(1)
    assert QApplication.focusWidget() is page.view, "the focus comes back to where it was in the page"
