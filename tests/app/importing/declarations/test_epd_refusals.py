"""JSON tricks and broken declarations are refused with a reason and a place; damage never raises."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.formats.cell_text import is_plain
from app.formats.import_result import ImportResult
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.strict_json import read_json
from app.importing.declarations import lcax_epd, openepd
from app.importing.declarations.ilcd import epd_json as ilcd_epd_json
from models.reference.reference import Reference
from models.storage.document.codec import decoder, encoder
from models.strict_json import MAX_DEPTH
from tests.app.importing.declarations.epd_kit import (
    AREA,
    GWP,
    GWP_FOSSIL,
    REQUEST,
    as_bytes,
    declaration,
    indicator,
    only_code,
)

GOOD = as_bytes(declaration())
READERS = (ilcd_epd_json.read, lcax_epd.read, openepd.read)


def tricks() -> Iterator[tuple[str, bytes]]:
    """A hundred files that Python's own parser takes, or that are no JSON at all."""
    numbers = ("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e400", "9" * 400, f"-{'9' * 5000}")
    for number in numbers:
        yield "number", GOOD.replace(b"2.0", number.encode())
        yield "number in a list", GOOD.replace(b"[0]", f"[{number}]".encode())
        yield "number in a new key", b'{"x": ' + number.encode() + b", " + GOOD[1:]
    document = declaration()
    for key in [*document, "mpg", "__proto__", "constructor"]:
        yield "repeated key", b'{"%b": 1, "%b": 2, ' % (key.encode(), key.encode()) + GOOD[1:]
        yield (
            "repeated key inside",
            GOOD.replace(b'"meanAmount": 2.0', b'"%b": 1, "%b": 2' % (key.encode(), key.encode())),
        )
    yield "same amount twice", GOOD.replace(b'"meanAmount": 2.0', b'"meanAmount": 0.95, "meanAmount": 0.50')
    for depth in (MAX_DEPTH, MAX_DEPTH + 1, 200, 1_000, 100_000, 1_000_000):
        yield "deep list", b'{"x": ' + b"[" * depth + b"]" * depth + b", " + GOOD[1:]
        yield "deep object", b'{"x": ' + b'{"a":' * depth + b"1" + b"}" * depth + b", " + GOOD[1:]
        yield "deep and open", b"[" * (depth + 1)
    for encoding in ("utf-16", "utf-32", "utf-7", "cp037"):
        yield "encoding", GOOD.decode().encode(encoding) if encoding != "utf-7" else b"+AHs-" + GOOD
    for junk in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\x80"):
        yield "not UTF-8", GOOD.replace(b"Board", junk)
    for tail in (b",", b"}", b" x", b"//", b"\0", GOOD):
        yield "after the end", GOOD + tail
    not_json = ((b'"', b"'"), (b": ", b":="), (b"true", b"True"), (b"Board", b"a\nb"))
    not_numbers = [(b"2.0", wrong) for wrong in (b"02", b"+2", b".5", b"2.", b"0x2", b"2_0", b"--2", b"2e")]
    for old, new in (*not_json, *not_numbers):
        yield "not JSON", GOOD.replace(old, new, 1)
    for size in range(1, len(GOOD), len(GOOD) // 18):
        yield "cut off", GOOD[:size]


def test_a_hundred_tricks_and_none_is_taken(
    reference: Reference, record_property: Callable[[str, object], None]
) -> None:
    found = [data for _, data in tricks()]
    assert len(found) >= 100
    record_property("tricks refused", len(found))
    assert ilcd_epd_json.read(GOOD, REQUEST, reference).declarations, "the control is read"
    for name, data in tricks():
        assert data != GOOD, name
        code = only_code(ilcd_epd_json.read(data, REQUEST, reference))
        assert code.startswith("import_json_"), (name, code)


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b'{"mpg": 0.95, "mpg": 0.50}', "import_json_repeated_key", {"key": "mpg"}),
        (b'{"a": 1e999}', "import_json_number_too_large", {"value": "1e999"}),
        (b'{"a": NaN}', "import_json_not_a_number", {"value": "NaN"}),
        (b'{"a": 1,\n "b": }', "import_json_not_json", {"line": 2, "column": 7}),
        (b'{"a": "\xff"}', "import_json_not_utf_8", {"position": 7}),
        (b"[" * 51, "import_json_too_deep", {"limit": 50}),
    ],
)
def test_the_reason_has_its_place(data: bytes, code: str, params: dict[str, object]) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_json(data)
    assert (caught.value.code, caught.value.params) == (code, params)


