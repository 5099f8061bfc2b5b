"""Assemblies ("opbouwen"): a wall, floor, roof or installation as its layers, per m2, m, piece, m3 or kWp."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.domain.bill import UNKNOWN_CONNECTION, Connection
from models.domain.library.figure import LibraryUnit
from models.domain.source import SourceRef


class HeatFlow(StrEnum):
    """The direction of the heat through a part, which decides the resistance of air."""

    HORIZONTAL = "horizontal"
    UPWARD = "upward"
    DOWNWARD = "downward"


class AirKind(StrEnum):
    """A surface or a layer of air. Whatever lies outside a strongly ventilated layer insulates nothing."""

    INNER_SURFACE = "inner_surface"
    OUTER_SURFACE = "outer_surface"
    UNVENTILATED = "unventilated"
    WEAKLY_VENTILATED = "weakly_ventilated"
    STRONGLY_VENTILATED = "strongly_ventilated"


AIR_LAYERS = (AirKind.UNVENTILATED, AirKind.WEAKLY_VENTILATED, AirKind.STRONGLY_VENTILATED)
"""The kinds that a layer of an assembly can be."""


@dataclass(frozen=True, slots=True)
class AirResistance:
    """Thermal resistance of air, m2K/W."""

    m2k_per_w: float
    source: SourceRef


AirResistances = Mapping[tuple[AirKind, HeatFlow], AirResistance]


@dataclass(frozen=True, slots=True)
class AssemblyFactors:
    """Factors that assemblies are calculated with, beside those of their materials.

    Attributes:
        aged_lambda: λ of an existing layer at its worst, as a multiple of the default λ.
        wide_co2_ratio: highest to lowest CO2 from which on sources differ too much to compare with.
        sources: field name -> source.
    """

    aged_lambda: float
    wide_co2_ratio: float
    sources: Mapping[str, SourceRef]


class LayerScope(StrEnum):
    """Whether a layer is part of the building or of the ground under it, which counts apart."""

    BUILDING = "building"
    GROUND_FILL = "ground_fill"


class AssemblyStatus(StrEnum):
    """What an assembly rests on: a source, an example project, partly a source, one card, or its makers alone."""

    SOURCED = "sourced"
    EXAMPLE = "example"
    PARTLY = "partly"
    CARD = "card"
    OWN = "own"


class GwpBasis(StrEnum):
    """The set behind a CO2 figure: EN 15804 A2 or A1, the cards that Meetlat had already, or an own choice."""

    A2 = "A2"
    A1 = "A1"
    PROJECT = "project"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class LayerMaterial:
    """The figures of a card as a layer has it.

    CO2 is A1-A3 without biogenic uptake, per `unit`, with the lowest and highest of the sources. λ is an interval
    without a declaration, and `lambda_default_w_per_mk` the value that NTA 8800 gives by default; None where the
    material does not count for heat. `size` is the size variant of the card.
    """

    id: str
    card_id: str
    size: str
    unit: LibraryUnit
    kg_per_unit: float
    density_kg_per_m3: float | None
    gwp_kg_per_unit: float
    gwp_low_kg_per_unit: float
    gwp_high_kg_per_unit: float
    gwp_basis: GwpBasis
    lambda_low_w_per_mk: float | None
    lambda_high_w_per_mk: float | None
    lambda_default_w_per_mk: float | None
    biobased_fraction: float
    biogenic_c_kg_per_kg: float
    sources: tuple[SourceRef, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """One part of an assembly, from inside to outside or from top to bottom.

    Parts with the same `order` lie beside each other, each with its `share` of the area. The amount is
    `pieces_per_unit` of the material's unit, else `kg_per_unit`, else density × thickness × share.

    Attributes:
        material: None for air.
        group: the parts that are replaced together.
        connection: detachability as its makers estimate it; `connection_words` say it in Dutch.
    """

    order: int
    material: LayerMaterial | None
    description: str
    thickness_mm: float | None = None
    share: float = 1.0
    kg_per_unit: float | None = None
    pieces_per_unit: float | None = None
    air: AirKind | None = None
    scope: LayerScope = LayerScope.BUILDING
    group: str = ""
    service_life_years: float | None = None
    connection: Connection = UNKNOWN_CONNECTION
    connection_words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A build-up per `unit`. `words` are what people call it.

    Attributes:
        nl_sfb: element code; `nl_sfb_also` are codes under which it is found as well.
        scales_with: the size that a piece grows with ("length_m"), "" when it does not.
        methods: building methods that use it ("1", "2", "3", "renovatie", "bestaand").
        period: years in which an existing build-up was made, "" for a new one.
        rc_target: thermal resistance that it is meant for, m2K/W; None when heat does not matter.
        heat_flow: None when heat does not matter.
        is_rc_upper_bound: ribs or other thermal bridges are left out, so that Rc is at most what is calculated.
    """

    id: str
    name_nl: str
    name_en: str
    nl_sfb: str
    unit: LibraryUnit
    layers: tuple[Layer, ...]
    sources: tuple[SourceRef, ...]
    status: AssemblyStatus
    nl_sfb_also: tuple[str, ...] = ()
    scales_with: str = ""
    methods: tuple[str, ...] = ()
    period: str = ""
    typical_for: tuple[str, ...] = ()
    rc_target: float | None = None
    heat_flow: HeatFlow | None = None
    fire_sound: str = ""
    words: tuple[str, ...] = ()
    remark: str = ""
    is_rc_upper_bound: bool = False

    @property
    def is_existing(self) -> bool:
        """Whether it describes what stands already, with the materials of its time."""
        return EXISTING in self.methods


