"""Reads the materials of an element: one, layers with thickness, shares, or several without any division.

Air is no material. Studs, joists and battens are named as such, because they fill a part of their layer only.

Source: IFC4 ADD2 TC1 and IFC2x3 TC1, IfcMaterialResource.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from app.importing.ifc.relations import Relations
from app.importing.ifc.units import ProjectUnits
from app.importing.ifc.values import Instance, class_of, finite, is_true, many, one, text
from models.reference.ifc_names import IfcNames

_MAX_PARTS = 200


class Makeup(StrEnum):
    """The arrangement of the materials of an element."""

    UNKNOWN = "unknown"
    SINGLE = "single"
    LAYERS = "layers"
    SHARES = "shares"
    UNDIVIDED = "undivided"
    AIR = "air"


@dataclass(frozen=True, slots=True)
class Part:
    """One material of an element; "" when the layer has none. None is a figure that the model does not state.

    Attributes:
        is_framing: studs, joists or battens, which fill a part of their layer only.
        may_be_framing: plain timber as thick as studs between other layers, without a word that says what it is.
    """

    material: str
    thickness_m: float | None = None
    fraction: float | None = None
    is_framing: bool = False
    may_be_framing: bool = False


@dataclass(frozen=True, slots=True)
class Materials:
    """The materials of one element; `air_layers` were left out, together `air_m` thick."""

    makeup: Makeup = Makeup.UNKNOWN
    parts: tuple[Part, ...] = ()
    air_layers: int = 0
    air_m: float = 0.0

    @property
    def is_known(self) -> bool:
        return any(part.material for part in self.parts)

    def thickness_range_m(self) -> tuple[float, float] | None:
        """The thickness of all layers, without air and with it; None when one of them is not stated."""
        known = [part.thickness_m for part in self.parts if part.thickness_m is not None]
        if not known or len(known) < len(self.parts):
            return None
        return math.fsum(known), math.fsum(known) + self.air_m


NONE = Materials()
_STUDS_M = (0.06, 0.4)
"""Thickness of studs and joists, least and most."""


class ElementMaterials:
    """Reads the materials of elements; a shared layer set is read once."""

    def __init__(self, relations: Relations, units: ProjectUnits, names: IfcNames) -> None:
        self._relations = relations
        self._units = units
        self._names = names
        self._read: dict[int, Materials] = {}

    def of(self, element: Instance) -> Materials:
        """The materials of the element, else those of its type."""
        found = NONE
        for definition in self._relations.materials(element):
            if definition.id() not in self._read:
                self._read[definition.id()] = self._materials(definition)
            read = self._read[definition.id()]
            if read.is_known:
                return read
            found = read if read.makeup is Makeup.AIR else found
        return found

    def _materials(self, definition: Instance) -> Materials:
        match class_of(definition):
            case "IfcMaterialLayerSetUsage":
                layer_set = one(definition, "ForLayerSet")
                return NONE if layer_set is None else self._layer_set(layer_set)
            case "IfcMaterialLayerSet":
                return self._layer_set(definition)
            case "IfcMaterialLayer" | "IfcMaterialLayerWithOffsets":
                return self._layers([definition], "")
            case "IfcMaterialList":
                return self._undivided([text(material, "Name") for material in many(definition, "Materials")])
            case "IfcMaterialConstituentSet":
                return self._constituents(many(definition, "MaterialConstituents"))
            case "IfcMaterialProfileSetUsage" | "IfcMaterialProfileSetUsageTapering":
                profiles = one(definition, "ForProfileSet")
                return NONE if profiles is None else self._profiles(profiles)
            case "IfcMaterialProfileSet":
                return self._profiles(definition)
            case "IfcMaterial":
                return self._single(text(definition, "Name"))
            case _:
                return self._single(_name(definition))

    def _layer_set(self, layer_set: Instance) -> Materials:
        return self._layers(many(layer_set, "MaterialLayers"), text(layer_set, "LayerSetName"))

    def _layers(self, layers: list[Instance], set_name: str) -> Materials:
        solid = [layer for layer in layers if not self._is_air(layer)]
        if not solid:
            return Materials(Makeup.AIR, (), len(layers)) if layers else NONE
        parts = [self._layer(layer, set_name, len(layers)) for layer in solid[:_MAX_PARTS]]
        makeup = Makeup.SINGLE if len(parts) == 1 else Makeup.LAYERS
        thick = [self._thickness(layer) or 0.0 for layer in layers if self._is_air(layer)]
        return Materials(makeup, tuple(parts), len(layers) - len(solid), math.fsum(thick))

    def _is_air(self, layer: Instance) -> bool:
        """Whether a layer is air. UNKNOWN says nothing: a large CAD program writes it for every layer."""
        return is_true(layer, "IsVentilated") is True or self._names.air.mark(_name(layer) or text(layer, "Name"))

    def _layer(self, layer: Instance, set_name: str, count: int) -> Part:
        name, thickness, names = _name(layer), self._thickness(layer), self._names
        is_framing = any(names.framing.mark(word) for word in (name, text(layer, "Name"), text(layer, "Category")))
        as_studs = (
            thickness is not None
            and _STUDS_M[0] <= thickness <= _STUDS_M[1]
            and names.timber.mark(name)
            and count > 2
        )
        of_frame = as_studs and names.framing.mark(set_name)
        return Part(name, thickness, None, is_framing or of_frame, as_studs and not of_frame and not is_framing)

    def _thickness(self, layer: Instance) -> float | None:
        thickness = finite(layer, "LayerThickness")
        return None if thickness is None else self._units.converted("length", thickness)

    def _single(self, name: str) -> Materials:
        if self._names.air.mark(name):
            return Materials(Makeup.AIR, (), 1)
        return Materials(Makeup.SINGLE, (Part(name, is_framing=self._names.framing.mark(name)),)) if name else NONE

    def _undivided(self, names: list[str]) -> Materials:
        distinct = list(dict.fromkeys(name for name in names if name))
        solid = [name for name in distinct if not self._names.air.mark(name)][:_MAX_PARTS]
        if len(solid) < 2:
            return self._single((solid or distinct or [""])[0])
        return Materials(Makeup.UNDIVIDED, tuple(Part(name) for name in solid))

    def _profiles(self, profile_set: Instance) -> Materials:
        return self._undivided([_name(profile) for profile in many(profile_set, "MaterialProfiles")])

    def _constituents(self, constituents: list[Instance]) -> Materials:
        """The materials with shares, when every constituent has one and their sum is at most 1; else without."""
        fractions = [finite(constituent, "Fraction") for constituent in constituents]
        known = [fraction for fraction in fractions if fraction is not None]
        if len(known) < len(fractions) or not 0.0 < sum(known) <= 1.0 + 1e-6 or len(known) < 2:
            return self._undivided([_name(constituent) for constituent in constituents])
        parts = [Part(_name(part), None, share) for part, share in zip(constituents, known, strict=True)]
        solid = [part for part in parts if not self._names.air.mark(part.material)]
        if not solid:
            return Materials(Makeup.AIR, (), len(parts))
        return Materials(Makeup.SHARES, tuple(solid[:_MAX_PARTS]), len(parts) - len(solid))


def _name(holder: Instance) -> str:
    """The name of the material of a layer, profile or constituent."""
    material = one(holder, "Material")
    return text(material, "Name") if material is not None else ""
