"""The real supplier models: counts and amounts against what their own text says, counted without any library."""

import re
from functools import cache

import ifc_kit as kit
import pytest

from app.formats.import_result import ImportResult
from models.domain.quantities import CUBIC_METRE, KG

_ELEMENTS = {"IFCBEAM", "IFCBUILDINGELEMENTPART", "IFCBUILDINGELEMENTPROXY", "IFCSLAB", "IFCWALLSTANDARDCASE"}
_LEFT_OUT = {"IFCOPENINGELEMENT"}


@cache
def _read(name: str) -> ImportResult:
    return kit.read_ifc(kit.real(name), name)


@pytest.mark.parametrize("name", kit.REAL_NAMES)
def test_elements_per_class_are_those_of_the_text(name: str) -> None:
    data = kit.real(name)
    told = kit.counts(_read(name))
    from_text = {c: n for c, n in kit.class_counts(data).items() if c in _ELEMENTS | _LEFT_OUT}
    assert {c.upper(): n for c, n in told.items() if c.startswith("Ifc")} == from_text
    assert told["ifc_count_elements"] == sum(n for c, n in from_text.items() if c in _ELEMENTS)
    assert told["ifc_count_left_out"] == sum(n for c, n in from_text.items() if c in _LEFT_OUT)


@pytest.mark.parametrize("name", kit.REAL_NAMES)
def test_every_element_of_the_text_is_accounted_for(name: str) -> None:
    data = kit.real(name)
    result = _read(name)
    told = kit.counts(result)
    guids = {a.split("'")[1] for c, a in kit.instances(data).values() if c in _ELEMENTS}
    lines = {kit.kept(line, "ifc_guid") for line in kit.lines(result)}
    assert lines <= guids
    assert len(guids) == len(lines) + told["ifc_count_wholes"] + told["ifc_count_in_whole"]
    assert told["ifc_count_with_quantity"] + told["ifc_count_without_quantity"] == told["ifc_count_as_lines"]


@pytest.mark.parametrize("name", kit.REAL_NAMES)
def test_nl_sfb_groups_are_those_of_the_text(name: str) -> None:
    data = kit.real(name)
    classes = kit.class_counts(data)
    stated = {c for c in classes if "CLASSIFICATION" in c}
    named = re.findall(rb"IFCPROPERTYSINGLEVALUE\('[^']*(?:SFB|SfB|Assembly Code)[^']*'", data)
    told = {what: n for what, n in kit.counts(_read(name)).items() if what.startswith("NL-SfB")}
    assert (stated, named, told) == (set(), [], {})


def test_the_timber_frames_have_neither_quantity_nor_material_and_are_all_there() -> None:
    result = _read(kit.WILLEMSEN)
    assert len(kit.lines(result)) == 978
    assert all(line.quantity is None and line.unit is None for line in kit.lines(result))
    about = {
        f.code: f.message.line_ids for f in result.findings if f.code in ("ifc_no_quantity", "ifc_no_material")
    }
    assert {code: len(set(ids)) for code, ids in about.items()} == {"ifc_no_quantity": 978, "ifc_no_material": 978}


def test_the_weights_of_the_floor_slabs_are_those_of_the_text() -> None:
    data = kit.real(kit.GEELEN)
    instances = kit.instances(data)
    weights: dict[int, float] = {}
    for name, arguments in instances.values():
        if name == "IFCRELDEFINESBYPROPERTIES":
            *_, about, definition = re.findall(r"#(\d+)", arguments)
            for number in re.findall(r"#(\d+)", instances[int(definition)][1].rpartition("(")[2]):
                found = re.match(r"'Gewicht',\$,IFCMASSMEASURE\(([\d.]+)\)", instances[int(number)][1])
                if found:
                    weights[int(about)] = float(found[1])
    expected = {
        instances[n][1].split("'")[1]: weight
        for n, weight in weights.items()
        if instances[n][0] == "IFCBUILDINGELEMENTPROXY"
    }
    lines = [line for line in kit.lines(_read(kit.GEELEN)) if line.quantity is not None]
    assert {line.id: line.quantity for line in lines} == expected
    assert len(expected) == 25
    assert {(line.unit, line.description) for line in lines} == {(KG, "Concrete")}


def test_the_slabs_themselves_are_not_counted_beside_their_parts() -> None:
    result = _read(kit.GEELEN)
    assert "IfcSlab" not in {kit.kept(line, "ifc_klasse") for line in kit.lines(result)}
    (told,) = [f for f in result.findings if f.code == "ifc_wholes_not_counted"]
    assert told.message.params["count"] == 25


def _depths_of_the_text(data: bytes) -> dict[str, float]:
    """GUID -> volume in mm3 of every part that is a rectangle times a depth, by following the text."""
    instances = kit.instances(data)
    volumes = {}
    for name, arguments in instances.values():
        if name != "IFCBUILDINGELEMENTPART":
            continue
        shape = int(re.findall(r"#(\d+)", arguments)[2])
        representation = int(re.findall(r"#(\d+)", instances[shape][1])[0])
        solid = int(re.findall(r"#(\d+)", instances[representation][1])[1])
        profile = instances[int(re.findall(r"#(\d+)", instances[solid][1])[0])]
        depth = float(instances[solid][1].rpartition(",")[2])
        assert profile[0] == "IFCRECTANGLEPROFILEDEF"
        width, height = map(float, profile[1].split(",")[-2:])
        volumes[arguments.split("'")[1]] = width * height * depth
    return volumes


def test_the_volume_of_the_lime_sand_bricks_is_that_of_their_shape_in_the_text() -> None:
    data = kit.real(kit.XELLA)
    expected = _depths_of_the_text(data)
    lines = {line.id: line for line in kit.lines(_read(kit.XELLA))}
    assert len(expected) == 749
    for guid, cubic_mm in expected.items():
        assert lines[guid].unit == CUBIC_METRE
        assert lines[guid].quantity == pytest.approx(cubic_mm / 1e9, rel=1e-12), guid
    block = lines["0EuvIdcqT9xu1U317JxDjZ"]
    assert block.description == "Silka Kalkzandsteen CS12"
    assert block.quantity == pytest.approx(0.300 * 0.643 * 0.897)
    assert kit.kept(block, "ifc_hoeveelheden") == "Length = 0.897 m"
    assert kit.kept(block, "bouwlaag") == "BEG"


def test_stated_lengths_are_those_of_the_text_in_metres() -> None:
    data = kit.real(kit.XELLA)
    lengths = sorted(
        float(arguments.rpartition(",")[2])
        for name, arguments in kit.instances(data).values()
        if name == "IFCQUANTITYLENGTH"
    )
    read = [kit.kept(line, "ifc_hoeveelheden") for line in kit.lines(_read(kit.XELLA))]
    metres = sorted(float(text.removeprefix("Length = ").removesuffix(" m")) for text in read if text)
    assert [round(metre * 1000, 9) for metre in metres] == lengths
