"""The matching of bills with the library, made once and shared by all windows."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desktop.session.jobs import Jobs

if TYPE_CHECKING:
    from app.services.matching.provisional_bill import BillMatching
    from models.reference.reference import Reference


class LibraryMatching(QObject):
    """Makes the matching when it is first needed, and again for other reference data.

    Args:
        reference: gives the present reference data; asked in the window's thread only.
        remembered: gives a function that tells what was confirmed before, text -> product, and may be called in a
            job; asked in the window's thread only.
    """

    def __init__(
        self,
        reference: "Callable[[], Reference]",
        remembered: Callable[[], Callable[[], Mapping[str, str]]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reference = reference
        self._remembered = remembered
        self._lock = threading.Lock()
        self._made: tuple[Reference, BillMatching] | None = None
        self._jobs = Jobs(self)

    def maker(self) -> "Callable[[], BillMatching]":
        """A function that gives the matching, for a job: the first call may take a third of a second.

        Each call gives a matching with what is remembered then.
        """
        reference, remembered = self._reference(), self._remembered()
        return lambda: self._of(reference).remembering(remembered())

    def warm(self) -> None:
        """Makes the index of the library's words and reads the memory in a job, so that no import waits."""
        make = self.maker()
        self._jobs.start(lambda _: make().warm())

    @property
    def is_warming(self) -> bool:
        return self._jobs.is_running

    def _of(self, reference: "Reference") -> "BillMatching":
        from app.services.matching.provisional_bill import matching_with

        with self._lock:
            if self._made is None or self._made[0] is not reference:
                self._made = (reference, matching_with(reference.library, reference))
            return self._made[1]
