"""Reads the amounts in a model: from quantity sets, else from typed measures in property sets.

Leaves out on purpose: quantities inside a complex quantity, times, and numbers without a measure type.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.importing.ifc.relations import Relations
from app.importing.ifc.units import UNIT_OF, ProjectUnits
from app.importing.ifc.values import Instance, as_number, class_of, is_kind, many, measure, number, one, text
from models.reference.ifc_names import AmountNames, IfcNames

_QUANTITIES = {
    "IfcQuantityVolume": ("volume", "VolumeValue"),
    "IfcQuantityWeight": ("mass", "WeightValue"),
    "IfcQuantityArea": ("area", "AreaValue"),
    "IfcQuantityLength": ("length", "LengthValue"),
    "IfcQuantityCount": ("count", "CountValue"),
}
_MEASURES = {
    "IfcVolumeMeasure": "volume",
    "IfcMassMeasure": "mass",
    "IfcAreaMeasure": "area",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in the unit of `UNIT_OF[kind]`; `value` is None when it cannot be used, with a `reason`.

    Attributes:
        origin: "quantity" (a quantity set), "property" (a property set) or "shape".
        reason: "" or the code of the finding.
    """

    kind: str
    name: str
    origin: str
    value: float | None
    reason: str = ""

    def written(self) -> str:
        """The amount as text, such as `NetVolume = 1.25 m3`; the name alone when there is no value."""
        return self.name if self.value is None else f"{self.name} = {self.value!r} {UNIT_OF[self.kind].symbol}"


@dataclass(frozen=True, slots=True)
class Stated:
    """The best amount of each kind that an element states."""

    amounts: Mapping[str, Amount] = field(default_factory=dict)

    def usable(self, kind: str) -> Amount | None:
        found = self.amounts.get(kind)
        return found if found is not None and found.value is not None else None

    @property
    def has_amount(self) -> bool:
        return any(amount.value is not None for amount in self.amounts.values())

    def reason(self) -> str:
        """The code of the finding why there is no usable amount, "" when none is stated."""
        return next((amount.reason for amount in self.amounts.values() if amount.reason), "")

    def written(self) -> str:
        return "; ".join(amount.written() for amount in self.amounts.values())


class StatedAmounts:
    """Reads the stated amounts of elements; a shared set is read once."""

    def __init__(self, relations: Relations, units: ProjectUnits, names: IfcNames) -> None:
        self._relations = relations
        self._units = units
        self._names = names
        self._read: dict[int, list[Amount]] = {}

    def of(self, element: Instance) -> Stated:
        """The amounts of the element; those of its type only for kinds that its own sets do not have."""
        found = [amount for definition in self._relations.sets(element) for amount in self._of_set(definition)]
        quantities = [amount for amount in found if amount.origin == "quantity"]
        best = _best(quantities, self._names.quantities, only_known=False)
        properties = [amount for amount in found if amount.origin == "property"]
        return Stated(_best(properties, self._names.properties, only_known=True) | best if properties else best)

    def area_named(self, element: Instance, name: str) -> float | None:
        """The area in m2 of the quantity with exactly this name; None when there is none."""
        for definition in self._relations.sets(element):
            for amount in self._of_set(definition):
                if (amount.origin, amount.kind, amount.name) == ("quantity", "area", name) and amount.value:
                    return amount.value
        return None

    def _of_set(self, definition: Instance) -> list[Amount]:
        if definition.id() not in self._read:
            self._read[definition.id()] = self._amounts(definition)
        return self._read[definition.id()]

    def _amounts(self, definition: Instance) -> list[Amount]:
        if is_kind(definition, "IfcElementQuantity"):
            found = [self._quantity(item) for item in many(definition, "Quantities")]
        else:
            found = [self._property(item) for item in many(definition, "HasProperties")]
        return [amount for amount in found if amount is not None]

    def _quantity(self, item: Instance) -> Amount | None:
        kind, attribute = _QUANTITIES.get(class_of(item), ("", ""))
        value = number(item, attribute) if kind else None
        return None if value is None else self._amount(kind, "quantity", item, value)

    def _property(self, item: Instance) -> Amount | None:
        measured, content = measure(item, "NominalValue")
        kind = _MEASURES.get(measured, "")
        value = as_number(content) if kind else None
        return None if value is None else self._amount(kind, "property", item, value)

    def _amount(self, kind: str, origin: str, item: Instance, value: float) -> Amount:
        name = text(item, "Name")
        if not 0.0 < value < math.inf:
            return Amount(kind, name, origin, None, "ifc_amount_not_above_zero")
        converted = self._units.converted(kind, value, one(item, "Unit"))
        if converted is None or converted <= 0.0:
            return Amount(kind, name, origin, None, "ifc_unit_not_known")
        return Amount(kind, name, origin, converted)


def _best(amounts: list[Amount], names: Mapping[str, AmountNames], *, only_known: bool) -> dict[str, Amount]:
    """Per kind the amount with the best name; a usable one takes precedence over one that is not."""
    best: dict[str, Amount] = {}
    for kind, known in names.items():
        mine = [amount for amount in amounts if amount.kind == kind and amount.name not in known.never]
        ranked = [amount for amount in mine if amount.name in known.names]
        if not ranked and not only_known and len(mine) == 1:
            ranked = mine
        if ranked:
            best[kind] = min(ranked, key=lambda a: (a.value is None, _rank(known.names, a.name)))
    return best


def _rank(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else len(names)
