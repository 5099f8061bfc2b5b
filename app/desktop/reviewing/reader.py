"""Background reading and recomputing of files, one after the other; nothing is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.session.file_queue import FileState, fail, give_up
from app.desktop.session.jobs import Jobs, Ticket
from app.texts import text, todo

if TYPE_CHECKING:
    from pathlib import Path

    from app.formats.import_result import ImportResult
    from app.isolation.run import ReadStage
    from app.reporting.review.review import Review
    from app.services.matching.provisional_bill import BillMatching
    from models.reference.reference import Reference

_STAGES = {"starting": 0.1, "reading": 0.3, "receiving": 0.8}


class ReviewReader(QObject):
    """Reads and reviews the files of one review window.

    Signals:
        changed(ReviewFile): its reading started, progressed, succeeded or failed.
        faulted(Exception): the program itself failed; to be logged.
    """

    changed = Signal(object)
    faulted = Signal(object)

    def __init__(
        self,
        reference: Callable[[], "Reference"],
        trusted: Callable[[], tuple[str, ...]],
        matching: "Callable[[], Callable[[], BillMatching]]",
        parent: QObject | None = None,
    ) -> None:
        """`trusted` returns the certificates that the user trusts, as PEM text.

        `matching` returns what makes the matching with the library of the program, in a job; nothing that somebody
        of the organisation confirmed before plays a part in a review.
        """
        super().__init__(parent)
        self._reference, self._trusted, self._matching = reference, trusted, matching
        self._queue: list[ReviewFile] = []
        self._now: ReviewFile | None = None
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.progress.connect(self._on_progress)

    @property
    def is_busy(self) -> bool:
        return self._now is not None or bool(self._queue)

    def read(self, file: ReviewFile) -> None:
        """Reads a file, again if it was read before."""
        self.drop(file)
        file.state, file.error, file.progress = FileState.WAITING, None, 0.0
        self._queue.append(file)
        self.changed.emit(file)
        self._go_on()

    def drop(self, file: ReviewFile) -> None:
        """Stops reading a file."""
        if file in self._queue:
            self._queue.remove(file)
        if file is self._now:
            self._jobs.cancel()
            self._now = None
            self._go_on()

    def stop(self) -> None:
        """Cancels the readings that are not finished, and marks their files."""
        waiting = [file for file in (self._now, *self._queue) if file is not None]
        self._queue.clear()
        self._jobs.cancel()
        self._now = None
        for file in waiting:
            give_up(file)
            self.changed.emit(file)

    def _go_on(self) -> None:
        if self._now is not None or not self._queue:
            return
        file = self._now = self._queue.pop(0)
        file.state = FileState.READING
        reference, trusted = self._reference(), self._trusted()
        wanted = Wanted(file.path, file.variant, trusted, self._matching())
        self._jobs.start(lambda ticket: _work(wanted, reference, ticket))
        self.changed.emit(file)

    def _on_progress(self, progress: float) -> None:
        if self._now is not None:
            self._now.progress = progress
            self.changed.emit(self._now)

    def _on_done(self, review: object) -> None:
        from app.reporting.review.review import Review

        file, self._now = self._now, None
        if file is not None and isinstance(review, Review):
            file.review, file.state = review, FileState.READ
            self.changed.emit(file)
        self._go_on()

    def _on_failed(self, error: object) -> None:
        file, self._now = self._now, None
        if file is not None:
            if fail(file, error):
                self.faulted.emit(error)
            self.changed.emit(file)
        self._go_on()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to review: its variant, the certificates that count, and what makes the matching."""

    path: "Path"
    variant: str
    trusted: tuple[str, ...]
    matching: "Callable[[], BillMatching]"


def _work(wanted: Wanted, reference: "Reference", ticket: Ticket) -> "Review":
    from app.services.review.reviewer import ReviewOptions, review_file

    def tell(stage: "ReadStage") -> None:
        ticket.check()
        ticket.report(_STAGES.get(stage, 0.0))

    def is_stopped() -> bool:
        return ticket.is_cancelled

    def complete(result: "ImportResult") -> "ImportResult":
        return wanted.matching().completed(result)

    options = ReviewOptions(wanted.variant or None, wanted.trusted, complete)
    review = review_file(wanted.path, reference, options, progress=tell, cancelled=is_stopped)
    ticket.check()
    _check_words(review)
    return review


def _check_words(review: "Review") -> None:
    """Formats every message of a review, so that one without a text fails here and not while painting.

    Raises:
        KeyError: a code or a value of a message is unknown.
    """
    findings = review.import_findings if review.report is None else review.report.findings
    messages = [finding.message for finding in findings]
    messages += [part for each in review.headlines for part in (each.message, *each.because)]
    messages += [item.message for item in review.missing]
    for message in messages:
        text(message, "nl")
        todo(message, "nl")
