"""Accessibility of the window: every control can be reached by keyboard and has an accessible name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_walk import Look, dialogs, is_inside, pages, settle, shown, window_in

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow

_MOST_STOPS = 600
LOOKS = (Look(), Look(is_empty=True))


def reachable(root: QWidget) -> Iterator[QWidget]:
    """The controls that take the focus by Tab; parts of a control, such as its editor, are the control."""
    for widget in shown(root):
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes_focus and widget.isEnabled() and not is_inside(widget, QAbstractItemView):
            yield widget


def spoken(widget: QWidget) -> str:
    """The name that a screen reader gets."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    if isinstance(widget, QComboBox):  # its interface gives the chosen text; its name comes by label or by itself
        return widget.accessibleName() or _label_of(widget)
    return interface.text(QAccessible.Text.Name).strip()


def _label_of(widget: QWidget) -> str:
    labels = (label for label in widget.window().findChildren(QLabel) if label.buddy() is widget)
    return next((label.text() for label in labels), "")


def nameless(root: QWidget) -> list[str]:
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in reachable(root) if not is_named(widget)]


def is_named(widget: QWidget) -> bool:
    """A scroll area that only scrolls may be without a name: what is in it is named."""
    return bool(spoken(widget)) or type(widget) is QScrollArea


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_control_has_a_name(workspace: Workspace, look: Look) -> None:
    found: list[str] = []
    with window_in(workspace, look) as window:
        for page_id, _ in pages(window):
            found += [f"{page_id.name}: {control}" for control in nameless(window)]
        for name, dialog in dialogs(window):
            found += [f"{name}: {control}" for control in nameless(dialog)]
    assert not found, "\n".join(sorted(set(found)))


def test_a_control_without_a_name_is_seen(qtbot: QtBot) -> None:
    """The control of the test above."""
    root = QWidget()
    qtbot.addWidget(root)
    layout = QVBoxLayout(root)
    field, other = QLineEdit(), QLineEdit()
    label = QLabel("&Naam")
    label.setBuddy(other)
    for widget in (field, label, other, QPushButton("Knop")):
        layout.addWidget(widget)
    root.show()
    assert nameless(root) == ["QLineEdit "]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["forward", "backward"])
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_tab_reaches_every_control_of_every_page(workspace: Workspace, look: Look, key: Qt.Key) -> None:
    found: list[str] = []
    with window_in(workspace, look) as window:
        for page_id, _ in pages(window):
            missed = missed_by_tab(window, key)
            found += [f"{page_id.name}: {type(widget).__name__} {spoken(widget)!r}" for widget in missed]
    assert not found, "\n".join(found)


def missed_by_tab(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """The controls that Tab, pressed until it comes round, does not stop at."""
    wanted = list(reachable(window))
    window.activateWindow()
    QTest.qWait(20)
    visited: set[QWidget] = set()
    missed = wanted
    for _ in range(_MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus is not None:
            visited.add(focus)
        missed = [widget for widget in missed if not is_reached(widget, visited)]
        if not missed:
            break
        QTest.keyClick(focus or window, key)
    return missed


def is_reached(widget: QWidget, visited: set[QWidget]) -> bool:
    """Whether Tab stopped at a control, at a part of it, or at another button of its group.

    Buttons of which one is on are one stop: the arrow keys go from the one to the other.
    """
    if widget in visited or any(map(widget.isAncestorOf, visited)):
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return any(button in visited for button in group.buttons())
    siblings = widget.parentWidget().findChildren(QAbstractButton) if widget.autoExclusive() else []
    return any(button in visited for button in siblings)


def test_escape_closes_every_dialog(workspace: Workspace) -> None:
    with window_in(workspace, Look()) as window:
        for name, dialog in dialogs(window):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            assert not dialog.isVisible(), name
            assert dialog.result() == QDialog.DialogCode.Rejected, name


_ENTER_TAKES_NOTHING_IN = ("importeren",)
"""Its fields are corrected with Enter; Ctrl+Enter and the button take the files in."""


def test_every_dialog_has_a_title_and_a_button_for_enter(workspace: Workspace) -> None:
    with window_in(workspace, Look()) as window:
        for name, dialog in dialogs(window):
            assert dialog.windowTitle(), name
            buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
            has_one = any(button.isDefault() or button.autoDefault() for button in buttons)
            assert has_one is (name not in _ENTER_TAKES_NOTHING_IN), name


def test_the_keys_of_the_sheet_go_to_every_page(workspace: Workspace) -> None:
    with window_in(workspace, Look()) as window:
        for page in PageId:
            actions = [action for action in window.actions() if action.shortcut().toString() == page.keys]
            assert len(actions) == 1
            actions[0].trigger()
            settle(window)
            assert window.stack.currentWidget() is window.page(page)


def test_controls_are_large_enough_to_hit(workspace: Workspace) -> None:
    """WCAG 2.2, success criterion 2.5.8: at least 24 by 24 pixels, or in a sentence or list."""
    small: set[str] = set()
    with window_in(workspace, Look()) as window:
        for page_id, _ in pages(window):
            for widget in reachable(window):
                if isinstance(widget, QPushButton) and not fits(widget.size()):
                    small.add(f"{page_id.name}: {spoken(widget)} {widget.width()}×{widget.height()}")
    assert not small, "\n".join(sorted(small))


def fits(size: QSize) -> bool:
    return size.width() >= 24 and size.height() >= 24


def test_the_window_can_be_walked_as_a_screen_reader_does(workspace: Workspace) -> None:
    """Every part of the tree answers with a role; the wheel tells its wedges."""
    with window_in(workspace, Look()) as window:
        for _ in pages(window):
            assert count_parts(window) > 10


def count_parts(window: MainWindow) -> int:
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    waiting, seen = [root], 0
    while waiting and seen < 3000:
        part = waiting.pop()
        seen += 1
        assert part.role() is not None
        waiting += [child for at in range(min(part.childCount(), 60)) if (child := part.child(at)) is not None]
    return seen
