"""The ambition wheel without colour, by mouse, by keyboard and by screen reader."""

import itertools
import math
from dataclasses import replace

import pytest
from overview_samples import HOSTILE_NAMES, texts_for, wheel_with
from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPolygonF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

import widgets.wheel.ambition_wheel as wheel_module
from app.bootstrap import Session
from app.desktop.pages.overview.wheel_texts import wheel_texts
from app.desktop.score.texts import ScoreWords
from app.desktop.shell.theme import ThemeChoice, apply_theme
from app.texts import Language
from models.domain.project import Project, Variant
from models.domain.requirement import LEVELS
from models.presentation.goals import wheel_of
from models.presentation.wheel import RingState
from models.reference.reference import Reference
from models.scorecard.scorecard import score
from widgets.colours import colours
from widgets.wheel.ambition_wheel import AmbitionWheel, WheelTexts
from widgets.wheel.callout_drawing import fitting
from widgets.wheel.drawing import RingDrawing
from widgets.wheel.layout import WheelLayout

ABSENT, MET, MISSED = RingState.ABSENT, RingState.MET, RingState.MISSED
SIZES = ((490, 510), (720, 640), (340, 340), (1200, 900))


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    return Session(profile_folder=tmp_path_factory.mktemp("profiel")).reference


@pytest.fixture
def wheel(qtbot: QtBot, qapp: QApplication, reference: Reference) -> AmbitionWheel:
    """The real 33 wedges, of a project without data, in a shown window."""
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = AmbitionWheel(lambda indicator_id: f"alles over {indicator_id}")
    made.resize(600, 560)
    made.show_wheel(*empty_wheel(reference))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def empty_wheel(reference: Reference) -> tuple[wheel_module.Wheel, WheelTexts]:
    variant = Variant("v1")
    project = Project("p", "P", variants=(variant,))
    scorecard = score(project, variant, reference)
    wheel = wheel_of(scorecard, variant, reference)
    return wheel, wheel_texts(scorecard, wheel, reference, ScoreWords("nl", "nl"))


def test_screen_reader_reads_every_indicator(wheel: AmbitionWheel, reference: Reference) -> None:
    interface = QAccessible.queryAccessibleInterface(wheel)
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]
    assert len(names) == len(reference.indicators) > 0
    for indicator, name in zip(reference.indicators, names, strict=True):
        assert name.startswith(ScoreWords("nl", "nl").name(indicator)[:12])
        assert ":" in name, "the verdict follows the name"
    assert interface.child(0).role() == QAccessible.Role.Button


def test_arrows_go_round_and_enter_activates(wheel: AmbitionWheel, qtbot: QtBot, reference: Reference) -> None:
    ids = [indicator.id for indicator in reference.indicators]
    wheel.activateWindow()
    wheel.focus_wedge(ids[0])
    assert wheel.focused_wedge() == ids[0]
    for key, expected in (
        (Qt.Key.Key_Right, ids[1]),
        (Qt.Key.Key_Left, ids[0]),
        (Qt.Key.Key_Left, ids[-1]),
        (Qt.Key.Key_Right, ids[0]),
        (Qt.Key.Key_End, ids[-1]),
        (Qt.Key.Key_Home, ids[0]),
    ):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert wheel.focused_wedge() == expected
    with qtbot.waitSignal(wheel.activated) as caught:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == [ids[0]]
    assert QApplication.focusWidget().accessibleDescription() == f"alles over {ids[0]}"
    assert f"alles over {ids[0]}" in QToolTip.text(), "the focus tells what the mouse would tell"


def test_up_and_down_go_along_the_rings(wheel: AmbitionWheel, reference: Reference) -> None:
    wheel.activateWindow()
    wheel.focus_wedge("beng1")
    whole = wheel.grab().toImage()
    button = QApplication.focusWidget()
    spoken = button.accessibleName()
    QTest.keyClick(button, Qt.Key.Key_Up)
    assert wheel.focused_wedge() == "beng1"
    assert "wettelijk" in button.accessibleName()
    assert wheel.grab().toImage() != whole
    QTest.keyClick(button, Qt.Key.Key_Up)
    assert "aanbevolen" in button.accessibleName()
    QTest.keyClick(button, Qt.Key.Key_Down)
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert button.accessibleName() == spoken


