"""What makes the CO₂ band smaller, under the scorecard: shown while there is something, each a way to its line."""

from dataclasses import replace

import pytest
from materials_kit import bill_of, current_id, page_on, undo
from provisional_samples import LINES, lindenhof
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.score.panel import ScoreSide
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from models.domain.bill import BillLine
from models.domain.project import Project
from widgets.bill.columns import COLUMN_OF
from widgets.marked_button import MarkedButton


def project_of(*lines: BillLine) -> Project:
    project = lindenhof()
    variant = replace(project.variants[0], bill=replace(project.variants[0].bill, lines=lines))
    return replace(project, variants=(variant,))


def side_by(workspace: Workspace, qtbot: QtBot, *lines: BillLine) -> tuple[ScoreSide, MaterialsPage]:
    """Scorecard and page, with the way from one to the other that the window gives them."""
    page = page_on(workspace, qtbot, project_of(*lines))
    side = ScoreSide(workspace)
    qtbot.addWidget(side)
    side.resize(292, 640)
    side.show()
    workspace.navigate.connect(lambda where, target: page.go_to(target) if where is PageId.MATERIALS else None)
    return side, page


def said(side: ScoreSide) -> list[str]:
    """The words of the acts that are shown."""
    return [button.accessibleName() for button in side.narrowing.buttons if button.isVisibleTo(side)]


def test_open_lines_come_first_then_the_largest_share(workspace: Workspace, qtbot: QtBot) -> None:
    side, _ = side_by(workspace, qtbot, *LINES)
    assert side.narrowing.isVisible()
    shown = said(side)
    assert [text.split(".")[0] for text in shown[:2]] == [
        "Kies: Houten kozijn meranti met draai-kiep",
        "Kies: Warmtepomp lucht-water 6 kW",
    ]
    assert "bovenkant van de band" in shown[0]
    assert shown[2].startswith("Bevestig Zonnepaneel mono, per m²")
    assert "46\xa0% van de CO₂-indicatie" in shown[2]


def test_a_button_goes_to_the_cell_of_its_line(workspace: Workspace, qtbot: QtBot) -> None:
    side, page = side_by(workspace, qtbot, *LINES)
    qtbot.mouseClick(side.narrowing.buttons[1], Qt.MouseButton.LeftButton)
    assert current_id(page) == "r13"
    assert page.view.currentIndex().column() == COLUMN_OF["product_id"]
    side.narrowing.buttons[2].setFocus()
    qtbot.keyClick(side.narrowing.buttons[2], Qt.Key.Key_Space)
    assert current_id(page) == "r14"
    assert page.queue.current is not None
    assert page.queue.current.text == "Zonnepanelen 24 × 410 Wp", "the card follows, so that Enter can confirm"


def test_a_quantity_that_is_missing_is_asked_for_in_its_cell(workspace: Workspace, qtbot: QtBot) -> None:
    side, page = side_by(workspace, qtbot, replace(LINES[3], quantity=None))
    assert said(side)[0].startswith("Hoeveelheid: Kanaalplaat 200 mm")
    side.narrowing.buttons[0].click()
    assert page.view.currentIndex().column() == COLUMN_OF["quantity"]


def test_it_follows_the_bill_and_goes_when_nothing_is_left(workspace: Workspace, qtbot: QtBot) -> None:
    side, page = side_by(workspace, qtbot, LINES[1], LINES[0])
    assert len(said(side)) == 1
    page.queue.pick(1)
    qtbot.waitUntil(lambda: not side.narrowing.isVisible(), timeout=5000)
    assert bill_of(page)[1].product_id == "hsb-wand"
    undo(page)
    qtbot.waitUntil(side.narrowing.isVisible, timeout=5000)


def test_a_firm_bill_has_nothing_to_narrow(workspace: Workspace, qtbot: QtBot) -> None:
    """The control of the tests above."""
    side, _ = side_by(workspace, qtbot, LINES[1], LINES[2])
    assert not side.narrowing.isVisible()


def test_another_project_shows_nothing_of_this_one(workspace: Workspace, qtbot: QtBot) -> None:
    side, _ = side_by(workspace, qtbot, *LINES)
    workspace.store.save_project(replace(project_of(LINES[1]), id="ander"))
    assert workspace.open_project("ander")
    assert not side.narrowing.isVisible()


@pytest.mark.parametrize("width", [200, 292])
def test_words_are_shortened_and_stay_readable_on_hover(qtbot: QtBot, width: int) -> None:
    button = MarkedButton()
    qtbot.addWidget(button)
    button.resize(width, 26)
    button.show_words("Bevestig " + "lang " * 30, "46 %", "prov", "Bevestig <b>alles</b>")
    button.show()
    drawn = button.grab().toImage()
    figure = drawn.copy(width - 40, 0, 40, 26)
    button.show_words("Bevestig", "46 %", "prov", "")
    assert button.grab().toImage().copy(width - 40, 0, 40, 26) == figure, "the figure keeps its place"
    button.show_words("Bevestig", "", "prov", "<b>x</b>")
    assert button.grab().toImage().copy(width - 40, 0, 40, 26) != figure
    assert "<b>" not in button.toolTip()
    assert button.sizeHint().height() >= 24
