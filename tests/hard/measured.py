"""Reads a file through the real child and tells what it cost: its computing time and its largest memory.

The kernel counts in a child's largest memory what its starter held at that moment. So a small program stands
between: it starts the child, waits for it and writes its figure down.
"""

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.isolation.run import ChildSetup, child_command, read_isolated
from app.isolation.setup import Limits

_BETWEEN = """
import os, sys
pid = os.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(pid, 0)
with open(sys.argv[1], "w") as figure:
    figure.write(f"{used.ru_maxrss} {used.ru_utime + used.ru_stime}")
code = os.waitstatus_to_exitcode(status)
if code < 0:
    os.kill(os.getpid(), -code)
os._exit(code)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """A result and what it took.

    Attributes:
        seconds: computing time of the child; on a machine with nothing else to do that is what it lasts.
        wall_seconds: how long it lasted here, whatever else was going on.
        peak_mb: the child's peak resident memory.
    """

    result: ImportResult
    seconds: float
    wall_seconds: float
    peak_mb: float


def read_measured(
    data: bytes, name: str, limits: Limits | None = None, command: tuple[str, ...] | None = None
) -> Cost:
    """As `read_isolated`, with the cost. `command` takes the place of the real child."""
    with tempfile.NamedTemporaryFile("r") as figure:
        between = (sys.executable, "-I", "-c", _BETWEEN, figure.name, *(command or child_command()))
        start = time.perf_counter()
        result = read_isolated(data, ReadRequest(name), child=ChildSetup(between, limits or Limits()))
        wall_seconds = time.perf_counter() - start
        peak_kb, seconds = Path(figure.name).read_text().split()
        return Cost(result, float(seconds), wall_seconds, int(peak_kb) / 1024)
