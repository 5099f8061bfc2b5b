"""Amounts: units, which one goes before which, and what is no amount."""

import ifc_kit as kit
import pytest

from models.domain.quantities import CUBIC_METRE, KG, METRE, PIECE, SQUARE_METRE, Unit

_CONCRETE = kit.material(80, 10, "IFCMATERIAL('Beton',$,$)")


def _one(*items: str, units: str = kit.UNITS) -> tuple[float | None, Unit | None]:
    (line,) = kit.lines(
        kit.read_ifc(kit.model(kit.wall() + _CONCRETE + kit.quantities(20, 10, *items), units=units))
    )
    return line.quantity, line.unit


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("VOLUME('NetVolume',$,$,3.2,$)", (3.2, CUBIC_METRE)),
        ("WEIGHT('NetWeight',$,$,446.,$)", (446.0, KG)),
        ("AREA('NetSideArea',$,$,10.1,$)", (10.1, SQUARE_METRE)),
        ("LENGTH('Length',$,$,897.,$)", (0.897, METRE)),
        ("COUNT('Count',$,$,12.,$)", (12.0, PIECE)),
    ],
)
def test_every_kind_of_amount_in_its_base_unit(item: str, expected: tuple[float, Unit]) -> None:
    assert _one(item) == expected


@pytest.mark.parametrize(
    ("prefix", "factor"), [("MILLI", 0.001), ("CENTI", 0.01), ("DECI", 0.1), ("KILO", 1000.0), ("$", 1.0)]
)
def test_prefixed_metres_are_converted_exactly(prefix: str, factor: float) -> None:
    written = prefix if prefix == "$" else f".{prefix}."
    units = f"#2=IFCUNITASSIGNMENT((#3));\n#3=IFCSIUNIT(*,.LENGTHUNIT.,{written},.METRE.);"
    quantity, _ = _one("LENGTH('Length',$,$,1234.5,$)", units=units)
    assert quantity == {0.001: 1.2345, 0.01: 12.345, 0.1: 123.45, 1000.0: 1234500.0, 1.0: 1234.5}[factor]


@pytest.mark.parametrize(
    ("unit", "item", "expected"),
    [
        (".AREAUNIT.,.MILLI.,.SQUARE_METRE.", "AREA('NetSideArea',$,$,2500000.,$)", 2.5),
        (".VOLUMEUNIT.,.CENTI.,.CUBIC_METRE.", "VOLUME('NetVolume',$,$,2500000.,$)", 2.5),
        (".MASSUNIT.,$,.GRAM.", "WEIGHT('NetWeight',$,$,2500.,$)", 2.5),
    ],
)
def test_the_prefix_stands_before_the_metre_not_before_the_square(unit: str, item: str, expected: float) -> None:
    quantity, _ = _one(item, units=f"#2=IFCUNITASSIGNMENT((#3));\n#3=IFCSIUNIT(*,{unit});")
    assert quantity == expected


def test_a_foot_is_read_as_the_model_defines_it() -> None:
    units = (
        "#2=IFCUNITASSIGNMENT((#3));\n#3=IFCCONVERSIONBASEDUNIT(#7,.LENGTHUNIT.,'FOOT',#4);\n"
        "#4=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(304.8),#5);\n#5=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n"
        "#7=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);"
    )
    assert _one("LENGTH('Length',$,$,10.,$)", units=units) == (3.048, METRE)


def test_the_unit_of_the_quantity_itself_goes_first() -> None:
    item = "LENGTH('Length',$,#40,3.,$)"
    text = kit.model(kit.wall() + kit.quantities(20, 10, item) + "#40=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);")
    assert kit.lines(kit.read_ifc(text))[0].quantity == 3.0


def test_without_a_unit_there_is_no_amount() -> None:
    units = "#2=IFCUNITASSIGNMENT((#3));\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);"
    result = kit.read_ifc(
        kit.model(kit.wall() + kit.quantities(20, 10, "AREA('NetSideArea',$,$,9.,$)"), units=units)
    )
    assert kit.lines(result)[0].quantity is None
    assert "ifc_unit_not_known" in kit.codes(result)


def test_net_goes_before_gross_whatever_the_order() -> None:
    gross, net = "VOLUME('GrossVolume',$,$,4.,$)", "VOLUME('NetVolume',$,$,3.,$)"
    assert _one(gross, net) == _one(net, gross) == (3.0, CUBIC_METRE)
    assert _one(gross) == (4.0, CUBIC_METRE)


def test_volume_goes_before_mass_before_area_before_length() -> None:
    items = [
        "LENGTH('Length',$,$,5000.,$)",
        "AREA('NetSideArea',$,$,10.,$)",
        "WEIGHT('NetWeight',$,$,700.,$)",
        "VOLUME('NetVolume',$,$,3.,$)",
    ]
    assert [_one(*items[:n])[1] for n in range(1, 5)] == [METRE, SQUARE_METRE, KG, CUBIC_METRE]


@pytest.mark.parametrize("name", ["CrossSectionArea", "OuterSurfaceArea", "GrossFootprintArea"])
def test_an_area_of_something_else_is_not_the_area_of_the_element(name: str) -> None:
    assert _one(f"AREA('{name}',$,$,0.3,$)") == (None, None)
    assert _one("AREA('Wandoppervlak',$,$,0.3,$)") == (0.3, SQUARE_METRE)


