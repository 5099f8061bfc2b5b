"""Reads the rows of a bill table as bill lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from app.formats.cell_text import MAX_NAME, folded, text_of
from app.formats.import_result import ImportFacts, StatedFigure
from app.formats.workbook_layout import BILL_COLUMNS, Column, Kind
from app.importing.bill.column_values import YES_NO, Choices, read_choices, read_names, read_texts
from app.importing.bill.detachability_cells import read_scores
from app.importing.bill.foreign_values import Units, mass_per_unit, read_quantities, read_units
from app.importing.bill.number_columns import read_numbers, read_shares
from app.importing.bill.product_match import MatchedProducts, match_products
from app.importing.bill.sum_rows import SumRows, find_sums
from app.importing.bill.table import ColumnView, Table, check_headers, is_filled
from app.importing.common.finding_list import FindingList, quote
from models.domain.bill import BILL_LINE_FIELDS, UNKNOWN_CONNECTION, BillLine, Connection
from models.domain.outcome import Place
from models.domain.product import DataCategory, ProductCard
from models.domain.quantities import UNITS, Unit, parse_unit
from models.reference.reference import Reference

_SUBTOTAL = re.compile(r"\s*(?:sub|eind)?-?\s*tota+l\b", re.IGNORECASE)
_SHARE_SUMS = (
    ("recycled_fraction", "reused_fraction", True),
    ("future_reuse_fraction", "future_recycling_fraction", False),
)
_SUM_GUARD = 1e-9
_CATEGORIES: dict[str, DataCategory] = {
    f"{prefix}{category.value}": category
    for category in DataCategory
    for prefix in ("", "cat ", "cat. ", "categorie ", "category ")
}


@dataclass(frozen=True, slots=True)
class BillReading:
    """The lines of a bill, the library cards that they name, the counts, and the totals that it states."""

    lines: tuple[BillLine, ...] = ()
    products: tuple[ProductCard, ...] = ()
    row_count: int = 0
    left_out_count: int = 0
    stated: tuple[StatedFigure, ...] = ()

    def counts(self, file_format: str) -> ImportFacts:
        """The counts of the bill alone."""
        line_count = self.row_count - self.left_out_count
        return ImportFacts(file_format, (), self.row_count, line_count, self.left_out_count)


_EMPTY: dict[Kind, object] = {Kind.TEXT: "", Kind.YES_NO: False}

Values = dict[str, Sequence[object]]
"""Field name -> one value per row."""


def read_bill(table: Table, reference: Reference, findings: FindingList) -> BillReading:
    """Reads the bill lines of a table; no lines when the table has errors."""
    check_headers(table, findings)
    row_count = len(table.rows)
    sums = _sums(table, reference, findings)
    table = table.without(set(sums.left_out)) if sums.left_out else table
    table = replace(table, line_ids=_line_ids(table, findings))
    products = match_products(table, reference, findings)
    values = {column.field: _read_column(table, column, reference, findings) for column in BILL_COLUMNS}
    values["id"], values["product_id"] = table.line_ids, products.ids
    values["extra"] = _extras(table, products, findings)
    if table.is_foreign:
        _complete(table, values, products, findings)
    _check_share_sums(table, values, findings)
    _point_at_gaps(table, values, findings)
    lines = () if findings.has_errors else _lines(values)
    return BillReading(lines, products.cards, row_count, row_count - len(table.rows), sums.stated)


def _sums(table: Table, reference: Reference, findings: FindingList) -> SumRows:
    given = None if table.is_foreign else _subtotals(table, findings)
    if given is not None and not given:
        return SumRows()
    return find_sums(table, reference.import_layouts, findings, given)


def _complete(table: Table, values: Values, products: MatchedProducts, findings: FindingList) -> None:
    """Adds the values that a bill in another layout has in other columns than ours."""
    column = table.column("unit")
    units: Units = [None] * len(table.rows)
    if column is not None:
        units, unknown = read_units(ColumnView(table, column, findings))
        extras = cast("Sequence[tuple[tuple[str, str], ...]]", values["extra"])
        kept = [((column.header, text),) if text else () for text in unknown]
        values["extra"] = [(*first, *extra) for first, extra in zip(kept, extras, strict=True)]
    quantities, values["unit"] = read_quantities(table, units, findings)
    values["quantity"] = quantities
    masses = _numbers(values["mass_kg_per_unit"])
    values["mass_kg_per_unit"] = mass_per_unit(table, masses, quantities, findings)
    named = zip(values["description"], products.texts, strict=True)
    values["description"] = [text or product for text, product in named]


def _subtotals(table: Table, findings: FindingList) -> set[int]:
    """The rows of our own layout whose description is that of a total, without unit or product."""
    description = table.column("description")
    if description is None:
        return set()
    others = [c.cells for c in (table.column("unit"), table.column("product_id")) if c is not None]
    left_out: set[int] = set()
    texts = [cell if isinstance(cell, str) else "" for cell in description.cells]
    may_have_any = "tota" in "\n".join(texts).lower()
    for i, text in enumerate(texts if may_have_any else ()):
        if _SUBTOTAL.match(text) and all(cells[i] == "" for cells in others):
            left_out.add(i)
            findings.warning("import_subtotal_left_out", table.place(i, description.letter), text=quote(text))
    return left_out


def _line_ids(table: Table, findings: FindingList) -> list[str]:
    column = table.column("id")
    given = read_names(ColumnView(table, column, findings), MAX_NAME) if column else [""] * len(table.rows)
    first_rows: dict[str, int] = {}
    for i, line_id in enumerate(given):
        if line_id and first_rows.setdefault(line_id, i) != i and column:
            place = table.place(i, column.letter)
            findings.error(
                "import_id_twice", place, text=quote(line_id), first_row=table.rows[first_rows[line_id]]
            )
    return [line_id or _own_id(row, first_rows) for row, line_id in zip(table.rows, given, strict=True)]


def _own_id(row: int, taken: dict[str, int]) -> str:
    line_id = f"r{row}"
    while line_id in taken:
        line_id += "'"
    return line_id


def _read_column(table: Table, column: Column, reference: Reference, findings: FindingList) -> Sequence[object]:
    found = table.column(column.field)
    is_read_later = table.is_foreign and column.field in ("quantity", "unit")
    if found is None or is_read_later or column.kind in (Kind.ID, Kind.PRODUCT):
        return (_EMPTY.get(column.kind),) * len(table.rows)
    view = ColumnView(table, found, findings)
    match column.kind:
        case Kind.NUMBER:
            return read_numbers(view)
        case Kind.PERCENT:
            return read_shares(view)
        case Kind.FACTOR:
            return read_scores(view, reference.detachability[column.field])
        case Kind.UNIT:
            return _units(view)
        case Kind.CATEGORY:
            return read_choices(view, Choices(_CATEGORIES, ", ".join(DataCategory), allows_unknown=True))
        case Kind.YES_NO:
            return [bool(answer) for answer in read_choices(view, YES_NO)]
        case _ if column.field == "nl_sfb":
            return read_names(view, MAX_NAME)
        case _:
            return read_texts(view)


def _units(view: ColumnView) -> Sequence[Unit | None]:
    names = {folded(text_of(cell)): parse_unit(text_of(cell)) for cell in set(view.cells)}
    options = {name: unit for name, unit in names.items() if unit is not None}
    accepted = ", ".join(unit.symbol for unit in UNITS)
    return read_choices(view, Choices(options, accepted, "import_unknown_unit", allows_unknown=True))


def _extras(table: Table, products: MatchedProducts, findings: FindingList) -> list[tuple[tuple[str, str], ...]]:
    """The notes per row: the unmatched product text, then the columns that the program does not use."""
    unused = [column for column in table.columns if column.spec is None]
    texts = [(column.header, read_texts(ColumnView(table, column, findings))) for column in unused]
    if not texts and not any(products.unmatched):
        return [()] * len(table.rows)
    extras = []
    for i, product in enumerate(products.unmatched):
        notes = [("product", product)] if product else []
        notes += [(header, column[i]) for header, column in texts if column[i]]
        extras.append(tuple(notes))
    return extras


def _check_share_sums(table: Table, values: Values, findings: FindingList) -> None:
    for first, second, is_error in _SHARE_SUMS:
        column = table.column(second)
        if column is None or table.column(first) is None:
            continue
        shares = zip(_numbers(values[first]), _numbers(values[second]), strict=True)
        for i, total in [(i, a + b) for i, (a, b) in enumerate(shares) if a and b and a + b > 1 + _SUM_GUARD]:
            add = findings.error if is_error else findings.warning
            add("import_shares_above_100", table.place(i, column.letter), total=total * 100)


def _numbers(column: Sequence[object]) -> Sequence[float | None]:
    return cast("Sequence[float | None]", column)


def _point_at_gaps(table: Table, values: Values, findings: FindingList) -> None:
    for i, (quantity, unit) in enumerate(zip(values["quantity"], values["unit"], strict=True)):
        if quantity is None:
            _point_at_gap("import_no_quantity", table.place(i, _letter(table, "quantity")), findings)
        elif unit is None and not (table.is_foreign and _is_filled(table, i, "unit")):
            _point_at_gap("import_no_unit", table.place(i, _letter(table, "unit")), findings)
    for i, (text, product) in enumerate(zip(values["description"], values["product_id"], strict=True)):
        if not text and not product:
            _point_at_gap("import_no_description", table.place(i, _letter(table, "description")), findings)


def _point_at_gap(code: str, place: Place, findings: FindingList) -> None:
    """Adds a finding about an empty cell; one that could not be read has its own finding already."""
    if not findings.is_refused(place):
        findings.warning(code, place)


def _is_filled(table: Table, i: int, field_name: str) -> bool:
    column = table.column(field_name)
    return column is not None and is_filled(column.cells[i])


def _letter(table: Table, field_name: str) -> str:
    column = table.column(field_name)
    return column.letter if column else ""


def _lines(values: Values) -> tuple[BillLine, ...]:
    scores = zip(*(values[name] for name in Connection.__dataclass_fields__), strict=True)
    made: dict[tuple[object, ...], Connection] = {(None,) * 4: UNKNOWN_CONNECTION}
    values["connection"] = [made.get(s) or made.setdefault(s, Connection(*s)) for s in scores]
    values["module_profiles"] = [()] * len(values["id"])
    values["provisional"] = values["opened_from"] = [None] * len(values["id"])
    rows = zip(*(values[name] for name in BILL_LINE_FIELDS), strict=True)
    return tuple(BillLine(*row) for row in rows)
