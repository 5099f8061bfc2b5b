"""Tells a fault of the program from a fault of the file, for an exception raised while a file was read.

Readers never raise on what a file holds. An error of Python or of the program itself that is raised in the
program's own code is therefore a fault of the program; what a library raises is a fault of the file.
"""

import traceback
from pathlib import Path
from types import FrameType

_ROOT = Path(__file__).resolve().parents[1]
_OWN_PACKAGES = ("app", "models")
_CONSTRUCTION = frozenset(("dataclasses", "enum", "functools"))
_FENCE = "app.isolation.guard"
_OF_THE_FILE = (OSError, UnicodeError, RecursionError, MemoryError, EOFError)


def own_place(error: BaseException) -> str:
    """The place in the program's own code that raised the error ("module, function, line"); "" for none."""
    kind = type(error)
    is_known = kind.__module__ == "builtins" or kind.__module__.partition(".")[0] in _OWN_PACKAGES
    if not isinstance(error, Exception) or isinstance(error, _OF_THE_FILE) or not is_known:
        return ""
    frames = [found for found in traceback.walk_tb(error.__traceback__) if not _is_construction(found[0])]
    if not frames:
        return ""
    frame, line = frames[-1]
    module = _own_module(frame)
    return "" if module in ("", _FENCE) else f"{module}, {frame.f_code.co_qualname}, {line}"


def _is_construction(frame: FrameType) -> bool:
    """Whether a frame only constructs an object for its caller, such as a generated `__init__`."""
    return frame.f_code.co_filename == "<string>" or frame.f_globals.get("__name__") in _CONSTRUCTION


def _own_module(frame: FrameType) -> str:
    """The module of a frame by the path of its file; `__name__` can be set by the code itself."""
    name = str(frame.f_globals.get("__name__", ""))
    place = Path(frame.f_code.co_filename)
    is_own = any(_ROOT / package in place.parents for package in _OWN_PACKAGES)
    return name if is_own else ""
