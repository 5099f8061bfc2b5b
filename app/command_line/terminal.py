"""Lines to the terminal. Text may come from strangers' files, so control characters never reach it."""

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
    """A terminal that cannot show a character shows a replacement; it never stops the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


class NotPrintedError(Exception):
    """Standard output took no more, such as a file on a full disk; `why` is what the system says."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@contextmanager
def _printing() -> Iterator[None]:
    """A reader that went away is another matter: that is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrintedError(why_of(error)) from error


def say(text: str = "") -> None:
    """An answer, on standard output.

    Raises:
        NotPrintedError: see there.
    """
    line = _harmless(text) + "\n"
    with _printing():
        if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
            _send(line.replace("\n", os.linesep).encode(sys.stdout.encoding, "replace"))
        else:
            sys.stdout.write(line)


def _send(data: bytes) -> None:
    """All of it: unbuffered output takes a part at a time and tells nobody."""
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]


def finish() -> None:
    """Sends what was said but still waits; raises as `say`."""
    with _printing():
        sys.stdout.flush()


def complain(text: str) -> None:
    """A refusal or remark, on standard error."""
    print(_harmless(text), file=sys.stderr)


def say_bytes(data: bytes) -> None:
    """A document, on standard output as it is; raises as `say`."""
    with _printing():
        sys.stdout.flush()
        _send(data)


def terminal_width() -> int:
    """Columns of the terminal; 100 where nobody tells."""
    return shutil.get_terminal_size((100, 24)).columns


def is_watched() -> bool:
    """Whether someone sees standard error, so that progress is of use."""
    return sys.stderr.isatty()


def stop_writing() -> None:
    """After the reader of standard output has gone: nothing more is written there, without complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
