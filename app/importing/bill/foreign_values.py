"""Reads values that only bills of another layout have: quantities in columns per unit, and totals per line."""

from collections import Counter
from collections.abc import Sequence

from app.formats.cell_text import MAX_NAME, clean_text, text_of
from app.importing.bill.column_guess import MASS_TOTAL, QUANTITY
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.numbers import says_unknown
from app.importing.bill.table import ColumnView, Table, TableColumn
from app.importing.common.finding_list import FindingList, quote
from models.domain.quantities import Unit, parse_unit

Numbers = Sequence[float | None]
Units = Sequence[Unit | None]
_MAX_LISTED = 10


def read_quantities(table: Table, units: Units, findings: FindingList) -> tuple[Numbers, Units]:
    """The quantity and unit per row.

    With several columns of one unit each, the unit of the row decides; without one the first column with a number
    counts, and a warning gives the number of rows with more than one.
    """
    columns = [c for c in table.columns if c.spec is not None and c.spec.field == QUANTITY]
    read = [(c, read_numbers(ColumnView(table, c, findings))) for c in columns]
    if not read:
        return [None] * len(table.rows), units
    quantities: list[float | None] = []
    row_units: list[Unit | None] = []
    doubled: list[int] = []
    for i, unit in enumerate(units):
        filled = [(column, values[i]) for column, values in read if values[i] is not None]
        filled = [pair for pair in filled if pair[1]] or filled
        chosen = next((pair for pair in filled if unit is not None and pair[0].guess.unit == unit), None)
        if chosen is None and len(filled) > 1:
            doubled.append(i)
        column, value = chosen or (filled[0] if filled else (columns[0], None))
        quantities.append(value)
        row_units.append(_unit_of(column, unit, is_filled=value is not None))
    _say_doubled(table, columns, doubled, findings)
    return quantities, row_units


def _unit_of(column: TableColumn, unit: Unit | None, *, is_filled: bool) -> Unit | None:
    """The unit of a quantity: that in the header of its column, else that of the row."""
    if column.guess.unit is None or (unit is not None and column.guess.field == QUANTITY):
        return unit
    return column.guess.unit if is_filled else unit


def _say_doubled(table: Table, columns: Sequence[TableColumn], rows: Sequence[int], findings: FindingList) -> None:
    if rows:
        named = ", ".join(column.header for column in columns)
        findings.warning(
            "import_two_quantities",
            table.place(rows[0], columns[0].letter),
            count=len(rows),
            columns=quote(named),
            first=quote(columns[0].header),
        )


def read_units(view: ColumnView) -> tuple[Units, list[str]]:
    """The unit per row, and the texts that are no unit; such a row has no unit and a warning."""
    found = {cell: parse_unit(text_of(cell)) for cell in set(view.cells) if not isinstance(cell, bool)}
    units: list[Unit | None] = []
    unknown: list[str] = []
    counts: Counter[str] = Counter()
    for cell in view.cells:
        unit = found.get(cell) if not isinstance(cell, bool) else None
        text = "" if unit is not None else clean_text(text_of(cell)).strip()[:MAX_NAME]
        units.append(unit)
        unknown.append(text)
        if text and not says_unknown(text):
            counts[text] += 1
    if counts:
        listed = [text for text, _ in counts.most_common(_MAX_LISTED)]
        first = next(i for i, text in enumerate(unknown) if text == listed[0])
        view.findings.warning(
            "import_units_not_known", view.place(first), units=quote(", ".join(listed)), count=counts.total()
        )
    return units, unknown


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
