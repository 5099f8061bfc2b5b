"""Reads the rows of Productbronnen: the source of each figure of the cards in Producten."""

from collections.abc import Mapping, Sequence

from app.formats.cell_text import MAX_NAME, folded
from app.formats.workbook_layout import PRODUCT_COLUMNS
from app.importing.bill.column_values import Choices, read_choices, read_names, read_texts
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList
from app.importing.workbook.project_sheet import enum_options
from models.domain.source import SourceRef, SourceStatus

_FIELDS = {
    folded(name): column.field
    for column in PRODUCT_COLUMNS
    for name in (column.field, column.header, *column.aliases)
}
_STATUSES = Choices(enum_options(SourceStatus), ", ".join(SourceStatus))


def sources_of_products(table: Table, findings: FindingList) -> dict[str, Mapping[str, SourceRef]]:
    """The sources by the folded id of their card and by field; "" is the source of the card as a whole.

    A source without a status counts as not verified, and a row without a document is none. What else a cell holds
    is as the file states it.
    """
    check_headers(table, findings)
    owners = _names(table, "product_id", findings)
    fields = _fields(table, findings)
    column = table.column("status")
    statuses = read_choices(ColumnView(table, column, findings), _STATUSES) if column else [None] * len(table.rows)
    texts = [_texts(table, name, findings) for name in ("document", "edition", "clause", "note")]
    found: dict[str, dict[str, SourceRef]] = {}
    for owner, name, status, (document, edition, clause, note) in zip(
        owners, fields, statuses, zip(*texts, strict=True), strict=True
    ):
        if owner and document and name is not None:
            source = SourceRef(document, edition, clause, status or SourceStatus.UNVERIFIED, note)
            found.setdefault(folded(owner), {})[name] = source
    return dict(found)


def _fields(table: Table, findings: FindingList) -> Sequence[str | None]:
    """The field of each row; "" for an empty cell, None for a text that names no field."""
    column = table.column("field")
    if column is None:
        return [""] * len(table.rows)
    choices = Choices(_FIELDS, ", ".join(column.header for column in PRODUCT_COLUMNS))
    read = read_choices(ColumnView(table, column, findings), choices)
    return ["" if cell == "" else name for cell, name in zip(column.cells, read, strict=True)]


def _names(table: Table, name: str, findings: FindingList) -> Sequence[str]:
    column = table.column(name)
    return read_names(ColumnView(table, column, findings), MAX_NAME) if column else [""] * len(table.rows)


def _texts(table: Table, name: str, findings: FindingList) -> Sequence[str]:
    column = table.column(name)
    return read_texts(ColumnView(table, column, findings)) if column else [""] * len(table.rows)
