"""The page In een kwartier: order, "I do not know", missing documents, resuming, and the three numbers."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.desktop.pages.interview import InterviewPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from models.domain.answers import PointState
from models.domain.project import Building, BuildingType, Phase, Project, Variant


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> InterviewPage:
    made = InterviewPage(workspace)
    qtbot.addWidget(made)
    made.resize(880, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def open_empty(workspace: Workspace, page: InterviewPage, **values: object) -> None:
    building = Building(type=BuildingType.GROUND_BOUND_DWELLING, dwelling_count=8)
    variant = Variant("v", phase=Phase.FEASIBILITY, building=building)
    workspace.store.save_project(Project("p", "Leeg", variants=(variant,), **values))  # type: ignore[arg-type]
    assert workspace.open_project("p")
    page.attach()


def variant_of(workspace: Workspace) -> Variant:
    assert workspace.open is not None
    return workspace.open.variant


def counts(page: InterviewPage) -> str:
    return next(text for text in shown(page) if "oordeel" in text and "open" in text)


def shown(page: InterviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def press(page: InterviewPage, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(focus if focus is not None and page.isAncestorOf(focus) else page, key)


def asked(page: InterviewPage) -> str:
    return page.current_indicator


def test_it_starts_with_the_documents_and_says_what_a_quarter_gives(
    workspace: Workspace, page: InterviewPage
) -> None:
    open_empty(workspace, page)
    assert asked(page) == ""
    assert any("26 van de 33" in text and "niet gemeten" in text for text in shown(page))
    assert counts(page) == "0 antwoord · 0 weet ik niet · 0 oordeel · 33 open"


def test_one_key_says_that_a_document_is_not_there_and_settles_its_group(
    workspace: Workspace, page: InterviewPage
) -> None:
    open_empty(workspace, page)
    page.go_to_document("D4")
    assert asked(page) == "subsidence"
    press(page, Qt.Key.Key_F9)
    assert variant_of(workspace).answers.missing_documents == ("D4",)
    assert counts(page) == "0 antwoord · 4 weet ik niet · 0 oordeel · 29 open"
    assert workspace.open is not None
    assert asked(page) not in ("subsidence", "flood_risk", "drought", "pluvial_flooding")
    assert workspace.open.undo_stack.count() == 1, "one tap is one step"
    workspace.open.undo_stack.undo()
    assert counts(page) == "0 antwoord · 0 weet ik niet · 0 oordeel · 33 open"


def test_a_missing_document_can_be_there_after_all(workspace: Workspace, page: InterviewPage) -> None:
    open_empty(workspace, page)
    page.go_to_document("D1")
    press(page, Qt.Key.Key_F9)
    page.go_to_document("D1")
    press(page, Qt.Key.Key_F9)
    assert variant_of(workspace).answers.missing_documents == ()
    assert asked(page) == "beng1", "it stays at the document that turned up"


def test_not_known_is_one_key_and_goes_on(workspace: Workspace, page: InterviewPage) -> None:
    open_empty(workspace, page)
    page.go_to_document("D8")
    press(page, Qt.Key.Key_F8)
    assert asked(page) != "noise"
    answer = variant_of(workspace).answers.point("noise")
    assert answer is not None
    assert answer.state is PointState.UNKNOWN
    assert "1 weet ik niet" in counts(page)


def test_a_figure_counts_with_its_verdict_and_beats_not_known(
    workspace: Workspace, page: InterviewPage, qtbot: QtBot
) -> None:
    open_empty(workspace, page)
    page.go_to_document("D8")
    press(page, Qt.Key.Key_F8)
    page.go_to_document("D8")
    card = next(iter(page.cards.values()))
    qtbot.keyClicks(card.value.line(), "58")
    press(page, Qt.Key.Key_Return)
    assert counts(page) == "1 antwoord · 0 weet ik niet · 1 oordeel · 32 open"
    assert asked(page) != "noise", "Enter goes on"


def test_only_keys_are_needed_from_start_to_outcome(workspace: Workspace, page: InterviewPage) -> None:
    open_empty(workspace, page)
    page.activateWindow()
    page.documents.setFocus()
    press(page, Qt.Key.Key_Return)
    for _ in range(40):
        if not asked(page):
            break
        press(page, Qt.Key.Key_F8)
    assert counts(page) == "0 antwoord · 33 weet ik niet · 0 oordeel · 0 open"
    assert any("Alles is gevraagd" in text for text in shown(page))


def test_it_resumes_with_what_was_begun(workspace: Workspace, page: InterviewPage, qtbot: QtBot) -> None:
    open_empty(workspace, page)
    page.go_to_document("D8")
    qtbot.keyClicks(next(iter(page.cards.values())).value.line(), "58")
    press(page, Qt.Key.Key_Return)
    workspace.close_project()
    page.attach()
    assert workspace.open_project("p")
    page.attach()
    assert page.course.groups[0].document.id == "D8"
    assert "1 antwoord" in counts(page)


def test_the_bill_answers_its_figures_by_itself(
    workspace: Workspace, page: InterviewPage, open_example: Callable[[], Project]
) -> None:
    open_example()
    page.attach()
    group = next(group for group in page.course.groups if group.document.id == "D11")
    assert not group.is_open


def test_a_plan_without_homes_is_offered_not_applicable(workspace: Workspace, page: InterviewPage) -> None:
    variant = Variant("v", phase=Phase.FEASIBILITY, building=Building(type=BuildingType.OFFICE))
    workspace.store.save_project(Project("p", "Kantoor", variants=(variant,)))
    assert workspace.open_project("p")
    page.attach()
    page.go_to_document("D8")
    assert any("geen woningen" in text for text in shown(page))
    press(page, Qt.Key.Key_F7)
    answer = variant_of(workspace).answers.point("noise")
    assert answer is not None
    assert answer.state is PointState.NOT_APPLICABLE
    assert answer.reason


def test_a_frozen_variant_is_read_only(workspace: Workspace, page: InterviewPage) -> None:
    frozen = dataclasses.replace(Variant("v"), frozen_on=dt.date(2026, 11, 1))
    workspace.store.save_project(Project("p", "Vast", variants=(frozen,)))
    assert workspace.open_project("p")
    page.attach()
    page.go_to_document("D8")
    press(page, Qt.Key.Key_F8)
    assert variant_of(workspace).answers.points == ()
    assert page.note.text()


# What is typed at each indicator of the feasibility phase: figures, answers by letter, and amounts, with Enter
# between them. An indicator without an entry is said not to be known.
ENTER = "\n"
TYPED = {
    "beng1": "48,2",
    "beng2": "22",
    "beng3": "61",
    "tojuli": "0,85",
    "noise": "58",
    "embodied_carbon": "213",
    "water_demand": "98",
    "charging": "j\nj\nj",
    "air_quality": "j\nj",
    "habitats": "j\nj",
    "ecological_solutions": "j\nn",
    "walking_cycling": "",
}


def test_a_quarter_of_an_hour_by_keys_alone_reaches_25_of_33(
    workspace: Workspace, page: InterviewPage, example: Callable[[str], Project]
) -> None:
    """From a bill and documents on the desk, with nothing but keys; the number of verdicts is said beside it."""
    house = example("rijwoning-beton-baksteen")
    bare = dataclasses.replace(house.variants[0], assessments=(), phase=Phase.FEASIBILITY)
    workspace.store.save_project(dataclasses.replace(house, variants=(bare,)))
    assert workspace.open_project(house.id)
    page.attach()
    page.activateWindow()
    page.next_question()
    for _ in range(33):
        if page.course.next_open() is None or not asked(page):
            break
        before = asked(page)
        for sign in TYPED.get(before, ""):
            focus = QApplication.focusWidget()
            assert focus is not None
            if sign == ENTER:
                press(page, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(focus, sign)
        press(page, Qt.Key.Key_Return if TYPED.get(before) else Qt.Key.Key_F8)
        if asked(page) == before:
            press(page, Qt.Key.Key_F8)
    state = page.saying.state
    assert state is not None
    assert state.counts.done >= 25
    assert state.counts.answered >= 15
    assert state.counts.verdicts >= 10


def test_the_arrows_along_the_documents_keep_the_focus_in_view(workspace: Workspace, page: InterviewPage) -> None:
    open_empty(workspace, page)
    page.resize(880, 420)
    rows = list(page.start.rows.values())
    rows[0].bar.stop().setFocus()
    for _ in rows[1:]:
        press(page, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is rows[-1].bar.stop()
    assert not focus.visibleRegion().isEmpty()


def test_a_figure_that_the_inputs_give_is_shown_and_answers_its_question(
    workspace: Workspace, page: InterviewPage
) -> None:
    open_empty(workspace, page)
    page.go_to(Target(indicator_id="water_demand"))
    card = next(iter(page.cards.values()))
    assert card.points is not None
    assert card.points.inputs is not None
    given = {"toilet_replaced": "ja", "washing_replaced": "ja"}
    for key, value in given.items():
        card.points.inputs.given.emit(key, "", value, True)
    assert counts(page).startswith("0 antwoord"), "without the share it is not known yet"
    card.points.inputs.given.emit("replacement_cover", "", 80.0, True)
    assert any(text.startswith("Berekend uit de gegevens: 92") for text in shown(page))
    assert counts(page) == "1 antwoord · 0 weet ik niet · 1 oordeel · 32 open"


def test_the_outcome_leads_on_to_overview_report_and_lists(workspace: Workspace, page: InterviewPage) -> None:
    open_empty(workspace, page)
    page.go_to_document("end")
    asked_for: list[object] = []
    workspace.navigate.connect(lambda page_id, _: asked_for.append(page_id))
    page.end.overview.click()
    page.end.report.click()
    assert asked_for == [PageId.OVERVIEW, PageId.REPORT]
    assert page.end.lists.isVisibleTo(page)
