"""A new project in one minute: what is slid or typed is estimated at once, and making it is one step to undo."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from test_accessibility import nameless
from test_screenshots import faults_in
from window_walk import SMALL, USUAL, Look, settle, window_in

from app.desktop.pages.projects.early_design.view import EarlyDesignView
from app.desktop.pages.projects.page import ProjectsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.theme import ThemeChoice
from models.domain.library.form import BuildingMethod, FormKind, FormSize, FormTick
from models.domain.project import BuildingType


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace) -> EarlyDesignView:
    made = EarlyDesignView(workspace)
    qtbot.addWidget(made)
    made.resize(1134, 620)
    made.show()
    return made


def _type(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)


def _choose(view: EarlyDesignView, kind: FormKind) -> None:
    box = view.panel.roof.box() if kind.is_row else view.panel.kind.box()
    kinds = [FormKind.ROW_PITCHED, FormKind.ROW_FLAT] if kind.is_row else [
        FormKind.ROW_FLAT, FormKind.GALLERY_FLAT, FormKind.SCHOOL, FormKind.OFFICE,
    ]  # fmt: skip
    box.setCurrentIndex(kinds.index(kind))
    box.activated.emit(kinds.index(kind))


def _area(view: EarlyDesignView) -> float:
    assert view.estimate is not None
    return view.estimate.draft.areas.gross_floor


def test_it_begins_with_a_pitched_roof_and_all_that_a_house_has(view: EarlyDesignView) -> None:
    assert view.panel.form().kind is FormKind.ROW_PITCHED
    assert view.estimate is not None
    assert view.estimate.draft.missing == ()
    assert view.panel.ticks[FormTick.PILES].isChecked()
    assert not view.panel.ticks[FormTick.OPTIONS].isChecked()


def test_a_typed_number_is_estimated_while_typing(view: EarlyDesignView) -> None:
    before = _area(view)
    _type(view.panel.sliders[FormSize.WIDTH].edit, "6,3")
    assert _area(view) == pytest.approx(before / 5.4 * 6.3)


def test_an_arrow_key_on_a_slider_is_estimated(view: EarlyDesignView) -> None:
    slider = view.panel.sliders[FormSize.HOMES]
    before = _area(view)
    QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.value == 9
    assert slider.edit.text() == "9"
    assert _area(view) == pytest.approx(before / 8 * 9)


def test_a_number_beyond_the_slider_counts_and_an_impossible_one_is_said(view: EarlyDesignView) -> None:
    homes = view.panel.sliders[FormSize.HOMES]
    _type(homes.edit, "60")
    assert view.panel.form()[FormSize.HOMES] == 60
    assert homes.slider.value() == homes.slider.maximum()
    _type(view.panel.sliders[FormSize.OPENINGS].edit, "120")
    assert not view.create_button.isEnabled()
    assert view.estimate is not None
    assert view.estimate.draft.form[FormSize.OPENINGS] == pytest.approx(0.12)
    _type(view.panel.sliders[FormSize.OPENINGS].edit, "30")
    assert view.create_button.isEnabled()


def test_escape_brings_back_the_last_number(view: EarlyDesignView) -> None:
    edit = view.panel.sliders[FormSize.DEPTH].edit
    _type(edit, "geen")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "7,6"


def test_a_row_keeps_its_homes_and_width_under_another_roof(view: EarlyDesignView) -> None:
    _type(view.panel.sliders[FormSize.WIDTH].edit, "6")
    _choose(view, FormKind.ROW_FLAT)
    assert view.panel.form().kind is FormKind.ROW_FLAT
    assert view.panel.form()[FormSize.WIDTH] == 6
    assert not view.panel.sliders[FormSize.PITCH].isVisibleTo(view.panel)


def test_a_gallery_flat_fills_its_storeys_whatever_is_slid(view: EarlyDesignView) -> None:
    _choose(view, FormKind.GALLERY_FLAT)
    _type(view.panel.sliders[FormSize.STOREYS].edit, "7")
    _type(view.panel.sliders[FormSize.HOMES].edit, "9")
    assert view.panel.form()[FormSize.HOMES] == 63
    assert view.create_button.isEnabled()
    assert _area(view) == pytest.approx(63 * 7.2 * 10.8)


@pytest.mark.parametrize("method", BuildingMethod)
def test_every_method_shows_its_figure_and_takes_its_assemblies(
    view: EarlyDesignView, method: BuildingMethod
) -> None:
    assert all("kg" in button.text() for button in view.panel.methods.values())
    view.panel.methods[method].click()
    assert view.estimate is not None
    assert view.estimate.draft.method is method


def test_a_tick_off_is_missing_in_words_and_in_the_table(view: EarlyDesignView) -> None:
    view.panel.ticks[FormTick.STANDARD].click()
    assert "installaties" in view.outcome.note.text()
    shown = [view.table.parts.index(row, 1).data() for row in range(view.table.parts.rowCount())]
    assert shown.count("?") == len(view.estimate.draft.missing) if view.estimate else False


def test_another_assembly_changes_the_estimate(view: EarlyDesignView) -> None:
    view.panel.assemblies_button.click()
    assert view.estimate is not None
    before = view.estimate.draft.co2_a1a3_kg().value
    layout = view.panel.other_assemblies.layout()
    assert layout is not None
    item = layout.itemAt(0)
    assert item is not None
    box = item.widget().box()  # type: ignore[union-attr]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert view.estimate.draft.co2_a1a3_kg().value != before
    assert len(view.panel.choice().assemblies) == 1


def test_the_project_is_what_was_chosen(qtbot: QtBot, view: EarlyDesignView) -> None:
    _type(view.name.line(), "Parkrand")
    _type(view.municipality.line(), "Heidebeek")
    _type(view.permit_date.line(), "1-9-2026")
    with qtbot.waitSignal(view.made) as made:
        view.create_button.click()
    (project,) = made.args
    assert (project.name, project.municipality) == ("Parkrand", "Heidebeek")
    assert project.permit_application_date == dt.date(2026, 9, 1)
    building = project.variants[0].building
    assert building.type is BuildingType.GROUND_BOUND_DWELLING
    assert building.dwelling_count == 8
    assert building.form_factor == pytest.approx(_form_factor(view))


def _form_factor(view: EarlyDesignView) -> float:
    assert view.estimate is not None
    return view.estimate.draft.areas.form_factor


def test_without_a_name_the_form_names_it(qtbot: QtBot, view: EarlyDesignView) -> None:
    with qtbot.waitSignal(view.made) as made:
        view.create_button.click()
    assert made.args[0].name == "8 rijwoningen met kap"


def test_a_date_that_cannot_be_read_keeps_the_project_from_being_made(qtbot: QtBot, view: EarlyDesignView) -> None:
    _type(view.permit_date.line(), "31-2-2026")
    with qtbot.assertNotEmitted(view.made):
        view.create_button.click()
    assert view.permit_date.error()


def _page(window: MainWindow) -> ProjectsPage:
    window.show_page(PageId.PROJECTS)
    page = window.page(PageId.PROJECTS)
    assert isinstance(page, ProjectsPage)
    return page


def test_making_it_opens_the_project_and_undo_takes_it_back(workspace: Workspace) -> None:
    with window_in(workspace, Look()) as window:
        page = _page(window)
        count = page.model.total
        page.begin_new()
        assert page.early_design is not None
        page.early_design.create_button.click()
        settle(window)
        assert page.early_design is None
        assert workspace.open is not None
        assert len(workspace.open.variant.bill) > 20
        window.show_page(PageId.PROJECTS)
        workspace.list_undo.undo()
        assert page.model.total == count
        workspace.list_undo.redo()
        assert page.model.total == count + 1


def test_leaving_makes_nothing_and_begins_anew(workspace: Workspace) -> None:
    with window_in(workspace, Look()) as window:
        page = _page(window)
        count = page.model.total
        page.begin_new()
        assert page.early_design is not None
        page.early_design.cancel_button.click()
        assert page.early_design is None
        assert page.model.total == count
        assert page.views.count() == 1


@pytest.mark.parametrize(
    "look", [Look("nl", ThemeChoice.LIGHT, USUAL), Look("en", ThemeChoice.DARK, SMALL)], ids=lambda look: look.name
)
def test_every_control_has_a_name_and_nothing_is_cut(workspace: Workspace, look: Look) -> None:
    with window_in(workspace, look) as window:
        page = _page(window)
        page.begin_new()
        view = page.early_design
        assert view is not None
        for kind in FormKind:
            _choose(view, kind)
            view.panel.more_button.setChecked(True)
            settle(window)
            assert not nameless(view)
            assert not faults_in(window)
        page.leave_new()


def test_the_whole_form_is_reached_by_tab(workspace: Workspace) -> None:
    with window_in(workspace, Look()) as window:
        page = _page(window)
        page.begin_new()
        view = page.early_design
        assert view is not None
        window.activateWindow()
        view.name.line().setFocus()
        seen = set()
        for _ in range(60):
            QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
            seen.add(QApplication.focusWidget())
        wanted: list[object] = [view.panel.sliders[FormSize.HOMES].edit, view.panel.sliders[FormSize.HOMES].slider]
        wanted += [view.create_button, view.panel.ticks[FormTick.SOLAR], view.table]
        assert all(each in seen for each in wanted)
        assert any(isinstance(each, QAbstractButton) and each in view.panel.methods.values() for each in seen)
        page.leave_new()


@pytest.mark.parametrize(
    ("method", "said", "not_said"),
    [
        (BuildingMethod.TRADITIONAL, "beton ter plaatse 283; prefab beton 241", "houtskelet"),
        (BuildingMethod.BIOBASED, "houtskelet 150, met opslag 0; kruislaaghout (CLT) 150, met opslag", "283"),
        (BuildingMethod.MODULAR, "module van staal 200; module van aluminium zonder cijfer", "283"),
    ],
)
def test_what_is_published_of_the_building_method_stands_beside_the_estimate(
    view: EarlyDesignView, qtbot: QtBot, method: BuildingMethod, said: str, not_said: str
) -> None:
    """Figures: Programma Conceptueel Circulair Bouwen 2023-2030, figure 7; 240.55 is 15 % less than 283."""
    view.panel.methods[method].click()
    qtbot.waitUntil(lambda: said in view.outcome.others.text())
    published = view.outcome.others.text().splitlines()[-1]
    assert published.startswith("Gepubliceerd voor ")
    assert published.endswith("Figuur 7, niet geverifieerd.")
    assert not_said not in published


def test_a_school_has_no_published_building_method(view: EarlyDesignView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Gepubliceerd voor" in view.outcome.others.text())
    _choose(view, FormKind.SCHOOL)
    qtbot.waitUntil(lambda: "Gepubliceerd voor" not in view.outcome.others.text())
