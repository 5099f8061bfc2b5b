"""Design tokens of the window from assets/style/tokens.json: measures, type sizes, and colours by theme."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).resolve().parent.parent / "assets" / "style" / "tokens.json"


@cache
def tokens() -> dict[str, Any]:
    """The whole file, read once: `type`, `space`, `size`, `radius`, `line`, `motion`, both themes, `contrast`."""
    read: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return read


def size(name: str) -> int:
    """A measure of `size`, in pixels; KeyError for an unknown one."""
    return int(tokens()["size"][name])


def space(name: str) -> int:
    """A distance of `space`, in pixels; KeyError for an unknown one."""
    return int(tokens()["space"][name])


def narrow_below() -> int:
    """Width of a window, in pixels, below which the narrow forms are used."""
    return int(tokens()["narrow_below"])
