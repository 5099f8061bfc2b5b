"""The main window: navigation at the left, the page in the middle, the live scorecard at the right."""

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.dragged_files import local_files
from app.desktop.session.page import Page
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.desktop.shell.close_guard import gives_up, leave_editor
from app.desktop.shell.dropped_files import DroppedFiles
from app.desktop.shell.navigation import Navigation
from app.desktop.shell.notices import Notices
from app.desktop.shell.page_registry import make_page
from app.desktop.shell.regions import Regions
from app.desktop.shell.status_line import StatusLine
from app.desktop.shell.top_bar import TopBar
from app.desktop.shell.window_undo import WindowUndo
from widgets.banner import Banner
from widgets.narrow import is_narrow, set_condensed
from widgets.plain_text import plain_label
from widgets.tokens import space

if TYPE_CHECKING:
    from app.desktop.score.panel import ScoreSide

_SMALLEST = QSize(1024, 640)
_TITLE_BAR = 36
"""Pixels that a window manager may put above the window."""
_ABOVE = 14
"""Pixels between the top bar and a page."""


def smallest_size(room: QSize) -> QSize:
    """The smallest size of the window, in pixels, within the available `room` of the screen.

    A screen of 1366 × 768 at 125 % has less room than the window wants, and the window must not exceed it.
    """
    return _SMALLEST.boundedTo(room - QSize(0, _TITLE_BAR))


