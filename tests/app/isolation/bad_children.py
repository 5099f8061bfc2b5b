"""Children that do what no child should, started by name in the place of the real one.

Some are readers inside the real child, with its limits and its hook; others are programs of their own, as a
child would be over which a stranger's file has taken command.
"""

import ctypes
import importlib
import json
import os
import pickle
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from app.formats.import_result import ImportFacts, ImportResult
from app.formats.workbook_layout import check_bill_columns
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from app.isolation import child
from app.isolation.setup import READING, RESULT
from models.domain.outcome import Finding, Message, Severity
from models.reference.reference import Reference
from tests.places import ROOT

_BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv[1]); from tests.app.isolation.bad_children import main; main()"
)
SOUND = ImportResult(None, (Finding(Severity.NOTE, Message("import_csv_no_building")),), ImportFacts("csv"))
"""What a reader returns that got away with what it did."""


def command(name: str, *words: str) -> tuple[str, ...]:
    """What starts the bad child called `name`."""
    return (sys.executable, "-I", "-X", "utf8", "-c", _BOOTSTRAP, str(ROOT), name, *words)


# --- programs of their own


def flood() -> None:
    """A gigabyte of output that looks like a result."""
    os.write(1, READING + RESULT)
    megabyte = b"[" * 2**20
    for _ in range(1024):
        os.write(1, megabyte)


def silent() -> None:
    """Ends well and says nothing."""


def garbage() -> None:
    os.write(1, READING + RESULT + b'{"project": NaN}')


def half() -> None:
    os.write(1, READING + RESULT + b'{"project": null, "findings": [')


def nested() -> None:
    os.write(1, READING + RESULT + b"[" * 100_000 + b"]" * 100_000)


def other_keys() -> None:
    os.write(1, READING + RESULT + b'{"project": null, "findings": [], "extra": 1}')


def boast() -> None:
    """Names a fault that is a sentence of its own."""
    os.write(1, READING + b"fault <b>bel 0900-1234</b>\n")
    os._exit(82)


def stubborn() -> None:
    """Closes its output and stays."""
    os.write(1, READING)
    os.close(1)
    time.sleep(600)


def offspring(mark: str = "") -> None:
    """Leaves a process of its own behind that holds the output open."""
    os.write(1, READING)
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", mark])


def never_begins() -> None:
    """A program that does not start, as one of which a module is missing."""
    sys.exit(1)


def killed() -> None:
    """Ended by the system while it reads, as when the memory of the computer is full."""
    os.write(1, READING)
    os.kill(os.getpid(), signal.SIGKILL)


def deaf() -> None:
    """Takes nothing of its input."""
    os.write(1, READING)
    os.close(0)
    time.sleep(600)


# --- readers inside the real child


def segfault() -> None:
    ctypes.string_at(0)


def hang() -> None:
    time.sleep(600)


def burn() -> NoReturn:
    while True:
        pass


def memory() -> None:
    held = [bytes(2**20) for _ in range(8 * 1024)]
    del held


def native_memory() -> None:
    """A single block, as a library asks for it."""
    bytearray(4 * 2**30)


def recursion() -> None:
    sys.setrecursionlimit(10**9)

    def deeper(n: int) -> int:
        return deeper(n + 1) + 1

    deeper(0)


def raises() -> None:
    raise KeyError("/home/piet/geheim.txt")


def builds_wrong() -> None:
    """A refusal that the program itself puts together wrongly."""
    refused(None, None)  # type: ignore[arg-type]


def imports_missing() -> None:
    """A part of the program that is no longer there, wanted while a file is read."""
    importlib.import_module("app.importing.gone")


def misses_a_file() -> None:
    """A file of the program that is no longer there."""
    (ROOT / "assets" / "schemas" / "gone.json").read_bytes()


def leaves() -> None:
    sys.exit(0)


def prints() -> None:
    """Output of a library, on both streams and past Python."""
    sys.stdout.write("x" * 1000)
    sys.stdout.flush()
    os.write(1, b"result\n{}")
    os.write(2, b"Traceback (most recent call last)")


def write_file(path: str) -> None:
    Path(path).write_bytes(b"x")


def write_past_python(path: str) -> None:
    """A file that native code writes: the limit on file size is what holds."""
    libc = ctypes.CDLL(None)
    descriptor = libc.open(path.encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    if descriptor < 0 or libc.write(descriptor, b"x", 1) != 1:
        raise PermissionError(path)


def make_pipe(path: str) -> None:
    """Python tells no audit hook of it."""
    os.mkfifo(path)


def read_file(path: str) -> None:
    Path(path).read_bytes()


def list_folder(path: str) -> None:
    os.listdir(path)


def remove_file(path: str) -> None:
    Path(path).unlink()


def connect(port: str) -> None:
    with socket.create_connection(("127.0.0.1", int(port)), 5) as connection:
        connection.sendall(b"x")


def connect_past_python(port: str) -> None:
    """A connection of native code: the empty network is what holds."""
    address = (2).to_bytes(2, "little") + int(port).to_bytes(2, "big") + bytes((127, 0, 0, 1)) + bytes(8)
    libc = ctypes.CDLL(None)
    if libc.connect(libc.socket(2, 1, 0), address, len(address)) != 0:
        raise PermissionError(port)


def start_program() -> None:
    subprocess.run(["/bin/true"], check=True)


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def open_database(path: str) -> None:
    sqlite3.connect(path).close()


def unpickle() -> None:
    pickle.loads(b"cos\nsystem\n(S'true'\ntR.")  # noqa: S301 - that it is refused is the test


def falls_at(data: bytes, _: ReadRequest, __: Reference) -> ImportResult:
    """A reader that one file brings down."""
    if data == b"KRAK":
        segfault()
    return SOUND


PROGRAMS: tuple[Callable[..., None], ...] = (
    flood, silent, garbage, half, nested, other_keys, boast, stubborn, offspring, deaf, never_begins, killed,
)  # fmt: skip
READERS: tuple[Callable[..., None], ...] = (
    segfault, hang, burn, memory, native_memory, recursion, raises, builds_wrong, leaves, prints, write_file,
    imports_missing, misses_a_file,
    write_past_python, make_pipe, read_file, list_folder, remove_file, connect, connect_past_python, start_program,
    fork, open_database, unpickle,
)  # fmt: skip


def _prepares_wrong(_: tuple[bytes, ...]) -> NoReturn:
    """A preparation that meets a registry that is not whole, as after a field without its row."""
    check_bill_columns(())
    raise AssertionError("the registry was accepted")


def main() -> None:
    """Runs the child that is named, with the words that follow; "unguarded" first leaves out hook and limits."""
    _, _, name, *words = sys.argv
    if words[:1] == ["unguarded"]:
        words = words[1:]
        child.install_audit_hook = lambda: None
        child.apply_limits = lambda _: None
        child.leave_the_network = lambda: False
    if name == "falls_at":
        child.main(lambda _: falls_at)
    if name == "unprepared":
        child.main(_prepares_wrong if words == ["ours"] else lambda _: json.loads("{"))
    found = {function.__name__: function for function in (*PROGRAMS, *READERS)}[name]
    if found in PROGRAMS:
        found(*words)
        return

    def read(_: bytes, __: ReadRequest, ___: Reference) -> ImportResult:
        found(*words)
        return SOUND

    child.main(lambda _: read)
