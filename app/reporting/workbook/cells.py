"""Cells of the workbooks that the program writes: text is never a formula, and all have one look.

Text that begins like a formula is stored as text with the quote mark that Excel itself uses, so neither Excel
nor LibreOffice ever calculates it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.cell_text import FORMULA_STARTS, clean_text

CellValue = str | float | int | bool | dt.date | None
MAX_CELL_TEXT = 32_000
_ESCAPED_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_EXCEL_DATE = dt.date(1901, 1, 1)

_INK = "1F2A33"
_HEAD_FILL = PatternFill("solid", fgColor="25556B")
_HEAD_FONT = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_TITLE_FONT = Font(name="Calibri", size=16, bold=True, color="25556B")
_KEY_FONT = Font(name="Calibri", size=11, bold=True, color=_INK)
_HINT_FONT = Font(name="Calibri", size=10, color="5B6873")
_INPUT_FILL = PatternFill("solid", fgColor="F3F7E9")
_LINE = Side(style="thin", color="C9D2D8")
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", wrap_text=True)


def safe_cell_text(text: str) -> str:
    """`text` as a cell can hold it: clean, not too long, and never mistaken for an escaped character."""
    return _ESCAPED_LOOKALIKE.sub("_x005F_", clean_text(text)[:MAX_CELL_TEXT])


def cell_of(sheet: Any, value: CellValue) -> Any:
    """A cell with `value`; text is stored as text whatever it looks like, None is an empty cell."""
    if isinstance(value, str):
        return text_cell(sheet, value)
    if isinstance(value, dt.date) and value < _FIRST_EXCEL_DATE:
        return text_cell(sheet, value.isoformat())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number_cell(sheet, value)
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def _number_cell(sheet: Any, value: float) -> Any:
    """A number cell with every digit: openpyxl itself keeps 16, which is one too few for some numbers."""
    cell = WriteOnlyCell(sheet, repr(value))
    cell.data_type = "n"
    return cell


def text_cell(sheet: Any, text: str) -> Any:
    """A text cell; an empty text is an empty cell."""
    cell = WriteOnlyCell(sheet, None)
    if text:
        safe = safe_cell_text(text)
        cell.value = safe
        cell.data_type = "s"
        cell.quotePrefix = safe.startswith(FORMULA_STARTS)
    return cell


def head_cell(sheet: Any, text: str) -> Any:
    """A column header."""
    cell = text_cell(sheet, text)
    cell.font, cell.fill, cell.alignment = _HEAD_FONT, _HEAD_FILL, _MIDDLE
    return cell


def title_cell(sheet: Any, text: str) -> Any:
    cell = text_cell(sheet, text)
    cell.font = _TITLE_FONT
    return cell


def key_cell(sheet: Any, text: str) -> Any:
    """A key on the sheet Project or a name in the guide."""
    cell = text_cell(sheet, text)
    cell.font, cell.alignment = _KEY_FONT, _TOP
    return cell


def hint_cell(sheet: Any, text: str) -> Any:
    """An explanation."""
    cell = text_cell(sheet, text)
    cell.font, cell.alignment = _HINT_FONT, _TOP
    return cell


def input_cell(sheet: Any, value: CellValue) -> Any:
    """A cell to be filled in."""
    cell = cell_of(sheet, value)
    cell.fill, cell.alignment = _INPUT_FILL, _TOP
    cell.border = Border(bottom=_LINE)
    return cell


def add_head(sheet: Any, headers: Sequence[str], widths: Sequence[float]) -> None:
    """The header row, frozen, with column widths in characters. Call before any other row."""
    set_widths(sheet, widths)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 32
    sheet.append([head_cell(sheet, header) for header in headers])


def set_widths(sheet: Any, widths: Iterable[float]) -> None:
    """Column widths in characters, and a page that is as wide as the columns when printed."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def make_room(sheet: Any, row: int, text: str, width: int) -> None:
    """Makes a row that is still to be written high enough for a text that wraps at `width` characters."""
    line_count = -(-len(text) // width)
    if line_count > 1:
        sheet.row_dimensions[row].height = 15 * line_count + 2


def add_row(sheet: Any, values: Iterable[CellValue]) -> None:
    sheet.append([cell_of(sheet, value) for value in values])