MOST_LAYERS = 60
"""Most layers of an assembly."""

_MOST_PATHS = 4096
"""Most ways through the parts beside each other, each of which the combined method of ISO 6946 adds up."""

_SHARE_SLACK = 1e-9
_LEAST, _MOST = 1e-6, 1e9
"""Bounds of every figure of a layer, within which what follows from them is finite."""


def check_layers(layers: Sequence[Layer]) -> None:
    """Checks that layers can be calculated with.

    Raises:
        ValueError: there are none or too many, they are not numbered from 1 without a gap, parts beside each other
            are not the whole area, a figure is out of range, or a layer is neither air nor an amount of something.
    """
    orders = [layer.order for layer in layers]
    steps = [after - before for before, after in itertools.pairwise((0, *orders))]
    if not 0 < len(layers) <= MOST_LAYERS or steps[0] != 1 or any(step not in (0, 1) for step in steps):
        raise ValueError("layers are not numbered from 1")
    paths = 1
    for _, beside in itertools.groupby(layers, key=lambda layer: layer.order):
        parts = list(beside)
        paths *= len(parts)
        whole = math.fsum(part.share for part in parts)
        if abs(whole - 1) > _SHARE_SLACK if len(parts) > 1 else whole > 1:
            raise ValueError("parts beside each other are not the whole area")
    if paths > _MOST_PATHS:
        raise ValueError("too many parts beside each other")
    for layer in layers:
        _check_layer(layer)


def _check_layer(layer: Layer) -> None:
    figures = (layer.thickness_mm, layer.share, layer.kg_per_unit, layer.pieces_per_unit, layer.service_life_years)
    if any(figure is not None and not _LEAST <= figure <= _MOST for figure in figures):
        raise ValueError("a figure of a layer is not above zero, or far too large")
    material = layer.material
    if material is None:
        if layer.air not in AIR_LAYERS or layer.thickness_mm is None:
            raise ValueError("a layer of nothing")
        return
    if layer.air is not None or not has_amount(layer):
        raise ValueError("a material without an amount")
    _check_material(material)


def _check_material(material: LayerMaterial) -> None:
    known = (
        material.density_kg_per_m3,
        material.lambda_low_w_per_mk,
        material.lambda_high_w_per_mk,
        material.lambda_default_w_per_mk,
    )
    if any(figure is not None and not _LEAST <= figure <= _MOST for figure in (material.kg_per_unit, *known)):
        raise ValueError("a figure of a material is not above zero, or far too large")
    if (material.lambda_low_w_per_mk is None) != (material.lambda_high_w_per_mk is None):
        raise ValueError("half of an interval")
    low, high = material.gwp_low_kg_per_unit, material.gwp_high_kg_per_unit
    if not -_MOST <= low <= material.gwp_kg_per_unit <= high <= _MOST:
        raise ValueError("CO2 outside its interval")
    if not (0 <= material.biobased_fraction <= 1 and 0 <= material.biogenic_c_kg_per_kg <= 1):
        raise ValueError("a share of a material is not between 0 and 1")
    if not material.sources:
        raise ValueError("a material without a source")


def has_amount(layer: Layer) -> bool:
    """Whether the kilograms of a material layer follow from what it states."""
    if layer.pieces_per_unit is not None or layer.kg_per_unit is not None:
        return True
    return (
        layer.thickness_mm is not None
        and layer.material is not None
        and layer.material.density_kg_per_m3 is not None
    )


EXISTING = "bestaand"
