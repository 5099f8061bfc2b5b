"""Reads a declaration in openEPD JSON, version 0.1: openEPD, openIndustryEPD and openGenericEstimate.

Its impacts are grouped by assessment method. EF 3.0 and 3.1 are the set A2, CML the set A1; other methods, such as
TRACI, are neither and are left out with a finding.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from app.formats.cell_text import MAX_TEXT
from app.formats.import_result import ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.common.read_request import ReadRequest
from app.importing.declarations.fields import Node, shown
from app.importing.declarations.indicators import RawImpact, impacts_of_set, module_of, set_of_standard
from app.importing.declarations.optional_fields import OptionalFields
from app.importing.declarations.result import read_json_declarations
from app.importing.declarations.units import Measures, conversions_of, declared_unit, mass_per_unit, usable
from models.domain.declaration import (
    Conversion,
    DeclarationKind,
    DeclaredImpact,
    DeclaredModule,
    ProductDeclaration,
    ScenarioValues,
)
from models.domain.product import EnvironmentalSet
from models.domain.quantities import KG, convert
from models.reference.declaration_rules import DeclarationRules
from models.reference.reference import Reference

FORMAT = "openepd"
_KINDS = {
    "openepd": None,
    "openindustryepd": DeclarationKind.AVERAGE,
    "opengenericestimate": DeclarationKind.GENERIC,
}
_NOT_A_MODULE = ("ext", "C_scenarios", "name", "likelihood")
_YEARS = "_years"


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the declarations in the file, one object or a list. Never raises for the content of the file."""
    return read_json_declarations(FORMAT, data, request, reference, openepd_declaration)


def openepd_declaration(document: Node, rules: DeclarationRules, findings: FindingList) -> ProductDeclaration:
    """Makes one declaration.

    Raises:
        FileRefusedError: a required value is missing or wrong; params name the place.
    """
    name = document["product_name"].text() or document["name"].text()
    if not name:
        raise FileRefusedError("epd_missing", at=document["product_name"].place)
    optional = OptionalFields(document, findings)
    amount, measures = _declared(document, optional)
    per_unit = mass_per_unit(measures)
    compliance = [optional.of(part) for part in optional.objects("compliance")]
    standards = [part.text("short_name") or part.text("name") for part in compliance]
    impacts = _impacts(optional, standards, rules)
    valid_until = optional.date("valid_until")
    if valid_until is None:
        findings.note("epd_no_validity")
    return ProductDeclaration(
        id=document["id"].text(),
        name=name,
        declared_unit=measures.unit,
        declared_amount=amount,
        impacts=impacts,
        conversions=conversions_of(measures),
        mass_kg=None if per_unit is None else per_unit * amount,
        biogenic_c_kg=optional.read(partial(_mass, document["kg_C_biogenic_per_declared_unit"]), None),
        service_life_years=optional.positive("product_service_life_years"),
        published_on=optional.date("date_of_issue"),
        valid_until=valid_until,
        kind=optional.choice("doctype", _KINDS),
        owner=optional.text("manufacturer.name"),
        standard="; ".join(filter(None, standards)),
        location=", ".join(optional.texts("applicable_in")),
        comment=optional.text("product_description", MAX_TEXT) or optional.text("description", MAX_TEXT),
        registration_number=optional.text("program_operator_doc_id"),
        product_group=_group(optional),
    )


def _group(optional: OptionalFields) -> str:
    nothing: list[tuple[str, Node]] = []
    classes = optional.read(lambda: list(optional.node["product_classes"].items()), nothing)
    return "; ".join(dict.fromkeys(node.text() for _, node in classes if isinstance(node.value, str)))


