"""Seventy injection payloads in every text field and on every page of the window: no file is loaded.

Linux reports when a file is opened; a picture that the payloads refer to must stay closed.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from window_walk import USUAL, settle

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from tests.payloads import PAYLOADS, hostile_project, spread

_IN_OPEN = 0x20
_NONBLOCK = os.O_NONBLOCK


@contextmanager
def opened_files(path: Path) -> Iterator[Callable[[], int]]:
    """Counts how often a file is opened, by whatever code of this machine."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(_NONBLOCK)
    assert libc.inotify_add_watch(watch, os.fsencode(path), _IN_OPEN) >= 0

    def count() -> int:
        try:
            return len(os.read(watch, 65_536)) // struct.calcsize("iIII")
        except BlockingIOError:
            return 0

    try:
        yield count
    finally:
        os.close(watch)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "geheim.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


needs_inotify = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells of opened files")


@needs_inotify
def test_control_rich_text_opens_the_picture(picture: Path, qtbot: QtBot) -> None:
    with opened_files(picture) as count:
        label = QLabel(f'<img src="{picture.as_uri()}">')
        qtbot.addWidget(label)
        label.show()
        qtbot.waitExposed(label)
        assert count() > 0


@pytest.mark.counted
@needs_inotify
def test_every_page_shows_payloads_as_typed_and_opens_nothing(
    workspace: Workspace, picture: Path, qtbot: QtBot, how_many: Callable[[int], int]
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(*USUAL)
    window.show()
    with opened_files(picture) as count:
        for number, payload in enumerate(spread(how_many(len(PAYLOADS)))):
            hostile = f'{payload}<img src="{picture.as_uri()}">'
            project = replace(hostile_project(hostile), id=f"p{number}")
            workspace.store.save_project(project)
            assert workspace.open_project(project.id)
            for page_id in PageId:
                window.show_page(page_id)
                settle(window)
                window.grab()
                rich = [
                    label.text()
                    for label in window.findChildren(QLabel)
                    if picture.name in label.text() and label.textFormat() is not Qt.TextFormat.PlainText
                ]
                assert rich == [], (page_id, payload)
            assert count() == 0, payload
    workspace.close_project()
