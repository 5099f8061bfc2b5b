"""Selects the elements of a model that become lines of the bill; the others are counted only.

An element that is made up of other elements (IfcRelAggregates) and its parts are never both in the bill. The parts
carry the materials, so they are the lines, unless no part has an amount and the whole has one: then the whole is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.importing.ifc.relations import Relations
from app.importing.ifc.values import Instance, Model, class_of, is_kind, of_type, text
from models.reference.ifc_names import IfcNames

_LEFT_OUT = ("IfcFeatureElement", "IfcVirtualElement")
_PLACES = ("IfcSite", "IfcBuilding", "IfcBuildingStorey", "IfcFacility", "IfcFacilityPart")


@dataclass(frozen=True, slots=True)
class Products:
    """The products of a model by kind.

    Attributes:
        left_out: no building elements by their class, spaces among them.
        markers: show where the model lies, such as an origin cube.
        airs: consist of air alone.
    """

    elements: tuple[Instance, ...]
    left_out: tuple[Instance, ...]
    spaces: tuple[Instance, ...]
    storeys: tuple[Instance, ...]
    markers: tuple[Instance, ...] = ()
    airs: tuple[Instance, ...] = ()

    @property
    def all_left_out(self) -> tuple[Instance, ...]:
        return (*self.left_out, *self.markers, *self.airs)


Test = Callable[[Instance], bool]


def products_of(model: Model, is_marker: Test, is_air: Test) -> Products:
    """Every IfcProduct: openings and other features, virtual elements, spaces, grids and the like are left out."""
    sorts: dict[str, str] = {}
    names = ("element", "left_out", "space", "storey", "place", "marker", "air")
    found: dict[str, list[Instance]] = {name: [] for name in names}
    for product in of_type(model, "IfcProduct"):
        name = class_of(product)
        if name not in sorts:
            sorts[name] = _sort(product)
        sort = sorts[name]
        if sort == "element":
            sort = "marker" if is_marker(product) else "air" if is_air(product) else sort
        found[sort].append(product)
    spaces = tuple(found["space"])
    return Products(
        elements=tuple(found["element"]),
        left_out=(*found["left_out"], *spaces),
        spaces=spaces,
        storeys=tuple(found["storey"]),
        markers=tuple(found["marker"]),
        airs=tuple(found["air"]),
    )


class Markers:
    """Knows an element that shows where the model lies by its name, in the classes that are used for it."""

    def __init__(self, relations: Relations, names: IfcNames) -> None:
        self._relations = relations
        self._names = names
        self._classes: dict[str, bool] = {}

    def is_marker(self, element: Instance) -> bool:
        """Whether the name of the element, or that of its type, is that of a marker."""
        name = class_of(element)
        if name not in self._classes:
            self._classes[name] = any(is_kind(element, kind) for kind in self._names.marker_classes)
        if not self._classes[name]:
            return False
        its_type = self._relations.type_of(element)
        names = [text(element, "Name"), text(its_type, "Name") if its_type is not None else ""]
        return any(self._names.marker.mark(written) for written in names)


def _sort(product: Instance) -> str:
    if is_kind(product, "IfcElement"):
        return "left_out" if any(is_kind(product, name) for name in _LEFT_OUT) else "element"
    if is_kind(product, "IfcSpace"):
        return "space"
    if is_kind(product, "IfcBuildingStorey"):
        return "storey"
    return "place" if any(is_kind(product, name) for name in _PLACES) else "left_out"


@dataclass(slots=True)
class Choice:
    """The elements that become lines, the wholes whose parts are lines, and the parts whose whole is a line."""

    lines: list[Instance] = field(default_factory=list)
    wholes: list[Instance] = field(default_factory=list)
    in_whole: list[Instance] = field(default_factory=list)


def chosen(elements: tuple[Instance, ...], relations: Relations, has_amount: Test, is_piece: Test) -> Choice:
    """Puts every element in one of the three lists, in the order of the file.

    A piece, such as a door, is a line where none of its parts has an amount. Among the parts of another whole it
    is no amount, so that the area of a curtain wall is not lost for the door in it.
    """
    chooser = _Chooser(relations, has_amount, is_piece, {element.id() for element in elements})
    inner = {part.id() for parts in relations.parts.values() for part in parts}
    roots = [element for element in elements if element.id() not in inner]
    for element in (*roots, *elements):  # the second round takes what is a part of itself
        chooser.choose(element)
    for group in (chooser.choice.lines, chooser.choice.wholes, chooser.choice.in_whole):
        group.sort(key=lambda element: element.id())
    return chooser.choice


class _Chooser:
    def __init__(self, relations: Relations, has_amount: Test, is_piece: Test, wanted: set[int]) -> None:
        self._parts = relations.parts
        self._has_amount = has_amount
        self._is_piece = is_piece
        self._unseen = wanted
        self.choice = Choice()

    def choose(self, root: Instance) -> None:
        """Sorts a whole and all elements below it, without recursion, because a file may nest to any depth."""
        levels = self._levels(root)
        carried: dict[int, tuple[list[Instance], bool]] = {}
        for element, parts in reversed(levels):
            lines, any_has = self._joined([carried.pop(part.id(), ([], False)) for part in parts])
            has = self._has_amount(element)
            keeps = not lines or ((has or self._is_piece(element)) and not any_has)
            carried[element.id()] = ([element], has) if keeps else (lines, any_has)
        self._settle(levels, carried.get(root.id(), ([], False))[0])

    @staticmethod
    def _joined(groups: list[tuple[list[Instance], bool]]) -> tuple[list[Instance], bool]:
        """The lines of all parts in one list: the longest, extended by the others, so that few are copied."""
        groups.sort(key=lambda group: len(group[0]), reverse=True)
        lines = groups[0][0] if groups else []
        for more, _ in groups[1:]:
            lines += more
        return lines, any(has for _, has in groups)

    def _levels(self, root: Instance) -> list[tuple[Instance, list[Instance]]]:
        """The elements below the root that were not met before, each with its parts, wholes before parts."""
        levels: list[tuple[Instance, list[Instance]]] = []
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if element.id() not in self._unseen:
                continue
            self._unseen.discard(element.id())
            parts = [part for part in self._parts.get(element.id(), ()) if part.id() in self._unseen]
            levels.append((element, parts))
            waiting.extend(parts)
        return levels

    def _settle(self, levels: list[tuple[Instance, list[Instance]]], lines: list[Instance]) -> None:
        self.choice.lines += lines
        in_bill = {element.id() for element in lines}
        outside = set(in_bill)
        for element, parts in reversed(levels):
            if element.id() in in_bill:
                continue
            if any(part.id() in outside for part in parts):
                outside.add(element.id())
                self.choice.wholes.append(element)
            else:
                self.choice.in_whole.append(element)
