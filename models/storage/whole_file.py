"""Atomic writing of files: a crash, a full disk or another program leaves the whole new file or the old one."""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from models.storage.errors import FileNotWrittenError

_WINDOWS_BUSY = (5, 32, 33)
_RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


def write_whole(path: Path, data: bytes) -> None:
    """Writes `data` to `path`, or leaves the old file untouched.

    The bytes are on the disk when this returns. Of a symbolic link the target is replaced. A file that is replaced
    keeps its permissions.

    Raises:
        FileNotWrittenError: no room, no permission, no such folder, or another program holds the file.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write_synced(part, data)
        _keep_permissions(target, part)
        replace_with_retry(part, target)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(target.parent)


def not_written(path: Path, error: OSError) -> FileNotWrittenError:
    """The typed error for an error of the operating system about the file at `path`."""
    if error.errno in _NO_ROOM:
        return FileNotWrittenError("storage_disk_full", path=str(path))
    if getattr(error, "winerror", None) in _WINDOWS_BUSY:
        return FileNotWrittenError("storage_file_busy", path=str(path))
    if error.errno in _NOT_ALLOWED:
        return FileNotWrittenError("storage_not_allowed", path=str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileNotWrittenError("storage_no_such_folder", path=str(path.parent))
    return FileNotWrittenError("storage_not_written", path=str(path))


def _write_synced(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_permissions(target: Path, part: Path) -> None:
    if os.name == "posix" and target.exists():
        part.chmod(target.stat().st_mode & 0o777)


def replace_with_retry(source: Path, target: Path) -> None:
    """Renames `source` over `target`; on Windows it waits up to 2.5 s for a program that has the file open.

    Raises:
        OSError: the file could not be renamed.
    """
    for pause in _RETRY_SECONDS:
        try:
            os.replace(source, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
            time.sleep(pause)
    os.replace(source, target)


def sync_file(path: Path) -> None:
    """Syncs a closed file to the disk, so that its content survives a power cut.

    Raises:
        OSError: the disk reported an error.
    """
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Syncs a folder to the disk, so that a rename in it survives a power cut; POSIX systems only."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
