"""Reads the materials of an element: one, layers with thickness, shares, or several without any division.

Source: IFC4 ADD2 TC1 and IFC2x3 TC1, IfcMaterialResource.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.importing.ifc.relations import Relations
from app.importing.ifc.units import ProjectUnits
from app.importing.ifc.values import Instance, class_of, finite, is_true, many, one, text

_MAX_PARTS = 200


class Makeup(StrEnum):
    """The arrangement of the materials of an element."""

    UNKNOWN = "unknown"
    SINGLE = "single"
    LAYERS = "layers"
    SHARES = "shares"
    UNDIVIDED = "undivided"


@dataclass(frozen=True, slots=True)
class Part:
    """One material of an element; "" when the layer has none. None is a figure that the model does not state."""

    material: str
    thickness_m: float | None = None
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class Materials:
    """The materials of one element; `air_layers` were left out."""

    makeup: Makeup = Makeup.UNKNOWN
    parts: tuple[Part, ...] = ()
    air_layers: int = 0

    @property
    def is_known(self) -> bool:
        return any(part.material for part in self.parts)


NONE = Materials()


class ElementMaterials:
    """Reads the materials of elements; a shared layer set is read once."""

    def __init__(self, relations: Relations, units: ProjectUnits) -> None:
        self._relations = relations
        self._units = units
        self._read: dict[int, Materials] = {}

    def of(self, element: Instance) -> Materials:
        """The materials of the element, else those of its type."""
        for definition in self._relations.materials(element):
            if definition.id() not in self._read:
                self._read[definition.id()] = self._materials(definition)
            if self._read[definition.id()].is_known:
                return self._read[definition.id()]
        return NONE

    def _materials(self, definition: Instance) -> Materials:
        match class_of(definition):
            case "IfcMaterial":
                return _single(text(definition, "Name"))
            case "IfcMaterialLayerSetUsage":
                layer_set = one(definition, "ForLayerSet")
                return NONE if layer_set is None else self._layers(many(layer_set, "MaterialLayers"))
            case "IfcMaterialLayerSet":
                return self._layers(many(definition, "MaterialLayers"))
            case "IfcMaterialLayer" | "IfcMaterialLayerWithOffsets":
                return self._layers([definition])
            case "IfcMaterialList":
                return _undivided([text(material, "Name") for material in many(definition, "Materials")])
            case "IfcMaterialConstituentSet":
                return _constituents(many(definition, "MaterialConstituents"))
            case "IfcMaterialProfileSetUsage" | "IfcMaterialProfileSetUsageTapering":
                profiles = one(definition, "ForProfileSet")
                return NONE if profiles is None else _profiles(profiles)
            case "IfcMaterialProfileSet":
                return _profiles(definition)
            case _:
                return _single(_name(definition))

    def _layers(self, layers: list[Instance]) -> Materials:
        solid = [layer for layer in layers if is_true(layer, "IsVentilated") is False][:_MAX_PARTS]
        parts = tuple(Part(_name(layer), self._thickness(layer)) for layer in solid)
        makeup = Makeup.SINGLE if len(parts) == 1 else Makeup.LAYERS
        return Materials(makeup, parts, len(layers) - len(solid)) if parts else NONE

    def _thickness(self, layer: Instance) -> float | None:
        thickness = finite(layer, "LayerThickness")
        return None if thickness is None else self._units.converted("length", thickness)


def _name(holder: Instance) -> str:
    """The name of the material of a layer, profile or constituent."""
    material = one(holder, "Material")
    return text(material, "Name") if material is not None else ""


def _single(name: str) -> Materials:
    return Materials(Makeup.SINGLE, (Part(name),)) if name else NONE


def _undivided(names: list[str]) -> Materials:
    distinct = list(dict.fromkeys(name for name in names if name))[:_MAX_PARTS]
    if len(distinct) < 2:
        return _single("".join(distinct))
    return Materials(Makeup.UNDIVIDED, tuple(Part(name) for name in distinct))


def _profiles(profile_set: Instance) -> Materials:
    return _undivided([_name(profile) for profile in many(profile_set, "MaterialProfiles")])


def _constituents(constituents: list[Instance]) -> Materials:
    """The materials with shares, when every constituent has one and their sum is at most 1; else without."""
    fractions = [finite(constituent, "Fraction") for constituent in constituents]
    known = [fraction for fraction in fractions if fraction is not None]
    if len(known) < len(fractions) or not 0.0 < sum(known) <= 1.0 + 1e-6 or len(known) < 2:
        return _undivided([_name(constituent) for constituent in constituents])
    parts = [
        Part(_name(constituent), None, fraction) for constituent, fraction in zip(constituents, known, strict=True)
    ]
    return Materials(Makeup.SHARES, tuple(parts[:_MAX_PARTS]))
