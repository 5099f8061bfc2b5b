"""Writes the XML of a sheet in the ordinary form that both sheet_scan.py and the cell reader can parse.

For sheets with namespace prefixes, comments, CDATA, cells without an address or other quotes: rare but
valid. It is slow, so it is done only for sheets that need it, and not for very large ones.
"""

import re
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.parsers.expat import ParserCreate

from defusedxml.ElementTree import fromstring

from app.formats.workbook_layout import column_index, column_letter
from app.importing.common.finding_list import FileRefusedError

MAX_BYTES = 30 * 2**20
MAX_TAGS = 1_200_000
"""Some 10,000 rows of 30 cells; in memory every tag costs a hundred times its length."""
STRICT_BYTES = 2 * 2**20
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_CELL_PARTS = ("f", "v")


def parse(xml: bytes) -> Element:
    """The root of an XML part; a document type is refused.

    Raises:
        ParseError, DefusedXmlException: from the parser.
    """
    root: Element = fromstring(xml, forbid_dtd=True)
    return root


def check_well_formed(xml: bytes) -> None:
    """Checks a part of at most 2 MiB, some 2,000 lines of a bill, with the strict parser.

    The fast cell reader accepts some XML that is not well-formed and reads it wrongly. For larger parts the check
    would cost half as much as the reading itself; there the checksum of the archive is relied on. The part has no
    document type: container.py has refused those.

    Raises:
        ExpatError: the part is not well-formed.
    """
    if len(xml) <= STRICT_BYTES:
        ParserCreate().Parse(xml, True)


def local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    return [child for child in element if local_name(child) == name]


def plain_sheet(xml: bytes) -> bytes:
    """The sheet in the ordinary form, with only the parts that this program reads."""
    if len(xml) > MAX_BYTES:
        raise FileRefusedError("import_file_too_large", megabytes=len(xml) // 2**20, limit=MAX_BYTES // 2**20)
    if xml.count(b"<") > MAX_TAGS:
        raise FileRefusedError("isolation_sheet_too_large", count=xml.count(b"<") // 2, limit=MAX_TAGS // 2)
    root = parse(xml)
    plain = Element("worksheet", {"xmlns": _SPREADSHEET})
    for group in children(root, "cols"):
        columns = SubElement(plain, "cols")
        for column in children(group, "col"):
            SubElement(columns, "col", dict(column.attrib))
    data = SubElement(plain, "sheetData")
    number = 0
    for group in children(root, "sheetData"):
        for row in children(group, "row"):
            number = _add_row(data, row, number + 1)
    for group in children(root, "mergeCells"):
        merged = SubElement(plain, "mergeCells")
        for cell in children(group, "mergeCell"):
            SubElement(merged, "mergeCell", {"ref": cell.get("ref", "")})
    return tostring(plain)


def _add_row(data: Element, row: Element, expected: int) -> int:
    given = row.get("r", str(expected))
    if _ROW.fullmatch(given) is None:
        raise FileRefusedError("import_unreadable_file")
    attributes = {"r": given}
    if row.get("hidden") in ("1", "true"):
        attributes["hidden"] = "1"
    plain = SubElement(data, "row", attributes)
    index = -1
    for cell in children(row, "c"):
        index = _add_cell(plain, cell, int(given), index + 1)
    return int(given)


def _add_cell(row: Element, cell: Element, number: int, expected: int) -> int:
    address = _ADDRESS.fullmatch(cell.get("r", f"{column_letter(expected)}{number}"))
    if address is None:
        raise FileRefusedError("import_unreadable_file")
    letters = address[1].upper()
    attributes = {"r": f"{letters}{address[2]}", **{key: cell.attrib[key] for key in "st" if key in cell.attrib}}
    plain = SubElement(row, "c", attributes)
    for part in _CELL_PARTS:
        for element in children(cell, part):
            SubElement(plain, part).text = element.text
    for inline in children(cell, "is"):
        texts = [text.text or "" for text in inline.iter() if local_name(text) == "t"]
        text = SubElement(SubElement(plain, "is"), "t", {"xml:space": "preserve"})
        text.text = "".join(texts)
    return column_index(letters)
