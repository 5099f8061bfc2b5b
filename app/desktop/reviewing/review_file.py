"""The state of one file in the review window: reading, review, and the reviewer's notes."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from app.desktop.session.file_queue import FileState, is_busy, shown_name
from app.errors import UserError
from app.reporting.review.review import Review
from models.domain.bill import BillLine
from models.domain.review import ReviewNotes

LONGEST_REMARK = 500


@dataclass(eq=False, slots=True)
class ReviewFile:
    """A file under review.

    Attributes:
        variant: id of the variant to review; "" for the one that the file is about.
        progress: the fraction of the reading that is done, 0–1.
        kept_notes: the notes that were last saved, or taken from a saved review.
    """

    path: Path
    state: FileState = FileState.WAITING
    review: Review | None = None
    error: UserError | None = None
    variant: str = ""
    progress: float = 0.0
    notes: ReviewNotes = field(default_factory=ReviewNotes)
    kept_notes: ReviewNotes = field(default_factory=ReviewNotes)

    @property
    def is_busy(self) -> bool:
        return is_busy(self)

    @property
    def is_read(self) -> bool:
        """Whether it has a review; a file that reading refuses has one too."""
        return self.review is not None

    @property
    def has_unsaved_notes(self) -> bool:
        return self.notes != self.kept_notes

    @property
    def shown_name(self) -> str:
        """The name without characters that cannot be shown, and shortened when long."""
        return shown_name(self.path)

    def set_remark(self, key: str, remark: str) -> None:
        """Sets the note on one point; an empty text removes it."""
        remarks = {known: said for known, said in self.notes.remarks.items() if known != key}
        if remark.strip():
            remarks[key] = remark[:LONGEST_REMARK]
        self.notes = replace(self.notes, remarks=remarks)

    def set_checked(self, key: str, *, is_checked: bool) -> None:
        """Ticks a point off, or takes the tick away."""
        others = self.notes.checked - {key}
        self.notes = replace(self.notes, checked=others | {key} if is_checked else others)

    def lines(self) -> tuple[BillLine, ...]:
        """The lines of the reviewed bill; empty without a plan."""
        review = self.review
        return () if review is None or review.report is None else review.report.variant.bill.lines
