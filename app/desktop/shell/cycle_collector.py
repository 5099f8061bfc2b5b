"""Python's search for unused cycles, on the thread of the window only.

Python searches on whichever thread happens to make an object. A cycle that holds Qt objects would then be taken
down on the thread of a background job while Qt delivers an event to one of them, and the process ends without a
word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class CycleCollector(QObject):
    """Searches for unused cycles once a second where enough was made, and never on another thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Leaves the search to Python again, as it was before."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def collect_due() -> None:
    """Searches the oldest generation of objects that is due by the thresholds of `gc`; none when none is."""
    for generation, (count, most) in reversed(
        list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
    ):
        if count > most:
            gc.collect(generation)
            return
