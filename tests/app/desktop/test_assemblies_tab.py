"""The tab Opbouwen: find, use in the bill, copy, change and undo; a shipped assembly never changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from test_screenshots import faults_in, page_faults
from window_walk import SMALL, USUAL, Look, settle, window_in

from app.bootstrap import Session
from app.desktop.pages.library import LibraryPage
from app.desktop.pages.library.assemblies_tab import AssembliesTab
from app.desktop.pages.library.assembly_table_model import AssemblyTableModel
from app.desktop.pages.library.assembly_texts import amount_text, rc_remark, rc_verdict
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Notice, Target, Workspace
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.theme import ThemeChoice
from app.services.library.assemblies import figures_of
from app.settings import Settings
from models.calculation.library.assembly_figures import AssemblyFigures
from models.domain.library.assembly import AirKind, Assembly
from models.domain.library.figure import LibraryUnit
from models.domain.project import Project
from models.presentation.marks import Mark
from models.reference.own_items import is_own
from models.storage.sqlite.library import own_library
from models.storage.sqlite.store import open_store
from widgets.fields.parsed import ParsedField

TIMBER = "ge-hsb235-cellulose-hout"


@pytest.fixture(name="notices")
def _notices(workspace: Workspace) -> list[Notice]:
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    return told


@pytest.fixture(name="page")
def _page(workspace: Workspace, qtbot: Any) -> LibraryPage:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.tabs.setCurrentWidget(page.assemblies)
    return page


@pytest.fixture(name="tab")
def _tab(page: LibraryPage) -> AssembliesTab:
    return page.assemblies


def names(tab: AssembliesTab) -> list[str]:
    return [str(tab.model.index(row, 0).data()) for row in range(tab.model.rowCount())]


def shown(tab: AssembliesTab) -> Assembly:
    assembly = tab.panel.assembly
    assert assembly is not None
    return assembly


def type_into(tab: AssembliesTab, field: str, text: str) -> ParsedField:
    """As a person does: the field, the text, Enter."""
    found = tab.panel.editor.fields[field]
    line = found.line()
    line.setText(text)
    line.textEdited.emit(text)
    line.editingFinished.emit()
    return found


def copy(tab: AssembliesTab, assembly_id: str = TIMBER) -> Assembly:
    tab.choose(assembly_id)
    tab.panel.copy_button.click()
    return shown(tab)


def stored(tab: AssembliesTab, workspace: Workspace) -> Assembly:
    (assembly,) = own_library(workspace.store).assemblies
    assert assembly == shown(tab)
    return assembly


def test_the_model_holds_what_qt_asks_of_it(tab: AssembliesTab, qtmodeltester: Any) -> None:
    qtmodeltester.check(tab.model)


def test_all_are_listed_and_a_search_or_filter_narrows(tab: AssembliesTab) -> None:
    everything = len(names(tab))
    assert everything == len(tab.panel._workspace.reference.library.assemblies)
    tab.search.setText("stropaneel")
    assert 0 < len(names(tab)) < 10
    tab.search.setText("27.22")
    roofs = len(names(tab))
    assert 0 < roofs < everything
    tab.search.clear()
    element = tab.filters.element
    element.setCurrentIndex(element.findData("27"))
    assert all(a.assembly.nl_sfb.startswith("27") for a in items(tab))
    tab.filters.unit.setCurrentIndex(tab.filters.unit.findData(LibraryUnit.PIECE))
    assert {a.assembly.unit for a in items(tab)} <= {LibraryUnit.PIECE}
    tab.filters.which.setCurrentIndex(tab.filters.which.findData(True))
    assert (names(tab), tab.table.isVisible()) == ([], False)
    assert tab.empty.text()
    tab.choose(TIMBER)
    assert (shown(tab).id, len(names(tab))) == (TIMBER, everything)


def items(tab: AssembliesTab) -> list[AssemblyFigures]:
    return [tab.model.item_at(row) for row in range(tab.model.rowCount())]


def test_figures_sort_with_unknown_last(tab: AssembliesTab) -> None:
    for column in (AssemblyTableModel.MASS, AssemblyTableModel.RC):
        tab.model.sort(column, Qt.SortOrder.DescendingOrder)
        found = [tab.model.index(row, column).data(Qt.ItemDataRole.EditRole) for row in range(len(names(tab)))]
        known = [value for value in found if value is not None]
        assert known == sorted(known, reverse=True)
        assert found == known + [None] * (len(found) - len(known))


def test_the_keyboard_leads_from_the_search_to_the_panel(tab: AssembliesTab, qapp: QApplication) -> None:
    tab.search.setText("hsb")
    qapp.sendEvent(tab.search, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))
    assert tab.table.currentIndex().row() == 0
    assert tab.panel.assembly == tab.model.item_at(0).assembly
    qapp.sendEvent(tab.search, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    assert tab.search.text() == ""


def test_the_panel_tells_figures_as_intervals_and_what_they_rest_on(tab: AssembliesTab) -> None:
    tab.choose(TIMBER)
    panel = tab.panel
    values = {name: label.text() for name, label in panel.figures.values.items()}
    assert values == {
        "mass": "66,1 kg",
        "co2": "25,3 (15,9 tot 28,8) kg CO₂-eq",
        "stored": "72 kg CO₂",
        "biobased": "67 %".replace(" ", "\N{NO-BREAK SPACE}"),
        "thickness": "319 mm",
        "rc": "4,71 (4,43 tot 5,03) m²K/W",
    }
    assert panel.figures.verdict.text() == "niet te zeggen of het 4,7 haalt"
    assert panel.figures.bands["rc"].accessibleName() == f"{values['rc']}, {panel.figures.verdict.text()}"
    assert "deels" in panel.status.text()
    assert panel.remark.text().startswith(shown(tab).remark)
    assert panel.sources.text()
    tab.choose("ins-pv-kwp")
    assert panel.figures.values["rc"].isHidden()
    assert panel.figures.verdict.isHidden()


def test_rc_is_met_by_the_lowest_end_alone() -> None:
    """With the controls: one that meets, one that misses, and one that only would without its ribs."""
    reference = Session().shipped_reference
    marks: dict[Mark, int] = {}
    for assembly in reference.library.assemblies.values():
        figures = figures_of(assembly, reference)
        mark, words = rc_verdict(figures, "nl")
        marks[mark] = marks.get(mark, 0) + 1
        if figures.resistance is None or assembly.rc_target is None:
            assert words == ""
        elif "haalt" in words and mark is Mark.MET:
            assert figures.resistance.low >= assembly.rc_target
            assert not assembly.is_rc_upper_bound
        elif mark is Mark.ESTIMATED:
            assert words.startswith("niet te zeggen")
            assert rc_remark(figures)
    assert marks[Mark.MET] == 40
    assert marks[Mark.ESTIMATED] == 32
    timber = reference.library.assemblies[TIMBER]
    for target, mark in ((4.0, Mark.MET), (4.7, Mark.ESTIMATED), (5.0, Mark.ESTIMATED), (6.0, Mark.MISSED)):
        assert rc_verdict(figures_of(replace(timber, rc_target=target), reference), "nl")[0] is mark
    bound = replace(timber, rc_target=4.0, is_rc_upper_bound=True)
    assert rc_verdict(figures_of(bound, reference), "nl")[0] is Mark.ESTIMATED


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (0.0004, "0,0004"), (0.762, "0,762"), (10.0, "10"), (66.13, "66,1"), (1090.6, "1.091")],
)
def test_an_amount_is_never_rounded_to_nothing(value: float, written: str) -> None:
    assert amount_text(value, "nl") == written


def test_an_assembly_goes_to_the_bill_in_one_step(
    tab: AssembliesTab, workspace: Workspace, open_example: Callable[..., Project], notices: list[Notice]
) -> None:
    """With the control: without a project nothing can be used, and the button says why."""
    tab.choose(TIMBER)
    assert not tab.panel.use_button.isEnabled()
    assert "project" in tab.panel.why.text()
    open_example()
    tab.panel.show_use()
    opened = workspace.open
    assert opened is not None
    before, steps = opened.variant, opened.undo_stack.count()
    tab.panel.use_button.click()
    line = opened.variant.bill.lines[-1]
    assert (line.description, line.quantity, line.product_id) == (shown(tab).name_nl, None, TIMBER)
    assert TIMBER in {card.id for card in opened.variant.products}
    assert opened.undo_stack.count() == steps + 1
    went: list[tuple[PageId, Target]] = []
    workspace.navigate.connect(lambda page, target: went.append((page, target)))
    action = notices[-1].action
    assert action is not None
    action()
    assert went == [(PageId.MATERIALS, Target(line_id=line.id, field="quantity"))]
    tab.panel.use_button.click()
    assert [card.id for card in opened.variant.products].count(TIMBER) == 1
    opened.undo_stack.undo()
    opened.undo_stack.undo()
    assert opened.variant == before


def test_a_copy_is_changed_layer_by_layer_and_each_change_can_be_undone(
    tab: AssembliesTab, workspace: Workspace, notices: list[Notice]
) -> None:
    tab.choose(TIMBER)
    assert tab.panel.editor.isHidden()
    assert tab.panel.delete_button.isHidden()
    mine = copy(tab)
    assert is_own(mine.id)
    assert tab.panel.editor.isVisible()
    editor = tab.panel.editor
    editor.choose_layer(4)
    mass = tab.panel.figures.values["mass"].text()
    type_into(tab, "thickness", "300")
    assert stored(tab, workspace).layers[4].thickness_mm == 300
    assert tab.panel.figures.values["mass"].text() != mass
    assert editor.position == 4
    editor.material.edited.emit("glaswol")
    material = stored(tab, workspace).layers[4].material
    assert material is not None
    assert material.id == "glaswol"
    type_into(tab, "share", "80")
    assert [round(layer.share, 6) for layer in stored(tab, workspace).layers[3:5]] == [0.2, 0.8]
    for button, count in (("add", 10), ("up", 10), ("beside", 11), ("remove", 10), ("down", 10)):
        editor.buttons[button].click()
        assert len(stored(tab, workspace).layers) == count, button
    type_into(tab, "name_nl", "Onze wand")
    assert tab.panel.title.text() == "Onze wand"
    assert "Onze wand" in stored(tab, workspace).words
    for _ in range(9):
        workspace.library.undo_stack.undo()
    assert stored(tab, workspace) == mine
    workspace.library.undo_stack.undo()
    assert own_library(workspace.store).assemblies == ()
    assert all(notice.action_text == "Ongedaan maken" for notice in notices)


def test_what_cannot_be_calculated_is_refused_at_its_field(
    tab: AssembliesTab, workspace: Workspace, notices: list[Notice]
) -> None:
    mine = copy(tab)
    editor = tab.panel.editor
    editor.choose_layer(4)
    taken = workspace.reference.library.assemblies["ge-hsb140-mw"].name_nl
    for field, text in (
        ("share", "100"),
        ("share", "-3"),
        ("thickness", "veel"),
        ("thickness", ""),
        ("thickness", "1e300"),
        ("name_nl", taken),
    ):
        assert type_into(tab, field, text).error(), (field, text)
        assert stored(tab, workspace) == mine
    editor.choose_layer(2)
    editor.material.edited.emit(AirKind.UNVENTILATED)
    assert notices[-1].text.startswith("Een luchtlaag heeft een dikte")
    assert stored(tab, workspace) == mine
    assert editor.material.value == "pe-folie"


def test_an_own_assembly_is_deleted_and_comes_back(
    tab: AssembliesTab, workspace: Workspace, notices: list[Notice]
) -> None:
    mine = copy(tab)
    tab.panel.delete_button.click()
    assert own_library(workspace.store).assemblies == ()
    assert notices[-1].action is not None
    notices[-1].action()
    assert own_library(workspace.store).assemblies == (mine,)
    assert mine.id in workspace.reference.library.assemblies


def test_a_store_that_is_read_only_can_be_looked_at(tab: AssembliesTab, workspace: Workspace) -> None:
    mine = copy(tab)
    workspace.store.close()
    with open_store(workspace.store.path, read_only=True) as store:
        workspace.use_store(store)
        tab.choose(mine.id)
        panel = tab.panel
        assert not panel.copy_button.isEnabled()
        assert not panel.delete_button.isEnabled()
        assert all(field.line().isReadOnly() for field in panel.editor.fields.values())
        assert not any(button.isEnabled() for button in panel.editor.buttons.values())
        type_into(tab, "thickness", "5")
        assert own_library(store).assemblies == (mine,)


def test_names_and_words_show_as_typed(tab: AssembliesTab) -> None:
    copy(tab)
    for name in ("<img src=file:///etc/passwd>", "خرسانة", "🌲 & <b>hout</b>", "=1+1", "x" * 200):
        type_into(tab, "name_nl", name)
        assert tab.panel.title.text() == name
        assert tab.panel.title.textFormat() is Qt.TextFormat.PlainText
        assert name in names(tab)
    tab.panel.editor.choose_layer(0)
    type_into(tab, "description", "<h1>laag</h1>")
    tab.grab()


@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look("en", ThemeChoice.DARK, USUAL),
        Look("en", ThemeChoice.LIGHT, SMALL),
        Look("nl", ThemeChoice.DARK, USUAL, is_empty=True),
    ],
    ids=lambda look: look.name,
)
def test_nothing_is_cut_off(workspace: Workspace, look: Look) -> None:
    with window_in(workspace, look) as window:
        tab = opened_tab(window)
        for assembly_id in (TIMBER, "da-hsb-betonpan-rc63", "ins-allelectric-lucht", "bg-ribbenvloer-rc37"):
            tab.choose(assembly_id)
            settle(window)
            assert faults_in(window) == []
            assert page_faults(tab) == []
        copy(tab)
        settle(window)
        assert faults_in(window) == []
        assert page_faults(tab) == []


def opened_tab(window: MainWindow) -> AssembliesTab:
    window.show_page(PageId.LIBRARY)
    page = window.page(PageId.LIBRARY)
    assert isinstance(page, LibraryPage)
    page.tabs.setCurrentWidget(page.assemblies)
    settle(window)
    return page.assemblies


def test_numbers_follow_their_own_setting(tab: AssembliesTab, workspace: Workspace) -> None:
    tab.choose(TIMBER)
    workspace.change_settings(Settings(number_locale="en"))
    assert tab.panel.figures.values["mass"].text() == "66.1 kg"
