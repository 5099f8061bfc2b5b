"""The caller's side of isolated reading: runs a child and turns each way it can fail into one finding.

A crash, an endless wait or a flood of output in the child goes no further than this module.
"""

import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from app.formats.import_result import ImportResult
from app.importing.common.finding_list import quote
from app.importing.common.read_request import ReadRequest
from app.isolation.fault import fault_from_bytes
from app.isolation.process import End, Ended, Watch, run_child
from app.isolation.setup import (
    CHILD_OPTION,
    EXIT_MEMORY,
    EXIT_UNPREPARED,
    FAULT,
    MEGABYTE,
    READING,
    Limits,
    wants_trace,
)
from app.isolation.wire import Order, packed, results_in
from models.domain.outcome import Finding, Message, Param, Place, Severity
from models.reference.own_items import own_items
from models.reference.reference import Reference

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys, runpy; sys.path.insert(0, sys.argv.pop()); runpy.run_module('app', run_name='__main__')"
_MOST_SHARED = 2 * MEGABYTE
_MOST_IN_ONE = 16 * MEGABYTE
_ENDED_FOR_TIME = frozenset(
    -getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name)
)  # fmt: skip
_ENDED_FROM_OUTSIDE = frozenset(
    -getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)  # fmt: skip
_NOT_ENOUGH_QUOTA = 1816  # Windows: the job's time is used up (winerror.h, ERROR_NOT_ENOUGH_QUOTA)


class ReadStage(StrEnum):
    """The stage of a reading. There is no percentage: only the reader knows how much is left."""

    STARTING = "starting"
    READING = "reading"
    RECEIVING = "receiving"


def child_command() -> tuple[str, ...]:
    """The command that starts this program as the isolated process, from its sources or from a bundle."""
    if getattr(sys, "frozen", False):
        return (sys.executable, CHILD_OPTION)
    return (sys.executable, "-I", "-X", "utf8", "-c", _START, CHILD_OPTION, str(_ROOT))


@dataclass(frozen=True, slots=True)
class ChildSetup:
    """The command of the child and its limits."""

    command: tuple[str, ...] = field(default_factory=child_command)
    limits: Limits = field(default_factory=Limits)


