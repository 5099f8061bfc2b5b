"""Mass, CO2, bio-based share, stored CO2 and thermal resistance of an assembly, from its layers."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.calculation.library.thermal import RcStanding, ThermalResistance, standing, thermal_resistance
from models.domain.library.assembly import (
    AirResistances,
    Assembly,
    AssemblyFactors,
    Layer,
    LayerMaterial,
    LayerScope,
)
from models.domain.library.figure import Interval


@dataclass(frozen=True, slots=True)
class LayerFigures:
    """What one material layer brings, per unit of its assembly.

    Attributes:
        quantity: amount in the unit of its material.
        co2_a1a3_kg: A1-A3 without biogenic uptake, lowest, used and highest.
        stored_co2_kg: biogenic carbon as CO2.
    """

    layer: Layer
    material: LayerMaterial
    quantity: float
    mass_kg: float
    biobased_kg: float
    stored_co2_kg: float
    co2_a1a3_kg: Interval


@dataclass(frozen=True, slots=True)
class AssemblyFigures:
    """An assembly as a whole, per its unit. Ground fill counts in CO2 and not in mass, share and storage.

    Attributes:
        thickness_mm: None when no layer has one.
        ground_fill_kg: sand and rubble under it.
        biobased_fraction: share of the mass; None without mass.
        resistance: None where heat does not matter.
        has_wide_co2: sources differ too much to compare with (`AssemblyFactors.wide_co2_ratio`).
    """

    assembly: Assembly
    layers: tuple[LayerFigures, ...]
    thickness_mm: float | None
    mass_kg: float
    ground_fill_kg: float
    biobased_fraction: float | None
    stored_co2_kg: float
    co2_a1a3_kg: Interval
    resistance: ThermalResistance | None
    rc_standing: RcStanding | None
    has_wide_co2: bool


def assembly_figures(
    assembly: Assembly, air: AirResistances, factors: AssemblyFactors, co2_per_carbon: float
) -> AssemblyFigures:
    """The figures of an assembly.

    Args:
        assembly: its layers with their materials.
        air: resistances of surfaces and air layers (`Library.air_resistances`).
        factors: `Library.assembly_factors`.
        co2_per_carbon: kg CO2 per kg carbon (`MethodFactors.co2_per_carbon`).
    """
    layers = tuple(
        _layer(layer, layer.material, co2_per_carbon) for layer in assembly.layers if layer.material is not None
    )
    built = [found for found in layers if found.layer.scope is LayerScope.BUILDING]
    mass = _sum(built, lambda found: found.mass_kg)
    co2 = assembly_co2(assembly)
    resistance = thermal_resistance(assembly, air, factors)
    return AssemblyFigures(
        assembly=assembly,
        layers=layers,
        thickness_mm=_thickness(assembly.layers),
        mass_kg=mass,
        ground_fill_kg=_sum(layers, lambda found: found.mass_kg) - mass if len(built) < len(layers) else 0.0,
        biobased_fraction=_sum(built, lambda found: found.biobased_kg) / mass if mass else None,
        stored_co2_kg=_sum(built, lambda found: found.stored_co2_kg),
        co2_a1a3_kg=co2,
        resistance=resistance,
        rc_standing=standing(assembly, resistance),
        has_wide_co2=co2.high > factors.wide_co2_ratio * co2.low,
    )


def assembly_co2(assembly: Assembly) -> Interval:
    """CO2 of modules A1-A3 in kg per unit of an assembly, lowest, used and highest of its sources."""
    found = [_co2(layer, layer.material) for layer in assembly.layers if layer.material is not None]
    return Interval(*(math.fsum(getattr(each, part) for each in found) for part in ("low", "value", "high")))


def assembly_mass(assembly: Assembly) -> tuple[float, float]:
    """Kilograms of an assembly per its unit, ground fill included, and the part of them that is bio-based."""
    shares = [layer.material.biobased_fraction for layer in assembly.layers if layer.material is not None]
    masses = [kg for _, kg in layer_masses(assembly)]
    return math.fsum(masses), math.fsum(kg * share for kg, share in zip(masses, shares, strict=True))


def layer_masses(assembly: Assembly) -> list[tuple[str, float]]:
    """The card of each material layer with its kilograms per unit of the assembly, ground fill included."""
    return [
        (layer.material.card_id, layer_quantity(layer, layer.material) * layer.material.kg_per_unit)
        for layer in assembly.layers
        if layer.material is not None
    ]


def _sum(layers: Sequence[LayerFigures], amount: Callable[[LayerFigures], float]) -> float:
    return math.fsum(amount(found) for found in layers)


def _layer(layer: Layer, material: LayerMaterial, co2_per_carbon: float) -> LayerFigures:
    quantity = layer_quantity(layer, material)
    mass = quantity * material.kg_per_unit
    return LayerFigures(
        layer=layer,
        material=material,
        quantity=quantity,
        mass_kg=mass,
        biobased_kg=mass * material.biobased_fraction,
        stored_co2_kg=mass * material.biogenic_c_kg_per_kg * co2_per_carbon,
        co2_a1a3_kg=_co2(layer, material),
    )


def _co2(layer: Layer, material: LayerMaterial) -> Interval:
    quantity = layer_quantity(layer, material)
    return Interval(
        quantity * material.gwp_low_kg_per_unit,
        quantity * material.gwp_kg_per_unit,
        quantity * material.gwp_high_kg_per_unit,
    )


def layer_quantity(layer: Layer, material: LayerMaterial) -> float:
    """Units of the material: stated pieces, else stated kilograms, else density × thickness × share."""
    if layer.pieces_per_unit is not None:
        return layer.pieces_per_unit
    if layer.kg_per_unit is not None:
        return layer.kg_per_unit / material.kg_per_unit
    density, thickness = material.density_kg_per_m3, layer.thickness_mm
    if density is None or thickness is None:
        return math.nan  # the loader refuses such a layer
    return density * thickness / 1e3 * layer.share / material.kg_per_unit


def _thickness(layers: Sequence[Layer]) -> float | None:
    """The sum over the orders of the thickest part of each, without ground fill."""
    thickest: dict[int, float] = {}
    for layer in layers:
        if layer.thickness_mm is not None and layer.scope is LayerScope.BUILDING:
            thickest[layer.order] = max(thickest.get(layer.order, 0.0), layer.thickness_mm)
    return math.fsum(thickest.values()) if thickest else None
