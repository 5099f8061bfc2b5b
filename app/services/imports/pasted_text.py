"""Text from the clipboard as a source of the import preview: the same search for the header as for a file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.formats.cell_text import Cell
from app.formats.import_result import ImportResult
from app.formats.workbook_layout import BILL_COLUMNS, FRACTION_COLUMNS, Kind, names_of
from app.importing.bill.numbers import readings, says_unknown
from app.importing.bill.table import find_header, is_filled
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.csv.reader import read
from models.domain.quantities import parse_unit

if TYPE_CHECKING:
    from models.reference.reference import Reference

_NAMES = names_of(BILL_COLUMNS) | names_of(FRACTION_COLUMNS)
_KINDS = {column.field: column.kind for column in BILL_COLUMNS}
_NUMBERS = (Kind.NUMBER, Kind.PERCENT)
_MOST = 0.8
_ODD_OF_FEW = 1
"""Cells that need not fit their column in a block of few rows; the only cell of a column must."""


def read_pasted(
    text: str,
    name: str,
    reference: "Reference",
    *,
    chosen: TableChoice | None = None,
    remembered: tuple[TableChoice, ...] = (),
) -> ImportResult:
    """Reads pasted text as a bill: cells separated by tabs, the text of a CSV file, or one column of texts.

    The result is as that of a file: findings, preview of the table, rows, proposed facts. Reads in this process,
    as text separated by tabs needs no parser of others. Never raises for the content of the text.

    Args:
        name: of the project that is made, and the file in places.
        chosen, remembered: as in ReadRequest.
    """
    request = ReadRequest(name, chosen, remembered, is_pasted=True)
    return read(text.encode("utf-8", "replace"), request, reference)


def fits_directly(block: Sequence[Sequence[str]], fields: Sequence[str]) -> bool:
    """Whether a block can go straight into the table: no wider than the columns from the current one on, and each
    column holds what its field takes. Any other block opens the preview.

    Most cells decide, so that one odd cell changes nothing; a header above numbers or units is seen by its column.

    Args:
        block: the cells, rows of one length.
        fields: of the columns from the current one on.
    """
    if not block or not block[0] or len(block[0]) > len(fields) or find_header(block[:1], _NAMES) is not None:
        return False
    columns = zip(*block, strict=True)
    return all(_fits(cells, _KINDS.get(field)) for cells, field in zip(columns, fields, strict=False))


def _fits(cells: Sequence[str], kind: Kind | None) -> bool:
    filled = [cell for cell in cells if is_filled(cell)]
    if kind not in (*_NUMBERS, Kind.UNIT) or not filled:
        return True
    first = filled[0] if is_filled(cells[0]) else ""
    if len(cells) > 1 and first and not _is_of(first, kind) and _is_word(first):
        return False
    odd = sum(not _is_of(cell, kind) for cell in filled)
    return odd <= max(_ODD_OF_FEW if len(filled) > 1 else 0, (1 - _MOST) * len(filled))


def _is_of(cell: Cell, kind: Kind | None) -> bool:
    text = str(cell).strip()
    if says_unknown(text):
        return True
    return parse_unit(text) is not None if kind is Kind.UNIT else readings(text.removesuffix("%")) is not None


def _is_word(text: str) -> bool:
    """Whether a text has no digit, as the header of a column has none."""
    return not any(map(str.isdigit, text))
