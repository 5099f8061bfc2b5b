"""Limits on Windows: a job object that this process puts itself in.

Structures and constants are those of winnt.h, JOBOBJECT_EXTENDED_LIMIT_INFORMATION (Windows SDK). Nested jobs
need Windows 8 or newer. This has not been run on Windows yet.
"""

import ctypes
from ctypes import wintypes

from app.isolation.setup import Limits

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_TIME = 0x00000002
_LIMIT_PROCESS_MEMORY = 0x00000100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
_TICKS_PER_SECOND = 10_000_000


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _IoCounters(ctypes.Structure):
    _fields_ = tuple(
        (f"{name}{kind}Count", ctypes.c_uint64)
        for kind in ("Operation", "Transfer")
        for name in ("Read", "Write", "Other")
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(limits: Limits) -> _ExtendedLimits:
    """The limits as the structure that Windows takes."""
    asked = _ExtendedLimits()
    asked.BasicLimitInformation.LimitFlags = (
        _LIMIT_PROCESS_TIME | _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION
    )
    asked.BasicLimitInformation.PerProcessUserTimeLimit = limits.cpu_seconds * _TICKS_PER_SECOND
    asked.ProcessMemoryLimit = limits.memory_bytes
    return asked


def limit_with_job(limits: Limits) -> None:
    """Puts this process in a job with the limits, for as long as it lives.

    Raises:
        OSError: the system refuses; then nothing is read.
    """
    kernel = ctypes.CDLL("kernel32")
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    asked = job_limits(limits)
    done = kernel.SetInformationJobObject(
        job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(asked), ctypes.sizeof(asked)
    ) and kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
    if not done:
        raise OSError("the job object was refused")
