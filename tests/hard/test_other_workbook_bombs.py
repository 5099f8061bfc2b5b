"""Bombs in .xls, .ods, .xlsb, zip and ifcZIP: refused within three seconds and 300 MB, by the real child."""

import struct
from collections.abc import Callable

import pytest

from app.importing.common.compound_file import SIGNATURE, repacked_stream
from tests.app.importing.container_kit import (
    WRITERS,
    long_record,
    ods_of,
    record,
    xls_stream,
    xlsb_parts,
)
from tests.app.importing.workbook_kit import HEAD, ROW, bill, codes, zipped
from tests.hard.bombs import _unpacking as unpacking
from tests.hard.measured import read_measured

pytestmark = pytest.mark.counted
SHEETS = {"Materialen": [list(HEAD), list(ROW)]}
MEGABYTE = 2**20
NUMBER = '<table:table-cell office:value-type="float" office:value="1"'


def table(rows: str) -> bytes:
    return ods_of(f'<table:table table:name="Materialen">{rows}</table:table>')


def stream_with(kind: int, content: bytes, *, in_globals: bool = False) -> bytes:
    """An .xls with one more record at the end of the sheet, or of the first part."""
    whole = xls_stream(SHEETS)
    extra = record(kind, content)
    if not in_globals:
        return repacked_stream("Workbook", whole[:-4] + extra + whole[-4:])
    start = 4 + int.from_bytes(whole[2:4], "little")
    at = whole.index(struct.pack("<HH", 0x85, 6 + 2 + 20)) + 4
    moved = bytearray(whole)
    moved[at : at + 4] = struct.pack("<I", int.from_bytes(whole[at : at + 4], "little") + len(extra))
    return repacked_stream("Workbook", bytes(moved[:start]) + extra + bytes(moved[start:]))


def looping() -> bytes:
    """A compound file whose directory goes on for ever."""
    header = struct.pack("<8s16x5H6x9I", SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 0, 0, 4096, 0, 0, 0xFFFFFFFE, 0)
    places = struct.pack("<109I", 1, *[0xFFFFFFFF] * 108)
    return header + places + bytes(512) + struct.pack("<128I", *range(128))


def xlsb_with(**parts: bytes) -> bytes:
    return zipped({**xlsb_parts(SHEETS), **parts})


def far_xlsb(row: int, column: int) -> bytes:
    sheet = xlsb_parts(SHEETS)["xl/worksheets/sheet1.bin"]
    assert isinstance(sheet, bytes)
    end = long_record(146)
    cell = long_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
    cell += long_record(5, struct.pack("<IId", column, 0, 1.0))
    return xlsb_with(**{"xl/worksheets/sheet1.bin": sheet.replace(end, cell + end)})


BOMBS: dict[str, Callable[[], bytes]] = {
    "ods: a number a billion times": lambda: table(
        f'<table:table-row>{NUMBER} table:number-columns-repeated="1000000000"/></table:table-row>'
    ),
    "ods: a row a billion times": lambda: table(
        f'<table:table-row table:number-rows-repeated="1000000000">{NUMBER}/></table:table-row>'
    ),
    "ods: a wide row many times": lambda: table(
        f'<table:table-row table:number-rows-repeated="99999">{NUMBER} table:number-columns-repeated="256"/>'
        "</table:table-row>"
    ),
    "ods: a wide row of percentages many times": lambda: table(
        '<table:table-row table:number-rows-repeated="23000"><table:table-cell office:value-type="percentage" '
        'office:value="1" table:number-columns-repeated="256"/></table:table-row>'
    ),
    "ods: emptiness before a number": lambda: table(
        '<table:table-row><table:table-cell table:number-columns-repeated="2000000000"/>'
        f"{NUMBER}/></table:table-row>"
    ),
    "ods: empty rows before a number": lambda: table(
        '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row>'
        f"<table:table-row>{NUMBER}/></table:table-row>"
    ),
    "ods: a repeat behind a bare sign": lambda: table(
        f'<table:table-row>{NUMBER} table:formula="1>0" table:number-columns-repeated="1000000000"/>'
        "</table:table-row>"
    ),
    "ods: a value without its type": lambda: table(
        '<table:table-row><table:table-cell office:value="1" table:number-columns-repeated="1000000000"/>'
        "</table:table-row>"
    ),
    "ods: spaces": lambda: unpacking(
        "content.xml", 1024, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    ),
    "ods: a million tables": lambda: ods_of('<table:table table:name="a"/>' * 300_000),
    "xls: a number in the last corner": lambda: stream_with(0x0203, struct.pack("<HHHd", 65_535, 65_535, 0, 1.0)),
    "xls: a directory that loops": looping,
    "xls: billions of texts": lambda: stream_with(
        0x00FC, struct.pack("<II", 2**31 - 1, 2**31 - 1), in_globals=True
    ),
    "xlsb: a number in the last corner": lambda: far_xlsb(1_048_575, 16_383),
    "xlsb: a number beyond any column": lambda: far_xlsb(7, 2**32 - 1),
    "xlsb: billions of texts": lambda: xlsb_with(
        **{"xl/sharedStrings.bin": long_record(159, struct.pack("<II", 2**32 - 1, 2**32 - 1))}
    ),
    "xlsb: spaces": lambda: unpacking("xl/worksheets/sheet1.bin", 1024, {"xl/workbook.bin": "x"}),
    "zip: spaces": lambda: unpacking("staat.csv", 1024, {"lees.mij": "x"}),
    "ifczip: spaces": lambda: unpacking("model.ifc", 400, {}),
    "zip: a workbook that is a bomb": lambda: zipped(
        {"staat.xlsx": unpacking("xl/big.xml", 1024, {"xl/workbook.xml": "x"})}
    ),
    "zip: twenty thousand names": lambda: zipped({f"{n}.csv": "x" for n in range(20_000)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_refused_soon_and_in_little_memory(name: str) -> None:
    cost = read_measured(BOMBS[name](), "bom.xls")
    assert cost.result.project is None
    assert cost.result.has_errors
    assert not {code for code in codes(cost.result) if code.startswith("isolation_")} - {
        "isolation_hostile_archive"
    }
    assert cost.seconds < 3
    assert cost.peak_mb < 300


def test_dimensions_that_lie_cost_nothing_and_change_nothing() -> None:
    lying = struct.pack("<IIHHH", 0, 2**31, 0, 65_535, 0)
    cost = read_measured(stream_with(0x0200, lying), "staat.xls")
    assert cost.result.project is not None, codes(cost.result)
    assert cost.peak_mb < 300


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_what_they_are_made_of_is_read(kind: str) -> None:
    """The control."""
    assert read_measured(WRITERS[kind](SHEETS), "goed").result.project is not None
    assert read_measured(zipped({"staat.xlsx": bill(ROW)}), "goed.zip").result.project is not None
