"""Guesses the field of each column in a bill of another layout by its header.

A header that names an MKI without its set, or a mass without saying whether it is per unit, fills no field: the
column is kept as a note, with a warning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.formats.workbook_layout import BILL_COLUMNS, FRACTION_COLUMNS, Column, Kind, Sign, header_key, names_of
from app.importing.bill.header_words import HeaderText
from app.importing.bill.unit_words import UnitWords
from models.domain.product import EnvironmentalSet
from models.domain.quantities import UNITS, Dimension, Unit, parse_unit
from models.reference.import_layouts import ImportLayouts, KnownLayout

MASS_TOTAL = "mass_total_kg"
QUANTITY = "quantity"
DEMOLISHED_IN = "phase_demolished"
"""Field of a column with the phase in which an element is demolished, as building models have it."""
AMOUNT_FIELDS: dict[str, Unit] = {
    f"quantity_{symbol}": unit for symbol in ("m3", "m2", "m", "kg", "stuk") if (unit := parse_unit(symbol))
}
"""Fields of columns that hold a quantity in one unit -> that unit, in order of preference."""

_EXACT = {header_key(name): column for column in BILL_COLUMNS for name in (column.field, column.header)}
_FRACTIONS = names_of(FRACTION_COLUMNS)
_ALIASES = names_of(BILL_COLUMNS)
_SPECS: dict[str, Column] = {column.field: column for column in BILL_COLUMNS} | {
    MASS_TOTAL: Column("massa_totaal_kg", MASS_TOTAL, Kind.NUMBER, Sign.NOT_NEGATIVE),
    DEMOLISHED_IN: Column("fase_gesloopt", DEMOLISHED_IN, Kind.CHOICE),
}
CHOICE_FIELDS: tuple[str, ...] = (*_SPECS, *AMOUNT_FIELDS)
"""Every field that a person may choose for a column."""

_BASE_UNITS = {unit.dimension: unit for unit in reversed(UNITS) if unit.factor == 1.0}
_EXPECTED: dict[str, tuple[str, ...]] = {
    "service_life_years": ("jaar",),
    "mki_a1_eur_per_unit": ("eur",),
    "mki_a2_eur_per_unit": ("eur",),
    "printed_total": ("eur",),
    "biogenic_c_kg_per_kg": ("kg",),
}
_TO_KG = ("mass_kg_per_unit", "co2_a1a5_kg_per_unit", MASS_TOTAL)
_ASKS = {"?mki": "import_mki_not_assigned", "?co2": "import_co2_not_assigned", "?mass": "import_mass_not_assigned"}


@dataclass(frozen=True, slots=True)
class Guess:
    """The guess for one column.

    Attributes:
        field: of CHOICE_FIELDS, "" for a column that is only kept.
        unit: of a quantity, when the header gives it.
        factor: multiplies each number to convert it to the unit of the field.
        reason: as in FoundColumn.
        question: code of the warning about this column, "" for none.
        measure: "mki", "mpg", "co2", "mass" or "price" for amounts of that kind, also where they are only kept.
        is_total: the header says that the amounts are for the whole line.
        part: of a column that fills no field, "text" when it says more about the material, "size", "chapter" or
            "code"; of a quantity, "total" or "dwelling" when its header says that it is one. "" for none.
        is_fraction: the shares of the column are fractions 0-1, not percentages.
    """

    field: str = ""
    unit: Unit | None = None
    factor: Decimal = Decimal(1)
    reason: str = ""
    question: str = ""
    measure: str = ""
    is_total: bool = False
    environmental_set: EnvironmentalSet | None = None
    is_fraction: bool = False
    part: str = ""

    @property
    def spec(self) -> Column | None:
        """The column definition by which the cells are read; None for a column that is only kept."""
        if self.is_fraction and self.field in _FRACTIONS:
            return _FRACTIONS[self.field]
        return _SPECS.get(QUANTITY if self.field in AMOUNT_FIELDS else self.field)


OWN_COLUMN = Guess(reason="header")
"""The guess for columns of this program's own layout, which fill their field by name."""


def chosen(field: str, header: HeaderText, reason: str) -> Guess:
    """The guess for a column whose field a person chose; the unit in its header still counts."""
    if field not in CHOICE_FIELDS:
        return Guess(reason=reason)
    fitting = _in_unit(Guess(field, reason=reason), header)
    return fitting if fitting.field else Guess(field, unit=AMOUNT_FIELDS.get(field), reason=reason)


