"""Replacement over the building's life and the life-cycle modules of one product.

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
    """The place of a module in `MODULES` and in every module column."""
    return _POSITION[module]


def _selection(modules: tuple[LifeCycleModule, ...]) -> Floats:
    chosen = np.zeros(len(MODULES))
    chosen[[_POSITION[module] for module in modules]] = 1.0
    return chosen


def module_kernel(use_share: float, replacements: float, reuse_factor: float) -> Floats:
    """The matrix (target module x source module) from declared to counted module amounts.

    Args:
        use_share: f_i = min(1, L_building / L_product), the share of use-phase modules that is used.
        replacements: f_r = max(0, L_building / L_product − 1), fractional.
        reuse_factor: 1.0, or the factor for unforeseen reuse.

    B5 is set to zero. Replacements repeat every module but B5, without the reuse factor, in B4.
    """
    kernel = np.diag(reuse_factor * _selection(_REUSED) + _selection(_ONCE) + use_share * _selection(_IN_USE))
    kernel[_POSITION[_M.B4]] += replacements * _EVERY_CYCLE
    return kernel


_EVERY_CYCLE = 1.0 - _selection((_M.B5,))
_SUM_REUSED, _SUM_ONCE, _SUM_IN_USE = _selection(_REUSED), _selection(_ONCE), _selection(_IN_USE)


def counted_total(modules: Floats, use_share: Floats, replacements: Floats, reuse_factor: Floats) -> Floats:
    """Per line, the sum over all targets of `module_kernel` applied to the declared modules.

    `modules` has one row per line and one column per module of `MODULES`; the others one entry per line.
    """
    return np.asarray(
        reuse_factor * _chosen(modules, _SUM_REUSED)
        + _chosen(modules, _SUM_ONCE)
        + use_share * _chosen(modules, _SUM_IN_USE)
        + replacements * _chosen(modules, _EVERY_CYCLE)
    )


def every_cycle(modules: Floats) -> Floats:
    """Per line, what one replacement repeats: every module but B5."""
    return _chosen(modules, _EVERY_CYCLE)


def in_use(modules: Floats) -> Floats:
    """Per line, the modules of which the share in use counts: B1-B4."""
    return _chosen(modules, _SUM_IN_USE)


def _chosen(modules: Floats, selection: Floats) -> Floats:
    """Sum per line of the selected modules. A matrix product would round by the place of the line."""
    return np.asarray((modules * selection).sum(axis=1))


@dataclass(frozen=True, slots=True)
class LifeFactors:
    """Per line, how often its cycle counts. NaN where the service life is unknown."""

    use_share: Floats
    replacements: Floats

    @property
    def cycles(self) -> Floats:
        """max(1, L_building / L_product)."""
        return 1.0 + self.replacements


def life_factors(service_life_years: Floats, building_life_years: float) -> LifeFactors:
    """Fractional replacement of each line within the building's life.

    A service life of 999 years stands for the building's own life.
    """
    life = np.where(service_life_years == LIFE_OF_BUILDING, building_life_years, service_life_years)
    ratio = building_life_years / life
    return LifeFactors(use_share=np.minimum(1.0, ratio), replacements=np.maximum(0.0, ratio - 1.0))
