"""The labelled fields: reading, refusals at the field, and the text for screen readers."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.session.typed_input import (
    number_parser,
    number_shower,
    parse_date,
    parse_text,
    show_date,
    show_text,
)
from app.texts import Language
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField

HOSTILE = ("<img src=file:///etc/passwd>", "x" * 300, "مبنى", "🏠🌳", "a\u202eb")


def number_field(lang: Language = "nl", *, above_zero: bool = True) -> ParsedField:
    field = ParsedField("BVO", number_parser(lang, above_zero=above_zero), number_shower(lang))
    field.set_unit("m²")
    return field


@pytest.mark.parametrize(
    ("lang", "typed", "read"),
    [
        ("nl", "1.234,5", 1234.5),
        ("nl", "1.234", 1234.0),
        ("en", "1,234.5", 1234.5),
        ("en", "1.234", 1.234),
        ("nl", "onbekend", None),
        ("nl", "  ", None),
    ],
)
def test_a_number_is_read_in_the_number_format(
    lang: Language, typed: str, read: float | None, qtbot: QtBot
) -> None:
    field = number_field(lang)
    qtbot.addWidget(field)
    field.reset(7.0)
    seen: list[object] = []
    field.edited.connect(seen.append)
    field.line().setText("")
    qtbot.keyClicks(field.line(), typed)
    assert seen[-1] == read
    assert type(seen[-1]) is type(read)


@pytest.mark.parametrize("typed", ["1.5", "drie", "0", "-3", "1e5", "NaN", "12x"])
def test_what_cannot_be_is_refused_at_the_field_and_changes_nothing(typed: str, qtbot: QtBot) -> None:
    field = number_field()
    qtbot.addWidget(field)
    field.reset(100.0)
    field.line().setText("")
    qtbot.keyClicks(field.line(), typed)
    qtbot.keyClick(field.line(), Qt.Key.Key_Return)
    assert field.error()
    assert field.error() in field.editor.accessibleDescription()
    assert field.line().property("invalid") == "true"
    qtbot.keyClick(field.line(), Qt.Key.Key_Escape)
    assert field.error() == ""


def test_following_the_data_leaves_what_is_being_typed_alone(qtbot: QtBot) -> None:
    field = number_field()
    qtbot.addWidget(field)
    field.reset(None)
    qtbot.keyClicks(field.line(), "12,5")
    assert field.value == 12.5
    qtbot.keyClicks(field.line(), "x")
    field.set_value(12.5)
    assert field.line().text() == "12,5x"
    field.set_value(3.0)
    assert field.line().text() == "3"


def test_dates_are_read_in_both_ways_of_writing() -> None:
    assert parse_date("1-7-2026") == parse_date("2026-07-01") == dt.date(2026, 7, 1)
    assert show_date(dt.date(2026, 7, 1)) == "1-7-2026"
    for wrong in ("31-2-2026", "7/2026", "1-7-26", "1-1-0001"):
        with pytest.raises(ValueError, match="datum"):
            parse_date(wrong)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_users_stands_as_typed_and_loads_nothing(text: str, qtbot: QtBot) -> None:
    field = ParsedField("Naam", parse_text, show_text)
    qtbot.addWidget(field)
    field.reset(text)
    field.set_help(text)
    field.set_error(text)
    assert field.line().text() == text
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in field.findChildren(QLabel))


def test_a_field_tells_name_and_unit_to_a_screen_reader(qtbot: QtBot) -> None:
    field = number_field()
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "BVO (m²)"
    assert any(label.buddy() is field.editor for label in field.findChildren(QLabel))


def test_scrolling_over_a_choice_does_not_change_it(qtbot: QtBot) -> None:
    field = ChoiceField("Fase", [(None, "Onbekend"), (1, "Een"), (2, "Twee")])
    qtbot.addWidget(field)
    field.set_value(1)
    field.show()
    field.box().setFocus()
    field.box().wheelEvent(
        QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    assert field.value == 1


def test_a_card_takes_as_many_columns_as_fit(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    card = FieldCard()
    layout = QVBoxLayout(host)
    layout.addWidget(card)
    fields = [number_field() for _ in range(4)]
    for field in fields:
        card.add(field)
    for width, rows in ((1000, 2), (520, 2), (260, 4)):
        host.resize(width, 600)
        host.show()
        qtbot.waitUntil(lambda wanted=rows: len({field.y() for field in fields}) == wanted)
        assert all(field.geometry().right() <= card.width() for field in fields)
