"""Facts about a sheet that the cell reader does not give, found in the sheet's XML in a few fast searches.

It works on XML of the ordinary form (`<c r="A1" …>` under `<row r="1" …>`, without comments); for any other
form `scan_sheet` raises `UnusualFormError`, and plain_xml.py writes the sheet in the ordinary form first.
"""

import re
from dataclasses import dataclass

from app.formats.workbook_layout import column_index, column_letter
from app.importing.common.finding_list import FileRefusedError

MAX_COLUMNS = 256
MAX_ROWS = 100_000
MAX_AREA = 6_000_000

Position = tuple[int, str]
"""Row number (1-based) and column letter."""


class UnusualFormError(Exception):
    """Raised when the XML is valid but not in the form that the scan needs."""


@dataclass(frozen=True, slots=True)
class SheetScan:
    """Facts about one sheet.

    Attributes:
        rows: numbers of the rows in which a cell holds a value, be it an empty text.
        errors: cells that hold an error such as #DIV/0!.
        formulas_without_value: cells whose formula was never calculated by the program that saved it.
        merged: ranges such as `A1:B2`.
    """

    rows: frozenset[int]
    errors: frozenset[Position]
    formulas_without_value: frozenset[Position]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[str, ...]
    merged: tuple[str, ...]


_OTHER_CELL = re.compile(rb'<c(?! r="(?:[A-H]?[A-Z]|I[A-V])[1-9][0-9]{0,6}")[\s/>][^>]*>?')
_FAR_CELL = re.compile(rb'<c r="([A-Z]{2,3})([1-9][0-9]{0,6})"')
_WIDE_CELL = re.compile(rb'<c r="([A-I][A-Z])[0-9]')
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"')
_OTHER_QUOTES = re.compile(rb"<[A-Za-z][^<>]*='")
_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*?\st\s*=\s*"e"')
_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|(?<!/)>[^<]*</f>)\s*(?!\s|<v>[^<]|<v [^>]*>[^<]|<is>)'
)
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*? hidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col ([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_MERGED = re.compile(rb'<mergeCell [^>]*?ref="([A-Z0-9:]{1,20})"')
_NUMBER_CELL = re.compile(
    rb'<c r="[A-Z]+[0-9]+"(?![^>]* t="(?:s|str|inlineStr|e)")[^>]*(?<!/)>(?:(?!</c>).)*?<v>[^<]', re.DOTALL
)


def scan_sheet(xml: bytes) -> SheetScan:
    """Scans one sheet.

    Raises:
        UnusualFormError: write the sheet in the ordinary form first.
        FileRefusedError: `import_far_cell` for content beyond 256 columns or 100,000 rows,
            `import_unreadable_file` for two rows with one number.
    """
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    _check_form(xml, start)
    _check_far_cells(xml)
    return SheetScan(
        _rows(xml[start:end]) if end > start else frozenset(),
        frozenset(_positions(_ERROR, xml)) if b"#" in xml else frozenset(),
        frozenset(_bare_formulas(xml)) if b"<f" in xml else frozenset(),
        tuple(int(n) for n in _HIDDEN_ROW.findall(xml)) if b" hidden=" in xml else (),
        tuple(_hidden_columns(xml[:start])),
        tuple(ref.decode() for ref in _MERGED.findall(xml[max(end, start) :])),
    )


def _check_form(xml: bytes, start: int) -> None:
    """Checks for the ordinary form; searches for one byte first, which is far faster than for a word."""
    has_comment = b"!" in xml and b"<!" in xml
    has_other_quotes = b"'" in xml and b"='" in xml and _OTHER_QUOTES.search(xml) is not None
    if has_comment or has_other_quotes or start < 0:
        raise UnusualFormError


def _check_far_cells(xml: bytes) -> None:
    for match in _OTHER_CELL.finditer(xml):
        far = _FAR_CELL.match(match[0])
        if far is None:
            raise UnusualFormError
        if not match[0].endswith(b"/>") and _has_content(xml, match.end()):
            raise FileRefusedError("import_far_cell", cell=(far[1] + far[2]).decode())


def _has_content(xml: bytes, start: int) -> bool:
    end = xml.find(b"</c>", start)
    return b"<v>" in xml[start:end] or b"<is" in xml[start:end] or b"<v " in xml[start:end]


def _rows(xml: bytes) -> frozenset[int]:
    numbers: list[int] = []
    for chunk in xml.split(b"</row>"):
        if b"<v" in chunk or b"<is" in chunk:
            match = _ROW.match(chunk, max(chunk.rfind(b"<row "), 0))
            if match is None:
                raise UnusualFormError
            numbers.append(int(match[1]))
    if len(set(numbers)) != len(numbers):
        raise FileRefusedError("import_unreadable_file")
    _check_area(xml, numbers)
    return frozenset(numbers)


def _check_area(xml: bytes, numbers: list[int]) -> None:
    """Refuses far cells: readers make a full rectangle, so that two far corners would cost a gigabyte."""
    last = max(numbers, default=0)
    width = 26
    if last > MAX_AREA // MAX_COLUMNS and _WIDE_CELL.search(xml):
        width = max(column_index(letters.decode()) for letters in set(_WIDE_CELL.findall(xml))) + 1
    if last > MAX_ROWS or last * width > MAX_AREA:
        raise FileRefusedError("import_far_cell", cell=str(last))


def holds_number(xml: bytes, row: int) -> bool:
    """Whether a cell of the row holds a number, a date or yes/no, which reads as more than "".

    Rows of empty texts and of errors hold none.
    """
    start = xml.find(b'<row r="%d"' % row)
    return _NUMBER_CELL.search(xml, start, xml.find(b"</row>", start)) is not None


def _positions(pattern: "re.Pattern[bytes]", xml: bytes) -> list[Position]:
    return [(int(row), letters.decode()) for letters, row in pattern.findall(xml)]


def _bare_formulas(xml: bytes) -> list[Position]:
    """The formulas without value, except text formulas, whose value may be an empty text."""
    found = []
    for match in _FORMULA.finditer(xml):
        is_text = b' t="str"' in match[3] or b' t="e"' in match[3]
        if not (is_text and xml.startswith(b"<v", match.end())):
            found.append((int(match[2]), match[1].decode()))
    return found


def _hidden_columns(xml: bytes) -> list[str]:
    letters: list[str] = []
    for match in _COLUMN.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = int(attributes.get(b"min", b"1")), int(attributes.get(b"max", b"1"))
            letters.extend(column_letter(i - 1) for i in range(max(first, 1), min(last, MAX_COLUMNS) + 1))
    return letters


def cells_with_style(xml: bytes, columns: set[str], styles: frozenset[int]) -> frozenset[Position]:
    """The cells in some columns whose style is one of `styles`."""
    if not columns or not styles:
        return frozenset()
    letters = "|".join(sorted(columns)).encode()
    numbers = "|".join(map(str, sorted(styles))).encode()
    pattern = re.compile(rb'<c r="(' + letters + rb')([0-9]+)"[^>]*? s="(?:' + numbers + rb')"')
    return frozenset(_positions(pattern, xml))


def is_within(position: Position, cell_range: str) -> bool:
    """Whether the cell lies in a range such as `A1:B2`."""
    ends = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", cell_range)
    if ends is None:
        return False
    left, top, right, bottom = ends.groups()
    row, letter = position
    is_in_columns = column_index(left) <= column_index(letter) <= column_index(right)
    return int(top) <= row <= int(bottom) and is_in_columns
