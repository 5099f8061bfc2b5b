"""The page Projecten: search, filter chips, the table, and actions on the selected projects."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.pages.projects.actions import ProjectActions
from app.desktop.pages.projects.empty_state import EmptyState
from app.desktop.pages.projects.head import Head
from app.desktop.pages.projects.table import ProjectsTable
from app.desktop.pages.projects.table_model import ProjectsTableModel, Shown
from app.desktop.session.dragged_files import local_files
from app.desktop.session.page import Page
from app.desktop.session.workspace import Workspace
from app.services.projects.project_actions import Start
from app.services.projects.project_list import list_projects
from models.storage.sqlite.project_summary import ProjectSummary
from widgets.fields.scroll import NoteFrame
from widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.desktop.pages.projects.early_design.view import EarlyDesignView
    from models.domain.project import Project
    from models.storage.sqlite.store import Store


class ProjectsPage(Page):
    """The list of the store's projects; no project needs to be open."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._held: tuple[Store, int, tuple[ProjectSummary, ...]] | None = None
        self.setAcceptDrops(True)
        self.model = ProjectsTableModel(workspace.language, self)
        self.table = ProjectsTable(self.model)
        self.actions_of = ProjectActions(workspace, self)
        self.note = NoteFrame()
        self.head = Head()
        self.empty = EmptyState()
        self._waiting = plain_label(self.tr("Projecten worden geopend…"), role="muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing = plain_label(role="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self.stack = QStackedWidget()
        self.views = QStackedWidget()
        self.early_design: EarlyDesignView | None = None
        self._lay_out()
        self._make_keys()
        self._connect()
        self.show_all()

    def _lay_out(self) -> None:
        for part in (self._waiting, self.empty, self.table, self._nothing):
            self.stack.addWidget(part)
        whole_list = QWidget()
        layout = QVBoxLayout(whole_list)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        layout.addWidget(self.stack, 1)
        self.views.addWidget(whole_list)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.views)

    def _make_keys(self) -> None:
        """Creates the shortcuts; they work anywhere on the page, Delete only in the table."""
        for key, owner, act in (
            (QKeySequence.StandardKey.New, self, self.begin_new),
            (QKeySequence.StandardKey.Open, self, self.choose_files),
            (QKeySequence.StandardKey.Find, self, self.head.search.setFocus),
            (QKeySequence.StandardKey.Delete, self.table, self._delete),
        ):
            action = QAction(owner)
            action.setShortcut(QKeySequence(key))
            if owner is self.table:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            owner.addAction(action)

    def _connect(self) -> None:
        self.workspace.projects_changed.connect(self.show_all)
        self.workspace.store_opened.connect(self.show_all)
        self.head.narrowed.connect(self._narrow)
        self.head.left_search.connect(self._focus_table)
        self.head.new_button.clicked.connect(self.begin_new)
        self.head.import_button.clicked.connect(self.choose_files)
        self.head.review_button.clicked.connect(self.choose_to_review)
        self.head.restore_menu.aboutToShow.connect(self._fill_restore_menu)
        for button, act in (
            (self.head.open_button, self._open_chosen),
            (self.head.duplicate_button, self._duplicate),
            (self.head.archive_button, self._archive),
            (self.head.delete_button, self._delete),
        ):
            button.clicked.connect(act)
        self.table.opened.connect(self._open_chosen)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.empty.new_asked.connect(self.begin_new)
        self.empty.import_asked.connect(self.choose_files)
        self.empty.example_asked.connect(self._open_example)

    def attach(self) -> None:
        """Shows the list; it follows the store, and edits of the open project appear when the page is shown."""
        self.show_all()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.show_all()

    def show_all(self) -> None:
        """Reads the list anew; the selection stays."""
        if not self.workspace.has_store:
            self._show_state()
            return
        found = self.workspace.attempt(self._read)
        if not isinstance(found, tuple):
            return
        chosen = [project.id for project in self.chosen()]
        self.model.show_projects(found)
        self.head.show_counts(self.model.counts())
        self._choose(chosen)
        self._show_state()

    def _read(self) -> tuple[ProjectSummary, ...]:
        """The list of the store, from cache when nothing was saved since it was read."""
        store = self.workspace.store
        counter = store.change_counter()
        if self._held is None or (self._held[0], self._held[1]) != (store, counter):
            self._held = (store, counter, list_projects(store))
        return self._held[2]

    def chosen(self) -> list[ProjectSummary]:
        """The selected projects, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.project(row) for row in rows]

    def choose(self, project_ids: Sequence[str]) -> None:
        """Selects projects; clears a filter that hides them."""
        if any(self.model.row_of(project_id) < 0 for project_id in project_ids):
            self.head.reset()
        self._choose(project_ids)

    def _choose(self, project_ids: Sequence[str]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.clearSelection()
        for project_id in project_ids:
            row = self.model.row_of(project_id)
            if row >= 0:
                index = self.model.index(row, 0)
                selection.setCurrentIndex(index, flags.Select | flags.Rows)
        self._on_selection()

    def _narrow(self, search: str, shown: object) -> None:
        if isinstance(shown, Shown):
            chosen = [project.id for project in self.chosen()]
            self.model.narrow(search, shown)
            self._choose(chosen)
            self._show_state()

    def _show_state(self) -> None:
        has_store = self.workspace.has_store
        is_empty = has_store and self.model.total == 0
        may_write = has_store and not self.workspace.store.read_only
        reason = self.tr("Alleen lezen: projecten kunnen hier niet worden gemaakt of gewijzigd.")
        self.note.say(reason if has_store and not may_write else "")
        self.head.show_state(has_projects=has_store and not is_empty, may_write=may_write)
        self.empty.set_enabled(may_write)
        if not has_store:
            self.stack.setCurrentWidget(self._waiting)
        elif is_empty:
            self.stack.setCurrentWidget(self.empty)
        elif self.model.rowCount() == 0:
            self._nothing.setText(
                self.tr("Geen project past hierbij. Kies andere zoekwoorden of een ander filter.")
            )
            self.stack.setCurrentWidget(self._nothing)
        else:
            self.stack.setCurrentWidget(self.table)

    def _on_selection(self) -> None:
        may_write = self.workspace.has_store and not self.workspace.store.read_only
        self.head.show_selection(self.chosen(), may_write=may_write)

    def _focus_table(self) -> None:
        if self.model.rowCount():
            if not self.chosen():
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_chosen(self) -> None:
        projects = self.chosen()
        if projects:
            self.workspace.open_project(projects[0].id)

    def _duplicate(self) -> None:
        if projects := self.chosen():
            copied = self.actions_of.duplicate(projects[0])
            if copied:
                self.choose([copied])

    def _archive(self) -> None:
        if projects := self.chosen():
            self.actions_of.set_archived(projects, is_archived=not projects[0].is_archived)

    def _delete(self) -> None:
        if projects := self.chosen():
            self.actions_of.delete(projects)

    def begin_new(self) -> None:
        """Shows the view in which a project is made from form and building method."""
        if not self.workspace.has_store or self.workspace.store.read_only or self.early_design is not None:
            return
        from app.desktop.pages.projects.early_design.view import EarlyDesignView

        self.early_design = view = EarlyDesignView(self.workspace)
        view.left.connect(self.leave_new)
        view.plain_asked.connect(self.begin_plain)
        view.made.connect(self._make)
        self.views.addWidget(view)
        self.views.setCurrentWidget(view)
        view.name.line().setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_new(self) -> None:
        """Goes back to the list without making a project."""
        view, self.early_design = self.early_design, None
        if view is not None:
            self.views.removeWidget(view)
            view.deleteLater()
            self.show_all()

    def _make(self, project: "Project") -> None:
        self.leave_new()
        self.actions_of.store_and_open(project)

    def begin_plain(self) -> None:
        """Opens the dialog for an empty project, an example or a file, and then the new project."""
        if not self.workspace.has_store or self.workspace.store.read_only:
            return
        from app.desktop.pages.projects.new_project_dialog import NewProjectDialog

        dialog = NewProjectDialog(self.workspace, self)
        if dialog.exec() != NewProjectDialog.DialogCode.Accepted:
            return
        self.leave_new()
        if dialog.project is not None:
            self.actions_of.store_and_open(dialog.project)
        elif dialog.file is not None:
            self.import_files([dialog.file], dialog.answers)

    def choose_files(self) -> None:
        """Lets the user choose files to import."""
        from app.desktop.session.file_dialogs import choose_to_import

        self.import_files(choose_to_import(self))

    def import_files(self, paths: Sequence[Path], answers: Start | None = None) -> None:
        """Opens the import window for these files; nothing is stored yet."""
        from app.desktop.importing.open_import import open_import

        if self.workspace.has_store and not self.workspace.store.read_only:
            open_import(self.workspace, paths, self, start=answers)

    def choose_to_review(self) -> None:
        """Lets the user choose files to review; nothing of them is stored."""
        from app.desktop.reviewing.open_files import open_review
        from app.desktop.session.file_dialogs import choose_to_review

        open_review(self.workspace, choose_to_review(self))

    def _open_example(self, path: object) -> None:
        if isinstance(path, Path):
            self.actions_of.open_example(path)

    def _fill_restore_menu(self) -> None:
        menu = self.head.restore_menu
        menu.clear()
        deleted = menu.addAction(self.tr("Verwijderd project…"), self.actions_of.restore_deleted)
        backup = menu.addAction(self.tr("Reservekopie van alles…"), self.actions_of.restore_backup)
        may_write = self.workspace.has_store and not self.workspace.store.read_only
        deleted.setEnabled(may_write and self.actions_of.has_deleted())
        backup.setEnabled(may_write and self.actions_of.has_backups())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.chosen() or self.stack.currentWidget() is not self.table:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self.head.selection_buttons():
            action = menu.addAction(button.text(), button.click)
            action.setEnabled(button.isEnabled())
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event):
            event.acceptProposedAction()
            self.table.set_drop_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.table.set_drop_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.table.set_drop_target(False)
        paths = local_files(event)
        if paths:
            event.acceptProposedAction()
            self.workspace.files_dropped.emit(paths)
