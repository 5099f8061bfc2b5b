"""The page Controle: groups, the way to the row, and decisions that fold away and can be taken back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.desktop.pages.audit import AuditPage
from app.desktop.pages.audit.finding_places import Kind, kind_of
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.services.editing.edits import change_variant
from app.texts import codes
from models.domain.bill import Bill
from models.domain.outcome import Finding, Message, Severity
from models.domain.project import Building, DecisionKind, Project
from widgets.findings_list import FindingEntry, FindingGroup, FindingsTreeModel

HOSTILE = "<img src=file:///etc/passwd>"


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> AuditPage:
    made = AuditPage(workspace)
    qtbot.addWidget(made)
    made.resize(810, 560)
    made.show()
    return made


@pytest.fixture
def faulty(workspace: Workspace, example: Callable[[str], Project], page: AuditPage, qtbot: QtBot) -> Project:
    """A project with a duplicate, a line without life, and a building without type."""
    project = example("rijwoning-beton-baksteen")
    lines = list(project.variants[0].bill.lines)
    lines[1] = replace(lines[0], id="dubbel")
    lines[2] = replace(lines[2], description=HOSTILE, service_life_years=None, product_id="")
    variant = replace(project.variants[0], bill=Bill(tuple(lines)), building=Building())
    made = replace(project, variants=(variant,))
    workspace.store.save_project(made)
    workspace.open_project(made.id)
    page.attach()
    qtbot.waitUntil(lambda: len(page.findings) > 0, timeout=5000)
    return made


def key_of(page: AuditPage, code: str) -> str:
    return next(finding.key for finding in page.findings if finding.code == code)


def test_without_a_project_or_findings_it_says_so(
    page: AuditPage, workspace: Workspace, example: Callable[[str], Project], qtbot: QtBot
) -> None:
    page.attach()
    assert not page.list.isVisible()
    project = example("rijwoning-beton-baksteen")
    belongs = tuple(line for line in project.variants[0].bill if line.nl_sfb_group not in ("73", "74"))
    project = replace(project, variants=(replace(project.variants[0], bill=Bill(belongs)),))
    workspace.store.save_project(project)
    workspace.open_project(project.id)
    page.attach()
    qtbot.waitUntil(lambda: page._count.text() == "0 open", timeout=5000)
    assert "Niets gevonden" in page._empty_title.text()


def test_every_code_of_the_audit_has_a_kind() -> None:
    for code in codes():
        if code.startswith("audit_"):
            assert kind_of(Finding(Severity.NOTE, Message(code))) is not Kind.OTHER, code


@pytest.mark.usefixtures("faulty")
def test_one_click_leads_to_the_row_or_the_field(page: AuditPage, workspace: Workspace) -> None:
    gone: list[tuple[PageId, Target]] = []
    workspace.navigate.connect(lambda page_id, target: gone.append((page_id, target)))
    page.list.choose(key_of(page, "audit_duplicate_line"))
    page.panel.go_button.click()
    page.list.choose(key_of(page, "audit_no_building_type"))
    page.panel.go_button.click()
    assert gone == [
        (PageId.MATERIALS, Target(line_id="dubbel")),
        (PageId.BUILDING, Target(field="type")),
    ]


def test_a_decision_folds_the_finding_away_and_undo_brings_it_back(
    page: AuditPage, workspace: Workspace, faulty: Project
) -> None:
    assert workspace.open is not None
    count = len(page.findings)
    page.list.choose(key_of(page, "audit_duplicate_line"))
    assert not page.panel.accept_button.isEnabled(), "accepting asks for a reason first"
    page.panel.reason.setText("Twee gelijke gevels")
    page.panel.accept_button.click()
    assert page._count.text() == f"{count - 1} open · 1 afgehandeld"
    decision = workspace.open.variant.decisions[0]
    assert (decision.kind, decision.reason) == (DecisionKind.ACCEPTED, "Twee gelijke gevels")
    page.list.choose(key_of(page, "audit_duplicate_line"))
    page.panel.reopen_button.click()
    assert workspace.open.variant.decisions == ()
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    assert workspace.open.project == faulty
    assert page._count.text() == f"{count} open"


@pytest.mark.usefixtures("faulty")
def test_many_findings_are_settled_in_one_step(page: AuditPage, workspace: Workspace) -> None:
    assert workspace.open is not None
    page.list.selectAll()
    page.panel.resolve_button.click()
    assert workspace.open.undo_stack.count() == 1
    assert {d.finding_key for d in workspace.open.variant.decisions} == {f.key for f in page.findings}


@pytest.mark.usefixtures("faulty")
def test_a_frozen_variant_takes_no_decisions_and_says_why(page: AuditPage, workspace: Workspace) -> None:
    assert workspace.open is not None
    workspace.open.do("vastleggen", change_variant(workspace.open.variant, frozen_on=dt.date(2026, 3, 1)))
    page.list.choose(key_of(page, "audit_duplicate_line"))
    assert not page.panel.resolve_button.isEnabled()
    assert page._note.isVisible()
    assert "kopie" in page._note.text()


@pytest.mark.usefixtures("faulty")
def test_hostile_descriptions_are_shown_as_typed(page: AuditPage) -> None:
    page.list.choose(key_of(page, "audit_no_service_life"))
    assert HOSTILE in page.panel._sentence.text()
    assert page.panel._sentence.textFormat().name == "PlainText"


def test_the_tree_is_a_sound_model() -> None:
    model = FindingsTreeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entries = tuple(FindingEntry(f"k{i}", "·", "opmerking", f"regel r{i}", "tekst") for i in range(40))
    model.set_groups(
        [FindingGroup("a", "A", entries[:30]), FindingGroup("b", "B", ()), FindingGroup("c", "C", entries[30:])]
    )
    assert model.index(0, 0).data() == "A (30)"
    assert model.entry(model.index(29, 1, model.index(0, 0))) == entries[29]
    model.set_groups([])


def test_ten_thousand_findings_of_a_kind_are_one_in_the_list(
    page: AuditPage, workspace: Workspace, example: Callable[[str], Project], qtbot: QtBot
) -> None:
    project = example("rijwoning-beton-baksteen")
    one = replace(project.variants[0].bill.lines[0], service_life_years=None, product_id="")
    lines = Bill(tuple(replace(one, id=f"r{i}", quantity=float(i + 1)) for i in range(10_000)))
    large = replace(project, variants=(replace(project.variants[0], bill=lines),))
    workspace.store.save_project(large)
    workspace.open_project(large.id)
    page.attach()
    qtbot.waitUntil(lambda: any(f.code == "audit_no_service_lives" for f in page.findings), timeout=10_000)
    (one_finding,) = [f for f in page.findings if f.code == "audit_no_service_lives"]
    assert len(one_finding.message.line_ids) == 10_000
    page.list.choose(key_of(page, "audit_no_service_lives"))
    assert page.panel.resolve_button.isEnabled()


def test_a_part_is_answered_once_and_undone(
    page: AuditPage, open_example: Callable[..., Project], workspace: Workspace, qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    qtbot.waitUntil(lambda: page.tabs.isTabVisible(1), timeout=5000)
    before = page.parts.asked_count
    assert page.tabs.tabText(1) == f"Onderdelen ({before})"
    assert not page.parts.there.isEnabled()
    page.parts.list.choose("16-liftputten")
    page.parts.not_there.click()
    opened = workspace.open
    assert opened is not None
    assert [(a.part_id, a.is_there) for a in opened.project.part_answers] == [("16-liftputten", False)]
    assert page.parts.asked_count == before - 1
    qtbot.waitUntil(lambda: page.tabs.tabText(1) == f"Onderdelen ({before - 1})", timeout=5000)
    opened.undo_stack.undo()
    assert not opened.project.part_answers
    assert page.parts.asked_count == before


def test_a_part_that_is_there_without_a_line_becomes_a_finding(
    page: AuditPage, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    qtbot.waitUntil(lambda: page.tabs.isTabVisible(1), timeout=5000)
    page.parts.list.choose("65-brand")
    page.parts.there.click()
    qtbot.waitUntil(lambda: "audit_part_not_counted" in {f.code for f in page.findings}, timeout=5000)


def test_a_covered_part_has_nothing_to_answer_and_leads_to_its_line(
    page: AuditPage, open_example: Callable[..., Project], workspace: Workspace, qtbot: QtBot
) -> None:
    gone: list[tuple[PageId, Target]] = []
    workspace.navigate.connect(lambda page_id, target: gone.append((page_id, target)))
    open_example()
    page.attach()
    qtbot.waitUntil(lambda: page.tabs.isTabVisible(1), timeout=5000)
    page.parts.list.choose("17-funderingspalen")
    assert not page.parts.there.isEnabled()
    page.parts.list.opened.emit("17-funderingspalen")
    assert [page_id for page_id, _ in gone] == [PageId.MATERIALS]


def test_rules_that_nobody_looked_at_say_so(
    page: AuditPage, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    qtbot.waitUntil(lambda: page.tabs.isTabVisible(2), timeout=5000)
    page.rules.list.choose("gfa")
    assert "Niet door Meetlat nagelopen" in page.rules._rule.text()
    page.rules.list.choose("life")
    assert "75 jaar" in page.rules._rule.text()
