"""The review window: the verdict, the way to each place, and nothing of it in the store."""

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from review_kit import (
    HOSTILE,
    SLIP,
    Reading,
    files_of,
    many_lines,
    read_as,
    refused,
    settle,
    tampered,
    three_errors,
    with_lines,
)
from test_accessibility import missed_by_tab, nameless
from test_screenshots import PICTURES, faults_in

from app.desktop.reviewing.open_files import open_reviews
from app.desktop.reviewing.review_head import indication_line
from app.desktop.reviewing.review_page import ReviewPage
from app.desktop.reviewing.window import ReviewWindow
from app.desktop.session.workspace import Workspace
from app.desktop.shell.dropped_files import DropDialog
from app.desktop.shell.language import set_language
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.theme import ThemeChoice, apply_theme
from app.formats.import_result import ImportResult
from app.paths import EXAMPLES
from app.settings import Settings
from models.domain.outcome import Finding, Message, Severity
from models.domain.project import Building, BuildingType, Project
from models.domain.quantities import KG
from models.presentation.marks import Mark
from tests.models.calculation.bills import line, project_of

PLANTED = {"A1 en A2 door elkaar", "Factor 10", "Onderdeel zonder regel"}
SIZES = ((1366, 768), (1024, 640))

Open = Callable[..., ReviewWindow]


