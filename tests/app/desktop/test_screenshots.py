"""Screenshots of every page and dialog, in which no text is cut off."""

import os
from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_walk import SMALL, USUAL, Look, dialogs, is_inside, is_scrolled, pages, shown, window_in

from app.desktop.session.workspace import Workspace
from app.desktop.shell.theme import ThemeChoice
from tests.places import ROOT
from widgets.elided_combo import ElidedComboBox
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label

PICTURES = ROOT / "screenshots"
LOOKS = (
    Look(),
    Look(is_empty=True),
    Look("en", ThemeChoice.DARK, USUAL),
    Look("en", ThemeChoice.LIGHT, SMALL),
    Look("nl", ThemeChoice.DARK, USUAL, is_empty=True),
)
EVERY_LOOK = tuple(
    Look(language, theme, size, is_empty)
    for language, theme, size, is_empty in product(
        ("nl", "en"), (ThemeChoice.LIGHT, ThemeChoice.DARK), (SMALL, USUAL), (False, True)
    )
)
"""For a look at everything: set MEETLAT_EVERY_LOOK=1. The suite takes those that differ most."""
_SLACK = 1
"""Pixels that font metrics may differ from what is drawn."""


def test_the_whole_window_is_pictured_and_nothing_is_cut(workspace: Workspace, faults: "Faults") -> None:
    PICTURES.mkdir(exist_ok=True)
    for look in EVERY_LOOK if os.environ.get("MEETLAT_EVERY_LOOK") else LOOKS:
        with window_in(workspace, look) as window:
            for page_id, page in pages(window):
                name = f"{page_id.name.lower()}-{look.name}"
                window.grab().save(str(PICTURES / f"{name}.png"))
                faults.note(name, faults_in(window))
                faults.note(name, page_faults(page))
            for title, dialog in dialogs(window):
                name = f"dialoog-{title}-{look.name}"
                dialog.grab().save(str(PICTURES / f"{name}.png"))
                faults.note(name, faults_in(dialog))
    assert not faults.all, "\n".join(faults.all)


class Faults:
    """What was found wrong, with its picture; all of it is told at once."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def note(self, name: str, found: list[str]) -> None:
        self.all += [f"{name}: {fault}" for fault in found]


@pytest.fixture
def faults() -> Faults:
    return Faults()


def faults_in(root: QWidget) -> list[str]:
    """Texts that do not fit and widgets that stick out of their parent."""
    found = []
    for widget in shown(root):
        if is_inside(widget, QAbstractItemView) or isinstance(widget, QAbstractItemView | QHeaderView):
            continue
        fault = cut_text(widget) or sticking_out(widget)
        if fault:
            found.append(f"{type(widget).__name__} {fault}")
    return found


def page_faults(page: QWidget) -> list[str]:
    """A page of its own never scrolls sideways."""
    areas = [area for area in [*page.findChildren(QScrollArea), page] if isinstance(area, QScrollArea)]
    return [
        f"scrolls sideways: {area.accessibleName() or area.objectName()}"
        for area in areas
        if area.isVisible() and area.widget() is not None and is_too_wide(area)
    ]


def is_too_wide(area: QScrollArea) -> bool:
    """Whether what is inside needs more width than there is; a hidden scroll bar does not hide that."""
    return area.widget().width() > area.viewport().width() + _SLACK


def cut_text(widget: QWidget) -> str:
    """The text of a widget when it needs more room than it has, else ""."""
    if isinstance(widget, ElidedLabel | ElidedComboBox):
        return ""
    if isinstance(widget, QLabel):
        return f"cuts {widget.text()!r}" if widget.text() and not label_fits(widget) else ""
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        needed = widget.minimumSizeHint() if not widget.icon().isNull() else widget.sizeHint()
        return (
            f"cuts {widget.text()!r}"
            if widget.text() and narrower(widget, needed.width(), needed.height())
            else ""
        )
    if isinstance(widget, QComboBox):
        return f"cuts {widget.currentText()!r}" if not combo_fits(widget) else ""
    return ""


def label_fits(label: QLabel) -> bool:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        words = max(label.text().split(" "), key=len, default="")
        is_wide = label.fontMetrics().horizontalAdvance(words) <= label.contentsRect().width() + _SLACK
        return label.height() >= needed - _SLACK and is_wide
    needed_size = label.sizeHint()
    return not narrower(label, needed_size.width(), needed_size.height())


def combo_fits(combo: QComboBox) -> bool:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    return combo.fontMetrics().horizontalAdvance(combo.currentText()) <= field.width() + _SLACK


def narrower(widget: QWidget, width: int, height: int) -> bool:
    return widget.width() < width - _SLACK or widget.height() < height - 2 * _SLACK


def sticking_out(widget: QWidget) -> str:
    """Where a widget is outside its parent; what a scroll area scrolls may be larger."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or is_scrolled(parent) or isinstance(parent, QAbstractScrollArea):
        return ""
    room = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if room.contains(widget.geometry()) or widget.geometry().isEmpty():
        return ""
    return f"{_place(widget.geometry())} sticks out of {type(parent).__name__} {_place(parent.rect())}"


def _place(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()}×{box.height()}"


def test_a_cut_text_is_seen(qtbot: QtBot) -> None:
    """The control of the test above."""
    root = QWidget()
    qtbot.addWidget(root)
    layout = QVBoxLayout(root)
    texts = [plain_label("Een zin die te lang is"), QPushButton("Een knop met een lange naam"), QComboBox()]
    texts[2].addItem("Een keuze met een lange naam")
    wrapped = plain_label("Een zin die over drie regels loopt omdat het smal is")
    wrapped.setWordWrap(True)
    for widget in (*texts, wrapped):
        layout.addWidget(widget)
    root.show()
    assert faults_in(root) == []
    for widget in texts:
        widget.setFixedWidth(60)
    wrapped.setFixedSize(120, 18)
    QApplication.processEvents()
    assert len([fault for fault in faults_in(root) if "cuts" in fault]) == len(texts) + 1


def test_a_widget_outside_its_parent_is_seen(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(200, 100)
    child = QCheckBox("buiten", root)
    child.setGeometry(150, 10, 120, 30)
    root.show()
    assert any("sticks out" in fault for fault in faults_in(root))
