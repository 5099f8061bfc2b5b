"""Lines to the terminal. Text may come from strangers' files, so control characters never reach it."""

import os
import sys
import unicodedata

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


def say(text: str = "") -> None:
    """An answer, on standard output."""
    print(_harmless(text))


def complain(text: str) -> None:
    """A refusal or remark, on standard error."""
    print(_harmless(text), file=sys.stderr)


def say_bytes(data: bytes) -> None:
    """A document, on standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def is_watched() -> bool:
    """Whether someone sees standard error, so that progress is of use."""
    return sys.stderr.isatty()


def stop_writing() -> None:
    """After the reader of standard output has gone: nothing more is written there, without complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