@pytest.fixture
def house(example: Callable[[str], Project]) -> Project:
    return example("rijwoning-beton-baksteen")


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the window on results by file name, as if the isolated process had read them."""
    monkeypatch.setattr(ReviewWindow, "ask_to_lose_notes", lambda _: True)

    def open_window(results: Mapping[str, ImportResult], size: tuple[int, int] = SIZES[0]) -> ReviewWindow:
        monkeypatch.setattr("app.services.review.reviewer.read_isolated", Reading(results))
        window = ReviewWindow(workspace)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.add(files_of(tmp_path, *results))
        settle(window)
        return window

    return open_window


def titles(page: ReviewPage) -> list[str]:
    return [shown.title for shown in page.headlines.headlines.shown]


def tab_names(page: ReviewPage) -> list[str]:
    return [page.tabs.tabText(place) for place in range(page.tabs.count()) if page.tabs.isTabVisible(place)]


def go_to_tab(page: ReviewPage, name: str) -> None:
    place = next(place for place in range(page.tabs.count()) if page.tabs.tabText(place).startswith(name))
    page.tabs.setCurrentIndex(place)


def database(workspace: Workspace) -> str:
    """The hash of every byte of the store's files."""
    digest = hashlib.sha256()
    for path in sorted(workspace.store.path.parent.glob(f"{workspace.store.path.name}*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@pytest.mark.parametrize("size", SIZES)
def test_three_planted_errors_stand_above_everything_without_scrolling(
    opened: Open, house: Project, size: tuple[int, int]
) -> None:
    window = opened({"plan.xlsx": read_as(three_errors(house))}, size)
    page = window.page
    assert set(titles(page)[:3]) == PLANTED
    by_title = {shown.title: shown.sentence for shown in page.headlines.headlines.shown}
    assert SLIP in by_title["Factor 10"]
    assert "Gevel" in by_title["Onderdeel zonder regel"]
    assert "A2" in by_title["A1 en A2 door elkaar"]
    for row in range(3):
        box = page.headlines.visualRect(page.headlines.headlines.index(row))
        assert page.headlines.viewport().rect().contains(box), row
    assert page.head.verdict.text() == "Klopt niet: 2 punten"
    assert window.read_only.isVisible()


def test_a_clean_plan_names_none_of_them(opened: Open, house: Project) -> None:
    """The control of the test above."""
    page = opened({"plan.xlsx": read_as(house)}).page
    assert not PLANTED.intersection(titles(page))
    assert "Klopt niet" not in page.head.verdict.text()


def test_each_headline_leads_to_its_place(opened: Open, house: Project) -> None:
    page = opened({"plan.xlsx": read_as(three_errors(house))}).page
    wanted = {"A1 en A2 door elkaar": "Eisen", "Factor 10": "Regels", "Onderdeel zonder regel": "Ontbreekt"}
    for row, title in enumerate(titles(page)[:3]):
        page.headlines.setCurrentIndex(page.headlines.headlines.index(row))
        assert page.tabs.tabText(page.tabs.currentIndex()).startswith(wanted[title])
        assert page.note_bar.key == page.headlines.headlines.shown[row].key
    page.headlines.setCurrentIndex(page.headlines.headlines.index(titles(page).index("Factor 10")))
    chosen = page.lines.current_row()
    assert chosen is not None
    assert chosen.line_ids == (SLIP,)
    QTest.keyClick(page.headlines, Qt.Key.Key_Return)
    assert page.lines.table.hasFocus()


def test_a_line_that_is_filtered_out_is_shown_when_it_is_asked_for(opened: Open, house: Project) -> None:
    page = opened({"plan.xlsx": read_as(three_errors(house))}).page
    assert page.lines.only.isChecked()
    assert page.lines.table.rows.rowCount() == 1
    assert page.show_line("F1")
    assert not page.lines.only.isChecked()
    row = page.lines.current_row()
    assert row is not None
    assert row.cells[0] == "F1"
    assert not page.show_line("staat er niet in")
    page.lines.search.setText("kanaalplaat")
    QTest.qWait(250)
    assert 0 < page.lines.table.rows.rowCount() < len(house.variants[0].bill)


def test_stated_and_recomputed_line_totals_stand_beside_each_other(opened: Open, house: Project) -> None:
    page = opened({"plan.xlsx": read_as(many_lines(house, 40))}).page
    go_to_tab(page, "Regels")
    table = page.lines.table
    assert page.lines.only.isChecked()
    assert table.rows.rowCount() == 4
    cells = table.rows.row(0).cells
    assert cells[:4] == ("L0", "21  Wand 0", "10 m²", "120")
    assert [cell.split()[-1] for cell in cells[4:6]] == ["200", "20"]
    assert table.rows.row(0).is_wrong
    assert "(4)" in page.tabs.tabText(page.tabs.currentIndex())


@pytest.mark.parametrize("way", ["look", "note", "close"])
def test_nothing_of_it_enters_the_store(opened: Open, house: Project, workspace: Workspace, way: str) -> None:
    before = database(workspace)
    window = opened({"plan.xlsx": read_as(three_errors(house))})
    page = window.page
    if way == "note":
        page.note_bar.remark.setFocus()
        QTest.keyClicks(page.note_bar.remark, "vraag na")
        page.note_bar.checked.click()
    if way == "close":
        window.close()
    assert workspace.store.list_projects() == ()
    assert workspace.open is None
    assert database(workspace) == before
    # The control: storing the same plan does change it.
    workspace.store.save_project(house)
    assert database(workspace) != before


def test_a_changed_report_says_so_first_and_what_that_proves(opened: Open, house: Project) -> None:
    page = opened({"plan.pdf": read_as(house, check=tampered())}).page
    assert titles(page)[0] == "PDF gewijzigd"
    assert page.tabs.currentWidget() is page.report_check
    said = page.report_check.intro.text()
    assert "niet wie het maakte" in said
    assert "A. Beoordelaar" in said
    rows = page.report_check.table.rows
    assert [rows.row(place).cells for place in range(2)] == [
        ("1", "= ongewijzigd", "", ""),
        ("2", "≠ gewijzigd", "MPG 0,45", "MPG 0,62"),
    ]


def test_a_file_that_is_refused_says_why_and_what_to_do(opened: Open) -> None:
    window = opened({"kapot.xlsx": refused()})
    page = window.page
    assert page.head.verdict.text() == "Niet te beoordelen"
    assert tab_names(page) == ["Inlezen (1)", "Besluit"]
    assert page.findings.table.rows.row(0).is_wrong
    assert "61" in page.note_bar.detail.text()


def test_a_file_that_is_gone_says_so_and_the_others_are_read(opened: Open, house: Project, tmp_path: Path) -> None:
    window = opened({"plan.xlsx": read_as(house)})
    window.add([tmp_path / "weg.xlsx"])
    settle(window)
    assert [window.file_list.state_of(file)[0] for file in window.files] == [Mark.UNKNOWN, "✕"]
    assert [window.file_list.list.item(row).icon().isNull() for row in range(2)] == [False, True]
    window.file_list.list.setCurrentRow(1)
    assert window.stack.currentIndex() == 0
    assert "weg.xlsx" in window.waiting.text()
    assert not window.json_button.isEnabled()
    window.file_list.list.setCurrentRow(0)
    assert window.stack.currentIndex() == 1


def test_a_real_file_is_read_in_its_own_process_and_a_broken_one_refused(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xlsx"
    whole = (EXAMPLES / "rijwoning-houtskeletbouw.xlsx").read_bytes()
    broken.write_bytes(whole[: len(whole) // 2])
    window = ReviewWindow(workspace)
    qtbot.addWidget(window)
    window.add([EXAMPLES / "rijwoning-houtskeletbouw.xlsx", broken])
    settle(window)
    first, second = (file.review for file in window.files)
    assert first is not None
    assert first.report is not None
    assert second is not None
    assert second.report is None


def test_a_strangers_bill_has_an_indication_and_says_what_was_left_out(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    bill = tmp_path / "staat.csv"
    head = "omschrijving;hoeveelheid;eenheid\n"
    bill.write_text(f"{head}Kanaalplaatvloer 200 mm;12;m2\nSlopen bestaande wand;3;m2\n", "utf-8")
    own = tmp_path / "eigen.csv"
    own.write_text(
        "omschrijving;hoeveelheid;eenheid;massa_per_eenheid_kg;biobased_pct\nBalk;2;stuk;10;100\n", "utf-8"
    )
    window = ReviewWindow(workspace)
    qtbot.addWidget(window)
    window.add([bill, own])
    settle(window)
    first, second = (file.review for file in window.files)
    assert first is not None
    assert first.report is not None
    (line,) = first.report.variant.bill
    assert (line.product_id, line.provisional is not None) == ("", True)
    left_out = [f for f in first.report.findings if f.code == "matching_left_out_demolition"]
    assert "Slopen bestaande wand" in str(left_out[0].message.params["names"])
    assert "voorlopig" in window.page.head.indication.text()
    assert second is not None
    assert indication_line(second, "nl") == "", "the control: what a file states itself needs no proposal"


def test_reading_can_be_stopped(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_: bytes, __: object, ___: object, **ways: Callable[[], bool]) -> ImportResult:
        end = time.monotonic() + 10
        while not ways["cancelled"]() and time.monotonic() < end:
            time.sleep(0.005)
        return refused()

    monkeypatch.setattr("app.services.review.reviewer.read_isolated", slow)
    window = ReviewWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.add(files_of(tmp_path, "traag.xlsx"))
    qtbot.waitUntil(window.progress.isVisible)
    window.stop_button.click()
    settle(window)
    assert window.files[0].error is not None
    assert not window.progress.isVisible()


def test_a_fault_of_the_program_is_logged_and_told_without_a_trace(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> ImportResult:
        raise ZeroDivisionError("regel 12 van ons")

    monkeypatch.setattr("app.services.review.reviewer.read_isolated", broken)
    window = ReviewWindow(workspace)
    qtbot.addWidget(window)
    window.add(files_of(tmp_path, "plan.xlsx"))
    settle(window)
    assert "regel 12" not in window.waiting.text()
    assert "ZeroDivisionError" in workspace.session.log_file.read_text("utf-8")


def test_a_sentence_that_nobody_knows_is_refused_before_it_is_painted(opened: Open) -> None:
    """What comes back from the isolated process has a form, but its codes may be anything."""
    unknown = ImportResult(None, (Finding(Severity.ERROR, Message("nobody_knows", {})),))
    window = opened({"plan.xlsx": unknown})
    window.grab()
    assert window.stack.currentIndex() == 0
    assert window.files[0].error is not None


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_as_typed_and_load_nothing(opened: Open, house: Project, name: str) -> None:
    hostile = with_lines(three_errors(house), lambda line: replace(line, description=name))
    variant = replace(hostile.variants[0], name=name)
    window = opened({"plan.xlsx": read_as(replace(hostile, name=name, variants=(variant,)))}, SIZES[1])
    shown = " ".join(name.split())
    assert window.page.head.name.text().startswith(shown)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(QLabel))
    go_to_tab(window.page, "Regels")
    row = window.page.lines.table.rows.index(0, 2)
    assert shown in str(row.data())
    assert "<img" not in str(row.data(Qt.ItemDataRole.ToolTipRole))
    assert faults_in(window) == []


def test_ten_thousand_lines_are_shown_to_the_last(opened: Open, house: Project) -> None:
    window = opened({"groot.xlsx": read_as(many_lines(house, 10_000))})
    page, file = window.page, window.files[0]
    page._file = None
    page.show_file(file, window.files)
    page.show_line("L9999")
    page.lines.grab()
    assert page.lines.table.rows.rowCount() == 10_000


def test_every_model_keeps_the_rules_of_models(opened: Open, house: Project, qtmodeltester: ModelTester) -> None:
    page = opened({"plan.pdf": read_as(three_errors(house), check=tampered())}).page
    qtmodeltester.check(page.headlines.headlines, force_py=True)
    for section, _ in page.sections:
        for table in section.tables:
            qtmodeltester.check(table.rows, force_py=True)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_everything_is_named_and_reached(
    opened: Open, house: Project, workspace: Workspace, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    settings = Settings(language=language, number_locale=language)
    workspace.change_settings(settings)
    set_language(qapp, settings)
    apply_theme(qapp, ThemeChoice.DARK if language == "en" else ThemeChoice.LIGHT)
    results = {"plan.pdf": read_as(three_errors(house), check=tampered()), "kapot.xlsx": refused()}
    window = opened(results, size)
    PICTURES.mkdir(exist_ok=True)
    found: list[str] = []
    for place in range(window.page.tabs.count()):
        window.page.tabs.setCurrentIndex(place)
        QTest.qWait(20)
        name = window.page.tabs.tabText(place)
        window.grab().save(str(PICTURES / f"beoordelen-{place}-{language}-{size[0]}.png"))
        found += [f"{name}: {fault}" for fault in faults_in(window)]
        found += [f"{name}: no name for {control}" for control in nameless(window)]
        if size == SIZES[1]:
            missed = missed_by_tab(window, Qt.Key.Key_Tab)
            found += [f"{name}: tab misses {control.accessibleName()!r} {control}" for control in missed]
    assert not found, "\n".join(found)


def drop_on(window: MainWindow, url: QUrl) -> bool:
    """Drags an address over the window and drops it; whether it was taken."""
    mime = QMimeData()
    mime.setUrls([url])
    copy, left, no_keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, no_keys)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, no_keys))
    return enter.isAccepted()


def test_a_dropped_file_is_reviewed_when_that_is_chosen_and_closes_with_the_window(
    qtbot: QtBot, workspace: Workspace, house: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.review.reviewer.read_isolated", Reading({"plan.xlsx": read_as(house)}))
    (path,) = files_of(tmp_path, "plan.xlsx")
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    assert not drop_on(window, QUrl("http://voorbeeld.nl/plan.xlsx"))
    assert drop_on(window, QUrl.fromLocalFile(str(path)))
    (choice,) = window.findChildren(DropDialog)
    assert choice.review_button.isDefault()
    assert faults_in(choice) == []
    choice.review_button.click()
    (review,) = open_reviews(workspace).windows
    settle(review)
    review.files[0].set_remark("punt", "nog vragen")
    monkeypatch.setattr(review, "ask_to_lose_notes", lambda: False)
    window.close()
    assert window.isVisible()
    assert review.isVisible()
    monkeypatch.setattr(review, "ask_to_lose_notes", lambda: True)
    window.close()
    assert not window.isVisible()
    assert open_reviews(workspace).windows == []


def test_what_is_missing_is_not_said_to_change_nothing_while_a_limit_has_no_figure(opened: Open) -> None:
    groups = ("13", "16", "21", "22", "23", "27", "31", "47", "52", "56", "61")
    lines = [
        line(f"p{g}", KG, 9_000.0, nl_sfb=g, mki_a2_eur_per_unit=0.02, service_life_years=75.0) for g in groups
    ]
    house = Building(
        type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=1_200.0, usable_floor_area_m2=100.0
    )
    plan = project_of(lines, house, permit_application_date=dt.date(2026, 8, 1))
    page = opened({"plan.xlsx": read_as(plan)}).page
    go_to_tab(page, "Ontbreekt")
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Wat ontbreekt of niet kan kloppen." in said
    assert "geen enkel oordeel" not in said
