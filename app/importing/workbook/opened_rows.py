"""Reads the rows of Opbouwen: lines of Materialen that are layers of an assembly, and what that line was."""

from dataclasses import replace

from app.formats.cell_text import MAX_NAME
from app.importing.bill.column_values import read_names, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList, quote
from models.domain.bill import BillLine, OpenedAssembly
from models.domain.quantities import parse_unit


def with_opened(lines: tuple[BillLine, ...], table: Table, findings: FindingList) -> tuple[BillLine, ...]:
    """The lines with the assemblies that they were opened from. A row about an unknown line is a warning."""
    check_headers(table, findings)
    opened = _by_layer(table, findings)
    known = {line.id for line in lines}
    column = table.column("layer_id")
    for i, layer_id in enumerate(_names(table, "layer_id", findings)):
        if layer_id not in known:
            place = table.place(i, column.letter if column else "")
            findings.warning("import_opened_line_unknown", place, text=quote(layer_id))
    return tuple(replace(line, opened_from=opened.get(line.id)) for line in lines)


def _by_layer(table: Table, findings: FindingList) -> dict[str, OpenedAssembly]:
    column = table.column("quantity")
    quantities = read_numbers(ColumnView(table, column, findings)) if column else [None] * len(table.rows)
    rows = zip(
        _names(table, "layer_id", findings),
        _names(table, "line_id", findings),
        _names(table, "product_id", findings),
        _texts(table, "description", findings),
        quantities,
        _texts(table, "unit", findings),
        _texts(table, "nl_sfb", findings),
        _texts(table, "note", findings),
        strict=True,
    )
    found = {}
    for layer_id, line_id, product_id, description, quantity, unit, nl_sfb, note in rows:
        if layer_id and line_id and product_id:
            found[layer_id] = OpenedAssembly(
                line_id, product_id, description, quantity, parse_unit(unit), nl_sfb, note
            )
    return found


def _names(table: Table, name: str, findings: FindingList) -> list[str]:
    column = table.column(name)
    return read_names(ColumnView(table, column, findings), MAX_NAME) if column else [""] * len(table.rows)


def _texts(table: Table, name: str, findings: FindingList) -> list[str]:
    column = table.column(name)
    return read_texts(ColumnView(table, column, findings)) if column else [""] * len(table.rows)
