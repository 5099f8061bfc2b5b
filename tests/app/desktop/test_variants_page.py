"""The page Varianten: its actions, its tables, and undo of everything."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.desktop.importing.window import ImportWindow
from app.desktop.pages.variants import VariantsPage
from app.desktop.pages.variants.freeze_dialog import FreezeDialog
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Notice, Target, Workspace
from app.paths import EXAMPLES
from app.services.editing.edits import change_lines
from models.domain.bill import Bill
from models.domain.project import Phase, Project, Variant
from widgets.charts import BAR_ROLE
from widgets.two_line_delegate import SECOND_LINE_ROLE

DAY = dt.date(2026, 3, 1)
HOSTILE = ("<img src=file:///etc/passwd>", "n" * 300, "مبنى خشبي", "Huis 🏠 \u202eomgekeerd")


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> VariantsPage:
    made = VariantsPage(workspace)
    made.today = lambda: DAY
    qtbot.addWidget(made)
    made.resize(810, 560)
    made.show()
    return made


def names(workspace: Workspace) -> list[str]:
    assert workspace.open is not None
    return [variant.name for variant in workspace.open.project.variants]


def compared(page: VariantsPage, qtbot: QtBot) -> None:
    def is_there() -> bool:
        return page.panel.isVisible() and page.panel.indicators.columnCount() == len(page.table.variants)

    qtbot.waitUntil(is_there, timeout=10_000)


def test_without_a_project_nothing_can_be_done(page: VariantsPage) -> None:
    page.attach()
    assert not page.copy_button.isEnabled()
    assert page.table.rowCount() == 0


def test_what_was_opened_can_stand_beside_what_it_became(
    page: VariantsPage, workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    before = open_example().variants[0]
    page.attach()
    assert workspace.open is not None
    assert not page.beginning_button.isVisible()
    workspace.open.do("Wijzigen", change_lines(workspace.open.variant, {0: {"quantity": 1.0}}))
    assert page.beginning_button.isVisible()
    page.beginning_button.click()
    compared(page, qtbot)
    earlier, now = workspace.open.project.variants
    assert (earlier.bill, earlier.building) == (before.bill, before.building)
    assert earlier.id != before.id
    assert now.bill.lines[0].quantity == 1.0
    assert workspace.open.variant.id == now.id
    workspace.open.undo_stack.undo()
    workspace.open.undo_stack.undo()
    assert workspace.open.project.variants == (before,)


def test_one_variant_says_what_to_do(page: VariantsPage, open_example: Callable[..., Project]) -> None:
    open_example()
    page.attach()
    assert not page.panel.isVisible()
    assert page.copy_button.isEnabled()
    assert not page.delete_button.isEnabled()


def test_copy_rename_freeze_delete_and_undo_all(
    page: VariantsPage, workspace: Workspace, open_example: Callable[..., Project]
) -> None:
    project = open_example()
    assert workspace.open is not None
    page.attach()
    page.copy_button.click()
    assert len(names(workspace)) == 2
    copy = workspace.open.variant
    assert copy.id != project.variants[0].id
    assert page.chosen_variant() is copy
    assert page.actions_on.rename(copy.id, "Tweede")
    page.actions_on.snapshot(copy.id, "Tweede, vergunning", DAY, Phase.PERMIT)
    page.actions_on.freeze(copy.id, DAY, Phase.FEASIBILITY)
    assert names(workspace)[1:] == ["Tweede", "Tweede, vergunning"]
    assert all(variant.frozen_on == DAY for variant in workspace.open.project.variants[1:])
    page.actions_on.delete(copy.id)
    assert len(names(workspace)) == 2
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    assert workspace.open.project == project


def test_a_deleted_variant_comes_back_from_the_banner(
    page: VariantsPage, workspace: Workspace, open_example: Callable[..., Project]
) -> None:
    open_example()
    page.attach()
    page.copy_button.click()
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    before = names(workspace)
    page.delete_button.click()
    assert len(names(workspace)) == 1
    assert told[-1].action is not None
    told[-1].action()
    assert names(workspace) == before
    told[-1].action()
    assert names(workspace) == before, "a second press does not undo something else"


def test_a_taken_name_is_told_and_changes_nothing(
    page: VariantsPage, workspace: Workspace, open_example: Callable[..., Project]
) -> None:
    open_example()
    page.attach()
    page.copy_button.click()
    assert workspace.open is not None
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    assert not page.actions_on.rename(workspace.open.variant.id, names(workspace)[0])
    assert "Kies een andere naam" in told[-1].advice


def test_two_designs_side_by_side(
    page: VariantsPage,
    workspace: Workspace,
    open_example: Callable[..., Project],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_example()
    page.attach()
    monkeypatch.setattr(
        "app.desktop.pages.variants.page.choose_to_import", lambda _: [EXAMPLES / "rijwoning-houtskeletbouw.xlsx"]
    )
    page.file_button.click()
    (window,) = page.findChildren(ImportWindow)
    qtbot.waitUntil(window.bar.take_button.isEnabled, timeout=20_000)
    window.take_in()
    qtbot.waitUntil(lambda: page.table.rowCount() == 2, timeout=5000)
    compared(page, qtbot)
    model = page.panel.indicators
    said = [str(model.index(row, 1).data(SECOND_LINE_ROLE)) for row in range(model.rowCount())]
    assert any("↗ beter" in words for words in said)
    assert any("↘ slechter" in words for words in said)
    assert {str(model.index(row, 0).data(SECOND_LINE_ROLE)) for row in range(model.rowCount())} == {
        "hiermee vergeleken"
    }
    page.panel.tabs.setCurrentIndex(1)
    groups = page.panel.groups
    bars = [groups.index(row, 3).data(BAR_ROLE) for row in range(groups.rowCount())]
    assert max(abs(bar) for bar in bars if bar is not None) == 1.0
    page.panel.tabs.setCurrentIndex(2)
    assert page.panel.lines.rowCount() > 30
    for table in (page.table, model, groups, page.panel.lines):
        QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_changed_line_is_listed_and_leads_to_its_row(
    page: VariantsPage, workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    page.copy_button.click()
    assert workspace.open is not None
    copy = workspace.open.variant
    workspace.open.do("hoeveelheid", change_lines(copy, {3: {"quantity": 1234.5}}))
    compared(page, qtbot)
    page.panel.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.panel.lines.rowCount() == 1, timeout=5000)
    assert "1.234,5" in str(page.panel.lines.index(0, 3).data())
    gone: list[tuple[PageId, Target]] = []
    workspace.navigate.connect(lambda page_id, target: gone.append((page_id, target)))
    page.panel._on_line(page.panel.lines.index(0, 0))
    assert gone == [(PageId.MATERIALS, Target(line_id=copy.bill.lines[3].id))]


def test_scores_are_kept_for_variants_that_did_not_change(
    page: VariantsPage, workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    page.copy_button.click()
    assert workspace.open is not None
    compared(page, qtbot)
    first = page.scores.of(workspace.open.project.variants[0])
    workspace.open.do("hoeveelheid", change_lines(workspace.open.variant, {0: {"quantity": 9.0}}))
    assert page.scores.of(workspace.open.variant) is None, "a changed variant has no score yet"
    qtbot.waitUntil(lambda: page.scores.of(workspace.open.variant) is not None, timeout=5000)  # type: ignore[union-attr]
    assert page.scores.of(workspace.open.project.variants[0]) is first


def test_hostile_names_stand_as_typed(
    page: VariantsPage, workspace: Workspace, example: Callable[[str], Project], qtbot: QtBot
) -> None:
    project = example("rijwoning-beton-baksteen")
    variants = tuple(Variant(f"v{i}", name, bill=project.variants[0].bill) for i, name in enumerate(HOSTILE))
    workspace.store.save_project(replace(project, variants=variants))
    workspace.open_project(project.id)
    page.attach()
    compared(page, qtbot)
    assert page.table.index(0, 0).data() == HOSTILE[0]
    assert page.width() <= 830, "a long name does not widen the page"
    dialog = FreezeDialog(variants[0], DAY, "nl", page)
    assert HOSTILE[0] in dialog.chosen_name
    dialog.deleteLater()


def test_ten_thousand_lines_are_compared_off_the_window_thread(
    page: VariantsPage, workspace: Workspace, example: Callable[[str], Project], qtbot: QtBot
) -> None:
    project = example("rijwoning-beton-baksteen")
    lines = project.variants[0].bill.lines
    many = Bill(tuple(replace(lines[i % len(lines)], id=f"r{i}") for i in range(10_000)))
    fewer = Bill(many.lines[:-1])
    large = replace(project, variants=(Variant("a", "A", bill=many), Variant("b", "B", bill=fewer)))
    workspace.store.save_project(large)
    workspace.open_project(large.id)
    page.attach()
    compared(page, qtbot)
    page.panel.tabs.setCurrentIndex(2)
    assert page.panel.lines.rowCount() == 1
