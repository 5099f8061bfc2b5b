"""Check that the file of an open store is still the one at its path.

A synchronisation program may replace the file while it is open. On most systems the connection then writes to a
file that no longer has a name, and SQLite reports nothing. So the file is checked before and after every
transaction that writes.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.storage.errors import StorageError, SwappedStoreError
from models.storage.sqlite.fingerprint import fingerprint_on_disk


@dataclass(frozen=True, slots=True)
class _Sight:
    """Identity of the file at the path; `modified` is in nanoseconds by the clock of its disk."""

    identity: tuple[int, int]
    size: int
    modified: int


class StoreFile:
    """Identity of the file as this program last wrote it; nothing is compared before `remember`.

    `ours` gives the fingerprint of the content as this program's connection reads it.
    """

    def __init__(self, path: Path, ours: Callable[[], str]) -> None:
        self._path = path
        self._ours = ours
        self._seen: _Sight | None = None
        self._fingerprint = ""

    def remember(self) -> None:
        """Records the present file as the one this program wrote; to be called after each change of its own."""
        seen = self._look()
        if seen is not None and seen != self._seen:
            self._seen, self._fingerprint = seen, self._ours()

    def forget(self) -> None:
        """Ends the comparison, when the store is closed."""
        self._seen = None

    def check(self) -> None:
        """Compares the file at the path with the recorded one.

        For a file with another date only, the content decides, because network drives set the date later.

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
        """Checks after a commit that it is in the file at the path, and records that file.

        Raises:
            SwappedStoreError: the commit is in another file.
        """
        seen = self._look()
        if seen is not None and self._seen is not None and seen.identity != self._seen.identity:
            raise SwappedStoreError(path=str(self._path))
        self.remember()

    def _look(self) -> _Sight | None:
        """The present identity; None when the system does not give it, which SQLite will report.

        Raises:
            SwappedStoreError: the file is no longer there.
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