def test_ordinary_json_is_read() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": [1, 2.5, null, true, "\\u00e9 \\"[[[\\\\"]}') == {
        "a": [1, 2.5, None, True, 'é "[[[\\']
    }
    deepest: Any = read_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH - 1):
        (deepest,) = deepest
    assert deepest == []


def spoiled(path: str, value: object) -> bytes:
    document = declaration()
    *above, last = path.split("/")
    part: Any = document
    for key in above:
        part = part[int(key) if key.isdigit() else key]
    if value is ...:
        del part[last]
    else:
        part[int(last) if last.isdigit() else last] = value
    return as_bytes(document)


FLOW = "exchanges/exchange/0"
RESULT = "LCIAResults/LCIAResult/0"


@pytest.mark.parametrize(
    ("path", "value", "code", "at"),
    [
        ("processInformation", ..., "epd_missing", "processInformation"),
        ("LCIAResults", ..., "epd_missing", "LCIAResults.LCIAResult"),
        ("exchanges", ..., "epd_missing", "processInformation.quantitativeReference.referenceToReferenceFlow"),
        (f"{FLOW}/meanAmount", ..., "epd_missing", "exchanges.exchange[0].meanAmount"),
        (f"{FLOW}/meanAmount", 0, "epd_no_amount", "exchanges.exchange[0].meanAmount"),
        (f"{FLOW}/meanAmount", -2, "epd_not_a_number", "exchanges.exchange[0].meanAmount"),
        (f"{FLOW}/meanAmount", "2,0", "epd_not_a_number", "exchanges.exchange[0].meanAmount"),
        (f"{FLOW}/resultingflowAmount", 1000.0, "epd_amounts_contradict",
         "exchanges.exchange[0].resultingflowAmount"),
        (f"{FLOW}/flowProperties", [], "epd_no_unit", "exchanges.exchange[0].flowProperties"),
        (f"{FLOW}/flowProperties/0/referenceUnit", "MJ", "epd_unknown_unit",
         "exchanges.exchange[0].flowProperties[0].referenceUnit"),
        (f"{FLOW}/flowProperties/0/referenceUnit", "kg", "epd_unit_not_of_property",
         "exchanges.exchange[0].flowProperties[0]"),
        (f"{RESULT}/other/anies/0/value", "n.v.t. of zo", "epd_not_a_number",
         "LCIAResults.LCIAResult[0].other.anies[0].value"),
        (f"{RESULT}/other/anies/0/module", "A7", "epd_unknown_module",
         "LCIAResults.LCIAResult[0].other.anies[0].module"),
        (f"{RESULT}/other/anies/1/module", "A1-A3", "epd_value_twice",
         "LCIAResults.LCIAResult[0].other.anies[1]"),
        ("LCIAResults", "alles", "epd_wrong_type", "LCIAResults"),
    ],
)  # fmt: skip
def test_a_spoiled_declaration_is_refused_with_its_place(
    path: str, value: object, code: str, at: str, reference: Reference
) -> None:
    result = ilcd_epd_json.read(spoiled(path, value), REQUEST, reference)
    assert only_code(result) == code
    (error,) = [finding for finding in result.findings if finding.code == code]
    assert error.message.params["at"] == at


@pytest.mark.parametrize("word", ["", None, "MND", "mnr", "INA", "nd"])
def test_what_is_not_declared_is_no_zero(word: object, reference: Reference) -> None:
    (found,) = ilcd_epd_json.read(spoiled(f"{RESULT}/other/anies/0/value", word), REQUEST, reference).declarations
    assert {module.value for module in found.impacts[0].values} == {"C4", "D"}


def test_a_file_with_both_sets_is_split(reference: Reference) -> None:
    both = [
        indicator(GWP, "GWP", "kg CO2-eqv.", {"A1-A3": 1}),
        indicator(GWP_FOSSIL, "GWP-fossil", "kg CO2-eqv.", {"A1-A3": 2}),
    ]
    data = as_bytes(declaration(LCIAResults={"LCIAResult": both}))
    result = ilcd_epd_json.read(data, REQUEST, reference)
    (found,) = result.declarations
    assert [(i.environmental_set.value, i.category) for i in found.impacts[:2]] == [
        ("A1", "gwp100"),
        ("A2", "climate_fossil"),
    ]
    assert "epd_two_sets" in {finding.code for finding in result.findings}


