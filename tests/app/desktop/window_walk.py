"""A walk through every page and dialog of the window, settled, in a language, theme and size."""

import dataclasses
import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLabel, QWidget

from app.desktop.session.jobs import Jobs
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.desktop.shell.language import set_language
from app.desktop.shell.main_window import MainWindow
from app.desktop.shell.theme import ThemeChoice, apply_theme
from app.paths import EXAMPLES
from app.services.files import read_project_file
from app.services.projects.stored_projects import with_ids
from app.settings import Settings
from models.domain.bill import BillLine
from models.domain.project import Project, Variant

if TYPE_CHECKING:
    from app.desktop.pages.materials import MaterialsPage

BRICK, TIMBER = "rijwoning-beton-baksteen", "rijwoning-houtskeletbouw"
NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
_PAUSE_MS = 1000
SMALL, USUAL = (1024, 640), (1366, 768)


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """One way the window can stand on a screen."""

    language: str = "nl"
    theme: ThemeChoice = ThemeChoice.LIGHT
    size: tuple[int, int] = SMALL
    is_empty: bool = False

    @property
    def name(self) -> str:
        filling = "leeg" if self.is_empty else "voorbeeld"
        return f"{self.language}-{self.theme.value}-{self.size[0]}-{filling}"


def two_variants(workspace: Workspace) -> Project:
    """The brick house with the timber one beside it, so that there is something to compare."""
    brick, timber = (
        read_project_file(EXAMPLES / f"{name}.xlsx", workspace.reference).project for name in (BRICK, TIMBER)
    )
    assert brick is not None
    assert timber is not None
    return with_ids(dataclasses.replace(brick, variants=(*brick.variants, *timber.variants)))


@contextmanager
def window_in(workspace: Workspace, look: Look) -> Iterator[MainWindow]:
    """The window as it stands after start, with a project open; Dutch and light again afterwards."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(language=look.language, number_locale=look.language, report_language=look.language)
    workspace.change_settings(settings)
    set_language(application, settings)
    apply_theme(application, look.theme)
    project = Project("p-leeg", "Leeg", variants=(Variant("v1"),)) if look.is_empty else two_variants(workspace)
    workspace.store.save_project(project)
    window = MainWindow(workspace)
    window.resize(*look.size)
    window.show()
    assert workspace.open_project(project.id)
    settle(window)
    try:
        yield window
    finally:
        workspace.close_project()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        set_language(application, Settings())
        apply_theme(application, ThemeChoice.LIGHT)


def settle(window: MainWindow, seconds: float = 15.0) -> None:
    """Waits until no work of the window runs and everything is laid out."""
    owners: tuple[QObject, ...] = (window, window.workspace)
    deadline = time.monotonic() + seconds
    quiet = 0
    while quiet < 3:
        QTest.qWait(15)
        busy = any(jobs.is_running for owner in owners for jobs in owner.findChildren(Jobs))
        opened = window.workspace.open
        scored = opened is None or opened.report is not None
        pausing = any(timer.isActive() and timer.isSingleShot() for timer in _short_timers(window))
        quiet = 0 if busy or pausing or not scored else quiet + 1
        assert time.monotonic() < deadline, "the window did not come to rest"


def _short_timers(window: MainWindow) -> list[QTimer]:
    return [timer for timer in window.findChildren(QTimer) if timer.interval() <= _PAUSE_MS]


def pages(window: MainWindow) -> Iterator[tuple[PageId, QWidget]]:
    """Every page, shown and settled, in the order of the navigation."""
    for page_id in PageId:
        window.show_page(page_id)
        settle(window)
        yield page_id, window.page(page_id)


def dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """The dialogs that can be made without a running event loop, shown over the window."""
    for name, make in _DIALOGS.items():
        dialog = make(window)
        dialog.show()
        QTest.qWait(30)
        yield name, dialog
        dialog.close()
        dialog.deleteLater()


@contextmanager
def dialogs_together(window: MainWindow) -> Iterator[list[QDialog]]:
    """All dialogs at once, shown over the window."""
    made = [make(window) for make in _DIALOGS.values()]
    for dialog in made:
        dialog.show()
    QTest.qWait(30)
    yield made
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def shown(root: QWidget) -> list[QWidget]:
    """Every widget inside a root that is on the screen or can be scrolled to."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root) and widget.isVisible()]


def words_on(root: QWidget) -> list[str]:
    """The text of every label inside a root that is on the screen or can be scrolled to."""
    return [widget.text() for widget in shown(root) if isinstance(widget, QLabel)]


