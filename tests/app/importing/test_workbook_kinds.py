"""Workbooks of every kind come out as the same bill, and say the same about what is odd in them."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.compound_file import CompoundFile, repacked_stream
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.file_bytes import read_file_bytes
from app.isolation.wire import result_to_json
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.container_kit import (
    WRITERS,
    Failed,
    Formula,
    Hidden,
    Percent,
    ods_of,
    record,
    xls,
    xls_stream,
)
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

FILES = Path(__file__).parent / "strangers_files"
CONTROL = FILES / "00-control-basis.xlsx"
ONE_LINE = [list(HEAD), list(ROW)]
KINDS = sorted(WRITERS)


def read(data: bytes, reference: Reference, name: str = "staat.xlsx") -> ImportResult:
    return read_file_bytes(data, ReadRequest(name), reference)


def lines(result: ImportResult) -> list[tuple[str, float | None, str]]:
    assert result.project is not None, codes(result)
    return [
        (line.description, line.quantity, line.unit.symbol if line.unit else "")
        for line in result.project.variants[0].bill.lines
    ]


def totals(result: ImportResult) -> tuple[int, float, float]:
    """Number of lines, MKI A2 and mass."""
    assert result.project is not None, codes(result)
    bill_lines = result.project.variants[0].bill.lines
    mki = sum((line.quantity or 0) * (line.mki_a2_eur_per_unit or 0) for line in bill_lines)
    mass = sum((line.quantity or 0) * (line.mass_kg_per_unit or 0) for line in bill_lines)
    return len(bill_lines), round(mki, 5), round(mass, 2)


@pytest.mark.parametrize(
    "name",
    [
        "00-control-basis.xlsx",
        "02-powerquery-customxml-utf16.xlsx",
        "22-utf16-tab.txt",
        "50-oud.xls",
        "51-ods.ods",
    ],
)
def test_a_file_of_every_kind_is_the_same_bill(name: str, reference: Reference) -> None:
    result = read((FILES / name).read_bytes(), reference, name)
    assert totals(result) == (7, 2827.65625, 154_493.25)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_cell_is_as_in_xlsx(kind: str, reference: Reference) -> None:
    head = [*HEAD, "biobased_pct", "massa_kg_per_eenheid", "gerecycled_pct"]
    rows = [
        head,
        ["a", "wänd €", 1.5, "m2", 10, Formula(2.5), Percent(0.25)],
        ["b", Formula("vloer"), 2, "m2", None, None, None],
    ]
    result = read(WRITERS[kind]({"Materialen": rows}), reference)
    assert result.project is not None, codes(result)
    first, second = result.project.variants[0].bill.lines
    assert (first.description, first.quantity, first.mass_kg_per_unit) == ("wänd €", 1.5, 2.5)
    assert (first.biobased_fraction, first.recycled_fraction) == (0.1, 0.25)
    assert (second.description, second.quantity, second.mass_kg_per_unit) == ("vloer", 2.0, None)
    assert result.facts.format == kind


@pytest.mark.parametrize("kind", KINDS)
def test_errors_booleans_and_formulas_never_calculated_are_no_numbers(kind: str, reference: Reference) -> None:
    rows = [list(HEAD), ["a", "x", Failed(), "m2"], ["b", "y", Formula(None), "m2"], ["c", "z", True, "m2"]]
    result = read(WRITERS[kind]({"Materialen": rows}), reference)
    assert result.project is not None, codes(result)
    assert [line.quantity for line in result.project.variants[0].bill.lines] == [None, None, None]
    assert "import_error_cell" in codes(result)
    if kind != "xlsb":  # a formula without a result is an empty cell there
        assert "import_formula_without_value" in codes(result)


@pytest.mark.parametrize("kind", KINDS)
def test_hidden_parts_are_told(kind: str, reference: Reference) -> None:
    hidden = Hidden(("Materialen",), (2,), (2,))
    rows = [list(HEAD), list(ROW), ["b", "dak", 2.0, "m2"]]
    result = read(WRITERS[kind]({"Materialen": rows}, hidden), reference)
    assert {"import_hidden_sheet", "import_hidden_rows", "import_hidden_columns"} <= codes(result)
    assert not {code for code in codes(read(WRITERS[kind]({"Materialen": rows}), reference)) if "hidden" in code}


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_with_the_bill_is_found_and_another_can_be_chosen(kind: str, reference: Reference) -> None:
    other = [list(HEAD), ["z", "dakpan", 3.0, "st"], ["y", "goot", 4.0, "m1"]]
    data = WRITERS[kind]({"Toelichting": [["tekst"]], "Staat": ONE_LINE, "Deel B": [["let op"], *other]})
    result = read(data, reference)
    assert result.project is not None
    chosen = read_file_bytes(data, ReadRequest("a", TableChoice(sheet="Deel B")), reference)
    assert [line[0] for line in lines(chosen)] == ["dakpan", "goot"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_far_cell_on_another_sheet_does_not_cost_the_bill(kind: str, reference: Reference) -> None:
    far = [[None] * 300 + ["ver"]]
    if kind == "xls":
        far = [[None] * 255 + ["ver"]] + [[None]] * 40_000 + [["ver"]]
    data = WRITERS[kind]({"Materialen": ONE_LINE, "Ver": far})
    assert lines(read(data, reference)) == [("vloer", 5.0, "m2")]
    refused = read(WRITERS[kind]({"Materialen": [*ONE_LINE, *far]}), reference)
    assert codes(refused, Severity.ERROR) == {"import_far_cell"}


def test_equal_rows_and_cells_of_an_ods_are_written_out(reference: Reference) -> None:
    """LibreOffice stores equal neighbours once."""
    head = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{n}</text:p></table:table-cell>' for n in HEAD
    )
    row = (
        '<table:table-cell/><table:table-cell office:value-type="string"><text:p>wand</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="2.5"/>'
        '<table:table-cell office:value-type="string"><text:p>m2</text:p></table:table-cell>'
    )
    data = ods_of(
        f'<table:table table:name="Materialen"><table:table-row>{head}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="3">{row}</table:table-row></table:table>'
    )
    assert lines(read(data, reference)) == [("wand", 2.5, "m2")] * 3


@pytest.mark.parametrize("odd", ["<!-- let op -->", "<text:p><![CDATA[x]]></text:p>", "<text:p a='b'>></text:p>"])
def test_an_ods_in_another_form_of_xml_is_read(odd: str, reference: Reference) -> None:
    plain = zipfile.ZipFile(io.BytesIO(WRITERS["ods"]({"Materialen": ONE_LINE}))).read("content.xml").decode()
    cell = f'<table:table-cell office:value-type="string">{odd}</table:table-cell>'
    content = plain.replace('<table:table-cell table:number-columns-repeated="16000"/>', cell, 1)
    assert content != plain
    data = ods_of("", **{"content.xml": content})
    assert lines(read(data, reference)) == [("vloer", 5.0, "m2")]


def test_an_ods_with_other_prefixes_is_read(reference: Reference) -> None:
    plain = zipfile.ZipFile(io.BytesIO(WRITERS["ods"]({"Materialen": ONE_LINE}))).read("content.xml").decode()
    content = re.sub(r"(</?| )table(?=:)", r"\1t", plain).replace("xmlns:table=", "xmlns:t=")
    assert "<t:table " in content
    assert lines(read(ods_of("", **{"content.xml": content}), reference)) == [("vloer", 5.0, "m2")]


@pytest.mark.parametrize(
    "part",
    [
        {"customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")},
        {"docProps/custom.xml": b"\xff\xfe<\0a\0/\0>\0"},
        {"docProps/app.xml": b"<!DOCTYPE a><a/>"},
        {"xl/printerSettings/printerSettings1.bin": b"\0\1\2"},
        {"docProps/thumbnail.emf": b"\0" * 2_000},
        {"xl/embeddings/Microsoft_Word_Document.docx": zipped({"word/document.xml": "<a/>"})},
        {"xl/drawings/vmlDrawing1.vml": b"<!DOCTYPE a><xml>&nbsp;</xml>"},
    ],
    ids=lambda part: next(iter(part)),
)
def test_a_part_that_is_not_read_may_say_anything(part: dict[str, bytes], reference: Reference) -> None:
    parts = raw_parts(sheet_xml(row_xml(1, *HEAD) + row_xml(2, *ROW)))
    assert lines(read(zipped({**parts, **part}), reference)) == [("vloer", 5.0, "m2")]


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels"],
)
def test_a_document_type_in_a_part_that_is_read_is_refused(part: str, reference: Reference) -> None:
    parts = raw_parts(sheet_xml(row_xml(1, *HEAD) + row_xml(2, *ROW)))
    parts[part] = f"<!DOCTYPE a [<!ENTITY b 'c'>]>{parts.get(part, '<a/>')}"
    assert codes(read(zipped(parts), reference)) == {"import_doctype"}


def test_a_document_type_in_an_ods_is_refused(reference: Reference) -> None:
    plain = zipfile.ZipFile(io.BytesIO(WRITERS["ods"]({"Materialen": ONE_LINE}))).read("content.xml").decode()
    content = plain.replace("<office:document-content", "<!DOCTYPE a []><office:document-content", 1)
    assert codes(read(ods_of("", **{"content.xml": content}), reference)) == {"import_doctype"}


def encrypted_xls() -> bytes:
    stream = xls_stream({"Materialen": ONE_LINE})
    first = 4 + int.from_bytes(stream[2:4], "little")
    return repacked_stream("Workbook", stream[:first] + record(0x002F, bytes(54)) + stream[first:])


def encrypted_ods() -> bytes:
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    return ods_of("", **{"META-INF/manifest.xml": manifest})


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (encrypted_xls, "import_encrypted"),
        (encrypted_ods, "import_encrypted"),
        (lambda: repacked_stream("EncryptedPackage", b"x"), "import_encrypted"),
        (lambda: repacked_stream("WordDocument", b"x"), "import_other_document"),
        (lambda: repacked_stream("PowerPoint Document", b"x"), "import_other_document"),
        (lambda: zipped({"word/document.xml": "<a/>"}), "import_other_document"),
        (lambda: ods_of("", mimetype="application/vnd.oasis.opendocument.text"), "import_other_document"),
        (lambda: xls({"Materialen": ONE_LINE})[:3_000], "import_unreadable_file"),
    ],
)
def test_what_is_no_readable_workbook_is_told_as_what_it_is(
    make: Callable[[], bytes], code: str, reference: Reference
) -> None:
    result = read(make(), reference)
    assert codes(result) == {code}
    assert result.project is None
    assert all(readable(result))


def test_the_streams_of_a_real_workbook_are_found() -> None:
    file = CompoundFile((FILES / "50-oud.xls").read_bytes())
    assert "Workbook" in file.names
    again = CompoundFile(repacked_stream("Workbook", file.stream("Workbook")))
    assert again.stream("Workbook").startswith(file.stream("Workbook"))
    large = bytes(range(256)) * 20_000
    assert CompoundFile(repacked_stream("Book", large)).stream("Book") == large


def test_the_same_bill_in_xlsx_reads_as_the_others_do(reference: Reference) -> None:
    """The control: what the writers of the kit are compared with."""
    assert lines(read(bill(ROW), reference)) == [("vloer", 5.0, "m2")]
    for kind in KINDS:
        assert lines(read(WRITERS[kind]({"Materialen": ONE_LINE}), reference)) == [("vloer", 5.0, "m2")]


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
@pytest.mark.parametrize("name", ["Uit\0leg", "Uit\u202eleg", "Uit\ud800leg"])
def test_a_sheet_may_have_any_name(kind: str, name: str, reference: Reference) -> None:
    hostile = name.encode("utf-16-le", "surrogatepass")
    data = WRITERS[kind]({"Materialen": ONE_LINE, "Uit_leg": [["tekst"]]})
    written = "Uit_leg".encode("utf-16-le")
    if kind == "xlsb":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, str | bytes] = {part: archive.read(part) for part in archive.namelist()}
        book = parts["xl/workbook.bin"]
        assert isinstance(book, bytes)
        data = zipped({**parts, "xl/workbook.bin": book.replace(written, hostile)})
    else:
        data = data.replace(written, hostile)
    result = read(data, reference)
    assert lines(result) == [("vloer", 5.0, "m2")]
    assert result_to_json(result)
