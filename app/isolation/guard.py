"""The audit hook of the child, by which Python refuses network, processes and other files.

A second barrier beside limits.py. It covers what libraries do through Python; native code is limited by the kernel
alone. Event names: the audit events table of the Python documentation.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

_ROOT = Path(__file__).resolve().parents[2]
_OWN_FOLDERS = ("app", "models", "assets", "reference_data")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FOLDER_EVENTS = ("os.listdir", "os.scandir", "ctypes.dlopen")
_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile",
    "pty.", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.chown", "os.utime", "os.setxattr", "os.removexattr", "os.kill", "os.killpg", "os.putenv", "os.chdir",
    "shutil.", "tempfile.", "sqlite3.", "pickle.find_class", "webbrowser.", "urllib.Request", "winreg.",
    "_winapi.", "fcntl.", "signal.pthread_kill",
)  # fmt: skip


_WITHOUT_EVENT = ("mkfifo", "mknod", "fchmod", "fchown", "statvfs")
"""Functions that touch the disk without an audit event."""


def install_audit_hook() -> None:
    """Adds the hook, which cannot be removed. A refused call raises PermissionError."""
    sys.addaudithook(_hook(_readable_folders()))
    for name in _WITHOUT_EVENT:
        for module in (os, sys.modules.get("posix")):
            if hasattr(module, name):
                setattr(module, name, _refuse)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError("this call is refused here")


def _readable_folders() -> tuple[str, ...]:
    """The folders of Python, its packages and the program, each with a separator at its end."""
    own = [str(_ROOT / name) for name in _OWN_FOLDERS]
    python = [sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.dirname(os.__file__)]
    packages = [entry for entry in sys.path if entry and Path(entry).resolve() != _ROOT]
    bundled = [str(getattr(sys, "_MEIPASS", ""))]
    named = {folder for folder in (*own, *python, *packages, *bundled) if folder}
    whole = named | {str(Path(folder).resolve()) for folder in named}
    return tuple(
        sorted(f"{folder.rstrip(os.sep)}{os.sep}" for folder in whole if Path(folder).parent != Path(folder))
    )


def _hook(folders: tuple[str, ...]) -> Callable[[str, tuple[object, ...]], None]:
    import_folders = frozenset((*sys.path, *folders))

    def is_own(path: object) -> bool:
        text = os.path.abspath(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else ""
        return text == os.devnull or text in import_folders or f"{text}{os.sep}".startswith(folders)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, int):
                return
            if not is_own(path) or (isinstance(flags, int) and flags & _WRITING and path != os.devnull):
                raise PermissionError(f"{event} is refused here")
        elif event in _FOLDER_EVENTS:
            if arguments[0] is not None and not is_own(arguments[0]):
                raise PermissionError(f"{event} is refused here")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"{event} is refused here")

    return hook
