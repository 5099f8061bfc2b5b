"""The file of an open store, and whether it is still the one at its path.

A synchronisation program may replace the file while we have it open. On most systems our connection then writes
on in a file that has no name any more, and SQLite reports nothing. So the file is looked at before and after
every transaction that writes.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.storage.errors import StorageError, SwappedStoreError
from models.storage.fingerprint import fingerprint_on_disk


@dataclass(frozen=True, slots=True)
class _Sight:
    """The file at the path as the system tells it; `modified` in nanoseconds by the clock of its disk."""

    identity: tuple[int, int]
    size: int
    modified: int


class StoreFile:
    """Remembers the file as this program last left it; until then nothing is compared.

    `ours` gives the fingerprint of the content as our own connection reads it.
    """

    def __init__(self, path: Path, ours: Callable[[], str]) -> None:
        self._path = path
        self._ours = ours
        self._seen: _Sight | None = None
        self._fingerprint = ""

    def remember(self) -> None:
        """Takes the file as it is now as ours; call after our own changes."""
        seen = self._look()
        if seen is not None and seen != self._seen:
            self._seen, self._fingerprint = seen, self._ours()

    def forget(self) -> None:
        """Nothing is compared any more: the store is closed."""
        self._seen = None

    def check(self) -> None:
        """Compares the file at the path with the one that is remembered.

        A new date alone is no sign: drives on a network set it later. Then the content decides.

        Raises:
            SwappedStoreError: it is another file, is gone, or was written to by another program.
        """
        if self._seen is None:
            return
        seen = self._look()
        if seen == self._seen or seen is None:
            return
        if seen.identity != self._seen.identity or self._on_disk() != self._fingerprint:
            raise SwappedStoreError(path=str(self._path))
        self._seen = seen

    def confirm(self) -> None:
        """After a commit: it went into the file at the path, which is remembered.

        Raises:
            SwappedStoreError: it did not.
        """
        seen = self._look()
        if seen is not None and self._seen is not None and seen.identity != self._seen.identity:
            raise SwappedStoreError(path=str(self._path))
        self.remember()

    def _look(self) -> _Sight | None:
        """None when the system does not answer: that is for SQLite to report.

        Raises:
            SwappedStoreError: there is no file any more.
        """
        try:
            status = os.stat(self._path)
        except FileNotFoundError as error:
            raise SwappedStoreError(path=str(self._path)) from error
        except OSError:
            return None
        return _Sight((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)

    def _on_disk(self) -> str | None:
        try:
            return fingerprint_on_disk(self._path)
        except StorageError:
            return None
