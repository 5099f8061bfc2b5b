"""Converts the stages of an LCAbyg product to values per life-cycle module, in the set that each stage states.

A stage holds its indicators per `indicator_factor` of its unit: 445 kg CO2-eq per 1000 kg of reinforcement in the
school of Vrå, as its own result file confirms. Stages with other scales, which nothing confirms, are not used.
"""

import math
from collections.abc import Iterable, Sequence

from app.importing.declarations.fields import Node
from app.importing.declarations.indicators import module_of
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.quantities import Unit, convert, parse_unit
from models.reference.declaration_rules import DeclarationRules

_MODULES = {module.value: module for module in LifeCycleModule}
_SETS = {which.value: which for which in EnvironmentalSet}
_Values = dict[LifeCycleModule, float]


def profiles_of(stages: Iterable[Node], unit: Unit | None, rules: DeclarationRules) -> tuple[ModuleProfile, ...]:
    """The profiles per `unit` of the line; none of a stage whose set, module, unit or scale is not certain."""
    if unit is None:
        return ()
    usable: dict[EnvironmentalSet, dict[LifeCycleModule, list[tuple[Node, float]]]] = {}
    for stage in stages:
        which = _SETS.get(stage["compliance"].text())
        module = module_of(stage["stage"].text())
        scale = _scale(stage, unit)
        known = _MODULES.get(module.value) if module is not None else None
        if which is not None and known is not None and scale is not None:
            usable.setdefault(which, {}).setdefault(known, []).append((stage, scale))
    return tuple(
        ModuleProfile(which, category, values)
        for which, by_module in usable.items()
        for category, key, factor in _categories(which, by_module.values(), rules)
        if (values := _values(by_module, key, factor))
    )


def _scale(stage: Node, unit: Unit) -> float | None:
    """The factor that converts the indicators of the stage to one `unit`; None when it is not certain."""
    stage_unit = parse_unit(stage["stage_unit"].text())
    per = stage["indicator_factor"].positive() if stage["indicator_factor"].is_there else 1.0
    plain = all(_is_one(stage[name]) for name in ("stage_factor", "scale_factor"))
    same = stage["indicator_unit"].text() in ("", stage["stage_unit"].text())
    if stage_unit is None or per is None or not plain or not same or stage_unit.dimension is not unit.dimension:
        return None
    scale = convert(1.0, unit, stage_unit) / per
    return scale if math.isfinite(scale) else None


def _is_one(node: Node) -> bool:
    return not node.is_there or node.number() == 1.0


def _categories(
    which: EnvironmentalSet, stages: Iterable[Sequence[tuple[Node, float]]], rules: DeclarationRules
) -> list[tuple[str, str, float]]:
    """Category, key of the indicator and factor to the category's unit, for all indicators of the stages."""
    keys = dict.fromkeys(key for group in stages for stage, _ in group for key, _ in stage["indicators"].items())
    found = []
    for key in keys:
        for indicator in rules.indicators["abbreviation"].get(key.casefold(), ()):
            factor = rules.factor(which, indicator.category, "") if indicator.category else None
            if indicator.environmental_set is which and factor is not None:
                found.append((indicator.category, key, factor))
    return found


def _values(by_module: dict[LifeCycleModule, list[tuple[Node, float]]], key: str, factor: float) -> _Values:
    """Module -> the sum of its stages; a module with a stage that lacks the indicator is not declared."""
    values: _Values = {}
    for module, stages in by_module.items():
        amounts = [stage["indicators"][key].number() for stage, _ in stages]
        known = [a * scale * factor for a, (_, scale) in zip(amounts, stages, strict=True) if a is not None]
        if len(known) == len(stages) and all(map(math.isfinite, known)):
            values[module] = math.fsum(known)
    return values
