"""The explanation of an indicator beside its fields: shown on request, in both languages, as plain text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desktop.pages.indicators import IndicatorsPage
from app.desktop.session.workspace import Target, Workspace
from app.reporting.wording.guide_text import guide_lines, guide_question
from app.texts import LANGUAGES, Language
from models.domain.project import Project, Variant
from widgets.explanation import Explanation, ExplanationToggle

HOSTILE = "<img src=file:///etc/passwd> <b>vet</b>"


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> IndicatorsPage:
    workspace.store.save_project(Project("p", "Leeg", variants=(Variant("v"),)))
    assert workspace.open_project("p")
    page = IndicatorsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(700, 620)
    page.show()
    return page


def test_the_explanation_stands_beside_the_fields_when_asked(page: IndicatorsPage) -> None:
    page.go_to(Target(indicator_id="noise"))
    card = next(card for entry, card in page.cards.items() if entry.indicator.id == "noise")
    assert card.explanation.isHidden()
    card.explain.click()
    assert not card.explanation.isHidden()
    said = [label.text() for label in card.explanation.findChildren(QLabel)]
    assert "Hoeveel geluid is er op de drukste gevel?" in said
    assert "Akoestisch adviseur" in said
    assert any("• De waarde binnen invullen\n• Bronnen" in text for text in said)
    card.explain.click()
    assert card.explanation.isHidden()


def test_every_card_of_every_theme_has_its_own_explanation(page: IndicatorsPage, workspace: Workspace) -> None:
    asked = {}
    for row in range(page.themes.count()):
        page.themes.setCurrentRow(row)
        page.show_all_cards()
        for entry, card in page.cards.items():
            card.explain.setChecked(True)
            asked[entry.indicator.id] = card.explanation.question.text()
    assert asked == {name: guide.question_nl for name, guide in workspace.reference.guides.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parts_without_a_text_are_left_out_and_usual_values_name_their_source(
    workspace: Workspace, lang: Language
) -> None:
    reference = workspace.reference
    usual, source = {"nl": ("Gebruikelijk", "Bron: Vewin"), "en": ("Usual", "Source: Vewin")}[lang]
    for guide in reference.guides.values():
        names = {line.name for line in guide_lines(guide, lang)}
        assert (usual in names) == bool(guide.usual_nl)
        assert all(all(line.texts) for line in guide_lines(guide, lang))
        assert guide_question(guide, lang) == (guide.question_nl if lang == "nl" else guide.question_en)
    water = {line.name: line.texts for line in guide_lines(reference.guides["water_demand"], lang)}
    assert source in water[usual][0]
    own = {line.name: line.texts for line in guide_lines(reference.guides["detachability"], lang)}
    assert "(schatting van de makers)" in own[usual][0] or "(estimate of the makers)" in own[usual][0]


def test_an_explanation_is_plain_text_and_shows_the_last_one_only(qtbot: QtBot) -> None:
    explanation = Explanation()
    qtbot.addWidget(explanation)
    explanation.show_parts("Eerste?", [("Wie", ("A",)), ("Let op", ("B", "C"))])
    explanation.show_parts(HOSTILE, [(HOSTILE, (HOSTILE,))])
    qtbot.wait(1)
    labels = explanation.findChildren(QLabel)
    assert [label.text() for label in labels] == [HOSTILE] * 3
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert explanation.accessibleName() == HOSTILE


def test_the_toggle_works_from_the_keyboard(qtbot: QtBot) -> None:
    explanation = Explanation()
    toggle = ExplanationToggle("Uitleg", explanation)
    qtbot.addWidget(explanation)
    qtbot.addWidget(toggle)
    assert explanation.isHidden()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert not explanation.isHidden()
