"""Tells a fault of the program from a fault of the file, for an exception raised while a file was read.

Readers never raise on what a file holds. An error of Python or of the program itself that is raised in the
program's own code is therefore a fault of the program; what a library raises is a fault of the file. Whoever
raises it, no file is to blame for an import that fails, a missing file of the program, or a full disk.
"""

import errno
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

_ROOT = Path(__file__).resolve().parents[1]
_OWN_PACKAGES = ("app", "models")
_OWN_FOLDERS = (_ROOT, *{Path(folder).resolve() for folder in (sys.prefix, sys.base_prefix)} - {Path("/")})
_CONSTRUCTION = frozenset(("dataclasses", "enum", "functools"))
_FENCE = "app.isolation.guard"
_OPENING = ("importlib", "pathlib", "zipimport", "pkgutil", "os", "io", "codecs", "tempfile", "gzip")
"""Modules through which a file is imported or opened; the one to answer for that is who called them."""
_OF_THE_FILE = (OSError, UnicodeError, RecursionError, MemoryError, EOFError)
_OF_THE_COMPUTER = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EIO, errno.EROFS))


def own_place(error: BaseException) -> str:
    """The place in the program's own code that raised the error ("module, function, line"); "" for none."""
    if not isinstance(error, Exception):
        return ""
    frames = [found for found in traceback.walk_tb(error.__traceback__) if not _is_construction(found[0])]
    if is_of_this_computer(error):
        own = [found for found in frames if _own_module(found[0]) not in ("", _FENCE)]
        return _place(*own[-1]) if own else ""
    kind = type(error)
    is_known = kind.__module__ == "builtins" or kind.__module__.partition(".")[0] in _OWN_PACKAGES
    if isinstance(error, _OF_THE_FILE) or not is_known or not frames:
        return ""
    return _place(*frames[-1]) if _own_module(frames[-1][0]) not in ("", _FENCE) else ""


def is_of_this_computer(error: BaseException) -> bool:
    """Whether no file can be the cause: an import failed, a part of the program is missing, or a disk is full.

    A file or network address that is refused because a library wanted it is the file's doing; not so when the
    program itself, or Python for an import, was refused.
    """
    if isinstance(error, ImportError):
        return True
    if not isinstance(error, OSError):
        return False
    if error.errno in _OF_THE_COMPUTER or _is_own_file(error.filename):
        return True
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return _is_refused_to_us(frames)


def _is_refused_to_us(frames: Sequence[FrameType]) -> bool:
    """Whether the fence refused a call of the program's own code, or an import."""
    if not frames or _own_module(frames[-1]) != _FENCE:
        return False
    callers = [frame for frame in frames if _own_module(frame) != _FENCE]
    while callers and _top_package(callers[-1]) in _OPENING:
        if _top_package(callers[-1]) == "importlib":
            return True
        callers = callers[:-1]
    return bool(callers) and _own_module(callers[-1]) != ""


def _is_own_file(name: object) -> bool:
    if not isinstance(name, str):
        return False
    return any(folder in Path(name).parents for folder in _OWN_FOLDERS)


def _top_package(frame: FrameType) -> str:
    name = frame.f_code.co_filename
    if name.startswith("<frozen importlib"):
        return "importlib"
    return str(frame.f_globals.get("__name__", "")).partition(".")[0]


def _place(frame: FrameType, line: int) -> str:
    return f"{_own_module(frame)}, {frame.f_code.co_qualname}, {line}"


def _is_construction(frame: FrameType) -> bool:
    """Whether a frame only constructs an object for its caller, such as a generated `__init__`."""
    return frame.f_code.co_filename == "<string>" or frame.f_globals.get("__name__") in _CONSTRUCTION


def _own_module(frame: FrameType) -> str:
    """The module of a frame by the path of its file; `__name__` can be set by the code itself."""
    name = str(frame.f_globals.get("__name__", ""))
    place = Path(frame.f_code.co_filename)
    is_own = any(_ROOT / package in place.parents for package in _OWN_PACKAGES)
    return name if is_own else ""
