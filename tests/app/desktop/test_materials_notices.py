"""The notices after actions on the bill: overwriting is always shown, and each offer restores the right values."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from window_walk import settle

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Notice, Workspace
from app.desktop.shell.main_window import MainWindow
from models.domain.bill import Bill, BillLine
from models.domain.project import Project, Variant
from models.domain.quantities import SQUARE_METRE
from widgets.bill.columns import COLUMN_OF

Shown = Callable[[], tuple[MainWindow, MaterialsPage, list[Notice]]]
CONCRETE = "beton-prefab-normaal"


def _line(number: int, **values: object) -> BillLine:
    return replace(BillLine(f"r{number}", f"Regel {number}", float(number), SQUARE_METRE), **values)


@pytest.fixture
def shown(workspace: Workspace, qtbot: QtBot) -> Shown:
    """The window on a project with two variants that share the ids of their lines."""

    def make() -> tuple[MainWindow, MaterialsPage, list[Notice]]:
        lines = Bill((_line(1, product_id=CONCRETE, mass_kg_per_unit=302.0), _line(2), _line(3)))
        variants = (Variant("v1", "Een", bill=lines), Variant("v2", "Twee", bill=lines))
        workspace.store.save_project(Project("p1", "Proef", variants=variants))
        workspace.store.save_project(Project("p2", "Ander", variants=(Variant("w1", "Een", bill=lines),)))
        told: list[Notice] = []
        workspace.notice.connect(told.append)
        window = MainWindow(workspace)
        qtbot.addWidget(window)
        window.show()
        assert workspace.open_project("p1")
        window.show_page(PageId.MATERIALS)
        settle(window)
        page = window.page(PageId.MATERIALS)
        assert isinstance(page, MaterialsPage)
        return window, page, told

    return make


def _lines(workspace: Workspace) -> tuple[BillLine, ...]:
    assert workspace.open is not None
    return workspace.open.variant.bill.lines


def _paste(page: MaterialsPage, text: str, row: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    page.view.go_to(row, COLUMN_OF["description"])
    page.table_actions.do("paste")


@pytest.mark.parametrize(("row", "said"), [(1, "2 regels toegevoegd, 2 regels overschreven"), (2, "1 regel over")])
def test_lines_that_a_block_wrote_over_are_told(shown: Shown, row: int, said: str) -> None:
    _, page, told = shown()
    _paste(page, "A\t1,5\nB\t2,5\nC\t3,5\nD\t4,5\n", row)
    assert said in told[-1].text


def test_a_block_into_an_empty_line_writes_nothing_over(shown: Shown, workspace: Workspace) -> None:
    _, page, told = shown()
    page.actions_on_bill.insert(3, 1)
    _paste(page, "A\t1,5\nB\t2,5\n", 3)
    assert len(_lines(workspace)) == 5
    assert "overschreven" not in told[-1].text
    assert "1 regel toegevoegd" in told[-1].text


def test_pasting_from_an_empty_clipboard_says_so(shown: Shown, workspace: Workspace) -> None:
    _, page, told = shown()
    _paste(page, "")
    assert "klembord" in told[-1].text
    assert len(_lines(workspace)) == 3


@pytest.mark.parametrize("then", ["an edit", "undo", "another project"])
def test_a_banner_that_offers_undo_goes_when_it_would_undo_something_else(
    shown: Shown, workspace: Workspace, then: str
) -> None:
    window, page, told = shown()
    _paste(page, "A\t1\nB\t2\nC\t3\nD\t4\n")
    assert told[-1].undoes_last
    assert window.banner.isVisible()
    assert workspace.open is not None
    if then == "an edit":
        page.actions_on_bill.set_cells({0: {"description": "Later"}})
    elif then == "undo":
        workspace.open.undo_stack.undo()
    else:
        assert workspace.open_project("p2")
    assert not window.banner.isVisible()


def test_a_banner_that_offers_undo_undoes_and_one_without_stays(shown: Shown, workspace: Workspace) -> None:
    window, page, told = shown()
    before = _lines(workspace)
    _paste(page, "A\t1\nB\t2\nC\t3\nD\t4\n")
    action = told[-1].action
    assert action is not None
    action()
    assert _lines(workspace) == before
    workspace.tell("Een aanbod", "Doen", lambda: None)
    page.actions_on_bill.set_cells({0: {"description": "Later"}})
    assert window.banner.isVisible()


def _after_another_product(shown: Shown) -> tuple[MaterialsPage, Notice]:
    _, page, told = shown()
    page.actions_on_bill.set_cells({0: {"product_id": "kalkzandsteen"}})
    assert told[-1].action is not None
    return page, told[-1]


@pytest.mark.parametrize("then", ["nothing", "another variant", "a third product"])
def test_own_values_are_kept_only_where_they_were_told_of(shown: Shown, workspace: Workspace, then: str) -> None:
    page, told = _after_another_product(shown)
    assert workspace.open is not None
    if then == "another variant":
        workspace.open.show_variant("v2")
        page.actions_on_bill.set_cells({0: {"mass_kg_per_unit": 7.0}})
    elif then == "a third product":
        page.actions_on_bill.set_cells({0: {"product_id": "eps"}})
    assert told.action is not None
    told.action()
    same_volume = 302.0 / 2500.0 * 1750.0
    expected = {"nothing": same_volume, "another variant": 7.0, "a third product": None}[then]
    assert _lines(workspace)[0].mass_kg_per_unit == pytest.approx(expected)


def test_without_a_density_the_former_values_are_offered(shown: Shown, workspace: Workspace) -> None:
    _, page, told = shown()
    unknown = next(card for card in workspace.reference.products.values() if card.density_kg_per_m3 is None)
    page.actions_on_bill.set_cells({0: {"product_id": unknown.id}})
    assert told[-1].action_text == "Toch houden"
    assert told[-1].action is not None
    told[-1].action()
    assert _lines(workspace)[0].mass_kg_per_unit == 302.0
