"""Calculates the volume of an element that is one plain extrusion: area of its profile times its depth.

This is arithmetic on figures in the file, not a geometry kernel. Leaves out on purpose: elements with openings,
clippings, several bodies, curved or hollow profiles, and faceted bodies.
Source: IFC4 ADD2 TC1, IfcGeometricModelResource (IfcExtrudedAreaSolid) and IfcProfileResource.
"""

import math
from itertools import pairwise

from app.importing.ifc.values import Instance, class_of, finite, many, numbers, one, text

_MAX_POINTS = 1_000


def extruded_volume(element: Instance) -> float | None:
    """The volume in the cube of the model's length unit; None when the shape is anything else."""
    shape = one(element, "Representation")
    representations = many(shape, "Representations") if shape is not None else []
    bodies = [found for found in representations if text(found, "RepresentationIdentifier") == "Body"]
    items = many(bodies[0], "Items") if len(bodies) == 1 else []
    if len(items) == 1 and class_of(items[0]) == "IfcMappedItem":
        items = _unscaled(items[0])
    if len(items) != 1 or class_of(items[0]) != "IfcExtrudedAreaSolid":
        return None
    return _volume(items[0])


def _unscaled(item: Instance) -> list[Instance]:
    """The items of a mapped representation, when it is mapped at scale 1."""
    target, source = one(item, "MappingTarget"), one(item, "MappingSource")
    if target is None or source is None or class_of(target) != "IfcCartesianTransformationOperator3D":
        return []
    if (finite(target, "Scale") or 1.0) != 1.0:
        return []
    representation = one(source, "MappedRepresentation")
    return many(representation, "Items") if representation is not None else []


def _volume(solid: Instance) -> float | None:
    profile, direction = one(solid, "SweptArea"), one(solid, "ExtrudedDirection")
    depth = finite(solid, "Depth")
    if profile is None or direction is None or depth is None:
        return None
    area, slope = _area(profile), _slope(numbers(direction, "DirectionRatios"))
    volume = None if area is None or slope is None else area * depth * slope
    return volume if volume is not None and 0.0 < volume < math.inf else None


def _slope(ratios: list[float] | None) -> float | None:
    """The part of the depth that is perpendicular to the profile: 1 for a straight extrusion."""
    if ratios is None or len(ratios) != 3:
        return None
    length = math.hypot(*ratios)
    return abs(ratios[2]) / length if length > 0.0 else None


def _area(profile: Instance) -> float | None:
    match class_of(profile):
        case "IfcRectangleProfileDef":
            width, height = finite(profile, "XDim"), finite(profile, "YDim")
            return width * height if width and height else None
        case "IfcCircleProfileDef":
            radius = finite(profile, "Radius")
            return math.pi * radius * radius if radius else None
        case "IfcArbitraryClosedProfileDef":
            curve = one(profile, "OuterCurve")
            return _polygon(curve) if curve is not None and class_of(curve) == "IfcPolyline" else None
        case _:
            return None


def _polygon(polyline: Instance) -> float | None:
    points = [numbers(point, "Coordinates") for point in many(polyline, "Points")]
    known = [(p[0], p[1]) for p in points if p is not None and len(p) == 2]
    if len(known) != len(points) or not 4 <= len(points) <= _MAX_POINTS or known[0] != known[-1]:
        return None
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(known))
    return abs(twice) / 2.0
