"""The sheet Uitkomsten: every outcome against every level, one row each."""

from typing import Any

from app.formats.workbook_layout import RESULTS
from app.reporting.outcome_rows import HEADERS, outcome_rows
from app.reporting.workbook.cells import add_head, add_row
from models.domain.outcome import Scorecard
from models.reference.reference import Reference

_WIDTHS = (
    24,
    34,
    18,
    6,
    16,
    12,
    12,
    12,
    12,
    14,
    12,
    14,
    14,
    10,
    10,
    14,
    14,
    16,
    12,
    20,
    40,
    60,
    14,
    14,
    12,
    14,
    14,
    14,
    18,
    14,
)


def add_results(book: Any, scorecard: Scorecard, reference: Reference) -> None:
    """Adds the sheet to a write-only workbook."""
    sheet = book.create_sheet(RESULTS)
    add_head(sheet, HEADERS, _WIDTHS)
    for row in outcome_rows(scorecard, reference):
        add_row(sheet, row)
