"""Proposed products on the page Materialen: the card, its keys, what they change, and undo."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from provisional_samples import CARDS, LINES, lindenhof
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.workspace import Notice, Workspace
from app.paths import REFERENCE_DATA
from app.services.editing.provisional_queue import Alternative
from models.calculation.library.loader import load_with_products
from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.linkage import LinkState
from models.reference.reference import Reference
from widgets.bill.columns import COLUMN_OF
from widgets.bill.table_model import BAR_ROLE
from widgets.key_button import KeyButton

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BY_ID = {card.id: card for card in CARDS}


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.fixture
def workspace(workspace: Workspace, reference: Reference) -> Iterator[Workspace]:
    workspace.session.shipped_reference = reference
    yield workspace
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> MaterialsPage:
    return shown(workspace, qtbot, LINES)


def shown(workspace: Workspace, qtbot: QtBot, lines: Sequence[BillLine], width: int = 1000) -> MaterialsPage:
    """The page on the sample with these lines, when the first results are there."""
    project = lindenhof()
    variant = replace(project.variants[0], bill=replace(project.variants[0].bill, lines=tuple(lines)))
    workspace.store.save_project(replace(project, variants=(variant,)))
    assert workspace.open_project(project.id)
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(width, 640)
    page.show()
    qtbot.waitUntil(lambda: workspace.open.report is not None, timeout=10_000)
    qtbot.waitUntil(lambda: page.queue.current is None or page.queue.current.influence is not None)
    page.queue.proposals_for = other_proposals
    page.activateWindow()
    page.card.take_focus()
    return page


def bill(page: MaterialsPage) -> dict[str, BillLine]:
    assert page.workspace.open is not None
    return {line.id: line for line in page.workspace.open.variant.bill.lines}


def text(page: MaterialsPage) -> str:
    return page.queue.current.text if page.queue.current is not None else ""


def undo(page: MaterialsPage) -> None:
    assert page.workspace.open is not None
    page.workspace.open.undo_stack.undo()


def press(qtbot: QtBot, page: MaterialsPage, key: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(page.card.confirm_button, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_the_largest_comes_first_and_the_table_selects_its_line(page: MaterialsPage, qtbot: QtBot) -> None:
    assert text(page) == "Zonnepanelen 24 × 410 Wp"
    press(qtbot, page, Key.Key_Right)
    assert text(page) == "Binnenwand metal stud, 2 × gips 12,5 mm"
    assert page.model.line_at(page.view.currentIndex().row()).id == "r11"
    press(qtbot, page, Key.Key_Left)
    assert text(page) == "Zonnepanelen 24 × 410 Wp"
    assert page.model.line_at(page.view.currentIndex().row()).id == "r14"
    assert not page.workspace.open.undo_stack.canUndo()


def test_enter_confirms_one_line_and_undo_takes_it_back(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    press(qtbot, page, Key.Key_Return)
    line = bill(page)["r14"]
    assert (line.product_id, line.mass_kg_per_unit, line.provisional) == ("pv", 11.0, None)
    assert text(page) != "Zonnepanelen 24 × 410 Wp"
    assert page.card.has_focus
    undo(page)
    assert bill(page) == before
    assert not page.workspace.open.undo_stack.canUndo()


def test_enter_in_the_table_still_edits(page: MaterialsPage, qtbot: QtBot) -> None:
    """The control of the test above: the card's keys act only while it has the focus."""
    before = bill(page)
    page.view.setFocus()
    page.view.go_to(0, COLUMN_OF["quantity"])
    qtbot.keyClick(page.view, Key.Key_Return)
    assert bill(page) == before
    assert page.view.currentIndex().row() == 1
    qtbot.keyClick(page.view, Key.Key_F2)
    assert [e for e in page.view.findChildren(QLineEdit) if e.isVisible()]


