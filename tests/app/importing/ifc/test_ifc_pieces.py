"""Doors, windows and fixtures as pieces with their size; markers that are left out; names in other languages."""

import ifc_kit as kit
import pytest

from models.domain.quantities import CUBIC_METRE, KG, METRE, PIECE, SQUARE_METRE, Unit

_DOOR = "#10=IFCDOOR('deur',$,'Binnendeur',$,$,$,$,$,2315.,930.,$,$,$);\n"
_WINDOW = "#10=IFCWINDOW('raam',$,'Raam merk A',$,$,$,$,$,1500.,1200.,$,$,$);\n"
_BASIN = "#10=IFCSANITARYTERMINAL('w',$,'Wastafel',$,$,$,$,$,.WASHHANDBASIN.);\n"
_LAMP = "#10=IFCLIGHTFIXTURE('l',$,'LED-armatuur 600 x 600',$,$,$,$,$,$);\n"
_CHAIR = "#10=IFCFURNITURE('s',$,'Keukenblok',$,$,$,$,$,$);\n"
_PANEL = "#10=IFCSOLARDEVICE('z',$,'PV-paneel',$,$,$,$,$,.SOLARPANEL.);\n"
_SIZE = kit.quantities(20, 10, "LENGTH('Width',$,$,600.,$)", "LENGTH('Height',$,$,600.,$)")


@pytest.mark.parametrize(
    ("body", "description"),
    [
        (_DOOR, "Binnendeur, 930 x 2315 mm"),
        (_DOOR + kit.material(50, 10, "IFCMATERIAL('Hout',$,$)"), "Binnendeur, Hout, 930 x 2315 mm"),
        (_DOOR.replace("Binnendeur", "Binnendeur 930x2315"), "Binnendeur 930x2315"),
        (_WINDOW, "Raam merk A, 1200 x 1500 mm"),
        (_BASIN, "Wastafel"),
        (_BASIN + kit.material(50, 10, "IFCMATERIAL('Porselein',$,$)"), "Wastafel, Porselein"),
        (_LAMP + _SIZE, "LED-armatuur 600 x 600"),
        (_CHAIR + _SIZE, "Keukenblok, 600 x 600 mm"),
        (_PANEL, "PV-paneel"),
    ],
)
def test_doors_windows_and_fixtures_are_pieces_with_their_size(body: str, description: str) -> None:
    result = kit.read_ifc(kit.model(body))
    (line,) = kit.lines(result)
    assert (line.description, line.quantity, line.unit) == (description, 1.0, PIECE)
    assert "ifc_counted_as_piece" in kit.codes(result)


def test_the_area_of_a_window_and_a_stated_count_go_before_the_piece() -> None:
    area = kit.lines(kit.read_ifc(kit.model(_WINDOW + kit.quantities(20, 10, "AREA('Area',$,$,1.8,$)"))))[0]
    assert (area.quantity, area.unit) == (1.8, SQUARE_METRE)
    count = kit.lines(kit.read_ifc(kit.model(_BASIN + kit.quantities(20, 10, "COUNT('Count',$,$,2.,$)"))))[0]
    assert (count.quantity, count.unit) == (2.0, PIECE)


def test_pipes_and_walls_are_no_pieces() -> None:
    pipe = "#10=IFCPIPESEGMENT('p',$,'Buis',$,$,$,$,$,$);\n"
    assert kit.lines(kit.read_ifc(kit.model(pipe)))[0].quantity is None
    length = kit.quantities(20, 10, "LENGTH('Length',$,$,3000.,$)")
    assert kit.lines(kit.read_ifc(kit.model(pipe + length)))[0].quantity == 3.0
    assert kit.lines(kit.read_ifc(kit.model(kit.wall())))[0].quantity is None


def test_a_door_with_parts_is_one_piece_and_a_door_in_a_curtain_wall_does_not_cost_its_area() -> None:
    leaf = "#11=IFCBUILDINGELEMENTPART('blad',$,'Blad',$,$,$,$,$,$);\n#12=IFCRELAGGREGATES('a',$,$,$,#10,(#11));\n"
    assert [line.id for line in kit.lines(kit.read_ifc(kit.model(_DOOR + leaf)))] == ["deur"]
    wall = (
        "#30=IFCCURTAINWALL('gevel',$,'Vliesgevel',$,$,$,$,$,$);\n#31=IFCPLATE('ruit',$,'Ruit',$,$,$,$,$,$);\n"
        "#32=IFCRELAGGREGATES('b',$,$,$,#30,(#10,#31));\n"
    )
    area = kit.quantities(40, 30, "AREA('NetSideArea',$,$,20.,$)")
    whole = kit.lines(kit.read_ifc(kit.model(_DOOR + wall + area)))
    assert [(line.id, line.quantity) for line in whole] == [("gevel", 20.0)]
    parts = kit.lines(kit.read_ifc(kit.model(_DOOR + wall)))
    assert [(line.id, line.quantity) for line in parts] == [("deur", 1.0), ("ruit", None)]


