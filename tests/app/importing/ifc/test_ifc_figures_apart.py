"""Figures of one element that contradict each other, stand there twice, are zero or cannot be."""

import ifc_kit as kit
import pytest

from app.formats.import_result import ImportResult
from models.domain.quantities import CUBIC_METRE, SQUARE_METRE

_CONCRETE = kit.material(80, 10, "IFCMATERIAL('Beton',$,$)")


def _layered(*thick_mm: float, air_mm: float | None = None) -> str:
    layers = [f"#{90 + i}=IFCMATERIALLAYER(#{70 + i},{mm!r},.F.,$,$,$,$);" for i, mm in enumerate(thick_mm)]
    layers += [f"#{70 + i}=IFCMATERIAL('Steen {i}',$,$);" for i in range(len(thick_mm))]
    members = ",".join(f"#{90 + i}" for i in range(len(thick_mm)))
    if air_mm is not None:
        layers.append(f"#99=IFCMATERIALLAYER($,{air_mm!r},.T.,$,$,$,$);")
        members += ",#99"
    return kit.material(60, 10, f"IFCMATERIALLAYERSET(({members}),'wand',$)", *layers)


def _read(made_of: str, *items: str) -> ImportResult:
    return kit.read_ifc(kit.model(kit.wall() + made_of + kit.quantities(20, 10, *items)))


def _quantities(result: ImportResult) -> list[float | None]:
    return [line.quantity for line in kit.lines(result)]


@pytest.mark.parametrize(
    ("thick_mm", "volume"), [((100.0, 200.0), 2.0), ((0.1, 0.2), 3.6), ((100.0, 200.0), 3.6e-3), ((300.0,), 36.0)]
)
def test_layers_that_contradict_the_volume_have_no_quantity_and_are_said(
    thick_mm: tuple[float, ...], volume: float
) -> None:
    result = _read(_layered(*thick_mm), "AREA('NetSideArea',$,$,12.,$)", f"VOLUME('NetVolume',$,$,{volume!r},$)")
    assert _quantities(result) == [None] * len(thick_mm)
    params = kit.finding(result, "ifc_volume_contradicts").message.params
    assert (params["computed"], params["stated"]) == (pytest.approx(12.0 * sum(thick_mm) / 1e3), volume)
    assert all("Hoeveelheid onbekend" in line.note for line in kit.lines(result))


@pytest.mark.parametrize(("volume", "said"), [(3.6, False), (3.4, False), (3.9, False), (3.1, True), (4.3, True)])
def test_layers_that_add_up_nearly_are_counted(volume: float, said: bool) -> None:
    result = _read(
        _layered(100.0, 200.0), "AREA('NetSideArea',$,$,12.,$)", f"VOLUME('NetVolume',$,$,{volume!r},$)"
    )
    assert _quantities(result) == [1.2, 2.4]
    assert ("ifc_volume_differs" in kit.codes(result)) is said
    assert "ifc_volume_contradicts" not in kit.codes(result)


@pytest.mark.parametrize(
    ("thick_mm", "counts"), [((100.0, 200.0), True), ((0.1, 0.2), False), ((10.0, 20.0), False)]
)
def test_without_a_volume_the_stated_thickness_holds_the_layers_to_account(
    thick_mm: tuple[float, ...], counts: bool
) -> None:
    result = _read(_layered(*thick_mm), "AREA('NetSideArea',$,$,12.,$)", "LENGTH('Width',$,$,300.,$)")
    assert all((quantity is not None) is counts for quantity in _quantities(result))
    assert ("ifc_volume_contradicts" in kit.codes(result)) is not counts


@pytest.mark.parametrize("volume", [2.4, 3.0])
def test_air_may_be_in_the_volume_or_not(volume: float) -> None:
    result = _read(
        _layered(100.0, 100.0, air_mm=50.0),
        "AREA('NetSideArea',$,$,12.,$)",
        f"VOLUME('NetVolume',$,$,{volume!r},$)",
    )
    assert _quantities(result) == [1.2, 1.2]
    assert not {code for code in kit.codes(result) if code.startswith("ifc_volume")}


@pytest.mark.parametrize(
    ("area", "volume", "is_sound"),
    [
        ("GrossSideArea", ("NetVolume", 1.0), True),
        ("GrossSideArea", ("NetVolume", 4.5), False),
        ("NetSideArea", ("GrossVolume", 6.0), True),
        ("NetSideArea", ("GrossVolume", 1.0), False),
        ("GrossSideArea", ("GrossVolume", 1.0), False),
        ("Bruttofläche", ("Nettovolumen", 1.0), True),
    ],
)
def test_net_and_gross_may_lie_apart_by_the_openings(area: str, volume: tuple[str, float], is_sound: bool) -> None:
    result = _read(_layered(100.0, 200.0), f"AREA('{area}',$,$,12.,$)", f"VOLUME('{volume[0]}',$,$,{volume[1]},$)")
    assert bool({code for code in kit.codes(result) if code.startswith("ifc_volume")}) is not is_sound


@pytest.mark.parametrize(("volume", "counts"), [(6.64, True), (0.00664, False), (664.0, False)])
def test_the_stated_thickness_holds_the_volume_to_account(volume: float, counts: bool) -> None:
    items = ("AREA('GrossSideArea',$,$,17.95,$)", "LENGTH('Width',$,$,370.,$)")
    result = _read(_CONCRETE, f"VOLUME('GrossVolume',$,$,{volume!r},$)", *items)
    assert _quantities(result) == [volume if counts else None]
    assert ("ifc_volume_contradicts" in kit.codes(result)) is not counts


