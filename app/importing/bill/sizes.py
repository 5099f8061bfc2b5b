"""Fills amounts and masses from sizes: length × width × height for a volume, and thickness × density for a mass.

Only where the bill gives no volume or mass itself, and only from columns whose header or cells state their unit.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.formats.cell_text import MAX_NAME, Cell
from app.formats.workbook_layout import header_key
from app.importing.bill.amounts import Amounts
from app.importing.bill.column_guess import AMOUNT_FIELDS, QUANTITY, Guess
from app.importing.bill.column_roles import COUNT_WORDS
from app.importing.bill.number_columns import mark_of, scaled
from app.importing.bill.numbers import readings
from app.importing.bill.table import Table, TableColumn
from app.importing.bill.unit_words import UnitWords
from app.importing.common.finding_list import FindingList, quote
from models.domain.quantities import CUBIC_METRE, SQUARE_METRE, Dimension, Unit
from models.reference.import_layouts import ImportLayouts

_LENGTHS = ("length", "width", "height", "thickness")
_DENSITY = "density"
_DENSITY_KEYS = ("kg_m3", "kg_per_m3", "kgm3")
_METRES = {"mm": Decimal("0.001"), "cm": Decimal("0.01"), "dm": Decimal("0.1"), "m": Decimal(1)}
_IN_UNIT = re.compile(r"(.+?)[\s_(\[]+(mm|cm|dm|m)[\s)\]]*", re.IGNORECASE)
_VOLUME_SIZES = 3
VOLUME, COUNT = "quantity_m3", "quantity_stuk"

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The columns with sizes by kind, and their numbers: lengths in m, density in kg/m3."""

    columns: Mapping[str, TableColumn]
    values: Mapping[str, Values]

    def product(self, kinds: Sequence[str], i: int) -> float | None:
        """The sizes of a row multiplied, exact in decimals; None when one of them is not known."""
        found = [self.values[kind][i] for kind in kinds]
        known = [Decimal(repr(value)) for value in found if value]
        if len(known) < len(found):
            return None
        made = Decimal(1)
        for value in known:
            made *= value
        return float(made)


def with_volumes(table: Table, layouts: ImportLayouts, findings: FindingList) -> Table:
    """The table with a column of number × length × width × height in m3, when it has no volume and no unit.

    Three sizes make a volume, also with a thickness among them; which amount of a row counts is chosen as ever.
    """
    has_amount = any(_field(column) in ("quantity_m3", "quantity_m2") for column in table.columns)
    if not table.is_foreign or has_amount or table.column("unit") is not None:
        return table
    sizes = _sizes_of(table, layouts)
    kinds = [kind for kind in _LENGTHS if kind in sizes.values]
    counted = [column for column in table.columns if column.guess.field in (QUANTITY, COUNT)]
    if len(kinds) != _VOLUME_SIZES or not all(map(_is_count, counted)):
        return table
    units = UnitWords.of(layouts)
    numbers = [_numbers(table, column.cells, units, Decimal(1)) for column in counted[:1]]
    cells: list[Cell] = []
    for i in range(len(table.rows)):
        volume = sizes.product(kinds, i)
        count = numbers[0][i] if numbers else 1.0
        cells.append("" if volume is None or count is None else _times(count, volume))
    filled = [i for i, cell in enumerate(cells) if cell != ""]
    if not filled:
        return table
    used = [*counted[:1], *(sizes.columns[kind] for kind in kinds)]
    named = " × ".join(column.header for column in used)
    place = table.place(filled[0], used[0].letter)
    findings.warning("import_volume_of_sizes", place, count=len(filled), columns=quote(named))
    guess = Guess(VOLUME, unit=AMOUNT_FIELDS[VOLUME], reason="content")
    column = TableColumn(named[:MAX_NAME], used[0].letter, guess.spec, cells, guess)
    return replace(table, columns=(*table.columns, column))


def _times(count: float, volume: float) -> float:
    return float(Decimal(repr(count)) * Decimal(repr(volume)))


