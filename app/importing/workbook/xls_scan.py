"""Scans a workbook of before 2007 (.xls, BIFF5 and BIFF8): extents, rows, hidden parts, errors and percent signs.

The cell reader gets a copy of the stream in which formulas are their stored results, and in which names and stated
dimensions, which it would believe, are nothing. Layout of the records: [MS-XLS], Microsoft.
"""

import struct
from collections.abc import Callable, Iterator

from app.importing.common.compound_file import CompoundFile, repacked_stream
from app.importing.common.finding_list import FileRefusedError
from app.importing.workbook.number_formats import PERCENT_FORMATS, shows_percent
from app.importing.workbook.scanned_book import ScannedBook, SheetFacts, check_extents

_STREAMS = ("Workbook", "Book")
_ENCRYPTED_STREAM = "EncryptedPackage"
_MAX_SHEETS = 500
_BOF, _EOF, _NOTHING = 0x0809, 0x000A, 0xFFFF
_FILE_PASS, _BOUND_SHEET, _FORMAT, _XF, _STRINGS, _CONTINUE = 0x002F, 0x0085, 0x041E, 0x00E0, 0x00FC, 0x003C
_NAME, _EXTERN_SHEET = 0x0018, 0x0017
_NUMBER, _LABEL, _BOOL_OR_ERROR, _BLANK, _FORMULA = 0x0203, 0x0204, 0x0205, 0x0201, 0x0006
_LONGEST_RECORD = 8_228
_SMALLEST_STRING = 3
_HEAD = struct.Struct("<HH")
_CELL = struct.Struct("<HHH")
_TEXT_RESULT, _BOOL_RESULT, _ERROR_RESULT, _EMPTY_RESULT = range(4)
_TO_BE_CALCULATED = 0x02
"""Flag of a formula: to be calculated when the workbook is opened; with 0 as result nobody ever did."""


def scan_xls(data: bytes) -> ScannedBook:
    """Scans a workbook.

    Raises:
        FileRefusedError: `import_encrypted`, `import_other_document`, `import_zip_bomb` or
            `import_unreadable_file`.
        struct.error, IndexError: the file is damaged.
    """
    try:
        file = CompoundFile(data)
    except FileRefusedError:
        if _ENCRYPTED_STREAM.encode("utf-16-le") in data:
            raise FileRefusedError("import_encrypted") from None
        raise
    if _ENCRYPTED_STREAM in file.names:
        raise FileRefusedError("import_encrypted")
    name = next((name for name in _STREAMS if name in file.names), None)
    if name is None:
        raise FileRefusedError("import_other_document")
    book = _Book(bytearray(file.stream(name)))
    return ScannedBook("xls", book.scanned(), repacked_stream(name, bytes(book.stream)))


