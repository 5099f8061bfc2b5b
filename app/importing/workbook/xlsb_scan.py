"""Scans a binary workbook (.xlsb): extents, rows, hidden parts, errors and percent signs.

The cell reader gets an archive with only the parts that it reads, under names of our own. Layout of the records:
[MS-XLSB], Microsoft.
"""

import posixpath
import struct
from collections.abc import Callable, Iterator
from xml.sax.saxutils import quoteattr

from app.importing.common.container import check_xml, read_parts, repacked
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.plain_xml import parse
from app.importing.workbook.number_formats import PERCENT_FORMATS, shows_percent
from app.importing.workbook.scanned_book import ScannedBook, SheetFacts, check_extents

_WORKBOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_STYLES, _STRINGS = "xl/styles.bin", "xl/sharedStrings.bin"
_MAX_SHEETS = 500
_MAX_SMALL_PART = 5 * 2**20
_BUNDLE_SHEET, _NAME, _EXTERN_SHEET = 156, 39, 362
_FORMAT, _STYLE, _STYLES_START, _STYLES_END = 44, 47, 617, 618
_STRINGS_START, _STRING = 159, 19
_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED_TEXT = range(8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = range(8, 12)
_UNKNOWN_CELLS = (*range(12, 19), 62)
"""Kinds of cells that the cell reader does not read, and that no program is known to write in a sheet."""
_SHEET_START, _DATA_END, _COLUMN, _MERGED = 145, 146, 60, 176
_DIMENSIONS = 148
_NOTHING = 0x3FFF
_CELL = struct.Struct("<II")


def scan_xlsb(data: bytes) -> ScannedBook:
    """Scans a workbook.

    Raises:
        FileRefusedError: the file is damaged or hostile.
        struct.error, IndexError: the file is damaged.
    """
    parts = read_parts(data, (".bin", ".rels"), is_checked=False)
    check_xml(_RELATIONS, parts[_RELATIONS])
    if max(len(parts[_RELATIONS]), len(parts[_WORKBOOK])) > _MAX_SMALL_PART:
        raise FileRefusedError("import_zip_bomb")
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in parse(parts[_RELATIONS])
    }
    ids = _sheet_ids(parts[_WORKBOOK])
    percent = _percent_styles(parts.get(_STYLES, b""))
    _check_strings(parts.get(_STRINGS, b""))
    sheets = [bytearray(parts[targets[relation]]) for relation in ids]
    facts = tuple(_Sheet(sheet, percent).facts for sheet in sheets)
    check_extents(facts)
    names = [f"worksheets/sheet{number}.bin" for number, _ in enumerate(sheets, 1)]
    relations = "".join(
        f"<Relationship Id={quoteattr(key)} Target={quoteattr(name)}/>"
        for key, name in zip(ids, names, strict=True)
    )
    checked = {
        _WORKBOOK: _without_names(parts[_WORKBOOK]),
        _RELATIONS: f"<Relationships>{relations}</Relationships>".encode(),
        **{part: parts[part] for part in (_STYLES, _STRINGS) if part in parts},
        **{f"xl/{name}": bytes(sheet) for name, sheet in zip(names, sheets, strict=True)},
    }
    return ScannedBook("xlsb", facts, repacked(checked).getvalue())


