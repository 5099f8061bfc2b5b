"""A zip archive with more files in the import window: nothing is read before the user chose one."""

import io
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.importing.take_in import Destination
from app.desktop.importing.window import ImportWindow
from app.desktop.session.workspace import Workspace

HEAD = "omschrijving;hoeveelheid;eenheid\n"


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for count, name in enumerate(names, 1):
            made.writestr(name, HEAD + f"wand {count};{count};m2\n" * count)
    return stream.getvalue()


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> ImportWindow:
    made = ImportWindow(workspace, Destination.NEW, None)
    qtbot.addWidget(made)
    return made


def add(qtbot: QtBot, window: ImportWindow, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    window.add([path])
    settle(qtbot, window)


def settle(qtbot: QtBot, window: ImportWindow) -> None:
    is_done = lambda: not window.reader.is_busy and not any(file.is_busy for file in window.files)  # noqa: E731
    qtbot.waitUntil(is_done, timeout=30_000)


def choose(qtbot: QtBot, window: ImportWindow, place: int) -> None:
    files = window.columns_tab.packed.files
    files.setCurrentIndex(place)
    files.activated.emit(place)
    settle(qtbot, window)


def shown(window: ImportWindow) -> list[str]:
    project = window.files[0].project
    return [] if project is None else [line.description for line in project.variants[0].bill.lines]


def test_the_user_chooses_the_file_and_may_choose_another(
    qtbot: QtBot, window: ImportWindow, tmp_path: Path
) -> None:
    add(qtbot, window, tmp_path / "map.zip", archive("a.csv", "map/<b>b.csv"))
    tab = window.columns_tab
    assert not window.files[0].is_usable
    assert window.tabs.currentWidget().isAncestorOf(tab)
    assert not tab.packed.isHidden()
    assert tab.packed.files.itemText(0) == "a.csv"
    assert tab.packed.files.itemText(1) == "map/<b>b.csv"
    assert tab.packed.files.currentIndex() == -1
    assert "zip-bestand" in tab.note.text()
    choose(qtbot, window, 1)
    assert shown(window) == ["wand 2", "wand 2"]
    assert window.files[0].is_usable
    choose(qtbot, window, 0)
    assert shown(window) == ["wand 1"]
    assert tab.packed.files.currentIndex() == 0


def test_another_file_can_be_chosen_after_one_that_is_refused(
    qtbot: QtBot, window: ImportWindow, tmp_path: Path
) -> None:
    stream = io.BytesIO(archive("a.csv"))
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr("leeg.csv", "")
    add(qtbot, window, tmp_path / "map.zip", stream.getvalue())
    choose(qtbot, window, 1)
    assert not window.files[0].is_usable
    choose(qtbot, window, 0)
    assert shown(window) == ["wand 1"]


def test_a_zip_with_one_file_and_a_plain_file_ask_nothing(
    qtbot: QtBot, window: ImportWindow, tmp_path: Path
) -> None:
    add(qtbot, window, tmp_path / "een.zip", archive("a.csv"))
    assert shown(window) == ["wand 1"]
    assert window.columns_tab.packed.isHidden()
