"""How soon the window paints, beside a bare PySide6 window with the same imports of Qt alone.

Each start is a process of its own on an empty data folder; the time runs from its launch to the first
paint of the top-level window. Both print the modules that were loaded by then.
"""

import ast
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_PROBE = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Probe(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False

application = QApplication(sys.argv[:1])
probe = Probe()
"""
_BARE = (
    _PROBE
    + """
for module, names in json.loads(sys.argv[1]):
    __import__(module, fromlist=names)
    for name in names:
        getattr(sys.modules[module], name)
window = QMainWindow()
window.resize(1366, 768)
window.installEventFilter(probe)
window.show()
application.exec()
"""
)
_OURS = (
    _PROBE
    + """
from app.command_line.cli import main
from app.desktop.shell.window_session import Running
whole = Running.run
def run(self):
    self.window.installEventFilter(probe)
    return whole(self)
Running.run = run
main(["--profile-dir", sys.argv[1]])
"""
)


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from launch to first paint, and the modules that were loaded by then."""

    seconds: float
    modules: frozenset[str]


def start_ours() -> Start:
    """One start of the program on an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        return _start(_OURS, folder)


def start_bare(imports: Sequence[tuple[str, Sequence[str]]]) -> Start:
    """One start of a bare window that imports these names of Qt."""
    return _start(_BARE, json.dumps(imports))


def qt_imports(modules: Iterable[str]) -> list[tuple[str, list[str]]]:
    """What our modules among `modules` import from Qt when they load."""
    found: dict[str, set[str]] = {}
    for module in modules:
        path = _ROOT.joinpath(*module.split(".")).with_suffix(".py")
        if module.split(".")[0] in ("app", "widgets") and path.is_file():
            for statement in ast.parse(path.read_text("utf-8")).body:
                if isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith("PySide6"):
                    found.setdefault(str(statement.module), set()).update(name.name for name in statement.names)
    return sorted((module, sorted(names)) for module, names in found.items())


def first_paint_seconds(repeats: int = 9) -> tuple[float, float]:
    """Median seconds to the first paint of ours and of the bare window, taken in turns."""
    imports = qt_imports(start_ours().modules)
    start_bare(imports)
    both = [(start_ours().seconds, start_bare(imports).seconds) for _ in range(repeats)]
    return statistics.median(ours for ours, _ in both), statistics.median(bare for _, bare in both)


def first_paint_ratio(repeats: int = 9) -> float:
    """How many times longer our first paint takes than that of a bare window; the aim is 1.6."""
    ours, bare = first_paint_seconds(repeats)
    return ours / bare


def _start(program: str, *arguments: str) -> Start:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    before = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return Start(time.perf_counter() - before, frozenset(json.loads(run.stdout)))


if __name__ == "__main__":
    ours, bare = first_paint_seconds()
    print(f"first paint: {ours:.3f} s, bare window {bare:.3f} s, {ours / bare:.2f} x")
