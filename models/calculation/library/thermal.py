"""Thermal resistance of an assembly by the combined method of ISO 6946: the mean of upper and lower limit.

No corrections for anchors, fixings, concrete ribs or steel studs: with those the result is an upper bound, which
the remark of such an assembly says. λ is an interval, so the resistance is one.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.domain.library.assembly import (
    AirKind,
    AirResistances,
    Assembly,
    AssemblyFactors,
    HeatFlow,
    Layer,
    LayerMaterial,
    LayerScope,
)


@dataclass(frozen=True, slots=True)
class ThermalResistance:
    """Rc of an assembly, m2K/W, without the surface resistances.

    Attributes:
        low, middle, high: with the highest, middle and lowest λ of every material. Of an existing build-up the
            middle goes by the default λ of NTA 8800, the low by that λ aged, the high by the highest λ.
        by_default: with the default λ of NTA 8800 where it gives one, else the highest.
        upper_limit, lower_limit: the two limits of ISO 6946 behind `middle`.
    """

    low: float
    middle: float
    high: float
    by_default: float
    upper_limit: float
    lower_limit: float


class RcStanding(StrEnum):
    """How an assembly stands to the resistance that it is meant for.

    MIDDLE_MEETS needs a declared λ to prove it; EXISTING describes what stands and proves nothing.
    """

    MEETS = "meets"
    MIDDLE_MEETS = "middle_meets"
    MISSES = "misses"
    EXISTING = "existing"


_Section = list[tuple[float, float]]
"""Parts of one order beside each other: share of the area and resistance."""
_Lambda = Callable[[LayerMaterial], float | None]


def thermal_resistance(
    assembly: Assembly, air: AirResistances, factors: AssemblyFactors
) -> ThermalResistance | None:
    """Rc of an assembly; None where heat does not matter."""
    flow = assembly.heat_flow
    if flow is None or assembly.rc_target is None:
        return None
    low, middle, high = _existing(factors.aged_lambda) if assembly.is_existing else _NEW
    upper, lower = _limits(assembly, flow, air, middle)
    return ThermalResistance(
        low=_mean(_limits(assembly, flow, air, low)),
        middle=_mean((upper, lower)),
        high=_mean(_limits(assembly, flow, air, high)),
        by_default=_mean(_limits(assembly, flow, air, _default)),
        upper_limit=upper,
        lower_limit=lower,
    )


def standing(assembly: Assembly, found: ThermalResistance | None) -> RcStanding | None:
    """How an assembly stands to its target; None without a target."""
    if found is None or assembly.rc_target is None:
        return None
    if assembly.is_existing:
        return RcStanding.EXISTING
    if found.low >= assembly.rc_target:
        return RcStanding.MEETS
    return RcStanding.MIDDLE_MEETS if found.middle >= assembly.rc_target else RcStanding.MISSES


def _lowest(material: LayerMaterial) -> float | None:
    return material.lambda_low_w_per_mk


def _highest(material: LayerMaterial) -> float | None:
    return material.lambda_high_w_per_mk


def _middle(material: LayerMaterial) -> float | None:
    low, high = material.lambda_low_w_per_mk, material.lambda_high_w_per_mk
    return None if low is None or high is None else (low + high) / 2


def _default(material: LayerMaterial) -> float | None:
    return material.lambda_default_w_per_mk or material.lambda_high_w_per_mk


_NEW: tuple[_Lambda, _Lambda, _Lambda] = (_highest, _middle, _lowest)


def _existing(aged_lambda: float) -> tuple[_Lambda, _Lambda, _Lambda]:
    """λ for the low, middle and high Rc of what stands already: aged, by default, and the highest of today."""

    def aged(material: LayerMaterial) -> float | None:
        by_default = _default(material)
        return None if by_default is None else by_default * aged_lambda

    return aged, _default, _highest


def _mean(limits: tuple[float, float]) -> float:
    return math.fsum(limits) / 2


def _limits(assembly: Assembly, flow: HeatFlow, air: AirResistances, conductivity: _Lambda) -> tuple[float, float]:
    """The upper and the lower limit of ISO 6946, both without the surface resistances."""
    insulating, outer = _up_to_ventilated(assembly.layers)
    sections = [s for s in (_section(parts, flow, air, conductivity) for parts in insulating) if s]
    surfaces = air[AirKind.INNER_SURFACE, flow].m2k_per_w + air[outer, flow].m2k_per_w
    lower = math.fsum(sum(share for share, _ in s) / sum(share / r for share, r in s) for s in sections)
    through = 0.0
    for path in itertools.product(*sections):
        share = math.prod(s / sum(x for x, _ in section) for (s, _), section in zip(path, sections, strict=True))
        through += share / (surfaces + math.fsum(r for _, r in path))
    return 1 / through - surfaces, lower


def _up_to_ventilated(layers: Iterable[Layer]) -> tuple[list[list[Layer]], AirKind]:
    """The layers of the building by order, up to a strongly ventilated one, and the surface that they end at."""
    inside: list[list[Layer]] = []
    for _, parts in itertools.groupby(layers, key=lambda layer: layer.order):
        built = [part for part in parts if part.scope is LayerScope.BUILDING]
        if any(part.air is AirKind.STRONGLY_VENTILATED for part in built):
            return inside, AirKind.STRONGLY_VENTILATED
        inside.append(built)
    return inside, AirKind.OUTER_SURFACE


def _section(parts: Sequence[Layer], flow: HeatFlow, air: AirResistances, conductivity: _Lambda) -> _Section:
    """Share and resistance of each part; foils, anchors and mortar do not count for heat.

    Beside a part of which λ is unknown nothing insulates: heat would go through that part.
    """
    section: _Section = []
    for part in parts:
        if part.thickness_mm is None:
            continue
        if part.air is not None:
            section.append((part.share, air[part.air, flow].m2k_per_w))
            continue
        w_per_mk = None if part.material is None else conductivity(part.material)
        if w_per_mk is None:
            return []
        section.append((part.share, part.thickness_mm / 1e3 / w_per_mk))
    return section
