"""Sheets that are not read: only their first rows are looked at, to see whether a bill hides there.

A sheet that cannot be looked at is no reason to refuse the workbook; it only counts as not read.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.importing.cell_text import Cell, folded
from app.importing.finding_list import FileRefusedError, FindingList, quote
from app.importing.layout import BILL, BILL_COLUMNS, GUIDE, LISTS, RESULTS, header_key, names_of
from app.importing.plain_xml import STRICT_BYTES, check_well_formed, plain_sheet
from app.importing.sheet_scan import UnusualFormError, scan_sheet
from models.domain.outcome import Place

_ROWS = 20
_ROW = re.compile(rb"<((?:\w+:)?)row[\s/>]")
_OWN = frozenset(folded(name) for name in (RESULTS, GUIDE, LISTS))
_MAX_NAMED = 10

_BILL_NAMES = names_of(BILL_COLUMNS)
_FOUND_ANYWHERE = {"id", "description", "source", "note", "data_category", "product_id", "printed_total"}
"""Fields whose headers, such as naam and bron, say nothing about what a table is."""


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet with content that is not read; `rows` are its first ones, none when they cannot be read."""

    name: str
    rows: Sequence[Sequence[Cell]] = ()

    @property
    def is_like_bill(self) -> bool:
        """At least two headers of Materialen in one row, of which one belongs to a bill alone."""
        return any(_has_bill_headers(row) for row in self.rows[:_ROWS])


def _has_bill_headers(row: Sequence[Cell]) -> bool:
    keys = {header_key(cell) for cell in row if isinstance(cell, str)}
    fields = {_BILL_NAMES[key].field for key in keys & _BILL_NAMES.keys()}
    return len(fields) > 1 and not fields <= _FOUND_ANYWHERE


def is_own(name: str) -> bool:
    """Whether the program itself writes a sheet of this name that it does not read."""
    return folded(name) in _OWN


def has_content(xml: bytes) -> bool:
    return any(mark in xml for mark in (b"v>", b"<v ", b"is>", b"<is "))


def first_rows_xml(xml: bytes) -> bytes | None:
    """The sheet cut off after its first rows, in the ordinary form; None when it is too odd to look at."""
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


def point_at_other_sheets(sheets: Sequence[OtherSheet], findings: FindingList, *, has_bill: bool) -> None:
    """Names every sheet that is not read; one with the headers of a bill is an error when there is no bill."""
    for sheet in sheets:
        if sheet.is_like_bill:
            place = Place(sheet=sheet.name)
            if has_bill:
                findings.warning("import_second_bill", place, sheet=quote(sheet.name), bill=BILL)
            else:
                findings.error("import_bill_under_other_name", place, sheet=quote(sheet.name), bill=BILL)
    plain = [sheet.name for sheet in sheets if not sheet.is_like_bill]
    if plain:
        named = ", ".join(quote(name) for name in plain[:_MAX_NAMED])
        named += ", …" if len(plain) > _MAX_NAMED else ""
        findings.warning("import_sheets_not_read", None, sheets=named, count=len(plain))
