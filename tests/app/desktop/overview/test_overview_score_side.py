"""The live scorecard: it is updated in place after every edit, and links to the inputs."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.desktop.score.panel import ScoreSide
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.services.editing.edits import change_lines, change_project, change_variant
from models.domain.project import JudgedLevel, Project, Target
from models.presentation.marks import Mark
from widgets.outcome_rows.delegate import fitting
from widgets.outcome_rows.model import ROW_ROLE
from widgets.outcome_rows.row import Movement, OutcomeRow


@pytest.fixture
def side(workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot) -> ScoreSide:
    open_example()
    made = ScoreSide(workspace)
    made.resize(296, 690)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def row(side: ScoreSide, indicator_id: str) -> OutcomeRow:
    return next(r for r in side.model.rows if r.indicator_id == indicator_id)


def double_the_heaviest(workspace: Workspace) -> None:
    assert workspace.open is not None
    lines = workspace.open.variant.bill.lines
    place, line = max(enumerate(lines), key=lambda pair: pair[1].quantity or 0)
    assert line.quantity is not None
    workspace.open.do("x", change_lines(workspace.open.variant, {place: {"quantity": line.quantity * 3}}))


def test_every_indicator_stands_in_it_material_first(side: ScoreSide, workspace: Workspace) -> None:
    shown = [r.indicator_id for r in side.model.rows if not r.is_heading]
    assert shown == ["mpg", *(indicator.id for indicator in workspace.reference.indicators)]
    assert side.model.rows[0].name == "Materialen"
    QAbstractItemModelTester(side.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_an_edit_changes_rows_in_place(side: ScoreSide, workspace: Workspace, qtbot: QtBot) -> None:
    side.view.verticalScrollBar().setValue(60)
    before = row(side, "material_intensity")
    noise = row(side, "noise")
    changed: list[int] = []
    side.model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    with qtbot.assertNotEmitted(side.model.modelReset):
        double_the_heaviest(workspace)
    now = row(side, "material_intensity")
    assert now.value != before.value
    assert (now.arrow, now.movement) == ("↑", Movement.WORSE)
    assert row(side, "noise") == noise
    assert 0 < len(changed) < 12
    assert side.view.verticalScrollBar().value() == 60


def test_undo_brings_the_figures_back(side: ScoreSide, workspace: Workspace) -> None:
    assert workspace.open is not None
    before = [(r.value, r.verdict, r.band) for r in side.model.rows]
    double_the_heaviest(workspace)
    assert [(r.value, r.verdict, r.band) for r in side.model.rows] != before
    workspace.open.undo_stack.undo()
    assert [(r.value, r.verdict, r.band) for r in side.model.rows] == before
    assert row(side, "material_intensity").arrow == "↓"


def test_arrows_are_about_the_last_edit_only(side: ScoreSide, workspace: Workspace) -> None:
    assert workspace.open is not None
    double_the_heaviest(workspace)
    assert any(r.arrow for r in side.model.rows)
    workspace.open.do("naam", change_project(workspace.open.project, name="Anders"))
    assert not any(r.arrow for r in side.model.rows)


def test_another_variant_is_not_an_edit(side: ScoreSide, workspace: Workspace) -> None:
    assert workspace.open is not None
    second = replace(workspace.open.variant, id="v-leeg", bill=type(workspace.open.variant.bill)())
    workspace.open.do(
        "x", change_project(workspace.open.project, variants=(*workspace.open.project.variants, second))
    )
    figures = [r.value for r in side.model.rows]
    workspace.open.show_variant("v-leeg")
    assert [r.value for r in side.model.rows] != figures
    assert not any(r.arrow or r.is_fresh for r in side.model.rows)


def test_a_changed_verdict_lights_up_and_calms_down(side: ScoreSide, workspace: Workspace, qtbot: QtBot) -> None:
    assert workspace.open is not None
    kept = tuple(a for a in workspace.open.variant.assessments if a.indicator_id != "tojuli")
    worse = next(a for a in workspace.open.variant.assessments if a.indicator_id == "tojuli")
    workspace.open.do("x", change_variant(workspace.open.variant, assessments=(*kept, replace(worse, value=9.0))))
    lit = row(side, "tojuli")
    assert (lit.is_fresh, lit.movement, lit.mark) == (True, Movement.WORSE, Mark.MISSED)
    side._calming.setInterval(1)
    side._calming.start()
    qtbot.waitUntil(lambda: not row(side, "tojuli").is_fresh, timeout=2000)
    assert row(side, "tojuli").arrow == "↑"


def test_a_target_of_the_project_is_told_in_words(side: ScoreSide, workspace: Workspace) -> None:
    assert workspace.open is not None
    assert "doel" not in row(side, "beng1").verdict
    targets = (Target("beng1", JudgedLevel.LEGAL), Target("noise", own_limit=20.0))
    workspace.open.do("x", change_variant(workspace.open.variant, targets=targets))
    assert row(side, "beng1").verdict == "wettelijk · haalt doel"
    assert row(side, "noise").verdict == "wettelijk · mist doel"


def test_an_own_figure_for_the_mpg_without_a_set_is_held_against_none(
    side: ScoreSide, workspace: Workspace
) -> None:
    assert workspace.open is not None
    before = row(side, "mpg").verdict
    workspace.open.do("x", change_variant(workspace.open.variant, targets=(Target("mpg", own_limit=9.0),)))
    assert row(side, "mpg").verdict == before


@pytest.mark.parametrize(("indicator_id", "page"), [("biobased", PageId.MATERIALS), ("noise", PageId.INDICATORS)])
def test_click_and_enter_go_to_the_inputs(
    side: ScoreSide, workspace: Workspace, qtbot: QtBot, indicator_id: str, page: PageId
) -> None:
    place = next(n for n, r in enumerate(side.model.rows) if r.indicator_id == indicator_id)
    index = side.model.index(place, 0)
    side.view.scrollTo(index)
    with qtbot.waitSignal(workspace.navigate) as clicked:
        QTest.mouseClick(side.view.viewport(), Qt.MouseButton.LeftButton, pos=side.view.visualRect(index).center())
    side.view.setCurrentIndex(index)
    with qtbot.waitSignal(workspace.navigate) as entered:
        QTest.keyClick(side.view, Qt.Key.Key_Return)
    for caught in (clicked, entered):
        assert caught.args[0] is page
        assert caught.args[1].indicator_id == indicator_id


def test_hidden_it_catches_up_when_shown(side: ScoreSide, workspace: Workspace) -> None:
    before = row(side, "material_intensity").value
    side.hide()
    double_the_heaviest(workspace)
    assert row(side, "material_intensity").value == before
    side.show()
    assert row(side, "material_intensity").value != before


def test_screen_reader_and_tool_tip_tell_all(side: ScoreSide) -> None:
    place = next(n for n, r in enumerate(side.model.rows) if r.indicator_id == "beng1")
    index = side.model.index(place, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "58,4" in spoken
    assert "kWh" in spoken
    assert "wettelijk" in spoken
    told = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "61,9" in told
    assert "Bron" in told
    assert "Marge" in told
    assert index.data(ROW_ROLE).name == "BENG 1"


def test_closing_the_project_empties_it(side: ScoreSide, workspace: Workspace) -> None:
    assert side.model.rowCount() > 33
    workspace.close_project()
    assert side.model.rowCount() == 0


def test_the_level_of_an_indication_is_read_before_its_bounds(side: ScoreSide) -> None:
    metrics = side.view.fontMetrics()
    whole = ("niet te zeggen: aanbevolen 0,45", "0,83 (≥ 0,34)")
    room = sum(map(metrics.horizontalAdvance, whole))
    assert fitting(*whole, room, metrics) == whole
    assert fitting(*whole, room - 1, metrics) == (whole[0], "0,83")
    assert (
        fitting(*whole, metrics.horizontalAdvance("niet te zeggen0,83 (≥ 0,34)"), metrics)[0] == "niet te zeggen"
    )
    assert fitting(*whole, 0, metrics) == ("niet te zeggen", "0,83")
