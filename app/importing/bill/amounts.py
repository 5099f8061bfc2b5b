"""Reads amounts as bills of any layout hold them: with a unit in the cell, in columns per unit, or as totals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.formats.cell_text import MAX_NAME, Cell, clean_text, folded, text_of
from app.formats.workbook_layout import BILL_COLUMNS, header_key, names_of
from app.importing.bill.column_guess import MASS_TOTAL, QUANTITY
from app.importing.bill.number_columns import read_numbers, scaled
from app.importing.bill.numbers import readings, says_unknown
from app.importing.bill.row_kinds import text_columns
from app.importing.bill.table import ColumnView, Table, TableColumn, is_filled
from app.importing.bill.unit_words import Settled, UnitReading, UnitWords, without_about
from app.importing.common.finding_list import FindingList, quote
from models.domain.outcome import Place
from models.domain.quantities import UNITS, Dimension, Unit, parse_unit
from models.reference.import_layouts import ImportLayouts

Numbers = Sequence[float | None]
Units = Sequence[Unit | None]
_MAX_LISTED = 10
_PREFERRED = (Dimension.VOLUME, Dimension.AREA, Dimension.LENGTH, Dimension.MASS, Dimension.COUNT)
_NO_UNIT = UnitReading()
_OWN = names_of(BILL_COLUMNS)
_OF_THE_FILE = "bestand"


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of the rows of a table.

    Attributes:
        quantities, units: one per row; both None for a sum of money or hours.
        unit_texts: the unit as typed, "" where it is that of the header.
        unread: per row the cells that are kept as a note, because they were not read as quantity and unit.
        chosen: per row the position in the table of the column that holds the quantity, -1 for none.
    """

    quantities: Numbers
    units: Units
    unit_texts: Sequence[str]
    unread: Sequence[tuple[tuple[str, str], ...]]
    chosen: Sequence[int]


def read_amounts(table: Table, layouts: ImportLayouts, findings: FindingList) -> Amounts:
    """Reads the quantity and the unit of every row, in whatever columns and cells they are."""
    return _AmountReader(table, layouts, findings).read()


def _note_name(header: str) -> str:
    """The header under which a cell is kept as a note: not that of a column of ours."""
    return f"{header} ({_OF_THE_FILE})" if header_key(header) in _OWN else header


