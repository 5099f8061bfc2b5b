"""Forty archives with names, links or directories that no workbook has: refused, and nothing touches the disk."""

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import HEAD, ROW, codes, raw_parts, readable, row_xml, sheet_xml

pytestmark = pytest.mark.counted

GOOD = raw_parts(sheet_xml(row_xml(1, *HEAD) + row_xml(2, *ROW)))
SHEET = "xl/worksheets/sheet1.xml"


def made(*more: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in (*GOOD.items(), *more):
            archive.writestr(name, content)
    return stream.getvalue()


def renamed(old: bytes, new: bytes) -> Callable[[], bytes]:
    """An archive whose directory says `new`; names that zipfile itself would not write."""
    assert len(old) == len(new)
    return lambda: made((old.decode(), "x")).replace(old, new)


def linked(target: str, kind: int = stat.S_IFLNK) -> bytes:
    entry = zipfile.ZipInfo("xl/link.xml")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return made((entry, target))


def twice(name: str) -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return made((name, "<a/>"), (name, "<b/>"))


def flagged(offset: int, mask: int) -> bytes:
    """A bit set in the central directory's first entry."""
    data = bytearray(made())
    data[data.index(b"PK\x01\x02") + offset] |= mask
    return bytes(data)


def method(number: int) -> bytes:
    data = bytearray(made())
    at = data.index(b"PK\x01\x02")
    data[at + 10 : at + 12] = number.to_bytes(2, "little")
    return bytes(data)


NAMES = (
    "../buiten.xml", "../../../../tmp/buiten.xml", "xl/../../buiten.xml", "xl/worksheets/../../../buiten.xml",
    "..\\buiten.xml", "xl\\..\\..\\buiten.xml", "C:\\Windows\\buiten.xml", "C:buiten.xml", "c:/buiten.xml",
    "\\\\server\\deel\\buiten.xml", "//server/deel/buiten.xml", "file:///tmp/buiten.xml", "~/buiten.xml",
    "xl/.. /buiten.xml", "xl/sheet1.xml:stroom", "CON", "xl/con.xml", "nul", "xl/NUL.txt", "AUX.xml", "com1.xml",
    "lpt9", "xl/PRN .xml", "xl/a\nb.xml", "xl/a\x1b[2J.xml", "xl/\u202elmx.a", "xl/" + "x" * 300 + ".xml",
)  # fmt: skip
ARCHIVES: dict[str, Callable[[], bytes]] = {
    **{ascii(name)[:40]: (lambda name=name: made((name, "<a/>"))) for name in NAMES},  # type: ignore[misc]
    "a name with a zero byte": renamed(b"xl/nulbyte.xml", b"xl/nul\x00yte.xml"),
    "a link to a file": lambda: linked("/etc/hostname"),
    "a link upwards": lambda: linked("../../buiten"),
    "one name twice": lambda: twice("xl/twee.xml"),
    "the sheet twice": lambda: twice(SHEET),
    "twins in case": lambda: made(("XL/Worksheets/SHEET1.XML", "<a/>")),
    "twins in accents": lambda: made(("xl/caf\u00e9.xml", "<a/>"), ("xl/cafe\u0301.xml", "<b/>")),
    "twins in width": lambda: made(("xl/a.xml", "<a/>"), ("xl/\uff41.xml", "<b/>")),
    "twins in dots": lambda: made(("xl/a.xml", "<a/>"), ("xl/a.xml.", "<b/>")),
    "twins in slashes": lambda: made(("xl\\worksheets\\sheet1.xml", "<a/>")),
    "encrypted": lambda: flagged(8, 1),
    "another method": lambda: method(14),
    "a method that is none": lambda: method(0xFFFF),
}


def test_there_are_forty() -> None:
    assert len(ARCHIVES) == 40


@pytest.mark.parametrize("name", ARCHIVES)
def test_it_is_refused_and_nothing_is_unpacked(
    name: str, reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ARCHIVES[name]()
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.setenv("TMPDIR", str(inside))
    result = read_file_bytes(data, ReadRequest("vreemd.xlsx"), reference)
    assert result.project is None
    assert codes(result) <= {"isolation_hostile_archive", "import_unreadable_file", "import_encrypted"}
    assert all(sentence.isprintable() for sentence in readable(result))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_archive_that_they_are_made_of_is_read(reference: Reference) -> None:
    """The control, with two names that are odd but harmless."""
    for data in (made(), made(("xl/vlak \u00e9\u00e9n.bin", "x"), ("docProps/lees mij.txt", "x"))):
        result = read_file_bytes(data, ReadRequest("goed.xlsx"), reference)
        assert result.project is not None, codes(result)


def test_a_naive_unpacking_would_write_outside(tmp_path: Path) -> None:
    """The control: joining names to a folder, as a first attempt does."""
    inside = tmp_path / "a"
    inside.mkdir()
    with zipfile.ZipFile(io.BytesIO(ARCHIVES[ascii("../buiten.xml")]())) as archive:
        for name in archive.namelist():
            if name.startswith(".."):
                (inside / name).write_bytes(archive.read(name))
    assert os.listdir(tmp_path) != ["a"]
