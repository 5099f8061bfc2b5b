"""The sheets of a workbook, written as the other kinds of workbooks."""

import io
from typing import Any

from python_calamine import CalamineWorkbook

from tests.app.importing.container_kit import WRITERS


def other_kinds(xlsx: bytes) -> dict[str, bytes]:
    """The same cells as .xls, .ods and .xlsb, by ending."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    sheets = {
        name: [[_plain(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }
    return {kind: write(sheets) for kind, write in WRITERS.items()}


def _plain(cell: Any) -> Any:
    if cell == "":
        return None
    return cell if isinstance(cell, str | int | float) else str(cell)
