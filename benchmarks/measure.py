"""Time and memory of one thing, steady enough for a ratio within one run."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def median_seconds(action: Callable[[], object], repeats: int) -> float:
    """The median of `repeats` runs after one that is not counted."""
    action()
    times = []
    for _ in range(repeats):
        gc.collect()
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def median_process_seconds(command: Sequence[str], repeats: int) -> float:
    """The median of whole processes, start and end included.

    Raises:
        subprocess.CalledProcessError: a run failed, so there is nothing to measure.
    """
    return median_seconds(lambda: subprocess.run(command, check=True, capture_output=True), repeats)


def peak_memory_mb(program: str) -> float:
    """The highest resident memory of a fresh Python process that runs `program`, in MB (Linux and macOS)."""
    ending = "\nimport resource as _r, sys as _s\nprint(_r.getrusage(_r.RUSAGE_SELF).ru_maxrss, file=_s.stderr)"
    done = subprocess.run([sys.executable, "-c", program + ending], check=True, capture_output=True, text=True)
    peak = float(done.stderr.split()[-1])
    return peak / (1024.0 * 1024.0) if sys.platform == "darwin" else peak / 1024.0
