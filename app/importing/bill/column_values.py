"""Reads columns of texts, choices, dates and yes/no. An empty cell is "" for texts and None for the rest."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.formats.cell_text import MAX_TEXT, Cell, are_plain, clean_text, folded, text_of
from app.importing.bill.dates import date_fault, read_date
from app.importing.bill.numbers import says_unknown
from app.importing.bill.table import ColumnView
from app.importing.common.finding_list import FindingList, quote
from models.domain.outcome import Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_YES_NO = {
    **dict.fromkeys(("ja", "j", "yes", "y", "true", "waar", "1", "x"), True),
    **dict.fromkeys(("nee", "n", "no", "false", "onwaar", "0"), False),
}


@dataclass(frozen=True, slots=True)
class Choices(Generic[T_co]):
    """The accepted answers of a column: folded text -> value, and their list for the user.

    `code` is the finding for any other text, unless `fault` names a better one for the cell; with
    `allows_unknown` words such as `n.v.t.` mean None.
    """

    options: Mapping[str, T_co]
    accepted: str
    code: str = "import_unknown_choice"
    allows_unknown: bool = False
    fault: Callable[[Cell], str] | None = None


YES_NO: Choices[bool] = Choices(_YES_NO, "ja, nee", "import_not_yes_no", allows_unknown=True)


def read_choices(view: ColumnView, choices: Choices[T]) -> Sequence[T | None]:
    """The chosen value per cell."""
    return _cell_by_cell(view, lambda cell: choices.options.get(folded(text_of(cell))), choices)


def _cell_by_cell(view: ColumnView, read: Callable[[Cell], T | None], choices: Choices[T]) -> Sequence[T | None]:
    """Reads each different content once; what cannot be read is refused at every cell that holds it."""
    if bool in set(map(type, view.cells)):
        # True is equal to 1, so these columns are read cell by cell.
        values = [None if cell == "" else read(cell) for cell in view.cells]
    else:
        known = {cell: read(cell) for cell in set(view.cells) - {""}}
        values = list(map(known.get, view.cells))
    for i, (cell, value) in enumerate(zip(view.cells, values, strict=True) if None in values else ()):
        if value is None and cell != "":
            _refuse_choice(view, i, cell, choices)
    return values


def _refuse_choice(view: ColumnView, index: int, cell: Cell, choices: Choices[T]) -> None:
    text = text_of(cell)
    if text.isspace():
        return
    if choices.allows_unknown and says_unknown(text):
        view.findings.note("import_read_as_unknown", view.place(index), text=quote(text))
    else:
        code = choices.fault(cell) if choices.fault else choices.code
        view.refuse(index, code, accepted=choices.accepted)


def read_dates(view: ColumnView) -> Sequence[dt.date | None]:
    """The dates of a column; any other content is an error finding with its cause."""
    return _cell_by_cell(view, read_date, Choices({}, "", allows_unknown=True, fault=date_fault))


def read_texts(view: ColumnView, limit: int = MAX_TEXT) -> list[str]:
    """The texts of a column; blank is "". Unsafe characters go out and long texts are cut, with a finding."""
    texts: list[str] = [cell if isinstance(cell, str) else text_of(cell) for cell in view.cells]
    if not are_plain(texts) or max(map(len, texts), default=0) > limit:
        texts = [safe_text(text, limit, view.place(i), view.findings) for i, text in enumerate(texts)]
    return ["" if text.isspace() else text for text in texts] if any(map(str.isspace, texts)) else texts


def safe_text(text: str, limit: int, place: Place, findings: FindingList) -> str:
    """`text` as it may be stored: cleaned (`import_text_cleaned`) and cut (`import_text_cut`)."""
    cleaned = clean_text(text)
    if len(cleaned) != len(text.replace("\r\n", "\n")):
        findings.note("import_text_cleaned", place)
    if len(cleaned) > limit:
        findings.warning("import_text_cut", place, limit=limit)
    return cleaned[:limit]


def read_names(view: ColumnView, limit: int) -> list[str]:
    """The texts of a column as names: on one line, without space around them."""
    return [
        " ".join(text.split()) if "\n" in text or "\t" in text else text.strip()
        for text in read_texts(view, limit)
    ]
