"""Reads the rows of a bill table as bill lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import cast

from app.formats.cell_text import MAX_NAME
from app.formats.import_result import ImportFacts, SourceRow, StatedFigure
from app.formats.workbook_layout import BILL_COLUMNS, Column, Kind
from app.importing.bill.amounts import Amounts, mass_per_unit, read_amounts
from app.importing.bill.column_values import YES_NO, Choices, read_choices, read_names, read_texts
from app.importing.bill.detachability_cells import read_scores
from app.importing.bill.number_columns import read_numbers, read_shares
from app.importing.bill.phases import PHASE, Notes, PhaseWords, read_phases
from app.importing.bill.product_match import MatchedProducts, match_products
from app.importing.bill.sizes import with_density, with_volumes
from app.importing.bill.sorted_rows import sort_rows
from app.importing.bill.source_rows import row_texts, source_rows
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList, quote
from models.domain.bill import BILL_LINE_FIELDS, UNKNOWN_CONNECTION, BillLine, Connection, EnergyPart
from models.domain.outcome import Place
from models.domain.product import DataCategory, ProductCard
from models.reference.reference import Reference

_SHARE_SUMS = (
    ("recycled_fraction", "reused_fraction", True),
    ("future_reuse_fraction", "future_recycling_fraction", False),
)
_SUM_GUARD = 1e-9
_ENERGY_PARTS: dict[str, EnergyPart] = {
    name: part
    for part in EnergyPart
    for word in (part.value, part.name.lower())
    for name in (word, word.replace("_", " "))
}
_CATEGORIES: dict[str, DataCategory] = {
    f"{prefix}{category.value}": category
    for category in DataCategory
    for prefix in ("", "cat ", "cat. ", "categorie ", "category ")
}


@dataclass(frozen=True, slots=True)
class BillReading:
    """The lines of a bill, the library cards that they name, the counts, and the totals that it states.

    `rows` are those of the file with a text, also the ones that were left out.
    """

    lines: tuple[BillLine, ...] = ()
    products: tuple[ProductCard, ...] = ()
    row_count: int = 0
    left_out_count: int = 0
    stated: tuple[StatedFigure, ...] = ()
    rows: tuple[SourceRow, ...] = ()

    def counts(self, file_format: str) -> ImportFacts:
        """The counts of the bill alone."""
        line_count = self.row_count - self.left_out_count
        return ImportFacts(file_format, (), self.row_count, line_count, self.left_out_count)


def together(bills: Sequence[BillReading]) -> BillReading:
    """The bill on several sheets as one. The totals of one sheet are none of the whole bill and are left out."""
    if len(bills) == 1:
        return bills[0]
    return BillReading(
        tuple(line for bill in bills for line in bill.lines),
        tuple({card.id: card for bill in bills for card in bill.products}.values()),
        sum(bill.row_count for bill in bills),
        sum(bill.left_out_count for bill in bills),
        rows=tuple(row for bill in bills for row in bill.rows),
    )


@dataclass(frozen=True, slots=True)
class LineIds:
    """How the lines of a sheet are named so that no other sheet has the same: a prefix, and the ids there are."""

    prefix: str = ""
    taken: frozenset[str] = frozenset()


_ONE_SHEET = LineIds()
_EMPTY: dict[Kind, object] = {Kind.TEXT: "", Kind.YES_NO: False}

Values = dict[str, Sequence[object]]
"""Field name -> one value per row."""


def read_bill(table: Table, reference: Reference, findings: FindingList, ids: LineIds = _ONE_SHEET) -> BillReading:
    """Reads the bill lines of a table of any layout.

    In a lenient table a cell that cannot be read leaves its field unknown, with a finding at its place. There are
    no lines when `findings` has errors.
    """
    check_headers(table, findings)
    table = _without_doubles(table)
    row_count = len(table.rows)
    layouts = reference.import_layouts
    is_sorted = sort_rows(table, layouts, findings)
    said = row_texts(table, is_sorted.kinds)
    left_out = is_sorted.left_out
    table = table.without(left_out) if left_out else table
    table = replace(table, line_ids=_line_ids(table, ids, findings))
    products = match_products(table, reference, findings)
    values = {column.field: _read_column(table, column, reference, findings) for column in BILL_COLUMNS}
    values["id"], values["product_id"] = table.line_ids, products.ids
    table = with_volumes(table, layouts, findings)
    amounts = read_amounts(table, layouts, findings)
    phases = read_phases(table, PhaseWords.of(layouts), findings)
    values["phase"] = phases.phases
    kept = amounts.unread
    if any(phases.kept):
        kept = [(*ours, *theirs) for ours, theirs in zip(kept, phases.kept, strict=True)]
    values["extra"] = _extras(table, products, kept, findings)
    _complete(table, values, products, amounts, findings)
    masses = _numbers(values["mass_kg_per_unit"])
    values["mass_kg_per_unit"] = with_density(table, amounts, masses, layouts, findings)
    _check_share_sums(table, values, findings)
    _point_at_gaps(table, values, amounts, findings)
    lines = () if findings.has_errors else _lines(values)
    rows = source_rows(said, table, amounts)
    return BillReading(lines, products.cards, row_count, len(left_out), is_sorted.stated, rows)


def _without_doubles(table: Table) -> Table:
    """The table in which a second column with the same header is only kept."""
    seen: set[str] = set()
    columns = []
    for column in table.columns:
        field = column.spec.field if column.spec is not None and column.guess.unit is None else ""
        columns.append(replace(column, spec=None) if field in seen else column)
        seen.update((field,) if field else ())
    return replace(table, columns=tuple(columns)) if len(seen) < len(table.columns) else table


def _complete(
    table: Table, values: Values, products: MatchedProducts, amounts: Amounts, findings: FindingList
) -> None:
    """Adds the values that a bill may have in other columns and cells than ours."""
    values["quantity"], values["unit"] = amounts.quantities, amounts.units
    masses = _numbers(values["mass_kg_per_unit"])
    values["mass_kg_per_unit"] = mass_per_unit(table, masses, amounts.quantities, findings)
    if table.is_foreign:
        named = zip(values["description"], products.texts, strict=True)
        values["description"] = [text or product for text, product in named]


def _line_ids(table: Table, ids: LineIds, findings: FindingList) -> list[str]:
    column = table.column("id")
    given = read_names(ColumnView(table, column, findings), MAX_NAME) if column else [""] * len(table.rows)
    first_rows: dict[str, int] = {}
    for i, line_id in enumerate(given):
        if line_id and first_rows.setdefault(line_id, i) != i and column:
            place = table.place(i, column.letter)
            add = findings.warning if table.is_lenient else findings.error
            add("import_id_twice", place, text=quote(line_id), first_row=table.rows[first_rows[line_id]])
            given[i] = ""
    named = [line_id or _unused(f"r{row}", first_rows) for row, line_id in zip(table.rows, given, strict=True)]
    if not ids.prefix:
        return named
    return [_unused(f"{ids.prefix}{line_id}"[:MAX_NAME], ids.taken) for line_id in named]


def _unused(line_id: str, taken: Collection[str]) -> str:
    while line_id in taken:
        line_id += "'"
    return line_id


def _read_column(table: Table, column: Column, reference: Reference, findings: FindingList) -> Sequence[object]:
    found = table.column(column.field)
    is_read_later = column.field in ("quantity", "unit", PHASE)
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
        case Kind.CATEGORY:
            return read_choices(view, Choices(_CATEGORIES, ", ".join(DataCategory), allows_unknown=True))
        case Kind.CHOICE if column.field == "energy_part":
            return read_choices(view, Choices(_ENERGY_PARTS, ", ".join(EnergyPart), allows_unknown=True))
        case Kind.YES_NO:
            return [bool(answer) for answer in read_choices(view, YES_NO)]
        case _ if column.field == "nl_sfb":
            return read_names(view, MAX_NAME)
        case _:
            return read_texts(view)


def _extras(table: Table, products: MatchedProducts, kept: Sequence[Notes], findings: FindingList) -> list[Notes]:
    """The notes per row: cells of amount and phase that were not read, the unmatched product, unused columns."""
    unused = [column for column in table.columns if column.spec is None]
    texts = [(column.header, read_texts(ColumnView(table, column, findings))) for column in unused]
    if not texts and not any(products.unmatched):
        return list(kept)
    extras: list[Notes] = []
    for i, product in enumerate(products.unmatched):
        notes = [*kept[i], *([("product", product)] if product else [])]
        notes += [(header, column[i]) for header, column in texts if column[i]]
        extras.append(tuple(notes))
    return extras


def _check_share_sums(table: Table, values: Values, findings: FindingList) -> None:
    """Makes shares unknown that are more than the whole together; of those at the end of life it only warns."""
    for first, second, is_refused in _SHARE_SUMS:
        column = table.column(second)
        if column is None or table.column(first) is None:
            continue
        shares = zip(_numbers(values[first]), _numbers(values[second]), strict=True)
        above = {i: a + b for i, (a, b) in enumerate(shares) if a and b and a + b > 1 + _SUM_GUARD}
        for i, total in above.items():
            findings.warning("import_shares_above_100", table.place(i, column.letter), total=total * 100)
        for name in (first, second) if above and is_refused else ():
            values[name] = [None if i in above else share for i, share in enumerate(values[name])]


def _numbers(column: Sequence[object]) -> Sequence[float | None]:
    return cast("Sequence[float | None]", column)


def _point_at_gaps(table: Table, values: Values, amounts: Amounts, findings: FindingList) -> None:
    rows = zip(values["quantity"], values["unit"], amounts.unit_texts, strict=True)
    for i, (quantity, unit, unit_text) in enumerate(rows):
        if unit is None and unit_text:
            continue  # the unit that is none has its own finding
        if quantity is None:
            _point_at_gap("import_no_quantity", table.place(i, _letter(table, "quantity")), findings)
        elif unit is None:
            _point_at_gap("import_no_unit", table.place(i, _letter(table, "unit")), findings)
    for i, (text, product) in enumerate(zip(values["description"], values["product_id"], strict=True)):
        if not text and not product:
            _point_at_gap("import_no_description", table.place(i, _letter(table, "description")), findings)


def _point_at_gap(code: str, place: Place, findings: FindingList) -> None:
    """Adds a finding about an empty cell; one that could not be read has its own finding already."""
    if not findings.is_refused(place):
        findings.warning(code, place)


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