def test_the_breadth_of_a_slab_or_a_beam_is_no_thickness() -> None:
    items = ("VOLUME('NetVolume',$,$,4.,$)", "AREA('NetArea',$,$,20.,$)", "LENGTH('Width',$,$,4000.,$)")
    for element in ("#10=IFCSLAB('v',$,'V',$,$,$,$,$,.FLOOR.);\n", "#10=IFCBEAM('v',$,'V',$,$,$,$,$,$);\n"):
        result = kit.read_ifc(kit.model(element + _CONCRETE + kit.quantities(20, 10, *items)))
        assert _quantities(result) == [4.0]
    deep = (*items, "LENGTH('Depth',$,$,20.,$)")
    slab = "#10=IFCSLAB('v',$,'V',$,$,$,$,$,.FLOOR.);\n"
    assert _quantities(kit.read_ifc(kit.model(slab + _CONCRETE + kit.quantities(20, 10, *deep)))) == [None]


@pytest.mark.parametrize(
    ("items", "figures"),
    [
        (("VOLUME('NetVolume',$,$,1.2,$)", "VOLUME('NetVolume',$,$,1.,$)"), "NetVolume = 1.2 / 1.0 m3"),
        (("VOLUME('Netto inhoud',$,$,1.2,$)", "VOLUME('netto-inhoud',$,$,2.,$)"), "Netto inhoud = 1.2 / 2.0 m3"),
        (("AREA('NetSideArea',$,$,12.,$)", "AREA('NetSideArea',$,$,10.,$)"), "NetSideArea = 12.0 / 10.0 m2"),
    ],
)
def test_two_values_under_one_name_are_none_and_both_are_said(items: tuple[str, ...], figures: str) -> None:
    result = _read(_CONCRETE, *items)
    assert _quantities(result) == [None]
    message = kit.finding(result, "ifc_amount_twice").message
    assert (message.params["written"], message.line_ids) == (figures, ("wand",))
    assert kit.kept(kit.lines(result)[0], "ifc_hoeveelheden") == figures


def test_the_same_value_twice_is_one_value() -> None:
    for second in ("1.2", "1.2000004"):
        result = _read(_CONCRETE, "VOLUME('NetVolume',$,$,1.2,$)", f"VOLUME('NetVolume',$,$,{second},$)")
        assert _quantities(result) == [1.2]
        assert "ifc_amount_twice" not in kit.codes(result)


@pytest.mark.parametrize(
    ("item", "quantity"),
    [
        ("VOLUME('GrossVolume',$,$,6642412324.,$)", None),
        ("AREA('NetSideArea',$,$,17952465.,$)", None),
        ("WEIGHT('NetWeight',$,$,1.6e10,$)", None),
        ("VOLUME('GrossVolume',$,$,6642.,$)", 6642.0),
    ],
)
def test_more_than_an_element_can_be_is_not_used(item: str, quantity: float | None) -> None:
    result = _read(_CONCRETE, item)
    assert _quantities(result) == [quantity]
    assert ("ifc_amount_not_possible" in kit.codes(result)) is (quantity is None)


@pytest.mark.parametrize(
    ("others", "quantity", "unit"),
    [
        (("VOLUME('GrossVolume',$,$,3.,$)",), 3.0, CUBIC_METRE),
        (("AREA('NetSideArea',$,$,12.,$)", "LENGTH('Length',$,$,4000.,$)"), 12.0, SQUARE_METRE),
    ],
)
def test_where_one_amount_is_zero_another_counts_and_that_is_said(
    others: tuple[str, ...], quantity: float, unit: object
) -> None:
    result = _read(_CONCRETE, "VOLUME('NetVolume',$,$,0.,$)", *others)
    (line,) = kit.lines(result)
    assert (line.quantity, line.unit) == (quantity, unit)
    assert "ifc_amount_not_above_zero" not in kit.codes(result)
    if unit is SQUARE_METRE:
        assert kit.finding(result, "ifc_other_amount").message.params["zero"] == "NetVolume = 0.0 m3"
    assert "ifc_other_amount" in kit.codes(result)
    assert "ifc_other_amount" not in kit.codes(_read(_CONCRETE, *others))


def test_a_volume_of_zero_behind_layers_is_said() -> None:
    zero = ("AREA('NetSideArea',$,$,12.,$)", "VOLUME('NetVolume',$,$,0.,$)")
    result = _read(_layered(100.0, 200.0), *zero)
    assert _quantities(result) == [1.2, 2.4]
    assert kit.finding(result, "ifc_other_amount").message.line_ids == ("wand/1",)
    assert "ifc_other_amount" not in kit.codes(_read(_layered(100.0, 200.0), *zero[:1]))


def test_a_quantity_without_a_name_may_stand_in_for_one_that_is_zero() -> None:
    for made_of in (_CONCRETE, _layered(100.0, 200.0)):
        result = _read(made_of, "AREA('',$,$,12.,$)", "VOLUME('NetVolume',$,$,0.,$)")
        assert kit.finding(result, "ifc_other_amount").message.params["used"] == " = 12.0 m2"
