"""Dates in cells: date cells, `d-m-yyyy` and `yyyy-mm-dd`."""

import datetime as dt
import re

from app.importing.cell_text import Cell

_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def read_date(cell: Cell) -> dt.date | None:
    """The date that the cell holds, or None when it holds no possible date."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if not isinstance(cell, str):
        return None
    if dutch := _DUTCH.fullmatch(cell.strip()):
        day, month, year = map(int, dutch.groups())
    elif iso := _ISO.fullmatch(cell.strip()):
        year, month, day = map(int, iso.groups())
    else:
        return None
    return _possible(year, month, day)


def _possible(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
