"""What elements are made of, and how an element is divided over the lines of the bill."""

import ifc_kit as kit
import pytest

from models.domain.quantities import CUBIC_METRE, KG, SQUARE_METRE

_AREA = kit.quantities(20, 10, "AREA('NetSideArea',$,$,10.,$)")
_VOLUME = kit.quantities(20, 10, "VOLUME('NetVolume',$,$,3.,$)")
_MATERIALS = "#60=IFCMATERIAL('Steen',$,$);\n#61=IFCMATERIAL('Isolatie',$,$);\n"
_LAYERS = (
    "IFCMATERIALLAYERSET((#52,#53),$,$)",
    "#52=IFCMATERIALLAYER(#60,100.,$,$,$,$,$);",
    "#53=IFCMATERIALLAYER(#61,140.,$,$,$,$,$);",
    _MATERIALS,
)


def _read(amounts: str, *definition: str, schema: str = "IFC4") -> list[tuple[str, str, float | None]]:
    text = kit.model(kit.wall() + amounts + kit.material(50, 10, *definition), schema=schema)
    return [(line.id, line.description, line.quantity) for line in kit.lines(kit.read_ifc(text))]


def test_one_material_is_the_description() -> None:
    assert _read(_VOLUME, "IFCMATERIAL('Beton',$,$)") == [("wand", "Beton", 3.0)]


def test_layers_are_lines_of_area_times_thickness() -> None:
    assert _read(_AREA, *_LAYERS) == [("wand/1", "Steen", 1.0), ("wand/2", "Isolatie", 1.4)]
    result = kit.read_ifc(kit.model(kit.wall() + _AREA + kit.material(50, 10, *_LAYERS)))
    assert {line.unit for line in kit.lines(result)} == {CUBIC_METRE}
    assert kit.lines(result)[1].note == "Volume = oppervlakte (NetSideArea, 10 m²) × laagdikte 140 mm"


def test_layers_without_area_have_no_quantity_even_when_there_is_a_volume() -> None:
    assert _read(_VOLUME, *_LAYERS) == [("wand/1", "Steen", None), ("wand/2", "Isolatie", None)]
    result = kit.read_ifc(kit.model(kit.wall() + _VOLUME + kit.material(50, 10, *_LAYERS)))
    (finding,) = [f for f in result.findings if f.code == "ifc_layers_without_area"]
    assert finding.message.line_ids == ("wand/1", "wand/2")


def test_one_layer_takes_the_volume_of_the_element_else_area_times_thickness() -> None:
    one = ("IFCMATERIALLAYERSET((#52),$,$)", "#52=IFCMATERIALLAYER(#60,100.,$,$,$,$,$);", _MATERIALS)
    assert _read(_VOLUME, *one) == [("wand", "Steen", 3.0)]
    assert _read(_AREA, *one) == [("wand", "Steen", 1.0)]


@pytest.mark.parametrize(("ventilated", "left"), [(".T.", 1), (".U.", 2), (".F.", 2), ("$", 2)])
def test_air_is_left_out(ventilated: str, left: int) -> None:
    layers = (*_LAYERS[:2], f"#53=IFCMATERIALLAYER(#61,140.,{ventilated},$,$,$,$);", _MATERIALS)
    assert len(_read(_AREA, *layers)) == left


def test_a_layer_without_material_is_a_line_and_is_said() -> None:
    layers = (*_LAYERS[:2], "#53=IFCMATERIALLAYER($,140.,$,$,$,$,$);", _MATERIALS)
    assert _read(_AREA, *layers)[1] == ("wand/2", "Wand", 1.4)


def test_several_materials_without_shares_are_one_line() -> None:
    result = kit.read_ifc(
        kit.model(kit.wall() + _AREA + _MATERIALS + kit.material(50, 10, "IFCMATERIALLIST((#60,#61))"))
    )
    (line,) = kit.lines(result)
    assert (line.description, line.quantity, line.unit) == ("Steen + Isolatie", 10.0, SQUARE_METRE)
    assert "ifc_materials_undivided" in kit.codes(result)


def _constituents(first: str, second: str) -> tuple[str, ...]:
    return (
        "IFCMATERIALCONSTITUENTSET($,$,(#52,#53))",
        f"#52=IFCMATERIALCONSTITUENT('a',$,#60,{first},$);",
        f"#53=IFCMATERIALCONSTITUENT('b',$,#61,{second},$);",
        _MATERIALS,
    )


def test_constituents_with_shares_divide_the_volume() -> None:
    assert _read(_VOLUME, *_constituents("0.25", "0.75")) == [
        ("wand/1", "Steen", 0.75),
        ("wand/2", "Isolatie", 2.25),
    ]
    assert [quantity for *_, quantity in _read(_AREA, *_constituents("0.25", "0.75"))] == [None, None]


@pytest.mark.parametrize("shares", [("$", "0.5"), ("$", "$"), ("0.9", "0.9"), ("-0.5", "0.5")])
def test_constituents_without_sound_shares_are_not_divided(shares: tuple[str, str]) -> None:
    assert _read(_VOLUME, *_constituents(*shares)) == [("wand", "Steen + Isolatie", 3.0)]


def test_a_profile_is_its_material() -> None:
    profile = (
        "IFCMATERIALPROFILESETUSAGE(#52,$,$)",
        "#52=IFCMATERIALPROFILESET($,$,(#53),$);",
        "#53=IFCMATERIALPROFILE($,$,#60,$,$,$);",
        _MATERIALS,
    )
    assert _read(_VOLUME, *profile) == [("wand", "Steen", 3.0)]


