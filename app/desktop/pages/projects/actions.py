"""The actions on projects in the list; each is one transaction, and errors are shown, never raised."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.desktop.session.jobs import Jobs, Ticket
from app.desktop.session.list_undo import ListStep
from app.desktop.session.workspace import Workspace
from app.services.projects.project_list import list_projects
from models.storage.sqlite.project_summary import ProjectSummary

if TYPE_CHECKING:
    from models.domain.project import Project


class ProjectActions(QObject):
    """The actions on projects in the workspace's store; dialogs open over `parent`."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._page = parent
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_example)
        self._jobs.failed.connect(workspace.tell_error)

    def store_and_open(self, project: "Project") -> None:
        """Stores a new project and opens it."""
        if self._done(lambda: self._workspace.store.save_project(project)):
            self._step_of_new(self.tr("Nieuw project"), [project.id])
            self._workspace.projects_changed.emit()
            self._workspace.open_project(project.id)

    def open_example(self, path: Path) -> None:
        """Imports a bundled example and opens it; it is read off the window's thread."""
        from app.services.imports.take_in import TakenIn, store_new
        from app.services.projects.project_actions import read_example

        store, reference = self._workspace.store, self._workspace.reference

        def work(_: Ticket) -> TakenIn:
            return store_new(store, [read_example(path, reference)])

        self._jobs.start(work)

    def _on_example(self, taken: object) -> None:
        from app.services.imports.take_in import TakenIn

        if isinstance(taken, TakenIn):
            self._step_of_new(self.tr("Voorbeeld openen"), taken.new)
            self._workspace.projects_changed.emit()
            self._workspace.open_project((*taken.new, *taken.unchanged)[0])

    def duplicate(self, project: ProjectSummary) -> str:
        """Stores a copy of a project; returns its id, or "" when that failed."""
        from app.services.projects.project_actions import MAX_NAME_LENGTH, duplicate

        name = self.tr("{0} (kopie)").format(project.name[: MAX_NAME_LENGTH - 20])
        if not self._is_saved(project):
            return ""
        copy = self._workspace.attempt(lambda: duplicate(self._workspace.store, project.id, name))
        if copy is None:
            return ""
        copy_id = str(copy.id)  # type: ignore[attr-defined]
        self._step_of_new(self.tr("Project kopiëren"), [copy_id])
        self._workspace.projects_changed.emit()
        return copy_id

    def set_archived(self, projects: Sequence[ProjectSummary], *, is_archived: bool) -> None:
        """Archives projects or restores them from the archive, with a notice that offers undo."""
        changed = [p for p in projects if p.is_archived is not is_archived]
        done = [p for p in changed if self._archive(p, is_archived=is_archived)]
        self._workspace.projects_changed.emit()
        if not done:
            return
        if len(done) > 1:
            sentence = (
                self.tr("{0} projecten gearchiveerd.") if is_archived else self.tr("{0} projecten teruggehaald.")
            ).format(len(done))
        else:
            sentence = (
                self.tr("{0} is gearchiveerd.") if is_archived else self.tr("{0} is uit het archief gehaald.")
            ).format(done[0].name)
        name = self.tr("Archiveren") if is_archived else self.tr("Uit archief halen")
        self._push(
            name,
            lambda: self._archive_all(done, is_archived=not is_archived),
            lambda: self._archive_all(done, is_archived=is_archived),
        )
        self._tell_step(sentence)

    def delete(self, projects: Sequence[ProjectSummary]) -> None:
        """Deletes projects, with a notice that offers undo."""
        done_ids = self._delete_all([p.id for p in projects])
        done = [p for p in projects if p.id in done_ids]
        if done:
            name = self.tr("Project verwijderen") if len(done) == 1 else self.tr("Projecten verwijderen")
            self._push(name, lambda: self._undelete(done_ids), lambda: self._delete_all(done_ids))
            sentence = (
                self.tr("{0} is verwijderd.").format(done[0].name)
                if len(done) == 1
                else self.tr("{0} projecten verwijderd.").format(len(done))
            )
            self._tell_step(sentence)

    def has_deleted(self) -> bool:
        return bool(self._workspace.attempt(self._workspace.store.has_deleted))

    def has_backups(self) -> bool:
        from models.storage.backup import list_backups

        return bool(self._workspace.attempt(lambda: list_backups(self._workspace.session.backup_folder)))

    def restore_deleted(self) -> None:
        """Lets the user choose a deleted project and restores it."""
        from app.desktop.session.restore_dialog import DeletedDialog

        deleted = self._workspace.attempt(lambda: list_projects(self._workspace.store, deleted=True))
        if not isinstance(deleted, tuple):
            return
        dialog = DeletedDialog(deleted, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen >= 0:
            chosen = dialog.project()
            if not self._undelete([chosen.id]):
                return
            self._step_of_new(self.tr("Project terughalen"), [chosen.id])
            self._workspace.tell(self.tr("{0} is teruggehaald.").format(chosen.name))

    def restore_backup(self) -> None:
        """Lets the user choose a backup and restores it."""
        from app.desktop.session.restore_dialog import restore_from_backup

        restore_from_backup(self._workspace, self._page)

    # The steps of the list ----------------------------------------------------------------------

    def _push(self, name: str, back: Callable[[], object], again: Callable[[], object]) -> None:
        """Adds an undo step to the list of projects, for Ctrl+Z on this page."""
        self._workspace.list_undo.push(ListStep(name, back, again))

    def _step_of_new(self, name: str, project_ids: Sequence[str]) -> None:
        """Adds the undo step of new projects: undo deletes them, redo restores them."""
        if project_ids:
            self._push(name, lambda: self._delete_all(project_ids), lambda: self._undelete(project_ids))

    def _tell_step(self, sentence: str) -> None:
        self._workspace.tell(sentence, self.tr("Ongedaan maken"), self._workspace.list_undo.undo)

    def _archive(self, project: ProjectSummary, *, is_archived: bool) -> bool:
        """Archives or restores a project; never as a step of the open project, whose pages do not show it."""
        opened = self._workspace.open
        if opened is not None and opened.project.id == project.id:
            from app.services.editing.edits import change_project

            opened.apply(change_project(opened.project, is_archived=is_archived))
            return opened.saving.finish()
        from app.services.projects.project_actions import set_archived

        return self._done(lambda: set_archived(self._workspace.store, project.id, is_archived=is_archived))

    def _archive_all(self, projects: Sequence[ProjectSummary], *, is_archived: bool) -> None:
        for project in projects:
            self._archive(project, is_archived=is_archived)
        self._workspace.projects_changed.emit()

    def _delete_all(self, project_ids: Sequence[str]) -> list[str]:
        """Deletes projects and returns their ids; none if the open project is among them and cannot be closed."""
        opened = self._workspace.open
        if opened is not None and opened.project.id in project_ids and not self._workspace.close_project():
            return []
        store = self._workspace.store
        done = [each for each in project_ids if self._done(partial(store.delete_project, each))]
        self._workspace.projects_changed.emit()
        return done

    def _undelete(self, project_ids: Sequence[str]) -> bool:
        store = self._workspace.store
        done = [self._done(partial(store.restore_deleted, each)) for each in project_ids]
        self._workspace.projects_changed.emit()
        return all(done)

    def _is_saved(self, project: ProjectSummary) -> bool:
        """Whether the open project is saved, so that it can be read from the store."""
        opened = self._workspace.open
        return opened is None or opened.project.id != project.id or opened.saving.finish()

    def _done(self, action: Callable[[], object]) -> bool:
        """Runs an action; False when it failed, with a notice for the user."""

        def acted() -> bool:
            action()
            return True

        return self._workspace.attempt(acted) is True
