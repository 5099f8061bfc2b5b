"""Reads the amounts in a model: from quantity sets, else from typed measures in property sets.

Leaves out on purpose: quantities inside a complex quantity, times, and numbers without a measure type.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.importing.ifc.relations import Relations
from app.importing.ifc.units import UNIT_OF, ProjectUnits
from app.importing.ifc.values import (
    Instance,
    as_number,
    class_of,
    is_kind,
    many,
    measure,
    number,
    one,
    properties,
    text,
)
from models.reference.ifc_names import AmountNames, IfcNames
from models.reference.name_words import folded

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


_MOST = {"volume": 1e5, "mass": 1e9, "area": 1e6, "length": 1e7, "count": 1e6}
"""More than one element can be, in the unit of `UNIT_OF`: beyond it the unit of the model is wrong. All concrete
of the tallest tower on earth is 3.3e5 m3, in thousands of elements."""

_SAME = 1e-3
"""Two figures that differ less are one figure, rounded twice."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in the unit of `UNIT_OF[kind]`; `value` is None when it cannot be used, with a `reason`.

    Attributes:
        origin: "quantity" (a quantity set), "property" (a property set), "shape" or "piece" (the element itself).
        reason: "" or the code of the finding.
        figures: what the model says where it cannot be used, such as two values under one name.
        passed_over: one with a better name that cannot be used, such as a NetVolume of 0 beside a GrossVolume.
    """

    kind: str
    name: str
    origin: str
    value: float | None
    reason: str = ""
    figures: tuple[float, ...] = ()
    passed_over: "Amount | None" = None

    def written(self) -> str:
        """The amount as text, such as `NetVolume = 1.25 m3`; the name alone when there is no value."""
        found = self.figures if self.value is None else (self.value,)
        symbol = UNIT_OF[self.kind].symbol
        return f"{self.name} = {' / '.join(map(repr, found))} {symbol}" if found else self.name


@dataclass(frozen=True, slots=True)
class Stated:
    """The best amount of each kind that an element states, and its usable lengths under any name."""

    amounts: Mapping[str, Amount] = field(default_factory=dict)
    lengths: tuple[Amount, ...] = ()

    def usable(self, kind: str) -> Amount | None:
        found = self.amounts.get(kind)
        return found if found is not None and found.value is not None else None

    @property
    def has_amount(self) -> bool:
        return any(amount.value is not None for amount in self.amounts.values())

    def unusable(self, kinds: Iterable[str]) -> Iterator[Amount]:
        """The amounts of these kinds that are stated and cannot be used, also where one with another name can."""
        for kind in kinds:
            found = self.amounts.get(kind)
            unusable = found if found is None or found.value is None else found.passed_over
            if unusable is not None:
                yield unusable

    def length_named(self, names: AmountNames) -> float | None:
        """The length in m with the best of these names; None when there is none."""
        ranked = [(rank, a.value) for a in self.lengths if (rank := names.rank(a.name)) is not None]
        return min(ranked)[1] if ranked else None

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
        own = self._stated(self._relations.own_sets(element))
        of_type = self._stated(self._relations.sets_of_type(element))
        if not of_type.amounts and not of_type.lengths:
            return own
        amounts = {
            kind: next((a for a in found if a.value is not None), found[0])
            for kind in (*own.amounts, *(kind for kind in of_type.amounts if kind not in own.amounts))
            if (found := [s.amounts[kind] for s in (own, of_type) if kind in s.amounts])
        }
        return Stated(amounts, own.lengths or of_type.lengths)

    def area_named(self, element: Instance, names: AmountNames) -> Amount | None:
        """The area in m2 of the quantity with the best of these names; None when there is none."""
        found = [a for definition in self._relations.sets(element) for a in self._of_set(definition)]
        ranked = [
            (rank, i)
            for i, a in enumerate(found)
            if (a.origin, a.kind) == ("quantity", "area") and a.value and (rank := names.rank(a.name)) is not None
        ]
        return found[min(ranked)[1]] if ranked else None

    def _stated(self, definitions: Iterable[Instance]) -> Stated:
        found = [amount for definition in definitions for amount in self._of_set(definition)]
        if not found:
            return _NOTHING
        quantities = [amount for amount in found if amount.origin == "quantity"]
        best = _best(quantities, self._names.quantities, only_known=False)
        properties = [amount for amount in found if amount.origin == "property"]
        if properties:
            best = _best(properties, self._names.properties, only_known=True) | best
        lengths = tuple(amount for amount in quantities if amount.kind == "length" and amount.value is not None)
        return Stated(best, lengths)

    def _of_set(self, definition: Instance) -> list[Amount]:
        if definition.id() not in self._read:
            self._read[definition.id()] = self._amounts(definition)
        return self._read[definition.id()]

    def _amounts(self, definition: Instance) -> list[Amount]:
        if is_kind(definition, "IfcElementQuantity"):
            found = [self._quantity(item) for item in many(definition, "Quantities")]
        else:
            found = [self._property(item) for item in properties(definition)]
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
            return Amount(kind, name, origin, None, "ifc_amount_not_above_zero", (0.0,) if value == 0.0 else ())
        converted = self._units.converted(kind, value, one(item, "Unit"))
        if converted is None or converted <= 0.0:
            return Amount(kind, name, origin, None, "ifc_unit_not_known")
        if converted > _MOST[kind]:
            return Amount(kind, name, origin, None, "ifc_amount_not_possible", (converted,))
        return Amount(kind, name, origin, converted)


_NOTHING = Stated()


def _best(amounts: list[Amount], names: Mapping[str, AmountNames], *, only_known: bool) -> dict[str, Amount]:
    """Per kind the amount with the best name; a usable one takes precedence over one that is not.

    Two values under that name are no amount: which of them holds cannot be known.
    """
    best: dict[str, Amount] = {}
    for kind, known in names.items():
        mine = [amount for amount in amounts if amount.kind == kind and not known.excludes(amount.name)]
        ranked = [(amount, rank) for amount in mine if (rank := known.rank(amount.name)) is not None]
        if not ranked and not only_known and len({folded(amount.name) for amount in mine}) == 1:
            ranked = [(amount, 0) for amount in mine]
        if ranked:
            found, place = min(ranked, key=lambda pair: (pair[0].value is None, pair[1]))
            name = folded(found.name)
            if len(ranked) > 1:
                found = _single(found, [a for a, _ in ranked if folded(a.name) == name])
                better = next((a for a, rank in ranked if rank < place), None)
                found = replace(found, passed_over=better) if found.value is not None else found
            best[kind] = found
    return best


def _single(found: Amount, namesakes: list[Amount]) -> Amount:
    """The amount, without its value when another one with the same name has another value."""
    values = [amount.value for amount in namesakes if amount.value is not None]
    if len(values) < 2 or max(values) - min(values) <= _SAME * max(values):
        return found
    return replace(found, value=None, reason="ifc_amount_twice", figures=tuple(dict.fromkeys(values)))
