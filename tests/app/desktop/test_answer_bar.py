"""The row of answers to one question: letters, arrows, the second press, and what a screen reader says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.answer_bar import AnswerBar, AnswerOption

OPTIONS = (
    AnswerOption("ja", "Ja", "J"),
    AnswerOption("nee", "Nee", "N"),
    AnswerOption("weet_ik_niet", "Weet ik niet", "W"),
)


@pytest.fixture
def bar(qtbot: QtBot) -> AnswerBar:
    made = AnswerBar("Geeft 70 mm geen schade?", OPTIONS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def seen(bar: AnswerBar) -> list[object]:
    heard: list[object] = []
    bar.chosen.connect(heard.append)
    return heard


@pytest.mark.parametrize(("key", "value"), [("j", "ja"), ("N", "nee"), ("w", "weet_ik_niet")])
def test_a_letter_chooses_an_answer(bar: AnswerBar, qtbot: QtBot, key: str, value: str) -> None:
    heard = seen(bar)
    qtbot.keyClicks(bar.buttons[0], key)
    assert heard == [value]
    assert bar.value == value
    assert [button.isChecked() for button in bar.buttons] == [option.value == value for option in OPTIONS]


def test_a_letter_twice_keeps_the_answer_and_a_press_twice_takes_it_away(bar: AnswerBar, qtbot: QtBot) -> None:
    heard = seen(bar)
    qtbot.keyClicks(bar.buttons[0], "jj")
    assert bar.value == "ja"
    qtbot.mouseClick(bar.buttons[0], Qt.MouseButton.LeftButton)
    assert heard == ["ja", "ja", None]
    assert not any(button.isChecked() for button in bar.buttons)


def test_letters_with_control_are_left_to_the_window(bar: AnswerBar, qtbot: QtBot) -> None:
    heard = seen(bar)
    qtbot.keyClick(bar.buttons[0], Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_arrows_walk_along_the_answers_and_to_other_questions(bar: AnswerBar, qtbot: QtBot) -> None:
    heard, moves = seen(bar), list[object]()
    bar.moved.connect(moves.append)
    bar.buttons[0].setFocus()
    qtbot.keyClick(bar.buttons[0], Qt.Key.Key_Right)
    assert bar.buttons[1].hasFocus()
    assert heard == [], "walking is not choosing"
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Space)
    assert heard == ["nee"]
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Down)
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Up)
    assert moves == [1, -1]


def test_the_bar_is_one_stop_of_the_tab_key(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, bar, after = QLineEdit(), AnswerBar("Vraag", OPTIONS), QLineEdit()
    layout = QVBoxLayout(window)
    for part in (before, bar, after):
        layout.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar.show_value("nee")
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert bar.buttons[1].hasFocus(), "the chosen answer is the stop"
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_screen_reader_hears_question_answer_and_key(bar: AnswerBar) -> None:
    button = bar.buttons[2]
    assert button.accessibleName() == "Weet ik niet, W"
    assert button.accessibleDescription() == "Geeft 70 mm geen schade?"


def test_a_disabled_bar_takes_no_answer(bar: AnswerBar, qtbot: QtBot) -> None:
    heard = seen(bar)
    bar.setEnabled(False)
    qtbot.mouseClick(bar.buttons[0], Qt.MouseButton.LeftButton)
    assert heard == []
    assert bar.value is None
