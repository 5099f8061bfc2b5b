"""Converts the impact data of an LCAx product to values per life-cycle module and unit of the product."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.formats.cell_text import MAX_NAME
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.declarations.fields import Node
from app.importing.declarations.lcax_epd import lcax_declaration
from app.importing.declarations.production import production
from models.domain.declaration import DeclaredModule, ProductDeclaration
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.quantities import KG, Unit, convert
from models.reference.declaration_rules import DeclarationRules

_MODULES: dict[DeclaredModule, LifeCycleModule] = {
    DeclaredModule(module.value): module for module in LifeCycleModule if module is not LifeCycleModule.A1_A3
}
_SAME = 1e-9
_Key = tuple[EnvironmentalSet, str]
_Values = dict[LifeCycleModule, float]


@dataclass(frozen=True, slots=True)
class Impacts:
    """The impacts per unit of a product; None and empty values are not stated in the file.

    Attributes:
        source: names of the declarations, as the file writes them.
    """

    profiles: tuple[ModuleProfile, ...] = ()
    mass_kg: float | None = None
    source: str = ""


def impacts_of(
    parts: Iterable[tuple[Node, bool]],
    unit: Unit | None,
    rules: DeclarationRules,
    findings: FindingList,
    product: tuple[str, str],
) -> tuple[Impacts, list[ProductDeclaration]]:
    """The sum of the impact data of a product, and the declarations that were read.

    One data set that cannot be used leaves the product without values, because a part of a sum is no sum.
    `product` has its name and id; a data set of the same name is not repeated in the source.
    """
    name = product[0]
    declarations, amounts, is_whole = [], [], True
    for node, is_reference in parts:
        declaration = None if is_reference else _declaration(node, rules, findings)
        scale = None if declaration is None else units_of(declaration, unit)
        if declaration is None or scale is None:
            findings.warning("lcax_data_not_used", name=quote(name))
            is_whole = False
            continue
        declarations.append(declaration)
        amounts.append((_amounts(declaration, rules), scale))
    profiles = _summed(amounts) if is_whole else ()
    mass = _mass(declarations, [scale for _, scale in amounts], unit)
    source = "; ".join(dict.fromkeys(filter(None, (_source(d, product) for d in declarations))))
    return Impacts(profiles, mass, source[:200]), declarations


def _declaration(node: Node, rules: DeclarationRules, findings: FindingList) -> ProductDeclaration | None:
    try:
        return lcax_declaration(node, rules, findings)
    except FileRefusedError:
        return None


def _source(declaration: ProductDeclaration, product: tuple[str, str]) -> str:
    known = {text[:MAX_NAME].strip() for text in product}
    own_name = declaration.name if declaration.name not in known else ""
    return ": ".join(filter(None, (declaration.owner, own_name)))


def units_of(declaration: ProductDeclaration, unit: Unit | None) -> float | None:
    """The number of declared amounts in one unit of the product; None when the file does not state it."""
    if unit is None:
        return None
    ways = [(declaration.declared_unit, declaration.declared_amount)]
    ways += [(c.unit, c.amount_per_declared_unit) for c in declaration.conversions]
    for other, amount in ways:
        if other.dimension is unit.dimension:
            found = convert(1.0, unit, other) / amount
            return found if 0.0 < found < math.inf else None
    return None


def _amounts(declaration: ProductDeclaration, rules: DeclarationRules) -> dict[_Key, _Values]:
    """Weighted categories per module, in the weighting set's unit, per declared amount."""
    found: dict[_Key, _Values] = {}
    for impact in declaration.impacts:
        key = (impact.environmental_set, impact.category)
        factor = rules.factor(*key, impact.unit) if impact.category else None
        if factor is None or key in found:
            continue
        values: _Values = {m: impact.values[d] * factor for d, m in _MODULES.items() if d in impact.values}
        made = production(impact.values)
        found[key] = values if made is None else {LifeCycleModule.A1_A3: made * factor, **values}
    return found


def _summed(amounts: Sequence[tuple[Mapping[_Key, _Values], float]]) -> tuple[ModuleProfile, ...]:
    """The sum of data sets, per EN 15804 set; a data set without values in a set is left out there."""
    made = []
    for which in EnvironmentalSet:
        of_set = [
            ({key: values for key, values in found.items() if key[0] is which}, scale) for found, scale in amounts
        ]
        made += _sums_of_set([part for part in of_set if part[0]])
    return tuple(made)


def _sums_of_set(amounts: Sequence[tuple[Mapping[_Key, _Values], float]]) -> list[ModuleProfile]:
    """The sums of the modules that all data sets declare, or of all modules when no two declare the same."""
    modules = [{module for values in found.values() for module in values} for found, _ in amounts]
    are_stages = sum(map(len, modules)) == len(set().union(*modules)) if modules else True
    made = []
    for key in dict.fromkeys(key for found, _ in amounts for key in found):
        values: _Values = {}
        for module in LifeCycleModule:
            parts = [found[key][module] * scale for found, scale in amounts if module in found.get(key, {})]
            is_known = len(parts) == len(amounts) or (are_stages and len(parts) == 1)
            if is_known and all(map(math.isfinite, parts)):
                values[module] = math.fsum(parts)
        if values:
            made.append(ModuleProfile(*key, values))
    return made


def _mass(declarations: Sequence[ProductDeclaration], scales: Sequence[float], unit: Unit | None) -> float | None:
    """The mass in kg per unit of the product, when all data sets state the same; else None."""
    if unit is None or unit.dimension is KG.dimension:
        return None
    masses = [d.mass_kg * scale for d, scale in zip(declarations, scales, strict=True) if d.mass_kg is not None]
    if not masses or len(masses) < len(declarations) or max(masses) - min(masses) > _SAME * max(masses):
        return None
    return masses[0] if 0.0 < masses[0] < math.inf else None
