"""The limits that the child sets on itself before it reads a stranger's file.

Linux: the kernel limits memory, computing time, file size and core dumps (setrlimit), and the process moves into a
network of its own without connections where the kernel allows that (unshare, best effort).
macOS: as Linux without the network part; its kernel does not enforce the limit on address space.
Windows: a job object limits memory and computing time. There is no limit on file size there; the audit hook of
guard.py refuses files and network on every system, as far as calls go through Python.
"""

import sys

from app.isolation.setup import Limits

_SECONDS_AFTER_WALL = 5
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def leave_the_network() -> bool:
    """Moves the process into an empty network of its own; False where the system does not allow that.

    To be called while the process has one thread.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        return bool(ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)
    except (OSError, AttributeError):
        return False


def apply_limits(limits: Limits) -> None:
    """Sets the limits on this process; they cannot be lifted again."""
    if sys.platform == "win32":
        from app.isolation.windows_job import limit_with_job

        limit_with_job(limits)
        return
    import resource
    import signal

    cpu = limits.cpu_seconds
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, cpu, cpu + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _lower(kind, soft, hard)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds + _SECONDS_AFTER_WALL)


def _lower(kind: int, soft: int, hard: int) -> None:
    """Lowers a limit; one that is lower already stays."""
    import resource

    held = resource.getrlimit(kind)[1]
    if held != resource.RLIM_INFINITY:
        soft, hard = min(soft, held), min(hard, held)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        if sys.platform == "linux":
            raise
