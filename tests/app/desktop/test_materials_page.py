"""The page Materialen: typing, filling, pasting, moving and undoing, without losing anything."""

import dataclasses
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.pages.materials.paste_dialog import PasteDialog
from app.desktop.session.workspace import Notice, Target, Workspace
from app.paths import EXAMPLES, REFERENCE_DATA
from benchmarks.bills import project_with_bill
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine, Phase
from models.domain.project import Project, Variant
from models.domain.quantities import SQUARE_METRE
from models.reference.reference import Reference
from widgets.bill.choice_edit import ChoiceEdit
from widgets.bill.columns import COLUMN_OF, COLUMNS
from widgets.bill.table_model import BAR_ROLE, INHERITED_ROLE
from widgets.contribution_bar import BarValue
from widgets.quantity_edit import QuantityEdit

Opener = Callable[[str], Project]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
HOSTILE = ("<img src=file:///etc/passwd>", "x" * 300, "مبنى سكني", "huis 🏠 met 👷", "=1+1", "a\tb")


def line(number: int, **values: object) -> BillLine:
    return dataclasses.replace(BillLine(f"r{number}", f"Regel {number}", float(number), SQUARE_METRE), **values)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.fixture
def workspace(workspace: Workspace, reference: Reference) -> Iterator[Workspace]:
    """The workspace with reference data that was read once for all tests of this file.

    Pages of a test are gone before the next one: a new theme would polish each of them anew.
    """
    workspace.session.shipped_reference = reference
    yield workspace
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(workspace: Workspace, qtbot: QtBot) -> Callable[[list[BillLine]], MaterialsPage]:
    """The page on a project with these lines, shown."""

    def make(lines: list[BillLine], **values: object) -> MaterialsPage:
        variant = Variant("v", "Proef", bill=Bill(tuple(lines)), **values)
        workspace.store.save_project(Project("p", "Proef", variants=(variant,)))
        assert workspace.open_project("p")
        page = MaterialsPage(workspace)
        qtbot.addWidget(page)
        page.attach()
        page.resize(1000, 600)
        page.show()
        page.view.setFocus()
        return page

    return make


def bill(page: MaterialsPage) -> tuple[BillLine, ...]:
    assert page.workspace.open is not None
    return page.workspace.open.variant.bill.lines


def editor(page: MaterialsPage) -> QLineEdit:
    found = [e for e in page.view.findChildren(QLineEdit) if e.isVisible()]
    assert len(found) == 1
    return found[0]


def report(measured: str) -> None:
    """Shown with `pytest -s`; a figure of this machine, so no test decides on it."""
    sys.stdout.write(f"{measured}\n")


def type_in(qtbot: QtBot, page: MaterialsPage, row: int, field: str, text: str, end: Key = Key.Key_Return) -> None:
    page.view.go_to(row, COLUMN_OF[field])
    qtbot.keyClick(page.view, text[0])
    edit = editor(page)
    qtbot.keyClicks(edit, text[1:])
    qtbot.keyClick(edit, end)


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_typing_starts_editing_and_enter_goes_down(opened, qtbot: QtBot) -> None:
    page = opened([line(1), line(2)])
    type_in(qtbot, page, 0, "quantity", "12,5")
    assert bill(page)[0].quantity == 12.5
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, COLUMN_OF["quantity"])
    assert page.workspace.open.undo_stack.undoText() == "Hoeveelheid wijzigen"