class MainWindow(QMainWindow):
    """The main window; its pages are created when they are first shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setMinimumSize(smallest_size(self.screen().availableGeometry().size()))
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        self.dropped = DroppedFiles(workspace, self)
        self._pages: dict[PageId, Page] = {}
        self._score: ScoreSide | None = None
        self._is_narrow = False
        self.navigation = Navigation()
        self.top_bar = TopBar(workspace)
        self.centre = QWidget()
        self.banner = Banner(self.centre)
        self.notices = Notices(workspace, self.banner, self)
        self.stack = QStackedWidget()
        waiting = plain_label(self.tr("Projecten worden geopend…"), role="muted")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(waiting)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.status_line = StatusLine(workspace)
        self._lay_out()
        self._make_actions()
        self._connect()
        self._restore_geometry()
        self._on_project()
        self.navigation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._middle = middle = QVBoxLayout(self.centre)
        middle.addWidget(self.stack, 1)
        self.splitter.addWidget(self.centre)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setObjectName("frame")
        self.splitter.setHandleWidth(1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.top_bar)
        beside.addWidget(self.splitter, 1)
        beside.addWidget(self.status_line)
        central = QWidget()
        everything = QHBoxLayout(central)
        everything.setContentsMargins(0, 0, 0, 0)
        everything.setSpacing(0)
        everything.addWidget(self.navigation)
        everything.addLayout(beside, 1)
        self.setCentralWidget(central)
        self._set_margins()

    def _set_margins(self) -> None:
        side = space("page_margin_narrow" if self._is_narrow else "page_margin")
        self._middle.setContentsMargins(side, _ABOVE, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if is_narrow(self.width()) is not self._is_narrow:
            self._is_narrow = not self._is_narrow
            self._set_margins()
            self.navigation.set_narrow(self._is_narrow)
            set_condensed(self.stack, is_on=self._is_narrow)
            self._set_score_width()

    def _make_actions(self) -> None:
        """Creates the actions that work on every page; F1 lists their shortcuts."""
        top = self.top_bar
        self.undo = WindowUndo(self.workspace, self, top.undo_button, top.redo_button)
        self.help_action = QAction(self)
        self.help_action.setShortcut(QKeySequence("F1"))
        self.review_action = QAction(self)
        self.review_action.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self.review_action.triggered.connect(self._review)
        self.help_action.triggered.connect(self._show_shortcuts)
        self.addActions([self.undo.undo_action, self.undo.redo_action, self.help_action, self.review_action])
        self.regions = Regions(self, self._parts)
        for page in PageId:
            go = QAction(self)
            go.setShortcut(QKeySequence(page.keys))
            go.triggered.connect(lambda _=False, page=page: self.workspace.go(page))
            self.addAction(go)

    def _parts(self) -> list[QWidget]:
        """The parts of the window that F6 goes along."""
        parts = (self.navigation, self.top_bar, self.stack.currentWidget(), self._score)
        return [part for part in parts if part is not None]

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.workspace.navigate.connect(self.show_page)
        self.workspace.notice.connect(self.notices.show)
        self.workspace.project_opened.connect(self._on_project)
        self.workspace.store_opened.connect(self._on_store)
        self.workspace.stepped.connect(self.notices.on_step)
        self.workspace.saving_changed.connect(self.notices.on_saving)
        self.workspace.files_dropped.connect(self.dropped.offer)
        self.workspace.swap_asked.connect(self._choose_version)

    def page(self, page_id: PageId) -> Page:
        """The widget of a page, created if needed."""
        if page_id not in self._pages:
            made = make_page(page_id, self.workspace, self.stack)
            self._pages[page_id] = made
            self.stack.addWidget(made)
            made.attach()
            set_condensed(made, is_on=self._is_narrow)
        return self._pages[page_id]

    def show_page(self, page_id: PageId, target: Target | None = None) -> None:
        """Shows a page; without its document the page Projecten, and without a store none."""
        if not self.workspace.has_store:
            return
        if not self.workspace.may_show(page_id.scope):
            page_id = PageId.PROJECTS
        page = self.page(page_id)
        self.stack.setCurrentWidget(page)
        self.navigation.show_page(page_id)
        self._show_score(page)
        self.undo.show_page(page_id)
        if target is not None and target != Target():
            page.go_to(target)

    def _show_score(self, page: Page) -> None:
        wanted = page.shows_score and self.workspace.open is not None
        if wanted and self._score is None:
            from app.desktop.score.panel import ScoreSide

            self._score = ScoreSide(self.workspace)
            self.splitter.addWidget(self._score)
            self.splitter.setStretchFactor(1, 0)
            self._set_score_width()
        if self._score is not None:
            self._score.setVisible(wanted)

    def _set_score_width(self) -> None:
        if self._score is None:
            return
        self._score.set_narrow(self._is_narrow)
        room = self.width() - self.navigation.width()
        self.splitter.setSizes([room - self._score.minimumWidth(), self._score.minimumWidth()])

    def _on_project(self) -> None:
        opened = self.workspace.open
        self.navigation.set_enabled(self.workspace.may_show)
        self.top_bar.show_project()
        for page in self._pages.values():
            page.attach()
        self.notices.on_variant()
        if opened is not None:
            opened.changed.connect(self._follow)
            opened.variant_changed.connect(self._follow)
            opened.variant_changed.connect(self.notices.on_variant)
            opened.scored.connect(self._show_progress)
            self._remember()
            self.show_page(PageId.OVERVIEW)
        elif self.workspace.has_store:
            self.show_page(PageId.PROJECTS)
        self._show_progress()
        self._update_title()

    def _on_store(self) -> None:
        """Shows the first page when the store is open; until then the window is painted without one."""
        self.navigation.set_enabled(self.workspace.may_show)
        if self.stack.count() == 1:
            self._on_project()

    def _remember(self) -> None:
        """Stores the current project and variant in the settings, for the next start."""
        opened, settings = self.workspace.open, self.workspace.settings
        if opened is not None:
            last = replace(settings, last_project_id=opened.project.id, last_variant_id=opened.variant.id)
            self.workspace.change_settings(last)

    def _follow(self) -> None:
        self._remember()
        self.top_bar.show_project()
        self._update_title()

    def _show_progress(self) -> None:
        from app.desktop.shell.page_progress import page_progress

        opened = self.workspace.open
        self.navigation.show_progress({} if opened is None else page_progress(opened, self.workspace.reference))

    def _update_title(self) -> None:
        opened = self.workspace.open
        name = f"{opened.project.name} — " if opened is not None and opened.project.name else ""
        self.setWindowTitle(f"{name}Meetlat")
        self.navigation.show_project("" if opened is None else opened.project.name)

    def _review(self) -> None:
        from app.desktop.reviewing.open_files import open_review
        from app.desktop.session.file_dialogs import choose_to_review

        open_review(self.workspace, choose_to_review(self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offers to import or review the dropped files."""
        paths = local_files(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.offer(paths)

    def _show_shortcuts(self) -> None:
        from app.desktop.shell.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self).exec()

    def _restore_geometry(self) -> None:
        stored = self.workspace.settings.window_geometry
        if stored:
            self.restoreGeometry(QByteArray(base64.b64decode(stored, validate=False)))

    def _choose_version(self) -> bool:
        """Asks which version to continue with after the store was replaced; False when the user postpones that."""
        from app.desktop.shell.swapped_store import resolve

        return resolve(self.workspace, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes after the last save, or without it when the user gives up the last changes.

        Review windows close with it; one with unsaved notes can keep it open.
        """
        from app.desktop.reviewing.open_files import open_reviews

        if not open_reviews(self.workspace).close_all():
            event.ignore()
            return
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.workspace.change_settings(replace(self.workspace.settings, window_geometry=geometry))
        leave_editor(self)
        if self.workspace.has_store and self.workspace.store.is_swapped() and not self._choose_version():
            event.ignore()
            return
        if not self.workspace.close_documents() and not gives_up(self.workspace, self):
            event.ignore()
            return
        event.accept()