def read_isolated(
    data: bytes,
    request: ReadRequest,
    reference: Reference | None = None,
    *,
    progress: Callable[[ReadStage], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    child: ChildSetup | None = None,
) -> ImportResult:
    """Reads `data` in a process of its own. Never raises for the content of the file or the fate of the child.

    Args:
        reference: its own cards and editions are known to the reader; the shipped ones always are.
        progress: called in the caller's thread at every stage.
        cancelled: called some twenty times a second; True ends the reading with the finding
            `isolation_cancelled`.
    """
    (result,) = _read_in_one(((data, request),), reference, Callbacks(progress, cancelled), child or ChildSetup())
    return result


def read_together(
    files: Sequence[tuple[bytes, ReadRequest]],
    reference: Reference | None = None,
    *,
    progress: Callable[[ReadStage], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    child: ChildSetup | None = None,
) -> tuple[ImportResult, ...]:
    """Reads many files; the results are in their order, as `read_isolated` gives them.

    Small files share a process, which is far quicker. A file that ends its process is read once more on its own,
    and so are the files after it.
    """
    callbacks, setup = Callbacks(progress, cancelled), child or ChildSetup()
    results: list[ImportResult] = []
    for group in _groups(files):
        results.extend(_read_in_one(group, reference, callbacks, setup))
    return tuple(results)


def _groups(files: Sequence[tuple[bytes, ReadRequest]]) -> list[list[tuple[bytes, ReadRequest]]]:
    groups: list[list[tuple[bytes, ReadRequest]]] = []
    room = 0
    for data, request in files:
        if len(data) > min(room, _MOST_SHARED):
            groups.append([])
            room = _MOST_IN_ONE
        groups[-1].append((data, request))
        room = room - len(data) if len(data) <= _MOST_SHARED else 0
    return groups


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Callbacks of the caller for progress and cancelling; None for neither."""

    progress: Callable[[ReadStage], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def tell(self, stage: ReadStage) -> None:
        if self.progress is not None:
            self.progress(stage)

    def is_cancelled(self) -> bool:
        return self.cancelled is not None and self.cancelled()


def _read_in_one(
    files: Sequence[tuple[bytes, ReadRequest]],
    reference: Reference | None,
    callbacks: Callbacks,
    setup: ChildSetup,
) -> list[ImportResult]:
    """Reads the files in one child; after a failure, reads the remaining ones one by one."""
    callbacks.tell(ReadStage.STARTING)
    order = _order(files, reference, setup.limits)
    watch = Watch(lambda: callbacks.tell(ReadStage.READING), callbacks.is_cancelled)
    ended = run_child(setup.command, packed(order, [data for data, _ in files]), setup.limits, watch)
    callbacks.tell(ReadStage.RECEIVING)
    results = results_in(ended.output, len(files)) if _is_whole(ended, len(files)) else []
    for each in files[len(results) :]:
        if len(files) == 1 or ended.end is End.CANCELLED:
            results.append(_no_result(ended, _with_plain_name(each[1]).file_name, setup.limits))
        else:
            results.extend(_read_in_one([each], reference, callbacks, setup))
    return results


def _is_whole(ended: Ended, count: int) -> bool:
    """Whether the output is to be parsed: the child of a single file must also have ended without error."""
    return count > 1 or (ended.end is End.BY_ITSELF and ended.status == 0)


def _order(files: Sequence[tuple[bytes, ReadRequest]], reference: Reference | None, limits: Limits) -> Order:
    requests = tuple(_with_plain_name(request) for _, request in files)
    sizes = tuple(len(data) for data, _ in files)
    if reference is None:
        return Order(requests, sizes, limits)
    return Order(requests, sizes, limits, *own_items(reference))


def _with_plain_name(request: ReadRequest) -> ReadRequest:
    """The request with a file name in valid Unicode; a name on disk may hold other bytes."""
    return replace(request, file_name=request.file_name.encode("utf-8", "replace").decode())


def _reason(ended: Ended, answer: bytes, limits: Limits) -> tuple[str, dict[str, Param]]:
    """The code and the values of the finding for a child that gave no result."""
    if ended.end is End.CANCELLED:
        return "isolation_cancelled", {}
    if ended.end is End.NOT_STARTED:
        return "isolation_not_started", {}
    if ended.status == EXIT_UNPREPARED:
        return _unprepared(answer)
    if not ended.output.startswith(READING) and (ended.status != 0 or ended.end is not End.BY_ITSELF):
        return "isolation_not_started", {}
    if ended.end is End.BY_ITSELF and ended.status in _ENDED_FROM_OUTSIDE:
        return "isolation_ended", {}
    if ended.end is End.TOO_MUCH:
        return "isolation_too_much", {"limit": limits.output_bytes // MEGABYTE}
    if ended.end is End.TOO_LONG:
        return "isolation_too_long", {"seconds": round(limits.wall_seconds)}
    if ended.status in _ENDED_FOR_TIME or ended.status == _NOT_ENOUGH_QUOTA:
        return "isolation_too_long", {"seconds": limits.cpu_seconds}
    if ended.status == EXIT_MEMORY:
        return "isolation_memory", {"limit": limits.memory_bytes // MEGABYTE}
    if answer.startswith(FAULT):
        fault = fault_from_bytes(answer)
        if fault.place:
            return "isolation_own_fault", {"kind": fault.kind, "place": fault.place}
        return "isolation_reader_failed", {"detail": fault.kind}
    if ended.status == 0:
        return "isolation_no_answer", {"detail": "no output"}
    return "isolation_crashed", {"detail": str(ended.status)}


def _unprepared(answer: bytes) -> tuple[str, dict[str, Param]]:
    """The code and the values for a child that gave up before reading; our own fault where it has a place."""
    fault = fault_from_bytes(answer)
    if fault.place:
        return "isolation_own_fault", {"kind": fault.kind, "place": fault.place}
    return "isolation_not_started", {}


def _no_result(ended: Ended, file_name: str, limits: Limits) -> ImportResult:
    answer = ended.output.removeprefix(READING)
    if wants_trace() and answer.startswith(FAULT):
        sys.stderr.write(fault_from_bytes(answer).trace)
    code, params = _reason(ended, answer, limits)
    finding = Finding(Severity.ERROR, Message(code, params), Place(quote(file_name)))
    return ImportResult(None, (finding,))
