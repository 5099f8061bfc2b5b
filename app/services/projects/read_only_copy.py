"""A picture of a store that another program holds: its files copied and read back whole, never written to.

The holder's lock keeps readers out of the file itself. A copy that was torn because the holder wrote just
then is found by the store's own hashes, and taken again.
"""

import contextlib
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from models.storage.errors import DamagedProjectError, DamagedStoreError, NotAStoreError, StoreInUseError

if TYPE_CHECKING:
    from models.storage.sqlite.store import Store

_ATTEMPTS = 5
_SUFFIXES = ("", "-wal", "-journal")


def open_copy(path: Path) -> "Store":
    """A read-only store with what the store at `path` held a moment ago.

    The copy lies in a temporary folder, which goes when the store does.

    Raises:
        StoreInUseError: the holder wrote all the time, so that no whole picture could be taken.
        StorageError, OSError: the file cannot be read.
    """
    for _ in range(_ATTEMPTS):
        folder = Path(tempfile.mkdtemp(prefix="meetlat-"))
        try:
            return _opened(path, folder)
        except (DamagedStoreError, DamagedProjectError, NotAStoreError):
            _remove(folder)
        except BaseException:
            _remove(folder)
            raise
    raise StoreInUseError(path=str(path))


def _opened(path: Path, folder: Path) -> "Store":
    from models.storage.sqlite.store import open_store

    copy = folder / path.name
    for suffix in _SUFFIXES:
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
    store = open_store(copy, read_only=True)
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    weakref.finalize(store, _remove, folder)
    return store


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
