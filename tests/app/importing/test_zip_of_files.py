"""A zip archive of files: the only one that can be read is read, and of more than one their names are told."""

import io
import zipfile
from pathlib import Path

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.run import read_isolated
from app.texts import text
from models.reference.reference import Reference
from tests.app.importing.container_kit import WRITERS
from tests.app.importing.workbook_kit import HEAD, ROW, bill, codes, readable, zipped

FILES = Path(__file__).parent / "strangers_files"
CSV = b"omschrijving;hoeveelheid;eenheid\nwand;2;m2\n"


def read(data: bytes, reference: Reference, chosen: str = "") -> ImportResult:
    return read_file_bytes(data, ReadRequest("map.zip", packed_file=chosen), reference)


def descriptions(result: ImportResult) -> list[str]:
    assert result.project is not None, codes(result)
    return [line.description for line in result.project.variants[0].bill.lines]


def model() -> bytes:
    with zipfile.ZipFile(FILES / "model.ifczip") as archive:
        return archive.read("model.ifc")


def test_a_packed_model_is_read_as_the_model(reference: Reference) -> None:
    packed = read((FILES / "model.ifczip").read_bytes(), reference)
    plain = read_file_bytes(model(), ReadRequest("model.ifc"), reference)
    assert packed.project == plain.project
    assert plain.project is not None
    assert packed.facts.format == "ifc"
    assert read(zipped({"uitvoer/Model.IFC": model()}), reference).project is not None


@pytest.mark.parametrize(
    "files",
    [
        {"staat.xlsx": bill(ROW)},
        {"map/staat.XLSX": bill(ROW)},
        {"map/": b"", "map/staat.xlsx": bill(ROW), "__MACOSX/map/._staat.xlsx": b"x", "Thumbs.db": b"x"},
        {"staat.xlsx": bill(ROW), "tekening.dwg": b"AC1032", "toelichting.pdf": b"%PDF-1.4"},
        {"staat.ods": WRITERS["ods"]({"Materialen": [HEAD, ROW]})},
        {"staat.xls": WRITERS["xls"]({"Materialen": [HEAD, ROW]}), "~$staat.xls": b"x"},
    ],
)
def test_the_only_readable_file_is_read(files: dict[str, str | bytes], reference: Reference) -> None:
    result = read(zipped(files), reference)
    assert descriptions(result) == ["vloer"]
    assert "import_zip_read" in codes(result)


def test_several_files_are_named_and_one_can_be_chosen(reference: Reference) -> None:
    data = (FILES / "58-map.zip").read_bytes()
    result = read(data, reference)
    assert codes(result) == {"import_zip_of_files"}
    said = text(result.findings[0].message, "nl")
    assert "01-basis.xlsx" in said
    assert "25-comma-dot.csv" in said
    assert result.packed_files == ("01-basis.xlsx", "25-comma-dot.csv")
    assert len(descriptions(read(data, reference, "01-basis.xlsx"))) == 7
    two = zipped({"a.csv": CSV, "b.xlsx": bill(ROW)})
    assert descriptions(read(two, reference, "a.csv")) == ["wand"]
    assert codes(read(two, reference, "c.xlsx")) == {"import_zip_of_files"}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"foto.jpg": b"x", "tekening.dwg": b"y"}, "import_zip_without_files"),
        ({}, "import_zip_without_files"),
        ({"binnen.zip": zipped({"staat.xlsx": bill(ROW)})}, "import_zip_without_files"),
        ({"staat.xlsx": zipped({"nog.csv": CSV})}, "import_nested_archive"),
        ({"model.ifc": zipped({"model.ifc": model()})}, "import_nested_archive"),
        ({"leeg.csv": b""}, "import_empty_file"),
        ({"bom.csv": b" " * (60 * 2**20)}, "import_file_too_large"),
        ({"bom.csv": b" " * (40 * 2**20)}, "import_zip_bomb"),
        ({"../staat.csv": CSV}, "isolation_hostile_archive"),
        ({"staat.csv": CSV, "con": b"x"}, "isolation_hostile_archive"),
        ({"foto.csv": b"\x89PNG"}, "isolation_unknown_format"),
    ],
)
def test_what_cannot_be_read_is_told(files: dict[str, str | bytes], code: str, reference: Reference) -> None:
    result = read(zipped(files), reference)
    assert codes(result) == {code}
    assert result.project is None
    assert all(readable(result))


def test_a_size_that_lies_and_a_cut_archive_are_refused(reference: Reference) -> None:
    whole = zipped({"staat.csv": CSV * 500})
    for end in range(0, len(whole), 7):
        assert read(whole[:end], reference).project is None
    data = bytearray(whole)
    at = data.rindex(b"staat.csv") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert codes(read(bytes(data), reference)) == {"import_zip_damaged"}


def test_the_isolated_process_reads_it_the_same(reference: Reference) -> None:
    for data in (
        (FILES / "model.ifczip").read_bytes(),
        zipped({"staat.xls": WRITERS["xls"]({"Materialen": [HEAD, ROW]})}),
    ):
        assert read_isolated(data, ReadRequest("map.zip")) == read(data, reference)


def test_the_names_in_an_archive_are_only_text() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a\u202ecsv.xlsx", b"x")
    assert codes(read_isolated(stream.getvalue(), ReadRequest("map.zip"))) == {"isolation_hostile_archive"}


def test_a_zip_with_several_declarations_is_no_broken_project_of_another_program(reference: Reference) -> None:
    files = {"een.json": b'{"openepd_version": "1.0"}', "twee.json": b'\xef\xbb\xbf {"openepd_version": "1.0"}'}
    result = read(zipped(files), reference)
    assert codes(result) == {"import_zip_of_files"}
    assert result.packed_files == ("een.json", "twee.json")
    project = {"een.json": b'[{"Node": {}}]', "twee.json": b'[{"Edge": []}]'}
    assert "import_zip_of_files" not in codes(read(zipped(project), reference))
