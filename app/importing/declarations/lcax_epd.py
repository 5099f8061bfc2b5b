"""Reads a declaration in LCAx JSON (lcax_models 2 and 3) or in EPDx JSON, from which LCAx grew.

The three differ in spelling: LCAx 3 writes `declaredUnit`, the others `declared_unit`; EPDx has its indicators at
the top. None writes the units of its indicators, so those of EN 15804 are taken. A project is another format.
"""

from collections.abc import Iterator
from functools import partial

from app.formats.cell_text import MAX_TEXT
from app.formats.import_result import ImportResult
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.common.read_request import ReadRequest
from app.importing.declarations.fields import Node, shown
from app.importing.declarations.indicators import RawImpact, module_of, named_impacts, set_of_standard
from app.importing.declarations.optional_fields import OptionalFields
from app.importing.declarations.result import read_json_declarations
from app.importing.declarations.units import Measures, conversions_of, declared_unit, mass_per_unit, usable
from models.domain.declaration import Conversion, DeclarationKind, ProductDeclaration
from models.domain.quantities import UNITS, Unit
from models.reference.declaration_rules import DeclarationRules
from models.reference.reference import Reference

FORMAT = "lcax_epd"
_UNITS = {unit.symbol: unit for unit in UNITS}
_UNKNOWN = "unknown"


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the declarations in the file, one object or a list. Never raises for the content of the file."""
    return read_json_declarations(FORMAT, data, request, reference, lcax_declaration)


def lcax_declaration(document: Node, rules: DeclarationRules, findings: FindingList) -> ProductDeclaration:
    """Makes one declaration.

    Raises:
        FileRefusedError: a required value is missing or wrong; params name the place.
    """
    name = document["name"].text()
    if not name:
        raise FileRefusedError("epd_missing", at=document["name"].place)
    optional = OptionalFields(document, findings)
    measures = _measures(optional, rules)
    standard = _stated(document["standard"])
    raw = tuple(_raw_impacts(document, rules))
    if not raw:
        raise FileRefusedError("epd_missing", at=document["impacts"].place)
    valid_until = optional.read(_either(document, "valid_until", "validUntil").date, None)
    if valid_until is None:
        findings.note("epd_no_validity")
    return ProductDeclaration(
        id=document["id"].text(),
        name=name,
        declared_unit=measures.unit,
        declared_amount=1.0,
        impacts=named_impacts(raw, set_of_standard(standard), rules, findings),
        conversions=conversions_of(measures),
        mass_kg=mass_per_unit(measures),
        service_life_years=optional.read(
            _either(document, "reference_service_life", "referenceServiceLife").positive, None
        ),
        published_on=optional.read(_either(document, "published_date", "publishedDate").date, None),
        valid_until=valid_until,
        kind=_kind(optional, rules),
        owner=optional.read(partial(_owner, document["source"]), ""),
        standard=standard,
        location=optional.read(partial(_stated, document["location"]), ""),
        comment=optional.text("comment", MAX_TEXT),
    )


def _either(node: Node, *keys: str) -> Node:
    found = (node[key] for key in keys)
    return next((part for part in found if part.is_there), node[keys[0]])


def _stated(node: Node) -> str:
    text = node.text()
    return "" if text.casefold() == _UNKNOWN else text


def _owner(source: Node) -> str:
    return source.text() if isinstance(source.value, str) else source["name"].text()


def _kind(optional: OptionalFields, rules: DeclarationRules) -> DeclarationKind | None:
    key = "subtype" if optional.node["subtype"].is_there else "subType"
    kind = optional.choice(key, rules.words["kind"])
    return None if kind is None else DeclarationKind(kind)


def _measures(optional: OptionalFields, rules: DeclarationRules) -> Measures:
    document = optional.node
    node = _either(document, "declared_unit", "declaredUnit")
    unit = _unit(node, rules)
    if unit is None:
        unit = declared_unit(_stated(node), node.place)
    amounts = []
    for part in optional.objects("conversions"):
        to = optional.read(partial(_unit, part["to"], rules), None)
        value = optional.of(part).positive("value")
        if to is not None and value is not None and usable(value):
            amounts.append(Conversion(to, value, _source(part, to)))
    return Measures(unit, tuple(amounts))


def _source(conversion: Node, to: Unit) -> str:
    words = _either(conversion, "meta_data", "metaData").value
    return shown(words) if isinstance(words, str) and words.strip() else f"conversions, {to.symbol}"


def _unit(node: Node, rules: DeclarationRules) -> Unit | None:
    return _UNITS.get(rules.words["lcax_unit"].get(node.text().casefold(), ""))


def _raw_impacts(document: Node, rules: DeclarationRules) -> Iterator[RawImpact]:
    known = rules.indicators["lcax"]
    grouped = document["impacts"].is_there
    for key, node in (document["impacts"] if grouped else document).items():
        if not node.is_there or (not grouped and key.casefold() not in known):
            continue
        values = {}
        for module_name, amount in node.items():
            module = module_of(module_name)
            if module is None:
                raise FileRefusedError("epd_unknown_module", at=amount.place, module=shown(module_name))
            value = amount.number(rules.words["no_value"])
            if value is not None:
                values[module] = value
        if values:
            yield RawImpact((("lcax", key.casefold()),), shown(key), "", values)