@pytest.mark.parametrize("code", ["ODP", "ADPE", "ADPF"])
def test_a_name_that_both_sets_have_follows_the_standard(code: str, reference: Reference) -> None:
    unit = {"ODP": "kg CFC-11 eq.", "ADPE": "kg Sb eq.", "ADPF": "MJ"}[code]
    unknown = indicator("33333333-3333-3333-3333-333333333333", f"Something ({code})", unit, {"A1-A3": 1})
    for standard, expected in (("EN 15804+A1", "A1"), ("EN 15804:2012+A2:2019", "A2"), ("DIN EN 15804", "A1")):
        system = {"referenceToComplianceSystem": {"shortDescription": [{"value": standard, "lang": "en"}]}}
        modelling = {"complianceDeclarations": {"compliance": [system]}}
        document = declaration(LCIAResults={"LCIAResult": [unknown]}, modellingAndValidation=modelling)
        (found,) = ilcd_epd_json.read(as_bytes(document), REQUEST, reference).declarations
        assert found.impacts[0].environmental_set.value == expected
        assert found.impacts[0].category
    silent = declaration(LCIAResults={"LCIAResult": [unknown]}, modellingAndValidation={})
    assert only_code(ilcd_epd_json.read(as_bytes(silent), REQUEST, reference)) == "epd_no_set"


as_json, as_result = encoder(ImportResult), decoder(ImportResult)


def mutant(document: Any, chance: random.Random) -> Any:
    """The document with one to three of its values replaced by something else."""
    spoilt = copy.deepcopy(document)
    strange = (None, True, -1, 0, 1e300, 1e-300, "", "x" * 20_000, "\ud800", "=1+1", [], {}, [[]], {"value": None})
    for _ in range(chance.randint(1, 3)):
        part = spoilt
        while True:
            keys = list(part) if isinstance(part, dict) else list(range(len(part)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(part[key], dict | list) and part[key] and chance.random() < 0.9:
                part = part[key]
                continue
            part[key] = copy.deepcopy(chance.choice(strange))
            break
    return spoilt


def test_mutants_never_raise(
    reference: Reference, how_many: Callable[[int], int], record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(7)
    refused = 0
    for number in range(how_many(3_000)):
        document = json.dumps(mutant(declaration(), chance)).encode()
        if number % 3 == 0:
            position = chance.randrange(len(document))
            document = document[:position] + bytes([chance.randrange(256)]) + document[position + 1 :]
        for read in READERS if number % 10 == 0 else READERS[:1]:
            result = read(document, REQUEST, reference)
            assert result.has_errors != bool(result.declarations)
            assert as_result(as_json(result)) == result
            refused += result.has_errors
    record_property("refused", refused)
    assert refused


@pytest.mark.parametrize("hostile", ["\ud800", "\u202egwp", "a" * 5_000, "=cmd()", "<b>\x00"])
def test_hostile_keys_and_names_pass_on_as_clean_text(hostile: str, reference: Reference) -> None:
    scopes = {"A1A2A3": {"mean": 1, "unit": "kgCO2e"}}
    open_epd = {
        "openepd_version": "0.1", "product_name": "X", "declared_unit": {"qty": 1, "unit": "kg"},
        "impacts": {"EF 3.0": {"gwp": scopes, hostile: scopes}, hostile: {}},
    }  # fmt: skip
    lcax = {
        "name": "X", "declared_unit": "KG", "standard": "EN15804A1", "impacts": {hostile: {"a1a3": 1}},
        "conversions": [{"to": "M3", "value": 1, "meta_data": hostile}],
    }  # fmt: skip
    wrong = {**lcax, "impacts": {"gwp": {hostile: 1}}}
    for read, document in ((openepd.read, open_epd), (lcax_epd.read, lcax), (lcax_epd.read, wrong)):
        result = read(json.dumps(document).encode(), REQUEST, reference)
        assert result.findings
        assert as_result(as_json(result)) == result
        assert is_plain(json.dumps(as_json(result), ensure_ascii=False))


def test_texts_are_cleaned_and_capped(reference: Reference) -> None:
    document = declaration()
    name = "\u202eplaat\u0000 <b>" + "x" * 1_000
    document["processInformation"]["dataSetInformation"]["name"]["baseName"] = [{"value": name, "lang": "nl"}]
    (found,) = ilcd_epd_json.read(as_bytes(document), REQUEST, reference).declarations
    assert found.name.startswith("plaat <b>x")
    assert len(found.name) <= 200


def test_the_unit_follows_from_the_property_when_no_unit_is_written(reference: Reference) -> None:
    (found,) = ilcd_epd_json.read(
        spoiled(f"{FLOW}/flowProperties/0/referenceUnit", ...), REQUEST, reference
    ).declarations
    assert found.declared_unit.symbol == {AREA: "m2"}[AREA]
