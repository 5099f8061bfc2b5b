"""The three figures that a lead has in hand, at the start of a project and in an open one."""

import datetime as dt
import os
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desktop.pages.overview import OverviewPage
from app.desktop.pages.projects.early_design.view import EarlyDesignView
from app.desktop.pages.projects.new_project_dialog import NewProjectDialog
from app.desktop.score.reported_figures import OpenProjectFiguresDialog, ReportCard, ReportedFiguresDialog
from app.desktop.session.workspace import Workspace
from app.services.editing.reported_figures import ReportKind
from models.domain.outcome import Basis
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Evidence, EvidenceStatus, Project, Variant
from widgets.fields.parsed import ParsedField

OpenExample = Callable[..., Project]
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
DAY = dt.date(2026, 3, 2)


def typed(field: ParsedField, text: str) -> None:
    field.line().setText(text)
    field.line().textEdited.emit(text)


def fill(card: ReportCard, values: dict[str, str], document: str = "", date: str = "") -> None:
    for name, text in values.items():
        typed(card.values[name], text)
    typed(card.document, document)
    typed(card.date, date)


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Draws it, and keeps the picture where MEETLAT_PICTURES names a folder."""
    qtbot.addWidget(widget)
    widget.show()
    folder = os.environ.get("MEETLAT_PICTURES")
    if folder:
        widget.grab().save(f"{folder}/{type(widget).__name__}.png")


def test_a_new_project_starts_with_the_figures_of_its_reports(workspace: Workspace, qtbot: QtBot) -> None:
    """The permit date brings the EN 15804 set of the MPG; the parking norm has no document and is kept without."""
    dialog = NewProjectDialog(workspace)
    shown(dialog, qtbot)
    typed(dialog.fields.name, "Dorpsstraat")
    typed(dialog.fields.permit_date, "2-3-2026")
    cards = dialog.reports.cards
    fill(cards[ReportKind.MPG], {"mpg": "0,62"}, "MPG-rapport 3", "2-3-2026")
    fill(cards[ReportKind.BENG], {"beng1": "55", "beng3": "61"}, "BENG-rapport", "1-2-2026")
    fill(cards[ReportKind.PARKING], {"parking": "0,9"})
    dialog.create_button.click()
    assert dialog.project is not None
    report = Evidence("MPG-rapport 3", date=DAY, status=EvidenceStatus.STATED)
    found = {a.indicator_id: a for a in dialog.project.variants[0].assessments}
    assert found["mpg"] == Assessment("mpg", 0.62, environmental_set=A1, evidence=report)
    assert (found["beng1"].value, found["beng3"].value) == (55.0, 61.0)
    assert found["beng1"].evidence.document == "BENG-rapport"
    assert found["parking"].evidence == Evidence(status=EvidenceStatus.STATED)
    assert "beng2" not in found


def test_an_mpg_without_a_set_is_asked_for_it(workspace: Workspace, qtbot: QtBot) -> None:
    dialog = NewProjectDialog(workspace)
    shown(dialog, qtbot)
    typed(dialog.fields.name, "Dorpsstraat")
    card = dialog.reports.cards[ReportKind.MPG]
    fill(card, {"mpg": "0,62"})
    dialog.create_button.click()
    assert dialog.project is None
    assert "A1" in card.values["mpg"].error()
    assert card.set_choice is not None
    card.set_choice.box().setCurrentIndex(2)
    card.set_choice.box().activated.emit(2)
    dialog.create_button.click()
    assert dialog.project is not None
    assert [a.environmental_set for a in dialog.project.variants[0].assessments] == [A2]


def test_the_figures_of_an_open_project_are_one_step(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    opened = workspace.open
    assert opened is not None
    before, steps = opened.project, opened.undo_stack.count()
    dialog = OpenProjectFiguresDialog(workspace)
    shown(dialog, qtbot)
    cards = dialog.form.cards
    assert cards[ReportKind.MPG].values["mpg"].value == 0.62
    assert cards[ReportKind.BENG].values["beng1"].value == 58.4
    fill(cards[ReportKind.MPG], {"mpg": "0,41"}, "Herberekening", "2-3-2026")
    typed(cards[ReportKind.BENG].values["tojuli"], "")
    dialog.enter.click()
    assert opened.undo_stack.count() == steps + 1
    assert opened.scorecard is not None
    outcome = opened.scorecard.outcome("mpg", A1)
    assert (outcome.basis, outcome.estimate and outcome.estimate.value) == (Basis.STATED, 0.41)
    held = {a.indicator_id for a in opened.variant.assessments}
    assert "tojuli" not in {a.indicator_id for a in opened.variant.assessments if a.value is not None}
    assert {"beng1", "heat", "parking"} & held == {"beng1", "parking"}
    opened.undo_stack.undo()
    assert opened.project == before


def test_accepting_without_a_change_changes_nothing(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    """The evidence of an assumption stays one, also when the figures are looked at."""
    open_example()
    opened = workspace.open
    assert opened is not None
    before = opened.variant
    dialog = OpenProjectFiguresDialog(workspace)
    shown(dialog, qtbot)
    assert dialog.work_to_lose() == ""
    dialog.enter.click()
    assert opened.variant == before


def test_a_figure_in_the_other_set_stays(workspace: Workspace, qtbot: QtBot) -> None:
    """The dialog shows the set of the rules on the permit date, here A1."""
    report = Evidence("rapport", date=DAY, status=EvidenceStatus.STATED)
    held = tuple(Assessment("mpg", 0.9, environmental_set=which, evidence=report) for which in (A2, A1))
    variant = Variant("v", assessments=held)
    workspace.store.save_project(
        Project("p", "P", permit_application_date=dt.date(2025, 3, 1), variants=(variant,))
    )
    assert workspace.open_project("p")
    opened = workspace.open
    assert opened is not None
    dialog = OpenProjectFiguresDialog(workspace)
    qtbot.addWidget(dialog)
    choice = dialog.form.cards[ReportKind.MPG].set_choice
    assert choice is not None
    assert choice.value is A1
    typed(dialog.form.cards[ReportKind.MPG].values["mpg"], "0,5")
    dialog.enter.click()
    assert [(a.value, a.environmental_set) for a in opened.variant.assessments] == [(0.9, A2), (0.5, A1)]


def test_the_overview_shows_what_stands_beside_a_stated_figure(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = OverviewPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(1100, 640)
    page.show()
    page.table_button.setChecked(True)
    model = page.table.table_model
    cells = [
        str(model.index(row, column).data() or "")
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "berekend ≥\xa00,09" in cells


def test_an_early_design_starts_with_the_figures_too(workspace: Workspace, qtbot: QtBot) -> None:
    """The permit date of the form is today, so the rules ask for set A2."""
    view = EarlyDesignView(workspace)
    qtbot.addWidget(view)
    dialog = ReportedFiguresDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.form.follow_permit_date(dt.date(2026, 12, 1))
    fill(dialog.form.cards[ReportKind.MPG], {"mpg": "0,9"}, "MPG-rapport", "1-12-2026")
    dialog.enter.click()
    view.take_reports(dialog.reports)
    assert view.estimate is not None
    made = view.estimate
    assert [a.environmental_set for a in made.project.variants[0].assessments] == [A2]
    outcome = made.scorecard.outcome("mpg", A2)
    assert (outcome.basis, outcome.estimate and outcome.estimate.value) == (Basis.STATED, 0.9)