def test_wheel_is_one_stop_of_the_tab_key(wheel: AmbitionWheel) -> None:
    wheel.focus_wedge("beng1")
    stops = [b for b in wheel.findChildren(wheel_module.WedgeButton) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [stop.accessibleName()[:6] for stop in stops] == ["BENG 1"]


def test_click_on_a_wedge_activates_it_and_the_middle_does_nothing(wheel: AmbitionWheel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wheel.activated) as caught:
        QTest.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=wheel.wedge_point("heat").toPoint())
    assert caught.args == ["heat"]
    with qtbot.assertNotEmitted(wheel.activated):
        QTest.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=wheel.rect().center())
        QTest.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=wheel.rect().topLeft())


def leaders(layout: WheelLayout) -> list[QPolygonF]:
    return [layout.leader(slot.wedge, box) for slot, box in layout.rows() if slot.wedge is not None]


def crossings(lines: list[QPolygonF]) -> int:
    """How many pairs of leaders cross."""
    pieces = [[QLineF(line[n], line[n + 1]) for n in range(len(line) - 1)] for line in lines]
    hit = QLineF.IntersectionType.BoundedIntersection
    return sum(
        any(one.intersects(other)[0] is hit for one in first for other in second)
        for first, second in itertools.combinations(pieces, 2)
    )


@pytest.mark.parametrize("size", SIZES)
def test_rows_stand_within_the_wheel_apart_from_the_rings(
    wheel: AmbitionWheel, reference: Reference, size: tuple[int, int]
) -> None:
    drawn, _ = empty_wheel(reference)
    layout = WheelLayout(drawn, QSizeF(*size), wheel.font())
    rows = [box for _, box in layout.rows()]
    rings = layout.circle(layout.radius)
    room = QRectF(0, 0, *size).adjusted(-0.01, -0.01, 0.01, 0.01)
    assert room.contains(rings)
    assert all(room.contains(box) for box in rows)
    assert not any(box.intersects(rings) for box in rows)
    if size[0] >= 620:
        assert [s.wedge.indicator_id for s, _ in layout.rows() if s.wedge] != []
        assert len(rows) == len(drawn.wedges) + len(drawn.themes)
    else:
        assert not rows, "the columns give way where the rings would become too small"


@pytest.mark.parametrize("size", [(640, 500), (820, 590), (1200, 900)])
def test_leaders_never_cross(wheel: AmbitionWheel, reference: Reference, size: tuple[int, int]) -> None:
    layout = WheelLayout(empty_wheel(reference)[0], QSizeF(*size), wheel.font())
    lines = leaders(layout)
    assert len(lines) == len(reference.indicators)
    assert crossings(lines) == 0
    swapped = [QPolygonF([lines[1][0], *list(lines[0])[1:]]), QPolygonF([lines[0][0], *list(lines[1])[1:]])]
    assert crossings(swapped) == 1, "the check can fail"


