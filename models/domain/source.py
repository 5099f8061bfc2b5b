"""Source reference of a figure; every limit, weight, factor and product value carries one."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.texts import refuse_nul


class SourceStatus(StrEnum):
    """Whether a figure was read in a named source text.

    All but VERIFIED are marked as such on screen and in print, and the user may replace them. OWN is an estimate
    of Meetlat's makers, PROXY the figure of a kindred product.
    """

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    OWN = "own"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Reference to one place in one edition of one document.

    An empty `clause` cites the document as a whole. `note` says in plain words how the figure deviates from it.

    Raises:
        ValueError: a text holds NUL.
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
        """Whether the figure was read in this source."""
        return self.status is SourceStatus.VERIFIED
