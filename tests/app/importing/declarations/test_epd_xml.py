"""ILCD+EPD in XML gives what the same data set in JSON gives; hostile XML is refused and reaches for nothing."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from app.importing.common.read_request import ReadRequest
from app.importing.declarations.ilcd import epd_json as ilcd_epd_json
from app.importing.declarations.ilcd import epd_xml as ilcd_epd_xml
from app.importing.formats import FORMATS
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import (
    HEAD,
    as_bytes,
    as_package,
    as_process_xml,
    declaration,
    only_code,
)

REQUEST = ReadRequest("verklaring.zip")
CANARY = "canary-5f1b7c"


def test_a_package_gives_what_the_json_gives(reference: Reference) -> None:
    document = declaration()
    from_json = ilcd_epd_json.read(as_bytes(document), REQUEST, reference).declarations
    from_xml = ilcd_epd_xml.read(as_package(document), REQUEST, reference).declarations
    assert from_json[0].declared_amount == 2.0
    assert from_json[0].mass_kg == 20.0
    assert from_xml == from_json


def test_the_real_ones_are_the_same_in_both_forms(epd_folder: Path, reference: Reference) -> None:
    paths = sorted(path for path in epd_folder.glob("*.json") if not path.name.startswith("broken"))
    assert len(paths) == 8
    for path in paths:
        document = json.loads(path.read_text("utf-8"))
        (from_json,) = ilcd_epd_json.read(path.read_bytes(), REQUEST, reference).declarations
        (from_xml,) = ilcd_epd_xml.read(as_package(document), REQUEST, reference).declarations
        assert from_xml.impacts == from_json.impacts
        assert (from_xml.declared_unit, from_xml.declared_amount) == (
            from_json.declared_unit,
            from_json.declared_amount,
        )
        assert (from_xml.mass_kg, from_xml.density_kg_per_m3) == (from_json.mass_kg, from_json.density_kg_per_m3)
        assert (from_xml.name, from_xml.owner, from_xml.kind) == (from_json.name, from_json.owner, from_json.kind)
        assert (from_xml.valid_until, from_xml.location) == (from_json.valid_until, from_json.location)


def test_a_data_set_without_its_flow_has_no_unit(reference: Reference) -> None:
    alone = as_process_xml(declaration())
    assert only_code(ilcd_epd_xml.read(alone, REQUEST, reference)) == "epd_no_flow"
    package = as_package(declaration(), with_flow=False)
    assert only_code(ilcd_epd_xml.read(package, REQUEST, reference)) == "epd_no_flow"


def test_both_are_recognised() -> None:
    for data in (as_process_xml(declaration()), as_package(declaration())):
        first = next(row for row in FORMATS if row.looks_like(data))
        assert first.module == "app.importing.declarations.ilcd.epd_xml"
    first = next(row for row in FORMATS if row.looks_like(as_bytes(declaration())))
    assert first.module == "app.importing.declarations.ilcd.epd_json"


def doctype(inside: str, use: str = "&x;") -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE p [{inside}]>{HEAD}{use}</processDataSet>'.encode()


def payloads(canary: Path) -> dict[str, bytes]:
    uri = canary.as_uri()
    laughs = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    include = f'<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{uri}" parse="text"/></x>'
    return {
        "billion laughs": doctype(laughs, "&j;"),
        "quadratic": doctype(f'<!ENTITY x "{"a" * 100_000}">', "&x;" * 100),
        "file": doctype(f'<!ENTITY x SYSTEM "{uri}">'),
        "http": doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
        "UNC": doctype(r'<!ENTITY x SYSTEM "\\evil\share\x">'),
        "parameter entity": doctype(f'<!ENTITY % x SYSTEM "{uri}"> %x;', ""),
        "external DTD": f'<!DOCTYPE p SYSTEM "{uri}">{HEAD}</processDataSet>'.encode(),
        "public DTD": f'<!DOCTYPE p PUBLIC "-//x//y" "http://127.0.0.1:9/d">{HEAD}</processDataSet>'.encode(),
        "empty DTD": f"<!DOCTYPE p>{HEAD}</processDataSet>".encode(),
        "XInclude": f"{HEAD}{include}</processDataSet>".encode(),
        "schema location": f'{HEAD[:-1]} xmlns:s="s" s:schemaLocation="{uri}"></processDataSet>'.encode(),
        "style sheet": f'<?xml-stylesheet href="{uri}"?>{HEAD}</processDataSet>'.encode(),
        "depth": HEAD.encode() + b"<a>" * 1_000_000,
        "many elements": HEAD.encode() + b"<a/>" * 500_000 + b"</processDataSet>",
        "long text": HEAD.encode() + b"a" * (51 * 2**20) + b"</processDataSet>",
        "UTF-16 DTD": f"<!DOCTYPE p>{HEAD}</processDataSet>".encode("utf-16"),
        "other encoding": b'<?xml version="1.0" encoding="utf-7"?>' + HEAD.encode() + b"</processDataSet>",
        "cut off": as_process_xml(declaration())[:-200],
    }


def test_hostile_xml_is_refused(
    tmp_path: Path, reference: Reference, record_property: Callable[[str, object], None]
) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY)
    found = payloads(canary)
    record_property("payloads refused", len(found))
    assert len(found) >= 15
    for name, data in found.items():
        start = time.perf_counter()
        result = ilcd_epd_xml.read(data, REQUEST, reference)
        assert only_code(result), name
        assert CANARY not in str(result), name
        assert time.perf_counter() - start < 3, name


def test_the_control_for_the_payloads_is_read(reference: Reference) -> None:
    assert ilcd_epd_xml.read(as_package(declaration()), REQUEST, reference).declarations


def test_a_damaged_package_is_refused(reference: Reference) -> None:
    package = as_package(declaration())
    for data in (package[:-40], package[:100], package[:60] + b"\xff" * 40 + package[100:]):
        only_code(ilcd_epd_xml.read(data, REQUEST, reference))
