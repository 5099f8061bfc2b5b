"""ILCD packages as programs write them: a data set is found by its UUID, whatever its file is called."""

import io
import zipfile

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.declarations import openepd
from app.importing.file_bytes import read_file_bytes
from models.domain.declaration import DeclaredModule
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import (
    GWP_TOTAL,
    as_bytes,
    as_flow_xml,
    as_process_xml,
    declaration,
    indicator,
    only_code,
)
from tests.app.importing.declarations.test_epd_other_formats import OPENEPD

FLOW = "11111111-1111-1111-1111-111111111111"
OTHER = "33333333-3333-3333-3333-333333333333"
VALUES = {"A1-A3": "5.5", "C3": "0.25", "D": "-1.5"}
DOCUMENT = declaration(
    LCIAResults={"LCIAResult": [indicator(GWP_TOTAL, "GWP-total", "kg CO2-Äq.", VALUES)]},
)
PROCESS = as_process_xml(DOCUMENT)
PLAIN_FLOW = as_flow_xml(DOCUMENT)


def flow(uuid: str = FLOW, version: str = "", kg: float = 10.0) -> bytes:
    """The product flow with its UUID and version inside."""
    text = PLAIN_FLOW.decode().replace("<meanValue>10.0<", f"<meanValue>{kg}<")
    own = f"<common:UUID>{uuid}</common:UUID><common:dataSetVersion>{version}</common:dataSetVersion>"
    return text.replace("<dataSetInformation>", f"<dataSetInformation>{own}").encode()


def read(files: dict[str, bytes], reference: Reference) -> ImportResult:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return read_file_bytes(stream.getvalue(), ReadRequest("pakket.zip"), reference)


@pytest.mark.parametrize(
    ("process_name", "flow_name"),
    [
        ("processes/a.xml", f"flows/{FLOW}.xml"),
        ("processes/a.xml", f"flows/Board_{FLOW}.xml"),
        ("processes/a.xml", f"flows/Board_{FLOW}_00.00.001.xml"),
        ("processes/a.xml", f"flows/{FLOW.upper()}_00.01.000.xml"),
        ("ILCD/Processes/a.xml", f"ILCD/FLOWS/board {FLOW} v2.XML"),
        ("export/ILCD/processes/2024/a.xml", f"export/ILCD/flows/boards/{FLOW}.xml"),
    ],
)
def test_a_flow_is_found_by_the_uuid_in_its_name(process_name: str, flow_name: str, reference: Reference) -> None:
    result = read({process_name: PROCESS, flow_name: PLAIN_FLOW}, reference)
    assert not result.has_errors, result.findings
    (found,) = result.declarations
    assert (found.declared_amount, found.declared_unit.symbol, found.mass_kg) == (2.0, "m2", 20.0)
    assert dict(found.impacts[0].values) == {
        DeclaredModule.A1_A3: 5.5, DeclaredModule.C3: 0.25, DeclaredModule.D: -1.5
    }  # fmt: skip


@pytest.mark.parametrize("name", ["flows/board.xml", "flows/1.xml", f"flows/{OTHER}.xml"])
def test_the_uuid_inside_decides(name: str, reference: Reference) -> None:
    assert read({"processes/a.xml": PROCESS, name: flow()}, reference).declarations[0].mass_kg == 20.0
    strange = {"processes/a.xml": PROCESS, f"flows/{FLOW}.xml": flow(OTHER)}
    assert only_code(read(strange, reference)) == "epd_no_flow"


def test_of_two_versions_the_newest_is_read_and_said(reference: Reference) -> None:
    files = {
        "processes/a.xml": PROCESS,
        f"flows/{FLOW}_00.10.000.xml": flow(version="00.10.000", kg=12.0),
        f"flows/{FLOW}_00.09.000.xml": flow(version="00.09.000", kg=11.0),
    }
    result = read(files, reference)
    assert result.declarations[0].mass_kg == 24.0
    (said,) = [found for found in result.findings if found.code == "epd_older_version"]
    assert "00.10.000" in str(said.message.params["newer"])
    by_name = {
        "processes/a.xml": PROCESS,
        f"flows/{FLOW}_00.02.xml": PLAIN_FLOW.replace(b"10.0", b"12.0"),
        f"flows/{FLOW}_00.01.xml": PLAIN_FLOW,
    }
    assert read(by_name, reference).declarations[0].mass_kg == 24.0


@pytest.mark.parametrize("version", ["", "00.01.000"])
def test_two_of_one_version_that_differ_are_refused(version: str, reference: Reference) -> None:
    files = {
        "processes/a.xml": PROCESS,
        "flows/a.xml": flow(version=version, kg=12.0),
        "flows/b.xml": flow(version=version, kg=11.0),
    }
    assert only_code(read(files, reference)) == "epd_data_set_twice"
    files["flows/b.xml"] = files["flows/a.xml"]
    assert read(files, reference).declarations[0].mass_kg == 24.0


def test_of_two_versions_of_a_declaration_one_card_is_made(reference: Reference) -> None:
    def process(version: str, gwp: str) -> bytes:
        own = f"<publicationAndOwnership><common:dataSetVersion>{version}</common:dataSetVersion>"
        text = PROCESS.decode().replace("<publicationAndOwnership>", own)
        return text.replace(">5.5<", f">{gwp}<").encode()

    files = {
        "processes/a.xml": process("00.02.000", "7"),
        "processes/b.xml": process("00.01.000", "6"),
        f"flows/{FLOW}.xml": PLAIN_FLOW,
    }
    (found,) = read(files, reference).declarations
    assert found.impacts[0].values[DeclaredModule.A1_A3] == 7.0
    files["processes/b.xml"] = process("00.02.000", "6")
    assert only_code(read(files, reference)) == "epd_data_set_twice"


def test_one_declaration_that_cannot_be_read_costs_no_other(reference: Reference) -> None:
    broken = PROCESS.replace(FLOW.encode(), OTHER.encode()).replace(b"22222222-2222", b"44444444-2222")
    files = {"processes/goed.xml": PROCESS, "processes/stuk.xml": broken, f"flows/{FLOW}.xml": PLAIN_FLOW}
    result = read(files, reference)
    assert len(result.declarations) == 1
    assert not result.has_errors
    (said,) = [found for found in result.findings if found.code == "epd_no_flow"]
    assert said.where.sheet == "processes/stuk.xml"
    del files["processes/goed.xml"]
    assert only_code(read(files, reference)) == "epd_no_flow"


def test_one_of_a_list_that_cannot_be_read_costs_no_other(reference: Reference) -> None:
    stuk = {**OPENEPD, "id": "x2", "declared_unit": None}
    result = openepd.read(as_bytes([OPENEPD, stuk]), ReadRequest("lijst.json"), reference)
    assert [found.id for found in result.declarations] == ["x1"]
    (said,) = [found for found in result.findings if found.code == "epd_missing"]
    assert said.message.params["at"] == "[1].declared_unit"
    assert only_code(openepd.read(as_bytes([stuk]), ReadRequest("lijst.json"), reference)) == "epd_missing"
