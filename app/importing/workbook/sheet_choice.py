"""Which sheets of a workbook are read, and as which sheet of ours."""

from dataclasses import replace

from app.formats.cell_text import folded
from app.formats.workbook_layout import BILL, PROJECT, QUESTIONS, RESULTS, SHEET_NAMES
from app.importing.workbook.grid import SheetEntry


def sheet_entries(listed: list[tuple[str, str, bool]], bill_sheet: str) -> list[SheetEntry]:
    """The sheets that are read.

    Args:
        listed: name, part and whether it is hidden, of every sheet.
        bill_sheet: name of the sheet to be read as Materialen, "" for the sheet that is called so.
    """
    entries = [SheetEntry(SHEET_NAMES.get(folded(name), ""), *sheet) for sheet in listed for name in sheet[:1]]
    if not any(entry.sheet in (PROJECT, BILL) for entry in entries):
        entries = [e for e in entries if e.sheet in (RESULTS, QUESTIONS) or e.name == bill_sheet]
    if bill_sheet:
        entries = [
            replace(entry, sheet=BILL if entry.name == bill_sheet else "")
            if entry.sheet == BILL or entry.name == bill_sheet
            else entry
            for entry in entries
        ]
    return [entry for entry in entries if entry.sheet]
