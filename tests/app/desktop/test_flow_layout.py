"""The layout of rows that go on below: nothing overlaps, nothing leaves its width, and the height follows."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from widgets.flow_layout import FlowLayout


@pytest.mark.parametrize(("width", "row_count"), [(2_000, 1), (330, 2), (60, 5)])
def test_widgets_go_on_below_where_the_row_is_full(qtbot: QtBot, width: int, row_count: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder)
    buttons = [QFrame() for _ in range(5)]
    for button in buttons:
        button.setFixedSize(100, 30)
        layout.addWidget(button)
    hidden = QFrame()
    layout.addWidget(hidden)
    hidden.hide()
    holder.resize(width, layout.heightForWidth(width))
    holder.show()
    places = [button.geometry() for button in buttons]
    assert len({place.top() for place in places}) == row_count
    assert layout.heightForWidth(width) == row_count * 30 + (row_count - 1) * layout.spacing()
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(place.left() >= 0 and place.left() < max(width, 1) for place in places)
