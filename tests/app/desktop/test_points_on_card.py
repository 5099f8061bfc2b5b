"""The points of an indicator on its card: answers by key, figures from inputs, norms and evidence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desktop.answering.entry_card import EntryCard
from app.desktop.pages.indicators import IndicatorsPage
from app.desktop.session.workspace import Target, Workspace
from models.domain.answers import Answers, EvidenceKind, NormOrigin, PointState
from models.domain.project import Building, BuildingType, Project, Variant
from models.presentation.marks import Mark

HOSTILE = "<img src=file:///etc/passwd> & co"


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> IndicatorsPage:
    building = Building(type=BuildingType.GROUND_BOUND_DWELLING, dwelling_count=40)
    workspace.store.save_project(Project("p", "Leeg", variants=(Variant("v", building=building),)))
    assert workspace.open_project("p")
    made = IndicatorsPage(workspace)
    qtbot.addWidget(made)
    made.attach()
    made.resize(700, 700)
    made.show()
    return made


def card_of(page: IndicatorsPage, indicator_id: str) -> EntryCard:
    page.go_to(Target(indicator_id=indicator_id))
    return next(card for entry, card in page.cards.items() if entry.indicator.id == indicator_id)


def answers(workspace: Workspace) -> Answers:
    assert workspace.open is not None
    return workspace.open.variant.answers


def type_into(card: EntryCard, input_id: str, text: str, qtbot: QtBot) -> None:
    assert card.points is not None
    assert card.points.inputs is not None
    field = card.points.inputs.fields[input_id]
    line = field.line()  # type: ignore[union-attr]
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def say(card: EntryCard, point_id: str, letters: str, qtbot: QtBot) -> None:
    assert card.points is not None
    qtbot.keyClicks(card.points.rows[point_id].bar.stop(), letters)


def counts(card: EntryCard) -> list[tuple[str, str, str, Mark | None]]:
    assert card.points is not None
    return [(line.name, line.asked, line.answer, line.mark) for line in card.points.counts.lines()]


def test_three_of_four_is_not_yet_and_one_no_misses(
    page: IndicatorsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    card = card_of(page, "flood_risk")
    for point in ("voorkomen", "beperken", "vitaal"):
        say(card, f"flood_risk/{point}", "j", qtbot)
    assert counts(card) == [("aanbevolen", "3 van 4", "nog niet te zeggen", Mark.UNKNOWN)]
    say(card, "flood_risk/schuilen", "w", qtbot)
    assert counts(card) == [("aanbevolen", "3 van 4", "nog niet te zeggen", Mark.UNKNOWN)]
    say(card, "flood_risk/schuilen", "n", qtbot)
    assert counts(card) == [("aanbevolen", "3 van 4", "gemist", Mark.MISSED)]
    say(card, "flood_risk/schuilen", "j", qtbot)
    assert counts(card) == [("aanbevolen", "4 van 4", "gehaald", Mark.MET)]
    assert {answer.state for answer in answers(workspace).points} == {PointState.YES}


def test_each_answer_is_one_undo_step(page: IndicatorsPage, workspace: Workspace, qtbot: QtBot) -> None:
    card = card_of(page, "flood_risk")
    say(card, "flood_risk/voorkomen", "jn", qtbot)
    assert workspace.open is not None
    workspace.open.undo_stack.undo()
    assert card.points is not None
    assert card.points.rows["flood_risk/voorkomen"].bar.value is PointState.YES
    workspace.open.undo_stack.undo()
    assert card.points.rows["flood_risk/voorkomen"].bar.value is None
    assert answers(workspace) == Answers()


def test_green_and_blue_follows_from_the_area_table(
    page: IndicatorsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    """Golden F02 of the questions: 36.0 / 15.5 / 20.4 / 7.5 %, recommended 3 of 3, ambitious 2 of 4."""
    card = card_of(page, "green_blue_structures")
    names = ("plan_area_m2", "canopy_m2", "shrubs_m2", "low_green_m2", "water_m2")
    for name, text in zip(names, ("24000", "8640", "3720", "4900", "1800"), strict=True):
        type_into(card, name, text, qtbot)
    assert counts(card) == [
        ("aanbevolen", "3 van 3", "gehaald", Mark.MET),
        ("ambitieus", "2 van 4", "gemist", Mark.MISSED),
    ]
    assert card.points is not None
    shown = [
        card.points.rows[f"green_blue_structures/{key}"].texts() for key in ("kroon-35", "midden", "laag", "water")
    ]
    for texts, figure in zip(shown, ("36,0 %", "15,5 %", "20,4 %", "7,5 %"), strict=True):
        assert any(figure in text for text in texts), texts
    other = card_of(page, "heat")
    assert other.points is not None
    assert other.points.inputs is not None
    assert other.points.inputs.fields["water_m2"].value == 1800.0, "asked once, shown where it feeds too"


def test_a_point_that_a_figure_decides_cannot_be_ticked(page: IndicatorsPage, qtbot: QtBot) -> None:
    card = card_of(page, "green_blue_structures")
    assert card.points is not None
    row = card.points.rows["green_blue_structures/kroon-35"]
    assert [option.value for option in row.bar.options] == [PointState.UNKNOWN]
    say(card, "green_blue_structures/kroon-35", "j", qtbot)
    assert row.bar.value is None


def test_a_local_norm_replaces_the_number_with_its_source(
    page: IndicatorsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    """Golden F07: 45.8 mm misses 50 and meets a local 40."""
    card = card_of(page, "pluvial_flooding")
    for name, text in (("roof_m2", "414,72"), ("private_paving_m2", "240"), ("rain_storage_m3", "30")):
        type_into(card, name, text, qtbot)
    part = card.points
    assert part is not None
    row = part.rows["pluvial_flooding/berging"]
    assert any("45,8 mm" in text for text in row.texts())
    assert any("≥ 50" in text for text in row.texts())
    row.toggle.click()
    line = part.details["pluvial_flooding/berging"].limit.line()
    line.setFocus()
    qtbot.keyClicks(line, "40")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    norm = answers(workspace).norm("pluvial_flooding")
    assert norm is not None
    assert norm.limit("pluvial_flooding/berging") == 40.0
    assert any("≥ 40" in text for text in row.texts())
    assert part.norm is not None
    assert part.norm.origin.value is NormOrigin.OTHER


def test_evidence_takes_the_mark_said_only_away(page: IndicatorsPage, workspace: Workspace, qtbot: QtBot) -> None:
    card = card_of(page, "flood_risk")
    say(card, "flood_risk/voorkomen", "j", qtbot)
    assert card.points is not None
    row = card.points.rows["flood_risk/voorkomen"]
    assert "gezegd" in words(row)
    row.toggle.click()
    detail = card.points.details["flood_risk/voorkomen"]
    qtbot.keyClicks(detail.document.line(), HOSTILE)
    qtbot.keyClick(detail.document.line(), Qt.Key.Key_Return)
    detail.kind.edited.emit(EvidenceKind.CALCULATION)
    answer = answers(workspace).point("flood_risk/voorkomen")
    assert answer is not None
    assert answer.evidence.document == HOSTILE
    assert answer.evidence_kind is EvidenceKind.CALCULATION
    assert "gezegd" not in words(row)
    for label in row.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def words(row: object) -> set[str]:
    return {label.text() for label in row.findChildren(QLabel) if label.isVisibleTo(row)}  # type: ignore[attr-defined]


def test_a_facade_is_added_by_its_name_and_an_unknown_one_leaves_a_lower_bound(
    page: IndicatorsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    card = card_of(page, "noise")
    assert card.points is not None
    assert card.points.inputs is not None
    (table,) = card.points.inputs.items
    for name in ("noord", "west"):
        qtbot.keyClicks(table.name, name)
        qtbot.keyClick(table.name, Qt.Key.Key_Return)
    assert list(table.rows) == ["noord", "west"]
    qtbot.keyClicks(table.rows["noord"]["facade_lden_db"].line(), "63")
    values = {value.item: value.value for value in answers(workspace).items("facade_lden_db")}
    assert values == {"noord": 63.0, "west": None}


def test_an_impossible_amount_is_refused_at_its_field(
    page: IndicatorsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    card = card_of(page, "green_blue_structures")
    type_into(card, "plan_area_m2", "-5", qtbot)
    assert card.points is not None
    assert card.points.inputs is not None
    assert card.points.inputs.fields["plan_area_m2"].error()
    assert answers(workspace).inputs == ()
    type_into(card, "plan_area_m2", "5", qtbot)
    assert answers(workspace).inputs != (), "the control: a possible amount is taken"


def test_an_emptied_field_is_not_asked_and_unknown_is_said(
    page: IndicatorsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    card = card_of(page, "green_blue_structures")
    type_into(card, "plan_area_m2", "5", qtbot)
    type_into(card, "plan_area_m2", "onbekend", qtbot)
    held = answers(workspace).input("plan_area_m2")
    assert held is not None
    assert held.value is None
    type_into(card, "plan_area_m2", "", qtbot)
    assert answers(workspace).input("plan_area_m2") is None


def test_every_card_with_points_can_be_walked_by_the_arrows(page: IndicatorsPage, qtbot: QtBot) -> None:
    card = card_of(page, "drought")
    assert card.points is not None
    rows = list(card.points.rows.values())
    page.activateWindow()
    rows[0].bar.stop().setFocus()
    qtbot.keyClick(rows[0].bar.stop(), Qt.Key.Key_Down)
    assert rows[1].bar.stop().hasFocus()
