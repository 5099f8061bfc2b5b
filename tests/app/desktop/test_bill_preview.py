"""The import preview on a stranger's bill: what counts, what is left to do and left out, and pasting as import."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.desktop.importing.take_in import Destination
from app.desktop.importing.window import ImportWindow
from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.workspace import Workspace
from app.services.editing.edits import change_variant
from app.services.imports.imported_lines import GroupState, TextGroup
from models.domain.bill import BillLine
from models.domain.project import Building, Project, Variant
from models.storage.document.project_document import content_hash
from tests.app.importing import house_bill

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WALL, FLOOR, ODD = "Kalkzandsteen binnenspouwblad 100 mm", "Kanaalplaatvloer 200 mm", "Iets geheel onbekends"
WRECK, HOURS = "Slopen bestaande wand", "Draaiuren kraan"
BILL = (
    "Project:\tDe Werf\n"
    "BVO\t156 m2\n"
    "omschrijving\thoeveelheid\teenheid\n"
    f"{WALL}\t12\tm2\n"
    f"{WALL}\t8\tm2\n"
    f"{WRECK}\t3\tm2\n"
    f"{HOURS}\t12\tuur\n"
    f"{ODD}\t2\tm2\n"
    f"{FLOOR}\t4\tvadem\n"
    "omschrijving\thoeveelheid\teenheid\n"
    "Steenwol spouwisolatie 100 mm\tabc\tm2\n"
    "Subtotaal\t99\t\n"
)
Opened = Callable[..., ImportWindow]


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace) -> Iterator[Opened]:
    made: list[ImportWindow] = []

    def open_window(text: str = BILL, destination: Destination = Destination.NEW) -> ImportWindow:
        window = ImportWindow(workspace, destination)
        qtbot.addWidget(window)
        made.append(window)
        window.add_pasted(text)
        settle(qtbot, window)
        window.show()
        return window

    yield open_window
    for window in made:
        window.reject()


@pytest.fixture
def empty(workspace: Workspace) -> Project:
    """An open project whose only bill is empty."""
    project = Project("leeg", "Leeg", variants=(Variant("v", "A"),))
    workspace.store.save_project(project)
    assert workspace.open_project("leeg")
    return project


@pytest.fixture
def page(workspace: Workspace, empty: Project, qtbot: QtBot) -> MaterialsPage:
    made = MaterialsPage(workspace)
    qtbot.addWidget(made)
    made.attach()
    made.show()
    made.activateWindow()
    return made


def settle(qtbot: QtBot, window: ImportWindow) -> None:
    qtbot.waitUntil(lambda: not any(file.is_busy for file in window.files), timeout=20_000)


def take(qtbot: QtBot, window: ImportWindow) -> None:
    with qtbot.waitSignal(window.importer.done, timeout=10_000):
        window.bar.take_button.click()


def listed(window: ImportWindow) -> list[str]:
    model = window.products_tab.model
    groups = (model.group(row) for row in range(model.rowCount()))
    return [group.text for group in groups if group is not None]


def choose(window: ImportWindow, text: str) -> TextGroup:
    """Selects a text in the list and puts the keyboard there."""
    row = listed(window).index(text)
    window.products_tab.table.selectRow(row)
    window.products_tab.table.setFocus()
    group = window.products_tab.model.group(row)
    assert group is not None
    return group


def state(window: ImportWindow, group: TextGroup) -> GroupState:
    return window.files[0].state_of(group)


def button(window: ImportWindow, words: str) -> QPushButton:
    return next(each for each in window.head.buttons if words in each.text())


def sentence(window: ImportWindow) -> str:
    return window.head.sentence.text().replace("\N{NO-BREAK SPACE}", " ")


def lines(workspace: Workspace) -> tuple[BillLine, ...]:
    assert workspace.open is not None
    return workspace.open.variant.bill.lines


# The report -------------------------------------------------------------------------------------


def test_the_head_says_how_many_lines_count_and_of_how_much_mass(opened: Opened) -> None:
    window = opened()
    said = sentence(window)
    assert "2 van 5 regels tellen mee (voorlopig)" in said
    assert "100 % van de massa" in said
    assert "3 zonder bekende massa" in said
    assert window.bar.take_button.text() == "Neem 5 regels op in een nieuw project"


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("zonder product", {ODD, FLOOR}),
        ("eenheid onbekend", {FLOOR}),
        ("zonder hoeveelheid", {"Steenwol spouwisolatie 100 mm"}),
        ("niet gelezen", {"Steenwol spouwisolatie 100 mm"}),
        ("niet meegenomen", {WRECK, HOURS, "Subtotaal"}),
    ],
)
def test_each_problem_has_one_button_that_brings_to_its_rows(opened: Opened, words: str, texts: set[str]) -> None:
    window = opened()
    assert set(listed(window)) != texts
    window.tabs.setCurrentIndex(0)
    button(window, words).click()
    assert window.tabs.currentIndex() == 2
    assert set(listed(window)) == texts


def test_a_bill_without_problems_has_no_button(opened: Opened) -> None:
    window = opened(f"omschrijving\thoeveelheid\teenheid\n{WALL}\t12\tm2\n")
    assert window.head.buttons == []
    assert "De regel telt mee (voorlopig), 100 %" in sentence(window)


def test_the_report_follows_what_is_chosen(opened: Opened) -> None:
    window = opened()
    choose(window, WALL)
    window.products_tab.panel.none_button.click()
    assert "0 van 5 regels tellen mee" in sentence(window)
    assert "voorlopig" not in sentence(window)
    assert button(window, "zonder product").text().startswith("4 ")


# Products ---------------------------------------------------------------------------------------


def test_the_heaviest_text_without_a_product_comes_first_and_left_out_is_apart(opened: Opened) -> None:
    window = opened()
    assert listed(window)[-1] == "Steenwol spouwisolatie 100 mm"
    assert set(listed(window)[:2]) == {ODD, FLOOR}
    assert not {WRECK, HOURS, "Subtotaal"} & set(listed(window))


def test_keys_in_the_list_confirm_take_away_and_restore(opened: Opened) -> None:
    window = opened()
    table = window.products_tab.table
    wall = choose(window, WALL)
    assert state(window, wall) is GroupState.PROVISIONAL
    QTest.keyClick(table, Key.Key_1)
    assert state(window, wall) is GroupState.FIRM
    choose(window, WALL)
    QTest.keyClick(table, Key.Key_Delete)
    assert state(window, wall) is GroupState.NO_PRODUCT
    choose(window, WALL)
    QTest.keyClick(table, Key.Key_Backspace)
    assert state(window, wall) is GroupState.PROVISIONAL


def test_enter_goes_to_the_proposals_and_enter_there_confirms_and_goes_on(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    panel, table = window.products_tab.panel, window.products_tab.table
    window.activateWindow()
    wall = choose(window, WALL)
    QTest.keyClick(table, Key.Key_Return)
    qtbot.waitUntil(panel.proposals.hasFocus)
    QTest.keyClick(panel.proposals, Key.Key_Return)
    assert state(window, wall) is GroupState.FIRM
    assert window.isVisible(), "Enter never takes in"
    assert [group.text for group in window.products_tab.chosen()] != [WALL]


def test_one_confirmation_holds_for_every_line_with_the_text(
    opened: Opened, workspace: Workspace, qtbot: QtBot
) -> None:
    window = opened()
    choose(window, WALL)
    assert "2 regels" in window.products_tab.panel.text.text()
    window.products_tab.panel.confirm_button.click()
    take(qtbot, window)
    firm = [line for line in lines(workspace) if line.product_id]
    assert [line.description for line in firm] == [WALL, WALL]
    assert all(line.mass_kg_per_unit for line in firm)
    assert {line.product_id for line in firm} <= {card.id for card in workspace.open.variant.products}


def test_every_proposal_says_why_in_words(opened: Opened) -> None:
    window = opened()
    choose(window, WALL)
    proposals = window.products_tab.panel.proposals
    told = [proposals.item(row).text() for row in range(proposals.count())]
    assert 1 <= len(told) <= 3
    assert all("tekst noemt" in each and "kg" in each for each in told)
    assert not any("%" in each for each in told), "no percentage of certainty"


def test_a_card_of_the_library_is_found_while_typing(opened: Opened, workspace: Workspace, qtbot: QtBot) -> None:
    window = opened()
    choose(window, ODD)
    search = window.products_tab.panel.search
    QTest.keyClicks(search, "zand")
    QTest.keyClick(search, Key.Key_Return)
    assert window.isVisible()
    take(qtbot, window)
    odd = next(line for line in lines(workspace) if line.description == ODD)
    assert "zand" in odd.product_id


# Left out ---------------------------------------------------------------------------------------


def test_a_line_that_was_left_out_is_taken_along_by_one_key(
    opened: Opened, workspace: Workspace, qtbot: QtBot
) -> None:
    window = opened()
    button(window, "niet meegenomen").click()
    wreck = choose(window, WRECK)
    assert "sloop" in window.products_tab.panel.proposals.item(0).text()
    QTest.keyClick(window.products_tab.table, Key.Key_Space)
    assert state(window, wreck) is GroupState.NONE
    assert window.bar.take_button.text() == "Neem 6 regels op in een nieuw project"
    take(qtbot, window)
    assert [line.description for line in lines(workspace)].index(WRECK) == 2, "at its place in the file"


def test_everything_of_one_kind_is_taken_along_at_once_and_the_rest_stays(opened: Opened) -> None:
    window = opened(BILL + "Uurloon timmerman\t3\tuur\n")
    button(window, "niet meegenomen").click()
    choose(window, HOURS)
    window.products_tab.panel.kind_button.click()
    groups = {group.text: state(window, group) for group in window.files[0].groups}
    assert groups[HOURS] is groups["Uurloon timmerman"] is GroupState.NONE
    assert groups[WRECK] is GroupState.LEFT_OUT


# Facts ------------------------------------------------------------------------------------------


def test_a_fact_of_the_title_block_is_taken_over_by_one_tick_and_never_by_itself(
    opened: Opened, workspace: Workspace, qtbot: QtBot
) -> None:
    window = opened()
    box = window.head.facts["gross_floor_area_m2"]
    assert "156" in box.text()
    assert "A2" in box.text()
    assert not any(each.isChecked() for each in window.head.facts.values())
    box.click()
    take(qtbot, window)
    assert workspace.open is not None
    assert workspace.open.variant.building.gross_floor_area_m2 == 156.0
    assert workspace.open.project.name == "Klembord", "the name was not ticked"


def test_all_facts_by_one_button(opened: Opened, workspace: Workspace, qtbot: QtBot) -> None:
    window = opened()
    window.head.all_facts_button.click()
    take(qtbot, window)
    assert workspace.open is not None
    assert workspace.open.project.name == "De Werf"


def test_what_the_project_has_is_not_overruled(opened: Opened, workspace: Workspace, qtbot: QtBot) -> None:
    kept = Project("p", "Eigen", variants=(Variant("v", "A", building=Building(gross_floor_area_m2=99.0)),))
    workspace.store.save_project(kept)
    assert workspace.open_project("p")
    window = opened(destination=Destination.ADD)
    assert not window.head.facts["gross_floor_area_m2"].isEnabled()
    window.bar.choose(Destination.NEW)
    window.bar.destination_chosen.emit()
    assert window.head.facts["gross_floor_area_m2"].isEnabled(), "the control: a new project has no area yet"
    window.head.all_facts_button.click()
    window.bar.choose(Destination.ADD)
    take(qtbot, window)
    assert workspace.open is not None
    assert workspace.open.variant.building.gross_floor_area_m2 == 99.0
    assert workspace.open.project.name == "Eigen"


# Pasting ----------------------------------------------------------------------------------------


def pasted(page: MaterialsPage, text: str) -> ImportWindow | None:
    QGuiApplication.clipboard().setText(text)
    page.table_actions.do("paste")
    return next((each for each in page.findChildren(ImportWindow) if each.isVisible()), None)


def test_a_bill_pasted_into_an_empty_project_is_a_living_scorecard_in_two_clicks(
    page: MaterialsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    before = content_hash(workspace.open.project)
    rest = "HR++ glas\t9\tm2\nHeipalen prefab beton 290x290, lengte 12 m\t18\tst\nBetonpannen\t40\tm2\n"
    window = pasted(page, BILL + rest)
    assert window is not None
    settle(qtbot, window)
    assert window.bar.take_button.text() == "Voeg 8 regels toe aan de materiaalstaat"
    take(qtbot, window)
    opened = workspace.open
    qtbot.waitUntil(lambda: opened.report is not None and opened.report.variant == opened.variant, timeout=20_000)
    assert [line.description for line in lines(workspace)][:2] == [WALL, WALL]
    report = opened.report
    assert report is not None
    indications = [outcome.indication for outcome in report.scorecard.outcomes if outcome.indication]
    assert any(found.provisional_share and found.middle is not None for found in indications)
    assert workspace.open.undo_stack.count() == 1
    workspace.open.undo_stack.undo()
    assert content_hash(workspace.open.project) == before


def test_the_bill_of_a_house_counts_for_nine_tenths_of_its_mass_before_anything_is_stored(
    page: MaterialsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    window = pasted(page, house_bill.pasted())
    assert window is not None
    settle(qtbot, window)
    report = window.files[0].report
    assert report is not None
    assert report.line_count == house_bill.LINE_COUNT
    assert report.counted_share is not None
    assert report.counted_share >= 0.9
    with qtbot.waitSignal(workspace.open.reported, timeout=20_000):
        take(qtbot, window)
    assert sum(line.provisional is not None for line in lines(workspace)) == report.provisional_count


def test_ctrl_v_on_the_empty_page_pastes(page: MaterialsPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(BILL)
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Key.Key_V, CTRL)
    window = next(each for each in page.findChildren(ImportWindow) if each.isVisible())
    settle(qtbot, window)
    window.reject()


def test_cancelling_the_preview_of_a_paste_changes_nothing(
    page: MaterialsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    window = pasted(page, BILL)
    assert window is not None
    settle(qtbot, window)
    window.reject()
    assert lines(workspace) == ()
    assert workspace.open.undo_stack.count() == 0


def test_a_locked_bill_takes_no_paste(page: MaterialsPage, workspace: Workspace) -> None:
    import datetime as dt

    workspace.open.do("Vastleggen", change_variant(workspace.open.variant, frozen_on=dt.date(2026, 1, 2)))
    assert pasted(page, BILL) is None


def test_one_column_of_texts_is_a_bill_in_an_empty_project(page: MaterialsPage, qtbot: QtBot) -> None:
    window = pasted(page, f"{WALL}\n{FLOOR}\n")
    assert window is not None
    settle(qtbot, window)
    assert listed(window) != []
    window.reject()


def test_a_block_that_fits_the_columns_of_a_filled_bill_goes_in_directly(
    page: MaterialsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    first = pasted(page, BILL)
    assert first is not None
    settle(qtbot, first)
    take(qtbot, first)
    page.view.go_to(0, 2)
    count = len(lines(workspace))
    assert pasted(page, "21.11\n") is None
    assert len(lines(workspace)) == count
    again = pasted(page, BILL)
    assert again is not None, "the control: a bill with its header opens the preview"
    settle(qtbot, again)
    again.reject()


# The matching -----------------------------------------------------------------------------------


def test_the_matching_is_made_once_and_warmed_in_a_job(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.matching.warm()
    qtbot.waitUntil(lambda: not workspace.matching.is_warming, timeout=20_000)
    assert workspace.matching.maker()() is workspace.matching.maker()()
