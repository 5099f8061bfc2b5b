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


_TELL_PEAK = """
import sys
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]
else:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
print(peak, file=sys.stderr)
"""


def peak_memory_mb(program: str) -> float:
    """The highest resident memory of a fresh Python process that runs `program`, in MB (Linux and macOS).

    On Linux it is read from the process itself: the usual counter starts at the size of the parent.
    """
    done = subprocess.run([sys.executable, "-c", program + _TELL_PEAK], check=True, capture_output=True, text=True)
    return float(done.stderr.split()[-1]) / 1024.0
