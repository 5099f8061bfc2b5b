"""Output to the terminal, without control characters, because texts may come from strangers' files."""

import io
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import why_of

_KEPT = "\n"


def _harmless(text: str) -> str:
    return "".join(
        c if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "\N{REPLACEMENT CHARACTER}"
        for c in text
    )


def prepare() -> None:
    """Makes the standard streams replace a character that they cannot encode, instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


class NotPrintedError(Exception):
    """Raised when standard output cannot be written, as on a full disk; `why` is the reason of the system."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@contextmanager
def _printing() -> Iterator[None]:
    """Turns errors of writing into NotPrintedError, except a closed pipe, which is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrintedError(why_of(error)) from error


def say(text: str = "") -> None:
    """Prints a line on standard output.

    Raises:
        NotPrintedError: it cannot be written.
    """
    line = _harmless(text) + "\n"
    with _printing():
        if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
            _send(line.replace("\n", os.linesep).encode(sys.stdout.encoding, "replace"))
        else:
            sys.stdout.write(line)


def _send(data: bytes) -> None:
    """Writes all of `data`: one call on unbuffered output may write a part of it without an error."""
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]


def finish() -> None:
    """Flushes standard output; raises as `say`."""
    with _printing():
        sys.stdout.flush()


def complain(text: str) -> None:
    """Prints a refusal or remark on standard error."""
    print(_harmless(text), file=sys.stderr)


def say_bytes(data: bytes) -> None:
    """Writes a document to standard output as it is; raises as `say`."""
    with _printing():
        sys.stdout.flush()
        _send(data)


def terminal_width() -> int:
    """The width of the terminal in columns; 100 when it is unknown."""
    return shutil.get_terminal_size((100, 24)).columns


def is_watched() -> bool:
    """Whether standard error is a terminal, so that progress is of use."""
    return sys.stderr.isatty()


def stop_writing() -> None:
    """Discards all further standard output, after its reader has closed the pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
