"""Parses numbers written as text with a decimal comma or point, and the mark that a column of them proves.

Reads the powers of ten that spreadsheets write (`1,5E+03`). Leaves out on purpose: digits of other scripts,
fractions and arithmetic. A number with two possible values is never guessed from a single cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MAX_DIGITS = 40


class DecimalMark(StrEnum):
    """The character before the decimals."""

    COMMA = ","
    POINT = "."


@dataclass(frozen=True, slots=True)
class Readings:
    """The values of one text with a decimal comma and with a decimal point; None where it is no number."""

    comma: float | None
    point: float | None

    @property
    def is_ambiguous(self) -> bool:
        return self.comma is not None and self.point is not None and self.comma != self.point

    @property
    def mark(self) -> DecimalMark | None:
        """The mark that this text proves, None when both are possible."""
        if self.comma is None:
            return DecimalMark.POINT
        return DecimalMark.COMMA if self.point is None else None

    def value(self, mark: DecimalMark | None) -> float | None:
        """The number, `mark` deciding when the text does not; None when it stays ambiguous."""
        if not self.is_ambiguous:
            return self.comma if self.comma is not None else self.point
        if mark is None:
            return None
        return self.comma if mark is DecimalMark.COMMA else self.point


_DUTCH = re.compile(r"([+-]?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_ENGLISH = re.compile(
    r"([+-]?)([1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:\.([0-9]+))?"
)
_SCIENTIFIC = re.compile(r"([+-]?)([0-9]|[1-9][0-9]{0,2}(?=[.,]))(?:([.,])([0-9]+))?[eE]([+-][0-9]{1,2})")
"""A signed exponent is required, and decimals behind more digits: 12E4 and 21E-01 are codes more often."""
_SAME = str.maketrans({"\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " "})
_UNKNOWN_WORDS = frozenset(
    ("n.v.t.", "n.v.t", "nvt", "n.b.", "nb", "n/a", "na", "-", "\N{EN DASH}", "\N{EM DASH}", "?", "onbekend",
     "unknown", "pm", "p.m.", "n.t.b.", "ntb", "t.b.d.", "tbd", "geen", "none", "x")
)  # fmt: skip


def says_unknown(text: str) -> bool:
    """Whether a text is a word for an unknown number, such as `onbekend` or `n.v.t.`."""
    return text.strip().casefold() in _UNKNOWN_WORDS


def _number(match: "re.Match[str] | None") -> float | None:
    if match is None:
        return None
    sign, whole, decimals = match.groups()
    return float(f"{sign}{re.sub('[., ]', '', whole)}.{decimals or '0'}")


def _power(match: "re.Match[str]") -> Readings:
    """The value of a power of ten; its mark is that of decimals, because nobody groups thousands in one."""
    sign, whole, mark, decimals, exponent = match.groups()
    value = float(f"{sign}{whole}.{decimals or '0'}e{exponent}")
    return Readings(None if mark == DecimalMark.POINT else value, None if mark == DecimalMark.COMMA else value)


def readings(text: str) -> Readings | None:
    """The possible values of `text` as a number, or None when it is no number.

    A leading or trailing euro sign is allowed, U+2212 is a minus, and a space, also a thin or
    no-break one, may separate thousands.
    """
    plain = text.translate(_SAME).strip().removeprefix("€").removesuffix("€").strip()
    if not plain or len(plain) > MAX_DIGITS:
        return None
    scientific = _SCIENTIFIC.fullmatch(plain)
    if scientific is not None:
        return _power(scientific)
    found = Readings(_number(_DUTCH.fullmatch(plain)), _number(_ENGLISH.fullmatch(plain)))
    return None if found.comma is None and found.point is None else found


def proven_mark(column: Iterable[Readings]) -> DecimalMark | None:
    """The decimal mark that a column proves; None when nothing does, or when its cells disagree."""
    marks = {reading.mark for reading in column} - {None}
    return marks.pop() if len(marks) == 1 else None