def _records(stream: bytearray, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of the records from `at` up to the end of the part that starts there."""
    depth, end = 0, len(stream) - _HEAD.size
    while at <= end:
        kind, size = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        if size > _LONGEST_RECORD or at + size > len(stream):
            break
        yield kind, at, size
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        at += size
    raise FileRefusedError("import_unreadable_file")


class _Book:
    """The stream of a workbook, with what its first part says about all sheets."""

    def __init__(self, stream: bytearray) -> None:
        self.stream = stream
        self._starts: list[int] = []
        self._formats = set(PERCENT_FORMATS)
        self._styles: list[int] = []
        self._is_old = False
        """Whether texts have no flag of their encoding (BIFF5)."""

    def scanned(self) -> tuple[SheetFacts, ...]:
        """The facts about the sheets, and the stream made harmless."""
        self._read_globals()
        if len(self._starts) > _MAX_SHEETS or len(set(self._starts)) != len(self._starts):
            raise FileRefusedError("import_zip_bomb")
        percent = frozenset(place for place, number in enumerate(self._styles) if number in self._formats)
        sheets = [_Sheet(self.stream, start, percent) for start in self._starts]
        facts = tuple(sheet.facts for sheet in sheets)
        check_extents(facts)
        for sheet in sheets:
            if sheet.facts.far:
                sheet.empty()
        return facts

    def _read_globals(self) -> None:
        strings_end, stated = 0, 0
        for kind, at, size in _records(self.stream, 0):
            if kind == _FILE_PASS:
                raise FileRefusedError("import_encrypted")
            if kind == _BOF:
                self._is_old = self.stream[at : at + 2] == b"\x00\x05"
            elif kind == _BOUND_SHEET:
                self._starts.append(struct.unpack_from("<I", self.stream, at)[0])
            elif kind == _FORMAT:
                self._read_format(at, size)
            elif kind == _XF:
                self._styles.append(struct.unpack_from("<H", self.stream, at + 2)[0])
            elif kind in (_NAME, _EXTERN_SHEET):
                _retype(self.stream, at, _NOTHING)
            elif kind == _STRINGS:
                stated, strings_end = struct.unpack_from("<I", self.stream, at + 4)[0], size
            elif kind == _CONTINUE:
                strings_end += size
        if stated * _SMALLEST_STRING > strings_end:
            raise FileRefusedError("import_unreadable_file")

    def _read_format(self, at: int, size: int) -> None:
        number = struct.unpack_from("<H", self.stream, at)[0]
        text = bytes(self.stream[at + 2 : at + size])
        is_wide = not self._is_old and len(text) > 2 and text[2] & 1
        code = text[3:].decode("utf-16-le" if is_wide else "latin-1", "replace")
        if shows_percent(code):
            self._formats.add(number)


def _retype(stream: bytearray, at: int, kind: int) -> None:
    """Gives the record whose content is at `at` another kind."""
    struct.pack_into("<H", stream, at - _HEAD.size, kind)


class _Sheet:
    """The records of one sheet."""

    def __init__(self, stream: bytearray, start: int, percent_styles: frozenset[int]) -> None:
        self.facts = SheetFacts()
        self._stream = stream
        self._percent = percent_styles
        self._second = 0
        read: dict[int, Callable[[int, int], None]] = {
            _NUMBER: self._number,
            0x027E: self._number,
            0x00BD: self._numbers,
            _LABEL: self._text,
            0x00D6: self._rich_text,
            0x00FD: self._text,
            _BOOL_OR_ERROR: self._bool_or_error,
            _FORMULA: self._formula,
            0x0208: self._row,
            0x007D: self._columns,
            0x00E5: self._merged,
            0x0200: self._dimensions,
        }
        for kind, at, size in _records(stream, start):
            if kind in read:
                read[kind](at, size)
            if not self._second and kind != _BOF:
                self._second = at

    def empty(self) -> None:
        """Ends the sheet at its first record, so that the cell reader finds no cells in it."""
        if self._second:
            _retype(self._stream, self._second, _EOF)

    def _cell(self, at: int) -> tuple[int, int, int]:
        row, column, style = _CELL.unpack_from(self._stream, at)
        self.facts.rows.add(row)
        self.facts.columns.add(column)
        return row, column, style

    def _number(self, at: int, size: int) -> None:  # noqa: ARG002 - as every handler
        row, column, style = self._cell(at)
        self.facts.numbers.add(row)
        if style in self._percent:
            self.facts.percent.add((row, column))

    def _numbers(self, at: int, size: int) -> None:
        """Several numbers side by side."""
        row, first = _HEAD.unpack_from(self._stream, at)
        count = (size - 6) // 6
        self.facts.rows.add(row)
        self.facts.numbers.add(row)
        self.facts.columns.update((first, first + count - 1))
        if self._percent:
            styles = (_HEAD.unpack_from(self._stream, at + 4 + 6 * place)[0] for place in range(count))
            self.facts.percent.update((row, first + n) for n, style in enumerate(styles) if style in self._percent)

    def _text(self, at: int, size: int) -> None:  # noqa: ARG002 - as every handler
        self._cell(at)

    def _rich_text(self, at: int, size: int) -> None:  # noqa: ARG002 - as every handler
        """A text with its own formats begins as an ordinary one does, which the cell reader knows."""
        self._cell(at)
        _retype(self._stream, at, _LABEL)

    def _bool_or_error(self, at: int, size: int) -> None:  # noqa: ARG002 - as every handler
        row, column, _ = self._cell(at)
        if self._stream[at + 7]:
            self.facts.errors.add((row, column))
        else:
            self.facts.numbers.add(row)

    def _formula(self, at: int, size: int) -> None:
        """A formula becomes the cell of its stored result."""
        if size < 20:
            raise FileRefusedError("import_unreadable_file")
        row, column, _ = _CELL.unpack_from(self._stream, at)
        result = bytes(self._stream[at + 6 : at + 14])
        flags = self._stream[at + 14]
        if result[6:] != b"\xff\xff":
            if flags & _TO_BE_CALCULATED and not any(result):
                self.facts.formulas_without_value.add((row, column))
                _retype(self._stream, at, _BLANK)
                return
            self._number(at, size)
            _retype(self._stream, at, _NUMBER)
        elif result[0] == _TEXT_RESULT:
            self._cell(at)
            self._stream[at + 20 : at + size] = bytes(size - 20)
        elif result[0] in (_BOOL_RESULT, _ERROR_RESULT):
            self._stream[at + 6 : at + 8] = bytes((result[2], result[0] == _ERROR_RESULT))
            _retype(self._stream, at, _BOOL_OR_ERROR)
            self._bool_or_error(at, size)
        else:
            _retype(self._stream, at, _BLANK)

    def _row(self, at: int, size: int) -> None:
        if size >= 16 and self._stream[at + 12] & 0x20:
            self.facts.hidden_rows.append(struct.unpack_from("<H", self._stream, at)[0])

    def _columns(self, at: int, size: int) -> None:
        if size >= 10 and self._stream[at + 8] & 1:
            first, last = _HEAD.unpack_from(self._stream, at)
            self.facts.hidden_columns.extend(range(first, min(last, 255) + 1))

    def _merged(self, at: int, size: int) -> None:
        count = struct.unpack_from("<H", self._stream, at)[0]
        for place in range(min(count, (size - 2) // 8)):
            top, bottom, left, right = struct.unpack_from("<4H", self._stream, at + 2 + 8 * place)
            self.facts.merged.append((top, bottom, left, right))
        struct.pack_into("<H", self._stream, at, 0)

    def _dimensions(self, at: int, size: int) -> None:
        """The cell reader makes room for as many cells as this record states."""
        self._stream[at : at + size] = bytes(size)