def test_enter_on_another_button_does_what_that_button_says(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    page.card.later_button.setFocus()
    qtbot.keyClick(page.card.later_button, Key.Key_Return)
    assert bill(page) == before
    assert text(page) == "Binnenwand metal stud, 2 × gips 12,5 mm"


def go_to(page: MaterialsPage, line_id: str) -> None:
    lines = list(bill(page))
    page.view.go_to(page.model.rows.row_of[lines.index(line_id)], COLUMN_OF["description"])


def test_a_line_selected_in_the_table_comes_into_the_card(page: MaterialsPage) -> None:
    go_to(page, "r5")
    assert text(page) == "Zandcement dekvloer 70 mm"
    assert page.card.reason.text() == "naam en code komen overeen"
    go_to(page, "r2")
    assert text(page) == "Zandcement dekvloer 70 mm"


def test_one_key_confirms_all_lines_of_the_same_text_as_one_step(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    go_to(page, "r11")
    assert page.queue.current.positions == (10, 14)
    press(qtbot, page, Key.Key_Return, CTRL)
    assert {bill(page)[key].product_id for key in ("r11", "r15")} == {"gips"}
    undo(page)
    assert bill(page) == before


def test_the_selected_one_of_the_same_text_is_the_one_that_enter_confirms(
    page: MaterialsPage, qtbot: QtBot
) -> None:
    go_to(page, "r15")
    press(qtbot, page, Key.Key_Return)
    assert bill(page)["r15"].product_id == "gips"
    assert bill(page)["r11"].provisional is not None


def test_shift_enter_confirms_what_has_a_strong_reason_and_nothing_else(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    press(qtbot, page, Key.Key_Return, SHIFT)
    confirmed = {key for key, line in bill(page).items() if line.product_id and not before[key].product_id}
    assert confirmed == {"r1", "r5", "r11", "r15"}
    undo(page)
    assert bill(page) == before


def test_delete_rejects_and_the_line_has_no_product(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    press(qtbot, page, Key.Key_Delete)
    line = bill(page)["r14"]
    assert (line.product_id, line.provisional) == ("", None)
    assert page.editing.words.link(line) is LinkState.OPEN
    undo(page)
    assert bill(page) == before


def test_a_product_of_the_library_is_searched_in_place(
    page: MaterialsPage, qtbot: QtBot, reference: Reference
) -> None:
    before = bill(page)
    products = page.workspace.open.variant.products
    press(qtbot, page, Key.Key_F2)
    field = page.card.search.field
    assert field.isVisible()
    qtbot.keyClicks(field, "kalkzandsteen")
    qtbot.keyClick(field, Key.Key_Return)
    line = bill(page)["r14"]
    assert line.product_id in reference.products
    assert line.provisional is None
    assert line.product_id in {card.id for card in page.workspace.open.variant.products}
    assert page.card.has_focus
    undo(page)
    assert bill(page) == before
    assert page.workspace.open.variant.products == products


def test_escape_leaves_the_search_and_then_the_card(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    press(qtbot, page, Key.Key_F2)
    qtbot.keyClick(page.card.search.field, Key.Key_Escape)
    assert not page.card.search.field.isVisible()
    assert page.card.has_focus
    press(qtbot, page, Key.Key_Escape)
    assert not page.card.has_focus
    assert bill(page) == before


def other_proposals(line: BillLine) -> tuple[Alternative, ...]:
    assert line.id
    return tuple(
        Alternative(BY_ID[name], ProvisionalProduct(name, mass))
        for name, mass in (("pv", 11.0), ("zand", 5.0), ("glas", 30.0))
    )


def test_a_digit_takes_another_proposal_which_is_searched_in_a_job(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    press(qtbot, page, Key.Key_3)
    qtbot.waitUntil(lambda: bill(page)["r14"].provisional is None)
    assert (bill(page)["r14"].product_id, bill(page)["r14"].mass_kg_per_unit) == ("glas", 30.0)
    undo(page)
    assert bill(page) == before
    go_to(page, "r14")
    qtbot.waitUntil(lambda: len(others(page)) == 2)
    assert others(page) == ["2: Zand", "3: Drievoudig glas"]
    press(qtbot, page, Key.Key_2)
    assert bill(page)["r14"].product_id == "zand"
    undo(page)
    go_to(page, "r14")
    press(qtbot, page, Key.Key_1)
    assert bill(page)["r14"].product_id == "pv"


def others(page: MaterialsPage) -> list[str]:
    row = page.card.others
    return [row.itemAt(place).widget().accessibleName() for place in range(row.count())]


def test_an_assumed_mass_stays_unknown_and_is_offered_in_the_strip(
    page: MaterialsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    go_to(page, "r16")
    press(qtbot, page, Key.Key_Return)
    line = bill(page)["r16"]
    assert (line.product_id, line.mass_kg_per_unit) == ("staal", None)
    assert "aanname" in told[-1].text
    go_to(page, "r16")
    assert page.strip.offer_button.isVisible()
    assert "aanname" in page.strip.accessibleName()
    page.strip.offer_button.click()
    assert bill(page)["r16"].mass_kg_per_unit == 18.0


def test_the_strip_says_why_and_leaves_a_code_without_a_text_out(page: MaterialsPage) -> None:
    go_to(page, "r5")
    sentence = (
        "Voorlopig: Dekvloer zandcement. De tekst noemt ‘dekvloer’. NL-SfB 23 past bij dit materiaal. De massa"
    )
    assert page.strip.accessibleName().startswith(sentence)
    go_to(page, "r10")
    assert "a_code_of_a_file" not in page.strip.accessibleName()
    assert page.strip.accessibleName().startswith("Voorlopig: Drievoudig glas. De tekst noemt ‘glas’")


def test_when_none_is_left_the_card_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    linked = [line for line in LINES if line.product_id or line.provisional is not None]
    page = shown(workspace, qtbot, linked)
    while page.queue.current is not None:
        press(qtbot, page, Key.Key_Return, CTRL)
    assert page.card.accessibleDescription() == "Alle producten bevestigd"
    assert not page.card.has_focus
    height = page.card.height()
    undo(page)
    assert page.queue.current is not None
    assert page.card.height() == height


def test_lines_without_a_product_are_named_when_no_proposal_is_left(page: MaterialsPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_Return, SHIFT)
    while page.queue.current is not None:
        press(qtbot, page, Key.Key_Delete, CTRL)
    assert page.card.accessibleDescription().startswith("Geen voorstel meer. 6 regels")
    page.card.next_open_button.click()
    assert page.view.currentIndex().column() == COLUMN_OF["product_id"]


def test_the_meter_follows_every_confirmation(page: MaterialsPage, qtbot: QtBot) -> None:
    before = page.card.meter.accessibleName()
    assert before == "100 % van de massa gekoppeld, waarvan 59 % bevestigd; 2 regels zonder massa".replace(
        " %", "\xa0%"
    )
    press(qtbot, page, Key.Key_Return, SHIFT)
    assert page.card.meter.accessibleName() != before
    undo(page)
    assert page.card.meter.accessibleName() == before
    widths = page.card.meter.bar.widths()
    assert widths[0] > widths[1] > widths[2] == 0.0


def test_the_table_shows_the_state_of_each_product(page: MaterialsPage) -> None:
    model, product = page.model, COLUMN_OF["product_id"]
    faces = {model.line_at(row).id: model.face(row, product) for row in range(model.rowCount())}
    assert (faces["r1"].link, faces["r1"].text) == (LinkState.PROVISIONAL, "Houtskeletwand met houtvezel")
    assert faces["r2"].link is LinkState.CONFIRMED
    assert (faces["r9"].link, faces["r9"].text) == (LinkState.OPEN, "kies product")
    spoken = model.index(0, product).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Houtskeletwand met houtvezel, voorlopig"
    bars = {model.line_at(row).id: model.index(row, COLUMN_OF["contribution"]).data(BAR_ROLE) for row in range(16)}
    assert bars["r1"].is_provisional
    assert bars["r1"].known_fraction > 0
    assert not bars["r2"].is_provisional
    assert bars["r9"].is_missing


def test_the_card_keeps_its_height_and_is_lower_where_it_is_narrow(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown(workspace, qtbot, LINES)
    heights = set()
    for _ in range(8):
        heights.add(page.card.height())
        press(qtbot, page, Key.Key_Right)
    press(qtbot, page, Key.Key_F2)
    heights.add(page.card.height())
    assert len(heights) == 1
    page.resize(640, 600)
    qtbot.waitUntil(lambda: page.card.height() < min(heights))
    assert page.card.meter.isVisible()


def test_a_frozen_bill_can_be_looked_at_and_not_confirmed(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown(workspace, qtbot, LINES)
    page.card.set_locked(True)
    before = bill(page)
    for key, modifier in (
        (Key.Key_Return, None),
        (Key.Key_Return, SHIFT),
        (Key.Key_Delete, None),
        (Key.Key_2, None),
    ):
        press(qtbot, page, key, modifier)
    assert bill(page) == before


def test_everything_in_the_card_has_a_name(page: MaterialsPage) -> None:
    assert page.card.accessibleName()
    assert "Zonnepaneel mono" in page.card.accessibleDescription()
    for button in page.card.findChildren(KeyButton):
        assert button.accessibleName()


def test_deleting_the_cell_of_a_proposal_rejects_it(page: MaterialsPage, qtbot: QtBot) -> None:
    before = bill(page)
    page.view.setFocus()
    page.view.go_to(0, COLUMN_OF["product_id"])
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert bill(page)["r1"].provisional is None
    undo(page)
    assert bill(page) == before


def test_another_bill_shows_its_own_queue(page: MaterialsPage, workspace: Workspace, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_Right)
    other = replace(lindenhof(), id="ander", name="Ander")
    variant = replace(other.variants[0], bill=replace(other.variants[0].bill, lines=LINES[:2]))
    workspace.store.save_project(replace(other, variants=(variant,)))
    assert workspace.open_project("ander")
    page.attach()
    assert len(page.queue.entries) == 1


def test_the_matcher_gives_the_other_proposals(workspace: Workspace, qtbot: QtBot) -> None:
    lines = [replace(LINES[4], description="Kanaalplaat 200 mm begane grond")]
    project = lindenhof()
    variant = replace(project.variants[0], bill=replace(project.variants[0].bill, lines=tuple(lines)))
    workspace.store.save_project(replace(project, variants=(variant,)))
    assert workspace.open_project(project.id)
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(1000, 640)
    page.show()
    page.activateWindow()
    page.card.take_focus()
    qtbot.waitUntil(lambda: bool(others(page)), timeout=30_000)
    page.card.picked.emit(2)
    line = bill(page)["r5"]
    assert line.product_id in {card.id for card in workspace.open.variant.products}
    assert line.provisional is None
    undo(page)
    assert bill(page)["r5"].provisional is not None


# The menu of the card ---------------------------------------------------------------------------


def menu_of(page: MaterialsPage) -> dict[str, QAction]:
    """The entries of the card's menu as they stand when it opens."""
    page.card.menu.aboutToShow.emit()
    return {action.objectName(): action for action in page.card.menu.actions() if action.objectName()}


def test_a_narrow_card_has_every_action_in_its_menu(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown(workspace, qtbot, LINES, 700)
    go_to(page, "r11")
    qtbot.waitUntil(lambda: len(others(page)) == 2)
    assert page.card.menu_button.isVisible()
    corner = page.card.menu_button.mapTo(page.card, page.card.menu_button.rect().bottomRight())
    assert page.card.rect().contains(corner)
    names = {"confirm_same", "confirm_strong", "reject", "reject_same", "back", "pick 2", "pick 3"}
    assert set(menu_of(page)) == names
    for button in (page.card.confirm_button, page.card.choose_button, page.card.later_button):
        assert button.isVisible()


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("confirm_same", {"r11", "r15"}),
        ("reject", {"r11"}),
        ("reject_same", {"r11", "r15"}),
        ("confirm_strong", {"r1", "r5", "r11", "r15"}),
        ("pick 2", {"r11"}),
        ("back", set()),
    ],
)
def test_each_entry_does_what_its_key_does(
    workspace: Workspace, qtbot: QtBot, name: str, changed: set[str]
) -> None:
    page = shown(workspace, qtbot, LINES, 700)
    go_to(page, "r11")
    qtbot.waitUntil(lambda: len(others(page)) == 2)
    before = bill(page)
    menu_of(page)[name].trigger()
    assert {line_id for line_id, line in bill(page).items() if line != before[line_id]} == changed
    assert page.workspace.open.undo_stack.count() == bool(changed)


def test_the_menu_of_a_single_line_leaves_out_what_is_for_many(page: MaterialsPage) -> None:
    """The control of the tests above."""
    go_to(page, "r14")
    assert not {"confirm_same", "reject_same"} & set(menu_of(page))
    page.card.set_locked(True)
    assert [name for name, action in menu_of(page).items() if action.isEnabled()] == ["back"]


def test_enter_on_the_menu_button_opens_the_menu_and_confirms_nothing(
    page: MaterialsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(type(page.card.menu_button), "showMenu", lambda _: opened.append(True))
    before = bill(page)
    page.card.menu_button.setFocus()
    qtbot.keyClick(page.card.menu_button, Key.Key_Return)
    assert opened == [True]
    assert bill(page) == before


def test_the_reason_is_read_in_full_where_it_is_narrow(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown(workspace, qtbot, LINES, 700)
    go_to(page, "r5")
    below = page.card.reason_below
    assert below.isVisible()
    assert below.text() == "naam en code komen overeen"
    assert below.sizeHint().width() <= below.width()
    assert not page.card.reason.isVisible()
    page.resize(1000, 640)
    qtbot.waitUntil(page.card.reason.isVisible)
    assert not below.isVisible()
