"""Background jobs: every job ends in done or failed, and the results of replaced jobs are dropped."""

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance


class CancelledError(Exception):
    """Raised by `Ticket.check` inside the work when its job was cancelled."""


class Ticket:
    """The handle that a job's work receives: to check for cancellation and to report progress, 0–1."""

    def __init__(self, progress: Callable[[float], None]) -> None:
        self._stop = threading.Event()
        self._progress = progress

    def cancel(self) -> None:
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the job was cancelled, for work that ends in its own way."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raises CancelledError when the job was cancelled; to be called between steps."""
        if self._stop.is_set():
            raise CancelledError

    def report(self, fraction: float) -> None:
        self._progress(fraction)


Work = Callable[[Ticket], object]


class Gate:
    """Emits signals of a QObject from other threads until the object is destroyed, and never during that.

    Destroying waits for an emission that runs; an emission after it is dropped, because nobody waits for it.
    """

    def __init__(self, owner: QObject) -> None:
        self._lock = threading.Lock()
        self._is_open = True
        owner.destroyed.connect(self.close)

    def close(self) -> None:
        """Drops every later emission."""
        with self._lock:
            self._is_open = False

    def emit(self, signal: Callable[[], SignalInstance], *values: object) -> None:
        """Emits a signal; it is looked up only while its object is there."""
        with self._lock:
            if self._is_open:
                # An object that Python destroys is marked as gone before it says so.
                with suppress(RuntimeError):
                    signal().emit(*values)


class _Signals(QObject):
    done = Signal(int, object)
    failed = Signal(int, object)
    progress = Signal(int, float)


class _Runnable(QRunnable):
    def __init__(self, number: int, work: Work, ticket: Ticket, signals: _Signals, gate: Gate) -> None:
        super().__init__()
        self._number, self._work, self._ticket, self._signals, self._gate = number, work, ticket, signals, gate

    def run(self) -> None:
        try:
            self._ticket.check()
            result = self._work(self._ticket)
        except Exception as error:
            self._gate.emit(lambda: self._signals.failed, self._number, error)
        else:
            self._gate.emit(lambda: self._signals.done, self._number, result)


class Jobs(QObject):
    """Runs one kind of work in the background; starting a job cancels the one before it.

    Signals:
        done(result), failed(exception), progress(fraction 0–1): of the latest job only. A cancelled job is silent.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(float)

    def __init__(self, parent: QObject | None = None, pool: QThreadPool | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or QThreadPool.globalInstance()
        self._signals = _Signals(self)
        self._gate = Gate(self._signals)
        self._signals.done.connect(self._on_done)
        self._signals.failed.connect(self._on_failed)
        self._signals.progress.connect(self._on_progress)
        self._number = 0
        self._ticket: Ticket | None = None

    @property
    def is_running(self) -> bool:
        return self._ticket is not None

    def start(self, work: Work) -> None:
        """Starts `work(ticket)` on the thread pool; its result arrives by the signal `done`."""
        self.cancel()
        self._number += 1
        number = self._number
        signals, gate = self._signals, self._gate
        ticket = Ticket(lambda fraction: gate.emit(lambda: signals.progress, number, fraction))
        self._ticket = ticket
        self._pool.start(_Runnable(number, work, ticket, signals, gate))

    def cancel(self) -> None:
        """Cancels the running job and ignores its result."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._number += 1

    def _on_done(self, number: int, result: object) -> None:
        if number == self._number:
            self._ticket = None
            self.done.emit(result)

    def _on_failed(self, number: int, error: object) -> None:
        if number == self._number:
            self._ticket = None
            if not isinstance(error, CancelledError):
                self.failed.emit(error)

    def _on_progress(self, number: int, fraction: float) -> None:
        if number == self._number:
            self.progress.emit(fraction)
