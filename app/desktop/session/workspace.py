"""The desk: what every page of the window shares. It opens projects, navigates and tells.

Pages ask the desk; they do not know each other. Every action that touches the store goes through here or
through a service with the desk's store.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.bootstrap import Session
from app.errors import UserError, why_of
from app.settings import Settings, save_settings
from app.texts import Language, text, todo

if TYPE_CHECKING:
    from app.desktop.session.library_undo import LibraryUndo
    from app.desktop.session.open_project import OpenProject
    from models.domain.outcome import Message
    from models.domain.project import Project
    from models.reference.reference import Reference
    from models.storage.sqlite.store import Store


class PageId(Enum):
    """The pages of the window, in the order of the navigation."""

    OVERVIEW = auto()
    BUILDING = auto()
    MATERIALS = auto()
    INDICATORS = auto()
    AMBITIONS = auto()
    VARIANTS = auto()
    AUDIT = auto()
    REPORT = auto()
    PROJECTS = auto()
    LIBRARY = auto()
    SETTINGS = auto()


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


class Desk(QObject):
    """Signals:

    project_opened(): another project (or none) is open; see `open`.
    projects_changed(): the list of projects changed.
    navigate(PageId, Target): show a page.
    notice(Notice): tell the user.
    settings_changed(): see `settings`.
    store_opened(): the store is there, for the first time or anew after a restore.
    reference_changed(): own product cards or requirement sets changed.
    swap_asked(): the user wants to choose between the two versions of a project file that was replaced.

    Attributes:
        open: the open project, None without one.
        list_undo: the steps of the list of projects, such as deleting one; they are not of the open project.
    """

    project_opened = Signal()
    projects_changed = Signal()
    navigate = Signal(object, object)
    notice = Signal(object)
    settings_changed = Signal()
    store_opened = Signal()
    reference_changed = Signal()
    swap_asked = Signal()

    def __init__(
        self, session: Session, store: "Store | None", settings: Settings, parent: QObject | None = None
    ) -> None:
        """`store` may come later, by `use_store`: the window paints before the store is open."""
        super().__init__(parent)
        self.session = session
        self._store = store
        self._settings = settings
        self.open: OpenProject | None = None
        self._library_undo: LibraryUndo | None = None
        self.list_undo = QUndoStack(self)

    @property
    def library_undo(self) -> "LibraryUndo":
        """Undo and redo for own product cards and requirement sets, made when it is first asked for."""
        from app.desktop.session.library_undo import LibraryUndo

        if self._library_undo is None:
            self._library_undo = LibraryUndo(self)
        return self._library_undo

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
        if self.open is not None:
            self.open.take_reference(self.reference)
        self.reference_changed.emit()

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
        self.open = OpenProject(project, self.store, self.reference, self)
        self.open.saving.failed.connect(self._tell_unsaved)
        self.project_opened.emit()
        self.open.start()
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
        self._let_go(self.open)
        return True

    def drop_project(self) -> None:
        """Closes the open project without a save, because it is saved in another store."""
        if self.open is not None:
            self.open.saving.failed.disconnect(self._tell_unsaved)
            self.open.abandon()
            self._let_go(self.open)

    def _let_go(self, closing: "OpenProject") -> None:
        self.open = None
        self.project_opened.emit()
        closing.deleteLater()

    def attempt(self, action: Callable[[], object]) -> object:
        """The result of an action, or None after telling the user why it could not be done."""
        from models.storage.errors import StorageError

        try:
            return action()
        except (UserError, StorageError, OSError, ValueError) as error:
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
        undoes_last = action is not None and action in self._undo_actions()
        kind = NoticeKind.DONE
        self.notice.emit(
            Notice(kind, sentence, "", action_text, action, undoes_last, in_variant=in_variant, passes=passes)
        )

    def _undo_actions(self) -> list[Callable[[], None]]:
        """What takes a last step back: of the list, the open project, and the library once it was changed."""
        stacks = [self.list_undo] if self.open is None else [self.list_undo, self.open.undo_stack]
        if self._library_undo is not None:
            stacks.append(self._library_undo.stack)
        return [stack.undo for stack in stacks]

    def tell_problem(self, message: "Message") -> None:
        """A problem that stays until the user closes it."""
        self.notice.emit(Notice(NoticeKind.PROBLEM, text(message, self.language), todo(message, self.language)))

    def tell_error(self, error: Exception) -> None:
        """What an error of a service means to the user."""
        from models.storage.errors import SwappedStoreError

        if isinstance(error, SwappedStoreError):
            self.tell_swapped()
            return
        self.tell_problem(_message_of(error))

    def tell_swapped(self) -> None:
        """That another program replaced the project file, with the way to choose between the two versions."""
        from models.domain.outcome import Message

        sentence = text(Message("storage_swapped", {"path": str(self.session.database_file)}), self.language)
        advice = self.tr("Wat u in dit venster ziet, is er nog. Kies met welke versie u verdergaat.")
        choose = self.tr("Kiezen…")
        self.notice.emit(Notice(NoticeKind.PROBLEM, sentence, advice, choose, self.swap_asked.emit))

    def why_not_saved(self) -> str:
        """Why the open project is not on disk, "" when it is."""
        error = self.open.saving.error if self.open is not None else None
        return text(_message_of(error), self.language) if error is not None else ""

    def _tell_unsaved(self, error: Exception) -> None:
        """A failed save, with a way to try again once its cause is gone."""
        from models.storage.errors import SwappedStoreError

        if self.open is None or isinstance(error, SwappedStoreError):
            self.tell_error(error)
            return
        message = _message_of(error)
        sentence, advice = text(message, self.language), todo(message, self.language)
        again, retry = self.tr("Opnieuw opslaan"), self.open.saving.retry
        self.notice.emit(Notice(NoticeKind.PROBLEM, sentence, advice, again, retry, until_saved=True))


def _message_of(error: Exception) -> "Message":
    from models.domain.outcome import Message
    from models.domain.texts import NulError
    from models.reference.errors import ReferenceDataError
    from models.storage.errors import StorageError

    if isinstance(error, UserError | StorageError | ReferenceDataError):
        return error.message
    if isinstance(error, OSError):
        return Message("desktop_disk_error", {"why": why_of(error)})
    if isinstance(error, NulError):
        return Message("desktop_text_with_nul", {})
    return Message("desktop_value_refused", {"why": str(error)})
