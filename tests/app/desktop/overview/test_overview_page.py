"""The page Overzicht without data, with each example, with a large bill and with hostile texts."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from overview_samples import HOSTILE_NAMES
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desktop.pages.overview import OverviewPage
from app.desktop.pages.overview.entries import Entries
from app.desktop.pages.overview.entry_list import Entry, EntryList
from app.desktop.score.texts import words_of
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target as Place
from app.desktop.session.workspace import Workspace
from app.desktop.shell.shortcuts_dialog import ShortcutsDialog
from app.reporting.wording.summary import summarise
from app.services.editing.edits import change_variant
from app.services.outputs.reports import make_report
from models.domain.bill import Bill
from models.domain.project import JudgedLevel, Project, Target, Variant
from models.domain.requirement import Level
from models.presentation.goals import wheel_of
from models.presentation.marks import Mark
from widgets.mark_delegate import MARK_ROLE

EXAMPLES = ("rijwoning-beton-baksteen", "rijwoning-houtskeletbouw", "kantoor-beton-constructie")
OpenExample = Callable[..., Project]


def shown_page(workspace: Workspace, qtbot: QtBot, size: tuple[int, int] = (1150, 660)) -> OverviewPage:
    page = OverviewPage(workspace)
    qtbot.addWidget(page)
    page.resize(*size)
    page.attach()
    page.show()
    qtbot.waitExposed(page)
    assert workspace.open is not None
    opened = workspace.open
    qtbot.waitUntil(lambda: opened.report is not None, timeout=8000)
    return page


def open_project(workspace: Workspace, project: Project) -> None:
    workspace.store.save_project(project)
    assert workspace.open_project(project.id)


def links(entries: EntryList) -> list[str]:
    return [line.link.accessibleName() for line in entries.lines if not line.isHidden()]


def test_empty_project_says_what_to_do_first(workspace: Workspace, qtbot: QtBot) -> None:
    open_project(workspace, Project("p-leeg", "Leeg", variants=(Variant("v1"),)))
    page = shown_page(workspace, qtbot)
    panel = page.explanation
    assert panel.start_card.isVisible()
    assert not panel.gains.isVisible()
    button = next(b for b in panel.start_card.findChildren(type(page.table_button)) if b.text() == "Materialen")
    with qtbot.waitSignal(workspace.navigate) as caught:
        button.click()
    assert caught.args[0] is PageId.MATERIALS


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("size", [(1150, 660), (828, 552)])
def test_each_example_shows_wheel_words_and_table(
    workspace: Workspace, qtbot: QtBot, open_example: OpenExample, name: str, size: tuple[int, int]
) -> None:
    open_example(name)
    page = shown_page(workspace, qtbot, size)
    assert not page.explanation.start_card.isVisible()
    assert workspace.open is not None
    assert workspace.open.report is not None
    report = workspace.open.report
    entries = Entries(report, summarise(report), words_of(workspace))
    gains = page.explanation.gains
    assert len(links(gains)) == min(3, len(entries.gains()))
    gains.more.click()
    assert len(links(gains)) == len(entries.gains())
    missing = page.explanation.missing
    count = len(entries.missing())
    assert len(links(missing)) == min(5, count) > 0
    if count > 5:
        missing.more.click()
        assert len(links(missing)) == count
    assert page.explanation.widget().width() <= page.explanation.viewport().width(), "nothing is cut at the side"
    page.table_button.click()
    model = page.table.table_model
    assert model.rowCount() == len(workspace.reference.indicators) + 1 + len(report.scorecard.figures)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.grab()


def test_words_say_the_same_as_the_report(workspace: Workspace, qtbot: QtBot, open_example: OpenExample) -> None:
    project = open_example()
    page = shown_page(workspace, qtbot)
    report = make_report(project, project.variants[0], workspace.reference)
    names = {indicator.id: indicator for indicator in workspace.reference.indicators}
    page.explanation.gains.more.click()
    told = [link.split(":")[0] for link in links(page.explanation.gains)]
    assert told == [
        words_of(workspace).short_name(names[step.outcome.indicator_id]) for step in summarise(report).gains
    ]
    assert told == ["Watervraag", *told[1:]]


def test_missing_data_leads_to_the_lines_and_to_the_judged_indicators(
    workspace: Workspace, qtbot: QtBot, open_example: OpenExample
) -> None:
    open_example()
    page = shown_page(workspace, qtbot)
    went: list[tuple[PageId, Place]] = []
    workspace.navigate.connect(lambda to, place: went.append((to, place)))
    page.explanation.missing.more.click()
    for line in page.explanation.missing.lines:
        QTest.keyClick(line.link, Qt.Key.Key_Return)
    assert {to for to, _ in went} == {PageId.MATERIALS, PageId.INDICATORS}
    assert workspace.open is not None
    ids = {line.id for line in workspace.open.variant.bill.lines}
    assert all(place.line_id in ids for to, place in went if to is PageId.MATERIALS and place.line_id)
    assert any(place.line_id for _, place in went)


def test_missing_area_leads_to_the_building(workspace: Workspace, qtbot: QtBot, example: OpenExample) -> None:
    project = example("rijwoning-beton-baksteen")
    building = replace(project.variants[0].building, gross_floor_area_m2=None)
    open_project(workspace, replace(project, variants=(replace(project.variants[0], building=building),)))
    page = shown_page(workspace, qtbot)
    went: list[tuple[PageId, Place]] = []
    workspace.navigate.connect(lambda to, place: went.append((to, place)))
    page.explanation.missing.more.click()
    for line in page.explanation.missing.lines:
        line.link.click()
    assert PageId.BUILDING in {to for to, _ in went}
    assert {place.field for to, place in went if to is PageId.BUILDING} == {"gross_floor_area_m2"}


def test_a_legal_miss_is_never_folded_away(qtbot: QtBot) -> None:
    made = EntryList("Tekorten", "geen")
    qtbot.addWidget(made)
    entries = [Entry(f"i{n}", "", "bekijken →", PageId.INDICATORS, Place(), is_problem=n < 7) for n in range(9)]
    made.show_entries(entries)
    assert [link[:2] for link in links(made)] == [f"i{n}" for n in range(7)]
    made.show_entries([replace(entry, is_problem=False) for entry in entries])
    assert len(links(made)) == 5


def test_targets_of_the_variant_are_outlined(
    workspace: Workspace, qtbot: QtBot, open_example: OpenExample
) -> None:
    open_example()
    page = shown_page(workspace, qtbot)
    assert workspace.open is not None
    assert workspace.open.scorecard is not None

    def outlined(indicator_id: str) -> list[Level]:
        assert workspace.open is not None
        assert workspace.open.scorecard is not None
        wheel = wheel_of(workspace.open.scorecard, workspace.open.variant, workspace.reference)
        wedge = next(w for w in wheel.wedges if w.indicator_id == indicator_id)
        return [ring.level for ring in wedge.rings if ring.is_target]

    assert outlined("beng1") == [Level.RECOMMENDED]
    before = page.wheel.grab().toImage()
    aims = (
        Target("beng1", JudgedLevel.AMBITIOUS),
        Target("biobased", JudgedLevel.NONE),
        Target("beng2", own_limit=3.0),
    )
    workspace.open.do("doel", change_variant(workspace.open.variant, targets=aims))
    assert (outlined("beng1"), outlined("biobased"), outlined("beng2")) == ([Level.AMBITIOUS], [], [])
    assert page.wheel.grab().toImage() != before
    workspace.open.undo_stack.undo()
    assert page.wheel.grab().toImage() == before


def test_wedge_and_table_row_lead_to_the_inputs(
    workspace: Workspace, qtbot: QtBot, open_example: OpenExample
) -> None:
    open_example()
    page = shown_page(workspace, qtbot)
    with qtbot.waitSignal(workspace.navigate) as by_wedge:
        page.wheel.activated.emit("embodied_carbon")
    assert by_wedge.args[0] is PageId.MATERIALS
    page.table_button.click()
    page.go_to(Place(indicator_id="noise"))
    with qtbot.waitSignal(workspace.navigate) as by_row:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert (by_row.args[0], by_row.args[1].indicator_id) == (PageId.INDICATORS, "noise")


def test_numbers_follow_the_number_format_and_words_the_language(
    workspace: Workspace, qtbot: QtBot, open_example: OpenExample
) -> None:
    open_example()
    page = shown_page(workspace, qtbot)
    page.table_button.click()
    model = page.table.table_model
    row = model.row_of("beng1")
    assert model.index(row, 1).data() == "58,4"
    workspace.change_settings(replace(workspace.settings, number_locale="en"))
    assert model.index(row, 1).data() == "58.4"
    assert model.index(row, 3).data() == "wettelijk"
    assert model.index(row, 3).data(MARK_ROLE) is Mark.MET


def test_hidden_page_draws_nothing_and_catches_up(
    workspace: Workspace, qtbot: QtBot, open_example: OpenExample
) -> None:
    open_example()
    page = shown_page(workspace, qtbot)
    before = page.wheel.grab().toImage()
    page.hide()
    assert workspace.open is not None
    workspace.open.do("x", change_variant(workspace.open.variant, assessments=()))
    assert page.wheel.grab().toImage() == before
    page.show()
    assert page.wheel.grab().toImage() != before


def test_hostile_texts_and_ten_thousand_lines(workspace: Workspace, qtbot: QtBot, example: OpenExample) -> None:
    project = example("rijwoning-beton-baksteen")
    lines = project.variants[0].bill.lines
    many = tuple(
        replace(lines[n % len(lines)], id=f"r{n}", description=HOSTILE_NAMES[n % len(HOSTILE_NAMES)])
        for n in range(10_000)
    )
    variant = replace(project.variants[0], bill=Bill(many), name=HOSTILE_NAMES[0])
    open_project(workspace, replace(project, name=HOSTILE_NAMES[1], variants=(variant,)))
    page = shown_page(workspace, qtbot)
    qtbot.waitUntil(lambda: bool(links(page.explanation.missing)), timeout=8000)
    for text in page.findChildren(QLabel):
        assert text.textFormat() is Qt.TextFormat.PlainText
        assert len(text.text()) < 1000, "a reason names a few lines, not ten thousand"


def test_shortcut_sheet_names_every_page_and_the_keys_of_the_table(qtbot: QtBot) -> None:
    sheet = ShortcutsDialog()
    qtbot.addWidget(sheet)
    sheet.show()
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Ctrl+1", "Overzicht", "Ctrl+Shift+2", "Instellingen", "F1", "Ctrl+D", "Omlaag doorvoeren"} <= texts
    assert sheet.height() <= 640
    assert sheet.width() <= 1024
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