def test_tab_goes_right_past_what_cannot_be_typed(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    type_in(qtbot, page, 0, "unit", "m3", Key.Key_Tab)
    assert bill(page)[0].unit.symbol == "m3"
    assert COLUMNS[page.view.currentIndex().column()].field == "product_id"
    type_in(qtbot, page, 0, "service_life_years", "50", Key.Key_Backtab)
    assert bill(page)[0].service_life_years == 50
    type_in(qtbot, page, 0, "phase", "sloop", Key.Key_Backtab)
    assert bill(page)[0].phase is Phase.DEMOLISHED
    assert COLUMNS[page.view.currentIndex().column()].field == "product_id", "not the contribution between them"


def test_a_frozen_column_is_edited_where_it_is_seen(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    page.view.go_to(0, COLUMN_OF["description"])
    qtbot.keyClick(page.view, "A")
    assert page.view.frozen.isAncestorOf(editor(page))
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert bill(page)[0].description == "A"


def test_a_wrong_number_stays_in_its_field_with_the_reason(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    type_in(qtbot, page, 0, "quantity", "veel")
    edit = editor(page)
    assert isinstance(edit, QuantityEdit)
    assert "veel" in edit.problem
    assert bill(page)[0].quantity == 1.0
    qtbot.keyClick(edit, Key.Key_Escape)
    type_in(qtbot, page, 0, "quantity", "-1")
    assert bill(page)[0].quantity == 1.0


def test_what_an_editor_leaves_behind_is_told(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    notices = []
    page.workspace.notice.connect(notices.append)
    page.view.go_to(0, COLUMN_OF["quantity"])
    qtbot.keyClick(page.view, "q")
    page.view.commitData(editor(page))
    assert "niet overgenomen" in notices[0].text
    assert bill(page)[0].quantity == 1.0


@pytest.mark.parametrize(("text", "value"), [("1.234", 1234.0), ("1,5", 1.5), ("1.5", 1.5), ("0", 0.0)])
def test_numbers_are_read_in_the_number_format(opened, qtbot: QtBot, text: str, value: float) -> None:
    page = opened([line(1, quantity=None)])
    type_in(qtbot, page, 0, "quantity", text)
    assert bill(page)[0].quantity == value


def test_shares_are_typed_in_percent_and_two_of_one_mass_stay_within_it(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    notices = []
    page.workspace.notice.connect(notices.append)
    type_in(qtbot, page, 0, "recycled_fraction", "60")
    assert bill(page)[0].recycled_fraction == 0.6
    type_in(qtbot, page, 0, "reused_fraction", "60")
    assert bill(page)[0].reused_fraction is None
    assert len(notices) == 1


def test_a_product_is_searched_chosen_and_scored_with(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    page.view.go_to(0, COLUMN_OF["product_id"])
    qtbot.keyClick(page.view, "k")
    edit = editor(page)
    assert isinstance(edit, ChoiceEdit)
    qtbot.keyClicks(edit, "alkzandst")
    assert edit.choices().isVisible()
    qtbot.keyClick(edit, Key.Key_Return)
    chosen = bill(page)[0].product_id
    assert "kalkzandsteen" in chosen
    variant = page.workspace.open.variant
    assert [card.id for card in variant.products] == [chosen]
    page.workspace.open.undo_stack.undo()
    assert (bill(page)[0].product_id, page.workspace.open.variant.products) == ("", ())


def test_another_product_leaves_no_figure_of_the_former_one(opened, workspace: Workspace, qtbot: QtBot) -> None:
    notices: list[Notice] = []
    workspace.notice.connect(notices.append)
    page = opened([replace(line(1), product_id="beton-prefab-normaal", mass_kg_per_unit=302.0)])
    type_in(qtbot, page, 0, "product_id", "kalkzandst")
    assert "kalkzandsteen" in bill(page)[0].product_id
    assert bill(page)[0].mass_kg_per_unit is None
    told = notices[-1]
    assert "Massa" in told.text
    assert told.action is not None
    told.action()
    assert bill(page)[0].mass_kg_per_unit == pytest.approx(302.0 / 2500 * 1750)
    assert "211,4" in told.action_text
    page.workspace.open.undo_stack.undo()
    page.workspace.open.undo_stack.undo()
    assert (bill(page)[0].product_id, bill(page)[0].mass_kg_per_unit) == ("beton-prefab-normaal", 302.0)


def test_a_click_on_a_header_sorts_and_selects_nothing(opened, qtbot: QtBot) -> None:
    page = opened([line(1), line(2), line(3)])
    page.view.go_to(1, COLUMN_OF["quantity"])
    header = page.view.horizontalHeader()
    place = header.sectionViewportPosition(COLUMN_OF["quantity"]) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    assert page.model.ordering.sort_field == "quantity"
    rows, _ = page.view.selected_block()
    assert len(rows) == 1


def test_a_product_that_is_not_there_is_not_taken(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    type_in(qtbot, page, 0, "product_id", "onzinmateriaal")
    assert not editor(page).is_acceptable  # type: ignore[attr-defined]
    assert bill(page)[0].product_id == ""


def test_what_the_product_says_stands_grey_where_the_line_is_empty(opened, workspace: Workspace) -> None:
    card = workspace.reference.products["beton-prefab-normaal"]
    kg_per_m2 = line(2, product_id=card.id, service_life_years=40.0)
    page = opened([line(1, product_id=card.id), kg_per_m2], products=(card,))
    field = COLUMN_OF["service_life_years"]
    first, second = page.model.index(0, field), page.model.index(1, field)
    assert (first.data(), first.data(INHERITED_ROLE)) == ("75", True)
    assert (second.data(), second.data(INHERITED_ROLE)) == ("40", False)


def test_ctrl_enter_writes_into_all_selected_cells(opened, qtbot: QtBot) -> None:
    page = opened([line(n) for n in range(1, 5)])
    column = COLUMN_OF["quantity"]
    page.view.select_block(0, 2, column, column)
    qtbot.keyClick(page.view, "7")
    qtbot.keyClick(editor(page), Key.Key_Return, CTRL)
    assert [entry.quantity for entry in bill(page)] == [7.0, 7.0, 7.0, 4.0]
    assert page.workspace.open.undo_stack.count() == 1


def test_fill_down_empty_and_their_undo(opened, qtbot: QtBot) -> None:
    page = opened([line(1, nl_sfb="21.12"), line(2), line(3)])
    before = bill(page)
    page.view.select_block(0, 2, COLUMN_OF["nl_sfb"], COLUMN_OF["description"])
    qtbot.keyClick(page.view, Key.Key_D, CTRL)
    assert {(entry.nl_sfb, entry.description) for entry in bill(page)} == {("21.12", "Regel 1")}
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert {(entry.nl_sfb, entry.description) for entry in bill(page)} == {("", "")}
    page.workspace.open.undo_stack.undo()
    page.workspace.open.undo_stack.undo()
    assert bill(page) == before


def test_insert_delete_and_move_lines(opened, qtbot: QtBot) -> None:
    page = opened([line(n) for n in range(1, 5)])
    before = bill(page)
    page.view.select_block(1, 2, 0, len(COLUMNS) - 1)
    qtbot.keyClick(page.view, Key.Key_Plus, CTRL)
    assert [entry.description for entry in bill(page)] == ["Regel 1", "", "", "Regel 2", "Regel 3", "Regel 4"]
    qtbot.keyClick(page.view, Key.Key_Minus, CTRL)
    assert bill(page) == before
    page.view.go_to(0, 2)
    qtbot.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [entry.id for entry in bill(page)] == ["r2", "r1", "r3", "r4"]
    assert page.view.currentIndex().row() == 1
    qtbot.keyClick(page.view, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bill(page) == before


def test_a_copied_block_is_the_same_after_pasting(
    opened, open_example: Opener, workspace: Workspace, qtbot: QtBot
) -> None:
    open_example("rijwoning-beton-baksteen")
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.show()
    before = bill(page)
    last = len(before) - 1
    page.view.select_block(0, last, COLUMN_OF["nl_sfb"], len(COLUMNS) - 1)
    qtbot.keyClick(page.view, Key.Key_C, CTRL)
    qtbot.keyClick(page.view, Key.Key_X, CTRL)
    assert bill(page)[0].quantity is None
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert bill(page) == before
    assert workspace.open.undo_stack.undoText() == "Blok plakken"


def test_a_block_from_calc_goes_beyond_the_end_as_one_step(opened, qtbot: QtBot) -> None:
    page = opened([line(1)])
    rows = [f"21.12\tGevel {n}\t{n},25\tm2" for n in range(500)]
    clip("\n".join(rows) + "\n")
    page.view.go_to(0, COLUMN_OF["nl_sfb"])
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert len(bill(page)) == 500
    assert [entry.quantity for entry in bill(page)][-1] == 499.25
    assert len({entry.id for entry in bill(page)}) == 500
    page.workspace.open.undo_stack.undo()
    assert bill(page) == (line(1),)


def answered(monkeypatch: pytest.MonkeyPatch, accept: bool) -> list[PasteDialog]:
    """Answers the preview; gives the dialogs that were shown."""
    shown: list[PasteDialog] = []

    def answer(dialog: PasteDialog) -> int:
        shown.append(dialog)
        return int(PasteDialog.DialogCode.Accepted if accept else PasteDialog.DialogCode.Rejected)

    monkeypatch.setattr(PasteDialog, "exec", answer)
    return shown


def test_an_ambiguous_block_is_shown_first(opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = answered(monkeypatch, accept=True)
    page = opened([line(1), line(2)])
    clip("1.234\n5.678\n")
    page.view.go_to(0, COLUMN_OF["quantity"])
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert len(shown) == 1
    assert [entry.quantity for entry in bill(page)] == [1234.0, 5678.0]
    clip("1,5\n5.678\n")
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert len(shown) == 1, "a column that proves its mark needs no question"


def test_a_wrong_cell_of_a_block_becomes_unknown_after_a_look(
    opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = answered(monkeypatch, accept=True)
    page = opened([line(1), line(2)])
    clip("12\tm2\n13\tvadem\n")
    page.view.go_to(0, COLUMN_OF["quantity"])
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert [finding.code for finding in shown[0].reading.findings] == ["import_units_not_known"]
    assert [(entry.quantity, entry.unit) for entry in bill(page)] == [(12.0, SQUARE_METRE), (13.0, None)]
    assert page.workspace.open.undo_stack.count() == 1


def test_a_block_that_was_looked_at_and_refused_changes_nothing(
    opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    answered(monkeypatch, accept=False)
    page = opened([line(1), line(2)])
    before = bill(page)
    clip("12\tm2\n13\tvadem\n")
    page.view.go_to(0, COLUMN_OF["quantity"])
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert bill(page) == before
    assert page.workspace.open.undo_stack.count() == 0


def test_one_cell_fills_the_selection(opened, qtbot: QtBot) -> None:
    page = opened([line(n) for n in range(1, 4)])
    clip("23.21")
    page.view.select_block(0, 2, COLUMN_OF["nl_sfb"], COLUMN_OF["nl_sfb"])
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert {entry.nl_sfb for entry in bill(page)} == {"23.21"}


def test_sort_filter_group_and_back(opened) -> None:
    page = opened(
        [line(1, nl_sfb="27.12"), line(2, nl_sfb="21.12"), line(3), line(4, nl_sfb="21.22", quantity=None)]
    )

    def shown() -> list[str]:
        return [
            entry.code if not isinstance(entry, int) else bill(page)[entry].id for entry in page.model.rows.entries
        ]

    page.view.sort_asked.emit("quantity")
    page.view.sort_asked.emit("quantity")
    assert shown() == ["r3", "r2", "r1", "r4"], "unknown stands last, whichever way"
    page.view.sort_asked.emit("quantity")
    assert shown() == ["r1", "r2", "r3", "r4"]
    page.filter_row.grouped.emit(True)
    assert shown() == ["21", "r2", "r4", "27", "r1", "", "r3"]
    page.view.group_toggled.emit("21")
    assert shown() == ["21", "27", "r1", "", "r3"]
    page.filter_row.filtered.emit("regel 3")
    assert shown() == ["", "r3"]
    page.go_to(Target(line_id="r2"))
    assert page.model.line_at(page.view.currentIndex().row()).id == "r2"


def test_the_selection_stays_with_its_line(opened) -> None:
    page = opened([line(n) for n in range(1, 6)])
    page.view.go_to(1, COLUMN_OF["quantity"])
    page.view.sort_asked.emit("quantity")
    page.view.sort_asked.emit("quantity")
    assert page.model.line_at(page.view.currentIndex().row()).id == "r2"
    assert page.view.columnWidth(COLUMN_OF["description"]) == page.view.frozen.columnWidth(
        COLUMN_OF["description"]
    )


def test_the_report_brings_bars_marks_and_subtotals(
    open_example: Opener, workspace: Workspace, qtbot: QtBot
) -> None:
    open_example("rijwoning-beton-baksteen")
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    with qtbot.waitSignal(workspace.open.reported):
        pass
    bars = [
        page.model.index(row, COLUMN_OF["contribution"]).data(BAR_ROLE) for row in range(page.model.rowCount())
    ]
    assert all(isinstance(bar, BarValue) for bar in bars)
    assert max(bar.known_fraction for bar in bars) == 1.0
    page.view.sort_asked.emit("contribution")
    heaviest = page.model.line_at(0)
    carbon = next(c for c in workspace.open.report.contributions if c.subject == "embodied_carbon")
    assert heaviest.id == carbon.line_ids[carbon.heaviest(1)[0]]
    page.set_focus("mpg_a2")
    assert "MKI" in page.model.mark_at(0).text
    page.filter_row.grouped.emit(True)
    assert "kg" in page.model.index(0, COLUMN_OF["quantity"]).data()


def test_detachability_for_many_lines_at_once(
    opened, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.desktop.pages.materials.detachability_dialog import DetachabilityDialog

    page = opened([line(1, nl_sfb="21.12"), line(2, nl_sfb="21.12"), line(3)])
    page.view.select_block(0, 2, 1, 1)

    def fill(dialog: DetachabilityDialog) -> int:
        dialog._fill_empty.setChecked(True)
        return int(DetachabilityDialog.DialogCode.Accepted)

    monkeypatch.setattr(DetachabilityDialog, "exec", fill)
    page.table_actions.do("detachability")
    preset = workspace.reference.detachability_presets["21"].connection
    assert [entry.connection == preset for entry in bill(page)] == [True, True, False]
    assert workspace.open.undo_stack.count() == 1


def test_a_snapshot_takes_nothing_in(opened, qtbot: QtBot) -> None:
    page = opened([line(1)], frozen_on=dt.date(2026, 1, 1))
    page.view.go_to(0, COLUMN_OF["quantity"])
    qtbot.keyClick(page.view, "7")
    for asked in ("clear", "fill_down", "insert", "add", "delete", "move_up", "paste", "cut", "detachability"):
        page.table_actions.do(asked)
    assert bill(page) == (line(1),)
    assert page.note.isVisibleTo(page)
    assert "vastgelegd" in page.note.text()


def test_find_goes_round(opened) -> None:
    page = opened([line(1, description="Gevel"), line(2), line(3, description="gevél")])
    page.table_actions.find("gevel", False)
    assert page.view.currentIndex().row() == 2 or page.view.currentIndex().row() == 0
    first = page.view.currentIndex().row()
    page.table_actions.find("gevel", False)
    assert {first, page.view.currentIndex().row()} == {0, 2}
    page.table_actions.find("gevel", False)
    assert page.view.currentIndex().row() == first


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stand_as_typed(opened, qtbot: QtBot, text: str) -> None:
    page = opened([line(1, description=text, note=text), line(2)])
    page.view.go_to(0, COLUMN_OF["description"])
    shown = page.model.index(0, COLUMN_OF["description"])
    assert shown.data() == text
    assert "<img" not in (shown.data(Qt.ItemDataRole.ToolTipRole) or "")
    page.view.select_block(0, 0, COLUMN_OF["description"], COLUMN_OF["description"])
    qtbot.keyClick(page.view, Key.Key_C, CTRL)
    page.view.go_to(1, COLUMN_OF["description"])
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert bill(page)[1].description == text
    page.grab()


def test_every_example_and_an_empty_project_undo_to_the_start(
    open_example: Opener, workspace: Workspace, qtbot: QtBot
) -> None:
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    for path in sorted(EXAMPLES.glob("*.xlsx")):
        project = open_example(path.stem)
        page.attach()
        page.show()
        before = bill(page)
        page.view.select_block(0, 2, 0, len(COLUMNS) - 1)
        for asked in ("copy", "insert", "paste", "fill_down", "clear", "move_down", "delete", "cut"):
            page.table_actions.do(asked)
        assert workspace.open.undo_stack.count() > 4
        page.grab()
        workspace.open.undo_stack.setIndex(0)
        assert workspace.open.project == project
        assert page.model.lines == before


def test_the_model_keeps_qts_rules_through_every_change(opened, workspace: Workspace, qtbot: QtBot) -> None:
    page = opened([line(n, nl_sfb=f"2{n}.12") for n in range(1, 6)])
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.view.select_block(1, 2, 0, len(COLUMNS) - 1)
    for asked in ("insert", "delete", "move_down", "fill_down", "clear", "copy", "paste"):
        page.view.select_block(1, 2, 0, len(COLUMNS) - 1)
        page.table_actions.do(asked)
    page.filter_row.grouped.emit(True)
    page.filter_row.filtered.emit("regel")
    page.view.sort_asked.emit("description")
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    page.filter_row.grouped.emit(False)
    assert page.model.setData(page.model.index(0, COLUMN_OF["quantity"]), 3.0)
    assert not page.model.setData(page.model.index(0, COLUMN_OF["quantity"]), "veel")


def test_ten_thousand_lines(workspace: Workspace, qtbot: QtBot) -> None:
    project = project_with_bill(10_000)
    workspace.store.save_project(project)
    assert workspace.open_project(project.id)
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.show()
    page.view.go_to(9_000, COLUMN_OF["quantity"])
    times = []
    for number in range(9):
        started = time.perf_counter()
        assert page.model.setData(page.model.index(9_000, COLUMN_OF["quantity"]), float(number + 100))
        page.view.viewport().repaint()
        times.append(time.perf_counter() - started)
    report(f"10,000 lines, setData to painted: {sorted(times)[4] * 1e3:.1f} ms")
    assert page.view.currentIndex().row() == 9_000, "the current cell and the place on the screen stay"
    started = time.perf_counter()
    page.filter_row.filtered.emit("onderdeel 99")
    page.filter_row.grouped.emit(True)
    page.view.sort_asked.emit("mass_kg_per_unit")
    report(f"filter, group and sort: {(time.perf_counter() - started) * 1e3:.0f} ms")
    assert page.model.rowCount() > 100
    with qtbot.waitSignal(workspace.open.reported, timeout=20_000):
        pass