@dataclass(frozen=True, slots=True)
class HeadGuesser:
    """Guesses columns by their headers, with the words of the reference data."""

    layouts: ImportLayouts
    names: Mapping[str, str]
    amounts: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    units: UnitWords

    @classmethod
    def of(cls, layouts: ImportLayouts) -> "HeadGuesser":
        """Makes a guesser with the names of `layouts` in the form in which headers are compared."""
        return cls(
            layouts,
            {header_key(name): field for field, names in layouts.fields.items() for name in names},
            {header_key(name): f"quantity_{unit}" for unit, names in layouts.amounts.items() for name in names},
            {kind: frozenset(map(header_key, words)) for kind, words in layouts.words.items()},
            UnitWords.of(layouts),
        )

    def layout_of(self, headers: Sequence[HeaderText]) -> KnownLayout | None:
        """The known layout with the most of its columns among these headers, None when none has enough."""
        keys = {name for header in headers for name in (header.key, header.base)}
        counts = [
            (len({header_key(name) for name in layout.columns} & keys), layout) for layout in self.layouts.layouts
        ]
        words = {word for header in headers for word in header.words}
        fitting = [
            (count, layout)
            for count, layout in counts
            if count >= layout.minimum and (not layout.needs or words & set(layout.needs))
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def guess(self, header: HeaderText, layout: KnownLayout | None) -> Guess:
        """The guess for the column under one header, without regard to the other columns."""
        if layout is not None:
            columns = {header_key(name): field for name, field in layout.columns.items()}
            field = columns.get(header.key, columns.get(header.base))
            if field is not None:
                return self._of_layout(field, header)
        if header.key in _FRACTIONS:
            return Guess(_FRACTIONS[header.key].field, reason="header", is_fraction=True)
        if self._has("other_code", header):
            return Guess(part="code")
        if header.key in _EXACT:
            spec = _EXACT[header.key]
            return _in_unit(Guess(spec.field, reason="header"), header)
        return self._of_words(header) or self._of_name(header)

    def _of_layout(self, field: str, header: HeaderText) -> Guess:
        if field.startswith("?"):
            return Guess(reason="layout", question=_ASKS[field], measure=field[1:])
        name = field.replace(" ", "_")
        guess = Guess(name, unit=AMOUNT_FIELDS.get(name), reason="layout")
        measure = "mki" if name == "printed_total" else ""
        return replace(_in_unit(guess, header), measure=measure, is_total=bool(measure))

    def _of_words(self, header: HeaderText) -> Guess | None:
        """The guess for amounts of MKI, CO2, mass or money, whose headers need more than a name."""
        if self._has("mki", header):
            return self._mki(header)
        if self._has("mpg", header):
            return Guess(measure="mpg", is_total=True, environmental_set=named_set(header.key))
        if self._has("price", header):
            return Guess(measure="price")
        if self._has("co2", header):
            return self._co2(header)
        if self._has("mass", header) and not self._has("density", header):
            return self._mass(header)
        return None

    def _has(self, kind: str, header: HeaderText) -> bool:
        known = self.words.get(kind, frozenset())
        return header.key in known or header.base in known or not header.words.isdisjoint(known)

    def _is_per_year(self, header: HeaderText) -> bool:
        return self._has("per_year", header) or header.per.endswith(("jr", "jaar", "year"))

    def _mki(self, header: HeaderText) -> Guess:
        which = named_set(header.key)
        open_question = Guess(question=_ASKS["?mki"], measure="mki", environmental_set=which)
        if self._is_per_year(header) or header.unit not in ("", "eur"):
            return open_question
        if self._has("total", header) and not header.is_per_unit:
            return Guess("printed_total", reason="synonym", measure="mki", is_total=True, environmental_set=which)
        if which is None or (header.per and not header.is_per_unit):
            return open_question
        field = f"mki_{which.value.lower()}_eur_per_unit"
        question = "" if header.is_per_unit else "import_read_per_unit"
        return Guess(field, reason="synonym", question=question, measure="mki", environmental_set=which)

    def _co2(self, header: HeaderText) -> Guess:
        is_whole = "a1_a5" in header.key or "a1a5" in header.key
        is_total = self._has("total", header)
        if is_whole and header.is_per_unit and not is_total and not self._is_per_year(header):
            return _in_unit(Guess("co2_a1a5_kg_per_unit", reason="synonym", measure="co2"), header)
        return Guess(question=_ASKS["?co2"], measure="co2", is_total=is_total)

    def _mass(self, header: HeaderText) -> Guess:
        is_mass = header.amount_unit is not None and header.amount_unit.dimension is Dimension.MASS
        if header.is_per_unit or (self._has("per_unit", header) and is_mass):
            return _in_unit(Guess("mass_kg_per_unit", reason="synonym", measure="mass"), header)
        if header.per or not is_mass:
            return Guess(question=_ASKS["?mass"], measure="mass")
        is_total = self._has("total", header)
        field = MASS_TOTAL if is_total else "?mass"
        return _in_unit(Guess(field, reason="synonym", measure="mass", is_total=is_total), header)

    def _of_name(self, header: HeaderText) -> Guess:
        scoped = self._scoped(header)
        if scoped is not None:
            return scoped
        field = self.amounts.get(header.base)
        if field is not None:
            question = "" if header.unit else "import_unit_assumed"
            return replace(_in_unit(Guess(field, reason="synonym"), header), question=question)
        for key in (header.key, header.base):
            if key in _ALIASES:
                return _in_unit(Guess(_ALIASES[key].field, reason="header"), header)
            if key in self.names:
                return _in_unit(Guess(self.names[key], reason="synonym"), header)
        return self._of_part(header)

    def _scoped(self, header: HeaderText) -> Guess | None:
        """The guess for a quantity per dwelling, or for all of them; None for any other header."""
        if not self._has("dwelling", header) or self._has("size", header):
            return None
        if self._has("total", header):
            return Guess(QUANTITY, unit=None, reason="synonym", part="total")
        if header.per in self.words.get("dwelling", ()):
            return Guess(QUANTITY, unit=None, reason="synonym", part="dwelling")
        return None

    def _of_part(self, header: HeaderText) -> Guess:
        """The guess for a header of which only some words are known."""
        if self._has("other_code", header):
            return Guess(part="code")
        if self._has("description", header):
            return Guess("description", reason="synonym")
        if self._has("quantity", header) and self._has("dwelling", header):
            return Guess(question="import_column_not_used", part="size")
        if self._has("quantity", header):
            guess = _in_unit(Guess(QUANTITY, reason="synonym"), header)
            return replace(guess, part="total") if guess.field and self._has("total", header) else guess
        for part in ("chapter", "size"):
            known = self.words.get(part, frozenset())
            if header.key in known or header.base in known:
                return Guess(part=part)
        return Guess(part="text") if self._has("text", header) else Guess()


def named_set(key: str) -> EnvironmentalSet | None:
    """The EN 15804 set that a header names; None for both sets, and the A1 of A1-A3 is a module."""
    without_ranges = re.sub(r"(?<![a-z0-9])a[1-5]_?(?:a[2-5]|c[1-4]|d)(?![a-z0-9])", "", key)
    found = set(re.findall(r"(?<![a-z0-9])a[12](?![a-z0-9])", without_ranges))
    return EnvironmentalSet(found.pop().upper()) if len(found) == 1 else None


def _in_unit(guess: Guess, header: HeaderText) -> Guess:
    """The guess with the unit of its header as factor or quantity unit; without field when that does not fit."""
    unit = header.amount_unit
    wanted = AMOUNT_FIELDS.get(guess.field)
    if wanted is not None:
        return _converted(replace(guess, unit=wanted), unit, wanted)
    if guess.field == QUANTITY:
        return replace(guess, unit=unit) if unit is not None or not header.unit else _refused(guess)
    if guess.field in _TO_KG or guess.field == "?mass":
        return _converted(guess, unit, AMOUNT_FIELDS["quantity_kg"]) if unit else guess
    spec = _SPECS.get(guess.field)
    if spec is None or not header.unit:
        return guess
    if spec.kind is not Kind.NUMBER:
        return replace(guess, is_fraction=spec.kind is Kind.PERCENT and header.unit == "fractie")
    return guess if header.unit in _EXPECTED.get(guess.field, ()) else _refused(guess)


def _converted(guess: Guess, unit: Unit | None, wanted: Unit) -> Guess:
    if unit is None or unit == wanted:
        return guess
    if unit.dimension is not wanted.dimension:
        return _refused(guess)
    return replace(guess, factor=Decimal(repr(unit.factor)) / Decimal(repr(wanted.factor)))


def _refused(guess: Guess) -> Guess:
    return Guess(question="import_unit_of_header", measure=guess.measure)
