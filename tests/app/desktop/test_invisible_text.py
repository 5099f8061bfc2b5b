"""Invisible marks and marks that reverse the reading order are removed from typed and pasted texts."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop.answering.evidence_part import EvidencePart
from app.desktop.pages.building import BuildingPage
from app.desktop.pages.materials import MaterialsPage
from app.desktop.pages.variants.actions import VariantActions
from app.desktop.session.typed_input import show_text
from app.desktop.session.workspace import Workspace
from app.services.editing.decisions import decide
from app.services.projects.variants import snapshot_of
from models.domain.project import DecisionKind, FindingDecision, Project
from widgets.bill.columns import COLUMN_OF
from widgets.fields.parsed import ParsedField

LYING = "gevel\u202e\u2066 gpj.exe\u200f\x07"
PLAIN = "gevel gpj.exe"
Opener = Callable[[], Project]


def test_pasted_into_the_bill(workspace: Workspace, open_example: Opener, qtbot: QtBot) -> None:
    open_example()
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    QGuiApplication.clipboard().setText(f"{LYING}\n")
    for field in ("description", "note", "source"):
        page.view.go_to(0, COLUMN_OF[field])
        page.table_actions.do("paste")
    assert workspace.open is not None
    line = workspace.open.variant.bill.lines[0]
    assert (line.description, line.note, line.source) == (PLAIN, PLAIN, PLAIN)


def test_pasted_into_a_field(workspace: Workspace, open_example: Opener, qtbot: QtBot) -> None:
    open_example()
    page = BuildingPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    frame = page.field("name")
    assert frame is not None
    line = frame.editor
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QGuiApplication.clipboard().setText(LYING)
    line.paste()
    assert workspace.open is not None
    assert workspace.open.project.name == PLAIN
    line.editingFinished.emit()
    assert line.text() == PLAIN


def test_nul_in_a_cell_is_refused_with_a_sentence_and_changes_nothing(
    workspace: Workspace, open_example: Opener, qtbot: QtBot
) -> None:
    open_example()
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    assert workspace.open is not None
    before = workspace.open.variant.bill.lines[0]
    cell = page.model.index(0, COLUMN_OF["description"])
    with qtbot.waitSignal(workspace.notice) as told:
        page.model.setData(cell, "ge\0vel")
    assert "NUL" in told.args[0].text
    assert workspace.open.variant.bill.lines[0] is before
    page.model.setData(cell, "gevel")  # the control
    assert workspace.open.variant.bill.lines[0].description == "gevel"


def test_control_a_field_that_takes_everything_would_keep_them(qtbot: QtBot) -> None:
    field = ParsedField("Naam", str, show_text)
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText(LYING)
    field.line().paste()
    assert "\u202e" in str(field.value)


def test_typed_in_a_dialog(workspace: Workspace, open_example: Opener) -> None:
    open_example()
    opened = workspace.open
    assert opened is not None
    assert VariantActions(workspace).rename(opened.variant.id, LYING)
    assert opened.variant.name == PLAIN
    edit, copy_id = snapshot_of(opened.project, opened.variant.id, f"{LYING}2", dt.date(2026, 1, 2), None)
    frozen = next(v for v in edit.apply(opened.project).variants if v.id == copy_id)
    assert frozen.name == f"{PLAIN}2"
    decided = decide(opened.variant, ("x",), DecisionKind.ACCEPTED, LYING).new["decisions"]
    assert decided[-1] == FindingDecision("x", DecisionKind.ACCEPTED, PLAIN)


@pytest.mark.parametrize("name", ["document", "note"])
def test_typed_as_evidence(workspace: Workspace, open_example: Opener, qtbot: QtBot, name: str) -> None:
    open_example()
    part = EvidencePart(workspace)
    qtbot.addWidget(part)
    field = getattr(part, name)
    QGuiApplication.clipboard().setText(LYING)
    field.line().paste()
    assert field.value == PLAIN
