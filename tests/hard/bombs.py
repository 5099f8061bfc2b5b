"""Twenty small files that ask for much: each a function that makes it, under a name that says how."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

from models.storage.project_document import to_document
from tests.app.importing.workbook_kit import HEAD, ROW, bill, raw_parts, row_xml, sheet_xml, zipped
from tests.models.storage.samples import planned_project

GOOD = row_xml(1, *HEAD) + row_xml(2, *ROW)
CSV_HEAD = b"omschrijving;hoeveelheid;eenheid\n"
MEGABYTE = 2**20


def parts(rows: str = GOOD, **more: str | bytes) -> dict[str, str | bytes]:
    return {**raw_parts(sheet_xml(rows)), **more}


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**parts(), name: content})


def _repeated(megabytes: int) -> bytes:
    """A raw deflate stream of so many megabytes of spaces, without packing each of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return one * megabytes + packer.flush()


def _unpacking(name: str, megabytes: int, others: dict[str, str | bytes]) -> bytes:
    """An archive with a part of so many megabytes of spaces, as both its headers say."""
    stream = io.BytesIO()
    packed = _repeated(megabytes)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for other, content in others.items():
            archive.writestr(other, content)
        archive.writestr(name, packed)
    data = bytearray(stream.getvalue())
    local, central = data.index(name.encode()) - 30, data.rindex(name.encode()) - 46
    for at in (local + 8, central + 10):
        data[at : at + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
    for at in (local + 22, central + 24):
        data[at : at + 4] = struct.pack("<L", megabytes * MEGABYTE)
    return bytes(data)


def many_sheets() -> bytes:
    made = raw_parts(sheet_xml(GOOD))
    sheet = '<sheet name="Materialen" sheetId="1" r:id="rId1"/>'
    more = "".join(f'<sheet name="s{i}" sheetId="1" r:id="rId1"/>' for i in range(1_000_000))
    return zipped({**made, "xl/workbook.xml": str(made["xl/workbook.xml"]).replace(sheet, sheet + more)})


def lying_size() -> bytes:
    """A megabyte of zeros that claims to be ten bytes."""
    data = bytearray(with_part("xl/media/a.bin", b"\0" * MEGABYTE))
    at = data.rindex(b"xl/media/a.bin") - 46
    data[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(data)


def overlapping() -> bytes:
    """Many directory entries that share the bytes of one."""
    data = bytearray(zipped({**parts(), **{f"xl/x{i}.xml": b" " * MEGABYTE for i in range(50)}}))
    first = data.index(b"xl/x0.xml", data.index(b"PK\x01\x02")) - 46
    for number in range(1, 50):
        at = data.index(f"xl/x{number}.xml".encode(), data.index(b"PK\x01\x02")) - 46
        data[at + 42 : at + 46] = data[first + 42 : first + 46]
    return bytes(data)


def project(old: bytes, new: bytes) -> bytes:
    whole = json.dumps(to_document(planned_project())).encode()
    assert old in whole
    return whole.replace(old, new, 1)


def pdf() -> bytes:
    """A page whose content unpacks to half a gigabyte."""
    checksum = 1
    for _ in range(512):
        checksum = zlib.adler32(b" " * MEGABYTE, checksum)
    packed = b"\x78\xda" + _repeated(512) + struct.pack(">L", checksum)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%btrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return made + end % (table, len(made))


LAST_CORNER = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
DIGITS = b"9" * 10**7
DEEP_XML = '<?xml version="1.0"?><processDataSet>' + "<a>" * 10**6
BOMBS: dict[str, Callable[[], bytes]] = {
    "a gigabyte of spaces": lambda: _unpacking("xl/big.xml", 1024, parts()),
    "a cell in the last corner": lambda: zipped(parts(GOOD + LAST_CORNER)),
    "a cell in the last column": lambda: zipped(parts(f'{GOOD}<row r="3"><c r="XFD3"><v>1</v></c></row>')),
    "a million sheets": many_sheets,
    "a flood of shared texts": lambda: with_part("xl/sharedStrings.xml", b"<si><t/></si>" * 4_000_000),
    "a million rows": lambda: zipped(parts(GOOD + "".join(f"<row><c><v>{n}</v></c></row>" for n in range(10**6)))),
    "two thousand parts": lambda: zipped({**parts(), **{f"xl/x{i}.xml": "<a/>" for i in range(2_100)}}),
    "a part in a part": lambda: with_part("xl/embeddings/a.bin", bill(ROW)),
    "a size that lies": lying_size,
    "parts that overlap": overlapping,
    "a sheet of nested tags": lambda: zipped(raw_parts(sheet_xml(GOOD, after="<a>" * 10**6 + "</a>" * 10**6))),
    "entities": lambda: zipped(raw_parts(f'<!DOCTYPE a [<!ENTITY e "{"x" * MEGABYTE}">]>' + sheet_xml(GOOD))),
    "a package": lambda: _unpacking("processes/a.xml", 400, {"flows/a.xml": "<a/>"}),
    "declarations nested a million deep": DEEP_XML.encode,
    "lists nested ten million deep": lambda: project(b'"extra": [[', b'"extra": ' + b"[" * 10**7),
    "a number of ten million digits": lambda: project(b'"quantity": 1.1', b'"quantity": ' + DIGITS),
    "half a million keys": lambda: project(b'[["kleur", "rood"]]', b"{%b}" % b",".join(_keys(500_000))),
    "one line of forty megabytes": lambda: CSV_HEAD + b"x" * (40 * MEGABYTE),
    "forty million empty cells": lambda: CSV_HEAD + b";" * (40 * MEGABYTE),
    "a page of half a gigabyte": pdf,
}  # fmt: skip


def _keys(count: int) -> list[bytes]:
    return [b'"%d":1' % number for number in range(count)]
