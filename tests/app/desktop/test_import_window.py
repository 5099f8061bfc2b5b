"""The import window: the preview, nothing stored before the import button, and undo of everything."""

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.desktop.importing.facts_table import FactsTableModel
from app.desktop.importing.products_table import LEFT_OUT, WITHOUT_PRODUCT, ProductsTableModel
from app.desktop.importing.take_in import Destination, destinations
from app.desktop.importing.window import ImportWindow
from app.desktop.session.workspace import Notice, Workspace
from app.formats.import_result import FoundColumn, FoundTable, ImportFacts, ImportResult
from app.importing.common.read_request import ReadRequest
from app.isolation.run import ChildSetup
from app.paths import EXAMPLES
from app.services.imports.imported_lines import GroupState
from app.services.imports.remembered_layouts import load_layouts
from app.services.projects.project_actions import Start
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import Project, Variant
from models.domain.quantities import CUBIC_METRE, PIECE, SQUARE_METRE
from models.storage.document.project_document import content_hash

HOSTILE = ("<img src=file:///etc/passwd>", "x" * 300, "مشروع النخيل", "Groen 🌳 dak", "=HYPERLINK(1)", "a\u202eb")
BILL = (
    BillLine("a", "Wand", 12.5, SQUARE_METRE, nl_sfb="21", extra=(("product", "Kalkzandsteen"),)),
    BillLine("b", "Spouwisolatie", 3.0, CUBIC_METRE, nl_sfb="21", extra=(("product", "Mineral wool"),)),
    BillLine("c", "Isolatie dak", 4.0, CUBIC_METRE, nl_sfb="27", extra=(("product", "Mineral wool"),)),
    BillLine("d", "Onbekend ding", None, PIECE, nl_sfb=""),
)
TABLE = FoundTable(
    "Blad1",
    3,
    4,
    "",
    "handtekening",
    ",",
    (
        FoundColumn("A", "Omschrijving", "description", "header", ("Wand",), ("Wand",)),
        FoundColumn("B", "Hvh", "quantity", "synonym", ("1.234,50", "3"), ("1234.5", "3")),
        FoundColumn("C", "Aantal2", "", "", ("7",), ("",)),
    ),
)

Read = Callable[[bytes, ReadRequest], ImportResult]


def project_of(lines: tuple[BillLine, ...], name: str = "Proef") -> Project:
    return Project("", name, variants=(Variant("", "A", bill=Bill(lines)),))


def result_of(lines: tuple[BillLine, ...] = BILL, *findings: Finding, name: str = "Proef") -> ImportResult:
    facts = ImportFacts("xlsx", ("Blad1",), len(lines) + 1, len(lines), 1)
    return ImportResult(project_of(lines, name), findings, facts, tables=(TABLE,))


def refusal() -> ImportResult:
    where = Place("kapot.csv", "Blad1", 2, "B")
    return ImportResult(None, (Finding(Severity.ERROR, Message("import_text_for_number", {"text": "x1"}), where),))


class Reading:
    """Stands in for the isolated process: gives what a test wants read, and keeps what was asked."""

    def __init__(self) -> None:
        self.requests: list[ReadRequest] = []
        self.give: Read = lambda *_: result_of()

    def __call__(
        self, files: Sequence[tuple[bytes, ReadRequest]], *_: object, **__: object
    ) -> tuple[ImportResult, ...]:
        self.requests += [request for _, request in files]
        return tuple(self.give(data, request) for data, request in files)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    stand_in = Reading()
    monkeypatch.setattr("app.isolation.run.read_together", stand_in)
    return stand_in


@pytest.fixture
def notices(workspace: Workspace) -> list[Notice]:
    heard: list[Notice] = []
    workspace.notice.connect(heard.append)
    return heard


Opened = Callable[..., ImportWindow]


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Iterator[Opened]:
    made: list[ImportWindow] = []

    def open_window(
        *files: str, destination: Destination = Destination.NEW, start: Start | None = None
    ) -> ImportWindow:
        paths = []
        for name in files or ("staat.csv",):
            path = tmp_path / name
            path.write_bytes(b"inhoud")
            paths.append(path)
        window = ImportWindow(workspace, destination, start)
        qtbot.addWidget(window)
        made.append(window)
        window.add(paths)
        settle(qtbot, window)
        return window

    yield open_window
    for window in made:
        window.reject()


