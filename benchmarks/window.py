"""How long the window takes from a key or a paste to the painted scorecard, on a bill of any length."""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.bootstrap import Session
from app.desktop.importing.window import ImportWindow
from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.application import make_application
from app.desktop.shell.main_window import MainWindow
from app.settings import Settings
from benchmarks.bills import project_with_bill, with_proposals
from models.domain.project import Project, Variant
from widgets.bill.columns import COLUMN_OF

_REPEATS = 7
_LONGEST_MS = 30_000


def keystroke_to_scorecard(line_count: int, *, has_proposals: bool = False) -> float:
    """The median of seconds from Enter on a new quantity to the painted score that follows.

    With `has_proposals` every other line is provisional, so that there are indications too.

    The whole window is there: the page Materialen, the live scorecard, saving to a database on disk.
    """
    application = make_application(Settings())
    with tempfile.TemporaryDirectory() as folder:
        session = Session(profile_folder=Path(folder))
        with session.open_store() as store:
            workspace = Workspace(session, store, Settings())
            project = project_with_bill(line_count)
            project = with_proposals(project) if has_proposals else project
            store.save_project(project)
            workspace.open_project(project.id)
            window = MainWindow(workspace)
            window.resize(1366, 768)
            window.show()
            window.show_page(PageId.MATERIALS)
            _wait(workspace.open.reported)
            times = [_one(window, number) for number in range(_REPEATS + 1)][1:]
            workspace.close_project()
            window.deleteLater()
            application.processEvents()
    return sorted(times)[_REPEATS // 2]


def paste_to_scorecard(line_count: int) -> float:
    """The median of seconds from a paste on an empty bill to its preview, plus from its button to the score.

    Nothing of what a person would take to look at the preview counts. The library's words are indexed before, as
    they are in the background once the window is there.
    """
    application = make_application(Settings())
    QGuiApplication.clipboard().setText(_pasted(line_count))
    with tempfile.TemporaryDirectory() as folder:
        session = Session(profile_folder=Path(folder))
        with session.open_store() as store:
            workspace = Workspace(session, store, Settings())
            store.save_project(Project("leeg", "Leeg", variants=(Variant("a", "A"),)))
            workspace.open_project("leeg")
            window = MainWindow(workspace)
            window.resize(1366, 768)
            window.show()
            window.show_page(PageId.MATERIALS)
            workspace.matching.maker()().warm()
            times = [_one_paste(window) for _ in range(_REPEATS + 1)][1:]
            workspace.close_project()
            window.deleteLater()
            application.processEvents()
    return sorted(times)[_REPEATS // 2]


def _pasted(line_count: int) -> str:
    """A bill of a stranger as a spreadsheet puts it on the clipboard."""
    kinds = (
        ("Kanaalplaatvloer 200 mm", "112,80", "m2"),
        ("Kalkzandsteen binnenspouwblad 100 mm", "64,3", "m2"),
        ("HSB-wand 140 mm + minerale wol", "42,6", "m2"),
        ("Heipalen prefab beton 290x290, lengte 12 m", "18", "st"),
        ("HWA pvc 80 mm", "14", "m1"),
        ("Draaiuren kraan", "12", "uur"),
    )
    rows = ["\t".join(kinds[number % len(kinds)]) for number in range(line_count)]
    return "\n".join(("omschrijving\thoeveelheid\teenheid", *rows)) + "\n"


def _one_paste(window: MainWindow) -> float:
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)  # noqa: S101
    opened = window.workspace.open
    started = time.perf_counter()
    page.table_actions.do("paste")
    preview = next(each for each in window.findChildren(ImportWindow) if each.isVisible())
    while preview.reader.is_busy:
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    seconds = time.perf_counter() - started
    QCoreApplication.processEvents()
    arrived: list[bool] = []
    opened.scored.connect(lambda: arrived.append(True))
    started = time.perf_counter()
    preview.bar.take_button.click()
    while not arrived:
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    seconds += time.perf_counter() - started
    _wait(opened.reported)
    opened.undo_stack.undo()
    _wait(opened.reported)
    return seconds


def _one(window: MainWindow, number: int) -> float:
    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)  # noqa: S101
    opened = window.workspace.open
    page.view.setFocus()
    page.view.go_to(3, COLUMN_OF["quantity"])
    page.view.edit(page.view.currentIndex())
    editor = next(edit for edit in page.view.findChildren(QLineEdit) if edit.isVisible())
    editor.clear()
    QTest.keyClicks(editor, str(100 + number))
    QCoreApplication.processEvents()
    arrived: list[bool] = []
    opened.scored.connect(lambda: arrived.append(True))
    started = time.perf_counter()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    if not arrived:
        _wait(opened.scored)
    QCoreApplication.processEvents()
    seconds = time.perf_counter() - started
    _wait(opened.reported)
    return seconds


def _wait(signal) -> None:  # type: ignore[no-untyped-def]
    """Until the signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)


if __name__ == "__main__":
    for count in (1_000, 20_000):
        print(f"{count:,} lines: {keystroke_to_scorecard(count) * 1e3:.1f} ms")
        half = keystroke_to_scorecard(count, has_proposals=True)
        print(f"{count:,} lines, half of them provisional: {half * 1e3:.1f} ms")
    print(f"paste of 500 rows: {paste_to_scorecard(500) * 1e3:.0f} ms")
