"""Reads dates in cells: date cells, `d-m-yyyy` and `yyyy-mm-dd`.

With slashes the day comes first as well, unless day and month could be the other way round: then a date is
never guessed.
"""

import datetime as dt
import re

from app.formats.cell_text import Cell

_DUTCH = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_MONTHS = 12
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
        day, month, year = map(int, dutch.group(1, 3, 4))
        if dutch[2] == "/" and _may_be_swapped(day, month):
            return None
    elif iso := _ISO.fullmatch(cell.strip()):
        year, month, day = map(int, iso.groups())
    else:
        return None
    return _possible(year, month, day)


def date_fault(cell: Cell) -> str:
    """The code of the reason why `read_date` found no date in the cell."""
    text = cell.strip() if isinstance(cell, str) else ""
    dutch = _DUTCH.fullmatch(text)
    if dutch and dutch[2] == "/" and _may_be_swapped(int(dutch[1]), int(dutch[3])):
        return "import_ambiguous_date"
    return "import_not_a_date" if dutch or _ISO.fullmatch(text) else "import_date_form"


def _may_be_swapped(day: int, month: int) -> bool:
    return day != month and 1 <= day <= _MONTHS and 1 <= month <= _MONTHS


def _possible(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
