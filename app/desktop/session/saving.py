"""Saving documents: every edit is saved at once, in order, off the window's thread.

While one save runs, only the latest state waits, because it includes the others. "Saved" is shown only after
the store's transaction was committed. A small document whose edits can be refused is saved in the window's thread.
"""

import threading
from collections.abc import Callable
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.desktop.session.jobs import Gate

State = TypeVar("State")
_AFTER_THE_SCORE_MS = 400
"""The score of an edit is painted first, because a concurrent save would delay it; `begin` is called
then. A score that takes longer than this does not delay the save further."""


class SaveState(Enum):
    """The state of saving, shown in the status bar."""

    SAVED = auto()
    SAVING = auto()
    FAILED = auto()
    READ_ONLY = auto()


class Saving(QObject, Generic[State]):
    """Saves the latest state of one document.

    Signals:
        state_changed(SaveState): saving started, ended or failed.
        failed(Exception): the last save failed; the edit is still in memory and the next save tries again.
    """

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, write: Callable[[State], object], *, is_read_only: bool, parent: QObject | None = None
    ) -> None:
        """`write` stores a state atomically, and raises when it cannot."""
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
        """Schedules a save of this state; returns at once."""
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
        """The error of the last save; None when it succeeded."""
        with self._condition:
            return self._error

    def retry(self) -> None:
        """Saves again after a failed save, with all changes since."""
        with self._condition:
            if self._waiting is None:
                self._waiting = self._unsaved
        self.begin()

    def finish(self) -> bool:
        """Waits until everything is saved, and retries a failed save once; False when that fails too."""
        self.retry()
        while True:
            with self._condition:
                thread = self._thread
            if thread is None:
                return self._error is None
            thread.join()

    def abandon(self) -> None:
        """Drops the state that waits to be saved; waits for a save that runs."""
        self._pause.stop()
        with self._condition:
            self._waiting = self._unsaved = None
            thread = self._thread
        if thread is not None:
            thread.join()

    def begin(self) -> None:
        """Starts saving the waiting state now."""
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
    """Saving within `save`, which raises the errors of `write`, so that a refused edit is never made."""

    def save(self, state: State) -> None:
        self._write(state)
