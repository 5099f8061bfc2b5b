"""Fifteen XML payloads that reach outside or swell: refused, no file read, nobody called."""

import io
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml import sax
from xml.etree import ElementTree as ET

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.run import read_isolated
from app.isolation.wire import result_to_json
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import as_flow_xml, as_process_xml, declaration
from tests.app.importing.workbook_kit import HEAD, ROW, raw_parts, readable, row_xml, sheet_xml, zipped

pytestmark = pytest.mark.counted

CANARY = "kanarie-7f3a9c"
SHEET = sheet_xml(row_xml(1, *HEAD) + row_xml(2, *ROW))
PROCESS = as_process_xml(declaration()).decode().removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
FLOW = "ILCD/flows/11111111-1111-1111-1111-111111111111.xml"


@dataclass
class Listener:
    """A server on this machine that counts who calls."""

    server: socket.socket
    calls: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}/a.dtd"

    def listen(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            self.calls.append("call")
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = Listener(server)
        thread = threading.Thread(target=made.listen, daemon=True)
        thread.start()
        yield made
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "geheim.txt"
    path.write_text(CANARY)
    return path


def laughs(_: str, __: str) -> str:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}<!ENTITY e "&e9;">]>'


def swollen(_: str, __: str) -> str:
    return f'<!DOCTYPE a [<!ENTITY x "{"x" * 50_000}"><!ENTITY e "{"&x;" * 1_000}">]>'


Before = Callable[[str, str], str]
DOCTYPES: dict[str, Before] = {
    "billion laughs": laughs,
    "quadratic": swollen,
    "a file": lambda file, _: f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{file}">]>',
    "a file without a scheme": lambda file, _: f'<!DOCTYPE a [<!ENTITY e SYSTEM "{file}">]>',
    "an address": lambda _, url: f'<!DOCTYPE a [<!ENTITY e SYSTEM "{url}">]>',
    "a share": lambda _, __: r'<!DOCTYPE a [<!ENTITY e SYSTEM "\\127.0.0.1\deel\x">]>',
    "a parameter entity": lambda file, _: (
        f'<!DOCTYPE a [<!ENTITY % p SYSTEM "file://{file}"> %p; <!ENTITY e "">]>'
    ),
    "a type from elsewhere": lambda _, url: f'<!DOCTYPE a SYSTEM "{url}" [<!ENTITY e "">]>',
    "a public type": lambda _, url: f'<!DOCTYPE a PUBLIC "-//x//y" "{url}" [<!ENTITY e "">]>',
    "an empty type": lambda _, __: '<!DOCTYPE a [<!ENTITY e "">]>',
    "a notation": lambda _, url: f'<!DOCTYPE a [<!NOTATION n SYSTEM "{url}"><!ENTITY e "">]>',
}
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{0}" parse="text"/>'
PLACED: dict[str, Before] = {
    "an inclusion": lambda file, _: INCLUDE.format(file),
    "an inclusion from an address": lambda _, url: INCLUDE.format(url),
    "a style": lambda _, url: f'<?xml-stylesheet type="text/xsl" href="{url}"?>',
    "a schema": lambda _, url: (
        f'<s xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a {url}"/>'
    ),
}
"""These are no document types: they may be passed over, never followed."""


def workbook(before: str, inside: str, text: str) -> bytes:
    sheet = SHEET.replace(">vloer<", f">{text}<").replace("</worksheet>", f"{inside}</worksheet>")
    return zipped(raw_parts(before + sheet))


def package(before: str, inside: str, text: str) -> bytes:
    process = PROCESS.replace(">Plaat<", f">{text}<").replace("</processDataSet>", f"{inside}</processDataSet>")
    return zipped({"ILCD/processes/a.xml": before + process, FLOW: as_flow_xml(declaration())})


def bare(before: str, inside: str, text: str) -> bytes:
    process = PROCESS.replace(">Plaat<", f">{text}<").replace("</processDataSet>", f"{inside}</processDataSet>")
    return (before + process).encode()


REFUSALS = {"import_doctype", "epd_doctype", "isolation_unknown_format"}
HOLDERS: dict[str, Callable[[str, str, str], bytes]] = {"xlsx": workbook, "package": package, "xml": bare}


def test_there_are_fifteen() -> None:
    assert len(DOCTYPES) + len(PLACED) == 15


@pytest.mark.wide(3)
@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", DOCTYPES)
def test_a_document_type_is_refused(
    name: str, holder: str, reference: Reference, canary: Path, listener: Listener
) -> None:
    data = HOLDERS[holder](DOCTYPES[name](str(canary), listener.address), "", "&e;")
    for result in (
        read_file_bytes(data, ReadRequest("vreemd.xml"), reference),
        read_isolated(data, ReadRequest("vreemd.xml")),
    ):
        assert result.project is None
        assert not result.declarations
        assert {finding.code for finding in result.findings} <= REFUSALS
        assert CANARY not in result_to_json(result).decode() + "".join(readable(result))
    assert listener.calls == []


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", PLACED)
def test_what_points_elsewhere_is_never_followed(
    name: str, holder: str, reference: Reference, canary: Path, listener: Listener
) -> None:
    data = HOLDERS[holder]("", PLACED[name](str(canary), listener.address), "vloer")
    for result in (
        read_file_bytes(data, ReadRequest("vreemd.xml"), reference),
        read_isolated(data, ReadRequest("vreemd.xml")),
    ):
        assert CANARY not in result_to_json(result).decode() + "".join(readable(result))
    assert listener.calls == []


@pytest.mark.parametrize("holder", ["xlsx", "package"])
def test_the_same_file_without_a_payload_is_read(holder: str, reference: Reference) -> None:
    result = read_file_bytes(HOLDERS[holder]("", "", "vloer"), ReadRequest("goed.xml"), reference)
    assert result.project is not None or result.declarations


class _Texts(sax.ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.said = ""

    def characters(self, content: str) -> None:
        self.said += content


def test_a_reader_that_follows_them_reads_the_file_and_calls(canary: Path, listener: Listener) -> None:
    """The control: expat through SAX with external entities on."""
    reader, texts = sax.make_parser(), _Texts()  # noqa: S317 - the control
    reader.setFeature(sax.handler.feature_external_ges, True)
    reader.setContentHandler(texts)
    reader.parse(io.StringIO(f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{canary}">]><a>&e;</a>'))
    assert CANARY in texts.said
    with pytest.raises((OSError, sax.SAXException)):
        reader.parse(io.StringIO(f'<!DOCTYPE a [<!ENTITY e SYSTEM "{listener.address}">]><a>&e;</a>'))
    assert listener.calls


def test_a_reader_that_swells_them_does_so() -> None:
    """The control: seven megabytes out of a few kilobytes, below the line where expat itself stops."""
    document = f'<!DOCTYPE a [<!ENTITY x "{"x" * 7_000}"><!ENTITY e "{"&x;" * 1_000}">]><a>&e;</a>'
    text = ET.fromstring(document).text or ""  # noqa: S314 - the control
    assert len(text) == 7_000_000