def with_density(
    table: Table, amounts: Amounts, masses: Values, layouts: ImportLayouts, findings: FindingList
) -> Values:
    """The masses per unit, with those that follow from a density in kg/m3 and the size of one unit."""
    if not table.is_foreign:
        return masses
    sizes = _sizes_of(table, layouts)
    if _DENSITY not in sizes.values:
        return masses
    made = list(masses)
    filled = []
    for i, mass in enumerate(masses):
        kinds = _sizes_of_one(amounts.units[i], sizes)
        found = sizes.product((*kinds, _DENSITY), i) if mass is None and kinds is not None else None
        if found is not None:
            made[i] = found
            filled.append(i)
    if filled:
        column = sizes.columns[_DENSITY]
        place = table.place(filled[0], column.letter)
        findings.warning("import_mass_of_density", place, count=len(filled), column=quote(column.header))
    return made


def _sizes_of_one(unit: Unit | None, sizes: _Sizes) -> tuple[str, ...] | None:
    """The sizes that make a volume of one unit; None when there are none for it."""
    if unit == CUBIC_METRE:
        return ()
    if unit == SQUARE_METRE and "thickness" in sizes.values:
        return ("thickness",)
    return None


def _sizes_of(table: Table, layouts: ImportLayouts) -> _Sizes:
    words = {kind: frozenset(map(header_key, layouts.words.get(kind, ()))) for kind in (*_LENGTHS, _DENSITY)}
    units = UnitWords.of(layouts)
    found: dict[str, list[tuple[TableColumn, Values]]] = {}
    for column in table.columns:
        name, metres = _name_and_unit(column.header)
        key = header_key(column.header)
        kind = next((kind for kind in _LENGTHS if header_key(name) in words[kind]), "")
        if kind:
            values = _lengths(table, column, metres, units)
        elif words[_DENSITY] & set(key.split("_")) and key.endswith(_DENSITY_KEYS):
            kind, values = _DENSITY, _numbers(table, column.cells, units, Decimal(1))
        else:
            continue
        found.setdefault(kind, []).append((column, values))
    known = {kind: columns[0] for kind, columns in found.items() if len(columns) == 1}
    columns = {kind: column for kind, (column, values) in known.items() if any(values)}
    return _Sizes(columns, {kind: known[kind][1] for kind in columns})


def _name_and_unit(header: str) -> tuple[str, Decimal | None]:
    """The name of a size and the metres in one of its unit, None when the header gives no unit."""
    match = _IN_UNIT.fullmatch(header.strip())
    return (match[1], _METRES[match[2].lower()]) if match is not None else (header, None)


def _lengths(table: Table, column: TableColumn, metres: Decimal | None, units: UnitWords) -> Values:
    """The lengths of a column in m; without a unit in the header only those with one in their cell."""
    return _numbers(table, column.cells, units, metres, is_length=True)


def _numbers(
    table: Table, cells: Sequence[Cell], units: UnitWords, factor: Decimal | None, *, is_length: bool = False
) -> list[float | None]:
    """The numbers above zero in a column, times the factor; a length with its own unit is in m by that.

    Without a factor a bare number is not known, and neither is a number with a unit that does not fit.
    """
    texts = {cell for cell in cells if isinstance(cell, str)}
    parts = {text: units.split(text) for text in texts if readings(text) is None}
    bare = {text: part[0] if (part := parts.get(text)) is not None else text for text in texts}
    found = {text: reading for text in texts if (reading := readings(bare[text])) is not None}
    mark = mark_of(table, list(found.values()))
    factors = {text: _metres_of(part[1], units) if is_length else None for text, part in parts.items() if part}
    made: list[float | None] = []
    for cell in cells:
        value: float | None = None
        times = factor
        if isinstance(cell, str):
            value = found[cell].value(mark) if cell in found else None
            times = factors.get(cell, factor)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            value = float(cell)
        made.append(scaled(value, times) if value is not None and value > 0 and times is not None else None)
    return made


def _metres_of(text: str, units: UnitWords) -> Decimal | None:
    """The metres in one of a unit; None when it is no length."""
    read = units.read(text)
    if read.unit is None or read.unit.dimension is not Dimension.LENGTH:
        return None
    return Decimal(repr(read.unit.factor)) * read.factor


def _field(column: TableColumn) -> str:
    return column.guess.field if column.guess.field in AMOUNT_FIELDS else ""


def _is_count(column: TableColumn) -> bool:
    """Whether a quantity is a number of pieces."""
    is_named = header_key(column.header).partition("_")[0] in COUNT_WORDS
    return column.guess.field == COUNT or (is_named and column.guess.unit is None)
