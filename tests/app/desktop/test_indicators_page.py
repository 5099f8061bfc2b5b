"""The page Energie en overig: values, judgements and evidence of every entered indicator."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop.answering.entries import Entry, entered, entry_groups
from app.desktop.answering.entry_card import EntryCard
from app.desktop.pages.indicators import IndicatorsPage
from app.desktop.session.workspace import Notice, NoticeKind, Target, Workspace
from app.services.editing.edits import change_variant
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, JudgedLevel, Project, Variant
from models.presentation.marks import Mark
from tests.app.desktop.window_walk import words_on

HOSTILE = ("<img src=file:///etc/passwd>", "x" * 300, "مبنى", "🏠🌳", "../../etc/passwd & co")
OpenExample = Callable[..., Project]


def opened_page(workspace: Workspace, qtbot: QtBot) -> IndicatorsPage:
    page = IndicatorsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(588, 520)
    page.show()
    return page


def open_empty(workspace: Workspace, *assessments: Assessment) -> None:
    project = Project("p", "Leeg", variants=(Variant("v", assessments=assessments),))
    workspace.store.save_project(project)
    assert workspace.open_project("p")


def card_of(page: IndicatorsPage, indicator_id: str, which: EnvironmentalSet | None = None) -> EntryCard:
    page.go_to(Target(indicator_id=indicator_id))
    return next(
        card
        for entry, card in page.cards.items()
        if entry.indicator.id == indicator_id and which in (None, entry.environmental_set)
    )


def type_into(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def held(workspace: Workspace) -> tuple[Assessment, ...]:
    assert workspace.open is not None
    return workspace.open.variant.assessments


def test_every_indicator_has_one_place_and_the_mpg_one_per_set(workspace: Workspace) -> None:
    entries = [entry for group in entry_groups(workspace.reference.indicators) for entry in group.entries]
    assert {entry.indicator.id for entry in entries} == {i.id for i in workspace.reference.indicators}
    assert len(entries) == len(workspace.reference.indicators) + 1
    assert [e.environmental_set for e in entries if e.indicator.id == "mpg"] == list(EnvironmentalSet)


def test_a_value_is_entered_in_one_step_and_judged_live(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    before, steps = workspace.open.project, workspace.open.undo_stack.count()
    card = card_of(page, "beng1")
    type_into(qtbot, card.value.line(), "49,5")
    assert workspace.open.undo_stack.count() == steps + 1
    assert workspace.open.scorecard is not None
    estimate = workspace.open.scorecard.outcome("beng1").estimate
    assert estimate is not None
    assert estimate.value == 49.5
    assert [line.mark for line in card.levels.lines()] == [Mark.MET, Mark.MET, Mark.MET]
    type_into(qtbot, card.value.line(), "53")
    assert [line.mark for line in card.levels.lines()] == [Mark.MET, Mark.MISSED, Mark.MISSED]
    while workspace.open.undo_stack.canUndo():
        workspace.open.undo_stack.undo()
    assert workspace.open.project == before
    assert card.value.line().text() == "58,4"


def test_an_emptied_entry_is_gone_and_never_zero(workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace, Assessment("beng1", 50.0))
    page = opened_page(workspace, qtbot)
    card = card_of(page, "beng1")
    assert card.value.line().text() == "50"
    type_into(qtbot, card.value.line(), "")
    assert held(workspace) == ()
    assert all(line.answer == "" for line in card.levels.lines())
    type_into(qtbot, card.value.line(), "0")
    assert held(workspace) == (Assessment("beng1", 0.0),)


def test_a_share_above_all_of_it_is_refused_but_beng_3_may_pass_100(workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace)
    page = opened_page(workspace, qtbot)
    card = card_of(page, "toxicity")
    type_into(qtbot, card.value.line(), "101")
    assert card.value.error()
    assert all(a.value != 101 for a in held(workspace))
    card = card_of(page, "beng3")
    type_into(qtbot, card.value.line(), "120")
    assert entered_value(workspace, card.entry) == 120.0


def entered_value(workspace: Workspace, entry: Entry) -> float | None:
    assert workspace.open is not None
    found = entered(workspace.open.variant, entry)
    return found.value if found is not None else None


def test_a_judgement_counts_where_the_source_gives_words(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    card = card_of(page, "habitats")
    qtbot.waitUntil(card.isVisible)
    assert not card.value.isVisible()
    card.level.set_value(JudgedLevel.RECOMMENDED)
    card.level.edited.emit(JudgedLevel.RECOMMENDED)
    assert [line.mark for line in card.levels.lines()] == [Mark.MET, Mark.MISSED]
    assert "Hoogwaardige habitat" in card.levels.lines()[0].asked
    assert "aanbevolen" in words_on(card)
    assert card_of(page, "beng1").level.isHidden()
    assert not card_of(page, "beng3").level.isHidden()


def test_stated_mpg_stands_per_set_and_a2_is_not_held_against_a1(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    card = card_of(page, "mpg", EnvironmentalSet.A2)
    type_into(qtbot, card.value.line(), "0,30")
    assert Assessment("mpg", 0.30, environmental_set=EnvironmentalSet.A2) in held(workspace)
    assert len([a for a in held(workspace) if a.indicator_id == "mpg"]) == 2
    assert {line.mark for line in card.levels.lines()} == {Mark.NOT_COMPARABLE}


def test_evidence_is_kept_field_by_field(workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace, Assessment("beng1", 50.0))
    page = opened_page(workspace, qtbot)
    card = card_of(page, "beng1")
    assert "ontbreekt" in card.toggle.text()
    card.toggle.click()
    part = card.evidence
    assert part is not None
    type_into(qtbot, part.document.line(), "Rapport 12 & bijlage")
    type_into(qtbot, part.date.line(), "3-2-2026")
    type_into(qtbot, part.note.line(), "tweede versie")
    part.status.edited.emit(EvidenceStatus.CALCULATED)
    evidence = held(workspace)[0].evidence
    assert (evidence.document, evidence.date) == ("Rapport 12 & bijlage", dt.date(2026, 2, 3))
    assert evidence.status is EvidenceStatus.CALCULATED
    assert held(workspace)[0].note == "tweede versie"
    assert "Rapport 12" in card.toggle.text()
    assert workspace.open is not None
    assert workspace.open.undo_stack.count() == 4


def test_a_file_is_kept_by_name_and_hash_and_can_be_compared(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_empty(workspace, Assessment("beng1", 50.0))
    page = opened_page(workspace, qtbot)
    card = card_of(page, "beng1")
    card.toggle.click()
    part = card.evidence
    assert part is not None
    same, other = tmp_path / "beng.pdf", tmp_path / "ander.pdf"
    same.write_bytes(b"%PDF berekening")
    other.write_bytes(b"%PDF iets anders")
    notices: list[Notice] = []
    workspace.notice.connect(notices.append)

    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    choose(same)
    part.attach.click()
    qtbot.waitUntil(lambda: bool(held(workspace)[0].evidence.file_sha256))
    evidence = held(workspace)[0].evidence
    assert (evidence.file_name, evidence.document) == ("beng.pdf", "beng.pdf")
    assert evidence.file_sha256 == hashlib.sha256(b"%PDF berekening").hexdigest()
    assert str(tmp_path) not in repr(held(workspace))
    part.compare.click()
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert notices[-1].kind is NoticeKind.DONE
    choose(other)
    part.compare.click()
    qtbot.waitUntil(lambda: len(notices) == 2)
    assert notices[-1].kind is NoticeKind.PROBLEM
    assert "ander.pdf" in notices[-1].text
    choose(tmp_path / "weg.pdf")
    part.compare.click()
    qtbot.waitUntil(lambda: len(notices) == 3)
    assert notices[-1].kind is NoticeKind.PROBLEM
    part.detach.click()
    assert held(workspace)[0].evidence.file_sha256 == ""
    assert workspace.open is not None
    workspace.open.undo_stack.undo()
    workspace.open.undo_stack.undo()
    assert held(workspace) == (Assessment("beng1", 50.0),)


def test_a_file_name_from_a_stranger_is_never_looked_up(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "geheim.txt"
    target.write_text("niet lezen")
    open_empty(
        workspace,
        Assessment(
            "beng1",
            50.0,
            evidence=Evidence("", date=None, status=None, file_name=str(target), file_sha256="0" * 64),
        ),
    )
    looked_at: list[str] = []
    stat, opening = Path.stat, Path.open
    monkeypatch.setattr(Path, "stat", lambda self, **kw: looked_at.append(str(self)) or stat(self, **kw))
    monkeypatch.setattr(
        Path, "open", lambda self, *a, **kw: looked_at.append(str(self)) or opening(self, *a, **kw)
    )
    page = opened_page(workspace, qtbot)
    card = card_of(page, "beng1")
    card.toggle.click()
    assert card.evidence is not None
    assert "geheim.txt" in card.evidence.file_name.text()
    assert str(target) not in looked_at
    target.stat()
    assert str(target) in looked_at


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_strangers_shows_as_typed(text: str, workspace: Workspace, qtbot: QtBot) -> None:
    open_empty(workspace)
    page = opened_page(workspace, qtbot)
    card = card_of(page, "heat")
    card.toggle.click()
    part = card.evidence
    assert part is not None
    part.document.edited.emit(text)
    assert part.document.line().text() == text
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert len(card.toggle.text()) < 80


def test_every_theme_shows_its_cards_with_names_within_the_page(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    for row, group in enumerate(entry_groups(workspace.reference.indicators)):
        page.themes.setCurrentRow(row)
        page.show_all_cards()
        assert tuple(page.cards) == group.entries
        for card in page.cards.values():
            card.show_evidence(True)
        controls = [
            control
            for card in page.cards.values()
            for kind in (QLineEdit, QComboBox, QAbstractButton)
            for control in card.findChildren(kind)
            if control.isVisible()
        ]
        assert all(c.accessibleName() or (isinstance(c, QAbstractButton) and c.text()) for c in controls)
        assert all(c.mapTo(page, c.rect().topRight()).x() <= page.width() for c in controls)


@pytest.mark.parametrize("indicator_id", ["beng2", "habitats", "healthy_materials", "embodied_carbon"])
def test_going_to_an_indicator_puts_the_focus_in_its_field(
    indicator_id: str, workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    card = card_of(page, indicator_id)
    assert page.focusWidget() is card.first_field()


def test_a_frozen_variant_can_be_read_and_not_typed_in(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    assert workspace.open is not None
    workspace.open.do("vastleggen", change_variant(workspace.open.variant, frozen_on=dt.date(2026, 1, 1)))
    card = card_of(page, "beng1")
    card.show_evidence(True)
    assert card.evidence is not None
    typed_in = (card.value.editor, card.level.editor, card.evidence.document.editor, card.evidence.attach)
    assert not any(control.isEnabled() for control in typed_in)
    assert "vastgelegd" in page.note.text()


def test_the_tab_key_goes_from_the_theme_through_its_cards(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    page.themes.setCurrentRow(3)
    page.show_all_cards()
    cards = list(page.cards.values())
    cards[0].show_evidence(True)
    expected = [control for card in cards for control in card.tab_order()]
    at, seen = page.themes.nextInFocusChain(), []
    while len(seen) < len(expected):
        if at in expected:
            seen.append(at)
        at = at.nextInFocusChain()
    assert seen == expected


def test_a_theme_opens_with_its_first_card_and_the_others_follow_by_themselves(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    page = opened_page(workspace, qtbot)
    groups = entry_groups(workspace.reference.indicators)
    page.themes.setCurrentRow(2)
    assert tuple(page.cards) == groups[2].entries[:1]
    qtbot.waitUntil(lambda: tuple(page.cards) == groups[2].entries)
    page.themes.setCurrentRow(2)
    page.themes.setCurrentRow(1)
    qtbot.waitUntil(lambda: tuple(page.cards) == groups[1].entries)
    assert page.cards.keys().isdisjoint(groups[2].entries), "cards of a theme that was left do not come after all"