def test_the_material_of_the_element_goes_before_that_of_its_type() -> None:
    of_type = (
        "#30=IFCWALLTYPE('t',$,'W1',$,$,$,$,$,$,.SOLIDWALL.);\n#31=IFCRELDEFINESBYTYPE('rt',$,$,$,(#10),#30);\n"
        + kit.material(70, 30, "IFCMATERIAL('Hout',$,$)")
    )
    (alone,) = kit.lines(kit.read_ifc(kit.model(kit.wall() + _VOLUME + of_type)))
    assert alone.description == "Hout"
    own = kit.material(50, 10, "IFCMATERIAL('Beton',$,$)")
    (line,) = kit.lines(kit.read_ifc(kit.model(kit.wall() + _VOLUME + of_type + own)))
    assert line.description == "Beton"


def test_without_material_the_line_is_there_and_is_said() -> None:
    result = kit.read_ifc(kit.model(kit.wall() + _VOLUME))
    (line,) = kit.lines(result)
    assert (line.description, line.quantity) == ("Wand", 3.0)
    (finding,) = [f for f in result.findings if f.code == "ifc_no_material"]
    assert finding.message.line_ids == ("wand",)


def test_ifc2x3_layers_are_read_too() -> None:
    text = kit.model(
        "#10=IFCWALLSTANDARDCASE('wand',$,'Wand',$,$,$,$,$);\n"
        "#20=IFCELEMENTQUANTITY('q',$,$,$,$,(#22));\n#21=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#10),#20);\n"
        "#22=IFCQUANTITYAREA('NetSideArea',$,$,10.);\n#50=IFCMATERIALLAYERSETUSAGE(#51,.AXIS2.,.POSITIVE.,0.);\n"
        "#51=IFCMATERIALLAYERSET((#52,#53),'w');\n#52=IFCMATERIALLAYER(#60,100.,$);\n"
        "#53=IFCMATERIALLAYER(#61,140.,$);\n#60=IFCMATERIAL('Steen');\n#61=IFCMATERIAL('Isolatie');\n"
        "#54=IFCRELASSOCIATESMATERIAL('m',$,$,$,(#10),#50);",
        schema="IFC2X3",
    )
    lines = kit.lines(kit.read_ifc(text))
    assert [(line.description, line.quantity) for line in lines] == [
        ("Steen", 1.0),
        ("Isolatie", 1.4),
    ]


def _shaped(item: str, more: str, *, opening: bool = False) -> tuple[float | None, set[str]]:
    body = (
        "#10=IFCBEAM('balk',$,'Balk',$,$,$,#11,$,$);\n#11=IFCPRODUCTDEFINITIONSHAPE($,$,(#12));\n"
        f"#12=IFCSHAPEREPRESENTATION($,'Body','SweptSolid',({item}));\n{more}\n#19=IFCDIRECTION((0.,0.,1.));\n"
        + kit.material(50, 10, "IFCMATERIAL('Vuren',$,$)")
    )
    if opening:
        body += "#40=IFCOPENINGELEMENT('o',$,$,$,$,$,$,$,$);\n#41=IFCRELVOIDSELEMENT('v',$,$,$,#10,#40);\n"
    result = kit.read_ifc(kit.model(body))
    return kit.lines(result)[0].quantity, kit.codes(result)


_BOX = "#13=IFCEXTRUDEDAREASOLID(#14,$,#19,3000.);\n#14=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,50.,200.);"
_TRIANGLE = (
    "#13=IFCEXTRUDEDAREASOLID(#14,$,#19,1000.);\n#14=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#15);\n"
    "#15=IFCPOLYLINE((#16,#17,#18,#16));\n#16=IFCCARTESIANPOINT((0.,0.));\n#17=IFCCARTESIANPOINT((300.,0.));\n"
    "#18=IFCCARTESIANPOINT((0.,400.));"
)
_SLANTED = _BOX.replace("#19", "#25") + "\n#25=IFCDIRECTION((0.,3.,4.));"
_HOLLOW = _BOX.replace(
    "IFCRECTANGLEPROFILEDEF(.AREA.,$,$,50.,200.)", "IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,$,50.,200.,5.,$,$)"
)


@pytest.mark.parametrize(
    ("more", "expected"), [(_BOX, 0.03), (_TRIANGLE, 0.06), (_SLANTED, 0.024), (_HOLLOW, None)]
)
def test_a_plain_extrusion_has_a_volume(more: str, expected: float | None) -> None:
    quantity, codes = _shaped("#13", more)
    assert quantity == (expected if expected is None else pytest.approx(expected, rel=1e-12))
    assert ("ifc_amount_from_shape" in codes) is (expected is not None)


def test_two_bodies_or_an_opening_have_no_volume_from_their_shape() -> None:
    assert _shaped("#13,#13", _BOX)[0] is None
    assert _shaped("#13", _BOX, opening=True)[0] is None


def test_mass_is_divided_where_there_is_no_volume() -> None:
    weight = kit.quantities(20, 10, "WEIGHT('NetWeight',$,$,400.,$)")
    text = kit.model(kit.wall() + weight + kit.material(50, 10, *_constituents("0.25", "0.75")))
    assert [(line.quantity, line.unit) for line in kit.lines(kit.read_ifc(text))] == [(100.0, KG), (300.0, KG)]
