"""The lists of combo boxes show their last entry whole, in each theme and font size."""

from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from window_walk import Look, dialogs, pages, shown, window_in

from app.desktop.session.workspace import Workspace
from app.desktop.shell.theme import ThemeChoice, apply_theme
from widgets.bill.choice_edit import Choice, ChoiceEdit
from widgets.elided_combo import ElidedComboBox
from widgets.fields.frame import CalmComboBox

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
COUNTS = (1, 2, 7, 10, 11, 40)


def _last_row(view: QListView) -> QRect:
    view.scrollToBottom()
    return view.visualRect(view.model().index(view.model().rowCount() - 1, view.modelColumn()))


def _is_whole(box: QComboBox) -> bool:
    """Opens the list, and says whether all of it, or as much as fits, ends with a whole row."""
    box.showPopup()
    QTest.qWait(5)
    view = box.view()
    assert isinstance(view, QListView)
    is_whole = view.isVisible() and view.viewport().rect().contains(_last_row(view))
    box.hidePopup()
    return is_whole


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.mark.parametrize("kind", [QComboBox, ElidedComboBox, CalmComboBox])
@pytest.mark.parametrize("points", [8, 10, 20])
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_last_entry_is_whole(
    themed: QApplication, qtbot: QtBot, theme: ThemeChoice, points: int, kind: type[QComboBox]
) -> None:
    apply_theme(themed, theme)
    for count in COUNTS:
        holder = _holder(qtbot, kind, count, points)
        assert _is_whole(holder.findChild(QComboBox)), count  # type: ignore[arg-type]


def test_control_without_the_rules_of_the_list_it_is_cut(themed: QApplication, qtbot: QtBot) -> None:
    apply_theme(themed, ThemeChoice.LIGHT)
    rules = [line for line in themed.styleSheet().splitlines() if not line.startswith("QComboBox {")]
    themed.setStyleSheet("\n".join(rules))
    holder = _holder(qtbot, QComboBox, 7, 10)
    assert not _is_whole(holder.findChild(QComboBox))  # type: ignore[arg-type]


def _holder(qtbot: QtBot, kind: type[QComboBox], count: int, points: int) -> QWidget:
    """A small window with a combo box of so many entries."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setStyleSheet(f"* {{ font-size: {points}pt; }}")
    box = kind()
    box.addItems([f"Keuze {number}" for number in range(count)])
    QVBoxLayout(holder).addWidget(box)
    holder.resize(260, 120)
    holder.show()
    return holder


@pytest.mark.parametrize("look", [Look(), Look(language="en", theme=ThemeChoice.DARK)], ids=lambda look: look.name)
def test_every_list_of_the_window_is_whole(workspace: Workspace, look: Look) -> None:
    cut: list[str] = []
    met = 0
    with window_in(workspace, look) as window:
        for where, root in chain(pages(window), dialogs(window)):
            for box in (part for part in shown(root) if isinstance(part, QComboBox) and part.isEnabled()):
                met += 1
                if box.count() and not _is_whole(box):
                    cut.append(f"{where}: {box.accessibleName()}")
    assert met > 10
    assert not cut


@pytest.mark.parametrize("points", [8, 10, 20])
@pytest.mark.parametrize("count", COUNTS)
def test_the_list_of_suggestions_ends_whole(qtbot: QtBot, points: int, count: int) -> None:
    choices = [Choice(f"k{number}", f"Keuze {number}", "detail") for number in range(count)]
    edit = ChoiceEdit(lambda _: choices)
    qtbot.addWidget(edit)
    edit.setStyleSheet(f"* {{ font-size: {points}pt; }}")
    edit.show()
    edit.open_list()
    QTest.qWait(5)
    view = edit.choices()
    assert view.viewport().rect().contains(_last_row(view))
