"""Files made to harm: refused early, with one sentence, and in little memory."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import (
    HEAD,
    ROW,
    bill,
    codes,
    raw_parts,
    readable,
    row_xml,
    sheet_xml,
    zipped,
)

pytestmark = pytest.mark.counted

GOOD = row_xml(1, *HEAD) + row_xml(2, *ROW)


def parts(rows: str = GOOD, **more: str | bytes) -> dict[str, str | bytes]:
    return {**raw_parts(sheet_xml(rows)), **more}


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**parts(), name: content})


def with_doctype(text: str) -> bytes:
    sheet = sheet_xml(GOOD).replace(">vloer<", ">&e;<")
    return zipped(raw_parts(text + sheet))


def many_entries() -> bytes:
    return zipped({**parts(), **{f"xl/x{i}.xml": "<a/>" for i in range(2_100)}})


def many_sheets() -> bytes:
    made = raw_parts(sheet_xml(GOOD))
    sheet = '<sheet name="Materialen" sheetId="1" r:id="rId1"/>'
    more = "".join(f'<sheet name="s{i}" sheetId="1" r:id="rId1"/>' for i in range(20_000))
    book = made["xl/workbook.xml"]
    assert isinstance(book, str)
    return zipped({**made, "xl/workbook.xml": book.replace(sheet, sheet + more)})


def far_corners() -> bytes:
    return zipped(parts(GOOD + '<row r="99999"><c r="IV99999"><v>1</v></c></row>'))


def encrypted_entry() -> bytes:
    data = bytearray(zipped(parts()))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


def lying_size() -> bytes:
    """A megabyte of zeros that claims to be ten bytes."""
    data = bytearray(with_part("xl/media/a.bin", b"\0" * 2**20))
    at = data.rindex(b"xl/media/a.bin") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(data)


def twice_one_name() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts().items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/worksheets/sheet1.xml", sheet_xml(GOOD))
    return stream.getvalue()


def overlapping() -> bytes:
    """Two directory entries that share the same bytes."""
    data = bytearray(zipped(parts()))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


LAUGHS = "<!DOCTYPE a [" + '<!ENTITY a "ha">' + '<!ENTITY e "' + "&a;" * 1000 + '">]>'
LOCAL_FILE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
HIDDEN_TEXT = "<sst><si><t><![CDATA[x]]></t></si></sst>"
TORN = GOOD.replace('"><v>5.0</v></c><c r="D2', '""D2')
FAR_ROW = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
FAR_TEXT = '<row r="3"><c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "spaces": (lambda: with_part("xl/media/b.xml", b" " * (40 * 2**20)), "import_zip_bomb"),
    "shared strings": (lambda: with_part("xl/sharedStrings.xml", b"<si><t/></si>" * 2_000_000), "import_zip_bomb"),
    "many entries": (many_entries, "import_zip_bomb"),
    "many sheets": (many_sheets, "import_zip_bomb"),
    "far cell": (lambda: zipped(parts(GOOD + '<row r="3"><c r="XFD3"><v>1</v></c></row>')), "import_far_cell"),
    "far row": (lambda: zipped(parts(GOOD + FAR_ROW)), "import_far_cell"),
    "far corners": (far_corners, "import_far_cell"),
    "far text": (lambda: zipped(parts(GOOD + FAR_TEXT)), "import_far_cell"),
    "nested zip": (lambda: with_part("xl/embeddings/a.bin", bill(ROW)), "import_nested_archive"),
    "encrypted entry": (encrypted_entry, "import_encrypted"),
    "encrypted workbook": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "import_encrypted"),
    "compound file of nothing": (lambda: COMPOUND, "import_unreadable_file"),
    "laughs": (lambda: with_doctype(LAUGHS), "import_doctype"),
    "quadratic": (lambda: with_doctype('<!DOCTYPE a [<!ENTITY e "' + "x" * 100_000 + '">]>'), "import_doctype"),
    "local file": (lambda: with_doctype(LOCAL_FILE), "import_doctype"),
    "address": (lambda: with_doctype('<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>'), "import_doctype"),
    "share": (lambda: with_doctype(r'<!DOCTYPE a [<!ENTITY e SYSTEM "\\host\share\x">]>'), "import_doctype"),
    "parameter": (lambda: with_doctype('<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///x"> %p;]>'), "import_doctype"),
    "outside subset": (lambda: with_doctype('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'), "import_doctype"),
    "doctype in styles": (lambda: with_part("xl/styles.xml", "<!DOCTYPE a []><a/>"), "import_doctype"),
    "doctype in relations": (lambda: with_part("_rels/.rels", "<!DOCTYPE a []><a/>"), "import_doctype"),
    "utf-16": (lambda: zipped(raw_parts(sheet_xml(GOOD).encode("utf-16"))), "import_unreadable_file"),
    "lying size": (lying_size, "import_unreadable_file"),
    "one name twice": (twice_one_name, "import_unreadable_file"),
    "overlapping": (overlapping, "import_unreadable_file"),
    "hidden text": (lambda: with_part("xl/sharedStrings.xml", HIDDEN_TEXT), "import_unreadable_file"),
    "torn cell": (lambda: zipped(parts(TORN)), "import_unreadable_file"),
    "no workbook": (lambda: zipped({"a.bin": "x"}), "import_zip_without_files"),
    "not a zip": (lambda: b"PK\x03\x04 niets", "import_unreadable_file"),
    "picture": (lambda: b"\x89PNG omschrijving;hoeveelheid;eenheid", "isolation_unknown_format"),
    "prose": (lambda: b"Beste lezer, hierbij de lijst.", "import_not_recognised"),
    "nothing": (lambda: b" \n", "import_empty_file"),
    "too large": (lambda: b"x" * (51 * 2**20), "import_file_too_large"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_reason(reference: Reference, name: str) -> None:
    make, code = HOSTILE[name]
    result = read_file_bytes(make(), ReadRequest("vreemd.xlsx"), reference)
    assert result.project is None
    assert codes(result) == {code}
    assert all(readable(result))


@pytest.mark.parametrize("name", ["spaces", "far cell", "far corners", "many sheets", "shared strings"])
def test_refusing_costs_little_memory(reference: Reference, name: str) -> None:
    data = HOSTILE[name][0]()
    tracemalloc.start()
    read_file_bytes(data, ReadRequest("vreemd.xlsx"), reference)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150 * 2**20


def test_a_depth_of_tags_is_no_crash(reference: Reference) -> None:
    deep = "<!-- x -->" + "<a>" * 200_000 + "</a>" * 200_000
    sheet = sheet_xml(GOOD, after=deep)
    result = read_file_bytes(zipped(raw_parts(sheet)), ReadRequest("diep.xlsx"), reference)
    assert result.project is None or len(result.project.variants[0].bill) == 1


def test_the_same_workbook_without_harm_is_read(reference: Reference) -> None:
    """The control: the parts that the hostile files are made of are good in themselves."""
    result = read_file_bytes(zipped(parts()), ReadRequest("goed.xlsx"), reference)
    assert result.project is not None
    assert len(result.project.variants[0].bill) == 1
