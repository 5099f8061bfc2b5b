"""NL-SfB codes, parts and wholes, storeys and identity of elements."""

import re
from collections import Counter

import ifc_kit as kit
import pytest


def _classified(system: str, code: str, *, schema: str = "IFC4") -> str:
    tail = ",$,$" if schema == "IFC4" else ""
    classification = f"#30=IFCCLASSIFICATION('x','2005',$,'{system}'{',$,$,$' if schema == 'IFC4' else ''});\n"
    return (
        f"{classification}#31=IFCCLASSIFICATIONREFERENCE($,'{code}','naam',#30{tail});\n"
        "#32=IFCRELASSOCIATESCLASSIFICATION('c',$,$,$,(#10),#31);\n"
    )


def _code(body: str, name: str = "Wand") -> str:
    return kit.lines(kit.read_ifc(kit.model(kit.wall(name=name) + body)))[0].nl_sfb


@pytest.mark.parametrize("system", ["NL-SfB", "NL/SfB (4 cijfers)", "NL/SfB 2005", "nlsfb", "SfB"])
@pytest.mark.parametrize(
    ("written", "code"),
    [("21.22", "21.22"), ("(21.22)", "21.22"), ("2122", "21.22"), ("21", "21"), ("21.22.10", "21.22")],
)
def test_a_classification_gives_the_code(system: str, written: str, code: str) -> None:
    assert _code(_classified(system, written)) == code


@pytest.mark.parametrize("system", ["Uniclass 2015", "OmniClass", "STABU"])
def test_another_classification_gives_none(system: str) -> None:
    assert _code(_classified(system, "21.22")) == ""


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("NL/SfB", "22.11 binnenwand", "22.11"),
        ("Assembly Code", "(32.31)", "32.31"),
        ("NL-SfB code", "2122", "21.22"),
        ("NLSfB", "99.99", ""),
        ("Merk", "21.22", ""),
    ],
)
def test_a_property_gives_the_code(name: str, value: str, code: str) -> None:
    properties = (
        f"#20=IFCPROPERTYSET('p',$,'M',$,(#21));\n#21=IFCPROPERTYSINGLEVALUE('{name}',$,IFCLABEL('{value}'),$);\n"
        "#22=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#10),#20);\n"
    )
    assert _code(properties) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("22.11 Binnenwand", "22.11"),
        ("2122_Buitenwand spouw", "21.22"),
        ("(23) vloer", "23"),
        ("300x643x897", ""),
        ("2122", ""),
        ("2210x900", ""),
        ("22 platen gips", ""),
        ("1372_HSB_2_Laagbouw", ""),
        ("99.10 iets", ""),
    ],
)
def test_a_name_gives_the_code_only_when_it_is_written_as_one(name: str, code: str) -> None:
    assert _code("", name) == code
    result = kit.read_ifc(kit.model(kit.wall(name=name)))
    assert ("ifc_nl_sfb_from_name" in kit.codes(result)) is bool(code)
    assert ("ifc_no_nl_sfb" in kit.codes(result)) is not bool(code)


def test_a_drawing_layer_gives_the_code() -> None:
    body = (
        "#10=IFCBEAM('balk',$,'Balk',$,$,$,#11,$,$);\n#11=IFCPRODUCTDEFINITIONSHAPE($,$,(#12));\n"
        "#12=IFCSHAPEREPRESENTATION($,'Body','Brep',());\n#13=IFCPRESENTATIONLAYERASSIGNMENT('2112',$,(#12),$);\n"
    )
    assert kit.lines(kit.read_ifc(kit.model(body)))[0].nl_sfb == "21.12"


def test_groups_are_counted_as_in_the_text() -> None:
    references = {31: "21.22", 33: "22.11", 35: "23"}
    members = {31: (10, 11, 12), 33: (13, 14), 35: (15,)}
    body = "".join(kit.wall(n, f"w{n}", f"Wand {n}") for n in range(10, 18))
    body += "#30=IFCCLASSIFICATION('x','2005',$,'NL-SfB',$,$,$);\n"
    for number, code in references.items():
        related = ",".join(f"#{n}" for n in members[number])
        body += f"#{number}=IFCCLASSIFICATIONREFERENCE($,'{code}',$,#30,$,$);\n"
        body += f"#{number + 1}=IFCRELASSOCIATESCLASSIFICATION('c{number}',$,$,$,({related}),#{number});\n"
    text = kit.model(body)
    from_text: Counter[str] = Counter()
    instances = kit.instances(text.encode())
    for name, arguments in instances.values():
        if name == "IFCRELASSOCIATESCLASSIFICATION":
            *related, reference = re.findall(r"#(\d+)", arguments)
            from_text[f"NL-SfB {instances[int(reference)][1].split(chr(39))[1][:2]}"] += len(related)
    told = kit.counts(kit.read_ifc(text))
    assert {what: n for what, n in told.items() if what.startswith("NL-SfB")} == dict(from_text)
    assert (told["ifc_count_with_nl_sfb"], told["ifc_count_without_nl_sfb"]) == (6, 2)


