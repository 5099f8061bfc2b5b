"""The workspace: what every page of the window shares. It opens projects, navigates and tells.

Pages ask the workspace; they do not know each other. Every action that touches the store goes through here or
through a service with the workspace's store.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.bootstrap import Session
from app.desktop.session.page_list import PageId, Scope
from app.errors import why_of
from app.settings import Settings, save_settings
from app.texts import Language, text, todo

if TYPE_CHECKING:
    from app.desktop.session.open_document import OpenDocument
    from app.desktop.session.open_library import OpenLibrary
    from app.desktop.session.open_project import OpenProject
    from models.domain.outcome import Message
    from models.domain.project import Project
    from models.reference.reference import Reference
    from models.storage.sqlite.store import Store


class NoticeKind(Enum):
    """How a notice looks: a remark or an offer, or a problem that stays until it is closed."""

    DONE = auto()
    PROBLEM = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that floats over the page, with what to do next, and an action such as undo.

    Attributes:
        undoes_last: the action undoes the step that was last when this was told, so after the next step it
            would undo another one.
        until_saved: told of a failed save, so it goes when a later one succeeds.
        in_variant: the action is about lines of the variant that is shown, so it goes with that variant.
        passes: the notice goes by itself although it has an action: that stands with its line too.
    """

    kind: NoticeKind
    text: str
    advice: str = ""
    action_text: str = ""
    action: Callable[[], None] | None = None
    undoes_last: bool = False
    until_saved: bool = False
    in_variant: bool = False
    passes: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go within a page: a line of the bill, an indicator, a field of the building, or anywhere."""

    line_id: str = ""
    indicator_id: str = ""
    field: str = ""


class Workspace(QObject):
    """Signals:

    project_opened(): another project (or none) is open; see `open`.
    projects_changed(): the list of projects changed.
    navigate(PageId, Target): show a page.
    notice(Notice): tell the user.
    settings_changed(): see `settings`.
    store_opened(): the store is there, for the first time or anew after a restore.
    reference_changed(): own product cards or requirement sets changed.
    files_dropped(list of Path): files were dropped on a page, to be imported or reviewed.
    stepped(): a step was made, undone or redone, in whatever scope, or another document is open.
    saving_changed(): an open document began or ended a save.
    swap_asked(): the user wants to choose between the two versions of a project file that was replaced.

    Attributes:
        list_undo: the steps of the list of projects, such as deleting one; they are not of the open project.
    """

    project_opened = Signal()
    projects_changed = Signal()
    navigate = Signal(object, object)
    notice = Signal(object)
    settings_changed = Signal()
    store_opened = Signal()
    reference_changed = Signal()
    files_dropped = Signal(object)
    stepped = Signal()
    saving_changed = Signal()
    swap_asked = Signal()

    def __init__(
        self, session: Session, store: "Store | None", settings: Settings, parent: QObject | None = None
    ) -> None:
        """`store` may come later, by `use_store`: the window paints before the store is open."""
        super().__init__(parent)
        self.session = session
        self._store = store
        self._settings = settings
        self._documents: dict[Scope, OpenDocument[Any, Any]] = {}
        self.list_undo = QUndoStack(self)
        self.list_undo.indexChanged.connect(self.stepped)
        if store is not None:
            self._open_library(store)

    @property
    def open(self) -> "OpenProject | None":
        """The open project; None without one."""
        return cast("OpenProject | None", self._documents.get(Scope.PROJECT))

    @property
    def library(self) -> "OpenLibrary":
        """The library of the store.

        Raises:
            RuntimeError: asked before `use_store`.
        """
        if Scope.LIBRARY not in self._documents:
            raise RuntimeError("the store is not open yet")
        return cast("OpenLibrary", self._documents[Scope.LIBRARY])

    def document(self, scope: Scope) -> "OpenDocument[Any, Any] | None":
        """The open document of this scope; None when nothing of that kind is open."""
        return self._documents.get(scope)

    def undo_stack(self, scope: Scope) -> QUndoStack | None:
        """The steps that undo takes back on a page of this scope; None where there are none to be made."""
        if scope is Scope.PROJECT_LIST:
            return self.list_undo
        document = self._documents.get(scope)
        return document.undo_stack if document is not None else None

    def may_show(self, scope: Scope) -> bool:
        """Whether a page of this scope has something to show."""
        return scope in (Scope.NONE, Scope.PROJECT_LIST) or scope in self._documents

    @property
    def documents(self) -> "tuple[OpenDocument[Any, Any], ...]":
        """All that are open, whichever page shows."""
        return tuple(self._documents.values())

    def hold(self, scope: Scope, document: "OpenDocument[Any, Any]") -> None:
        """Makes a document the open one of its kind, in the place of another."""
        self.let_go(scope)
        document.unsaved.connect(self._tell_unsaved)
        document.refused.connect(self.tell_error)
        document.undo_stack.indexChanged.connect(self.stepped)
        document.saving.state_changed.connect(self.saving_changed)
        self._documents[scope] = document
        self.stepped.emit()

    def let_go(self, scope: Scope) -> None:
        """Has no document of this kind any more; the one there was is closed already."""
        dropped = self._documents.pop(scope, None)
        if dropped is not None:
            dropped.unsaved.disconnect(self._tell_unsaved)
            dropped.deleteLater()
            self.stepped.emit()

    def _open_library(self, store: "Store") -> None:
        from app.desktop.session.open_library import OpenLibrary
        from models.storage.sqlite.library import OwnLibrary

        opened = OpenLibrary(self.session.own or OwnLibrary(), store, self)
        opened.changed.connect(self._on_library)
        self.hold(Scope.LIBRARY, opened)

    @property
    def has_store(self) -> bool:
        return self._store is not None

    @property
    def store(self) -> "Store":
        """The open store.

        Raises:
            RuntimeError: asked before `use_store`.
        """
        if self._store is None:
            raise RuntimeError("the store is not open yet")
        return self._store

    def use_store(self, store: "Store") -> None:
        """Goes on with this store; no project is open."""
        self._store = store
        self.session.include_own(store)
        self._open_library(store)
        self.list_undo.clear()
        self.store_opened.emit()
        self.projects_changed.emit()

    @property
    def reference(self) -> "Reference":
        return self.session.reference

    def reload_reference(self) -> None:
        """Takes in the own cards and editions as they are stored now; the open project is scored anew.

        Raises:
            StorageError: the file cannot be read.
        """
        self.session.include_own(self.store)
        if self.session.own is not None:
            self.library.take(self.session.own)
        if self.open is not None:
            self.open.take_reference(self.reference)
        self.reference_changed.emit()

    def _on_library(self) -> None:
        self.attempt(self.reload_reference)

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def language(self) -> Language:
        return "en" if self._settings.language == "en" else "nl"

    def change_settings(self, settings: Settings) -> None:
        """Keeps the settings on disk and tells the pages."""
        if settings == self._settings:
            return
        self._settings = settings
        from models.domain.outcome import Message
        from models.storage.errors import StorageError

        try:
            save_settings(self.session.data_folder, settings)
        except (StorageError, OSError) as error:
            why = text(error.message, self.language) if isinstance(error, StorageError) else why_of(error)
            self.tell_problem(Message("desktop_settings_not_saved", {"why": why}))
        self.settings_changed.emit()

    def go(self, page: PageId, target: Target | None = None) -> None:
        self.navigate.emit(page, target or Target())

    def open_project(self, project_id: str) -> bool:
        """Opens a project of the store; False when that failed, which the user was told."""
        from app.desktop.session.open_project import OpenProject
        from models.domain.project import Project

        project = self.attempt(lambda: self._whole(project_id))
        if not isinstance(project, Project):
            return False
        if not self.close_project():
            return False
        opened = OpenProject(project, self.store, self.reference, self)
        self.hold(Scope.PROJECT, opened)
        self.project_opened.emit()
        opened.start()
        return True

    def _whole(self, project_id: str) -> "Project":
        from app.services.outputs.indicator_check import check_indicators

        check_indicators(self.reference)
        return self.store.load_project(project_id)

    def close_project(self) -> bool:
        """Closes the open project after its last save; False when that save failed."""
        if self.open is None:
            return True
        if not self.open.close():
            return False
        self.let_go(Scope.PROJECT)
        self.project_opened.emit()
        return True

    def drop_project(self) -> None:
        """Closes the open project without a save, because it is saved in another store."""
        if self.open is not None:
            self.open.abandon()
            self.let_go(Scope.PROJECT)
            self.project_opened.emit()

    def close_documents(self) -> bool:
        """Waits until all that is open is on the disk; False when a last save failed."""
        closed = [document.close() for document in self.documents]
        return all(closed)

    def attempt(self, action: Callable[[], object]) -> object:
        """The result of an action, or None after telling the user why it could not be done."""
        from app.desktop.session.told_errors import TOLD_ERRORS

        try:
            return action()
        except TOLD_ERRORS as error:
            self.tell_error(error)
            return None

    def tell(
        self,
        sentence: str,
        action_text: str = "",
        action: Callable[[], None] | None = None,
        *,
        in_variant: bool = False,
        passes: bool = False,
    ) -> None:
        """A remark that passes by itself; with an action, an offer that stays until it is answered."""
        stacks = (self.undo_stack(scope) for scope in Scope)
        undoes_last = action is not None and action in [stack.undo for stack in stacks if stack is not None]
        kind = NoticeKind.DONE
        self.notice.emit(
            Notice(kind, sentence, "", action_text, action, undoes_last, in_variant=in_variant, passes=passes)
        )

    def tell_problem(self, message: "Message") -> None:
        """A problem that stays until the user closes it."""
        self.notice.emit(Notice(NoticeKind.PROBLEM, text(message, self.language), todo(message, self.language)))

    def tell_error(self, error: Exception) -> None:
        """What an error of a service means to the user."""
        from app.desktop.session.told_errors import message_of
        from models.storage.errors import SwappedStoreError

        if isinstance(error, SwappedStoreError):
            self.tell_swapped()
        else:
            self.tell_problem(message_of(error))

    def tell_swapped(self) -> None:
        """That another program replaced the project file, with the way to choose between the two versions."""
        from models.domain.outcome import Message

        sentence = text(Message("storage_swapped", {"path": str(self.session.database_file)}), self.language)
        advice = self.tr("Wat u in dit venster ziet, is er nog. Kies met welke versie u verdergaat.")
        choose = self.tr("Kiezen…")
        self.notice.emit(Notice(NoticeKind.PROBLEM, sentence, advice, choose, self.swap_asked.emit))

    def why_not_saved(self) -> str:
        """Why an open document is not on disk, "" when all are."""
        from app.desktop.session.told_errors import message_of

        errors = (document.saving.error for document in self.documents)
        return next((text(message_of(error), self.language) for error in errors if error is not None), "")

    def _tell_unsaved(self, document: "OpenDocument[Any, Any]", error: Exception) -> None:
        """A failed save, with a way to try again once its cause is gone."""
        from models.storage.errors import SwappedStoreError

        if isinstance(error, SwappedStoreError):
            self.tell_error(error)
            return
        from app.desktop.session.told_errors import message_of

        message = message_of(error)
        sentence, advice = text(message, self.language), todo(message, self.language)
        again, retry = self.tr("Opnieuw opslaan"), document.saving.retry
        self.notice.emit(Notice(NoticeKind.PROBLEM, sentence, advice, again, retry, until_saved=True))
