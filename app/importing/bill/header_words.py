"""Parses the header of a column: its name, its unit, and the unit that it is per.

`Massa [ton]` is the name massa in ton, `dikte mm` the name dikte in mm, `MKI (€/eenheid)` the name mki in euro
per eenheid.
"""

import re
from dataclasses import dataclass

from app.formats.workbook_layout import header_key
from models.domain.quantities import Unit, parse_unit

_BRACKETS = re.compile(r"\s*[\[(]([^\[\]()]{1,30})[\])]\s*$")
_PER = re.compile(r"(?:^|_)(?:per|je|pro)_([^_]+)")
_FULL_UNITS = frozenset({"eenheid", "unit", "einheit", "functionele", "productkaart", "eh"})
_MONEY = frozenset({"eur", "euro", "euros"})
_YEARS = frozenset(
    {"jaar", "jr", "jaren", "year", "years", "yr", "jahre", "jahr", "a", "an", "ans", "année", "années"}
)
_OTHER = frozenset({"pct", "fractie", "fraction"})
_SHORT_UNITS = frozenset({"m", "t"})
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class HeaderText:
    """One header, parsed.

    Attributes:
        key: of the whole header, as header_key gives it.
        base: key of the header without its unit.
        unit: of the amounts: the symbol of a unit, "eur", "jaar", "pct" or "fractie", "" when not stated.
        per: the unit that they are per ("eenheid", "m2", "jaar"), "" when not stated.
    """

    key: str
    base: str
    unit: str = ""
    per: str = ""

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.key.split("_"))

    @property
    def is_per_unit(self) -> bool:
        """Whether the amounts are stated for one unit of the line."""
        return self.per in _FULL_UNITS

    @property
    def amount_unit(self) -> Unit | None:
        return parse_unit(self.unit) if self.unit else None


def header_text(text: str, unit_below: str = "") -> HeaderText:
    """Parses a header; `unit_below` is the cell below it in a row of units."""
    text = text[:_LONGEST].strip()
    key = header_key(text)
    name, written = _split_brackets(text)
    if unit_below:
        name, written = text, unit_below.strip(" []()")
    if not written:
        name, written = _split_last_word(text)
    unit, per = _unit_and_per(written)
    base = header_key(name) if unit or per else key
    return HeaderText(key, base or key, unit, per or _named_per(key))


def _split_brackets(text: str) -> tuple[str, str]:
    match = _BRACKETS.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _split_last_word(text: str) -> tuple[str, str]:
    """Splits off the last word: `hoeveelheid in m2` -> hoeveelheid, m2."""
    name, _, last = text.rpartition(" ")
    is_said = name.endswith(" in") or len(last) > 1 or last in _SHORT_UNITS
    is_unit = is_said and parse_unit(last) is not None
    if not name or not is_unit:
        return text, ""
    return re.sub(r"\s+in$", "", name), last


def _unit_and_per(text: str) -> tuple[str, str]:
    """The unit and the unit that it is per; "" for each that the text does not state."""
    key = header_key(text)
    per = _named_per(f"_{key}")
    first = re.split(r"_(?:per|je|pro)_|^(?:per|je|pro)_", key, maxsplit=1)[0]
    first = re.sub(r"_?co2(?:_?eq?)?$", "", first)
    return _unit_name(first), per


def _unit_name(key: str) -> str:
    if key in _MONEY:
        return "eur"
    if key in _YEARS:
        return "jaar"
    if key in _OTHER:
        return "fractie" if key.startswith("fra") else "pct"
    unit = parse_unit(key.replace("_", ""))
    return unit.symbol if unit is not None else ""


def _named_per(key: str) -> str:
    """The last word after "per"; `per functionele eenheid` is per unit too."""
    found = _PER.findall(key)
    return found[-1] if found else ""


def is_unit_cell(text: str) -> bool:
    """Whether a cell below a header holds only a unit, as in a row of units."""
    plain = text.strip(" []()")
    return plain in ("-", "€", "%") or (0 < len(plain) <= 20 and any(_unit_and_per(plain)))
