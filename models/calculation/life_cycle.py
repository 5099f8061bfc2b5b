"""Replacement over the building's life and the life-cycle modules that count for a product.

Source: Bepalingsmethode Milieuprestatie Bouwwerken as implemented by Stichting NMD: fractional
replacement ("breukenmethode") of the whole cycle including module D.
"""

from dataclasses import dataclass

import numpy as np

from models.calculation.intervals import Floats
from models.domain.product import LIFE_OF_BUILDING, LifeCycleModule

MODULES: tuple[LifeCycleModule, ...] = tuple(LifeCycleModule)
_POSITION = {module: i for i, module in enumerate(MODULES)}
_M = LifeCycleModule
_REUSED = (_M.A1_A3, _M.C3, _M.C4, _M.D)
_ONCE = (_M.A4, _M.A5, _M.C1, _M.C2)
_IN_USE = (_M.B1, _M.B2, _M.B3, _M.B4)


def position(module: LifeCycleModule) -> int:
    """The position of a module in `MODULES` and in every array of modules."""
    return _POSITION[module]


def _selection(modules: tuple[LifeCycleModule, ...]) -> Floats:
    chosen = np.zeros(len(MODULES))
    chosen[[_POSITION[module] for module in modules]] = 1.0
    return chosen


_EVERY_CYCLE = 1.0 - _selection((_M.B5,))
_SUM_REUSED, _SUM_ONCE, _SUM_IN_USE = _selection(_REUSED), _selection(_ONCE), _selection(_IN_USE)


def counted_total(modules: Floats, use_share: Floats, replacements: Floats, reuse_factor: Floats) -> Floats:
    """Per line, the total that counts of its declared life-cycle modules, in their unit.

    B5 counts as zero. Replacements repeat every other module, without the reuse factor. Source: Bepalingsmethode
    Milieuprestatie Bouwwerken as implemented by Stichting NMD.

    Args:
        modules: declared amounts, one row per line and one column per module of `MODULES`.
        use_share: share of B1-B4 that counts, as `LifeFactors.use_share`.
        replacements: number of repeated cycles, as `LifeFactors.replacements`.
        reuse_factor: factor on A1-A3, C3, C4 and D: 1.0, or that of unforeseen reuse.
    """
    return np.asarray(
        reuse_factor * _chosen(modules, _SUM_REUSED)
        + _chosen(modules, _SUM_ONCE)
        + use_share * _chosen(modules, _SUM_IN_USE)
        + replacements * _chosen(modules, _EVERY_CYCLE)
    )


def every_cycle(modules: Floats) -> Floats:
    """Per line, the sum of the modules that one replacement repeats, all but B5, in the unit of `modules`.

    `modules` has one row per line and one column per module of `MODULES`.
    """
    return _chosen(modules, _EVERY_CYCLE)


def in_use(modules: Floats) -> Floats:
    """Per line, the sum of modules B1-B4, which count by their share in use, in the unit of `modules`.

    `modules` has one row per line and one column per module of `MODULES`.
    """
    return _chosen(modules, _SUM_IN_USE)


def _chosen(modules: Floats, selection: Floats) -> Floats:
    """Sum per line of the selected modules. A matrix product would round by the position of the line."""
    return np.asarray((modules * selection).sum(axis=1))


@dataclass(frozen=True, slots=True)
class LifeFactors:
    """Factors of each line for the building's life; NaN where the service life is unknown.

    `use_share` is min(1, L_building / L_product), the share of the use-phase modules that counts. `replacements`
    is max(0, L_building / L_product - 1), not rounded.
    """

    use_share: Floats
    replacements: Floats

    @property
    def cycles(self) -> Floats:
        """Number of life cycles of each line: max(1, L_building / L_product)."""
        return 1.0 + self.replacements


def life_factors(service_life_years: Floats, building_life_years: float) -> LifeFactors:
    """The life factors of lines with these service lives, in years (NaN is unknown), in a building of this life.

    A service life of 999 years stands for the building's own life.
    """
    life = np.where(service_life_years == LIFE_OF_BUILDING, building_life_years, service_life_years)
    ratio = building_life_years / life
    return LifeFactors(use_share=np.minimum(1.0, ratio), replacements=np.maximum(0.0, ratio - 1.0))
