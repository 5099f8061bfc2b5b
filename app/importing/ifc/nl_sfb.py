"""Reads the NL-SfB code of an element: from its classification, a property, or a name that begins with a code.

A number in a name is a code only when it is written like one and NL-SfB has that code or group, because names of
elements are full of sizes and marks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.importing.ifc.relations import Relations
from app.importing.ifc.values import (
    Instance,
    Model,
    class_of,
    is_kind,
    many,
    measure,
    of_type,
    one,
    one_line,
    properties,
    text,
)
from models.reference.ifc_names import IfcNames
from models.reference.reference import NlSfbElement

_MAX_DEPTH = 10
_LETTERS = re.compile(r"[^a-z0-9]+")
_CODE = re.compile(r"\W{0,3}(\d\d)(?:[.\-_ ]?(\d\d))?(?![\d])")
_DOTTED = re.compile(r"\(?(\d\d)\.(\d\d)\)?(?=$|[\s_\-.:,(])")
_GROUP = re.compile(r"\((\d\d)\)")
_FOUR = re.compile(r"(\d\d)(\d\d)[\s_\-]+[^\W\d_]{2}")
_LAYER = re.compile(r"(\d\d)(?:[.\-_]?(\d\d))?(?:$|[\s_\-]+[^\W\d_]{3})")


@dataclass(frozen=True, slots=True)
class Code:
    """A code such as "21.22" or "21", and its origin: "classification", "property", "name" or "layer"."""

    code: str = ""
    origin: str = ""


NO_CODE = Code()


class ElementCodes:
    """Reads the NL-SfB codes of elements."""

    def __init__(
        self, model: Model, relations: Relations, names: IfcNames, nl_sfb: Mapping[str, NlSfbElement]
    ) -> None:
        self._relations = relations
        self._names = names
        self._known = nl_sfb
        self._layers = _layer_names(model)
        self._read: dict[int, str] = {}

    def of(self, element: Instance) -> Code:
        """The code of the element or its type, without regard to its whole."""
        for reference in self._relations.classifications(element):
            if code := self._classified(reference):
                return Code(code, "classification")
        for definition in self._relations.sets(element):
            if definition.id() not in self._read:
                self._read[definition.id()] = self._property(definition)
            if self._read[definition.id()]:
                return Code(self._read[definition.id()], "property")
        return self._named(element)

    def _classified(self, reference: Instance) -> str:
        code = _code(text(reference, "Identification") or text(reference, "ItemReference") or _notation(reference))
        system = self._system(reference)
        if system is None:
            return code if code in self._known and "." in code else ""
        return (code or _code(text(reference, "Name"))) if system else ""

    def _system(self, reference: Instance) -> bool | None:
        """Whether the classification is NL-SfB; None when it has no name."""
        source = one(reference, "ReferencedSource")
        for _ in range(_MAX_DEPTH):
            if source is None:
                return None
            if class_of(source) == "IfcClassification":
                name = _plain(text(source, "Name") or text(source, "Source"))
                return any(part in name for part in self._names.nl_sfb_systems) if name else None
            source = one(source, "ReferencedSource")
        return None

    def _property(self, definition: Instance) -> str:
        for item in properties(definition):
            if _plain(text(item, "Name")) in self._names.nl_sfb_properties:
                code = _code(one_line(measure(item, "NominalValue")[1]))
                if code[:2] in self._known:
                    return code
        return ""

    def _named(self, element: Instance) -> Code:
        its_type = self._relations.type_of(element)
        names = [text(its_type, "Name")] if its_type is not None else []
        for name in (*names, text(element, "Name"), text(element, "ObjectType")):
            if code := self._in_name(name):
                return Code(code, "name")
        for name in self._layers_of(element):
            if code := self._in_layer(name):
                return Code(code, "layer")
        return NO_CODE

    def _in_name(self, name: str) -> str:
        if (dotted := _DOTTED.match(name)) and dotted[1] in self._known:
            return f"{dotted[1]}.{dotted[2]}"
        if (four := _FOUR.match(name)) and f"{four[1]}.{four[2]}" in self._known:
            return f"{four[1]}.{four[2]}"
        group = _GROUP.match(name)
        return group[1] if group and group[1] in self._known else ""

    def _in_layer(self, name: str) -> str:
        found = _LAYER.match(name)
        if found is None or found[1] not in self._known:
            return self._in_name(name)
        code = f"{found[1]}.{found[2]}" if found[2] else found[1]
        return code if code in self._known else ""

    def _layers_of(self, element: Instance) -> list[str]:
        shape = one(element, "Representation") if self._layers else None
        shapes = many(shape, "Representations") if shape is not None else []
        return [name for shape in shapes if (name := self._layers.get(shape.id()))]


def _layer_names(model: Model) -> dict[int, str]:
    """Number of a representation -> name of its layer."""
    return {
        item.id(): text(layer, "Name")
        for layer in of_type(model, "IfcPresentationLayerAssignment")
        for item in many(layer, "AssignedItems")
        if is_kind(item, "IfcRepresentation")
    }


def _notation(reference: Instance) -> str:
    """The facets of an IFC2x3 classification notation."""
    return ".".join(text(facet, "NotationValue") for facet in many(reference, "NotationFacets"))


def _plain(name: str) -> str:
    return _LETTERS.sub("", name.lower())


def _code(written: str) -> str:
    """`(21.22)`, `2122` and `21.22.10 wand` -> "21.22"; "21" -> "21"; "" when no code stands in front."""
    found = _CODE.match(written)
    if found is None:
        return ""
    return f"{found[1]}.{found[2]}" if found[2] else found[1]
