"""The way to the disk: every confirmed edit is saved at once, off the window's thread, in order.

While one save runs, newer states wait as one: the latest holds all of them. "Saved" is said only after the
store's transaction was committed. What is small and may be refused is saved in the window's thread instead.
"""

import threading
from collections.abc import Callable
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.desktop.session.jobs import Gate

State = TypeVar("State")
_AFTER_THE_SCORE_MS = 400
"""The score of an edit is painted first, because a save that runs beside it would hold it up; `begin` is called
then. A score that takes longer than this no longer holds up the save."""


class SaveState(Enum):
    """What the status bar says."""

    SAVED = auto()
    SAVING = auto()
    FAILED = auto()
    READ_ONLY = auto()


class Saving(QObject, Generic[State]):
    """Saves the latest state of one document.

    Signals:
        state_changed(SaveState)
        failed(Exception): the last save failed; the edit is still in memory and the next save tries again.
    """

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, write: Callable[[State], object], *, is_read_only: bool, parent: QObject | None = None
    ) -> None:
        """`write` puts a state into the store, whole or not at all, and raises when it cannot."""
        super().__init__(parent)
        self._write = write
        self._is_read_only = is_read_only
        self._condition = threading.Condition()
        self._waiting: State | None = None
        self._unsaved: State | None = None
        self._is_busy = False
        self._error: Exception | None = None
        self._thread: threading.Thread | None = None
        self._gate = Gate(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_THE_SCORE_MS)
        self._pause.timeout.connect(self.begin)

    @property
    def state(self) -> SaveState:
        if self._is_read_only:
            return SaveState.READ_ONLY
        with self._condition:
            if self._waiting is not None or self._is_busy:
                return SaveState.SAVING
            return SaveState.FAILED if self._error is not None else SaveState.SAVED

    def save(self, state: State) -> None:
        """Takes the state to be saved; returns at once."""
        if self._is_read_only:
            return
        with self._condition:
            self._waiting = state
            is_idle = self._thread is None
        if is_idle and not self._pause.isActive():
            self._pause.start()
        self.state_changed.emit(SaveState.SAVING)

    @property
    def error(self) -> Exception | None:
        """Why the last save failed; None when it did not."""
        with self._condition:
            return self._error

    def retry(self) -> None:
        """Saves what the last save could not; what was changed since holds that too."""
        with self._condition:
            if self._waiting is None:
                self._waiting = self._unsaved
        self.begin()

    def finish(self) -> bool:
        """Waits until nothing is left to save, after trying once more what failed; False when it failed again."""
        self.retry()
        while True:
            with self._condition:
                thread = self._thread
            if thread is None:
                return self._error is None
            thread.join()

    def abandon(self) -> None:
        """Gives up what waits to be saved; a save that runs is waited for."""
        self._pause.stop()
        with self._condition:
            self._waiting = self._unsaved = None
            thread = self._thread
        if thread is not None:
            thread.join()

    def begin(self) -> None:
        """Starts saving what waits, now."""
        self._pause.stop()
        with self._condition:
            if self._waiting is not None and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="saving", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        """Saves until nothing waits. The thread counts as running until it has told the outcome."""
        while True:
            self._save_all()
            self._tell()
            with self._condition:
                if self._waiting is None:
                    self._thread = None
                    return

    def _save_all(self) -> None:
        while True:
            with self._condition:
                state, self._waiting = self._waiting, None
                self._is_busy = state is not None
                if state is None:
                    return
            error = self._error_of(state)
            with self._condition:
                self._error = error
                self._unsaved = None if error is None else state

    def _error_of(self, state: State) -> Exception | None:
        try:
            self._write(state)
        except Exception as error:
            return error
        return None

    def _tell(self) -> None:
        self._gate.emit(lambda: self.state_changed, self.state)
        if self._error is not None:
            self._gate.emit(lambda: self.failed, self._error)


class SavingAtOnce(Saving[State]):
    """Saves before `save` returns, which raises what `write` raises: a change that is refused is never made."""

    def save(self, state: State) -> None:
        self._write(state)
