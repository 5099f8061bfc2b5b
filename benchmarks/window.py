"""How long the window takes from a key to the painted scorecard, on a bill of any length."""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.bootstrap import Session
from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.application import make_application
from app.desktop.shell.main_window import MainWindow
from app.settings import Settings
from benchmarks.bills import project_with_bill, with_proposals
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
