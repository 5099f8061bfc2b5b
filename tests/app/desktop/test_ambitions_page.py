"""The page Ambities: targets by hand and by preset, their verdicts, and the text about them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from app.desktop.pages.ambitions import AmbitionsPage
from app.desktop.pages.ambitions.target_edits import edition_targets, levels_there
from app.desktop.pages.ambitions.target_table_model import Column
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.desktop.session.workspace import Target as Place
from app.services.editing.edits import change_variant
from models.domain.bill import Bill, BillLine
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, BuildingType, JudgedLevel, Project, Target, Variant
from models.domain.quantities import KG

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")
"""The offscreen platform says so of every window and list that is shown."""

EXAMPLES = ("rijwoning-beton-baksteen", "rijwoning-houtskeletbouw", "kantoor-beton-constructie")
OpenExample = Callable[..., Project]


def opened_page(workspace: Workspace, qtbot: QtBot) -> AmbitionsPage:
    page = AmbitionsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(588, 520)
    page.show()
    return page


def cell(page: AmbitionsPage, indicator_id: str, column: Column) -> str:
    return str(page.model.index(page.model.position_of(indicator_id), column).data())


def set_cell(page: AmbitionsPage, indicator_id: str, column: Column, value: object) -> bool:
    return page.model.setData(page.model.index(page.model.position_of(indicator_id), column), value)


def targets(workspace: Workspace) -> dict[str, Target]:
    assert workspace.open is not None
    return {target.indicator_id: target for target in workspace.open.variant.targets}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_model_keeps_qts_rules_while_targets_come_and_go(
    name: str, workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example(name)
    page = opened_page(workspace, qtbot)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.model.rowCount() == len(workspace.reference.indicators) == 33
    assert workspace.open is not None
    before = workspace.open.project
    for level in (JudgedLevel.LEGAL, JudgedLevel.RECOMMENDED, JudgedLevel.AMBITIOUS):
        page.presets.level_chosen.emit(level)
    page.presets.cleared.emit()
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    assert workspace.open.project == before


def test_a_level_is_chosen_and_its_limit_and_state_are_shown(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert set_cell(page, "biobased", Column.AIM, JudgedLevel.RECOMMENDED)
    assert targets(workspace) == {"biobased": Target("biobased", JudgedLevel.RECOMMENDED)}
    assert cell(page, "biobased", Column.AIM) == "aanbevolen"
    assert cell(page, "biobased", Column.LIMIT) == "≥ 21 %"
    assert cell(page, "biobased", Column.STATE).startswith("mist")
    assert set_cell(page, "biobased", Column.AIM, None)
    assert targets(workspace) == {}
    assert cell(page, "biobased", Column.STATE) == ""


def test_an_own_figure_for_the_mpg_is_held_against_its_own_set_only(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert set_cell(page, "mpg", Column.LIMIT, "0,001")
    assert targets(workspace)["mpg"] == Target("mpg", None, own_limit=0.001, environmental_set=EnvironmentalSet.A1)
    assert cell(page, "mpg", Column.LIMIT).endswith("set A1")
    assert cell(page, "mpg", Column.STATE).startswith("mist")
    assert "milieuset A1" in page.preview.text.toPlainText()
    assert set_cell(page, "mpg", Column.LIMIT, "0,001 a2")
    assert targets(workspace)["mpg"].environmental_set is EnvironmentalSet.A2
    assert "mist" not in cell(page, "mpg", Column.STATE)
    assert set_cell(page, "biobased", Column.LIMIT, "30")
    assert targets(workspace)["biobased"].environmental_set is None


def test_an_own_figure_is_typed_in_the_number_format(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert set_cell(page, "embodied_carbon", Column.LIMIT, "1.250,5")
    assert targets(workspace)["embodied_carbon"].own_limit == 1250.5
    assert cell(page, "embodied_carbon", Column.STATE).startswith("haalt")
    assert cell(page, "embodied_carbon", Column.AIM) == "eigen cijfer"
    problems: list[Notice] = []
    workspace.notice.connect(problems.append)
    assert not set_cell(page, "embodied_carbon", Column.LIMIT, "veel")
    assert problems[-1].kind is NoticeKind.PROBLEM
    assert targets(workspace)["embodied_carbon"].own_limit == 1250.5
    assert set_cell(page, "embodied_carbon", Column.LIMIT, "")
    assert targets(workspace) == {}


def test_indicators_without_a_unit_take_no_figure(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert not set_cell(page, "habitats", Column.LIMIT, "3")
    assert targets(workspace) == {}


def test_recommended_everywhere_falls_back_to_what_the_edition_has(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    page.presets.level_chosen.emit(JudgedLevel.RECOMMENDED)
    assert workspace.open is not None
    assert workspace.open.undo_stack.count() == 1
    found = targets(workspace)
    assert len(found) == 33
    assert found["mpg"].level is JudgedLevel.RECOMMENDED
    assert found["tojuli"].level is JudgedLevel.LEGAL
    assert found["reuse_potential"].level is JudgedLevel.NONE
    assert all(target.own_limit is None for target in found.values())


def test_another_edition_brings_its_figures_and_says_what_it_cannot(
    workspace: Workspace, example: OpenExample
) -> None:
    project = example("kantoor-beton-constructie")
    variant = project.variants[0]
    edition = workspace.reference.requirement_sets["hnn-1.0"]
    given = edition_targets(project, variant, workspace.reference, edition, JudgedLevel.RECOMMENDED)
    by_id = {target.indicator_id: target for target in given.targets}
    assert by_id["adaptability"] == Target("adaptability", None, own_limit=40.0)
    assert by_id["detachability"] == Target("detachability", JudgedLevel.RECOMMENDED)
    woondeal = workspace.reference.requirement_sets["woondeal-arnhem-nijmegen-2023"]
    house = example("rijwoning-beton-baksteen")
    other = edition_targets(house, house.variants[0], workspace.reference, woondeal, JudgedLevel.RECOMMENDED)
    assert {t.indicator_id: t for t in other.targets}["mpg"].environmental_set is EnvironmentalSet.A1


def test_the_menu_offers_levels_and_other_editions_only(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    page.presets.fill()
    titles = [action.text() for action in page.presets.choices.actions() if action.text()]
    assert titles[:3] == ["Alles wettelijk", "Alles aanbevolen", "Alles ambitieus"]
    assert any("Het Nieuwe Normaal" in title for title in titles)
    assert not any("Tabel 3" in title for title in titles)
    page.presets.choices.actions()[1].trigger()
    assert targets(workspace)["mpg"].level is JudgedLevel.RECOMMENDED


def test_the_list_offers_the_levels_that_are_there(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    page.go_to(Place(indicator_id="tojuli"))
    page.table.edit(page.table.currentIndex())
    boxes = page.table.findChildren(QComboBox)
    assert len(boxes) == 1
    box = boxes[0]
    assert [box.itemText(i) for i in range(box.count())] == ["niet gekozen", "geen doel", "wettelijk"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert targets(workspace)["tojuli"].level is JudgedLevel.LEGAL
    assert levels_there(()) == ()


def test_the_text_follows_the_targets_and_goes_to_the_clipboard(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert not page.preview.copy.isEnabled()
    set_cell(page, "biobased", Column.AIM, JudgedLevel.RECOMMENDED)
    set_cell(page, "stored_carbon", Column.AIM, JudgedLevel.AMBITIOUS)
    page.preview.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ten minste 21\N{NO-BREAK SPACE}%" in copied
    assert "Streefwaarde: ten minste 200" in copied
    page.go_to(Place(indicator_id="biobased"))
    page.preview.what.setCurrentIndex(1)
    one = page.preview.text.toPlainText()
    assert one.startswith("Biobased")
    assert "Streefwaarde" not in one


@pytest.mark.parametrize(
    "case",
    [
        ("eisen", "Tekst (*.txt)", "eisen.txt"),
        ("eisen", "Markdown (*.md)", "eisen.md"),
        ("eisen.MD", "Tekst (*.txt)", "eisen.MD"),
    ],
)
def test_the_text_is_saved_whole_as_text_or_markdown(
    case: tuple[str, str, str],
    workspace: Workspace,
    open_example: OpenExample,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_example()
    chosen, kind, written = case
    page = opened_page(workspace, qtbot)
    page.presets.level_chosen.emit(JudgedLevel.RECOMMENDED)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / chosen), kind))
    page.preview.save.click()
    assert [path.name for path in tmp_path.glob("eisen*")] == [written]
    text = (tmp_path / written).read_text("utf-8")
    assert text.startswith("# " if written.lower().endswith("md") else "Eisen en streefwaarden")


def test_a_folder_that_is_gone_is_told(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    page.presets.level_chosen.emit(JudgedLevel.LEGAL)
    notices: list[Notice] = []
    workspace.notice.connect(notices.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "weg" / "a.txt"), ""))
    page.preview.save.click()
    assert [notice.kind for notice in notices] == [NoticeKind.PROBLEM]


def test_an_empty_project_says_what_to_do(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.store.save_project(Project("p", "", variants=(Variant("v"),)))
    assert workspace.open_project("p")
    page = opened_page(workspace, qtbot)
    assert page.model.rowCount() == 33
    assert page.preview.text.toPlainText() == ""
    assert "Doelen zetten" in page.preview.text.placeholderText()


def test_a_frozen_variant_keeps_its_targets(workspace: Workspace, open_example: OpenExample, qtbot: QtBot) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    set_cell(page, "biobased", Column.AIM, JudgedLevel.LEGAL)
    assert workspace.open is not None
    workspace.open.do("vastleggen", change_variant(workspace.open.variant, frozen_on=dt.date(2026, 1, 1)))
    assert not set_cell(page, "biobased", Column.AIM, JudgedLevel.AMBITIOUS)
    assert not page.presets.isEnabled()
    assert "vastgelegd" in page.note.text()
    assert page.preview.copy.isEnabled()


def test_a_large_bill_and_hostile_names_do_not_hurt(workspace: Workspace, qtbot: QtBot) -> None:
    name = "<img src=file:///etc/passwd> [klik](file:///etc/passwd)"
    lines = tuple(BillLine(f"r{i}", name, 1.0, KG, mass_kg_per_unit=1.0) for i in range(10_000))
    building = Building(type=BuildingType.OFFICE, gross_floor_area_m2=500.0)
    workspace.store.save_project(
        Project("p", name, variants=(Variant("v", name, building=building, bill=Bill(lines)),))
    )
    assert workspace.open_project("p")
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    opened = workspace.open
    qtbot.waitUntil(lambda: opened.scorecard is not None, timeout=10_000)
    page.presets.level_chosen.emit(JudgedLevel.AMBITIOUS)
    assert name in page.preview.text.toPlainText()


def test_a_target_that_is_no_requirement_says_so_in_the_table(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    set_cell(page, "stored_carbon", Column.AIM, JudgedLevel.RECOMMENDED)
    assert cell(page, "stored_carbon", Column.LIMIT).startswith("streef ≥ 140")
    set_cell(page, "biobased", Column.AIM, JudgedLevel.RECOMMENDED)
    assert "streef" not in cell(page, "biobased", Column.LIMIT)
