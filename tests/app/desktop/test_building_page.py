"""The page Gebouw: every edit is one step, unknown stays unknown, and the limits follow."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.pages.building import BuildingPage
from app.desktop.pages.building.field_uses import fed_by
from app.desktop.session.workspace import Target, Workspace
from app.formats.fields import FIELDS, Field, value_of
from app.formats.workbook_layout import Kind
from app.reporting.wording.outcome_texts import indicator_name
from app.services.editing.edits import change_building, change_project, change_variant
from app.texts import label
from models.domain.bill import Bill, BillLine
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, BuildingType, BuildingWork, FunctionArea, Phase, Project, Variant
from models.domain.quantities import KG
from models.scorecard.reasons import REASONS
from models.scorecard.scorecard import score
from tests.app.desktop.window_walk import shown, words_on
from tests.app.formats.field_kit import sample, with_value
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField

OpenExample = Callable[..., Project]

HOSTILE = ("<img src=file:///etc/passwd>", "x" * 300, "مبنى", "🏠🌳")


def opened_page(workspace: Workspace, qtbot: QtBot) -> BuildingPage:
    page = BuildingPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(588, 520)
    page.show()
    return page


def open_empty(workspace: Workspace, building: Building = Building(), name: str = "") -> None:  # noqa: B008 - frozen
    project = Project("p", name, variants=(Variant("v", name, building=building),))
    workspace.store.save_project(project)
    assert workspace.open_project("p")


def typed(page: BuildingPage, qtbot: QtBot, name: str, text: str) -> None:
    field = page.field(name)
    assert isinstance(field, ParsedField)
    field.line().setFocus()
    field.line().selectAll()
    qtbot.keyClick(field.line(), Qt.Key.Key_Delete)
    qtbot.keyClicks(field.line(), text)
    qtbot.keyClick(field.line(), Qt.Key.Key_Return)


def limit_shown(page: BuildingPage, indicator_id: str) -> str:
    """The text beside the name of an indicator in the table of limits."""
    workspace = page.workspace
    indicator = next(i for i in workspace.reference.indicators if i.id == indicator_id)
    title = indicator_name(indicator, workspace.language)
    name = next(w for w in shown(page.limits) if isinstance(w, QLabel) and w.text() == title)
    table = name.parentWidget()
    assert table is not None
    cells = [w for w in shown(table) if isinstance(w, QLabel)]
    return cells[cells.index(name) + 1].text()


def choose(page: BuildingPage, name: str, value: object) -> None:
    field = page.field(name)
    assert isinstance(field, ChoiceField)
    field.set_value(value)
    field.edited.emit(value)


def test_every_field_changes_its_value_in_one_step_and_undo_brings_it_all_back(
    workspace: Workspace, qtbot: QtBot
) -> None:
    open_empty(workspace)
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    before = workspace.open.project
    typing = {
        "name": ("Wilgenhof", "Wilgenhof"),
        "municipality": ("Arnhem", "Arnhem"),
        "address": ("Dijk 1", "Dijk 1"),
        "permit_application_date": ("1-7-2026", dt.date(2026, 7, 1)),
        "variant_name": ("Hout", "Hout"),
        "gross_floor_area_m2": ("1.234,5", 1234.5),
        "usable_floor_area_m2": ("900", 900.0),
        "form_factor": ("1,73", 1.73),
        "service_life_years": ("75", 75.0),
        "dwelling_count": ("8", 8),
    }
    for number, (name, (text, _)) in enumerate(typing.items(), start=1):
        typed(page, qtbot, name, text)
        assert workspace.open.undo_stack.count() == number, name
    chosen = {
        "requirement_set_id": "hnn-1.0",
        "phase": Phase.PERMIT,
        "type": BuildingType.OFFICE,
        "work": BuildingWork.RENOVATION,
        "is_light_construction": False,
    }
    for name, value in chosen.items():
        choose(page, name, value)
    assert workspace.open.undo_stack.count() == len(typing) + len(chosen)
    held = {
        **{name: getattr(workspace.open.project, name, None) for name in typing},
        **{
            n: getattr(workspace.open.variant.building, n)
            for n in typing
            if hasattr(workspace.open.variant.building, n)
        },
        "variant_name": workspace.open.variant.name,
    }
    assert held == {name: value for name, (_, value) in typing.items()}
    assert workspace.open.project.requirement_set_id == "hnn-1.0"
    assert workspace.open.variant.phase is Phase.PERMIT
    assert workspace.open.variant.building.is_light_construction is False
    assert workspace.open.variant.building.work is BuildingWork.RENOVATION
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    assert workspace.open.project == before
    shown = [page.field(name) for name in typing]
    assert all(isinstance(field, ParsedField) and field.line().text() == "" for field in shown)


@pytest.mark.parametrize("field", [field for field in FIELDS if field.card], ids=lambda field: field.id)
def test_every_field_of_a_card_is_shown_under_its_name_and_its_change_has_one(
    field: Field, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.store.save_project(with_value(field, sample(field)))
    assert workspace.open_project("p")
    page = opened_page(workspace, qtbot)
    shown = page.field("variant_name" if field.id == "variant" else field.name)
    assert isinstance(shown, ParsedField | ChoiceField)
    assert shown.value == sample(field)
    unit = f" ({label(field.unit, 'nl')})" if field.unit else ""
    assert shown.editor.accessibleName() == label(field.label, "nl") + unit
    assert workspace.open is not None
    shown.edited.emit("tbgo-tabel-3" if field.name == "requirement_set_id" else None)
    assert workspace.open.undo_stack.undoText() == label(field.change, "nl")
    held = value_of(field, workspace.open.project, workspace.open.variant)
    assert held == (
        "tbgo-tabel-3" if field.name == "requirement_set_id" else "" if field.kind is Kind.TEXT else None
    )


def test_leaving_a_field_ends_the_step(workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace)
    page = opened_page(workspace, qtbot)
    typed(page, qtbot, "name", "Een")
    typed(page, qtbot, "name", "Twee")
    assert workspace.open is not None
    workspace.open.undo_stack.undo()
    assert workspace.open.project.name == "Een"


@pytest.mark.parametrize("name", ["gross_floor_area_m2", "usable_floor_area_m2", "form_factor"])
def test_an_emptied_field_is_unknown_and_zero_is_refused(name: str, workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace, Building(gross_floor_area_m2=50.0, usable_floor_area_m2=40.0, form_factor=2.0))
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    typed(page, qtbot, name, "")
    assert getattr(workspace.open.variant.building, name) is None
    typed(page, qtbot, name, "0")
    assert getattr(workspace.open.variant.building, name) is None
    field = page.field(name)
    assert field is not None
    assert field.error()


def test_functions_are_added_changed_and_removed(workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace)
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    adder = page.functions.adder
    assert not adder.button.isEnabled()
    adder.function.set_value("kantoorfunctie")
    qtbot.keyClicks(adder.area.line(), "250,5")
    assert adder.button.isEnabled()
    adder.button.click()
    assert workspace.open.variant.building.functions == (FunctionArea("kantoorfunctie", 250.5),)
    row = page.functions.rows()[0]
    row.area.line().selectAll()
    qtbot.keyClicks(row.area.line(), "300")
    assert workspace.open.variant.building.functions == (FunctionArea("kantoorfunctie", 300.0),)
    row.area.line().selectAll()
    qtbot.keyClick(row.area.line(), Qt.Key.Key_Delete)
    qtbot.keyClick(row.area.line(), Qt.Key.Key_Return)
    assert row.area.error()
    assert workspace.open.variant.building.functions == (FunctionArea("kantoorfunctie", 300.0),)
    row.button.click()
    assert workspace.open.variant.building.functions == ()
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    assert workspace.open.variant.building == Building()
    assert page.functions.rows() == []


def test_areas_that_do_not_add_up_are_said_at_the_field(workspace: Workspace, qtbot: QtBot) -> None:
    functions = (FunctionArea("woonfunctie", 60.0), FunctionArea("kantoorfunctie", 30.0))
    open_empty(workspace, Building(functions=functions, gross_floor_area_m2=110.0, usable_floor_area_m2=90.0))
    page = opened_page(workspace, qtbot)
    assert "▲" not in " ".join(words_on(page.functions))
    typed(page, qtbot, "usable_floor_area_m2", "100")
    assert any("▲" in said and "10 m²" in said for said in words_on(page.functions))
    typed(page, qtbot, "usable_floor_area_m2", "120")
    field = page.field("usable_floor_area_m2")
    assert field is not None
    assert "BVO" in field.remark()


def test_the_limits_follow_date_and_form(workspace: Workspace, open_example: OpenExample, qtbot: QtBot) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert "0,80" in limit_shown(page, "mpg")
    assert "A1" in limit_shown(page, "mpg")
    assert "61,9" in limit_shown(page, "beng1")
    typed(page, qtbot, "permit_application_date", "1-7-2026")
    assert "1,60" in limit_shown(page, "mpg")
    assert "A2" in limit_shown(page, "mpg")
    typed(page, qtbot, "form_factor", "")
    assert "Als/Ag" in limit_shown(page, "beng1")
    typed(page, qtbot, "permit_application_date", "")
    assert "aanvraagdatum" in limit_shown(page, "mpg")


def test_the_regime_says_what_another_date_would_bring(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    said = next(words for words in words_on(page.project) if "vanaf 1-7-2026" in words)
    assert "1-1-2024" in said
    assert "vanaf 1-7-2026: ten hoogste 1,60" in said
    assert "set A2" in said


def test_an_own_limit_asks_for_its_source_and_takes_the_set_of_the_date(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    qtbot.keyClicks(page.limits.limit.line(), "0,95")
    own = workspace.open.variant.building.mpg_limit_override
    assert own is not None
    assert (own.limit_eur_per_m2_year, own.environmental_set) == (0.95, EnvironmentalSet.A1)
    assert page.limits.source.remark()
    qtbot.keyClicks(page.limits.source.line(), "art. 4.159 lid 3")
    assert page.limits.source.remark() == ""
    assert "0,95" in limit_shown(page, "mpg")
    page.limits.limit.line().selectAll()
    qtbot.keyClick(page.limits.limit.line(), Qt.Key.Key_Delete)
    assert workspace.open.variant.building.mpg_limit_override is None


def test_what_a_field_says_it_feeds_is_what_it_changes(workspace: Workspace, example: OpenExample) -> None:
    """Only with what a field says it feeds can an outcome change, and each of those does for some value."""
    project = example("rijwoning-beton-baksteen")
    indicators = workspace.reference.indicators
    values: dict[str, tuple[object, ...]] = {
        "gross_floor_area_m2": (60.0, None),
        "form_factor": (3.5, None),
        "is_light_construction": (True,),
        "service_life_years": (40.0,),
        "functions": ((FunctionArea("kantoorfunctie", 101.0),), (FunctionArea("industriefunctie", 101.0),)),
    }
    for field, others in values.items():
        changed = set()
        for value in others:
            changed |= _changed(
                workspace, project, change_building(project.variants[0], **{field: value}).apply(project)
            )
        named = {indicator.id for indicator in fed_by(field, indicators)}
        assert changed <= named, field
        assert changed, field
    moved = set()
    for date in (None, dt.date(2026, 7, 1), dt.date(2015, 1, 1)):
        moved |= _changed(workspace, project, change_project(project, permit_application_date=date).apply(project))
    assert {"mpg", "beng1", "tojuli"} <= moved <= {i.id for i in fed_by("permit_application_date", indicators)}


def _changed(workspace: Workspace, before: Project, after: Project) -> set[str]:
    old = score(before, before.variants[0], workspace.reference).outcomes
    new = score(after, after.variants[0], workspace.reference).outcomes
    return {a.indicator_id for a, b in zip(old, new, strict=True) if a != b}


def test_a_frozen_variant_says_why_nothing_can_be_typed(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    workspace.open.do("vastleggen", change_variant(workspace.open.variant, frozen_on=dt.date(2026, 1, 1)))
    field = page.field("gross_floor_area_m2")
    name = page.field("name")
    assert field is not None
    assert name is not None
    assert not field.editor.isEnabled()
    assert name.editor.isEnabled()
    assert "vastgelegd" in page.note.text()
    workspace.open.undo_stack.undo()
    assert field.editor.isEnabled()
    assert page.note.text() == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_strangers_show_as_typed(name: str, workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace, name=name)
    page = opened_page(workspace, qtbot)
    for key in ("name", "variant_name"):
        field = page.field(key)
        assert isinstance(field, ParsedField)
        assert field.line().text() == name
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_every_control_has_a_name_and_nothing_is_wider_than_the_page(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    controls = [*page.findChildren(QLineEdit), *page.findChildren(QComboBox), *page.findChildren(QAbstractButton)]
    visible = [c for c in controls if c.isVisible()]
    assert len(visible) > 15
    assert all(control.accessibleName() for control in visible)
    assert all(c.mapTo(page, c.rect().topRight()).x() <= page.width() for c in visible)


def test_going_to_a_field_puts_the_focus_there(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    with qtbot.waitExposed(page):
        page.activateWindow()
    for name in (
        "permit_application_date",
        "gross_floor_area_m2",
        "form_factor",
        "functions",
        "mpg_limit_override",
    ):
        page.go_to(Target(field=name))
        field = page.field(name)
        assert field is not None
        assert page.focusWidget() is field.editor
        assert 0 <= field.editor.mapTo(page, field.editor.rect().center()).y() <= page.height()


def test_a_project_of_ten_thousand_lines_opens_and_a_closed_one_leaves_the_page_quiet(
    workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened_page(workspace, qtbot)
    lines = tuple(BillLine(f"r{i}", "beton", 1.0, KG) for i in range(10_000))
    project = Project("p", "Groot", variants=(Variant("v", bill=Bill(lines)),))
    workspace.store.save_project(project)
    assert workspace.open_project("p")
    page.attach()
    assert workspace.open is not None
    with qtbot.waitSignal(workspace.open.scored, timeout=10_000):
        typed(page, qtbot, "name", "Groter")
    assert workspace.open.project == replace(project, name="Groter")
    assert workspace.close_project()
    page.attach()
    assert not page.isEnabled()


def test_the_tab_key_follows_the_reading_order(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    page.resize(900, 700)
    qtbot.wait(10)
    first = page.field("name")
    assert first is not None
    at, seen = first.editor, []
    for _ in range(400):
        if isinstance(at, QLineEdit | QComboBox | QAbstractButton) and at.isVisible():
            seen.append(at)
        following = at.nextInFocusChain()
        assert isinstance(following, QWidget)
        at = following
        if at is first.editor:
            break
    heights = [control.mapTo(page, control.rect().center()).y() for control in seen]
    assert len(seen) > 18
    assert heights == sorted(heights)


def test_a_page_behind_another_catches_up_when_it_comes_to_the_front(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    field = page.field("gross_floor_area_m2")
    assert isinstance(field, ParsedField)
    page.hide()
    workspace.open.do("x", change_building(workspace.open.variant, gross_floor_area_m2=321.0))
    assert field.line().text() == "123,12"
    page.show()
    assert field.line().text() == "321"


def test_every_reason_that_a_field_takes_away_leads_to_that_field(workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace)
    page = opened_page(workspace, qtbot)
    named = {reason.field for reason in REASONS.values() if reason.field}
    assert {"gross_floor_area_m2", "permit_application_date", "mpg_limit_override"} <= named
    assert {name for name in named if page.field(name) is None} == set()
    assert page.field("number_of_cellars") is None
