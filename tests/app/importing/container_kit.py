"""Writes workbooks of the other kinds from rows: .xls as Excel 97 wrote them, .ods as LibreOffice does, .xlsb.

Cells: text, number, True/False, None for an empty one, `Percent`, `Failed` for an error, `Formula` for one with
its stored result, which is None when nobody calculated it.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from app.importing.common.compound_file import repacked_stream
from tests.app.importing.workbook_kit import zipped

Sheets = Mapping[str, Sequence[Sequence[Any]]]
_DIVISION_BY_ZERO = 7
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


@dataclass(frozen=True)
class Percent:
    """A number that is shown with a percent sign."""

    number: float


@dataclass(frozen=True)
class Failed:
    """#DIV/0!"""


@dataclass(frozen=True)
class Formula:
    """A formula with its stored result."""

    result: Any


@dataclass(frozen=True)
class Hidden:
    """What is hidden in every sheet; rows and columns are 0-based."""

    sheets: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


NOTHING_HIDDEN = Hidden()


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _bof(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 0))


def _text(text: str, length: str) -> bytes:
    return struct.pack(f"<{length}B", len(text), 1) + text.encode("utf-16-le")


def xls_stream(sheets: Sheets, hidden: Hidden = NOTHING_HIDDEN) -> bytes:
    """The stream of an Excel 97 workbook."""
    bodies = [_xls_sheet(rows, hidden) for rows in sheets.values()]
    styles = b"".join(record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 10))
    names = [_text(name, "B") for name in sheets]
    start = len(_bof(5)) + len(styles) + sum(4 + 6 + len(name) for name in names) + len(record(0x000A))
    bounds = b""
    for name, written, body in zip(sheets, names, bodies, strict=True):
        bounds += record(0x0085, struct.pack("<IBB", start, name in hidden.sheets, 0) + written)
        start += len(body)
    return _bof(5) + styles + bounds + record(0x000A) + b"".join(bodies)


def xls(sheets: Sheets, hidden: Hidden = NOTHING_HIDDEN) -> bytes:
    return repacked_stream("Workbook", xls_stream(sheets, hidden))


def _xls_sheet(rows: Sequence[Sequence[Any]], hidden: Hidden) -> bytes:
    width = max(map(len, rows), default=0)
    made = [_bof(0x10), record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))]
    made += [record(0x007D, struct.pack("<HHHHHH", n, n, 2000, 0, 1, 0)) for n in hidden.columns]
    made += [record(0x0208, struct.pack("<HHHHHHHH", n, 0, width, 255, 0, 0, 0x20, 0)) for n in hidden.rows]
    made += [_xls_cell(n, c, cell) for n, row in enumerate(rows) for c, cell in enumerate(row)]
    return b"".join((*made, record(0x000A)))


def _xls_cell(row: int, column: int, cell: Any) -> bytes:
    at = struct.pack("<HHH", row, column, isinstance(cell, Percent))
    match cell:
        case None:
            return record(0x0201, at)
        case bool():
            return record(0x0205, at + struct.pack("<BB", cell, 0))
        case Failed():
            return record(0x0205, at + struct.pack("<BB", _DIVISION_BY_ZERO, 1))
        case Percent():
            return record(0x0203, at + struct.pack("<d", cell.number))
        case str():
            return record(0x0204, at + _text(cell, "H"))
        case Formula():
            return _xls_formula(at, cell.result)
        case _:
            return record(0x0203, at + struct.pack("<d", cell))


def _xls_formula(at: bytes, result: Any) -> bytes:
    tokens = struct.pack("<H3s", 3, b"\x1e\x01\x00")
    after = b""
    flags = 0
    match result:
        case None:
            stored, flags = struct.pack("<d", 0.0), 2
        case bool():
            stored = struct.pack("<BBB3xH", 1, 0, result, 0xFFFF)
        case Failed():
            stored = struct.pack("<BBB3xH", 2, 0, _DIVISION_BY_ZERO, 0xFFFF)
        case str():
            stored, after = struct.pack("<BB4xH", 0, 0, 0xFFFF), record(0x0207, _text(result, "H"))
        case _:
            stored = struct.pack("<d", result)
    return record(0x0006, at + stored + struct.pack("<HI", flags, 0) + tokens) + after


def ods(sheets: Sheets, hidden: Hidden = NOTHING_HIDDEN) -> bytes:
    body = "".join(_ods_sheet(name, rows, hidden) for name, rows in sheets.items())
    return ods_of(body)


