"""The frame of the window: rail, bars and scorecard in their sizes, wide and narrow, in the shipped letters."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from window_walk import SMALL, USUAL, Look, pages, settle, shown, window_in

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.rail_count import COUNT_ROLE
from app.desktop.shell.theme import ThemeChoice, apply_theme, text_percent_of
from app.paths import ASSETS
from app.settings import TEXT_PERCENTS, Settings
from models.domain.project import Project
from tests.places import ROOT
from widgets.colours import colours
from widgets.focus_ring import show_focus
from widgets.icons import icon_pixmap
from widgets.themed_icons import themed_icon
from widgets.tokens import size
from widgets.type_scale import body_points, header_height, row_height, sized, two_line_height

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


@pytest.fixture
def window(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(*USUAL)
    made.show()
    open_example()
    made.show_page(PageId.MATERIALS)
    settle(made)
    return made


@pytest.fixture
def usual_size(qapp: QApplication) -> Iterator[QApplication]:
    """The application, in the usual size of text again afterwards."""
    yield qapp
    apply_theme(qapp, ThemeChoice.LIGHT)


def test_the_frame_has_the_designed_sizes_wide_and_narrow(window: MainWindow) -> None:
    for width, rail, scorecard in (
        (USUAL, "rail", "scorecard"),
        (SMALL, "rail_narrow", "scorecard_narrow"),
        (USUAL, "rail", "scorecard"),
    ):
        window.resize(*width)
        settle(window)
        assert window.navigation.width() == size(rail)
        assert window.top_bar.height() == size("top")
        assert window.status_line.height() == size("status")
        assert window._score is not None
        assert window._score.width() == size(scorecard)


def test_a_narrow_rail_tells_its_pages_on_hover(window: MainWindow) -> None:
    model = window.navigation.list.model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    for page in PageId:
        assert any(page.title in tip and page.keys in tip for tip in tips if tip)


def test_pages_of_a_project_are_absent_without_one(workspace: Workspace, qtbot: QtBot) -> None:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    rail = made.navigation.list
    rows = [row for row in range(rail.model().rowCount()) if not rail.isRowHidden(row)]
    names = [rail.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert PageId.PROJECTS.title in names
    assert PageId.OVERVIEW.title not in names


def test_settings_stand_at_the_lower_edge_of_the_rail(window: MainWindow) -> None:
    rail = window.navigation.list
    last = rail.visualRect(rail.model().index(rail.model().rowCount() - 1, 0))
    assert 0 <= rail.viewport().height() - last.bottom() < 20
    assert not rail.verticalScrollBar().isVisible()


def test_tables_use_the_condensed_cut_when_narrow(window: MainWindow) -> None:
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)
    assert QFontInfo(page.view.font()).family() == "IBM Plex Sans"
    wide = page.view.fontMetrics().horizontalAdvance("Woningscheidende wand kalkzandsteen")
    window.resize(*SMALL)
    settle(window)
    assert QFontInfo(page.view.font()).family() == "IBM Plex Sans Condensed"
    narrow = page.view.fontMetrics().horizontalAdvance("Woningscheidende wand kalkzandsteen")
    assert narrow < 0.95 * wide
    late = window.page(PageId.LIBRARY).findChild(QTableView)
    assert late is not None
    assert QFontInfo(late.font()).family() == "IBM Plex Sans Condensed"


def test_text_is_plex_in_two_weights(qapp: QApplication, workspace: Workspace) -> None:
    info = QFontInfo(qapp.font())
    assert info.family() == "IBM Plex Sans"
    assert info.weight() == 400
    assert QFontInfo(sized(qapp.font(), "heading")).weight() == 600
    assert QFontInfo(sized(qapp.font(), "heading")).styleName() == "SemiBold"


def test_digits_have_one_width(qapp: QApplication, workspace: Workspace) -> None:
    for role in ("body", "body_strong", "small"):
        metrics = QFontMetrics(sized(qapp.font(), role))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_sizes_follow_the_users_factor(usual_size: QApplication, percent: int) -> None:
    apply_theme(usual_size, ThemeChoice.LIGHT, percent)
    assert usual_size.font().pointSizeF() == pytest.approx(body_points() * percent / 100, abs=0.01)
    metrics = QFontMetrics(usual_size.font())
    assert row_height(metrics) >= 24
    assert row_height(metrics) < header_height(metrics) < two_line_height(metrics)
    title = sized(usual_size.font(), "title").pointSizeF() / usual_size.font().pointSizeF()
    assert title == pytest.approx(22 / 13, abs=0.02)


def test_rows_are_as_high_as_designed_at_the_usual_size(qapp: QApplication, workspace: Workspace) -> None:
    metrics = QFontMetrics(qapp.font())
    assert QFontInfo(qapp.font()).pixelSize() == 13
    assert (row_height(metrics), header_height(metrics), two_line_height(metrics)) == (28, 30, 42)


def test_an_unknown_size_of_text_means_the_usual() -> None:
    for written in ("", "abc", "12", "100000", "-90"):
        assert text_percent_of(Settings(text_percent=written)) == 100
    assert text_percent_of(Settings(text_percent="150")) == 150


def test_a_page_has_at_most_one_primary_button(workspace: Workspace) -> None:
    for look in (Look(), Look(is_empty=True)):
        with window_in(workspace, look) as window:
            for page_id, _ in pages(window):
                primary = [each for each in shown(window) if each.property("role") == "primary"]
                assert len(primary) <= 1, (page_id, [each.objectName() for each in primary])


def _sources() -> list[Path]:
    return [path for room in ("widgets", "app/desktop") for path in (ROOT / room).rglob("*.py")]


def test_no_colour_is_written_beside_the_tokens() -> None:
    files = [*_sources(), *ASSETS.rglob("*.qss")]
    found = {path.name: _COLOUR.findall(path.read_text("utf-8")) for path in files}
    assert not {name: colour for name, colour in found.items() if colour}
    assert _COLOUR.findall((ASSETS / "style" / "tokens.json").read_text("utf-8"))


def test_pictures_of_the_style_sheet_have_the_colours_of_their_theme() -> None:
    for is_dark, shade in ((False, "light"), (True, "dark")):
        known = colours(is_dark=is_dark)
        for name, wanted in (("chevron", known.muted), ("tick", known.accent_ink)):
            drawn = (ASSETS / "icons" / f"{name}-{shade}.svg").read_text("utf-8")
            assert _COLOUR.findall(drawn) == [wanted]


def test_two_weights_only() -> None:
    """Qt smears what is bolder than the boldest cut that is bundled."""
    for path in _sources():
        words = path.read_text("utf-8")
        assert "setBold(" not in words, path
        assert "Weight.Bold" not in words, path
    sheet = (ASSETS / "style" / "window.qss").read_text("utf-8")
    assert set(re.findall(r"font-weight: (\w+)", sheet)) == {"400", "600"}


def test_every_icon_is_drawn(qapp: QApplication) -> None:
    names = [
        path.stem
        for path in (ASSETS / "icons").glob("*.svg")
        if not path.stem.endswith(("-light", "-dark", "meetlat"))
    ]
    assert len(names) == 54
    for name in names:
        drawn = icon_pixmap(name, "#000000", 16, 2.0).toImage()
        assert drawn.size() == QSize(32, 32)
        assert any(drawn.pixelColor(x, y).alpha() > 100 for x in range(32) for y in range(32)), name
    assert {page.icon for page in PageId} <= set(names)
    with pytest.raises(OSError, match="nothing"):
        icon_pixmap("nothing", "#000000", 16, 1.0)


def test_an_icon_follows_the_theme(usual_size: QApplication) -> None:
    apply_theme(usual_size, ThemeChoice.LIGHT)
    icon = themed_icon("undo-2")
    light = icon.pixmap(QSize(16, 16)).toImage()
    disabled = icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    apply_theme(usual_size, ThemeChoice.DARK)
    assert icon.pixmap(QSize(16, 16)).toImage() != light
    assert disabled != light


def test_the_ring_lies_around_the_button_and_moves_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    show_focus(qapp)
    show_focus(qapp)
    root, area, inner = QWidget(), QScrollArea(), QWidget()
    qtbot.addWidget(root)
    parts = [QPushButton("een"), QLineEdit(), QCheckBox("twee")]
    row = QHBoxLayout(inner)
    for part in parts:
        row.addWidget(part)
    area.setWidget(inner)
    QVBoxLayout(root).addWidget(area)
    root.show()
    qtbot.waitExposed(root)
    root.activateWindow()
    before = [part.geometry() for part in parts]
    for part in parts:
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        QTest.qWait(5)
        rings = [each for each in root.findChildren(QWidget, "focus-ring") if each.isVisible()]
        assert [part.geometry() for part in parts] == before
        if isinstance(part, QLineEdit):
            assert not rings
            continue
        assert len(rings) == 1
        ring = rings[0]
        assert ring.mapTo(root, QPoint(4, 4)) == part.mapTo(root, QPoint(0, 0))
        assert ring.size() == part.size() + QSize(8, 8)
        assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    parts[2].move(parts[2].pos() + QPoint(0, 3))
    QTest.qWait(5)
    assert rings[0].mapTo(root, QPoint(4, 4)) == parts[2].mapTo(root, QPoint(0, 0))
    parts[2].deleteLater()
    qtbot.waitUntil(lambda: not isValid(parts[2]))
    QTest.qWait(5)
    left = [each for each in root.findChildren(QWidget, "focus-ring") if each.isVisible()]
    assert [each.size() for each in left] == [parts[0].size() + QSize(8, 8)] * parts[0].hasFocus()


def test_the_rail_says_how_much_of_each_page_is_done(window: MainWindow) -> None:
    model = window.navigation.list.model()
    told = {
        model.index(row, 0).data(Qt.ItemDataRole.DisplayRole): model.index(row, 0).data(COUNT_ROLE)
        for row in range(model.rowCount())
    }
    assert told["Materialen"] == "75/75"
    done, total = map(int, told["In een kwartier"].split("/"))
    assert (total, 0 < done < total) == (33, True)
    assert int(told["Energie en overig"].split("/")[0]) <= done
    assert not told["Varianten"]
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Materialen, 75 van 75 gedaan" in spoken
