"""Reads the units of other people's bills: names of units, sums of money, hours, and a unit behind a number."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.formats.workbook_layout import header_key
from models.domain.quantities import PIECE, Unit, parse_unit
from models.reference.import_layouts import ImportLayouts

_SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3", "¹": "1", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})
_LONGEST = 40
_PARTS = re.compile(r"[\s/()\[\],;|]+")
_ABOUT = re.compile(r"^\s*(?:ca\.?|circa|plm\.?|±|~|≈|approx\.?|ong\.?)\s*", re.IGNORECASE)
_WITH_UNIT = re.compile(r"\s*([-+]?[0-9](?:[0-9.,'\u00a0\u202f ]*[0-9])?)\s*([^\s0-9.,][^\n]{0,20})\s*")
_UNIT_FIRST = re.compile(r"\s*([^\W0-9][^\s]{0,8})\s+([0-9](?:[0-9.,'\u00a0\u202f ]*[0-9])?)\s*")


class Settled(StrEnum):
    """What a text in the column of units stands for when it names no unit."""

    LUMP = "lump"
    NEUTRAL = "neutral"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A text read as a unit.

    Attributes:
        unit: None when the text names none.
        factor: number of that unit in one of the text: 10000 m2 in a hectare.
        settled: what the text stands for instead; None when it is a unit or not known.
    """

    unit: Unit | None = None
    factor: Decimal = Decimal(1)
    settled: Settled | None = None

    @property
    def is_known(self) -> bool:
        """Whether the text is a unit, or a word that stands in its place."""
        return self.unit is not None or self.settled is not None


_UNKNOWN = UnitReading()


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Names of units, with those of the reference data."""

    units: Mapping[str, UnitReading]
    settled: Mapping[str, Settled]

    @classmethod
    def of(cls, layouts: ImportLayouts, headers: Collection[str] = ()) -> "UnitWords":
        """The names in the form in which they are compared, for a table with these headers.

        In a bill in French `u` is a piece; elsewhere it is an hour.
        """
        units = {}
        for name, measure in layouts.units.items():
            amount, _, symbol = measure.partition(" ")
            units[_plain(name)] = UnitReading(parse_unit(symbol), Decimal(amount))
        settled = {_plain(word): Settled(kind) for kind, words in layouts.settled.items() for word in words}
        if {header_key(name) for name in layouts.french_headers} & set(map(header_key, headers)):
            pieces = {_plain(name) for name in layouts.french_pieces}
            units |= dict.fromkeys(pieces, UnitReading(PIECE))
            settled = {word: kind for word, kind in settled.items() if word not in pieces}
        return cls(units, settled)

    def read(self, text: str) -> UnitReading:
        """The unit that a text names. Of several words the first unit counts: `FH m2`, `m2 wand`, `m3/won`."""
        if len(text) > _LONGEST or self._is_rate(text):
            return _UNKNOWN
        whole = self._word(text)
        if whole.is_known:
            return whole
        words = [self._word(part) for part in _PARTS.split(text) if part]
        if len(words) < 2:
            return _UNKNOWN
        known = [word for word in words if (word.unit is not None and word is words[0]) or _leads(words, word)]
        return known[0] if known else next((word for word in words[:1] if word.settled is Settled.LUMP), _UNKNOWN)

    def _is_rate(self, text: str) -> bool:
        """Whether a text is one unit per another, such as `kg/m2`; per dwelling or piece it is still an amount."""
        amount, _, per = text.partition("/")
        unit = self._word(per).unit
        return unit is not None and unit is not PIECE and self._word(amount).is_known

    def _word(self, text: str) -> UnitReading:
        unit = parse_unit(text)
        if unit is not None:
            return UnitReading(unit)
        plain = _plain(text)
        kind = self.settled.get(plain)
        return self.units.get(plain) or (UnitReading(settled=kind) if kind is not None else _UNKNOWN)

    def split(self, text: str) -> tuple[str, str] | None:
        """The number and the unit of a cell with both, such as `12,5 m2` or `m2 12,5`; None for any other text."""
        bare = _ABOUT.sub("", text)
        match = _WITH_UNIT.fullmatch(bare)
        if match is not None and self.read(match[2]).is_known:
            return match[1], match[2].strip()
        match = _UNIT_FIRST.fullmatch(bare)
        if match is not None and self.read(match[1]).unit is not None:
            return match[2], match[1]
        return None


def _leads(words: list[UnitReading], word: UnitReading) -> bool:
    """Whether a unit follows nothing but a word about how the amount is settled."""
    before = words[: words.index(word)]
    return word.unit is not None and bool(before) and all(w.settled is Settled.NEUTRAL for w in before)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_SUPERSCRIPTS).casefold()).rstrip(".")


def without_about(text: str) -> str:
    """A number without the word in front that says it is an estimate: `ca. 120`."""
    return _ABOUT.sub("", text)


_BEHIND = re.compile(r"(.*\S)[\s:=\u2013-]+([0-9][0-9.,]*)\s*([^\s0-9.,]{1,3}[0-9²³¹]?\.?|stuks)")
_TOO_SMALL = frozenset({"mm", "g", "l", "m"})
_MOST = 0.5


def with_amounts_apart(rows: list[list[str]], words: UnitWords) -> list[list[str]]:
    """Texts of one column such as `Betonpannen 71,5 m2` as text, number and unit, when most of them end so.

    A bare `m`, `mm` or `l` is a size more often than an amount and stays in the text.
    """
    if not rows or any(len(row) > 1 for row in rows):
        return rows
    split = [_amount_behind(row[0], words) if row else None for row in rows]
    count = sum(1 for row in rows if row and row[0].strip())
    if sum(1 for found in split if found is not None) < max(1, _MOST * count):
        return rows
    return [found or [*row[:1], "", ""] for row, found in zip(rows, split, strict=True)]


def _amount_behind(text: str, words: UnitWords) -> list[str] | None:
    match = _BEHIND.fullmatch(text.strip())
    if match is None or match[3].casefold() in _TOO_SMALL or words.read(match[3]).unit is None:
        return None
    return [match[1].rstrip(" :=-"), match[2], match[3]]
