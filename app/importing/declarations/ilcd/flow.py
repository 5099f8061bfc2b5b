"""Reads the reference flow of an ILCD+EPD data set: declared unit and amount, mass, density, biogenic carbon.

Source: ILCD+EPD Data Format Introduction, "Reference product / declared unit" and "Material properties". The
number of the declared unit is the mean amount of the exchange times the mean value of the reference flow property.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError
from app.importing.declarations.fields import Node
from app.importing.declarations.optional_fields import OptionalFields
from app.importing.declarations.units import Measures, Property, declared_unit, usable
from models.domain.declaration import Conversion
from models.domain.quantities import UNITS, Unit
from models.reference.declaration_rules import DeclarationRules, spelled

_SAME = 1e-6
_UNITS = {unit.symbol: unit for unit in UNITS}
_IN_SI = {
    "kg/m3": 1.0, "g/cm3": 1000.0, "kg/dm3": 1000.0, "kg/l": 1000.0, "t/m3": 1000.0,
    "kg/m2": 1.0, "g/m2": 0.001, "kg/m": 1.0, "m": 1.0, "mm": 0.001, "cm": 0.01, "kg": 1.0,
    "kg/stk": 1.0, "kg/pcs": 1.0, "kg/piece": 1.0, "g": 0.001,
}  # fmt: skip
_BIOGENIC = "biogenic_carbon"


@dataclass(frozen=True, slots=True)
class ReferenceFlow:
    """The product amount of the impacts: `amount` in `measures.unit`; `biogenic_c_kg` is per that amount."""

    amount: float
    measures: Measures
    biogenic_c_kg: float | None


def reference_flow(optional: OptionalFields, rules: DeclarationRules) -> ReferenceFlow:
    """The reference flow.

    Raises:
        FileRefusedError: `epd_missing`, `epd_no_unit`, `epd_unknown_unit`, `epd_no_amount` or
            `epd_amounts_contradict`, each with its place.
    """
    exchange = _exchange(optional)
    properties = optional.of(exchange).objects("flowProperties")
    reference = [p for p in properties if p["referenceFlowProperty"].flag()]
    if len(reference) != 1:
        raise FileRefusedError("epd_no_unit", at=exchange["flowProperties"].place)
    unit = _unit(optional.of(reference[0]), rules)
    flows = _number(exchange["meanAmount"])
    per_flow = _number(reference[0]["meanValue"])
    amount = flows * per_flow
    _check_stated(optional.of(exchange), amount)
    others = [p for p in properties if p is not reference[0]]
    amounts = _amounts([optional.of(node) for node in others], per_flow, rules)
    measures = Measures(unit, amounts, _properties(optional.of(exchange)))
    return ReferenceFlow(amount, measures, _biogenic([optional.of(node) for node in others], flows, rules))


def is_reference(exchange: Node, document: Node) -> bool:
    """Whether an exchange is the product itself and not an indicator."""
    return exchange["referenceFlow"].flag() or exchange["dataSetInternalID"].value in _reference_ids(document)


def _reference_ids(document: Node) -> list[object]:
    ids = document.at("processInformation.quantitativeReference.referenceToReferenceFlow")
    return [node.value for node in ids]


def _exchange(optional: OptionalFields) -> Node:
    document = optional.node
    found = [e for e in optional.objects("exchanges.exchange") if is_reference(e, document)]
    if len(found) != 1:
        place = document.at("processInformation.quantitativeReference.referenceToReferenceFlow").place
        raise FileRefusedError("epd_missing", at=place)
    return found[0]


def _number(node: Node) -> float:
    amount = node.needed().positive()
    if amount is None or not usable(amount):
        raise FileRefusedError("epd_no_amount", at=node.place)
    return amount


def _check_stated(exchange: OptionalFields, amount: float) -> None:
    value = exchange.positive("resultingflowAmount")
    if value is not None and abs(value - amount) > _SAME * amount:
        place = exchange.node["resultingflowAmount"].place
        raise FileRefusedError("epd_amounts_contradict", at=place, stated=value, found=amount)


def _unit(reference: OptionalFields, rules: DeclarationRules) -> Unit:
    stated = reference.node["referenceUnit"]
    text = stated.text()
    known = rules.words["flow_property"].get(reference.text("uuid").casefold(), "")
    if not text and known in _UNITS:
        return _UNITS[known]
    unit = declared_unit(text, stated.place)
    if known in _UNITS and _UNITS[known].dimension is not unit.dimension:
        raise FileRefusedError("epd_unit_not_of_property", at=reference.node.place, unit=text, expected=known)
    return unit


def _amounts(others: list[OptionalFields], per_flow: float, rules: DeclarationRules) -> tuple[Conversion, ...]:
    found = []
    for node in others:
        unit = _UNITS.get(rules.words["flow_property"].get(node.text("uuid").casefold(), ""))
        value = node.positive("meanValue")
        if unit is not None and value is not None and usable(value / per_flow):
            found.append(Conversion(unit, value / per_flow, _name(node)))
    return tuple(found)


def _biogenic(others: list[OptionalFields], flows: float, rules: DeclarationRules) -> float | None:
    for node in others:
        if rules.words["flow_property"].get(node.text("uuid").casefold()) == _BIOGENIC:
            value = node.read(node.node["meanValue"].number, None)
            return None if value is None or value < 0 else value * flows
    return None


def _properties(exchange: OptionalFields) -> Mapping[str, Property]:
    found: dict[str, Property] = {}
    for part in exchange.objects("materialProperties"):
        node = exchange.of(part)
        name, unit = clean_text(node.text("name")).casefold(), node.text("unit")
        value, factor = node.positive("value"), _IN_SI.get(spelled(unit))
        if value is not None and factor is not None and usable(value * factor):
            found[name] = Property(value * factor, f"{name} {value:g} {unit}")
    return found


def _name(node: OptionalFields) -> str:
    parts = [node.of(part) for part in node.objects("name")]
    names = {part.text("lang"): part.text("value") for part in parts}
    return names.get("en") or next((name for name in names.values() if name), "")
