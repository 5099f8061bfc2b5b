"""Evidence: the document that an entered figure or an answer rests on. None means unknown."""

import datetime as dt
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from models.domain.texts import refuse_nul


class EvidenceStatus(StrEnum):
    """Origin of an entered figure; values as in the workbook."""

    STATED = "opgegeven"
    CALCULATED = "berekend"
    MEASURED = "gemeten"
    ASSUMED = "aanname"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence for an entered figure. An empty document means that there is none.

    Attributes:
        document: title or reference of the document, in the user's words.
        date: of the document; None when not given.
        file_name, file_sha256: name and SHA-256 (hexadecimal) of a file that the user chose. The file is not kept;
            it is compared with these when the user chooses it again.

    Raises:
        ValueError: a text holds NUL.
    """

    document: str = ""
    _: KW_ONLY
    date: dt.date | None = None
    status: EvidenceStatus | None = None
    file_name: str = ""
    file_sha256: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)


NO_EVIDENCE = Evidence()
"""The evidence of what nobody supported with a document."""
