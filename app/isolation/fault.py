"""The exception that ended a child: written by the child, parsed by the caller."""

import re
import traceback
from dataclasses import dataclass

from app.isolation.setup import FAULT, TRACE
from app.own_fault import own_place

_LONGEST_LINE, _LONGEST_TRACE = 400, 100_000
_TOLD = re.compile(
    r"([A-Za-z_]\w{0,59})(?: ((?:app|models)(?:\.\w{1,60}){1,6}, [\w.<>]{1,120}, \d{1,6}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Fault:
    """The fault that the child reported.

    Attributes:
        kind: name of the exception; "" when the child reported none.
        place: module, function and line of the program's own code; "" when the fault is not the program's own.
        trace: the child's traceback; "" unless it was asked for.
    """

    kind: str
    place: str = ""
    trace: str = ""


def fault_to_bytes(error: BaseException, *, with_trace: bool) -> bytes:
    """The exception as the child writes it, followed by its traceback with `with_trace`."""
    line = f"{type(error).__name__} {own_place(error)}".strip()
    message = FAULT + line.encode("ascii", "replace") + b"\n"
    if not with_trace:
        return message
    return message + TRACE + "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")


def fault_from_bytes(answer: bytes) -> Fault:
    """Parses the fault in the output of a child; anything that is no name or place is dropped."""
    line, _, rest = answer.removeprefix(FAULT).partition(b"\n")
    found = _TOLD.fullmatch(line[:_LONGEST_LINE].decode("ascii", "replace"))
    trace = rest.removeprefix(TRACE)[-_LONGEST_TRACE:] if rest.startswith(TRACE) else b""
    if found is None:
        return Fault("", trace=_plain(trace))
    return Fault(found[1], found[2] or "", _plain(trace))


def _plain(trace: bytes) -> str:
    """The traceback as text without control characters."""
    text = trace.decode("utf-8", "replace")
    return "".join(sign if sign == "\n" or sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
