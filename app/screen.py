"""Detects a screen to open a window on, without loading Qt, which aborts when there is none."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_LOCAL_DISPLAY = re.compile(r"(?:unix)?:([0-9]+)(?:\.[0-9]+)?")
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """True on Windows and macOS; elsewhere when a display server of this machine answers.

    A display of another machine is assumed to answer.
    """
    if sys.platform in ("win32", "darwin"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _WITHOUT_SCREEN:
        return True
    return _has_wayland(environment) or _has_x11(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))


def _has_x11(display: str) -> bool:
    if not display:
        return False
    local = _LOCAL_DISPLAY.fullmatch(display)
    if local is None:
        return True
    place = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where every X server listens
    return _answers(place) or _answers(f"\0{place}")


def _answers(place: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(place)
        except OSError:
            return False
    return True
