"""A screen of its own with a window manager, and a hand on its keyboard."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROGRAMS = ("Xvfb", "openbox", "xdotool")
_PATIENCE_SECONDS = 20.0


def missing_programs() -> list[str]:
    """What must be installed before a real window can be driven."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Waits as long as a slow machine needs."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


class RealScreen:
    """Xvfb with openbox; use as a context manager."""

    def __init__(self) -> None:
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as stream:
            self.display = f":{stream.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        self._programs: list[subprocess.Popen[bytes]] = []
        time.sleep(0.5)

    def __enter__(self) -> "RealScreen":
        return self

    def __exit__(self, *_: object) -> None:
        for process in (*self._programs, self._manager, self._server):
            process.kill()
            process.wait()

    def start(self, profile: Path) -> "subprocess.Popen[bytes]":
        """Starts the program and waits for its window."""
        program = subprocess.Popen(
            [sys.executable, "-m", "app", "--profile-dir", str(profile)], env=self.environment
        )
        self._programs.append(program)
        self.wait_for_window("Meetlat")
        time.sleep(1.5)
        return program

    def titles(self) -> list[str]:
        """The titles of the windows that are shown."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".*").split()
        return [self._xdotool("getwindowname", window).strip() for window in found]

    def wait_for_window(self, title: str) -> None:
        wait_until(lambda: any(title in shown for shown in self.titles()), f"no window with {title}")

    def wait_until_gone(self, title: str) -> None:
        wait_until(lambda: not any(title in shown for shown in self.titles()), f"{title} stays")

    def keys(self, *names: str) -> None:
        """Presses keys one after the other, as fast as a person."""
        for name in names:
            self._xdotool("key", "--clearmodifiers", name)
            time.sleep(0.12)

    def type_text(self, text: str) -> None:
        self._xdotool("type", "--delay", "30", text)
        time.sleep(0.2)

    def _xdotool(self, *arguments: str) -> str:
        run = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return run.stdout
