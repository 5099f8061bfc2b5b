"""Reads the indicators of an ILCD+EPD data set with their values per module and scenario.

Impact categories are in LCIAResults, resource use and waste in exchanges. Source: ILCD+EPD Data Format
Introduction, "Modules" and "EPD results"; the scenarios of the extension EPD/2013.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.declarations.fields import Node, shown
from app.importing.declarations.ilcd.flow import is_reference
from app.importing.declarations.indicators import RawImpact, module_of
from app.importing.declarations.optional_fields import OptionalFields
from models.domain.declaration import DeclaredModule, ScenarioValues
from models.reference.declaration_rules import DeclarationRules

_ABBREVIATION = re.compile(r"\(([A-Za-z-]{2,14})\)\s*$")
_UNIT = "referenceToUnitGroupDataSet"
_SAME = 1e-9
_UNREADABLE = "?"


@dataclass(slots=True)
class _Declared:
    """The values of one indicator while it is being read."""

    plain: dict[DeclaredModule, float]
    scenarios: dict[str, dict[DeclaredModule, float]]


def raw_impacts(document: Node, rules: DeclarationRules, findings: FindingList) -> tuple[RawImpact, ...]:
    """Every indicator, impact categories first, each in the order of the file.

    Raises:
        FileRefusedError: `epd_missing` when there are no impact categories, `epd_unknown_module`,
            `epd_value_twice`, `epd_not_a_number`, each with its place.
    """
    optional = OptionalFields(document, findings)
    document.at("LCIAResults.LCIAResult")
    results = optional.objects("LCIAResults.LCIAResult")
    if not results:
        raise FileRefusedError("epd_missing", at="LCIAResults.LCIAResult")
    exchanges = [
        node
        for node in document.at("exchanges.exchange")
        if isinstance(node.value, Mapping) and not is_reference(node, document)
    ]
    default = _default_scenarios(optional)
    open_modules: dict[DeclaredModule, set[str]] = {}
    found = [
        *(_impact(node, "referenceToLCIAMethodDataSet", default, rules, open_modules)
          for node in map(optional.of, results)),
        *(_impact(node, "referenceToFlowDataSet", default, rules, open_modules)
          for node in map(optional.of, exchanges)),
    ]  # fmt: skip
    for module, names in open_modules.items():
        findings.warning(
            "epd_scenarios_without_default", module=module.value, scenarios=shown(", ".join(sorted(names)))
        )
    if default and any(impact.scenarios for impact in found):
        findings.note("epd_default_scenario", scenarios=shown(", ".join(sorted(default))))
    return tuple(impact for impact in found if impact.values or impact.scenarios)


def _default_scenarios(optional: OptionalFields) -> frozenset[str]:
    return frozenset(
        optional.of(scenario).text("name")
        for part in optional.objects("processInformation.dataSetInformation.other.anies")
        for scenario in optional.of(part).objects("scenario")
        if scenario["default"].flag()
    )


def _impact(
    optional: OptionalFields,
    reference: str,
    default: frozenset[str],
    rules: DeclarationRules,
    open_modules: dict[DeclaredModule, set[str]],
) -> RawImpact:
    anies = optional.objects("other.anies")
    named = optional.node[reference].needed()
    name = optional.of(named).localized("shortDescription")
    declared = _declared(anies, rules)
    return RawImpact(
        tuple(_identifiers(named, name)),
        name,
        _unit(anies, optional),
        _chosen(declared, default, open_modules),
        tuple(ScenarioValues(scenario, values) for scenario, values in declared.scenarios.items()),
    )


def _identifiers(named: Node, name: str) -> Iterator[tuple[str, str]]:
    yield "ilcd", named["refObjectId"].text().casefold()
    abbreviation = _ABBREVIATION.search(name)
    if abbreviation is not None:
        yield "abbreviation", abbreviation[1].casefold()


def _unit(anies: list[Node], optional: OptionalFields) -> str:
    """The unit; a text that is no unit when it cannot be read, because "" stands for the unit of EN 15804."""
    for part in anies:
        if part["name"].value == _UNIT and part["value"].is_there:
            return optional.of(part).localized("value.shortDescription") or _UNREADABLE
    return ""


def _declared(anies: list[Node], rules: DeclarationRules) -> _Declared:
    declared = _Declared({}, {})
    for part in anies:
        if not part["module"].is_there:
            continue
        module = module_of(part["module"].text())
        if module is None:
            place = part["module"].place
            raise FileRefusedError("epd_unknown_module", at=place, module=shown(part["module"].text()))
        amount = part["value"].number(rules.words["no_value"])
        if amount is None:
            continue
        scenario = part["scenario"].text()
        values = declared.scenarios.setdefault(scenario, {}) if scenario else declared.plain
        if module in values and abs(values[module] - amount) > _SAME * abs(amount):
            raise FileRefusedError("epd_value_twice", at=part.place, module=module.value)
        values[module] = amount
    return declared


def _chosen(
    declared: _Declared, default: frozenset[str], open_modules: dict[DeclaredModule, set[str]]
) -> Mapping[DeclaredModule, float]:
    """The values without scenario, and those of the default scenario or the only one."""
    values = dict(declared.plain)
    modules = {module for found in declared.scenarios.values() for module in found}
    for module in (module for module in DeclaredModule if module in modules and module not in values):
        names = [name for name, found in declared.scenarios.items() if module in found]
        chosen = [name for name in names if name in default] if len(names) > 1 else names
        if len(chosen) == 1:
            values[module] = declared.scenarios[chosen[0]][module]
        else:
            open_modules.setdefault(module, set()).update(names)
    return values
