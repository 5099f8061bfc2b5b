"""What was found when a report's own data was rendered again and held beside its pages."""

from dataclasses import dataclass
from enum import StrEnum


class PageState(StrEnum):
    """One page beside its rendering anew."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class PageCheck:
    """One page, 1-based. `differences` are texts as (in the file, rendered anew), at most twenty."""

    number: int
    state: PageState
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """A digital signature in the file, checked without a network.

    Attributes:
        signer: the subject of the certificate, as it says of itself.
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
    """Whether a report is as it was exported. It proves "unchanged since export", never who made it.

    Attributes:
        is_identical: rendering the attached data again gave the same bytes.
        program_version: of the program that made the report; another version renders other bytes, and then the
            texts of the pages decide.
        stated_hash: content hash as the attachment states it; `recomputed_hash` of the attached data.
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
