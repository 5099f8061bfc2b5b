"""Changes of theme, palette and font while every page is shown: no style change within a change event."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyle, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from window_walk import Look, dialogs_together, pages, settle, window_in

from app.desktop.session.workspace import Workspace
from app.desktop.shell.theme import ThemeChoice, apply_theme

_CHANGES = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_SETTERS = ("setStyleSheet", "setPalette", "setFont", "setStyle")


class _Watch(QObject):
    """Notes who sets a style from inside a change event, and which change event leads to another of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            for frame in _change_events():
                if frame.f_locals.get("self") is watched:
                    self.troubles.add(f"{frame.f_code.co_qualname}: {event.type().name}")
        return False

    def note(self, setter: str) -> None:
        """Called by each setter of a style."""
        self.troubles.update(f"{frame.f_code.co_qualname}: {setter}" for frame in _change_events())


def _change_events() -> Iterator[FrameType]:
    """The handlers of change events that run now, the innermost first."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "changeEvent":
            yield frame
        frame = frame.f_back


@contextmanager
def _watching(application: QApplication) -> Iterator[_Watch]:
    """Watches the switches that are made inside it."""
    watch = _Watch()
    with pytest.MonkeyPatch.context() as patched:
        for owner, names in ((QWidget, _SETTERS), (QStyle, ("polish", "unpolish"))):
            for name in names:
                plain = getattr(owner, name)

                def noting(*values: object, plain: object = plain, name: str = name) -> object:
                    watch.note(name)
                    return plain(*values)  # type: ignore[operator]

                patched.setattr(owner, name, noting)
        application.installEventFilter(watch)
        try:
            yield watch
        finally:
            application.removeEventFilter(watch)


def _switch_theme(application: QApplication) -> None:
    """The other theme than now."""
    is_light = application.palette().color(QPalette.ColorRole.Window).lightness() > 128
    apply_theme(application, ThemeChoice.DARK if is_light else ThemeChoice.LIGHT)
    QTest.qWait(5)


def _switch_system(application: QApplication) -> None:
    """Another palette, as a system may give, and another size of letter."""
    palette, font = application.palette(), application.font()
    application.setPalette(QPalette(QColor("#f0f0f0")))
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() + 3)
    application.setFont(larger)
    application.setFont(font)
    application.setPalette(palette)
    QTest.qWait(5)


def test_every_page_and_dialog_takes_another_theme(workspace: Workspace, qapp: QApplication) -> None:
    with window_in(workspace, Look()) as window:
        for page_id, _ in pages(window):
            with _watching(qapp) as watch:
                _switch_theme(qapp)
            assert not watch.troubles, page_id
        with dialogs_together(window), _watching(qapp) as watch:
            _switch_theme(qapp)
            _switch_system(qapp)
        assert not watch.troubles
        settle(window)


class _StyledByItself(QLabel):
    """As the first columns of the bill once were: a sheet of its own, written whenever the palette changes."""

    turns = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self.turns < 50:
            self.turns += 1
            self.setStyleSheet(f"QLabel {{ border-right: {self.turns % 2}px solid red; }}")


def test_control_a_widget_that_styles_itself_is_found(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    with _watching(qapp) as watch:
        holder = QWidget()
        qtbot.addWidget(holder)
        layout = QVBoxLayout(holder)
        layout.addWidget(QPushButton("a"))
        layout.addWidget(_StyledByItself("b"))
        holder.show()
        _switch_theme(qapp)
        _switch_system(qapp)
    who = "_StyledByItself.changeEvent"
    assert {f"{who}: setStyleSheet", f"{who}: StyleChange"} <= watch.troubles
