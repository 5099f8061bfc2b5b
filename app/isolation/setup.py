"""What both sides of an isolated reading agree on: its limits, its exit codes and the marks in its output."""

import os
from dataclasses import dataclass

MEGABYTE = 2**20

CHILD_OPTION = "--read-isolated"
"""The only argument of this program when it is started as the isolated process."""

EXIT_MEMORY = 81
"""The child found no memory for what the file asks."""
EXIT_FAULT = 82
"""The reader failed on the file; the output names the kind of error."""
EXIT_UNPREPARED = 83
"""Something of the program itself was missing, before the file was looked at."""

READING = b"reading\n"
"""The child has everything it needs and starts on the file."""
RESULT = b"result\n"
"""What follows is the length of a result and the result as JSON; once per file."""
FAULT = b"fault "
"""What follows is the name of an exception and the place of our own fault, up to the end of the line."""
TRACE = b"trace\n"
"""What follows, up to the end of the output, is the traceback of the child."""

TRACE_VARIABLE = "MEETLAT_CHILD_TRACE"
"""An environment variable for developers: with the value 1 a child that fails leaves its traceback."""


def wants_trace() -> bool:
    """Whether the traceback of a child that fails is asked for."""
    return os.environ.get(TRACE_VARIABLE) == "1"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use.

    Attributes:
        memory_bytes: address space of the child, with the program itself.
        cpu_seconds: computing time of the child; the kernel ends it there.
        wall_seconds: real time, after which the caller ends it.
        output_bytes: the longest answer that is taken.
    """

    memory_bytes: int = 1024 * MEGABYTE
    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    output_bytes: int = 200 * MEGABYTE