class _AmountReader:
    def __init__(self, table: Table, layouts: ImportLayouts, findings: FindingList) -> None:
        self._table = table
        self._findings = findings
        self._words = UnitWords.of(layouts, [column.header for column in table.columns])
        self._counted_by = {
            unit: parts for symbol, parts in layouts.counted_by.items() if (unit := parse_unit(symbol)) is not None
        }
        product = table.column("product_id")
        self._texts = [product] if product is not None else text_columns(table)[:1]
        self._unit_column = table.column("unit")
        self._columns = [
            (i, c) for i, c in enumerate(table.columns) if c.spec is not None and c.spec.field == QUANTITY
        ]

    def read(self) -> Amounts:
        count = len(self._table.rows)
        texts = self._unit_texts()
        split = [self._split(column) for _, column in self._columns]
        values = [read_numbers(ColumnView(self._table, column, self._findings)) for column, _ in split]
        readings_of = {text: self._words.read(text) if text else _NO_UNIT for text in {*texts}}
        if len(split) == 1 and not split[0][1] and all(map(_is_plain, readings_of.values())):
            return self._plain(values[0], texts, readings_of)
        quantities: list[float | None] = []
        units: list[Unit | None] = []
        chosen: list[int] = []
        shown: list[str] = []
        for i in range(count):
            at = self._choice(i, values, readings_of[texts[i]].unit)
            in_cell = split[at][1].get(i, "") if at >= 0 else ""
            typed = in_cell or texts[i]
            found = self._words.read(in_cell) if in_cell else readings_of[texts[i]]
            column = self._columns[at][1] if at >= 0 else None
            value = values[at][i] if at >= 0 else None
            unit, quantity = self._amount(found, column, value, in_cell=bool(in_cell))
            quantities.append(quantity)
            units.append(unit)
            chosen.append(self._columns[at][0] if at >= 0 else -1)
            shown.append(typed)
        self._say_units(shown, units)
        self._say_doubled(values, chosen)
        return Amounts(quantities, units, shown, self._unread(texts, units, chosen), chosen)

    def _plain(self, values: Numbers, texts: Sequence[str], found: Mapping[str, UnitReading]) -> Amounts:
        """The amounts of a table with one column of bare numbers, and units that count for one."""
        at, column = self._columns[0]
        own = column.guess.unit
        named = {text: reading.unit for text, reading in found.items()}
        units: Units = [named[text] for text in texts]
        if own is not None and column.guess.field != QUANTITY:
            units = [unit if value is None else own for unit, value in zip(units, values, strict=True)]
        elif own is not None:
            units = [unit or (None if v is None else own) for unit, v in zip(units, values, strict=True)]
        chosen = [at] * len(values)
        if all(named.values()):
            return Amounts(values, units, texts, [()] * len(values), chosen)
        self._say_units(texts, units)
        return Amounts(values, units, texts, self._unread(texts, units, chosen), chosen)

    def _unit_texts(self) -> list[str]:
        """The texts in the column of units, cleaned; "" where it is empty or a word for unknown."""
        if self._unit_column is None:
            return [""] * len(self._table.rows)
        cells = self._unit_column.cells
        texts = {
            cell: clean_text(text_of(cell)).strip()[:MAX_NAME] for cell in set(cells) if isinstance(cell, str)
        }
        return [texts[c] if isinstance(c, str) else clean_text(text_of(c)).strip()[:MAX_NAME] for c in cells]

    def _split(self, column: TableColumn) -> tuple[TableColumn, dict[int, str]]:
        """The column with bare numbers where a cell holds a unit as well, and those units by position."""
        if not self._table.is_lenient:
            return column, {}
        texts = {c for c in set(column.cells) if isinstance(c, str) and c and readings(c) is None}
        parts = {text: self._words.split(text) for text in texts}
        about = {
            text: bare for text in texts if (bare := without_about(text)) != text and readings(bare) is not None
        }
        if not about and not any(parts.values()):
            return column, {}
        cells: list[Cell] = []
        units: dict[int, str] = {}
        for i, cell in enumerate(column.cells):
            found = parts.get(cell) if isinstance(cell, str) else None
            if found is not None:
                units[i] = found[1]
            number = found[0] if found is not None else about.get(cell) if isinstance(cell, str) else None
            cells.append(cell if number is None else number)
        if about:
            self._findings.note("import_number_about", self._place(column, about), text=quote(next(iter(about))))
        return replace(column, cells=cells), units

    def _place(self, column: TableColumn, texts: Mapping[str, str]) -> Place:
        first = next(i for i, cell in enumerate(column.cells) if isinstance(cell, str) and cell in texts)
        return self._table.place(first, column.letter)

    def _choice(self, i: int, values: Sequence[Numbers], unit: Unit | None) -> int:
        """The position among the quantities of the one that counts; -1 when the table has none.

        That in the unit of the row; else that by which such things are counted; else the volume, area or length.
        """
        if len(values) < 2:
            return len(values) - 1
        filled = [at for at in range(len(values)) if values[at][i]]
        filled = filled or [at for at in range(len(values)) if values[at][i] is not None]
        if not filled:
            return 0
        by_unit = {u: at for at in reversed(filled) if (u := self._columns[at][1].guess.unit) is not None}
        if unit is not None and unit in by_unit:
            return by_unit[unit]
        counted = self._counted_in(i)
        if counted in by_unit:
            return by_unit[counted]
        return min(filled, key=lambda at: (self._rank(at), at))

    def _rank(self, at: int) -> int:
        unit = self._columns[at][1].guess.unit
        return _PREFERRED.index(unit.dimension) if unit is not None else len(_PREFERRED)

    def _counted_in(self, i: int) -> Unit | None:
        text = f" {folded(' '.join(text_of(c.cells[i]) for c in self._texts))} "
        return next((u for u, parts in self._counted_by.items() if any(part in text for part in parts)), None)

    def _amount(
        self, found: UnitReading, column: TableColumn | None, value: float | None, *, in_cell: bool
    ) -> tuple[Unit | None, float | None]:
        """The unit and the quantity of a row; neither for a sum of money or hours.

        A unit in the cell itself goes before that of the header.
        """
        if found.settled in (Settled.LUMP, Settled.TIME):
            return None, None
        unit = found.unit
        own = column.guess.unit if column is not None else None
        if in_cell and unit is not None and unit != own:
            return unit, value if value is None else scaled(value, Decimal(found.factor))
        if column is not None and own is not None and (unit is None or column.guess.field != QUANTITY):
            return (own if value is not None else unit), value
        if value is not None and found.factor != 1:
            value = scaled(value, Decimal(found.factor))
        return unit, value

    def _unread(
        self, texts: Sequence[str], units: Units, chosen: Sequence[int]
    ) -> list[tuple[tuple[str, str], ...]]:
        """The unit that is none, the number of a lump sum beside it, and the amounts that were not chosen."""
        unread: list[tuple[tuple[str, str], ...]] = []
        header = self._unit_column.header if self._unit_column is not None else ""
        for i, (text, unit) in enumerate(zip(texts, units, strict=True)):
            kept = ((_note_name(header), text),) if text and unit is None else ()
            is_settled = bool(kept) and self._words.read(text).settled in (Settled.LUMP, Settled.TIME)
            others = [
                (_note_name(c.header), _shown(c.cells[i]))
                for at, c in self._columns
                if (at != chosen[i] or is_settled) and is_filled(c.cells[i])
            ]
            unread.append((*kept, *others))
        return unread

    def _say_units(self, texts: Sequence[str], units: Units) -> None:
        """Adds a finding for each unit that is not known, at its first cell, and one for money and hours."""
        unknown: dict[str, list[int]] = {}
        settled: dict[str, list[int]] = {}
        for i, (text, unit) in enumerate(zip(texts, units, strict=True)):
            if not text or unit is not None:
                continue
            how = self._words.read(text).settled
            if how in (Settled.LUMP, Settled.TIME):
                settled.setdefault(text, []).append(i)
            elif how is not None or not says_unknown(text):
                unknown.setdefault(text, []).append(i)
        if not self._table.is_lenient:
            for i in sorted(i for rows in (*unknown.values(), *settled.values()) for i in rows):
                self._refuse_unit(i)
            return
        for text, rows in unknown.items():
            self._say("import_units_not_known", [text], rows)
        if settled:
            by_count = sorted(settled, key=lambda text: -len(settled[text]))
            self._say("import_units_settled", by_count, [i for rows in settled.values() for i in rows])

    def _say(self, code: str, texts: Sequence[str], rows: Sequence[int]) -> None:
        letter = self._unit_column.letter if self._unit_column is not None else ""
        place = self._table.place(min(rows), letter)
        self._findings.warning(code, place, units=quote(", ".join(texts[:_MAX_LISTED])), count=len(rows))

    def _refuse_unit(self, i: int) -> None:
        if self._unit_column is not None:
            accepted = ", ".join(unit.symbol for unit in UNITS)
            view = ColumnView(self._table, self._unit_column, self._findings)
            view.refuse(i, "import_unknown_unit", accepted=accepted)

    def _say_doubled(self, values: Sequence[Numbers], chosen: Sequence[int]) -> None:
        """Says of rows with several amounts which of them count, as columns with the number of rows."""
        if len(values) < 2:
            return
        rows = [i for i in range(len(chosen)) if sum(1 for column in values if column[i]) > 1]
        if not rows:
            return
        named = ", ".join(column.header for _, column in self._columns)
        counts = Counter(self._table.columns[chosen[i]].header for i in rows)
        used = ", ".join(f"{header} {count}" for header, count in counts.most_common())
        place = self._table.place(rows[0], self._columns[0][1].letter)
        self._findings.warning(
            "import_two_quantities", place, count=len(rows), columns=quote(named), used=quote(used)
        )


def _shown(cell: Cell) -> str:
    return clean_text(text_of(cell)).strip()[:MAX_NAME]


def _is_plain(reading: UnitReading) -> bool:
    return reading.factor == 1 and reading.settled not in (Settled.LUMP, Settled.TIME)


def mass_per_unit(table: Table, masses: Numbers, quantities: Numbers, findings: FindingList) -> Numbers:
    """The mass per unit in kg; where the bill gives the mass of the whole line, that divided by the quantity."""
    column = table.column(MASS_TOTAL)
    if column is None:
        return masses
    totals = read_numbers(ColumnView(table, column, findings))
    rows = zip(masses, totals, quantities, strict=True)
    return [mass if mass is not None else _share(total, quantity) for mass, total, quantity in rows]


def _share(total: float | None, quantity: float | None) -> float | None:
    return total / quantity if total is not None and quantity else None
