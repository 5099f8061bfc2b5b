"""Assemblies in the bill: opened and closed by menu and key, one step each, and what is said if they cannot."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from materials_kit import bill_of, current_id, go_to, page_on, shown_ids, undo
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.pages.materials.line_menu import LineMenu
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.paths import REFERENCE_DATA
from models.calculation.library.assembly_figures import assembly_figures
from models.calculation.library.assembly_product import assembly_product
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine, ProvisionalProduct
from models.domain.product import ProductCard
from models.domain.project import Building, Project, Variant
from models.domain.quantities import KG
from models.reference.reference import Reference
from widgets.bill.columns import COLUMN_OF
from widgets.bill.table_model import LayerPlace

ALT = Qt.KeyboardModifier.AltModifier
WALL = "ge-hsb140-mw"
OTHER = BillLine("z", "Staal", 100.0, KG, mass_kg_per_unit=1.0, co2_a1a5_kg_per_unit=1.0)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.fixture
def workspace(workspace: Workspace, reference: Reference) -> Iterator[Workspace]:
    workspace.session.shipped_reference = reference
    yield workspace
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def notices(workspace: Workspace) -> list[Notice]:
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    return told


def card_of(reference: Reference) -> ProductCard:
    library, per_carbon = reference.library, reference.factors.co2_per_carbon
    figures = assembly_figures(
        library.assemblies[WALL], library.air_resistances, library.assembly_factors, per_carbon
    )
    return assembly_product(figures, per_carbon)


def project_with(reference: Reference, **values: object) -> Project:
    card = card_of(reference)
    wall = BillLine("w", "HSB-wand", 42.5, card.unit, nl_sfb="21.12", product_id=card.id)
    lines = (BillLine("a", "Grond", 1.0, KG), replace(wall, **values), OTHER)  # type: ignore[arg-type]
    building = Building(gross_floor_area_m2=100.0)
    return Project("p", "P", variants=(Variant("v", building=building, bill=Bill(lines), products=(card,)),))


@pytest.fixture
def page(workspace: Workspace, reference: Reference, qtbot: QtBot) -> MaterialsPage:
    return page_on(workspace, qtbot, project_with(reference))


def steps(page: MaterialsPage) -> int:
    assert page.workspace.open is not None
    return page.workspace.open.undo_stack.count()


def test_keys_open_an_assembly_and_close_it_in_one_step_each(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill_of(page)
    go_to(page, "w")
    qtbot.keyClick(page.view, Qt.Key.Key_Right, ALT)
    layers = [line for line in bill_of(page) if line.opened_from is not None]
    assert len(layers) > 3
    assert steps(page) == 1
    assert current_id(page) == "w.1"
    assert page.view.selected_block()[0] == range(1, 1 + len(layers))
    held = {card.id for card in page.workspace.open.variant.products}
    assert {layer.product_id for layer in layers} <= held
    qtbot.keyClick(page.view, Qt.Key.Key_Left, ALT)
    assert bill_of(page) == before
    assert (steps(page), current_id(page)) == (2, "w")
    undo(page)
    undo(page)
    assert bill_of(page) == before


def test_layers_are_drawn_and_told_as_belonging_together(page: MaterialsPage) -> None:
    go_to(page, "w")
    page.table_actions.do("open_assembly")
    places = [page.model.layer_at(row) for row in range(page.model.rowCount())]
    count = sum(line.opened_from is not None for line in bill_of(page))
    assert places == [None, *[LayerPlace.AMONG] * (count - 1), LayerPlace.LAST, None]
    index = page.model.index(1, COLUMN_OF["description"])
    assert "laag van HSB-wand" in index.data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "laag van" not in page.model.index(0, index.column()).data(int(Qt.ItemDataRole.AccessibleTextRole))
    drawn = page.view.frozen.grab().toImage()
    page.table_actions.do("close_assembly")
    assert page.view.frozen.grab().toImage() != drawn


def test_layers_get_their_contribution_with_the_next_report(page: MaterialsPage, qtbot: QtBot) -> None:
    go_to(page, "w")
    page.table_actions.do("open_assembly")
    qtbot.waitUntil(lambda: page.model.bar_at(1) is not None, timeout=10_000)
    count = sum(line.opened_from is not None for line in bill_of(page))
    assert all(page.model.bar_at(row) is not None for row in range(1, count + 1))


def test_the_menu_offers_what_fits_the_line(page: MaterialsPage) -> None:
    def offered(line_id: str) -> set[str]:
        go_to(page, line_id)
        return set(page.table_actions.line_menu().names()) & {"open_assembly", "close_assembly"}

    assert offered("w") == {"open_assembly"}
    assert offered("z") == set()
    go_to(page, "w")
    page.table_actions.do("open_assembly")
    assert offered("w.2") == {"close_assembly"}


def test_the_menu_carries_out_what_was_chosen_and_a_locked_bill_only_copies(page: MaterialsPage) -> None:
    go_to(page, "w")
    menu = page.table_actions.line_menu()
    next(each for each in menu.actions() if each.objectName() == "open_assembly").trigger()
    assert any(line.opened_from is not None for line in bill_of(page))
    page.model.set_locked(True)
    go_to(page, "w.1")
    assert page.table_actions.line_menu().names() == ("copy",)


def test_the_menu_is_asked_for_by_key_and_by_mouse(page: MaterialsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_at: list[QPoint] = []
    monkeypatch.setattr(LineMenu, "popup", lambda _, place: opened_at.append(place))
    go_to(page, "w")
    corner = page.view.viewport().mapToGlobal(page.view.visualRect(page.view.currentIndex()).bottomLeft())
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        page.view.frozen.contextMenuEvent(QContextMenuEvent(reason, QPoint(5, 6), QPoint(50, 60)))
    assert opened_at == [corner, QPoint(50, 60)]


def test_a_provisional_assembly_is_confirmed_first_in_the_same_step(
    workspace: Workspace, reference: Reference, qtbot: QtBot, notices: list[Notice]
) -> None:
    mass = card_of(reference).mass_kg_per_unit
    proposed = ProvisionalProduct(WALL, mass)
    page = page_on(workspace, qtbot, project_with(reference, product_id="", provisional=proposed))
    before = bill_of(page)
    go_to(page, "w")
    qtbot.keyClick(page.view, Qt.Key.Key_Right, ALT)
    assert bill_of(page) == before
    assert "nog voorlopig" in notices[-1].text
    assert notices[-1].action is not None
    notices[-1].action()
    assert any(line.opened_from is not None for line in bill_of(page))
    assert steps(page) == 1
    undo(page)
    assert bill_of(page) == before


def test_the_offer_lapses_with_the_line(
    workspace: Workspace, reference: Reference, qtbot: QtBot, notices: list[Notice]
) -> None:
    """The control of the test above: what was offered for one line never opens another."""
    page = page_on(workspace, qtbot, project_with(reference, product_id="", provisional=ProvisionalProduct(WALL)))
    go_to(page, "w")
    page.table_actions.do("open_assembly")
    offer = notices[-1].action
    page.actions_on_bill.reject((1,))
    assert offer is not None
    offer()
    assert not any(line.opened_from is not None for line in bill_of(page))
    assert "niets geopend" in notices[-1].text


@pytest.mark.parametrize(
    ("line_id", "asked", "told"),
    [
        ("z", "open_assembly", "geen opbouw"),
        ("z", "close_assembly", "geen laag"),
        ("w", "close_assembly", "geen laag"),
    ],
)
def test_a_refusal_is_told_and_changes_nothing(
    page: MaterialsPage, notices: list[Notice], line_id: str, asked: str, told: str
) -> None:
    go_to(page, line_id)
    page.table_actions.do(asked)
    assert (notices[-1].kind, steps(page)) == (NoticeKind.PROBLEM, 0)
    assert told in notices[-1].text


def test_closing_layers_says_that_a_change_in_them_lapses(page: MaterialsPage, notices: list[Notice]) -> None:
    go_to(page, "w")
    page.table_actions.do("open_assembly")
    page.table_actions.do("close_assembly")
    assert not notices
    page.table_actions.do("open_assembly")
    page.actions_on_bill.set_cells({1: {"quantity": 1.0}})
    page.table_actions.do("close_assembly")
    assert "vervallen" in notices[-1].text
    assert notices[-1].action is not None
    notices[-1].action()
    assert bill_of(page)[1].quantity == 1.0


def test_a_filter_and_sorting_stay_when_an_assembly_opens(page: MaterialsPage) -> None:
    page.filter_row.filtered.emit("hsb")
    assert shown_ids(page) == ["w"]
    go_to(page, "w")
    page.table_actions.do("open_assembly")
    assert len(bill_of(page)) > 3
    page.ordering.clear()
    page.view.sort_asked.emit("quantity")
    go_to(page, "w.2")
    page.table_actions.do("close_assembly")
    assert {line.id for line in bill_of(page)} == {"a", "w", "z"}
    assert page.model.ordering.sort_field == "quantity"
    assert current_id(page) == "w"


def test_the_toolbar_menu_has_both_actions(page: MaterialsPage, qapp: QApplication) -> None:
    go_to(page, "w")
    texts = {action.text().split("\t")[0]: action for action in page.toolbar.menu.actions()}
    texts["Opbouw openen in lagen"].trigger()
    assert any(line.opened_from is not None for line in bill_of(page))
    texts["Lagen sluiten tot opbouw"].trigger()
    assert not any(line.opened_from is not None for line in bill_of(page))