def _declared(document: Node, optional: OptionalFields) -> tuple[float, Measures]:
    node = document["declared_unit"].needed()
    unit = declared_unit(node["unit"].text(), node["unit"].place)
    amount = 1.0 if not node["qty"].is_there else node["qty"].positive()
    if amount is None or not usable(amount):
        raise FileRefusedError("epd_no_amount", at=node["qty"].place)
    mass = optional.read(partial(_mass, document["kg_per_declared_unit"]), None)
    if not mass or not usable(mass / amount):
        return amount, Measures(unit)
    return amount, Measures(unit, (Conversion(KG, mass / amount, "kg_per_declared_unit"),))


def _mass(node: Node) -> float | None:
    """The mass in kg, None when it is absent. Without a unit it is in kg, as the name of the field says."""
    amount = node["qty"].number()
    if amount is None:
        return None
    unit = declared_unit(node["unit"].text() or KG.symbol, node["unit"].place)
    if unit.dimension is not KG.dimension or amount < 0:
        raise FileRefusedError("epd_unknown_unit", at=node.place, unit=shown(node["unit"].text()))
    return convert(amount, unit, KG)


def _impacts(
    optional: OptionalFields, standards: list[str], rules: DeclarationRules
) -> tuple[DeclaredImpact, ...]:
    document, findings = optional.node, optional.findings
    found: list[DeclaredImpact] = []
    used: list[EnvironmentalSet] = []
    for method, node in document["impacts"].items():
        meaning = rules.words["openepd_method"].get(method.casefold())
        which = None if meaning is None else EnvironmentalSet(meaning)
        if which is None or which in used:
            findings.warning("epd_method_not_used", method=shown(method))
            continue
        used.append(which)
        found += impacts_of_set(tuple(_scope_sets(optional.of(node), rules)), which, rules, findings)
    if not found:
        raise FileRefusedError("epd_no_usable_method", at="impacts")
    stated = (set_of_standard(standard) for standard in standards)
    shared = used[0] if len(used) == 1 else next((which for which in stated if which), EnvironmentalSet.A2)
    for key in ("resource_uses", "output_flows"):
        of_key = partial(_all_scope_sets, optional.of(document[key]), rules)
        found += impacts_of_set(optional.read(of_key, ()), shared, rules, findings)
    return tuple(found)


def _all_scope_sets(optional: OptionalFields, rules: DeclarationRules) -> tuple[RawImpact, ...]:
    return tuple(_scope_sets(optional, rules))


def _scope_sets(optional: OptionalFields, rules: DeclarationRules) -> Iterator[RawImpact]:
    for key, scopes in optional.node.items():
        if key == "ext" or not scopes.is_there:
            continue
        if not isinstance(scopes.value, Mapping) and key.casefold() not in rules.indicators["openepd"]:
            optional.left_open(scopes.place, scopes.value)
            continue
        units: set[str] = set()
        of_indicator = optional.of(scopes)
        values = _measurements(of_indicator, units, rules)
        parts = [optional.of(part) for part in of_indicator.objects("C_scenarios")]
        scenarios = tuple(ScenarioValues(part.text("name"), _measurements(part, units, rules)) for part in parts)
        if len(units) > 1:
            raise FileRefusedError("epd_units_differ", at=scopes.place, units=shown(", ".join(sorted(units))))
        if values or any(scenario.values for scenario in scenarios):
            yield RawImpact((("openepd", key),), shown(key), next(iter(units), ""), values, scenarios)


def _measurements(
    optional: OptionalFields, units: set[str], rules: DeclarationRules
) -> dict[DeclaredModule, float]:
    values = {}
    for key, node in optional.node.items():
        module = module_of(key)
        if module is None:
            if key in _NOT_A_MODULE or key.endswith(_YEARS):
                continue
            if not isinstance(node.value, Mapping):
                optional.left_open(node.place, node.value)
                continue
            raise FileRefusedError("epd_unknown_module", at=node.place, module=shown(key))
        amount = node["mean"].number(rules.words["no_value"])
        if amount is not None:
            values[module] = amount
            units.add(node["unit"].text())
    return values