@pytest.mark.parametrize("value", ["0.", "-1.", "0.0E+00"])
def test_zero_or_less_is_no_amount_and_is_said(value: str) -> None:
    result = kit.read_ifc(kit.model(kit.wall() + kit.quantities(20, 10, f"VOLUME('NetVolume',$,$,{value},$)")))
    assert kit.lines(result)[0].quantity is None
    (finding,) = [f for f in result.findings if f.code == "ifc_amount_not_above_zero"]
    assert finding.message.line_ids == ("wand",)


def test_a_typed_measure_of_a_property_set_fills_in() -> None:
    properties = (
        "#20=IFCPROPERTYSET('p',$,'Maten',$,(#21,#22));\n"
        "#21=IFCPROPERTYSINGLEVALUE('Volume',$,IFCVOLUMEMEASURE(2.5),$);\n"
        "#22=IFCPROPERTYSINGLEVALUE('Gewicht',$,IFCREAL(900.),$);\n"
        "#23=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#10),#20);\n"
    )
    result = kit.read_ifc(kit.model(kit.wall() + properties))
    (line,) = kit.lines(result)
    assert (line.quantity, line.unit, line.note) == (2.5, CUBIC_METRE, "Hoeveelheid uit de eigenschap Volume")
    both = kit.read_ifc(
        kit.model(kit.wall() + properties + kit.quantities(30, 10, "VOLUME('GrossVolume',$,$,3.,$)"))
    )
    assert kit.lines(both)[0].quantity == 3.0
    assert kit.lines(both)[0].note == ""


def test_several_sets_in_one_relation_are_all_read() -> None:
    text = kit.model(
        kit.wall() + "#20=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#10),IFCPROPERTYSETDEFINITIONSET((#21,#23)));\n"
        "#21=IFCELEMENTQUANTITY('q',$,'A',$,$,(#22));\n#22=IFCQUANTITYLENGTH('Length',$,$,5000.,$);\n"
        "#23=IFCELEMENTQUANTITY('w',$,'B',$,$,(#24));\n#24=IFCQUANTITYVOLUME('NetVolume',$,$,1.5,$);\n"
    )
    assert kit.lines(kit.read_ifc(text))[0].quantity == 1.5


def test_quantities_of_the_type_count_where_the_element_has_none() -> None:
    text = kit.model(
        kit.wall() + "#20=IFCWALLTYPE('t',$,'W1',$,$,(#21),$,$,$,.SOLIDWALL.);\n"
        "#21=IFCELEMENTQUANTITY('q',$,'B',$,$,(#22));\n"
        "#22=IFCQUANTITYVOLUME('NetVolume',$,$,1.5,$);\n#23=IFCRELDEFINESBYTYPE('rt',$,$,$,(#10),#20);"
    )
    (line,) = kit.lines(kit.read_ifc(text))
    assert line.quantity == 1.5
    assert kit.kept(line, "ifc_type") == "W1"


def test_doubling_every_amount_doubles_every_line() -> None:
    once = [line.quantity for line in kit.lines(kit.read_ifc(kit.RICH))]
    doubled = kit.RICH
    for before, after in (
        ("'NetSideArea',$,$,10.", "'NetSideArea',$,$,20."), ("'GrossVolume',$,$,9.", "'GrossVolume',$,$,18."),
        ("'Area',$,$,1.8", "'Area',$,$,3.6"), ("200.,50.);", "400.,50.);"),
    ):  # fmt: skip
        assert doubled.count(before) == 1
        doubled = doubled.replace(before, after)
    assert [line.quantity for line in kit.lines(kit.read_ifc(doubled))] == [q and 2 * q for q in once]


@pytest.mark.parametrize(
    ("instance", "class_name", "expected"),
    [
        ("#9=IFCBUILDING('geb',$,$,$,$,$,$,$,.ELEMENT.,$,$,$);", "GrossFloorArea", 120.0),
        ("#9=IFCBUILDINGSTOREY('v',$,$,$,$,$,$,$,.ELEMENT.,0.);", "GrossFloorArea", 120.0),
        ("#9=IFCSPACE('s',$,$,$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);", "GrossFloorArea", 120.0),
        ("#9=IFCSPACE('s',$,$,$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);", "NetFloorArea", None),
        ("#9=IFCBUILDING('geb',$,$,$,$,$,$,$,.ELEMENT.,$,$,$);", "GrossPlannedArea", None),
    ],
)
def test_a_floor_area_only_where_it_is_named_so(instance: str, class_name: str, expected: float | None) -> None:
    text = kit.model(kit.wall() + instance + kit.quantities(20, 9, f"AREA('{class_name}',$,$,120.,$)"))
    project = kit.read_ifc(text).project
    assert project is not None
    assert project.variants[0].building.gross_floor_area_m2 == expected
    assert project.variants[0].building.usable_floor_area_m2 is None


def test_half_of_the_spaces_gives_no_floor_area() -> None:
    spaces = "".join(f"#{n}=IFCSPACE('s{n}',$,$,$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);\n" for n in (50, 51))
    result = kit.read_ifc(
        kit.model(kit.wall() + spaces + kit.quantities(20, 50, "AREA('GrossFloorArea',$,$,60.,$)"))
    )
    assert result.project is not None
    assert result.project.variants[0].building.gross_floor_area_m2 is None
    assert "ifc_no_floor_area" in kit.codes(result)
