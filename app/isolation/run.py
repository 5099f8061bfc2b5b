"""The caller's side: `read_isolated` gives what a file holds, or one finding that says why not.

Nothing that the child does gets further than this module: no crash, no endless wait, no flood of output.
"""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.importing.finding_list import quote
from app.importing.import_result import ImportResult
from app.importing.read_request import ReadRequest
from app.isolation.process import End, Ended, Watch, run_child
from app.isolation.setup import (
    CHILD_OPTION,
    EXIT_MEMORY,
    EXIT_UNPREPARED,
    FAULT,
    MEGABYTE,
    READING,
    RESULT,
    Limits,
)
from app.isolation.wire import Order, packed, result_from_json
from models.domain.outcome import Finding, Message, Param, Place, Severity
from models.reference.reference import Reference
from models.storage.errors import ProjectDocumentError
from models.strict_json import JsonRefusedError

_ROOT = Path(__file__).resolve().parents[2]
_BOOTSTRAP = "import sys; sys.path.insert(0, sys.argv.pop()); from app.isolation.child import main; main()"
_OWN_PREFIX = "eigen-"
_ENDED_FOR_TIME = frozenset(
    -getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name)
)  # fmt: skip
_NOT_ENOUGH_QUOTA = 1816  # Windows: the job's time is used up (winerror.h, ERROR_NOT_ENOUGH_QUOTA)


class ReadStage(StrEnum):
    """How far a reading is. There is no share of the work: only the reader knows what is still to come."""

    STARTING = "starting"
    READING = "reading"
    RECEIVING = "receiving"


def child_command() -> tuple[str, ...]:
    """How this program starts itself as the child, from its sources or from a bundle."""
    if getattr(sys, "frozen", False):
        return (sys.executable, CHILD_OPTION)
    return (sys.executable, "-I", "-X", "utf8", "-c", _BOOTSTRAP, str(_ROOT))


@dataclass(frozen=True, slots=True)
class ChildSetup:
    """What is started and under which limits."""

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
    """What `data` holds, read by a process of its own. Never raises for what the file holds or the child does.

    Args:
        reference: whose own cards and editions the reading knows too; the shipped ones it always knows.
        progress: called in the caller's thread at every stage.
        cancelled: asked some twenty times a second; True ends the reading with the finding
            `isolation_cancelled`.
    """
    setup = child or ChildSetup()
    tell = progress or _say_nothing
    tell(ReadStage.STARTING)
    named = _with_plain_name(request)
    order = _order(named, reference, setup.limits)
    watch = Watch(lambda: tell(ReadStage.READING), cancelled or _never)
    ended = run_child(setup.command, packed(order, data), setup.limits, watch)
    tell(ReadStage.RECEIVING)
    return _result(ended, named.file_name, setup.limits)


def _say_nothing(_: ReadStage) -> None:
    return None


def _never() -> bool:
    return False


def _with_plain_name(request: ReadRequest) -> ReadRequest:
    """A file name on disk may hold bytes that are no text."""
    from dataclasses import replace

    return replace(request, file_name=request.file_name.encode("utf-8", "replace").decode())


def _order(request: ReadRequest, reference: Reference | None, limits: Limits) -> Order:
    if reference is None:
        return Order(request, limits)
    products = (card for card in reference.products.values() if card.id.startswith(_OWN_PREFIX))
    sets = (edition for edition in reference.requirement_sets.values() if edition.id.startswith(_OWN_PREFIX))
    return Order(request, limits, tuple(products), tuple(sets))


def _result(ended: Ended, file_name: str, limits: Limits) -> ImportResult:
    answer = ended.output.removeprefix(READING)
    if ended.end is End.BY_ITSELF and ended.status == 0 and answer.startswith(RESULT):
        try:
            return result_from_json(answer[len(RESULT) :])
        except (JsonRefusedError, ProjectDocumentError):
            return _no_result("isolation_no_answer", file_name, detail="no result")
    code, params = _reason(ended, answer, limits)
    return _no_result(code, file_name, **params)


def _reason(ended: Ended, answer: bytes, limits: Limits) -> tuple[str, dict[str, Param]]:
    """The code and the values of the finding for a child that gave no result."""
    if ended.end is End.CANCELLED:
        return "isolation_cancelled", {}
    if ended.end is End.NOT_STARTED or ended.status == EXIT_UNPREPARED:
        return "isolation_not_started", {}
    if ended.end is End.TOO_MUCH:
        return "isolation_too_much", {"limit": limits.output_bytes // MEGABYTE}
    if ended.end is End.TOO_LONG:
        return "isolation_too_long", {"seconds": round(limits.wall_seconds)}
    if ended.status in _ENDED_FOR_TIME or ended.status == _NOT_ENOUGH_QUOTA:
        return "isolation_too_long", {"seconds": limits.cpu_seconds}
    if ended.status == EXIT_MEMORY:
        return "isolation_memory", {"limit": limits.memory_bytes // MEGABYTE}
    if answer.startswith(FAULT):
        return "isolation_reader_failed", {"detail": _word(answer)}
    if ended.status == 0:
        return "isolation_no_answer", {"detail": "no output"}
    return "isolation_crashed", {"detail": str(ended.status)}


def _word(answer: bytes) -> str:
    """The name of an exception, and nothing else that a child might write there."""
    name = answer[len(FAULT) :].split(b"\n", 1)[0][:60].decode("ascii", "replace")
    return name if name.isidentifier() else ""


def _no_result(code: str, file_name: str, **params: Param) -> ImportResult:
    finding = Finding(Severity.ERROR, Message(code, params), Place(quote(file_name)))
    return ImportResult(None, (finding,))
