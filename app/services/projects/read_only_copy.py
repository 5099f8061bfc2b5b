"""Read-only copies of a store that another program has open.

The lock of the other program keeps readers out of the file itself, so its files are copied. A copy that is torn,
because the other program wrote at the same time, is found by the hashes in the store and made again.
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
    """Opens a read-only copy of the store at `path`.

    The copy is in a temporary folder, which is deleted when the store is closed.

    Raises:
        StoreInUseError: the other program wrote all the time, so that no complete copy could be made.
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
