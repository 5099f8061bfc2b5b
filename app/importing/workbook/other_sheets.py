"""Sheets that are not read: only their first rows are searched for the header of a bill.

A sheet of which these rows cannot be parsed does not refuse the workbook; it counts as not read.
"""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.formats.cell_text import Cell, folded
from app.formats.workbook_layout import BILL, BY_PHASE, GUIDE, LINE_ESTIMATES, LISTS, RESULTS
from app.importing.bill.table import Cells
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.plain_xml import STRICT_BYTES, check_well_formed, plain_sheet
from app.importing.common.sheet_scan import UnusualFormError, scan_sheet
from models.domain.outcome import Place

_ROWS = 45
_ROW = re.compile(rb"<((?:\w+:)?)row[\s/>]")
_OWN = frozenset(folded(name) for name in (RESULTS, BY_PHASE, LINE_ESTIMATES, GUIDE, LISTS))
_MAX_NAMED = 10


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet with content that is not read; `rows` are its first ones, none when they cannot be parsed.

    `row_count` is the number of all its rows.
    """

    name: str
    rows: Sequence[Sequence[Cell]] = ()
    first_row: int = 1
    first_column: int = 0
    row_count: int = 0
    is_hidden: bool = False

    @property
    def cells(self) -> Cells:
        return Cells(self.name, self.rows[:_ROWS], self.first_row, self.first_column)


def is_own(name: str) -> bool:
    """Whether the program itself writes a sheet of this name that it does not read."""
    return folded(name) in _OWN


def count_rows(xml: bytes) -> int:
    """The number of rows in the sheet's XML."""
    return sum(1 for _ in _ROW.finditer(xml))


def has_content(xml: bytes) -> bool:
    return any(mark in xml for mark in (b"v>", b"<v ", b"is>", b"<is "))


def first_rows_xml(xml: bytes) -> bytes | None:
    """The sheet cut off after its first rows, in the ordinary form; None when it cannot be parsed."""
    starts = [match for match, _ in zip(_ROW.finditer(xml), range(_ROWS + 1), strict=False)]
    if len(starts) > _ROWS:
        prefix = starts[-1][1]
        xml = xml[: starts[-1].start()] + b"</%bsheetData></%bworksheet>" % (prefix, prefix)
    if len(xml) > STRICT_BYTES:
        return None
    with suppress(FileRefusedError, UnusualFormError):
        return _checked(xml)
    return None


def _checked(xml: bytes) -> bytes:
    check_well_formed(xml)
    with suppress(UnusualFormError):
        scan_sheet(xml)
        return xml
    plain = plain_sheet(xml)
    scan_sheet(plain)
    return plain


def point_at_other_sheets(
    sheets: Sequence[OtherSheet], findings: FindingList, bill_sheet: str, like_bill: Collection[str]
) -> None:
    """Adds findings that name the sheets that are not read, a separate one for each with the header of a bill.

    Args:
        bill_sheet: the sheet that is read as the bill, "" for none.
        like_bill: names of the sheets that have the header of a bill.
    """
    for sheet in sheets:
        if sheet.name in like_bill:
            place = Place(sheet=sheet.name)
            findings.warning("import_second_bill", place, sheet=quote(sheet.name), bill=quote(bill_sheet or BILL))
    plain = [sheet.name for sheet in sheets if sheet.name not in like_bill]
    if plain:
        named = ", ".join(quote(name) for name in plain[:_MAX_NAMED])
        named += ", …" if len(plain) > _MAX_NAMED else ""
        findings.warning("import_sheets_not_read", None, sheets=named, count=len(plain))
