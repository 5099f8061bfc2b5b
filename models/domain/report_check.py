"""Result of checking a PDF report against a new rendering of the data attached to it."""

from dataclasses import dataclass
from enum import StrEnum


class PageState(StrEnum):
    """State of one page compared with its new rendering."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class PageCheck:
    """Check of one page, 1-based. `differences` are texts as (in the file, rendered anew), at most twenty."""

    number: int
    state: PageState
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """A digital signature in the file, checked without a network.

    Attributes:
        signer: the subject of the certificate, which the certificate itself states.
        is_intact: the signed bytes are unchanged.
        covers_whole_file: nothing was added after signing.
        is_trusted: the certificate is among those that the user trusts.
    """

    signer: str
    is_intact: bool
    covers_whole_file: bool
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """Whether a report is unchanged since its export; it never proves who made it.

    Attributes:
        is_identical: whether rendering the attached data again gave the same bytes.
        program_version: of the program that made the report; another version renders other bytes, and then the
            texts of the pages decide.
        stated_hash: content hash as the attachment states it; `recomputed_hash` is that of the attached data.
        pages: every page of the file and of the rendering.
        signatures: None when they could not be checked because the signing extra is not installed.
    """

    is_identical: bool
    program_version: str
    same_program_version: bool
    stated_hash: str
    recomputed_hash: str
    pages: tuple[PageCheck, ...]
    signatures: tuple[SignatureCheck, ...] | None = ()