def test_row_and_wedge_are_one(wheel: AmbitionWheel, qtbot: QtBot) -> None:
    wheel.resize(820, 590)
    layout = wheel._laid_out()
    row = layout.row_of(next(w for w in layout.wheel.wedges if w.indicator_id == "noise"))
    assert row is not None
    assert wheel.wedge_at(row.center()) == "noise"
    with qtbot.waitSignal(wheel.activated) as caught:
        QTest.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=row.center().toPoint())
    assert caught.args == ["noise"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_names_of_the_columns_are_whole_at_the_sizes_of_the_window(
    wheel: AmbitionWheel, reference: Reference, language: Language
) -> None:
    """The wheel is 624 pixels wide in the smallest window; names may become condensed or smaller, never cut."""
    variant = Variant("v1")
    scorecard = score(Project("p", "P", variants=(variant,)), variant, reference)
    drawn = wheel_of(scorecard, variant, reference)
    texts = wheel_texts(scorecard, drawn, reference, ScoreWords(language, language))
    layout = WheelLayout(drawn, QSizeF(624, 500), wheel.font())
    assert layout.has_columns
    for text in texts.wedges.values():
        room = layout.column - 18 - 6 - 30
        assert QFontMetricsF(fitting(layout.row_font, text.name, room)).horizontalAdvance(text.name) <= room + 1
    assert QFontMetricsF(fitting(layout.row_font, "W" * 60, 80)).horizontalAdvance("W" * 60) > 80, "it can fail"


def grey_picture(state: RingState, place: int) -> QImage:
    """One wedge that is in this state at one ring, in colours that are all the same grey."""
    triple = [ABSENT] * 3
    triple[place] = state
    drawn = wheel_with([(triple[0], triple[1], triple[2])])
    grey = replace(
        colours(is_dark=False), legal="#777777", recommended="#777777", ambitious="#777777", missed="#555555"
    )
    picture = QImage(400, 400, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    layout = WheelLayout(drawn, QSizeF(400, 400), painter.font())
    RingDrawing(painter, layout, grey).draw()
    painter.end()
    return picture


def test_every_state_and_level_is_told_without_colour(qapp: QApplication) -> None:
    pictures = {
        (state, place): grey_picture(state, place)
        for state in RingState
        for place in range(len(LEVELS))
        if state is not RingState.NOT_APPLICABLE
    }
    for (one, first), (other, second) in itertools.combinations(pictures.items(), 2):
        if one[0] is other[0] is ABSENT:
            assert first == second, "equal pictures are seen as equal"
        else:
            assert first != second, (one, other)


def test_repaint_without_news_draws_nothing_anew(wheel: AmbitionWheel, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel.repaint()
    drawn: list[object] = []

    class Counting(RingDrawing):
        def draw(self) -> None:
            drawn.append(self)
            super().draw()

    monkeypatch.setattr(wheel_module, "RingDrawing", Counting)
    wheel.repaint()
    assert not drawn
    wheel.resize(610, 560)
    wheel.repaint()
    assert len(drawn) == 1


def test_dark_theme_repaints_in_other_colours(wheel: AmbitionWheel, qapp: QApplication) -> None:
    light = wheel.grab().toImage()
    assert wheel.grab().toImage() == light
    apply_theme(qapp, ThemeChoice.DARK)
    assert wheel.grab().toImage() != light


def test_hostile_names_stay_text_within_the_wheel(qtbot: QtBot) -> None:
    drawn = wheel_with([(MET, MISSED, ABSENT)] * 33)
    made = AmbitionWheel(lambda _: HOSTILE_NAMES[0])
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show_wheel(drawn, texts_for(drawn))
    made.show()
    plain = made.grab().toImage()
    made.show_wheel(drawn, texts_for(drawn, HOSTILE_NAMES))
    hostile = made.grab().toImage()
    layout = made._laid_out()
    assert layout.has_columns
    rings = layout.circle(layout.radius + 2).toAlignedRect()
    assert hostile != plain
    assert hostile.copy(rings) == plain.copy(rings), "a long name is cut at its column"


def hover(wheel: AmbitionWheel, point: QPointF) -> None:
    """Moves the mouse as an event: the pointer itself may already stand there."""
    button, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, point, wheel.mapToGlobal(point), button, button, keys)
    QCoreApplication.sendEvent(wheel, move)


def test_hover_and_focus_show_the_wedge_in_the_middle(wheel: AmbitionWheel) -> None:
    hover(wheel, QPointF(1, 1))
    before = wheel.grab().toImage()
    hover(wheel, wheel.wedge_point("noise"))
    hovered = wheel.grab().toImage()
    assert hovered != before
    hover(wheel, QPointF(1, 1))
    wheel.focus_wedge("noise")
    assert wheel.grab().toImage() not in (before, hovered)


def test_wedge_is_found_at_its_angle(wheel: AmbitionWheel, reference: Reference) -> None:
    layout = wheel._laid_out()
    for wedge in layout.wheel.wedges:
        for fraction in (0.45, 0.7, 0.98):
            angle = math.radians(wedge.middle_degrees)
            reach = fraction * layout.radius
            point = layout.centre + QPointF(reach * math.sin(angle), -reach * math.cos(angle))
            assert wheel.wedge_at(point) == wedge.indicator_id
