"""Makes all lines of a model, and counts of its content to compare with other programs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.importing.ifc.agreement import agreement
from app.importing.ifc.element import Element
from app.importing.ifc.elements import Choice, Markers, chosen, products_of
from app.importing.ifc.findings import Tally
from app.importing.ifc.lines import lines_of
from app.importing.ifc.materials import ElementMaterials, Makeup, Materials
from app.importing.ifc.nl_sfb import NO_CODE, Code, ElementCodes
from app.importing.ifc.phases import ElementPhases
from app.importing.ifc.quantities import Stated, StatedAmounts
from app.importing.ifc.relations import Relations
from app.importing.ifc.shape import extruded_volume
from app.importing.ifc.units import project_units
from app.importing.ifc.values import Instance, Model, class_of, finite, is_kind, text
from models.domain.bill import BillLine, Phase, nl_sfb_group
from models.reference.ifc_names import PIECE, SHAPE, AmountNames
from models.reference.reference import Reference

_FLAT = ("IfcWall", "IfcSlab", "IfcRoof", "IfcCovering", "IfcPlate", "IfcCurtainWall")


class ModelLines:
    """The lines of one model.

    Attributes:
        products: the products of the model by kind.
        stated: the amounts that the model states.
    """

    def __init__(self, model: Model, reference: Reference, tally: Tally) -> None:
        self._relations = Relations(model)
        self._units = project_units(model)
        self._names = reference.ifc_names
        self._materials = ElementMaterials(self._relations, self._units, self._names)
        self._phases = ElementPhases(self._relations, self._names.phases)
        self._codes = ElementCodes(model, self._relations, reference.ifc_names, reference.nl_sfb)
        self._tally = tally
        self._shapes: dict[int, float | None] = {}
        self._own_codes: dict[int, Code] = {}
        self._amounts: dict[int, Stated] = {}
        self._keys: set[str] = set()
        self._seen_guids: set[str] = set()
        self._kinds: dict[str, _Kind] = {}
        self._phase_counts: Counter[Phase | None] = Counter()
        markers = Markers(self._relations, self._names)
        self.products = products_of(model, markers.is_marker, self._is_air)
        self.stated = StatedAmounts(self._relations, self._units, self._names)
        self._choice = Choice()
        self._gaps: Counter[str] = Counter()

    def made(self) -> Iterator[BillLine]:
        """Makes the lines in the order of the file; adds findings to the tally."""
        self._choice = chosen(self.products.elements, self._relations, self._has_amount, self._is_piece)
        for instance in self._choice.lines:
            element = self._element(instance)
            lines = lines_of(element, self._tally)
            if element.guid in self._seen_guids:
                self._tally.line("ifc_guid_twice", lines[0].id)
            self._seen_guids.add(element.guid)
            self._count(element, any(line.quantity is not None for line in lines))
            self._phase_counts[element.phase.phase] += len(lines)
            yield from lines
        self._tell()

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Counts of elements and left-out products by class, NL-SfB groups, and data of lines; after `made`."""
        classes = Counter(class_of(product) for product in (*self.products.elements, *self.products.all_left_out))
        codes = [self._code(element).code for element in self.products.elements]
        groups = Counter(f"NL-SfB {nl_sfb_group(code)}" for code in codes if code)
        sums = (
            ("ifc_count_elements", len(self.products.elements)),
            ("ifc_count_as_lines", len(self._choice.lines)),
            ("ifc_count_wholes", len(self._choice.wholes)),
            ("ifc_count_in_whole", len(self._choice.in_whole)),
            ("ifc_count_left_out", len(self.products.all_left_out)),
            ("ifc_count_storeys", len(self.products.storeys)),
            ("ifc_count_spaces", len(self.products.spaces)),
        )
        gaps = ("quantity", "material", "nl_sfb")
        have = [(f"ifc_count_with_{gap}", self._gaps[gap]) for gap in gaps]
        lack = [(f"ifc_count_without_{gap}", len(self._choice.lines) - self._gaps[gap]) for gap in gaps]
        return (*sums, *have, *lack, *sorted(classes.items()), *sorted(groups.items()))

    def _count(self, element: Element, has_quantity: bool) -> None:
        self._gaps["quantity"] += has_quantity
        self._gaps["material"] += element.materials.is_known
        self._gaps["nl_sfb"] += bool(element.code.code)

    def _tell(self) -> None:
        self._tell_phases()
        self._tally.elements("ifc_wholes_not_counted", map(_called, self._choice.wholes))
        self._tally.elements("ifc_parts_in_whole", map(_called, self._choice.in_whole))
        self._tally.elements("ifc_markers_left_out", map(_called, self.products.markers))
        self._tally.elements("ifc_air_left_out", map(_called, self.products.airs))
        classes = Counter(class_of(product) for product in self.products.left_out)
        if classes:
            names = ", ".join(f"{name} {count}" for name, count in sorted(classes.items()))
            self._tally.once("ifc_left_out", count=sum(classes.values()), classes=names)

    def _tell_phases(self) -> None:
        """Says how many lines have which phase, where any has one; what does not come in is not counted."""
        counts = self._phase_counts
        if any(phase is not None for phase in counts):
            said = {phase.value: counts[phase] for phase in Phase}
            self._tally.once("ifc_phases", without=counts[None], **said)

    def _element(self, instance: Instance) -> Element:
        guid = text(instance, "GlobalId")
        kind = self._kind(instance)
        stated = self._stated(instance)
        materials = self._materials.of(instance)
        own = self._code(instance)
        code = own if own.code else self._code_of_whole(instance)
        wholes = self._relations.wholes_of(instance)
        its_type = self._relations.type_of(instance)
        return Element(
            key=self._key(instance, guid),
            guid=guid,
            ifc_class=class_of(instance),
            name=text(instance, "Name"),
            type_name=(text(its_type, "Name") if its_type is not None else "") or text(instance, "ObjectType"),
            storey=self._relations.storey_of(instance),
            whole=_called(wholes[0]) if wholes else "",
            code=code,
            code_of_whole=code is not own,
            stated=stated,
            materials=materials,
            shape_m3=self._shape(instance, materials),
            order=kind.order,
            phase=self._phases.of(instance),
            agreement=agreement(stated, materials, kind.thickness),
            size=self._size(instance, stated) if PIECE in kind.order else "",
            is_flat=kind.is_flat,
        )

    def _kind(self, instance: Instance) -> "_Kind":
        """What the names say about the class of the instance, else about a class above it."""
        name = class_of(instance)
        if name not in self._kinds:
            names = self._names
            order = _of_class(names.orders, instance)
            thickness = _of_class(names.thickness, instance)
            self._kinds[name] = _Kind(
                order if order is not None else names.other_order,
                thickness if thickness is not None else names.thickness.get("other", AmountNames()),
                any(is_kind(instance, flat) for flat in _FLAT),
            )
        return self._kinds[name]

    def _size(self, instance: Instance, stated: Stated) -> str:
        """Width and height of a piece in mm; "" when the model does not give both."""
        found = []
        for attribute, names in (("OverallWidth", self._names.width), ("OverallHeight", self._names.height)):
            own = finite(instance, attribute)
            found.append(self._units.converted("length", own) if own else stated.length_named(names))
        width, height = found
        return f"{width * 1000.0:.0f} x {height * 1000.0:.0f} mm" if width and height else ""

    def _is_air(self, instance: Instance) -> bool:
        return self._materials.of(instance).makeup is Makeup.AIR

    def _is_piece(self, instance: Instance) -> bool:
        return PIECE in self._kind(instance).order

    def _code(self, instance: Instance) -> Code:
        if instance.id() not in self._own_codes:
            self._own_codes[instance.id()] = self._codes.of(instance)
        return self._own_codes[instance.id()]

    def _code_of_whole(self, instance: Instance) -> Code:
        codes = (self._code(whole) for whole in self._relations.wholes_of(instance))
        return next((code for code in codes if code.code), NO_CODE)

    def _stated(self, instance: Instance) -> Stated:
        if instance.id() not in self._amounts:
            self._amounts[instance.id()] = self.stated.of(instance)
        return self._amounts[instance.id()]

    def _has_amount(self, instance: Instance) -> bool:
        return self._stated(instance).has_amount or self._shape(instance, self._materials.of(instance)) is not None

    def _shape(self, instance: Instance, materials: Materials) -> float | None:
        """The volume of the shape of an element of one material without openings; None for any other element."""
        number = instance.id()
        if materials.makeup is not Makeup.SINGLE or SHAPE not in self._kind(instance).order:
            return None
        if number in self._relations.with_openings:
            return None
        if number not in self._shapes:
            volume = extruded_volume(instance)
            self._shapes[number] = self._units.cubed(volume) if volume is not None else None
        return self._shapes[number]

    def _key(self, instance: Instance, guid: str) -> str:
        """The name of the element in line ids: its GUID, with its number when the GUID is not unique."""
        key = guid.replace("/", "_") or f"#{instance.id()}"
        while key in self._keys:
            key = f"{key}#{instance.id()}"
        self._keys.add(key)
        return key


def _called(instance: Instance) -> str:
    return text(instance, "Name") or text(instance, "GlobalId") or f"#{instance.id()}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What holds for all elements of a class."""

    order: tuple[str, ...]
    thickness: AmountNames
    is_flat: bool


_Value = TypeVar("_Value")


def _of_class(records: Mapping[str, _Value], instance: Instance) -> _Value | None:
    """The record of the class of the instance, else of a class above it."""
    own = records.get(class_of(instance))
    if own is not None:
        return own
    return next((value for name, value in records.items() if is_kind(instance, name)), None)
