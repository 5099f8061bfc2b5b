"""Runs an untrusted child process: ends it in time and limits its output."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from app.isolation.setup import TRACE_VARIABLE, Limits, wants_trace

_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH")
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_NO_WINDOW = 0x08000000  # Windows: CREATE_NO_WINDOW (winbase.h)
_PAUSE_SECONDS = 0.05
_STRAY_SECONDS = 2.0
_CHUNK = 2**20
_ROOT = Path(__file__).resolve().parents[2]


class End(Enum):
    """The reason why the child ended."""

    BY_ITSELF = auto()
    TOO_LONG = auto()
    TOO_MUCH = auto()
    CANCELLED = auto()
    NOT_STARTED = auto()


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a child. `status` is that of `subprocess`: negative for the signal that ended it."""

    end: End
    status: int
    output: bytes


@dataclass(frozen=True, slots=True)
class Watch:
    """Callbacks of the caller while the child runs.

    Attributes:
        on_output: called once, when the first output has come.
        cancelled: called some twenty times a second; True ends the child.
    """

    on_output: Callable[[], None]
    cancelled: Callable[[], bool]


def run_child(command: Sequence[str], given: bytes, limits: Limits, watch: Watch) -> Ended:
    """Starts `command` with `given` on its input; past a limit, ends it with all processes that it started.

    The child gets no environment of the user, no error output and no terminal.
    """
    try:
        process = _started(command)
    except (OSError, ValueError):
        return Ended(End.NOT_STARTED, 0, b"")
    collector = _Collector(process, limits.output_bytes)
    try:
        collector.start(given)
        end = _waited(collector, limits.wall_seconds, watch)
    finally:
        _kill(process)
        collector.stop()
    return Ended(end, process.returncode, bytes(collector.output))


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    if wants_trace():
        kept[TRACE_VARIABLE] = "1"
    return subprocess.Popen(  # noqa: S603 - the program itself, by its own path
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, **_ONE_THREAD},
        cwd=_ROOT,
        start_new_session=sys.platform != "win32",
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


class _Collector:
    """Writes and reads the child's pipes in two threads, because either may block while the other is full."""

    def __init__(self, process: "subprocess.Popen[bytes]", most: int) -> None:
        self.process = process
        self.output = bytearray()
        self.is_too_much = False
        self.has_ended = threading.Event()
        self._most = most
        self._threads: list[threading.Thread] = []

    def start(self, given: bytes) -> None:
        for target, arguments in ((self._give, (given,)), (self._take, ())):
            thread = threading.Thread(target=target, args=arguments, daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Closes the pipes; one that a stray process still holds is left to its own thread."""
        pipes = (self.process.stdin, self.process.stdout)
        for thread, pipe in zip(self._threads, pipes, strict=True):
            thread.join(_STRAY_SECONDS)
            if pipe is not None and not thread.is_alive():
                with contextlib.suppress(OSError):
                    pipe.close()

    def _give(self, given: bytes) -> None:
        pipe = self.process.stdin
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.write(given)
                pipe.close()

    def _take(self) -> None:
        pipe = self.process.stdout
        try:
            while pipe is not None and (chunk := os.read(pipe.fileno(), _CHUNK)):
                self.output += chunk
                if len(self.output) > self._most:
                    self.is_too_much = True
                    break
        finally:
            self.has_ended.set()


def _waited(collector: _Collector, seconds: float, watch: Watch) -> End:
    deadline = time.monotonic() + seconds
    has_output = False
    while True:
        is_over = collector.has_ended.wait(_PAUSE_SECONDS)
        if collector.output and not has_output:
            has_output = True
            watch.on_output()
        if collector.is_too_much:
            return End.TOO_MUCH
        if is_over and _has_exited(collector.process):
            return End.BY_ITSELF
        if watch.cancelled():
            return End.CANCELLED
        if time.monotonic() > deadline:
            return End.TOO_LONG


def _has_exited(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the child has exited; waits 0.05 s for one that has closed its output."""
    try:
        process.wait(_PAUSE_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Ends the child and all processes that it started, also when the child itself has exited."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
