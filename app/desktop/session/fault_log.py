"""The log of faults: every traceback with its time and the version, in a file of limited size."""

import datetime as dt
import sys
import traceback
from pathlib import Path

from app.version import VERSION

_LARGEST_BYTES = 1024 * 1024


def write_fault(log_file: Path, error: BaseException) -> None:
    """Writes a traceback to the log, or to standard error when that fails."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    lines = [f"{now} Meetlat {VERSION}\n", *traceback.format_exception(error)]
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        if log_file.exists() and log_file.stat().st_size > _LARGEST_BYTES:
            log_file.replace(log_file.with_suffix(".old.log"))
        with log_file.open("a", encoding="utf-8") as stream:
            stream.writelines(lines)
    except OSError:
        if sys.stderr is not None:
            sys.stderr.writelines(lines)