_WHOLE = "#10=IFCROOF('dak',$,'Dak',$,$,$,$,$,$);\n"
_PARTS = (
    "#11=IFCSLAB('plaat-1',$,'Plaat 1',$,$,$,$,$,.ROOF.);\n#12=IFCSLAB('plaat-2',$,'Plaat 2',$,$,$,$,$,.ROOF.);\n"
    "#13=IFCRELAGGREGATES('a',$,$,$,#10,(#11,#12));\n"
)


def _volume(number: int, element: int, value: float) -> str:
    return kit.quantities(number, element, f"VOLUME('NetVolume',$,$,{value!r},$)")


@pytest.mark.parametrize(
    ("amounts", "lines"),
    [
        ("", [("plaat-1", None), ("plaat-2", None)]),
        (_volume(20, 10, 9.0), [("dak", 9.0)]),
        (_volume(20, 11, 4.0), [("plaat-1", 4.0), ("plaat-2", None)]),
        (_volume(20, 10, 9.0) + _volume(30, 11, 4.0), [("plaat-1", 4.0), ("plaat-2", None)]),
    ],
)
def test_a_whole_and_its_parts_are_never_both_in_the_bill(
    amounts: str, lines: list[tuple[str, float | None]]
) -> None:
    result = kit.read_ifc(kit.model(_WHOLE + _PARTS + amounts))
    assert [(line.id, line.quantity) for line in kit.lines(result)] == lines
    told = kit.counts(result)
    outside = told["ifc_count_wholes"] + told["ifc_count_in_whole"]
    assert outside == 3 - len(lines)
    assert bool(kit.codes(result) & {"ifc_wholes_not_counted", "ifc_parts_in_whole"}) is bool(outside)


def test_parts_of_parts_are_the_lines() -> None:
    deeper = (
        "#14=IFCBUILDINGELEMENTPART('deel',$,'Deel',$,$,$,$,$,$);\n#15=IFCRELAGGREGATES('b',$,$,$,#11,(#14));\n"
    )
    result = kit.read_ifc(kit.model(_WHOLE + _PARTS + deeper + _volume(20, 14, 1.0)))
    assert [line.id for line in kit.lines(result)] == ["plaat-2", "deel"]
    assert kit.kept(kit.lines(result)[1], "ifc_deel_van") == "Plaat 1"


def test_elements_that_are_parts_of_each_other_are_not_lost() -> None:
    ring = "#14=IFCRELAGGREGATES('b',$,$,$,#11,(#10));\n"
    told = kit.counts(kit.read_ifc(kit.model(_WHOLE + _PARTS + ring)))
    assert told["ifc_count_elements"] == 3
    assert told["ifc_count_as_lines"] + told["ifc_count_wholes"] + told["ifc_count_in_whole"] == 3


def test_what_is_no_building_element_is_left_out_and_said() -> None:
    more = (
        "#50=IFCOPENINGELEMENT('o',$,$,$,$,$,$,$,$);\n#51=IFCSPACE('s',$,$,$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);\n"
        "#52=IFCVIRTUALELEMENT('v',$,$,$,$,$,$,$);\n#53=IFCANNOTATION('n',$,$,$,$,$,$);\n"
    )
    result = kit.read_ifc(kit.model(kit.wall() + more))
    assert [line.id for line in kit.lines(result)] == ["wand"]
    (finding,) = [f for f in result.findings if f.code == "ifc_left_out"]
    assert finding.message.params["count"] == 4
    assert result.facts.left_out_count == 4


def test_the_same_guid_twice_gives_two_lines() -> None:
    result = kit.read_ifc(kit.model(kit.wall(10, "zelfde") + kit.wall(11, "zelfde") + kit.wall(12, "")))
    assert [line.id for line in kit.lines(result)] == ["zelfde", "zelfde#11", "#12"]
    assert [kit.kept(line, "ifc_guid") for line in kit.lines(result)] == ["zelfde", "zelfde", ""]
    assert "ifc_guid_twice" in kit.codes(result)


def test_the_storey_of_a_part_is_that_of_its_whole() -> None:
    storey = (
        "#60=IFCBUILDINGSTOREY('v',$,'Eerste verdieping',$,$,$,$,$,.ELEMENT.,3000.);\n"
        "#61=IFCRELCONTAINEDINSPATIALSTRUCTURE('c',$,$,$,(#10),#60);\n"
    )
    result = kit.read_ifc(kit.model(_WHOLE + _PARTS + storey))
    assert {kit.kept(line, "bouwlaag") for line in kit.lines(result)} == {"Eerste verdieping"}


def test_text_out_of_the_file_is_clean_and_bounded() -> None:
    name = "\\X2\\202E0007\\X0\\=cmd()<b>" + "x" * 5_000
    (line,) = kit.lines(kit.read_ifc(kit.model(kit.wall(name=name))))
    assert line.description.startswith("=cmd()<b>xxx")
    assert len(line.description) == 200


def test_letters_outside_ascii_are_kept_however_they_are_written() -> None:
    written = ["gevel é", "gevel \\X2\\00E9\\X0\\", "gevel \\X\\E9", "gevel \\S\\i"]
    names = [kit.lines(kit.read_ifc(kit.model(kit.wall(name=name))))[0].description for name in written]
    assert names == ["gevel é"] * 4
    cp1252 = kit.model(kit.wall(name="gevel é")).encode("cp1252")
    assert kit.lines(kit.read_ifc(cp1252))[0].description == "gevel é"
