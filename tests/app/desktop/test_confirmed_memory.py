"""The memory of confirmed products in the window: what is remembered, undone and proposed, and its tab."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop.importing.take_in import Destination
from app.desktop.importing.window import ImportWindow
from app.desktop.pages.library import LibraryPage
from app.desktop.pages.library.confirmed_tab import ConfirmedTab
from app.desktop.pages.materials.actions import BillActions
from app.desktop.session import open_confirmed_texts
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.services.library.confirmed_texts import ConfirmedTextsEdit
from app.services.matching.provisional_bill import matching_with
from models.domain.bill import Bill, BillLine
from models.domain.library.confirmed_text import confirmed_text, same_text
from models.domain.product import ProductCard
from models.domain.project import Project, Variant
from models.domain.quantities import KG, SQUARE_METRE
from models.presentation.proposal_reasons import CONFIRMED_BEFORE
from models.storage.errors import StoreInUseError
from models.storage.sqlite.confirmed_texts import read_confirmed_texts, write_confirmed_texts
from models.storage.sqlite.library import save_own_product

WALL, FLOOR = "Kalkzandsteen binnenspouwblad 100 mm", "Kanaalplaatvloer 200 mm"
ODD = "Type B7 gevelvulling 120 mm"
LINES = (
    BillLine("a", WALL, 12.0, SQUARE_METRE),
    BillLine("b", FLOOR, 30.0, SQUARE_METRE),
    BillLine("c", WALL.upper(), 3.0, SQUARE_METRE),
    BillLine("d", ODD, 5.0, SQUARE_METRE),
)


@pytest.fixture
def workspace(workspace: Workspace) -> Iterator[Workspace]:
    yield workspace
    workspace.close_documents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def actions(workspace: Workspace) -> BillActions:
    """The actions on a bill that was just matched."""
    matching = matching_with(workspace.reference.library, workspace.reference)
    variant = matching.matched(Variant("v", bill=Bill(LINES))).variant
    workspace.store.save_project(Project("p", "P", variants=(variant,)))
    assert workspace.open_project("p")
    return BillActions(workspace, workspace)


def stored(workspace: Workspace) -> dict[str, str]:
    """What the store remembers once everything is saved."""
    assert workspace.confirmed.saving.finish()
    return {text_id: text.target for text_id, text in read_confirmed_texts(workspace.store).texts.items()}


def undo(workspace: Workspace) -> None:
    assert workspace.open is not None
    workspace.open.undo_stack.undo()


def target(workspace: Workspace, text: str) -> str:
    matching = matching_with(workspace.reference.library, workspace.reference)
    return matching.proposals(BillLine("x", text, 1.0, SQUARE_METRE))[0].id


# The queue -----------------------------------------------------------------------------------------


def test_confirming_remembers_and_the_same_step_takes_both_back(
    workspace: Workspace, actions: BillActions
) -> None:
    assert workspace.open is not None
    lime, slab = target(workspace, WALL), target(workspace, FLOOR)
    assert actions.confirm([0, 1, 2])
    assert workspace.open.undo_stack.count() == 1
    assert workspace.open.undo_stack.undoText() == "3 producten bevestigen"
    assert workspace.open.variant.bill.lines[0].product_id.startswith(lime)
    assert stored(workspace) == {same_text(WALL): lime, same_text(FLOOR): slab}
    undo(workspace)
    assert stored(workspace) == {}
    assert workspace.open.variant.bill.lines[0].provisional is not None
    workspace.open.undo_stack.redo()
    assert stored(workspace) == {same_text(WALL): lime, same_text(FLOOR): slab}


def test_undo_leaves_what_was_changed_meanwhile(workspace: Workspace, actions: BillActions) -> None:
    assert actions.confirm([0, 1])
    memory = workspace.confirmed
    held = memory.state[same_text(WALL)]
    memory.do("x", ConfirmedTextsEdit(((held, confirmed_text(WALL, "glaswol")),)))
    undo(workspace)
    assert stored(workspace) == {same_text(WALL): "glaswol"}


def test_choosing_and_picking_remember_and_rejecting_forgets(workspace: Workspace, actions: BillActions) -> None:
    lime = target(workspace, WALL)
    glass = workspace.reference.products["glaswol"]
    assert actions.choose([0, 2], "glaswol", [glass])
    assert stored(workspace) == {same_text(WALL): "glaswol"}
    undo(workspace)
    assert stored(workspace) == {}
    write_before = ConfirmedTextsEdit(((None, confirmed_text(WALL, lime)),))
    workspace.confirmed.apply(write_before)
    assert actions.reject([0])
    assert stored(workspace) == {}
    undo(workspace)
    assert stored(workspace) == {same_text(WALL): lime}
    assert actions.set_cells({3: {"product_id": "glaswol"}}, [glass])
    assert stored(workspace)[same_text(ODD)] == "glaswol"
    before = stored(workspace)
    assert actions.set_cells({1: {"quantity": 4.0}})
    assert actions.clear([3], ["product_id"])
    assert stored(workspace) == before


def test_what_cannot_be_remembered_is_told_and_the_edit_stays(
    workspace: Workspace, actions: BillActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    workspace.notice.connect(told.append)

    def refuse(*_: object) -> None:
        raise StoreInUseError(path="x")

    monkeypatch.setattr(open_confirmed_texts, "write_changes", refuse)
    assert actions.confirm([0])
    assert not workspace.confirmed.saving.finish()
    QCoreApplication.processEvents()
    assert [notice.kind for notice in told] == [NoticeKind.PROBLEM]
    assert workspace.open is not None
    assert workspace.open.variant.bill.lines[0].product_id
    assert workspace.open.saving.finish()
    assert workspace.store.load_project("p").variants[0].bill.lines[0].product_id
    monkeypatch.undo()
    workspace.confirmed.saving.retry()
    assert stored(workspace), "a later save takes it along"


def test_a_damaged_list_is_not_used_and_not_written_and_confirming_goes_on(
    workspace: Workspace, actions: BillActions
) -> None:
    with workspace.store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO library_item VALUES ('confirmed_text', 'x', '{}', replace(hex(zeroblob(32)), '0', 'a'))"
        )
    assert workspace.confirmed.state == {}
    assert workspace.confirmed.damaged_count is None
    assert actions.confirm([0])
    assert workspace.confirmed.saving.finish()
    assert workspace.confirmed.state == {}
    assert workspace.matching.maker()().proposals(LINES[0])


# What is proposed ----------------------------------------------------------------------------------


def test_the_matching_of_the_window_proposes_what_was_confirmed(
    workspace: Workspace, actions: BillActions
) -> None:
    make = workspace.matching.maker()
    line = LINES[3]
    before = [proposal.id for proposal in make().proposals(line)]
    assert actions.set_cells({3: {"product_id": "glaswol"}}, [workspace.reference.products["glaswol"]])
    first = make().proposals(line)[0]
    assert first.id == "glaswol"
    assert first.reasons[0].code == CONFIRMED_BEFORE
    undo(workspace)
    assert [proposal.id for proposal in make().proposals(line)] == before


@pytest.mark.parametrize("destination", [Destination.NEW, Destination.ADD])
def test_an_import_proposes_and_remembers(
    workspace: Workspace, actions: BillActions, qtbot: QtBot, destination: Destination
) -> None:
    del actions
    workspace.confirmed.apply(ConfirmedTextsEdit(((None, confirmed_text(ODD, "glaswol")),)))
    window = ImportWindow(workspace, destination)
    qtbot.addWidget(window)
    window.add_pasted(f"omschrijving\thoeveelheid\teenheid\n{WALL}\t12\tm2\n{ODD}\t5\tm2\n")
    qtbot.waitUntil(lambda: not any(file.is_busy for file in window.files), timeout=20_000)
    window.show()
    file = window.current
    assert file is not None
    wall, odd = sorted(file.groups, key=lambda group: group.text != WALL)
    assert odd.proposals[0].id == "glaswol"
    done = file.completed()
    assert done is not None
    assert done.lines[odd.positions[0]].provisional is not None
    listed = window.products_tab.model
    (at,) = (row for row in range(listed.rowCount()) if listed.group(row) == wall)
    window.products_tab.table.selectRow(at)
    window.products_tab.panel.confirm_button.click()
    with qtbot.waitSignal(window.importer.done, timeout=10_000):
        window.take_in()
    qtbot.waitUntil(lambda: same_text(WALL) in workspace.confirmed.state, timeout=5_000)
    assert stored(workspace) == {same_text(ODD): "glaswol", same_text(WALL): target(workspace, WALL)}
    if destination is Destination.NEW:
        workspace.list_undo.undo()
    else:
        undo(workspace)
    assert stored(workspace) == {same_text(ODD): "glaswol"}
    window.reject()


# The library ---------------------------------------------------------------------------------------


@pytest.fixture
def tab(workspace: Workspace, qtbot: QtBot) -> Iterator[ConfirmedTab]:
    save_own_product(workspace.store, ProductCard("eigen-1", "Hennepkalk", "Hempcrete", KG))
    workspace.reload_reference()
    texts = [(WALL, "kalkzandsteen"), (FLOOR, "kanaalplaatvloer"), ("Hennep", "eigen-1"), ("Weg", "eigen-9")]
    write_confirmed_texts(workspace.store, [confirmed_text(text, name) for text, name in texts])
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.tabs.setCurrentWidget(page.confirmed)
    page.activateWindow()
    yield page.confirmed
    page.hide()


def rows(tab: ConfirmedTab) -> list[tuple[str, str]]:
    model = tab.model
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def test_the_model_holds_what_qt_asks_of_it(tab: ConfirmedTab, qtmodeltester: Callable[..., object]) -> None:
    qtmodeltester.check(tab.model)  # type: ignore[attr-defined]


def test_texts_are_listed_with_their_products_and_searched_by_both(tab: ConfirmedTab) -> None:
    assert [text for text, _ in rows(tab)] == ["Hennep", WALL, FLOOR, "Weg"]
    assert rows(tab)[0] == ("Hennep", "Hennepkalk")
    assert rows(tab)[3] == ("Weg", "eigen-9, niet meer in de bibliotheek")
    tab.search.setText("hennepKALK")
    assert [text for text, _ in rows(tab)] == ["Hennep"]
    tab.search.setText("200 vloer")
    assert [text for text, _ in rows(tab)] == [FLOOR]
    tab.search.setText("zzz")
    assert tab.empty.isVisible()
    assert tab.empty.text().startswith("Geen tekst")
    assert not tab.panel.isVisible()
    tab.search.clear()
    tab.model.sort(1, Qt.SortOrder.DescendingOrder)
    names = [name for _, name in rows(tab)]
    assert names == sorted(names, key=str.casefold, reverse=True)


def test_a_text_is_forgotten_by_key_and_comes_back_by_undo(workspace: Workspace, tab: ConfirmedTab) -> None:
    tab.table.selectRow(1)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    assert [text for text, _ in rows(tab)] == ["Hennep", FLOOR, "Weg"]
    assert [text.text for text in tab.texts] == [FLOOR], "the next one is chosen"
    assert same_text(WALL) not in stored(workspace)
    stack = workspace.library.undo_stack
    assert stack.undoText() == "Tekst vergeten"
    stack.undo()
    assert [text for text, _ in rows(tab)] == ["Hennep", WALL, FLOOR, "Weg"]
    assert same_text(WALL) in stored(workspace)
    tab.table.selectAll()
    tab.delete_button.click()
    assert stored(workspace) == {}
    assert tab.empty.text().startswith("Nog geen bevestigde teksten")
    stack.undo()
    assert len(stored(workspace)) == 4


@pytest.mark.parametrize("name", ["glaswol", "be-gevel-spouw-1983"])
def test_a_text_gets_another_product_card_or_assembly(workspace: Workspace, tab: ConfirmedTab, name: str) -> None:
    library = workspace.reference.library
    title = (library.cards.get(name) or library.assemblies[name]).name_nl
    tab.table.selectRow(3)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_F2)
    assert tab.product.hasFocus()
    tab.product.clear()
    QTest.keyClicks(tab.product, title)
    assert name in [choice.key for choice in tab._found(title)]
    QTest.keyClick(tab.product, Qt.Key.Key_Return)
    assert rows(tab)[3] == ("Weg", title)
    assert stored(workspace)["weg"] == name
    workspace.library.undo_stack.undo()
    assert stored(workspace)["weg"] == "eigen-9"
    tab.table.selectRow(0)
    QTest.keyClick(tab.product, Qt.Key.Key_Return)
    assert stored(workspace)["hennep"] == "eigen-1", "Enter without a choice changes nothing"


def test_what_is_confirmed_shows_at_once_and_damage_is_told(
    workspace: Workspace, qtbot: QtBot, tab: ConfirmedTab
) -> None:
    workspace.confirmed.apply(ConfirmedTextsEdit(((None, confirmed_text("Aaa", "glaswol")),)))
    assert rows(tab)[0][0] == "Aaa"
    assert stored(workspace)["aaa"] == "glaswol"
    told: list[Notice] = []
    with workspace.store.writing() as connection:
        connection.exec_driver_sql("UPDATE library_item SET content = '{}' WHERE id = 'weg'")
    workspace.notice.connect(told.append)
    workspace.use_store(workspace.store)
    tab.show_all()
    assert [notice.kind for notice in told] == [NoticeKind.PROBLEM], "once"
    assert [text for text, _ in rows(tab)] == ["Aaa", "Hennep", WALL, FLOOR]
    assert workspace.confirmed.damaged_count == 1
    del qtbot


def test_the_window_does_not_read_them_before_they_are_needed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    real = read_confirmed_texts
    monkeypatch.setattr(open_confirmed_texts, "read_confirmed_texts", lambda store: asked.append(1) or real(store))
    workspace.use_store(workspace.store)
    workspace.reload_reference()
    assert asked == []
    assert workspace.matching.maker()().proposals(LINES[0])
    assert asked == [1]
    assert workspace.confirmed.state == {}
    assert asked == [1]
