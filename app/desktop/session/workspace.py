"""The workspace that the pages share: the store, the open documents, navigation and notices.

Pages use the workspace and not each other. Every action on the store goes through here or
through a service with the workspace's store.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.bootstrap import Session
from app.desktop.session.library_matching import LibraryMatching
from app.desktop.session.page_list import PageId, Scope
from app.desktop.session.undo_commands import kept_stack
from app.errors import why_of
from app.settings import Settings, save_settings
from app.texts import Language, text, todo

if TYPE_CHECKING:
    from app.desktop.session.open_confirmed_texts import OpenConfirmedTexts
    from app.desktop.session.open_document import OpenDocument
    from app.desktop.session.open_library import OpenLibrary
    from app.desktop.session.open_project import OpenProject
    from app.services.library.confirmed_texts import Answer, ConfirmedTextsEdit
    from models.domain.outcome import Message
    from models.domain.project import Project
    from models.reference.reference import Reference
    from models.storage.sqlite.store import Store


class NoticeKind(Enum):
    """The kind of a notice: a remark or an offer, or a problem that stays until it is closed."""

    DONE = auto()
    PROBLEM = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that floats over the page, with an optional action such as undo.

    Attributes:
        undoes_last: the action undoes the last step, so it is no longer valid after the next one.
        until_saved: it is about a failed save, and goes when a later one succeeds.
        in_variant: the action is about lines of the current variant, and goes when another one is shown.
        passes: it goes with the next edit although it has an action, which is offered at its line too.
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
    """A place within a page: a line of the bill, an indicator or a field; empty for no particular place."""

    line_id: str = ""
    indicator_id: str = ""
    field: str = ""


class Workspace(QObject):
    """The state and services that the pages of a window share.

    Signals:
        project_opened(): another project (or none) is open; see `open`.
        projects_changed(): the list of projects changed.
        navigate(PageId, Target): show a page.
        notice(Notice): show a notice.
        settings_changed(): see `settings`.
        store_opened(): the store was opened, for the first time or after a restore.
        reference_changed(): own product cards or requirement sets changed.
        files_dropped(list of Path): files were dropped on a page.
        stepped(): a step was made, undone or redone, in whatever scope, or another document is open.
        saving_changed(): a save of an open document started or ended.
        swap_asked(): the user wants to choose between the versions of a replaced project file.

    Attributes:
        list_undo: the undo steps of the list of projects, such as deleting one.
        matching: proposes products of the library for the lines of bills.
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
        """`store` may come later, by `use_store`, because the window paints before the store is open."""
        super().__init__(parent)
        self.session = session
        self._store = store
        self._settings = settings
        self._documents: dict[Scope, OpenDocument[Any, Any]] = {}
        self._confirmed: OpenConfirmedTexts | None = None
        self.matching = LibraryMatching(lambda: self.reference, lambda: self._targets, self)
        self.list_undo = kept_stack(self)
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

    @property
    def confirmed(self) -> "OpenConfirmedTexts":
        """The memory of confirmed products of the store.

        Raises:
            RuntimeError: asked before `use_store`.
        """
        if self._confirmed is None:
            raise RuntimeError("the store is not open yet")
        return self._confirmed

    @property
    def _targets(self) -> "Callable[[], Mapping[str, str]]":
        return self._confirmed.targets if self._confirmed is not None else dict

    def learned(self, answers: "Iterable[Answer]") -> "ConfirmedTextsEdit":
        """What answers to which product a text means change in the memory.

        Raises:
            StorageError: the memory cannot be read.
        """
        from app.services.library.confirmed_texts import edit_by_answers

        texts = self.confirmed.state
        return edit_by_answers(texts, () if self.confirmed.is_read_only else answers, self.reference)

    def document(self, scope: Scope) -> "OpenDocument[Any, Any] | None":
        """The open document of this scope; None when nothing of that kind is open."""
        return self._documents.get(scope)

    def undo_stack(self, scope: Scope) -> QUndoStack | None:
        """The undo stack of pages of this scope; None when the scope has none."""
        if scope is Scope.PROJECT_LIST:
            return self.list_undo
        document = self._documents.get(scope)
        return document.undo_stack if document is not None else None

    def may_show(self, scope: Scope) -> bool:
        """Whether a page of this scope can be shown: its document is open, or it needs none."""
        return scope in (Scope.NONE, Scope.PROJECT_LIST) or scope in self._documents

    @property
    def documents(self) -> "tuple[OpenDocument[Any, Any], ...]":
        """All open documents, the memory of confirmed products among them."""
        documents = tuple(self._documents.values())
        return documents if self._confirmed is None else (*documents, self._confirmed)

    def hold(self, scope: Scope, document: "OpenDocument[Any, Any]") -> None:
        """Makes a document the open one of its kind, in place of the former one."""
        self.let_go(scope)
        document.unsaved.connect(self._tell_unsaved)
        document.refused.connect(self.tell_error)
        document.undo_stack.indexChanged.connect(self.stepped)
        document.saving.state_changed.connect(self.saving_changed)
        self._documents[scope] = document
        self.stepped.emit()

    def let_go(self, scope: Scope) -> None:
        """Removes the document of this kind, which is closed already."""
        dropped = self._documents.pop(scope, None)
        if dropped is not None:
            dropped.unsaved.disconnect(self._tell_unsaved)
            dropped.deleteLater()
            self.stepped.emit()

    def _open_library(self, store: "Store") -> None:
        from app.desktop.session.open_confirmed_texts import OpenConfirmedTexts
        from app.desktop.session.open_library import OpenLibrary
        from models.storage.sqlite.library import OwnLibrary

        opened = OpenLibrary(self.session.own or OwnLibrary(), store, self)
        opened.changed.connect(self._on_library)
        self.hold(Scope.LIBRARY, opened)
        if self._confirmed is not None:
            self._confirmed.abandon()
            self._confirmed.deleteLater()
        self._confirmed = OpenConfirmedTexts(store, opened.undo_stack, self)
        self._confirmed.unsaved.connect(self._tell_unsaved)
        self._confirmed.refused.connect(self.tell_error)
        self._confirmed.saving.state_changed.connect(self.saving_changed)

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
        """Uses this store from now on; no project is open."""
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
        """Reads the own cards and editions again, and scores the open project anew.

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
        """Stores the settings and notifies the pages."""
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
        """Opens a project of the store; False when that failed, with a notice for the user."""
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
        """Closes the open project without a save, for a project that is saved in another store."""
        if self.open is not None:
            self.open.abandon()
            self.let_go(Scope.PROJECT)
            self.project_opened.emit()

    def close_documents(self) -> bool:
        """Closes every open document after its last save; False when a save failed."""
        closed = [document.close() for document in self.documents]
        return all(closed)

    def attempt(self, action: Callable[[], object]) -> object:
        """Runs an action and returns its result, or None after showing its error."""
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
        """Shows a remark that goes by itself; with an action, an offer that stays until it is answered."""
        stacks = (self.undo_stack(scope) for scope in Scope)
        undoes_last = action is not None and action in [stack.undo for stack in stacks if stack is not None]
        kind = NoticeKind.DONE
        self.notice.emit(
            Notice(kind, sentence, "", action_text, action, undoes_last, in_variant=in_variant, passes=passes)
        )

    def tell_problem(self, message: "Message") -> None:
        """Shows a problem that stays until the user closes it."""
        self.notice.emit(Notice(NoticeKind.PROBLEM, text(message, self.language), todo(message, self.language)))

    def tell_error(self, error: Exception) -> None:
        """Shows an error of a service as a problem."""
        from app.desktop.session.told_errors import message_of
        from models.storage.errors import SwappedStoreError

        if isinstance(error, SwappedStoreError):
            self.tell_swapped()
        else:
            self.tell_problem(message_of(error))

    def tell_swapped(self) -> None:
        """Shows that another program replaced the project file, with a button to choose between the versions."""
        from models.domain.outcome import Message

        sentence = text(Message("storage_swapped", {"path": str(self.session.database_file)}), self.language)
        advice = self.tr("Wat u in dit venster ziet, is er nog. Kies met welke versie u verdergaat.")
        choose = self.tr("Kiezen…")
        self.notice.emit(Notice(NoticeKind.PROBLEM, sentence, advice, choose, self.swap_asked.emit))

    def why_not_saved(self) -> str:
        """The reason why an open document is not saved; "" when all are."""
        from app.desktop.session.told_errors import message_of

        errors = (document.saving.error for document in self.documents)
        return next((text(message_of(error), self.language) for error in errors if error is not None), "")

    def _tell_unsaved(self, document: "OpenDocument[Any, Any]", error: Exception) -> None:
        """Shows a failed save, with a button to try again."""
        from models.storage.errors import SwappedStoreError

        if isinstance(error, SwappedStoreError):
            self.tell_error(error)
            return
        from app.desktop.session.told_errors import message_of

        message = message_of(error)
        sentence, advice = text(message, self.language), todo(message, self.language)
        again, retry = self.tr("Opnieuw opslaan"), document.saving.retry
        self.notice.emit(Notice(NoticeKind.PROBLEM, sentence, advice, again, retry, until_saved=True))
