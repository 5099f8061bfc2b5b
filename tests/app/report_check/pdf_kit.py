"""Reports to check, and a forger's tools: change one object of a PDF and leave everything else as it was."""

import base64
import json
import re
import zlib
from collections.abc import Callable, Mapping
from functools import cache

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.reader import read as read_workbook
from app.paths import EXAMPLES, REFERENCE_DATA
from app.report_check.reader import read
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report_options import ReportOptions
from app.services.outputs.reports import make_report
from models.calculation.library.loader import load_with_products
from models.domain.project import Project
from models.reference.reference import Reference

_OBJECT = re.compile(rb"(?<=\n)(\d+) 0 obj\n(.*?)endobj\n", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\n(.*)endstream\n$", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")

Objects = dict[int, bytes]


@cache
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@cache
def example(name: str = "kantoor-beton-constructie") -> Project:
    path = EXAMPLES / f"{name}.xlsx"
    project = read_workbook(path.read_bytes(), ReadRequest(path.name), reference()).project
    assert project is not None
    return project


@cache
def example_pdf(name: str = "kantoor-beton-constructie", *, one_page: bool = False) -> bytes:
    """The report of an example; of one page when nothing but page 1 is wanted."""
    project = example(name)
    options = ReportOptions(frozenset()) if one_page else None
    return scorecard_pdf(make_report(project, project.variants[0], reference()), "nl", options)


def checked(data: bytes, *trusted: str) -> ImportResult:
    return read(data, ReadRequest("rapport.pdf", trusted_certificates=trusted), reference())


def codes(result: ImportResult) -> set[str]:
    return {finding.code for finding in result.findings}


def is_detected(result: ImportResult) -> bool:
    """Refused, or said not to be as it was made."""
    return result.report_check is None or not result.report_check.is_identical


# --- the forger


def objects_of(data: bytes) -> Objects:
    """The objects of a PDF with one cross-reference table, by number."""
    return {int(number): body for number, body in _OBJECT.findall(data)}


def unpacked(body: bytes) -> bytes:
    """What the stream of an object holds."""
    found = _STREAM.match(body)
    assert found is not None
    head, data = found.groups()
    if b"/ASCII85Decode" in head:
        data = base64.a85decode(data.strip().removesuffix(b"~>"))
    return zlib.decompress(data) if b"/FlateDecode" in head else data


def packed(body: bytes, content: bytes) -> bytes:
    """The object with another content in its stream, packed as it was."""
    found = _STREAM.match(body)
    assert found is not None
    head, data = found.group(1), content
    data = zlib.compress(data) if b"/FlateDecode" in head else data
    data = base64.a85encode(data) + b"~>" if b"/ASCII85Decode" in head else data
    return _LENGTH.sub(b"/Length %d" % len(data), head) + b"stream\n" + data + b"endstream\n"


def assembled(original: bytes, objects: Mapping[int, bytes]) -> bytes:
    """A file of these objects with the trailer of the original and a right cross-reference table."""
    first = _OBJECT.search(original)
    assert first is not None
    out = bytearray(original[: first.start()])
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%sendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    trailer = original[original.rindex(b"trailer") : original.rindex(b"startxref")]
    return bytes(out) + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def page_numbers(objects: Objects) -> list[int]:
    """Numbers of the objects that hold what is drawn on the pages, in order."""
    pages = next(body for body in objects.values() if b"/Kids" in body)
    kids = [int(kid) for kid in re.findall(rb"(\d+) 0 R", pages.partition(b"/Kids")[2].partition(b"]")[0])]
    return [int(re.findall(rb"/Contents (\d+) 0 R", objects[kid])[0]) for kid in kids]


def with_page_text(data: bytes, page: int, edit: Callable[[bytes], bytes]) -> bytes:
    """The file with one page (from 0) drawn otherwise."""
    objects = objects_of(data)
    number = page_numbers(objects)[page]
    content = edit(unpacked(objects[number]))
    return assembled(data, {**objects, number: packed(objects[number], content)})


def attachment_number(objects: Objects, name: str) -> int:
    """Number of the object with the attachment's content."""
    specification = next(
        body for body in objects.values() if b"/Filespec" in body and f"({name})".encode() in body
    )
    return int(re.findall(rb"/EF << /F (\d+) 0 R", b" ".join(specification.split()))[0])


def attachment(data: bytes, name: str) -> bytes:
    objects = objects_of(data)
    return unpacked(objects[attachment_number(objects, name)])


def with_attachment(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one attachment replaced."""
    objects = objects_of(data)
    number = attachment_number(objects, name)
    size = re.sub(rb"/Size \d+", b"/Size %d" % len(content), packed(objects[number], content))
    return assembled(data, {**objects, number: size})


def compact(document: object) -> bytes:
    """JSON as the program writes it."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def with_update(data: bytes, changed: Mapping[int, bytes]) -> bytes:
    """The file with objects replaced by an incremental update: the new ones come behind its own bytes."""
    out = bytearray(data)
    rows = bytearray()
    for number, body in changed.items():
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%sendobj\n" % (number, body)
    start, before = len(out), int(data[data.rindex(b"startxref") :].split()[1])
    trailer = data[data.rindex(b"trailer") : data.rindex(b"startxref")].rstrip().removesuffix(b">>")
    trailer = re.sub(rb"/Prev \d+", b"", trailer)
    out += b"xref\n" + rows + trailer + b"/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
    return bytes(out)
