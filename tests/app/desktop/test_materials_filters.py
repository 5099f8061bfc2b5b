"""Filters, columns, lit rows and counts of the page Materialen."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from materials_kit import bill_of, current_id, go_to, page_on, shown_ids, undo
from provisional_samples import LINES, lindenhof
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.workspace import Target, Workspace
from app.desktop.shell.status_line import StatusLine
from models.domain.bill import Bill
from models.domain.linkage import LinkState
from models.domain.project import Project
from widgets.bill.columns import COLUMN_OF, COLUMNS
from widgets.colours import shown_colours

ALL, PROVISIONAL, OPEN = None, LinkState.PROVISIONAL, LinkState.OPEN
WITHOUT = ["r9", "r13"]


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> Iterator[MaterialsPage]:
    yield page_on(workspace, qtbot, lindenhof())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(page: MaterialsPage, qtbot: QtBot, state: LinkState | None) -> None:
    qtbot.mouseClick(page.filter_row.chips[state], Qt.MouseButton.LeftButton)


def chip_texts(page: MaterialsPage) -> list[str]:
    return [chip.text() for chip in page.filter_row.chips.values()]


def test_chips_count_and_show_the_lines_of_their_state(page: MaterialsPage, qtbot: QtBot) -> None:
    assert chip_texts(page) == ["Alles 16", "Voorlopig 8", "Zonder product 2"]
    choose(page, qtbot, OPEN)
    assert shown_ids(page) == WITHOUT
    choose(page, qtbot, PROVISIONAL)
    assert shown_ids(page) == [line.id for line in LINES if line.provisional is not None]
    choose(page, qtbot, ALL)
    assert shown_ids(page) == [line.id for line in LINES]


def test_a_chip_and_a_text_together_show_what_fits_both(page: MaterialsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, PROVISIONAL)
    page.filter_row.filtered.emit("binnenwand")
    assert shown_ids(page) == ["r11", "r15"]
    page.go_to(Target(line_id="r13"))
    assert current_id(page) == "r13"
    assert shown_ids(page) == [line.id for line in LINES]
    assert page.filter_row.chips[ALL].isChecked()


def test_the_selection_stays_on_its_line_and_comes_back(page: MaterialsPage, qtbot: QtBot) -> None:
    go_to(page, "r9", "quantity")
    choose(page, qtbot, OPEN)
    assert current_id(page) == "r9"
    choose(page, qtbot, PROVISIONAL)
    assert current_id(page) == ""
    choose(page, qtbot, ALL)
    assert current_id(page) == "r9"
    assert page.view.currentIndex().column() == COLUMN_OF["quantity"]


def test_a_line_chosen_meanwhile_stays_the_chosen_one(page: MaterialsPage, qtbot: QtBot) -> None:
    """The control of the test above."""
    go_to(page, "r9")
    choose(page, qtbot, PROVISIONAL)
    go_to(page, "r5")
    choose(page, qtbot, ALL)
    assert current_id(page) == "r5"


def test_a_confirmed_line_stays_in_sight_until_the_filter_is_chosen_again(
    page: MaterialsPage, qtbot: QtBot
) -> None:
    choose(page, qtbot, PROVISIONAL)
    go_to(page, "r5")
    page.queue.pick(1)
    assert "r5" in shown_ids(page)
    qtbot.waitUntil(lambda: chip_texts(page)[1] == "Voorlopig 7", timeout=5000)
    choose(page, qtbot, PROVISIONAL)
    assert "r5" not in shown_ids(page)


def test_a_chip_without_lines_cannot_be_chosen(workspace: Workspace, qtbot: QtBot) -> None:
    project = lindenhof()
    firm = tuple(line for line in LINES if line.provisional is None and line.product_id)
    variant = replace(project.variants[0], bill=replace(project.variants[0].bill, lines=firm))
    page = page_on(workspace, qtbot, replace(project, variants=(variant,)))
    assert [chip.isEnabled() for chip in page.filter_row.chips.values()] == [True, False, False]


def test_the_status_line_counts_the_same(page: MaterialsPage, qtbot: QtBot) -> None:
    line = StatusLine(page.workspace)
    qtbot.addWidget(line)
    assert line._bill.text() == "16 regels · 8 voorlopig · 2 zonder product"
    go_to(page, "r5")
    page.queue.pick(1)
    qtbot.waitUntil(lambda: line._bill.text() == "16 regels · 7 voorlopig · 2 zonder product", timeout=5000)


def test_showing_the_bill_anew_keeps_the_counts(page: MaterialsPage) -> None:
    """A bill that is taken over whole is shown anew after its score came, and no other score follows."""
    page.show_all()
    assert chip_texts(page) == ["Alles 16", "Voorlopig 8", "Zonder product 2"]
    assert page.filter_row.chips[PROVISIONAL].isEnabled()


# Columns ----------------------------------------------------------------------------------------


def test_the_columns_stand_in_the_order_of_reading() -> None:
    first = ["marks", "nl_sfb", "description", "quantity", "unit", "product_id", "contribution"]
    assert [column.field for column in COLUMNS][:7] == first


def test_widths_that_were_stored_before_the_order_changed_are_kept(workspace: Workspace, qtbot: QtBot) -> None:
    stored = "marks=26;nl_sfb=66;description=310;quantity=100;unit=72;contribution=144;product_id=233;note=0"
    workspace.change_settings(workspace.settings.with_column_state("bill", stored))
    page = page_on(workspace, qtbot, lindenhof())
    assert page.view.columnWidth(COLUMN_OF["product_id"]) == 233
    assert page.view.columnWidth(COLUMN_OF["description"]) == 310
    assert page.view.isColumnHidden(COLUMN_OF["note"])
    page.resize(700, 640)
    assert page.view.columnWidth(COLUMN_OF["description"]) == 310


def test_without_stored_widths_all_up_to_the_contribution_is_in_sight(
    workspace: Workspace, qtbot: QtBot, page: MaterialsPage
) -> None:
    def end() -> int:
        last = COLUMN_OF["contribution"]
        return page.view.columnViewportPosition(last) + page.view.columnWidth(last)

    for width in (1000, 840):
        page.resize(width, 640)
        assert end() == page.view.viewport().width()
    page.view.horizontalHeader().resizeSection(COLUMN_OF["product_id"], 300)
    page.resize(1000, 640)
    assert end() != page.view.viewport().width(), "what the user has set is not moved"
    qtbot.waitUntil(lambda: "product_id=300" in workspace.settings.column_state("bill"))


def test_hiding_a_column_stores_no_width(workspace: Workspace, qtbot: QtBot, page: MaterialsPage) -> None:
    page.toolbar.column_toggled.emit("note", False)
    qtbot.waitUntil(lambda: workspace.settings.column_state("bill") == "note=0")


# Rows -------------------------------------------------------------------------------------------


def colour_at(page: MaterialsPage, line_id: str, field: str) -> QColor:
    position = next(p for p, line in enumerate(bill_of(page)) if line.id == line_id)
    index = page.model.index(page.model.rows.row_of[position], COLUMN_OF[field])
    view = page.view.frozen if field in ("nl_sfb", "description") else page.view
    box = view.visualRect(index)
    return view.viewport().grab().toImage().pixelColor(box.right() - 2, box.top() + 3)


def test_the_whole_selected_row_is_softly_lit(page: MaterialsPage) -> None:
    colours = shown_colours()
    go_to(page, "r4", "quantity")
    page.view.scrollToTop()
    assert colour_at(page, "r4", "nl_sfb") == colours.colour("accent_soft")
    assert colour_at(page, "r4", "contribution") == colours.colour("accent_soft")
    assert colour_at(page, "r5", "contribution") == colours.colour("surface")
    go_to(page, "r5", "quantity")
    page.view.scrollToTop()
    assert colour_at(page, "r4", "nl_sfb") == colours.colour("surface")
    assert colour_at(page, "r5", "nl_sfb") == colours.colour("accent_soft")


def test_after_an_undo_the_card_is_at_the_restored_line(page: MaterialsPage, qtbot: QtBot) -> None:
    go_to(page, "r5")
    page.queue.pick(1)
    assert page.queue.current is not None
    go_to(page, "r2")
    undo(page)
    assert page.queue.current.text == "Zandcement dekvloer 70 mm"
    assert current_id(page) == "r5"


def test_filling_down_a_proposal_moves_neither_card_nor_selection(page: MaterialsPage) -> None:
    """The control of the test above: only an undo brings the card elsewhere."""
    go_to(page, "r1")
    before = page.queue.current
    page.view.select_block(7, 8, COLUMN_OF["product_id"], COLUMN_OF["product_id"])
    page.actions_on_bill.fill_down((9, 8), ("product_id",))
    assert bill_of(page)[8].provisional is not None
    assert page.queue.current is not None
    assert before is not None
    assert page.queue.current.text == before.text
    assert page.view.currentIndex().row() == 7


# Narrow -----------------------------------------------------------------------------------------


def test_a_narrow_page_keeps_the_filters_in_its_menu(workspace: Workspace, qtbot: QtBot) -> None:
    page = page_on(workspace, qtbot, lindenhof(), (740, 560))
    assert not page.filter_row.isVisible()
    page.toolbar.filter_action.trigger()
    assert page.filter_row.isVisible()
    choose(page, qtbot, OPEN)
    page.toolbar.filter_action.trigger()
    assert page.filter_row.isVisible(), "a filter that hides lines is never out of sight itself"
    choose(page, qtbot, ALL)
    assert not page.filter_row.isVisible()


def test_a_wide_page_shows_them(page: MaterialsPage) -> None:
    """The control of the test above."""
    assert page.filter_row.isVisible()
    assert not page.toolbar.filter_action.isVisible()


def test_an_empty_bill_has_nothing_to_filter(workspace: Workspace, qtbot: QtBot) -> None:
    empty = replace(lindenhof().variants[0], bill=Bill(()))
    page = page_on(workspace, qtbot, Project("leeg", "Leeg", variants=(empty,)))
    assert not page.filter_row.isVisible()
