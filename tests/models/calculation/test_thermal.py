"""The thermal resistance of assemblies: a missing fact never makes it better."""

from dataclasses import replace

import pytest

from models.calculation.library.thermal import RcStanding, ThermalResistance, standing, thermal_resistance
from models.domain.library.assembly import AirKind, Assembly, Layer
from models.reference.library.library import Library
from models.reference.loader import load_reference
from tests.places import ROOT

LIBRARY = Library(ROOT / "reference_data", load_reference(ROOT / "reference_data"))
WITH_TARGET = [assembly for assembly in LIBRARY.assemblies.values() if assembly.rc_target is not None]


def rc(assembly: Assembly) -> ThermalResistance:
    found = thermal_resistance(assembly, LIBRARY.air_resistances, LIBRARY.assembly_factors)
    assert found is not None
    return found


def with_layer(assembly: Assembly, number: int, layer: Layer) -> Assembly:
    return replace(assembly, layers=(*assembly.layers[:number], layer, *assembly.layers[number + 1 :]))


def without_lambda(layer: Layer) -> Layer:
    assert layer.material is not None
    unknown = replace(
        layer.material, lambda_low_w_per_mk=None, lambda_high_w_per_mk=None, lambda_default_w_per_mk=None
    )
    return replace(layer, material=unknown)


@pytest.mark.parametrize("assembly", WITH_TARGET, ids=lambda assembly: assembly.id)
def test_an_unknown_lambda_never_makes_it_better(assembly: Assembly) -> None:
    whole = rc(assembly)
    for number, layer in enumerate(assembly.layers):
        if layer.material is None:
            continue
        less = rc(with_layer(assembly, number, without_lambda(layer)))
        assert less.low <= whole.low + 1e-12, layer.description
        assert less.middle <= whole.middle + 1e-12, layer.description
        assert less.high <= whole.high + 1e-12, layer.description


@pytest.mark.parametrize("assembly", WITH_TARGET, ids=lambda assembly: assembly.id)
def test_more_of_a_layer_insulates_no_less(assembly: Assembly) -> None:
    whole = rc(assembly)
    for number, layer in enumerate(assembly.layers):
        if layer.material is not None and layer.thickness_mm is not None and layer.share == 1:
            thicker = replace(layer, thickness_mm=layer.thickness_mm * 2)
            assert rc(with_layer(assembly, number, thicker)).middle >= whole.middle - 1e-12


def test_nothing_outside_a_strongly_ventilated_layer_insulates() -> None:
    assembly = LIBRARY.assemblies["ge-hsb184-mw-hout"]
    vented = next(n for n, layer in enumerate(assembly.layers) if layer.air is AirKind.STRONGLY_VENTILATED)
    assert rc(replace(assembly, layers=assembly.layers[: vented + 1])) == rc(assembly)
    closed = with_layer(assembly, vented, replace(assembly.layers[vented], air=AirKind.UNVENTILATED))
    assert rc(closed).middle > rc(assembly).middle, "the control"


def test_where_heat_does_not_matter_there_is_no_resistance() -> None:
    stairs = LIBRARY.assemblies["tr-vuren-dicht"]
    assert thermal_resistance(stairs, LIBRARY.air_resistances, LIBRARY.assembly_factors) is None
    assert standing(stairs, None) is None


def test_what_stands_already_proves_nothing() -> None:
    wall = LIBRARY.assemblies["be-gevel-spouw-1983"]
    assert wall.rc_target is not None
    assert rc(wall).low > wall.rc_target
    assert standing(wall, rc(wall)) is RcStanding.EXISTING
