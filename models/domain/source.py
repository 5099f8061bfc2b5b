"""Where a figure comes from: every limit, weight, factor and product value carries one of these."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.texts import refuse_nul


class SourceStatus(StrEnum):
    """Whether the figure was read in a named source text.

    UNVERIFIED figures ship marked as such on screen and in print, and the user may replace them.
    """

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One place in one edition of one document.

    Empty `clause` means the source is cited as a whole. `note` says what deviates, in plain words.
    """

    document: str
    edition: str
    clause: str
    status: SourceStatus
    note: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)

    @property
    def is_verified(self) -> bool:
        return self.status is SourceStatus.VERIFIED
