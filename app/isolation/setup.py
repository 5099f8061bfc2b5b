"""The protocol of isolated reading, for both sides: limits, exit codes and the marks in the output."""

import os
from dataclasses import dataclass

MEGABYTE = 2**20

CHILD_OPTION = "--read-isolated"
"""The only argument of this program when it is started as the isolated process."""

EXIT_MEMORY = 81
"""Exit code: the file asks for more memory than the limit."""
EXIT_FAULT = 82
"""Exit code: the reader failed on the file; the output names the kind of error."""
EXIT_UNPREPARED = 83
"""Exit code: a part of the program itself was missing, before the file was read."""

READING = b"reading\n"
"""Mark: the child is prepared and begins with the files."""
RESULT = b"result\n"
"""Mark, once per file, before the length of a result and the result as JSON."""
FAULT = b"fault "
"""Mark before the name of an exception and the place of our own fault, up to the end of the line."""
TRACE = b"trace\n"
"""Mark before the traceback of the child, up to the end of the output."""

TRACE_VARIABLE = "MEETLAT_CHILD_TRACE"
"""Environment variable for developers: with the value 1 a child that fails writes its traceback."""


def wants_trace() -> bool:
    """Whether a child that fails is to write its traceback."""
    return os.environ.get(TRACE_VARIABLE) == "1"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading.

    Attributes:
        memory_bytes: address space of the child, with the program itself.
        cpu_seconds: computing time of the child, after which the kernel ends it.
        wall_seconds: real time, after which the caller ends it.
        output_bytes: the longest output that is read.
    """

    memory_bytes: int = 1024 * MEGABYTE
    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    output_bytes: int = 200 * MEGABYTE