def _records(part: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of the content of every record of a part."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        for _ in range(4):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if at + size > end:
            raise FileRefusedError("import_unreadable_file")
        yield kind, at, size
        at += size


def _wide_text(part: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and the place behind it."""
    length = struct.unpack_from("<I", part, at)[0]
    end = at + 4 + 2 * length
    if end > len(part):
        raise FileRefusedError("import_unreadable_file")
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def _sheet_ids(workbook: bytes) -> list[str]:
    """The ids of the relations to the sheets, in the order of the workbook."""
    ids = [_wide_text(workbook, at + 8)[0] for kind, at, _ in _records(workbook) if kind == _BUNDLE_SHEET]
    if len(ids) > _MAX_SHEETS or len(set(ids)) != len(ids):
        raise FileRefusedError("import_zip_bomb")
    return ids


def _without_names(workbook: bytes) -> bytes:
    """The part without the defined names, whose formulas the cell reader would parse."""
    made, start = [], 0
    for kind, at, size in _records(workbook):
        if kind not in (_NAME, _EXTERN_SHEET):
            made.append(workbook[start : at + size])
        start = at + size
    return b"".join(made)


def _percent_styles(styles: bytes) -> frozenset[int]:
    percent, numbers, is_in_styles = set(PERCENT_FORMATS), list[int](), False
    for kind, at, _ in _records(styles):
        if kind == _FORMAT and shows_percent(_wide_text(styles, at + 2)[0]):
            percent.add(struct.unpack_from("<H", styles, at)[0])
        elif kind in (_STYLES_START, _STYLES_END):
            is_in_styles = kind == _STYLES_START
        elif kind == _STYLE and is_in_styles:
            numbers.append(struct.unpack_from("<H", styles, at + 2)[0])
    return frozenset(place for place, number in enumerate(numbers) if number in percent)


def _check_strings(strings: bytes) -> None:
    """Compares the stated number of texts with a count of them."""
    stated = counted = 0
    for kind, at, _ in _records(strings):
        if kind == _STRINGS_START:
            stated = struct.unpack_from("<I", strings, at + 4)[0]
        elif kind == _STRING:
            counted += 1
    if stated != counted:
        raise FileRefusedError("import_unreadable_file")


class _Sheet:
    """The records of one sheet."""

    def __init__(self, part: bytearray, percent_styles: frozenset[int]) -> None:
        self.facts = SheetFacts()
        self._part = part
        self._percent = percent_styles
        self._row = -1
        read: dict[int, Callable[[int], None]] = {
            _ROW: self._start_row,
            _ERROR: self._error,
            _FORMULA_ERROR: self._error,
            _TEXT: self._text,
            _SHARED_TEXT: self._text,
            _FORMULA_TEXT: self._text,
            **dict.fromkeys((_RK, _BOOL, _REAL, _FORMULA_NUMBER, _FORMULA_BOOL), self._number),
            **dict.fromkeys(_UNKNOWN_CELLS, self._unknown),
        }
        is_data = False
        for kind, at, _ in _records(part):
            if is_data and kind in read:
                read[kind](at)
            elif kind in (_SHEET_START, _DATA_END):
                is_data = kind == _SHEET_START
            elif kind == _COLUMN:
                self._column(at)
            elif kind == _MERGED:
                self.facts.merged.append(struct.unpack_from("<4I", part, at))
            elif kind == _DIMENSIONS:
                part[at : at + 16] = bytes(16)

    def _start_row(self, at: int) -> None:
        row = struct.unpack_from("<I", self._part, at)[0]
        if row <= self._row:
            raise FileRefusedError("import_unreadable_file")
        self._row = row
        if self._part[at + 11] & 0x10:
            self.facts.hidden_rows.append(row)

    def _cell(self, at: int) -> tuple[int, int]:
        column, style = _CELL.unpack_from(self._part, at)
        if self._row < 0:
            raise FileRefusedError("import_unreadable_file")
        self.facts.rows.add(self._row)
        self.facts.columns.add(column)
        return column, style & 0xFFFFFF

    def _text(self, at: int) -> None:
        self._cell(at)

    def _number(self, at: int) -> None:
        column, style = self._cell(at)
        self.facts.numbers.add(self._row)
        if style in self._percent:
            self.facts.percent.add((self._row, column))

    def _error(self, at: int) -> None:
        self.facts.errors.add((self._row, self._cell(at)[0]))

    def _unknown(self, at: int) -> None:  # noqa: ARG002 - as every handler
        raise FileRefusedError("import_unreadable_file")

    def _column(self, at: int) -> None:
        first, last = _CELL.unpack_from(self._part, at)
        if self._part[at + 16] & 1:
            self.facts.hidden_columns.extend(range(min(first, 256), min(last, 255) + 1))
