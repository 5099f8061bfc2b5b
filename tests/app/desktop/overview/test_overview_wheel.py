"""The ambition wheel without colour, by mouse, by keyboard and by screen reader."""

import itertools
import math
from dataclasses import replace

import pytest
from overview_samples import HOSTILE_NAMES, texts_for, wheel_with
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPolygonF, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

import widgets.wheel.ambition_wheel as wheel_module
from app.bootstrap import Session
from app.desktop.pages.overview.wheel_texts import wheel_of, wheel_texts
from app.desktop.score.texts import ScoreWords
from app.desktop.shell.theme import ThemeChoice, apply_theme
from models.domain.project import Project, Variant
from models.domain.requirement import LEVELS
from models.presentation.wheel import RingState
from models.reference.reference import Reference
from models.scorecard.scorecard import score
from widgets.colours import colours
from widgets.wheel.ambition_wheel import AmbitionWheel, WheelTexts
from widgets.wheel.drawing import WheelDrawing
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
        (Qt.Key.Key_Down, ids[0]),
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


def name_boxes(layout: WheelLayout) -> list[QPolygonF]:
    metrics = QFontMetricsF(layout.name_font)
    boxes = []
    for wedge in layout.wheel.wedges:
        width = metrics.horizontalAdvance(layout.names[wedge.indicator_id])
        turn = QTransform().translate(layout.centre.x(), layout.centre.y()).rotate(wedge.middle_degrees - 90.0)
        reach = layout.radius + layout.name_distance
        boxes.append(turn.map(QPolygonF(QRectF(reach, -metrics.ascent() / 2, width, metrics.ascent()))))
    return boxes


@pytest.mark.parametrize("size", SIZES)
def test_names_are_never_cut_and_never_overlap(
    wheel: AmbitionWheel, reference: Reference, size: tuple[int, int]
) -> None:
    drawn, texts = empty_wheel(reference)
    names = {key: text.name for key, text in texts.wedges.items()}
    layout = WheelLayout(drawn, names, QSizeF(*size), wheel.font())
    boxes = name_boxes(layout)
    room = QRectF(0, 0, *size)
    assert all(room.contains(box.boundingRect()) for box in boxes)
    assert not any(a.intersects(b) for a, b in itertools.combinations(boxes, 2))
    if size[0] >= 490:
        assert layout.names == names, "nothing is shortened at the sizes of the window"
    layout.radius *= 2
    assert not all(room.contains(box.boundingRect()) for box in name_boxes(layout)), "the check can fail"


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
    layout = WheelLayout(drawn, {"i0": "Naam"}, QSizeF(400, 400), painter.font())
    WheelDrawing(painter, layout, grey).draw_rings()
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

    class Counting(WheelDrawing):
        def draw_rings(self) -> None:
            drawn.append(self)
            super().draw_rings()

    monkeypatch.setattr(wheel_module, "WheelDrawing", Counting)
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
    made.resize(500, 500)
    made.show_wheel(drawn, texts_for(drawn, HOSTILE_NAMES))
    made.show()
    made.grab()
    layout = made._laid_out()
    for box in name_boxes(layout):
        assert QRectF(-1, -1, 502, 502).contains(box.boundingRect())


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
