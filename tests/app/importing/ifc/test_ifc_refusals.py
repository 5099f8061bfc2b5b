"""What is refused, and that nothing of it is read. Every refusal has a control: the same file unharmed."""

import dataclasses
import io
import sqlite3
import zipfile
from pathlib import Path

import ifc_kit as kit
import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.importing.formats import FORMATS
from app.importing.ifc import reader as ifc_model
from models.domain.outcome import Severity

_GOOD = kit.RICH


def _refusal(data: str | bytes) -> str:
    result = kit.read_ifc(data)
    assert result.project is None
    (finding,) = result.findings
    assert finding.severity is Severity.ERROR
    assert finding.where.file == "model.ifc"
    return finding.code


def _replaced(before: str, after: str) -> str:
    assert _GOOD.count(before) == 1, before
    return _GOOD.replace(before, after)


def test_the_control_is_read() -> None:
    assert len(kit.lines(kit.read_ifc(_GOOD))) == 5


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("ISO-10303-21;\nHEADER", "ISO-10303-22;\nHEADER", "ifc_no_head"),
        ("END-ISO-10303-21;\n", "", "ifc_truncated"),
        ("END-ISO-10303-21;\n", "END-ISO-10303-21;\nmeer", "ifc_truncated"),
        ("ENDSEC;\nEND-ISO", "END-ISO", "ifc_broken"),
        ("\nDATA;", "\nGEGEVENS;", "ifc_broken"),
        ("\nHEADER;", "\n", "ifc_broken"),
        ("'Spouwmuur'", "'Spouwmuur", "ifc_broken"),
        ("'Spouwmuur'", "'a'/* open", "ifc_not_all_loaded"),
        ("('IFC4')", "('IFC9')", "ifc_schema"),
        ("('IFC4')", "('')", "ifc_schema"),
        ("#126=IFCMATERIAL(", "#127=IFCMATERIAL(", "ifc_number_twice"),
        ("#126=IFCMATERIAL(", "#0126=IFCMATERIAL(", "read"),
        ("#126=IFCMATERIAL('Baksteen',$,$);\n", "", "ifc_dangling"),
        ("#126=IFCMATERIAL(", "#1260000000000=IFCMATERIAL(", "ifc_broken"),
        ("#126=IFCMATERIAL(", "#126=IFCMATERIAAL(", "ifc_not_all_loaded"),
        ("#126=IFCMATERIAL(", "#126=MATERIAL(", "ifc_not_all_loaded"),
        ("'Baksteen',$,$);", "'Baksteen',$,($);", "ifc_not_all_loaded"),
        ("'Spouwmuur'", "'a\0b'", "ifc_not_text"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(before: str, after: str, code: str) -> None:
    edited = _replaced(before, after)
    if code == "read":
        assert kit.read_ifc(edited).project is not None
    else:
        assert _refusal(edited) == code


@pytest.mark.parametrize(
    "inside",
    ["#126=IFCMATERIAL(;", "ENDSEC;", "END-ISO-10303-21;", "#99999", "it''s", "/* no comment", "DATA;", "a''''b"],
)
def test_what_looks_like_structure_inside_a_string_is_text(inside: str) -> None:
    result = kit.read_ifc(_replaced("'Spouwmuur'", f"'{inside}'"))
    assert kit.kept(kit.lines(result)[0], "ifc_naam") == inside.replace("''", "'")


@pytest.mark.parametrize("comment", ["/* #99999 */", "/* ' */", "/* #10=IFCWALL(); */", "/**/"])
def test_what_stands_in_a_comment_does_not_count(comment: str) -> None:
    result = kit.read_ifc(_replaced("#126=IFCMATERIAL(", f"{comment}\n#126=IFCMATERIAL("))
    assert len(kit.lines(result)) == len(kit.lines(kit.read_ifc(_GOOD)))


def test_white_space_and_line_ends_change_nothing() -> None:
    loose = _GOOD.replace("=IFC", " = IFC").replace("\n", "\r\n") + "\r\n \n"
    assert kit.lines(kit.read_ifc(loose)) == kit.lines(kit.read_ifc(_GOOD))


def test_more_instances_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(kit.instances(_GOOD.encode()))
    monkeypatch.setattr("app.importing.ifc.step.MAX_INSTANCES", count)
    assert kit.read_ifc(_GOOD).project is not None
    monkeypatch.setattr("app.importing.ifc.step.MAX_INSTANCES", count - 1)
    assert _refusal(_GOOD) == "ifc_too_many"


def test_without_the_library_the_refusal_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ifc_model, "_LIBRARY", None)
    assert _refusal(_GOOD) == "ifc_not_installed"


def test_complaints_of_the_library_are_passed_on() -> None:
    short = _replaced("#126=IFCMATERIAL('Baksteen',$,$);", "#126=IFCMATERIAL('Baksteen');")
    assert "ifc_library_complains" in kit.codes(kit.read_ifc(short))
    assert "ifc_library_complains" not in kit.codes(kit.read_ifc(_GOOD))


def _by_format(data: bytes) -> tuple[str, ImportResult]:
    found = next(row for row in FORMATS if row.looks_like(data))
    return found.id, read_file_bytes(data, ReadRequest("model"), kit.reference())


def _zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Woning 1.ifc", _GOOD)
    return stream.getvalue()


def _database(folder: Path) -> bytes:
    path = folder / "m.ifcsqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE IfcRoot (id INTEGER)")
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_every_wrapping_of_a_model_goes_to_its_reader(tmp_path: Path) -> None:
    xml = b'<?xml version="1.0"?>\n<ifcXML xmlns="http://www.buildingsmart-tech.org/ifcXML/IFC4/final"></ifcXML>'
    files = {
        "ifc": (_GOOD.encode(), None),
        "zip": (_zipped(), None),
        "ifcxml": (xml, "ifc_xml"),
        "ifcsqlite": (_database(tmp_path), "ifc_sqlite"),
    }
    for name, (data, code) in files.items():
        found, result = _by_format(data)
        errors = {finding.code for finding in result.findings if finding.severity is Severity.ERROR}
        assert (found, errors) == (name, {code} - {None})


def test_ifc4x3_is_read_when_the_library_knows_it() -> None:
    text = kit.model(kit.wall() + kit.quantities(20, 10, "VOLUME('NetVolume',$,$,3.,$)"), schema="IFC4X3_ADD2")
    assert kit.lines(kit.read_ifc(text))[0].quantity == 3.0


def test_the_same_bytes_give_the_same_result() -> None:
    first, second = kit.read_ifc(_GOOD), kit.read_ifc(_GOOD)
    assert dataclasses.asdict(first) == dataclasses.asdict(second)
