"""The request to a reader, besides the bytes: the file's name and the choices that a person made for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableChoice:
    """The column mapping of a table, chosen by a person or saved with an earlier file.

    Attributes:
        signature: of the table that it is for (`FoundTable.signature`); "" for any table.
        fields: column letter -> field id, "" for a column that is only kept. A missing letter is guessed.
        sheet: "" leaves the choice of the sheet to the reader.
        header_row: 1-based, 0 leaves it to the reader.
        is_alone: whether only that sheet is read, also when others have the same header.
        decimal_mark: "," or "." for texts that could be either, "" leaves it to the reader.
    """

    signature: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    header_row: int = 0
    decimal_mark: str = ""
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """The request for one reading of one file.

    Attributes:
        chosen: takes precedence over `remembered`; None when nobody chose.
        remembered: of these, the one with the signature of the table applies.
        is_pasted: the bytes are text from the clipboard in UTF-8: cells are separated by tabs, and one column of
            texts is a bill as well.
        trusted_certificates: those that the user trusts for signatures, each as PEM text.
    """

    file_name: str
    chosen: TableChoice | None = None
    remembered: tuple[TableChoice, ...] = ()
    trusted_certificates: tuple[str, ...] = ()
    is_pasted: bool = False
