"""Scans the text of an IFC file for its instances, before any library parses it.

Source: ISO 10303-21 (clear text encoding): header, end marker, `#n=CLASS(...)`, strings between quotes in which a
quote is doubled, comments. Leaves out on purpose: the content of attributes.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError, quote

HEAD = b"ISO-10303-21;"
_END = b"END-ISO-10303-21;"
_END_OF_SECTION = b"ENDSEC;"
_STRING = re.compile(rb"'[^']*+'")
_SCHEMA = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']{0,100})'")
_INSTANCE = re.compile(rb"#(\d++)\s*+=\s*+(\w*)")
_REFERENCE = re.compile(rb"#(\d++)(?!\s*=)")
_HUGE_EXPONENT = re.compile(r"[eE][+-]?0*[1-9]\d{2}")
_STRING_OR_HUGE = re.compile(r"'[^']*+'|(?<=[,(\s])[+-]?\d+\.\d*[eE][+-]?0*[1-9]\d{2,}(?=[\s,)])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LEADING = b"\xef\xbb\xbf \t\r\n"
_MAX_ID_DIGITS = 9
_MAX_HEADER = 100_000
_EXAMPLES = 5

MAX_INSTANCES = 1_000_000
_MAX_QUOTES = 8 * MAX_INSTANCES


@dataclass(frozen=True, slots=True)
class StepText:
    """The schema and instances of a complete and coherent file.

    Attributes:
        schema: identifier as in FILE_SCHEMA, in capitals.
        classes: instance number -> class in capitals, for every `#n=` of the file.
    """

    schema: str
    classes: dict[int, str]


def scan(data: bytes, schemas: Collection[str]) -> StepText:
    """Finds the instances of the file without a library.

    Raises:
        FileRefusedError: `ifc_not_text`, `ifc_no_head`, `ifc_truncated`, `ifc_broken`, `ifc_schema`,
            `ifc_too_many`, `ifc_number_twice` or `ifc_dangling`.
    """
    body = _bare(data)
    header, _, rest = body.partition(_END_OF_SECTION)
    section, _, tail = rest.partition(_END_OF_SECTION)
    if tail.strip() != _END or not section.lstrip().startswith(b"DATA;") or b"HEADER;" not in header:
        raise FileRefusedError("ifc_broken")
    head = data[: min(_MAX_HEADER, data.find(b"DATA;"))]
    return StepText(_schema(head, schemas), _instances(section))


def as_library_text(data: bytes) -> str:
    """The text for the library, with bytes outside ASCII, which it drops, as escapes of ISO 10303-21."""
    if data.isascii():
        return data.decode("ascii")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return _NOT_ASCII.sub(_escaped, text)


def without_impossible_numbers(step: str) -> tuple[str, int]:
    """The text with every number of an exponent of three digits as unset ($), and how many there are.

    The library stops at a number beyond a double, and would lose the whole model for it.
    """
    if _HUGE_EXPONENT.search(step) is None:
        return step, 0
    count = 0

    def unset(match: re.Match[str]) -> str:
        nonlocal count
        if match[0].startswith("'"):
            return match[0]
        count += 1
        return "$"

    return _STRING_OR_HUGE.sub(unset, step), count


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\X2\\{code:04X}\\X0\\" if code <= 0xFFFF else f"\\X4\\{code:08X}\\X0\\"


def _bare(data: bytes) -> bytes:
    """The text without its strings and comments."""
    if b"\0" in data:
        raise FileRefusedError("ifc_not_text")
    data = data.lstrip(_LEADING)
    if not data.startswith(HEAD):
        raise FileRefusedError("ifc_no_head")
    if not data.rstrip().endswith(_END):
        raise FileRefusedError("ifc_truncated")
    if data.count(b"'") > _MAX_QUOTES or data.count(b"/*") > MAX_INSTANCES:
        raise FileRefusedError("ifc_broken")
    bare = _STRING.sub(b"", data if b"/*" not in data else _without_comments(data))
    if b"'" in bare:
        raise FileRefusedError("ifc_broken")
    return bare


def _without_comments(data: bytes) -> bytes:
    """The text without comments, except one that is not closed and one inside a string."""
    kept: list[bytes] = []
    start = position = 0
    while (comment := data.find(b"/*", position)) >= 0:
        string = data.find(b"'", position, comment)
        end = data.find(b"'", string + 1) if string >= 0 else data.find(b"*/", comment + 2)
        if end < 0:
            break
        if string < 0:
            kept.append(data[start:comment])
            start = end + 2
        position = end + (1 if string >= 0 else 2)
    return b"".join((*kept, data[start:]))


def _schema(head: bytes, schemas: Collection[str]) -> str:
    found = _SCHEMA.search(head)
    name = found[1].decode("latin-1").strip().upper() if found else ""
    if name not in schemas:
        raise FileRefusedError("ifc_schema", schema=quote(clean_text(name)) or "?")
    return name


def _instances(section: bytes) -> dict[int, str]:
    found = _INSTANCE.findall(section)
    if len(found) > MAX_INSTANCES:
        raise FileRefusedError("ifc_too_many", count=len(found), limit=MAX_INSTANCES)
    references = set(_REFERENCE.findall(section))
    if any(len(number) > _MAX_ID_DIGITS for number, _ in found) or any(
        len(number) > _MAX_ID_DIGITS for number in references
    ):
        raise FileRefusedError("ifc_broken")
    classes = {int(number): name.decode("ascii", "replace").upper() for number, name in found}
    if len(classes) != len(found):
        counts = Counter(int(number) for number, _ in found)
        _refuse_numbers("ifc_number_twice", [number for number, count in counts.items() if count > 1])
    if dangling := {int(number) for number in references} - classes.keys():
        _refuse_numbers("ifc_dangling", sorted(dangling))
    return classes


def _refuse_numbers(code: str, numbers: list[int]) -> None:
    examples = ", ".join(f"#{number}" for number in numbers[:_EXAMPLES])
    raise FileRefusedError(code, count=len(numbers), examples=examples)
