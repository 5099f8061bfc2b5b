"""Cleaning of texts in cells: one Unicode form, no invisible characters, a largest length."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

MAX_NAME = 200
MAX_TEXT = 10_000

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""The values of a cell after reading; "" is an empty cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""A text that begins with one of these may be taken for a formula by a spreadsheet."""

# C0 (but tab and newline), DEL, C1, line and paragraph separators, bidirectional marks and overrides,
# invisible joiners at the edge of use, byte-order mark, noncharacters and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")


def is_plain(text: str) -> bool:
    """True when `clean_text` would leave `text` as it is, apart from its length."""
    return _UNSAFE.search(text) is None and (text.isascii() or unicodedata.is_normalized("NFC", text))


def are_plain(texts: Sequence[str]) -> bool:
    """True when every text is plain; one search instead of many."""
    return is_plain("\n".join(texts))


def clean_text(text: str) -> str:
    """`text` in NFC with `\\n` line ends, without control, bidirectional and invisible characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNSAFE.sub("", lines))


def folded(text: str) -> str:
    """The form in which names are compared: NFC, one space, no case."""
    return _SPACES.sub(" ", clean_text(text)).strip().casefold()


def text_of(cell: Cell) -> str:
    """The content as text: a whole number without decimals, a date as yyyy-mm-dd, yes and no in Dutch."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)
