"""Reads the reference flow of an ILCD+EPD data set: declared unit and amount, mass, density, biogenic carbon.

Source: ILCD+EPD Data Format Introduction, "Reference product / declared unit" and "Material properties". The
number of the declared unit is the mean amount of the exchange times the mean value of the reference flow property.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError
from app.importing.declarations.fields import Node
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


def reference_flow(document: Node, rules: DeclarationRules) -> ReferenceFlow:
    """The reference flow.

    Raises:
        FileRefusedError: `epd_missing`, `epd_no_unit`, `epd_unknown_unit`, `epd_no_amount` or
            `epd_amounts_contradict`, each with its place.
    """
    exchange = _exchange(document)
    properties = list(exchange["flowProperties"])
    reference = [p for p in properties if p["referenceFlowProperty"].flag()]
    if len(reference) != 1:
        raise FileRefusedError("epd_no_unit", at=exchange["flowProperties"].place)
    unit = _unit(reference[0], rules)
    flows = _number(exchange["meanAmount"])
    per_flow = _number(reference[0]["meanValue"])
    amount = flows * per_flow
    _check_stated(exchange, amount)
    others = [p for p in properties if p is not reference[0]]
    measures = Measures(unit, _amounts(others, per_flow, rules), _properties(exchange))
    return ReferenceFlow(amount, measures, _biogenic(others, flows, rules))


def is_reference(exchange: Node, document: Node) -> bool:
    """Whether an exchange is the product itself and not an indicator."""
    return exchange["referenceFlow"].flag() or exchange["dataSetInternalID"].value in _reference_ids(document)


def _reference_ids(document: Node) -> list[object]:
    ids = document.at("processInformation.quantitativeReference.referenceToReferenceFlow")
    return [node.value for node in ids]


def _exchange(document: Node) -> Node:
    found = [e for e in document.at("exchanges.exchange") if is_reference(e, document)]
    if len(found) != 1:
        place = document.at("processInformation.quantitativeReference.referenceToReferenceFlow").place
        raise FileRefusedError("epd_missing", at=place)
    return found[0]


def _number(node: Node) -> float:
    amount = node.needed().positive()
    if amount is None or not usable(amount):
        raise FileRefusedError("epd_no_amount", at=node.place)
    return amount


def _check_stated(exchange: Node, amount: float) -> None:
    stated = exchange["resultingflowAmount"]
    value = stated.positive()
    if value is not None and abs(value - amount) > _SAME * amount:
        raise FileRefusedError("epd_amounts_contradict", at=stated.place, stated=value, found=amount)


def _unit(reference: Node, rules: DeclarationRules) -> Unit:
    text = reference["referenceUnit"].text()
    known = rules.words["flow_property"].get(reference["uuid"].text().casefold(), "")
    if not text and known in _UNITS:
        return _UNITS[known]
    unit = declared_unit(text, reference["referenceUnit"].place)
    if known in _UNITS and _UNITS[known].dimension is not unit.dimension:
        raise FileRefusedError("epd_unit_not_of_property", at=reference.place, unit=text, expected=known)
    return unit


def _amounts(others: list[Node], per_flow: float, rules: DeclarationRules) -> tuple[Conversion, ...]:
    found = []
    for node in others:
        unit = _UNITS.get(rules.words["flow_property"].get(node["uuid"].text().casefold(), ""))
        value = node["meanValue"].positive()
        if unit is not None and value is not None and usable(value / per_flow):
            found.append(Conversion(unit, value / per_flow, _name(node)))
    return tuple(found)


def _biogenic(others: list[Node], flows: float, rules: DeclarationRules) -> float | None:
    for node in others:
        if rules.words["flow_property"].get(node["uuid"].text().casefold()) == _BIOGENIC:
            value = node["meanValue"].number()
            return None if value is None or value < 0 else value * flows
    return None


def _properties(exchange: Node) -> Mapping[str, Property]:
    found: dict[str, Property] = {}
    for node in exchange["materialProperties"]:
        name, unit = clean_text(node["name"].text()).casefold(), node["unit"].text()
        value, factor = node["value"].positive(), _IN_SI.get(spelled(unit))
        if value is not None and factor is not None and usable(value * factor):
            found[name] = Property(value * factor, f"{name} {value:g} {unit}")
    return found


def _name(node: Node) -> str:
    names = {part["lang"].text(): part["value"].text() for part in node["name"]}
    return names.get("en") or next((name for name in names.values() if name), "")
