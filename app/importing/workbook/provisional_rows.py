"""Reads the rows of Voorlopig: products that the program proposed for lines and that nobody confirmed."""

from collections.abc import Sequence
from dataclasses import replace

from app.formats.cell_text import MAX_NAME
from app.importing.bill.column_values import YES_NO, read_choices, read_names, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList, quote
from models.domain.bill import BillLine, ProposalReason, ProvisionalProduct
from models.strict_json import JsonRefusedError, strict_json


def with_provisional(lines: tuple[BillLine, ...], table: Table, findings: FindingList) -> tuple[BillLine, ...]:
    """The lines with the provisional products of the table, one row for each reason.

    A line that names a product itself keeps that alone. A row about a line that is not there is a warning.
    """
    check_headers(table, findings)
    proposed = _by_line(table, findings)
    known = {line.id for line in lines}
    for i, line_id in enumerate(_names(table, "line_id", findings)):
        if line_id not in known:
            column = table.column("line_id")
            place = table.place(i, column.letter if column else "")
            findings.warning("import_provisional_line_unknown", place, text=quote(line_id))
    return tuple(
        replace(line, provisional=proposed[line.id]) if line.id in proposed and not line.product_id else line
        for line in lines
    )


def _by_line(table: Table, findings: FindingList) -> dict[str, ProvisionalProduct]:
    rows = zip(
        _names(table, "line_id", findings),
        _names(table, "product_id", findings),
        _numbers(table, "mass_kg_per_unit", findings),
        _flags(table, "is_mass_assumed", findings),
        _names(table, "code", findings),
        _texts(table, "params", findings),
        strict=True,
    )
    found: dict[str, ProvisionalProduct] = {}
    for line_id, product_id, mass, is_assumed, code, params in rows:
        if not line_id or not product_id:
            continue
        held = found.setdefault(line_id, ProvisionalProduct(product_id, mass, bool(is_assumed)))
        if code:
            found[line_id] = replace(held, reasons=(*held.reasons, ProposalReason(code, _params(params))))
    return found


def _params(text: str) -> dict[str, str | float | int]:
    """The values of a reason's text; none when the cell does not hold them as they were written."""
    try:
        values = strict_json(text.encode()) if text else {}
    except JsonRefusedError:
        return {}
    if not isinstance(values, dict):
        return {}
    plain = {name: value for name, value in values.items() if isinstance(value, str | float | int)}
    return {name: value for name, value in plain.items() if not isinstance(value, bool)}


def _names(table: Table, name: str, findings: FindingList) -> list[str]:
    column = table.column(name)
    return read_names(ColumnView(table, column, findings), MAX_NAME) if column else [""] * len(table.rows)


def _texts(table: Table, name: str, findings: FindingList) -> list[str]:
    column = table.column(name)
    return read_texts(ColumnView(table, column, findings)) if column else [""] * len(table.rows)


def _numbers(table: Table, name: str, findings: FindingList) -> list[float | None]:
    column = table.column(name)
    return read_numbers(ColumnView(table, column, findings)) if column else [None] * len(table.rows)


def _flags(table: Table, name: str, findings: FindingList) -> Sequence[bool | None]:
    column = table.column(name)
    return read_choices(ColumnView(table, column, findings), YES_NO) if column else [None] * len(table.rows)
