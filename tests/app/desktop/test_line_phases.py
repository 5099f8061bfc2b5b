"""The column Fase of the bill: chosen, typed, pasted, filled and undone; a line that does not count is quiet."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from materials_kit import bill_of, page_on, undo
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.workspace import Workspace
from app.reporting.wording.phase_text import phase_text
from app.settings import Settings
from app.texts import LANGUAGES
from models.domain.bill import Phase, ProvisionalProduct
from models.domain.linkage import LinkState
from models.domain.product import ProductCard
from models.domain.project import BuildingWork, Project
from models.domain.quantities import CUBIC_METRE, KG
from tests.models.calculation.bills import HOUSE, line, project_of
from widgets.bill.columns import COLUMN_OF
from widgets.contribution_bar import BarValue

PHASE = COLUMN_OF["phase"]
CARD = ProductCard("hout", "Hout", "Timber", KG, gwp_a1a3_kg_per_kg=1.0)
LINES = (
    line("r1", CUBIC_METRE, 2.0, mass_kg_per_unit=500.0),
    line("r2", CUBIC_METRE, 3.0, mass_kg_per_unit=600.0),
    line("r3", CUBIC_METRE, 4.0, mass_kg_per_unit=700.0),
)


@pytest.fixture
def opened(workspace: Workspace, qtbot: QtBot) -> Callable[..., MaterialsPage]:
    def make(project: Project | None = None) -> MaterialsPage:
        given = project_of(LINES, replace(HOUSE, work=BuildingWork.RENOVATION), products=(CARD,))
        return page_on(workspace, qtbot, given if project is None else project)

    return make


def phases(page: MaterialsPage) -> list[Phase | None]:
    return [entry.phase for entry in bill_of(page)]


def type_phase(qtbot: QtBot, page: MaterialsPage, row: int, text: str) -> None:
    page.view.go_to(row, PHASE)
    qtbot.keyClick(page.view, text[0])
    (edit,) = [e for e in page.view.findChildren(QLineEdit) if e.isVisible()]
    qtbot.keyClicks(edit, text[1:])
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_a_phase_is_typed_filled_down_emptied_and_undone(
    opened: Callable[..., MaterialsPage], qtbot: QtBot
) -> None:
    page = opened()
    before = bill_of(page)
    type_phase(qtbot, page, 0, "sloop")
    assert phases(page) == [Phase.DEMOLISHED, None, None]
    page.view.select_block(0, 2, PHASE, PHASE)
    qtbot.keyClick(page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert phases(page) == [Phase.DEMOLISHED] * 3
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert phases(page) == [None] * 3
    for _ in range(3):
        undo(page)
    assert bill_of(page) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_phase_paste_as_they_are_shown(
    opened: Callable[..., MaterialsPage], workspace: Workspace, qtbot: QtBot, lang: str
) -> None:
    workspace.change_settings(Settings(language=lang, number_locale=lang))
    page = opened()
    wanted = [Phase.KEPT, Phase.DEMOLISHED, Phase.TEMPORARY]
    words = [phase_text(phase, workspace.language) for phase in wanted]
    QGuiApplication.clipboard().setText("\n".join(words) + "\n")
    page.view.go_to(0, PHASE)
    page.table_actions.do("paste")
    assert phases(page) == wanted
    assert [page.model.index(row, PHASE).data() for row in range(3)] == words
    choices = page.editing.choices("phase", "")
    assert [choice.key for choice in choices] == [phase.value for phase in Phase]
    assert [page.editing.chosen("phase", choice.key) for choice in choices] == list(Phase)


def test_a_line_that_does_not_count_is_muted_and_says_so(
    opened: Callable[..., MaterialsPage], qtbot: QtBot
) -> None:
    """The control: the line beside it that counts is not muted and has its share."""
    page = opened()
    page.table_actions.set_value(1, "phase", Phase.DEMOLISHED)
    qtbot.waitUntil(lambda: page.phases.text() == "Telt niet mee: sloop 1 regel, 1.800 kg", timeout=10_000)
    assert page.phases.isVisible()
    place = COLUMN_OF["quantity"]
    assert (page.model.face(0, place).is_muted, page.model.face(1, place).is_muted) == (False, True)

    def bars() -> list[str]:
        found = [page.model.bar_at(row) for row in range(2)]
        return [bar.text for bar in found if isinstance(bar, BarValue)]

    page.set_focus("mass")
    qtbot.waitUntil(lambda: bars()[1:] == ["telt niet mee"], timeout=10_000)
    assert bars()[0] != "telt niet mee"
    undo(page)
    qtbot.waitUntil(lambda: not page.phases.isVisible(), timeout=10_000)


def test_no_product_is_asked_for_a_line_that_does_not_count(
    opened: Callable[..., MaterialsPage], qtbot: QtBot
) -> None:
    """The control: each of the two asks for one as long as it counts."""
    proposed = line("a", KG, 2.0, provisional=ProvisionalProduct("hout"))
    lines = (proposed, line("b", KG, 2.0), line("c", KG, 2.0, product_id="hout"))
    page = opened(project_of(lines, HOUSE, products=(CARD,)))
    link = page.editing.words.link
    assert [link(entry) for entry in bill_of(page)][:2] == [LinkState.PROVISIONAL, LinkState.OPEN]
    assert len(page.queue.entries) == 1
    for position in range(2):
        page.table_actions.set_value(position, "phase", Phase.KEPT)
    assert [link(entry) for entry in bill_of(page)] == [None, None, LinkState.CONFIRMED]
    assert len(page.queue.entries) == 0
    undo(page)
    undo(page)
    assert len(page.queue.entries) == 1
