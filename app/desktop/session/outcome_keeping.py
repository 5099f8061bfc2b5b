"""Caching the outcomes of the open project in the store, in the background some time after a save."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.desktop.session.jobs import Jobs
from app.desktop.session.saving import SaveState, Saving

if TYPE_CHECKING:
    from models.domain.project import Project
    from models.reference.reference import Reference
    from models.storage.sqlite.store import Store

_AFTER_THE_LAST_SAVE_MS = 2_000


class OutcomeKeeping(QObject):
    """Caches outcomes after the saves of one project; `current` returns its state and its reference data."""

    def __init__(
        self,
        store: "Store",
        saving: "Saving[Project]",
        current: Callable[[], tuple["Project", "Reference"]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._current = store, current
        self._jobs = Jobs(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_THE_LAST_SAVE_MS)
        self._pause.timeout.connect(self.keep)
        saving.state_changed.connect(self._on_saving)

    def stop(self) -> None:
        """Cancels caching; outcomes that are not cached are computed when needed."""
        self._pause.stop()
        self._jobs.cancel()

    def keep(self) -> None:
        """Caches the present outcomes, off the window's thread."""
        from app.services.outcome_cache import keep_outcomes_of

        project, reference = self._current()
        self._jobs.start(lambda _: keep_outcomes_of(self._store, project, reference))

    def _on_saving(self, state: object) -> None:
        if state is SaveState.SAVED:
            self._pause.start()
        else:
            self._pause.stop()
