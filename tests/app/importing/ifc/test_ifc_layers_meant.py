"""Layers as they are meant: unknown ventilation is material, air is none, studs and joists are not solid."""

import ifc_kit as kit
import pytest

from app.formats.import_result import ImportResult

_AREA = kit.quantities(20, 10, "AREA('NetSideArea',$,$,10.,$)")
_VOLUME = kit.quantities(20, 10, "VOLUME('NetVolume',$,$,1.2,$)")


def _layers(*layers: tuple[str, float, str], set_name: str = "opbouw") -> str:
    """Layers of (material, mm, ventilated)."""
    members = ",".join(f"#{60 + i}" for i in range(len(layers)))
    more = [
        f"#{60 + i}=IFCMATERIALLAYER(#{80 + i},{mm!r},{air},$,$,$,$);" for i, (_, mm, air) in enumerate(layers)
    ]
    more += [f"#{80 + i}=IFCMATERIAL('{name}',$,$);" for i, (name, _, _) in enumerate(layers)]
    return kit.material(50, 10, f"IFCMATERIALLAYERSET(({members}),'{set_name}',$)", *more)


def _read(made_of: str, amounts: str = _AREA, element: str = "") -> ImportResult:
    return kit.read_ifc(kit.model((element or kit.wall()) + amounts + made_of))


def _lines(result: ImportResult) -> list[tuple[str, float | None]]:
    return [(line.description, line.quantity) for line in kit.lines(result)]


@pytest.mark.parametrize("ventilated", [".U.", ".F.", "$"])
def test_a_layer_of_unknown_ventilation_is_material(ventilated: str) -> None:
    materials = (("Kalkzandsteen", 150.0, ventilated), ("Minerale wol", 140.0, ventilated))
    assert _lines(_read(_layers(*materials))) == [("Kalkzandsteen", 1.5), ("Minerale wol", 1.4)]
    (alone,) = _lines(_read(_layers(("Kalkzandsteen", 214.0, ventilated)), _VOLUME))
    assert alone == ("Kalkzandsteen", 1.2)


@pytest.mark.parametrize(
    "name",
    [
        "Lucht", "Luchtspouw 40 mm", "Spouw, zwak geventileerd", "Luftschicht ruhend", "Air", "Cavity",
        "Misc. Air Layers - Air Space",
    ],
)  # fmt: skip
def test_a_layer_that_is_called_air_is_air(name: str) -> None:
    result = _read(_layers(("Baksteen", 100.0, ".U."), (name, 40.0, ".U."), ("Beton", 200.0, ".U.")))
    assert _lines(result) == [("Baksteen", 1.0), ("Beton", 2.0)]
    assert "ifc_air_layers_left_out" in kit.codes(result)


@pytest.mark.parametrize(
    "name", ["Spouwisolatie", "Luchtdichte folie", "Air barrier", "Spouwanker", "Cellenbeton"]
)
def test_a_name_with_air_in_it_is_not_air(name: str) -> None:
    assert len(_lines(_read(_layers(("Baksteen", 100.0, ".U."), (name, 40.0, ".U."))))) == 2


def test_an_element_of_air_alone_is_left_out_and_said() -> None:
    for made_of in (_layers(("Lucht", 40.0, "$")), kit.material(50, 10, "IFCMATERIAL('Air',$,$)")):
        result = _read(made_of, _AREA + kit.wall(11, "muur", "Muur"))
        assert [line.id for line in kit.lines(result)] == ["muur"]
        assert kit.finding(result, "ifc_air_left_out").message.params["count"] == 1
        assert result.facts.left_out_count == 1


@pytest.mark.parametrize(
    "name",
    [
        "Stijl- en regelwerk 38x140", "Vuren stijlen", "Wood - Stud Layer", "Metal Stud Layer", "Holzständerwerk",
        "HSB 140", "Timber joists", "Sparren 60/220",
    ],
)  # fmt: skip
def test_studs_and_joists_are_not_counted_as_solid(name: str) -> None:
    result = _read(_layers(("Gips", 12.5, "$"), (name, 140.0, "$"), ("OSB", 12.0, "$")))
    assert _lines(result) == [("Gips", 0.125), (name, None), ("OSB", 0.12)]
    message = kit.finding(result, "ifc_framing_unknown").message
    assert (message.params["material"], message.line_ids) == (name, ("wand/2",))


@pytest.mark.parametrize("name", ["Gipsplaat op regelwerk", "Gypsum board on metal studs", "Studioglas", "Beton"])
def test_a_board_on_studs_is_the_board(name: str) -> None:
    result = _read(_layers((name, 10.0, "$"), ("Steen", 100.0, "$")))
    assert _lines(result)[0] == (name, 0.1)


def test_timber_in_a_layer_set_of_framing_is_studs_and_else_is_said() -> None:
    layers = (("Gips", 12.5, "$"), ("Vuren", 140.0, "$"), ("Minerale wol", 140.0, "$"))
    framed = _read(_layers(*layers, set_name="Basiswand:HSB 140"))
    assert _lines(framed)[1] == ("Vuren", None)
    nameless = _read(_layers(*layers, set_name="W1"))
    assert _lines(nameless)[1] == ("Vuren", 1.4)
    assert kit.finding(nameless, "ifc_timber_as_solid").message.line_ids == ("wand/2",)
    solid = _read(_layers(("Gips", 12.5, "$"), ("CLT hout", 140.0, "$"), ("Wol", 100.0, "$"), set_name="W1"))
    assert _lines(solid)[1] == ("CLT hout", 1.4)
    assert not kit.codes(solid) & {"ifc_timber_as_solid", "ifc_framing_unknown"}


def test_a_wall_of_studs_is_not_solid_and_a_stud_is() -> None:
    studs = kit.material(50, 10, "IFCMATERIAL('Houten stijlen en regelwerk',$,$)")
    assert _lines(_read(studs, _VOLUME)) == [("Houten stijlen en regelwerk", None)]
    member = "#10=IFCMEMBER('stijl',$,'Stijl',$,$,$,$,$,.STUD.);\n"
    assert _lines(_read(studs, _VOLUME, member)) == [("Houten stijlen en regelwerk", 1.2)]


def test_gross_area_counts_where_there_is_no_net_area() -> None:
    gross = kit.quantities(20, 10, "AREA('GrossSideArea',$,$,12.,$)", "AREA('GrossFootprintArea',$,$,1.,$)")
    result = _read(_layers(("Steen", 100.0, "$"), ("Wol", 200.0, "$")), gross)
    assert _lines(result) == [("Steen", 1.2), ("Wol", 2.4)]
    assert "GrossSideArea" in kit.lines(result)[0].note