@pytest.mark.parametrize("whole", ["IFCROOF", "IFCSTAIR", "IFCCURTAINWALL", "IFCELEMENTASSEMBLY"])
def test_the_code_of_a_whole_is_that_of_its_parts_that_have_none(whole: str) -> None:
    extra = ",$" if whole == "IFCELEMENTASSEMBLY" else ""
    body = (
        f"#10={whole}('g',$,'Geheel',$,$,$,$,$,$%s);\n"
        % extra
        + "#11=IFCMEMBER('a',$,'Deel a',$,$,$,$,$,$);\n#12=IFCMEMBER('b',$,'Deel b',$,$,$,$,$,$);\n"
        "#13=IFCRELAGGREGATES('r',$,$,$,#10,(#11,#12));\n#30=IFCCLASSIFICATION('x','2005',$,'NL-SfB',$,$,$);\n"
        "#31=IFCCLASSIFICATIONREFERENCE($,'27.21',$,#30,$,$);\n#32=IFCCLASSIFICATIONREFERENCE($,'28.11',$,#30,$,$);\n"
        "#33=IFCRELASSOCIATESCLASSIFICATION('c',$,$,$,(#10),#31);\n"
        "#34=IFCRELASSOCIATESCLASSIFICATION('d',$,$,$,(#12),#32);\n"
    )
    result = kit.read_ifc(kit.model(body))
    assert [(line.id, line.nl_sfb) for line in kit.lines(result)] == [("a", "27.21"), ("b", "28.11")]
    assert kit.finding(result, "ifc_nl_sfb_of_whole").message.line_ids == ("a",)


@pytest.mark.parametrize(
    "name",
    [
        "Nulpunt", "nulpunt_kubus:nulpunt_kubus:12345", "OriginCube", "Origin", "Project Base Point",
        "Geo-reference marker", "Ursprung", "BIM basis ILS nulpunt",
    ],
)  # fmt: skip
def test_markers_of_the_place_of_the_model_are_left_out_and_said(name: str) -> None:
    marker = f"#11=IFCBUILDINGELEMENTPROXY('m',$,'{name}',$,$,$,$,$,$);\n"
    result = kit.read_ifc(kit.model(kit.wall() + marker + kit.quantities(40, 11, "VOLUME('NetVolume',$,$,1.,$)")))
    assert [line.id for line in kit.lines(result)] == ["wand"]
    assert kit.finding(result, "ifc_markers_left_out").message.params["examples"] == name
    assert kit.counts(result)["ifc_count_left_out"] == result.facts.left_out_count == 1


@pytest.mark.parametrize("name", ["Original panel", "Puntstuk", "Kubus", "Marker 3"])
def test_other_names_are_no_markers(name: str) -> None:
    proxy = f"#11=IFCBUILDINGELEMENTPROXY('m',$,'{name}',$,$,$,$,$,$);\n"
    assert len(kit.lines(kit.read_ifc(kit.model(kit.wall() + proxy)))) == 2
    assert len(kit.lines(kit.read_ifc(kit.model(kit.wall(name="Origin"))))) == 1


@pytest.mark.parametrize(
    ("item", "quantity", "unit"),
    [
        ("VOLUME('Nettovolumen',$,$,3.2,$)", 3.2, CUBIC_METRE),
        ("VOLUME('Netto inhoud',$,$,3.2,$)", 3.2, CUBIC_METRE),
        ("VOLUME('Net Volume',$,$,3.2,$)", 3.2, CUBIC_METRE),
        ("AREA('Nettofl\\X2\\00E4\\X0\\che',$,$,10.,$)", 10.0, SQUARE_METRE),
        ("AREA('Oppervlakte',$,$,10.,$)", 10.0, SQUARE_METRE),
        ("LENGTH('L\\X2\\00E4\\X0\\nge',$,$,5000.,$)", 5.0, METRE),
        ("LENGTH('Lengte',$,$,5000.,$)", 5.0, METRE),
        ("WEIGHT('Nettogewicht',$,$,900.,$)", 900.0, KG),
        ("COUNT('Anzahl',$,$,4.,$)", 4.0, PIECE),
    ],
)
def test_quantities_with_german_and_dutch_names(item: str, quantity: float, unit: Unit) -> None:
    kind = item.partition("(")[0]
    unknown = f"{kind}('Sonstiges',$,$,99.,$)"
    for items in ((item,), (unknown, item)):
        text = kit.model(kit.wall() + kit.quantities(20, 10, *items)).replace("'BaseQuantities'", "'Mengen'")
        (line,) = kit.lines(kit.read_ifc(text))
        assert (line.quantity, line.unit) == (quantity, unit)


@pytest.mark.parametrize(
    ("net", "gross"),
    [("Nettovolumen", "Bruttovolumen"), ("Netto inhoud", "Bruto inhoud"), ("Volumen netto", "Volumen brutto")],
)
def test_net_goes_before_gross_in_every_language(net: str, gross: str) -> None:
    items = (f"VOLUME('{gross}',$,$,4.,$)", f"VOLUME('{net}',$,$,3.,$)")
    (line,) = kit.lines(kit.read_ifc(kit.model(kit.wall() + kit.quantities(20, 10, *items))))
    assert line.quantity == 3.0


@pytest.mark.parametrize("name", ["H\\X2\\00F6\\X0\\he", "Breite", "Dicke", "Hoogte", "Omtrek", "Umfang"])
def test_heights_and_thicknesses_are_no_length(name: str) -> None:
    (line,) = kit.lines(kit.read_ifc(kit.model(kit.wall() + kit.quantities(20, 10, f"LENGTH('{name}',$,$,9.,$)"))))
    assert line.quantity is None


@pytest.mark.parametrize("name", ["GrossFloorArea", "Bruto-vloeroppervlakte", "BGF"])
def test_the_floor_area_in_every_language(name: str) -> None:
    building = "#9=IFCBUILDING('geb',$,$,$,$,$,$,$,.ELEMENT.,$,$,$);\n"
    text = kit.model(kit.wall() + building + kit.quantities(20, 9, f"AREA('{name}',$,$,120.,$)"))
    project = kit.read_ifc(text).project
    assert project is not None
    assert project.variants[0].building.gross_floor_area_m2 == 120.0