def is_inside(widget: QWidget, kind: type[QWidget]) -> bool:
    """Whether a widget stands somewhere inside a widget of this kind."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, kind):
            return True
        parent = parent.parentWidget()
    return False


def is_scrolled(widget: QWidget) -> bool:
    """Whether a widget is the viewport of a scroll area."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _new_project(window: MainWindow) -> QDialog:
    from app.desktop.pages.projects.new_project_dialog import NewProjectDialog

    return NewProjectDialog(window.workspace, parent=window)


def _shortcuts(window: MainWindow) -> QDialog:
    from app.desktop.shell.shortcuts_dialog import ShortcutsDialog

    return ShortcutsDialog(window)


def _import(window: MainWindow) -> QDialog:
    import time

    from app.desktop.importing.take_in import Destination
    from app.desktop.importing.window import ImportWindow

    broken = Path(window.workspace.session.data_folder) / "staat.csv"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("omschrijving;hoeveelheid;eenheid\nVloer;1,2,3;m2\nWand;twee;m2\n", "utf-8")
    made = ImportWindow(window.workspace, Destination.NEW, parent=window)
    made.add([broken, broken.with_name("weg.xlsx")])
    end = time.monotonic() + 20
    while made.reader.is_busy and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    return made


def _freeze(window: MainWindow) -> QDialog:
    from app.desktop.pages.variants.freeze_dialog import FreezeDialog

    assert window.workspace.open is not None
    return FreezeDialog(window.workspace.open.variant, dt.date(2026, 11, 20), window.workspace.language, window)


def _crash(window: MainWindow) -> QDialog:
    from app.desktop.shell.crash_dialog import CrashDialog

    return CrashDialog(window.workspace.session.log_file, window)


def _lost(window: MainWindow) -> QDialog:
    from app.desktop.shell.lost_store_dialog import LostStoreDialog
    from models.storage.errors import LostStoreError

    place = window.workspace.session.database_file
    return LostStoreDialog(LostStoreError(place, 12, NOON, 34), place, window)


def _swapped(window: MainWindow) -> QDialog:
    from app.desktop.shell.swapped_store import SwappedDialog

    return SwappedDialog(window.workspace.session.database_file, is_there=True, parent=window)


def _removed(window: MainWindow) -> QDialog:
    from app.desktop.shell.swapped_store import SwappedDialog

    return SwappedDialog(window.workspace.session.database_file, is_there=False, parent=window)


def _materials(window: MainWindow) -> "MaterialsPage":
    from app.desktop.pages.materials import MaterialsPage

    page = window.page(PageId.MATERIALS)
    assert isinstance(page, MaterialsPage)
    return page


def _paste(window: MainWindow) -> QDialog:
    from app.desktop.pages.materials.paste_dialog import PasteDialog
    from app.importing.bill.numbers import DecimalMark
    from app.services.editing.bill_clipboard import read_block

    editing = _materials(window).editing
    block = (("21", "Wand", "1.234", "m2"), ("23", "Vloer", "2.500", "m2"))
    fields = ("nl_sfb", "description", "quantity", "unit")
    return PasteDialog(
        lambda mark: read_block(block, fields, editing.library, mark), DecimalMark.COMMA, editing.words, window
    )


def _detachability(window: MainWindow) -> QDialog:
    from app.desktop.pages.materials.detachability_dialog import DetachabilityDialog

    page = _materials(window)
    lines = dict(enumerate(page.model.lines[:3])) if page.model.lines else {0: BillLine("r", "Wand", None, None)}
    return DetachabilityDialog(lines, page.editing.words, page)


def _returned_list(window: MainWindow) -> QDialog:
    from app.desktop.answering.returned_dialog import ListPreview, ReturnedListDialog
    from app.services.advisers.returned_list import changes_of
    from tests.app.services.adviser_kit import filled, list_in, made, plain_project

    project, workspace = plain_project(), window.workspace
    answers = {"pluvial_flooding/schade": {"answer": "ja", "document": "Waterparagraaf " * 4}}
    returned = list_in(filled(made(project, lang=workspace.language), answers))
    changes = changes_of(returned, project.variants[0], workspace.reference)
    preview = ListPreview(returned, changes, project.variants[0], ("F16: ▲",))
    return ReturnedListDialog(workspace, preview, window)


_DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "nieuw-project": _new_project,
    "sneltoetsen": _shortcuts,
    "importeren": _import,
    "plakken": _paste,
    "losmaakbaarheid": _detachability,
    "vastleggen": _freeze,
    "fout": _crash,
    "projecten-weg": _lost,
    "bestand-vervangen": _swapped,
    "bestand-weggehaald": _removed,
    "lijst-terug": _returned_list,
}
