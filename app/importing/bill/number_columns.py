"""Reads columns of numbers and shares. Every doubt becomes a finding at its cell.

An empty cell is None (unknown); zero is zero. A cell with an error finding is None as well: the project is
not made then.
"""

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal

from app.formats.cell_text import Cell
from app.formats.workbook_layout import Kind, Sign
from app.importing.bill.numbers import DecimalMark, Readings, proven_mark, readings, says_unknown
from app.importing.bill.table import ColumnView, Table
from app.importing.common.finding_list import quote
from models.domain.quantities import fraction_from_percent

_FLOATS = frozenset((float, type(None)))
_SHARES = (Kind.PERCENT, Kind.FRACTION)


def read_numbers(view: ColumnView) -> list[float | None]:
    """The numbers of a column; negative and non-finite amounts are errors where the column forbids them."""
    cells = [None if cell == "" else cell for cell in view.cells]
    if set(map(type, cells)) <= _FLOATS:
        values: list[float | None] = cells  # type: ignore[assignment]
    else:
        values = _read_mixed(view)
    factor = view.column.guess.factor
    if factor != 1:
        values = [None if value is None else scaled(value, factor) for value in values]
    return _checked(view, values)


def scaled(value: float, factor: Decimal) -> float:
    """The number times the factor, exact in decimals: 1.2 tonnes are 1200 kg."""
    if factor == 1 or not math.isfinite(value):
        return value
    return float(Decimal(repr(value)) * factor)


def mark_of(table: Table, found: Iterable[Readings]) -> DecimalMark | None:
    """The decimal mark of a column: the one its cells prove, else the chosen one, else the likely one.

    A point that only this column proves, in a table with commas, does not make `1.250` one and a quarter.
    """
    proven = proven_mark(found)
    if proven is DecimalMark.POINT and table.likely_mark is DecimalMark.COMMA:
        proven = None
    return proven or table.decimal_mark or table.likely_mark


def _texts(view: ColumnView) -> set[str]:
    return {cell for cell in view.cells if isinstance(cell, str)}


def _read_mixed(view: ColumnView) -> list[float | None]:
    is_share = view.kind in _SHARES
    texts = {text: readings(text.strip().removesuffix("%") if is_share else text) for text in _texts(view)}
    found = [reading for reading in texts.values() if reading is not None]
    mark = mark_of(view.table, found)
    values: list[float | None] = []
    for i, cell in enumerate(view.cells):
        if isinstance(cell, str):
            values.append(_number_of_text(view, i, cell, texts[cell], mark))
        else:
            values.append(_number_of_cell(view, i, cell))
    is_assumed = proven_mark(found) is not mark and view.table.decimal_mark is None
    _say_how_it_was_read(view, texts, mark, is_assumed=is_assumed)
    return values


def _number_of_cell(view: ColumnView, index: int, cell: Cell) -> float | None:
    if isinstance(cell, bool):
        view.refuse(index, "import_yes_no_for_number")
    elif isinstance(cell, int | float):
        return float(cell)
    else:
        view.refuse(index, "import_date_for_number")
    return None


def _number_of_text(
    view: ColumnView, index: int, text: str, reading: Readings | None, mark: DecimalMark | None
) -> float | None:
    if not text or text.isspace():
        return None
    if reading is None and says_unknown(text):
        view.findings.note("import_read_as_unknown", view.place(index), text=quote(text))
        return None
    if reading is None:
        view.refuse(index, "import_text_for_number")
        return None
    value = reading.value(mark)
    if value is None:
        view.refuse(index, "import_ambiguous_number")
    return value


def _say_how_it_was_read(
    view: ColumnView, texts: Mapping[str, Readings | None], mark: DecimalMark | None, *, is_assumed: bool
) -> None:
    """Adds one note per column with an example, an ambiguous one when there is any.

    When an ambiguous one was read by likelihood alone, it is a warning with the other value that it may have.
    """
    marked = [(t, r) for t, r in texts.items() if r is not None and (r.is_ambiguous or r.mark is not None)]
    if not marked:
        return
    text, reading = max(marked, key=lambda pair: (pair[1].is_ambiguous, pair[0]))
    value = reading.value(mark)
    if value is not None:
        whole, _, decimals = f"{Decimal(repr(value)):f}".partition(".")
        params = {"column": quote(view.column.header), "text": quote(text), "whole": whole, "decimals": decimals}
        place = view.place(view.cells.index(text))
        if is_assumed and reading.is_ambiguous:
            view.findings.warning("import_numbers_assumed", place, **params)
        else:
            view.findings.note("import_numbers_read_as", place, **params)


def _checked(view: ColumnView, values: list[float | None]) -> list[float | None]:
    known = [value for value in values if value is not None]
    if not known or (all(map(math.isfinite, known)) and not _fault(view, min(known))):
        return values
    return [None if value is None else _value_or_refused(view, i, value) for i, value in enumerate(values)]


def _fault(view: ColumnView, value: float) -> str:
    """The code of the error of a number in this column, "" when there is none."""
    sign = view.column.spec.sign if view.column.spec else Sign.ANY
    if not math.isfinite(value):
        return "import_not_finite"
    if value < 0 and (view.kind in _SHARES or sign is not Sign.ANY):
        return "import_negative"
    return "import_not_above_zero" if value == 0 and sign is Sign.ABOVE_ZERO else ""


def _value_or_refused(view: ColumnView, index: int, value: float) -> float | None:
    code = _fault(view, value)
    if not code:
        return value
    view.refuse(index, code)
    return None


def read_shares(view: ColumnView) -> list[float | None]:
    """The shares of a column as fractions 0-1.

    A figure is a percentage, unless its cell shows a percent sign by its number format or the column is
    headed by the English id of a fraction. With a percent sign typed behind it, it is one in any column.
    """
    values = read_numbers(view)
    letter = view.column.letter
    shown_as_percent = {row for row, column in view.table.percent_cells if column == letter}
    fractions: dict[float, float] = {}
    if view.kind is Kind.PERCENT:
        fractions = {value: fraction_from_percent(value) for value in set(values) if value is not None}
        _ask_about_fractions(view, values, shown_as_percent)
    elif view.kind is Kind.FRACTION and any("%" in text for text in _texts(view)):
        typed = (isinstance(cell, str) and cell.rstrip().endswith("%") for cell in view.cells)
        pairs = zip(values, typed, strict=True)
        values = [fraction_from_percent(v) if v is not None and is_typed else v for v, is_typed in pairs]
    shares: list[float | None] = [None if value is None else fractions.get(value, value) for value in values]
    if shown_as_percent:
        rows = enumerate(view.table.rows)
        shares = [values[i] if row in shown_as_percent else shares[i] for i, row in rows]
    if max((share for share in shares if share is not None), default=0.0) > 1:
        return [_share_or_refused(view, i, share) for i, share in enumerate(shares)]
    return shares


def _share_or_refused(view: ColumnView, index: int, share: float | None) -> float | None:
    if share is None or share <= 1:
        return share
    view.refuse(index, "import_share_above_100")
    return None


def _ask_about_fractions(view: ColumnView, values: list[float | None], shown_as_percent: set[int]) -> None:
    rows = zip(view.table.rows, values, strict=True)
    known = {value for row, value in rows if value is not None and row not in shown_as_percent}
    if known and max(known) <= 1 and any(0 < value < 1 for value in known):
        view.findings.warning("import_share_or_fraction", view.header_place(), column=quote(view.column.header))
