"""Text files in the encodings that programs write: the same bill from each, and a refusal where it is unsafe."""

import codecs

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes

TEXT = "omschrijving{0}hoeveelheid{0}eenheid\r\nDakpan rood, café{0}{1}{0}m2\r\nWand{0}3{0}m3\r\n"
ENCODINGS = {
    "utf-8": b"",
    "utf-8 with its mark": codecs.BOM_UTF8,
    "cp1252": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-16-le without its mark": b"",
    "utf-16-be without its mark": b"",
}


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize("name", ENCODINGS)
def test_the_same_bill_from_every_encoding(name: str, delimiter: str, reference: Reference) -> None:
    text = TEXT.format(delimiter, "1.5" if delimiter == "," else "1,5")
    if delimiter == ",":
        text = text.replace("Dakpan rood, café", '"Dakpan rood, café"')
    data = ENCODINGS[name] + text.encode(name.split(" ", maxsplit=1)[0])
    result = read_file_bytes(data, ReadRequest("staat.txt"), reference)
    assert result.project is not None, codes(result)
    lines = result.project.variants[0].bill.lines
    assert [(line.description, line.quantity) for line in lines] == [("Dakpan rood, café", 1.5), ("Wand", 3.0)]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.format(";", "1").encode("utf-8").replace(b"rood", b"ro\0d"),
        TEXT.format(";", "1").encode("utf-16-le").replace(b"r\0o\0o\0d", b"r\0\0\0o\0d"),
        codecs.BOM_UTF16_LE + TEXT.format(";", "1").encode("utf-16-le")[:-1],
        codecs.BOM_UTF16_LE + TEXT.format(";", "r\0").encode("utf-16-le"),
        codecs.BOM_UTF32_LE + TEXT.format(";", "1").encode("utf-32-le"),
        b"\0" * 4_000,
        bytes(range(256)) * 20,
    ],
)
def test_zero_bytes_that_are_no_encoding_are_refused(data: bytes, reference: Reference) -> None:
    result = read_file_bytes(data, ReadRequest("staat.txt"), reference)
    assert codes(result) == {"import_csv_nul"}
