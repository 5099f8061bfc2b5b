"""Relations between instances of a model: sets, types, materials, classifications, parts, storeys.

Every relation is read once; following the library's inverse attributes per element is many times slower.
"""

from collections import defaultdict
from collections.abc import Iterator

from app.importing.ifc.values import Instance, Model, is_kind, many, of_type, one, text

_MAX_DEPTH = 50

Links = dict[int, list[Instance]]
"""Number of an instance -> the instances that it is linked to, in the order of the relations."""


class Relations:
    """The relations of one model, by number of the instance that they are about."""

    def __init__(self, model: Model) -> None:
        self._sets = _links(model, "IfcRelDefinesByProperties", "RelatingPropertyDefinition")
        self._types = _links(model, "IfcRelDefinesByType", "RelatingType")
        self._materials = _links(model, "IfcRelAssociatesMaterial", "RelatingMaterial")
        self._classifications = _links(model, "IfcRelAssociatesClassification", "RelatingClassification")
        self._wholes = _links(model, "IfcRelAggregates", "RelatingObject")
        self._places = _links(model, "IfcRelContainedInSpatialStructure", "RelatingStructure", "RelatedElements")
        self._chains: dict[int, tuple[Instance, ...]] = {}
        self.parts = _parts(model)
        self.with_openings = _voided(model)

    def type_of(self, element: Instance) -> Instance | None:
        return next(iter(self._types.get(element.id(), ())), None)

    def sets(self, element: Instance) -> Iterator[Instance]:
        """Quantity and property sets of the element, then those of its type."""
        yield from self.own_sets(element)
        yield from self.sets_of_type(element)

    def own_sets(self, element: Instance) -> Iterator[Instance]:
        """Quantity and property sets of the element itself."""
        yield from self._sets.get(element.id(), ())

    def sets_of_type(self, element: Instance) -> Iterator[Instance]:
        """Quantity and property sets of the type of the element."""
        if (its_type := self.type_of(element)) is not None:
            yield from many(its_type, "HasPropertySets")

    def materials(self, element: Instance) -> Iterator[Instance]:
        """The material definitions of the element, then of its type."""
        yield from self._own_then_type(self._materials, element)

    def classifications(self, element: Instance) -> Iterator[Instance]:
        """Classification references of the element, then of its type."""
        yield from self._own_then_type(self._classifications, element)

    def _own_then_type(self, links: Links, element: Instance) -> Iterator[Instance]:
        yield from links.get(element.id(), ())
        if (its_type := self.type_of(element)) is not None:
            yield from links.get(its_type.id(), ())

    def whole_of(self, element: Instance) -> Instance | None:
        """The element that this one is a part of; None for an element that stands alone."""
        found = self._wholes.get(element.id())
        whole = found[0] if found else None
        return whole if whole is not None and is_kind(whole, "IfcElement") else None

    def wholes_of(self, element: Instance) -> tuple[Instance, ...]:
        """The elements that this one is a part of, from near to far."""
        whole = self.whole_of(element)
        if whole is None:
            return ()
        if whole.id() not in self._chains:
            found = [whole]
            while len(found) < _MAX_DEPTH and (whole := self.whole_of(whole)) is not None:
                found.append(whole)
            self._chains[found[0].id()] = tuple(found)
            return tuple(found)
        return self._chains[whole.id()]

    def storey_of(self, element: Instance) -> str:
        """Name of the storey that holds the element or its whole; "" when none does."""
        for candidate in (element, *self.wholes_of(element)):
            place = next(iter(self._places.get(candidate.id(), ())), None)
            for _ in range(_MAX_DEPTH):
                if place is None:
                    break
                if is_kind(place, "IfcBuildingStorey"):
                    return text(place, "Name") or text(place, "LongName")
                place = next(iter(self._wholes.get(place.id(), ())), None)
        return ""


def _links(model: Model, relation: str, target: str, about: str = "RelatedObjects") -> Links:
    found: Links = defaultdict(list)
    for instance in of_type(model, relation):
        targets = many(instance, target)
        if targets:
            for related in many(instance, about):
                found[related.id()].extend(targets)
    return dict(found)


def _parts(model: Model) -> Links:
    """Whole element -> its parts that are elements too."""
    found: Links = {}
    for relation in of_type(model, "IfcRelAggregates"):
        whole = one(relation, "RelatingObject")
        if whole is not None and is_kind(whole, "IfcElement"):
            parts = [part for part in many(relation, "RelatedObjects") if is_kind(part, "IfcElement")]
            if parts:
                found.setdefault(whole.id(), []).extend(parts)
    return found


def _voided(model: Model) -> frozenset[int]:
    relations = of_type(model, "IfcRelVoidsElement")
    return frozenset(
        element.id() for relation in relations if (element := one(relation, "RelatingBuildingElement")) is not None
    )
