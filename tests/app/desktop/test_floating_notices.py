"""Floating notices: they move nothing, take no key of another place, and offers stay until they are answered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from app.services.editing.edits import change_lines
from models.domain.outcome import Message
from models.domain.project import Project
from widgets.banner import Banner
from widgets.bill.columns import COLUMN_OF

ESCAPE, CTRL = Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    open_example()
    settle(made)
    return made


def _materials(window: MainWindow) -> MaterialsPage:
    window.show_page(PageId.MATERIALS)
    settle(window)
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)
    page.view.setFocus()
    page.view.go_to(0, COLUMN_OF["description"])
    return page


def _places(window: QWidget, banner: QWidget) -> dict[int, QRect]:
    """Where everything stands, the banner and what is in it apart."""
    others = (
        part for part in window.findChildren(QWidget) if part is not banner and not banner.isAncestorOf(part)
    )
    return {id(part): part.geometry() for part in others if part.isVisible()}


@pytest.mark.parametrize("page_id", list(PageId))
def test_a_notice_moves_nothing_and_keeps_the_focus_where_it_is(window: MainWindow, page_id: PageId) -> None:
    window.show_page(page_id)
    settle(window)
    before, focus = _places(window, window.banner), window.focusWidget()
    window.workspace.tell("Een bericht", "Ongedaan maken", lambda: None)
    window.workspace.tell_problem(Message("desktop_disk_error", {"why": "vol"}))
    QTest.qWait(20)
    assert window.banner.isVisible()
    assert _places(window, window.banner) == before
    assert window.focusWidget() is focus
    assert window.centre.rect().contains(window.banner.geometry())


def test_control_a_notice_in_the_layout_would_move_the_table(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    banner = Banner(holder)
    layout.addWidget(banner)
    layout.addWidget(QTableView())
    holder.show()
    before = _places(holder, banner)
    banner.say("Een bericht")
    QTest.qWait(20)
    assert _places(holder, banner) != before


def test_an_offer_stays_and_a_remark_gives_it_back(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    banner = window.banner
    answered: list[str] = []
    workspace.tell("Verwijderd", "Terug", lambda: answered.append("terug"))
    workspace.tell("Een bericht")
    assert banner.accessibleName() == "Een bericht"
    qtbot.mouseClick(banner, Qt.MouseButton.LeftButton)
    assert banner.accessibleName() == "Verwijderd"
    button = next(each for each in banner.findChildren(QPushButton) if each.isVisible())
    button.click()
    assert answered == ["terug"]
    assert not banner.isVisible()


def test_a_remark_stays_until_the_next_edit(window: MainWindow, workspace: Workspace) -> None:
    opened = workspace.open
    assert opened is not None
    workspace.tell("Een bericht")
    assert not window.banner.findChildren(QTimer)
    assert window.banner.isVisible()
    opened.do("x", change_lines(opened.variant, {0: {"note": "anders"}}))
    assert not window.banner.isVisible()


def test_a_notice_is_an_ink_bar_over_the_lower_edge(window: MainWindow, workspace: Workspace) -> None:
    workspace.tell("Verwijderd", "Terug", lambda: None)
    bar, room = window.banner.geometry(), window.centre.rect()
    assert window.banner.property("role") == "notice"
    assert bar.height() == 40
    assert room.bottom() - bar.bottom() == 12


def test_a_problem_is_not_taken_away_by_a_remark_or_an_offer(window: MainWindow, workspace: Workspace) -> None:
    workspace.tell_problem(Message("desktop_disk_error", {"why": "vol"}))
    problem = window.banner.accessibleName()
    workspace.tell("Een bericht")
    workspace.tell("Een aanbod", "Doen", lambda: None)
    window.banner.dismiss()
    window.banner.dismiss()
    assert window.banner.accessibleName() == problem
    assert window.banner.property("role") == "banner-error"


def test_escape_closes_a_notice_only_from_inside_it(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    page = _materials(window)
    workspace.tell("Verwijderd", "Terug", lambda: None)
    qtbot.keyClick(page.view, ESCAPE)
    assert window.banner.isVisible()
    close = window.banner.findChild(QToolButton)
    assert close is not None
    close.setFocus()
    qtbot.keyClick(close, ESCAPE)
    assert not window.banner.isVisible()


def test_the_keyboard_reaches_a_notice_and_comes_back(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    page = _materials(window)
    workspace.tell("Verwijderd", "Terug", lambda: None)
    qtbot.keyClick(page.view, Qt.Key.Key_M, CTRL)
    reached = window.focusWidget()
    assert isinstance(reached, QPushButton)
    assert window.banner.isAncestorOf(reached)
    qtbot.keyClick(reached, ESCAPE)
    assert window.focusWidget() is page.view
    assert not window.banner.isVisible()


def test_the_offer_of_a_line_stays_with_it_until_it_is_answered(window: MainWindow, workspace: Workspace) -> None:
    page = _materials(window)
    opened = workspace.open
    assert opened is not None
    lines = opened.variant.bill.lines
    place = next(n for n, line in enumerate(lines) if line.product_id not in ("", "eps"))
    opened.do("x", change_lines(opened.variant, {place: {"mass_kg_per_unit": 12.0}}))
    page.view.go_to(page.model.rows.row_of[place], COLUMN_OF["description"])
    page.actions_on_bill.set_cells({place: {"product_id": "eps"}})
    assert page.strip.offer_button.isVisible()
    window.banner.dismiss()
    other = (place + 1) % len(lines)
    page.view.go_to(page.model.rows.row_of[other], COLUMN_OF["description"])
    assert not page.strip.offer_button.isVisible()
    page.view.go_to(page.model.rows.row_of[place], COLUMN_OF["description"])
    assert page.strip.offer_button.isVisible()
    page.strip.offer_button.click()
    assert opened.variant.bill.lines[place].mass_kg_per_unit is not None
    assert not page.strip.offer_button.isVisible()
    opened.undo_stack.undo()
    assert page.strip.offer_button.isVisible()
    page.actions_on_bill.set_cells({place: {"mass_kg_per_unit": 3.0}})
    assert not page.strip.offer_button.isVisible()


def test_an_offer_about_lines_goes_with_their_variant(window: MainWindow, workspace: Workspace) -> None:
    _materials(window)
    workspace.tell("Leeggemaakt", "Toch houden", lambda: None, in_variant=True)
    assert workspace.open is not None
    workspace.open.variant_changed.emit()
    assert not window.banner.isVisible()
    workspace.tell("Opgeslagen", "Map openen", lambda: None)
    workspace.open.variant_changed.emit()
    assert window.banner.isVisible()
