"""Reads the result file of LCAbyg: the results per module, a check of their sums, and the names of products.

Known from version 5 (2023): `model` lists the instances with their parents, `results` has per instance, module and
year the amount of each indicator; year 9999 holds the sum of the years. Only GWP (kg CO2-eq) is looked at.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.formats.cell_text import MAX_NAME, clean_text
from app.formats.import_result import StatedFigure
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.declarations.fields import Node
from app.importing.declarations.indicators import module_of
from app.importing.lcabyg.parts import LcabygPart
from models.domain.outcome import Place
from models.domain.quantities import parse_unit

MAX_INSTANCES = 200_000
TOLERANCE_KG = 0.001
_GWP = "GWP"
_ALL_YEARS = "9999"
_TOTAL = "Sum"
_WITHIN_PARENT = frozenset({"SumNew", "SumEx", "SumD", "Sum"})
_CATEGORIES = ("ElementSuperCategoryInstance", "ElementCategoryInstance")
_MAX_DEPTH = 50

Amounts = dict[str, float]
"""Module as the file names it -> kg CO2-eq over the whole period."""


@dataclass(frozen=True, slots=True)
class LcabygResult:
    """The instances by id, their children, and the GWP of each."""

    instances: dict[str, dict[str, Any]]
    children: dict[str, list[str]]
    amounts: dict[str, Amounts]
    root: str
    stated: tuple[StatedFigure, ...] = field(default=())

    def ancestors(self, instance_id: str) -> Iterator[dict[str, Any]]:
        """The instances above one, nearest first, up to a cycle if the file has one."""
        parent = self.instances[instance_id].get("parent")
        for _ in range(_MAX_DEPTH):
            instance = self.instances.get(parent) if isinstance(parent, str) else None
            if instance is None:
                return
            yield instance
            parent = instance.get("parent")


def read_result(document: Node, findings: FindingList) -> LcabygResult:
    """Reads the result file; a sum in it that does not add up within 0.001 kg CO2-eq is a finding.

    Raises:
        FileRefusedError: `lcabyg_…`: the file has another structure.
    """
    instances = _instances(document["model"])
    roots = [name for name, part in instances.items() if part.get("node_type") == "Building"]
    if len(roots) != 1:
        raise FileRefusedError("lcabyg_not_one", kind="Building", count=len(roots))
    results = document["results"].needed()
    amounts = {name: _amounts(results[name], findings) for name in instances}
    children: dict[str, list[str]] = {}
    for name, part in instances.items():
        parent = part.get("parent")
        if isinstance(parent, str):
            children.setdefault(parent, []).append(name)
    root = roots[0]
    result = LcabygResult(instances, children, amounts, root, _stated(instances[root], amounts[root]))
    _check_sums(result, findings)
    return result


def _instances(model: Node) -> dict[str, dict[str, Any]]:
    instances: dict[str, dict[str, Any]] = {}
    for part in model.needed():
        if not isinstance(part.value, dict):
            raise part.wrong_type("object")
        name = part["id"].needed().text()
        if name in instances:
            raise FileRefusedError("lcabyg_id_twice", id=quote(name))
        instances[name] = part.value
    if len(instances) > MAX_INSTANCES:
        raise FileRefusedError("lcabyg_too_large", count=len(instances), limit=MAX_INSTANCES)
    return instances


def _amounts(modules: Node, findings: FindingList) -> Amounts:
    """The GWP per module over all years; a module without GWP is absent."""
    found = {}
    for module, years in modules.items():
        by_year = {year: amount for year, node in years.items() if (amount := node[_GWP].number()) is not None}
        total = by_year.pop(_ALL_YEARS, None)
        summed = math.fsum(by_year.values())
        if total is not None and by_year and abs(total - summed) > TOLERANCE_KG:
            findings.warning(
                "lcabyg_years_differ", module=quote(clean_text(module)), stated=total, computed=summed
            )
        if total is not None or by_year:
            found[module] = total if total is not None else summed
    return found


def _stated(building: dict[str, Any], amounts: Amounts) -> tuple[StatedFigure, ...]:
    place = Place(sheet="results")
    figures = []
    for name, amount in amounts.items():
        module = module_of(name)
        if module is not None or name == _TOTAL:
            shown = module.value if module is not None else ""
            figures.append(StatedFigure("gwp", amount, "kg CO2-eq", place, f"GWP {name}", None, shown))
    figures.sort(key=lambda figure: figure.module)
    mass = Node(building)["mass"].positive()
    if mass is not None:
        figures.append(StatedFigure("mass", mass, "kg", Place(sheet="model"), "mass"))
    return tuple(figures)


def _check_sums(result: LcabygResult, findings: FindingList) -> None:
    """Compares every parent with the sum of its children, and the building with the sum of all leaves."""
    for name, children in result.children.items():
        if name in result.instances:
            _check_sum(result, name, children, findings)
    parents = result.children.keys()
    _check_sum(result, result.root, [name for name in result.instances if name not in parents], findings)


def _check_sum(result: LcabygResult, name: str, parts: list[str], findings: FindingList) -> None:
    own = result.amounts[name]
    modules = dict.fromkeys([*own, *(module for part in parts for module in result.amounts[part])])
    for module in modules:
        summed = math.fsum(result.amounts[part].get(module, 0.0) for part in parts)
        stated = own.get(module, 0.0)
        if abs(stated - summed) > TOLERANCE_KG:
            findings.warning(
                "lcabyg_sum_differs", name=_text(result.instances[name], "name"), module=quote(clean_text(module)),
                stated=stated, computed=summed,
            )  # fmt: skip


def result_parts(result: LcabygResult) -> list[LcabygPart]:
    """The products of the result file as lines, with their quantity in the unit that they are counted in."""
    return [
        _part(result, name, instance)
        for name, instance in result.instances.items()
        if instance.get("node_type") == "ProductInstance"
    ]


def _part(result: LcabygResult, name: str, instance: dict[str, Any]) -> LcabygPart:
    above = {str(part.get("node_type")): part for part in reversed(list(result.ancestors(name)))}
    construction = above.get("ConstructionInstance", {})
    element = above.get("ElementInstance", {})
    per_construction = Node(instance)["product_amount"].positive()
    amount = Node(construction)["construction_amount"].positive()
    groups = tuple(_text(above[kind], "name") for kind in _CATEGORIES if kind in above)
    return LcabygPart(
        key=(_text(element, "model_id"), _text(construction, "model_id"), _text(instance, "model_id")),
        element=_text(element, "name"),
        construction=_text(construction, "name"),
        product=_text(instance, "name"),
        quantity=None if per_construction is None or amount is None else per_construction * amount,
        unit=parse_unit(_text(instance, "product_amount_stage_unit").lower()),
        service_life_years=Node(instance)["product_lifespan"].positive(),
        mass_kg=Node(instance)["mass"].positive(),
        groups=tuple(filter(None, groups)),
    )


def _text(part: dict[str, Any], key: str) -> str:
    value = part.get(key)
    return clean_text(value[:MAX_NAME]).strip() if isinstance(value, str) else ""