def settle(qtbot: QtBot, window: ImportWindow) -> None:
    qtbot.waitUntil(lambda: not window.reader.is_busy and not any(file.is_busy for file in window.files))


def take(qtbot: QtBot, window: ImportWindow) -> None:
    assert window.bar.take_button.isEnabled()
    with qtbot.waitSignal(window.importer.done, timeout=10_000):
        window.bar.take_button.click()


def database(workspace: Workspace) -> str:
    """The hash of every byte of the store's files."""
    digest = hashlib.sha256()
    for path in sorted(workspace.store.path.parent.glob(f"{workspace.store.path.name}*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def shown_rows(model: FactsTableModel | ProductsTableModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_the_numbers_on_the_screen_are_those_that_were_read(opened: Opened, reading: Reading) -> None:
    window = opened()
    assert window.read_tab.figures[0].texts()[0] == "4"
    assert "1" in window.read_tab.figures[0].texts()[2]
    groups = {row[0]: row for row in shown_rows(window.read_tab.groups.facts)}
    assert groups["21"][2] == "2"
    assert groups["–"][2:4] == ["1", "1"]
    understood = shown_rows(window.read_tab.readings.facts)
    assert ["B Hvh", "Hoeveelheid", "1.234,50", "1234.5"] in understood
    assert window.bar.take_button.text() == "Neem 4 regels op in een nieuw project"


@pytest.mark.parametrize("way", ["cancel", "escape", "close"])
def test_leaving_stores_nothing_and_remembers_nothing(
    opened: Opened, reading: Reading, workspace: Workspace, way: str, qtbot: QtBot
) -> None:
    before = database(workspace)
    window = opened()
    window.show()
    window.products_tab.panel.none_button.click()
    window.columns_tab.keep.setChecked(True)
    if way == "cancel":
        window.bar.cancel_button.click()
    elif way == "escape":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.close()
    assert not window.isVisible()
    assert database(workspace) == before
    assert load_layouts(workspace.session.data_folder) == ()
    # The control: the same window does change the database when its button is pressed.
    again = opened()
    take(qtbot, again)
    assert database(workspace) != before


def test_the_button_takes_a_project_in_and_opens_it_and_undo_takes_it_off_the_list(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot, notices: list[Notice]
) -> None:
    take(qtbot, opened())
    assert workspace.open is not None
    assert workspace.open.project.name == "Proef"
    assert [line.id for line in workspace.open.variant.bill] == ["a", "b", "c", "d"]
    assert notices[-1].action is not None
    notices[-1].action()
    assert workspace.open is None
    assert workspace.store.list_projects() == ()


def test_a_corrected_column_changes_what_is_read_and_is_remembered_for_the_template(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot
) -> None:
    window = opened()
    assert reading.requests[-1].chosen is None
    box = window.columns_tab.fields[2]
    box.setCurrentIndex(box.findData("quantity"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, window)
    chosen = reading.requests[-1].chosen
    assert chosen is not None
    assert dict(chosen.fields) == {"A": "description", "B": "", "C": "quantity"}
    assert (chosen.sheet, chosen.header_row, chosen.signature) == ("Blad1", 3, "handtekening")
    assert window.columns_tab.keep.isChecked()
    take(qtbot, window)
    (kept,) = load_layouts(workspace.session.data_folder)
    assert kept.signature == "handtekening"
    opened("later.csv")
    assert reading.requests[-1].remembered == (kept,)


def test_guessing_again_leaves_the_remembered_layout_out_and_forgets_it_only_when_taken_in(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot
) -> None:
    first = opened()
    first.columns_tab.keep.setChecked(True)
    take(qtbot, first)
    assert len(load_layouts(workspace.session.data_folder)) == 1
    second = opened("later.csv")
    second.columns_tab.guess_button.click()
    settle(qtbot, second)
    assert reading.requests[-1].remembered == ()
    assert len(load_layouts(workspace.session.data_folder)) == 1
    take(qtbot, second)
    assert load_layouts(workspace.session.data_folder) == ()


def test_the_decimal_mark_and_the_row_of_the_headers_can_be_pointed_out(
    opened: Opened, reading: Reading, qtbot: QtBot
) -> None:
    window = opened()
    tab = window.columns_tab
    tab.mark.setCurrentIndex(tab.mark.findData("."))
    tab.mark.activated.emit(tab.mark.currentIndex())
    settle(qtbot, window)
    assert reading.requests[-1].chosen is not None
    assert reading.requests[-1].chosen.decimal_mark == "."
    tab.header_row.setText("9")
    tab.header_row.editingFinished.emit()
    settle(qtbot, window)
    assert reading.requests[-1].chosen.header_row == 9
    assert reading.requests[-1].chosen.decimal_mark == "."


def test_lines_added_to_the_open_bill_are_one_undo_step(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot, open_example: Callable[[], Project]
) -> None:
    open_example()
    assert workspace.open is not None
    before = content_hash(workspace.open.project)
    count, steps = len(workspace.open.variant.bill), workspace.open.undo_stack.count()
    window = opened(destination=Destination.ADD)
    assert window.bar.take_button.text() == "Voeg 4 regels toe aan de materiaalstaat"
    take(qtbot, window)
    assert len(workspace.open.variant.bill) == count + 4
    assert workspace.open.undo_stack.count() == steps + 1
    workspace.open.undo_stack.undo()
    assert content_hash(workspace.open.project) == before
    workspace.open.undo_stack.redo()
    assert len(workspace.open.variant.bill) == count + 4


def test_a_bill_can_be_replaced_and_a_variant_added_each_undone_at_once(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot, open_example: Callable[[], Project]
) -> None:
    open_example()
    assert workspace.open is not None
    before = content_hash(workspace.open.project)
    take(qtbot, opened(destination=Destination.REPLACE))
    assert [line.id for line in workspace.open.variant.bill] == ["a", "b", "c", "d"]
    workspace.open.undo_stack.undo()
    assert content_hash(workspace.open.project) == before
    take(qtbot, opened(destination=Destination.VARIANT))
    assert len(workspace.open.project.variants) == 2
    assert [line.id for line in workspace.open.variant.bill] == ["a", "b", "c", "d"]
    workspace.open.undo_stack.undo()
    assert content_hash(workspace.open.project) == before


def test_a_frozen_variant_takes_no_lines_but_the_project_takes_a_variant(
    workspace: Workspace, open_example: Callable[[], Project]
) -> None:
    import datetime as dt

    from app.services.editing.edits import change_variant

    assert destinations(workspace) == (Destination.NEW,)
    open_example()
    assert workspace.open is not None
    assert destinations(workspace) == tuple(Destination)
    workspace.open.do("Vastleggen", change_variant(workspace.open.variant, frozen_on=dt.date(2026, 1, 2)))
    assert destinations(workspace) == (Destination.NEW, Destination.VARIANT)


def test_a_file_with_errors_is_left_out_and_says_where_and_what_to_do(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot
) -> None:
    reading.give = lambda _, request: refusal() if "kapot" in request.file_name else result_of()
    window = opened("kapot <b>.csv", "goed.csv")
    assert "B2" in window.problem.text()
    assert "x1" in window.findings_tab.whole_text()
    assert "1 bestand" in window.bar.summary.text()
    take(qtbot, window)
    assert len(workspace.store.list_projects()) == 1


def test_a_file_that_cannot_be_read_at_all_blocks_the_button(
    qtbot: QtBot, opened: Opened, reading: Reading, tmp_path: Path
) -> None:
    reading.give = lambda *_: refusal()
    window = opened("kapot.csv")
    assert not window.bar.take_button.isEnabled()
    window.add([tmp_path / "weg.xlsx"])
    settle(qtbot, window)
    window.file_list.list.setCurrentRow(1)
    assert "weg.xlsx" in window.problem.text()
    assert not window.bar.take_button.isEnabled()


def test_a_process_that_dies_is_told_and_the_window_lives(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = (sys.executable, "-c", "import os; os._exit(3)")
    monkeypatch.setattr("app.isolation.run.ChildSetup", lambda: ChildSetup(dies))
    before = database(workspace)
    path = tmp_path / "staat.csv"
    path.write_text("omschrijving;hoeveelheid;eenheid\nwand;1;m2\n", "utf-8")
    window = ImportWindow(workspace, Destination.NEW)
    qtbot.addWidget(window)
    window.add([path])
    settle(qtbot, window)
    assert window.problem.text()
    assert not window.bar.take_button.isEnabled()
    assert database(workspace) == before
    window.reject()


def test_a_reading_that_was_stopped_is_told_and_can_be_begun_again(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, reading: Reading
) -> None:
    path = tmp_path / "staat.csv"
    path.write_bytes(b"inhoud")
    window = ImportWindow(workspace, Destination.NEW)
    qtbot.addWidget(window)
    window.add([path])
    window.reader.stop_reading()
    assert window.problem.text()
    window.add([path])
    settle(qtbot, window)
    assert window.bar.take_button.isEnabled()
    window.reject()


def test_answers_of_the_guided_start_go_before_what_the_file_says(
    opened: Opened, reading: Reading, workspace: Workspace, qtbot: QtBot
) -> None:
    take(qtbot, opened(start=Start(name="Eigen naam", gross_floor_area_m2=120.0)))
    assert workspace.open is not None
    assert workspace.open.project.name == "Eigen naam"
    assert workspace.open.variant.building.gross_floor_area_m2 == 120.0


def test_names_from_files_show_as_typed_and_load_nothing(opened: Opened, reading: Reading) -> None:
    lines = tuple(
        BillLine(str(n), text, 1.0, PIECE, nl_sfb=text[:20], note=text, extra=(("product", text),))
        for n, text in enumerate(HOSTILE)
    )
    column = FoundColumn("A", HOSTILE[0], "description", "header", HOSTILE[:5], HOSTILE[1:5])
    table = FoundTable(HOSTILE[0], 1, 1, "", HOSTILE[0], "", (column,))
    findings = tuple(
        Finding(Severity.WARNING, Message("import_product_not_found", {"text": text}), Place(text, text, 1, "A"))
        for text in HOSTILE
    )
    reading.give = lambda *_: ImportResult(
        project_of(lines, HOSTILE[0]), findings, ImportFacts("xlsx", (HOSTILE[0],), 6, 6), tables=(table,)
    )
    window = opened("naam <img src=x>.csv")
    window.show()
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
    assert HOSTILE[0] in [row[0] for row in shown_rows(window.products_tab.model)]
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()


def test_thousands_of_lines_are_listed_and_decided_about(opened: Opened, reading: Reading) -> None:
    lines = tuple(
        BillLine(f"r{n}", f"Kalkzandsteen {100 + n % 50} mm", 1.0, SQUARE_METRE, nl_sfb="21") for n in range(3_000)
    )
    reading.give = lambda *_: result_of(lines)
    window = opened()
    (file,) = window.files
    assert window.products_tab.model.rowCount() == 50
    window.products_tab.table.selectAll()
    window.products_tab.panel.confirm(0)
    assert {file.state_of(group) for group in file.groups} == {GroupState.FIRM}
    assert window.bar.take_button.text() == "Neem 3.000 regels op in een nieuw project"


def test_the_models_are_ones_that_qt_can_trust(
    opened: Opened, reading: Reading, workspace: Workspace, qtmodeltester: ModelTester
) -> None:
    window = opened()
    for model in (window.columns_tab.model, window.products_tab.model, window.read_tab.groups.facts):
        qtmodeltester.check(model, force_py=True)
    for shown in (WITHOUT_PRODUCT, LEFT_OUT):
        window.products_tab.model.show(window.files[0], shown)


def test_everything_has_a_name_and_is_reached_by_keyboard(opened: Opened, reading: Reading) -> None:
    window = opened()
    window.show()
    window.tabs.setCurrentIndex(1)
    for box in window.columns_tab.fields:
        assert box.accessibleName()
        assert box.focusPolicy() & Qt.FocusPolicy.TabFocus
    controls: tuple[QWidget, ...] = (
        window.file_list.list,
        window.products_tab.table,
        window.products_tab.panel.proposals,
        window.products_tab.panel.search,
        window.findings_tab.list,
        window.bar.where,
    )
    assert all(control.accessibleName() for control in controls)


def test_a_real_workbook_goes_through_the_isolated_process_whole(
    qtbot: QtBot, workspace: Workspace, example: Callable[[str], Project]
) -> None:
    name = "rijwoning-beton-baksteen"
    window = ImportWindow(workspace, Destination.NEW)
    qtbot.addWidget(window)
    window.add([EXAMPLES / f"{name}.xlsx"])
    settle(qtbot, window)
    assert window.bar.take_button.text() == "Neem 75 regels op in een nieuw project"
    take(qtbot, window)
    assert workspace.open is not None
    assert workspace.open.variant.bill == example(name).variants[0].bill


def test_a_correction_reaches_the_reader_and_the_next_file_with_those_headers(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    """The whole way: the window, the isolated process, the profile, and another file."""
    head = "Post;Omschrijving;Hvh;Hvh oud;Eh\n"
    for name, row in (("een.csv", "21;Wand;2,5;7,5;m2\n"), ("twee.csv", "22;Vloer;3,5;8,5;m2\n")):
        (tmp_path / name).write_text(head + row, "utf-8")
    window = ImportWindow(workspace, Destination.NEW)
    qtbot.addWidget(window)
    window.add([tmp_path / "een.csv"])
    settle(qtbot, window)
    (file,) = window.files
    assert file.project is not None
    assert file.project.variants[0].bill.lines[0].quantity == 2.5
    box = window.columns_tab.fields[3]
    box.setCurrentIndex(box.findData("quantity"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, window)
    assert file.project.variants[0].bill.lines[0].quantity == 7.5
    take(qtbot, window)
    again = ImportWindow(workspace, Destination.NEW)
    qtbot.addWidget(again)
    again.add([tmp_path / "twee.csv"])
    settle(qtbot, again)
    project = again.files[0].project
    assert project is not None
    assert project.variants[0].bill.lines[0].quantity == 8.5
    assert "onthouden" in again.columns_tab.note.text()
    again.reject()


def test_a_sheet_without_a_recognised_bill_opens_at_its_columns_to_point_at(
    opened: Opened, reading: Reading, qtbot: QtBot
) -> None:
    cells = (
        FoundColumn("A", "Wat", "", "", ("3: Wat", "4: muur")),
        FoundColumn("B", "Hoeveel", "", "", ("3: Hoeveel",)),
    )
    raw = FoundTable("Blad1", 3, 1, "", "", columns=cells)
    error = Finding(Severity.ERROR, Message("import_no_sheets"), Place("a.xlsx"))
    reading.give = lambda *_: ImportResult(None, (error,), tables=(raw,))
    window = opened()
    assert window.tabs.currentIndex() == 1
    assert "Geen materialenlijst herkend" in window.columns_tab.note.text()
    box = window.columns_tab.fields[1]
    box.setCurrentIndex(box.findData("quantity_m2"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, window)
    chosen = reading.requests[-1].chosen
    assert chosen is not None
    assert (chosen.sheet, chosen.header_row, chosen.signature) == ("Blad1", 3, "")
    assert dict(chosen.fields) == {"A": "", "B": "quantity_m2"}
    reading.give = lambda *_: result_of()
    window.columns_tab.header_row.setText("4")
    window.columns_tab.header_row.editingFinished.emit()
    settle(qtbot, window)
    assert reading.requests[-1].chosen is not None
    assert reading.requests[-1].chosen.is_alone
    assert window.bar.take_button.isEnabled()


def test_of_sheets_that_may_each_be_the_bill_also_the_first_can_be_chosen(
    opened: Opened, reading: Reading, qtbot: QtBot
) -> None:
    error = Finding(Severity.ERROR, Message("import_choose_sheet", {"sheets": "Blad1, Blad2", "count": 2}))
    tables = (TABLE, replace(TABLE, sheet="Blad2"))
    reading.give = lambda *_: ImportResult(None, (error,), tables=tables)
    window = opened()
    assert window.tabs.currentIndex() == 1
    asked = len(reading.requests)
    reading.give = lambda *_: result_of()
    window.columns_tab.tables.activated.emit(0)
    settle(qtbot, window)
    assert len(reading.requests) == asked + 1
    chosen = reading.requests[-1].chosen
    assert chosen is not None
    assert (chosen.sheet, chosen.is_alone) == ("Blad1", True)
    assert window.bar.take_button.isEnabled()