def ods_of(body: str, **more: str | bytes) -> bytes:
    """A spreadsheet with the given tables as XML."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
        "</style:style>"
        for name, shown in (("ta1", "true"), ("ta2", "false"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
    }
    return zipped({**parts, **more})


def _ods_sheet(name: str, rows: Sequence[Sequence[Any]], hidden: Hidden) -> str:
    width = max(map(len, rows), default=0)
    columns = "".join(f"<table:table-column{_collapsed(n in hidden.columns)}/>" for n in range(width))
    made = "".join(
        f"<table:table-row{_collapsed(n in hidden.rows)}>{''.join(map(_ods_cell, row))}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for n, row in enumerate(rows)
    )
    style = "ta2" if name in hidden.sheets else "ta1"
    rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return (
        f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{columns}{made}{rest}</table:table>'
    )


def _collapsed(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _ods_cell(cell: Any) -> str:
    formula = ""
    if isinstance(cell, Formula):
        formula, cell = ' table:formula="of:=[.A1]"', cell.result
    match cell:
        case None:
            said, shown = "", ""
        case bool():
            said = f' office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
            shown = str(cell).upper()
        case Failed():
            said, shown = (
                ' office:value-type="string" office:string-value="" calcext:value-type="error"',
                "#DIV/0!",
            )
        case Percent():
            said, shown = f' office:value-type="percentage" office:value="{cell.number}"', f"{cell.number:%}"
        case str():
            said, shown = ' office:value-type="string"', cell
        case _:
            said, shown = f' office:value-type="float" office:value="{cell}"', str(cell)
    paragraph = f"<text:p>{escape(shown)}</text:p>" if shown else ""
    return f"<table:table-cell{formula}{said}>{paragraph}</table:table-cell>"


def long_record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook."""
    made = bytes((kind & 0x7F | 0x80, kind >> 7)) if kind >= 0x80 else bytes((kind,))
    size = len(content)
    while True:
        made += bytes((size & 0x7F | (0x80 if size >> 7 else 0),))
        size >>= 7
        if not size:
            return made + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_parts(sheets: Sheets, hidden: Hidden = NOTHING_HIDDEN) -> dict[str, str | bytes]:
    bundle = b"".join(
        long_record(156, struct.pack("<II", name in hidden.sheets, n) + _wide(f"rId{n}") + _wide(name))
        for n, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Target="worksheets/sheet{n}.bin"/>' for n, _ in enumerate(sheets, 1)
    )
    styles = b"".join(long_record(47, struct.pack("<HH12x", 0, number)) for number in (0, 10))
    workbook = long_record(131) + long_record(143) + bundle + long_record(144) + long_record(157, bytes(9))
    return {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.bin": workbook + long_record(132),
        "xl/_rels/workbook.bin.rels": f"<Relationships>{relations}</Relationships>",
        "xl/styles.bin": long_record(617, struct.pack("<I", 2)) + styles + long_record(618),
        **{f"xl/worksheets/sheet{n}.bin": _xlsb_sheet(rows, hidden) for n, rows in enumerate(sheets.values(), 1)},
    }


def xlsb(sheets: Sheets, hidden: Hidden = NOTHING_HIDDEN) -> bytes:
    return zipped(xlsb_parts(sheets, hidden))


def _xlsb_sheet(rows: Sequence[Sequence[Any]], hidden: Hidden) -> bytes:
    width = max(map(len, rows), default=1)
    made = [long_record(129), long_record(148, struct.pack("<IIII", 0, len(rows), 0, width))]
    if hidden.columns:
        columns = (long_record(60, struct.pack("<IIIIH", n, n, 2000, 0, 1)) for n in hidden.columns)
        made += [long_record(390), *columns, long_record(391)]
    made.append(long_record(145))
    for n, row in enumerate(rows):
        flags = 0x10 if n in hidden.rows else 0
        made.append(long_record(0, struct.pack("<IIHBBBI", n, 0, 300, 0, flags, 0, 0)))
        made += [_xlsb_cell(c, cell) for c, cell in enumerate(row)]
    return b"".join((*made, long_record(146), long_record(130)))


def _xlsb_cell(column: int, cell: Any) -> bytes:
    at = struct.pack("<II", column, isinstance(cell, Percent))
    is_formula = isinstance(cell, Formula)
    if is_formula:
        cell = cell.result
    tail = struct.pack("<HI3sI", 0, 3, b"\x1e\x01\x00", 0) if is_formula else b""
    match cell:
        case None:
            return long_record(1, at)
        case bool():
            return long_record(10 if is_formula else 4, at + bytes((cell,)) + tail)
        case Failed():
            return long_record(11 if is_formula else 3, at + bytes((_DIVISION_BY_ZERO,)) + tail)
        case Percent():
            return long_record(5, at + struct.pack("<d", cell.number))
        case str():
            return long_record(8 if is_formula else 6, at + _wide(cell) + tail)
        case _:
            return long_record(9 if is_formula else 5, at + struct.pack("<d", cell) + tail)


WRITERS = {"xls": xls, "ods": ods, "xlsb": xlsb}
