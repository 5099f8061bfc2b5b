"""Reads a declaration in openEPD JSON, version 0.1: openEPD, openIndustryEPD and openGenericEstimate.

Its impacts are grouped by assessment method. EF 3.0 and 3.1 are the set A2, CML the set A1; other methods, such as
TRACI, are neither and are left out with a finding.
"""

from collections.abc import Iterator

from app.formats.cell_text import MAX_TEXT
from app.formats.import_result import ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.common.read_request import ReadRequest
from app.importing.declarations.fields import Node, shown
from app.importing.declarations.indicators import RawImpact, impacts_of_set, module_of, set_of_standard
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
_KINDS = {"openindustryepd": DeclarationKind.AVERAGE, "opengenericestimate": DeclarationKind.GENERIC}
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
    amount, measures = _declared(document)
    per_unit = mass_per_unit(measures)
    impacts = _impacts(document, rules, findings)
    standards = (part["short_name"].text() or part["name"].text() for part in document["compliance"])
    valid_until = document["valid_until"].date()
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
        biogenic_c_kg=_mass(document["kg_C_biogenic_per_declared_unit"]),
        service_life_years=document["product_service_life_years"].positive(),
        published_on=document["date_of_issue"].date(),
        valid_until=valid_until,
        kind=_KINDS.get(document["doctype"].text().casefold()),
        owner=document["manufacturer"]["name"].text(),
        standard="; ".join(filter(None, standards)),
        location=", ".join(part.text() for part in document["applicable_in"]),
        comment=(document["product_description"].text(MAX_TEXT) or document["description"].text(MAX_TEXT)),
        registration_number=document["program_operator_doc_id"].text(),
        product_group=_group(document),
    )


def _group(document: Node) -> str:
    classes = (node for _, node in document["product_classes"].items())
    return "; ".join(dict.fromkeys(node.text() for node in classes if isinstance(node.value, str)))


def _declared(document: Node) -> tuple[float, Measures]:
    node = document["declared_unit"].needed()
    unit = declared_unit(node["unit"].text(), node["unit"].place)
    amount = 1.0 if not node["qty"].is_there else node["qty"].positive()
    if amount is None or not usable(amount):
        raise FileRefusedError("epd_no_amount", at=node["qty"].place)
    mass = _mass(document["kg_per_declared_unit"])
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


def _impacts(document: Node, rules: DeclarationRules, findings: FindingList) -> tuple[DeclaredImpact, ...]:
    found: list[DeclaredImpact] = []
    used: list[EnvironmentalSet] = []
    for method, node in document["impacts"].items():
        meaning = rules.words["openepd_method"].get(method.casefold())
        which = None if meaning is None else EnvironmentalSet(meaning)
        if which is None or which in used:
            findings.warning("epd_method_not_used", method=shown(method))
            continue
        used.append(which)
        found += impacts_of_set(tuple(_scope_sets(node, rules)), which, rules, findings)
    if not found:
        raise FileRefusedError("epd_no_usable_method", at="impacts")
    compliance = (set_of_standard(part["short_name"].text()) for part in document["compliance"])
    shared = used[0] if len(used) == 1 else next((which for which in compliance if which), EnvironmentalSet.A2)
    for key in ("resource_uses", "output_flows"):
        found += impacts_of_set(tuple(_scope_sets(document[key], rules)), shared, rules, findings)
    return tuple(found)


def _scope_sets(node: Node, rules: DeclarationRules) -> Iterator[RawImpact]:
    for key, scopes in node.items():
        if key == "ext" or not scopes.is_there:
            continue
        units: set[str] = set()
        values = _measurements(scopes, units, rules)
        scenarios = tuple(
            ScenarioValues(part["name"].text(), _measurements(part, units, rules))
            for part in scopes["C_scenarios"]
        )
        if len(units) > 1:
            raise FileRefusedError("epd_units_differ", at=scopes.place, units=shown(", ".join(sorted(units))))
        if values or any(scenario.values for scenario in scenarios):
            yield RawImpact((("openepd", key),), shown(key), next(iter(units), ""), values, scenarios)


def _measurements(scopes: Node, units: set[str], rules: DeclarationRules) -> dict[DeclaredModule, float]:
    values = {}
    for key, node in scopes.items():
        module = module_of(key)
        if module is None:
            if key in _NOT_A_MODULE or key.endswith(_YEARS):
                continue
            raise FileRefusedError("epd_unknown_module", at=node.place, module=shown(key))
        amount = node["mean"].number(rules.words["no_value"])
        if amount is not None:
            values[module] = amount
            units.add(node["unit"].text())
    return values
